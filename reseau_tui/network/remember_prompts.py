"""The spheres of one's life and the questions that make names come back, one concrete at a time.

A name comes with a place, a moment, a face: so every question is about one of these, and none
asks for a list of "contacts".
"""

from __future__ import annotations

from dataclasses import dataclass

from reseau_tui.i18n import _

LOST = "lost"
"""The last chapter: whom one would like to reach and does not know how."""

SCHOOL, EMPLOYER = "school", "employer"
"""Chapters that are gone through once for each school, each employer."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """One stretch of one's life: ``sphere`` is what the people of it get where they have none.

    ``place`` is what it is gone through for, one after the other: school, employer, or "".
    """

    id: str
    title: str
    sphere: str | None
    questions: tuple[str, ...]
    place: str = ""


def chapters() -> tuple[Chapter, ...]:
    """Return the chapters in the order of the sitting, in the user's language."""
    return (*_at_home(), *_growing_up(), *_working(), *_around(), *_lately(), _lost())


def chapter(identifier: str) -> Chapter:
    """Return the chapter called ``identifier``; raises StopIteration for none."""
    return next(one for one in chapters() if one.id == identifier)


def _at_home() -> tuple[Chapter, ...]:
    return (
        Chapter("family", _("Close family"), "family", (
            _("Who would you call first with great news?"),
            _("Who sits around the table when the family gathers?"),
            _("Who came into the family by marriage, and who are their parents?"),
            _("Which godparents, godchildren, nephews and nieces are there?"),
        )),
        Chapter("cousins", _("Cousins, uncles, aunts"), "family", (
            _("Whom did you spend the summers with as a child?"),
            _("Who was at the last wedding or the last funeral of the family?"),
            _("Which uncle or aunt always has a story to tell?"),
            _("Who lives far away and still sends a word at the New Year?"),
        )),
    )  # fmt: skip


def _growing_up() -> tuple[Chapter, ...]:
    return (
        Chapter("childhood", _("Childhood friends"), "friends", (
            _("Who lived in your street when you were ten?"),
            _("Whose parents' kitchen did you know as well as your own?"),
            _("Who was there on your holidays, at camp, at the seaside?"),
            _("With whom did you do something that you were never caught for?"),
        )),
        Chapter(SCHOOL, _("School by school"), "school", (
            _("Who sat next to you in class?"),
            _("Who was in your gang, your room, your project group?"),
            _("Which teacher believed in you?"),
            _("Who organised the parties, the reunions, the trips?"),
            _("Whom would you recognise at once in a photo of the year?"),
        ), place=SCHOOL),
    )  # fmt: skip


def _working() -> tuple[Chapter, ...]:
    return (
        Chapter(EMPLOYER, _("Employer by employer"), "work", (
            _("Who taught you the trade?"),
            _("With whom did you share the office, the coffee, the lunch?"),
            _("Who was your manager, and whom did you manage?"),
            _("Who from another department always helped you out?"),
            _("Who left before you, and where did they go?"),
        ), place=EMPLOYER),
        Chapter("clients", _("Clients and partners"), "work", (
            _("Which client did you enjoy working for?"),
            _("Which supplier or freelancer saved a project of yours?"),
            _("Who from a rival firm do you greet with pleasure?"),
            _("Who recommended you to somebody?"),
        )),
    )  # fmt: skip


def _around() -> tuple[Chapter, ...]:
    return (
        Chapter("neighbours", _("Neighbours"), "neighbours", (
            _("Who has your spare key, or waters your plants?"),
            _("Whom do you greet in the stairs, at the market, at the bakery?"),
            _("Who lived next door before you moved?"),
        )),
        Chapter("parents", _("Parents of the children's friends"), "community", (
            _("At whose home are your children when they are not at yours?"),
            _("Whom do you talk to at the school gate?"),
            _("Who shares the drives, the birthdays, the last-minute favours?"),
        )),
        Chapter("clubs", _("Clubs and associations"), "community", (
            _("Who gives their evenings to the same cause as you?"),
            _("Who sings, plays, paints or prays beside you?"),
            _("Who keeps the accounts, the keys, the minutes?"),
        )),
        Chapter("sport", _("Sport and leisure"), "leisure", (
            _("With whom do you run, swim, climb or play?"),
            _("Who coached you, or asked you to come along the first time?"),
            _("Who shares your hobby, and who has your best book of it?"),
        )),
        Chapter("services", _("People who look after you"), "other", (
            _("Who takes care of your health, your hair, your teeth?"),
            _("Which craftsman would you call again at once?"),
            _("Who knows your papers: bank, insurance, notary, accountant?"),
        )),
    )  # fmt: skip


def _lately() -> tuple[Chapter, ...]:
    return (
        Chapter("friends", _("Friends of today"), "friends", (
            _("With whom did you last laugh until it hurt?"),
            _("Whom would you ask to help you move on a Saturday?"),
            _("Who was at your last birthday, and whom did you miss there?"),
            _("Which friend of a friend has become your own?"),
        )),
        Chapter("events", _("Events and travels"), "other", (
            _("Whom did you meet at the last fair, conference or course?"),
            _("With whom did you get talking on a train, a plane, a journey?"),
            _("Whose card lies in a drawer, waiting for a word?"),
        )),
        Chapter("online", _("Online"), "online", (
            _("Whose posts do you always read?"),
            _("With whom have you written for years without ever meeting?"),
            _("Who answers when you ask something in a group?"),
        )),
    )  # fmt: skip


def _lost() -> Chapter:
    return Chapter(
        LOST, _("Lost from sight"), None,
        (
            _("Whom do you wish you knew how to reach?"),
            _("Who once helped you a lot, and has never heard what became of you?"),
            _("Of whom do you sometimes ask yourself where they are now?"),
        ),
    )  # fmt: skip
