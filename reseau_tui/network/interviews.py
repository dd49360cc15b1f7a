"""Network interviews: the cards of the board, what concerns somebody, what waits on a day."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from reseau_tui.i18n import _
from reseau_tui.model.interviews import ASKED, DATE_SET, DONE, STEPS, THANKED, TO_CONTACT, TOLD
from reseau_tui.network.belongings import ORGANISATION
from reseau_tui.network.conditions import NOBODY, Condition
from reseau_tui.network.growth import GrowthLine
from reseau_tui.network.reading import as_day, id_list, rows
from reseau_tui.network.text_condition import about

CARDS_MOST = 3_000
"""Cards of a board read at once: the newest of more."""

OUTCOME_DAYS = 30
"""Days after the interview when it is time to tell how it went."""

CUSTOM = 2
"""Names that one asks for at the end of an interview."""

_CONCERNS_MOST, _WAITING_MOST = 20, 200


@dataclass(frozen=True, slots=True)
class InterviewCard:
    """One interview with ``name``. ``whom`` is for whom it is, "" for me.

    ``whom_id`` is their id when they are in the network. ``names`` counts the names obtained.
    """

    id: int
    contact_id: int
    name: str
    aim: str
    whom_id: int | None
    whom: str
    recommender_id: int | None
    recommender: str
    questions: str
    give_back: str
    step: str
    since: str
    meet_on: str | None
    done_on: str | None
    thanked_on: str | None
    no_thanks: bool
    outcome: str
    aside: bool
    names: int

    @property
    def may_leave_done(self) -> bool:
        """Whether thanks were said, or left out on purpose."""
        return bool(self.thanked_on) or self.no_thanks

    @property
    def to_thank(self) -> bool:
        """Whether thanks are still to say."""
        return self.step == DONE and not self.may_leave_done

    def thanks_due(self, today: datetime.date) -> bool:
        """Return whether thanks are to say and the interview was yesterday or before."""
        return self.to_thank and _days_after(self.done_on or self.since, today) >= 1

    def outcome_due(self, today: datetime.date) -> bool:
        """Return whether it is a month since the interview and its outcome is not told."""
        return (
            self.step == THANKED and _days_after(self.done_on or self.since, today) >= OUTCOME_DAYS
        )


@dataclass(frozen=True, slots=True)
class Whom:
    """For whom interviews are: somebody in the network (``id``), a name, or me (neither)."""

    id: int | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Obtained:
    """A name obtained: the introduction ``id``, and the person it proposes."""

    id: int
    contact_id: int
    name: str
    organisation: str
    status: str


_CARD = (
    "SELECT i.id, i.contact_id, c.name, i.aim, i.for_id, coalesce(f.name, i.for_name, ''),"
    " i.recommender_id, coalesce(r.name, ''), coalesce(i.questions, ''),"
    " coalesce(i.give_back, ''), i.step, i.since, i.meet_on, i.done_on, i.thanked_on,"
    " i.no_thanks, coalesce(i.outcome, ''), i.archived_at IS NOT NULL,"
    " (SELECT count(*) FROM introduction n WHERE n.interview_id = i.id)"
)
_FROM = (
    " CROSS JOIN contact c ON c.id = i.contact_id LEFT JOIN contact f ON f.id = i.for_id"
    " LEFT JOIN contact r ON r.id = i.recommender_id"
)
_TEXT = (
    "(i.aim || ' ' || coalesce(f.name, i.for_name, '') || ' ' || coalesce(r.name, '') || ' ' ||"
    " coalesce(i.questions, '') || ' ' || coalesce(i.give_back, '') || ' ' ||"
    " coalesce(i.outcome, ''))"
)


def board(
    query: str = "", whom: Whom | None = None, *, aside: bool = False
) -> dict[str, list[InterviewCard]]:
    """Return the cards by step, every step there; ``whom`` None: for anybody.

    Each word of ``query`` begins one of the card or of the person. ``aside``: those put aside.
    Dates to come stand soonest first, thanks to say longest first, the others newest first.
    """
    asked = about(query, _TEXT, "i.contact_id IN {named}")
    meant = _meant(whom)
    found: list[InterviewCard] = []
    if asked.sql != NOBODY:
        put = "IS NOT NULL" if aside else "IS NULL"
        found = _read(
            f"interview i{_FROM} WHERE i.archived_at {put} AND {meant.sql} AND {asked.sql}"
            " ORDER BY i.since DESC, i.id DESC LIMIT ?",
            (*meant.parameters, *asked.parameters, CARDS_MOST),
        )
    columns: dict[str, list[InterviewCard]] = {step: [] for step in STEPS}
    for card in found:
        columns[card.step].append(card)
    columns[DATE_SET].sort(key=lambda card: (card.meet_on or "9", card.id))
    columns[DONE].sort(key=lambda card: (not card.to_thank, card.done_on or card.since, card.id))
    return columns


def _meant(whom: Whom | None) -> Condition:
    if whom is None:
        return Condition("1")
    if whom.id is not None:
        return Condition("i.for_id = ?", (whom.id,))
    if whom.name:
        return Condition("i.for_id IS NULL AND i.for_name = ?", (whom.name,))
    return Condition("i.for_id IS NULL AND i.for_name IS NULL")


def interview_cards(ids: Iterable[int]) -> list[InterviewCard]:
    """Return the cards of ``ids`` in their order; what is gone is left out."""
    return _read(
        f"json_each(?) a CROSS JOIN interview i ON i.id = a.value{_FROM} ORDER BY a.key",
        (id_list(ids),),
    )


def interview(interview_id: int) -> InterviewCard | None:
    """Return one card, None for one that is gone."""
    return next(iter(interview_cards([interview_id])), None)


def for_whom(*, aside: bool = False) -> list[tuple[Whom, int]]:
    """Return for whom there are interviews and how many, me first, then by name."""
    put = "IS NOT NULL" if aside else "IS NULL"
    found = rows(
        "SELECT i.for_id, coalesce(f.name, i.for_name, '') AS whom, count(*) FROM interview i"
        f" LEFT JOIN contact f ON f.id = i.for_id WHERE i.archived_at {put}"
        " GROUP BY i.for_id, whom ORDER BY whom != '', coalesce(f.sort_name, lower(whom))"
    )
    return [(Whom(whom_id, name), count) for whom_id, name, count in found]


def names_of(interview_id: int) -> list[Obtained]:
    """Return the names obtained in an interview, in the order they were noted."""
    found = rows(
        "SELECT n.id, n.second_id, c.name, coalesce("
        f"{ORGANISATION}, ''), n.status FROM introduction n INDEXED BY introduction_by_interview"
        " CROSS JOIN contact c ON c.id = n.second_id WHERE n.interview_id = ? ORDER BY n.id",
        (interview_id,),
    )
    return [Obtained(*row) for row in found]


def steps() -> dict[str, str]:
    """Return the steps in words: the titles of the columns."""
    return {
        TO_CONTACT: _("To contact"),
        ASKED: _("Asked"),
        DATE_SET: _("Date set"),
        DONE: _("Done"),
        THANKED: _("Thanked"),
        TOLD: _("Told the outcome"),
    }


# What it says elsewhere ---------------------------------------------------------------------------


def growth_of(contact_id: int) -> list[GrowthLine]:
    """Return the interviews that concern somebody: with, for, recommended by them; newest first."""
    found = _read(
        "(SELECT id FROM interview WHERE contact_id = ?1 UNION SELECT id FROM interview"
        " WHERE for_id = ?1 UNION SELECT id FROM interview WHERE recommender_id = ?1) a"
        f" CROSS JOIN interview i ON i.id = a.id{_FROM} ORDER BY i.since DESC, i.id DESC LIMIT ?2",
        (contact_id, _CONCERNS_MOST),
    )
    words = steps()
    return [
        GrowthLine(
            "interviews", card.id, card.done_on or card.meet_on or card.since,
            _concerns(card, contact_id), words[card.step], card.contact_id, card.name,
        )
        for card in found
    ]  # fmt: skip


def _concerns(card: InterviewCard, contact_id: int) -> str:
    if card.contact_id == contact_id:
        said = _("network interview for {name}") if card.whom else _("network interview")
        said = said.format(name=card.whom)
    elif card.whom_id == contact_id:
        said = _("network interview with {name}").format(name=card.name)
    else:
        said = _("recommended {name} for a network interview").format(name=card.name)
    aim = " ".join(card.aim.split())
    return _("{what}: {aim}").format(what=said, aim=aim) if aim else said


def growth_waiting(today: datetime.date) -> list[GrowthLine]:
    """Return what interviews ask on a day, the oldest first, nobody archived or dead.

    Whether one took place, thanks the next day, the outcome after a month.
    """
    day = today.isoformat()
    month = (today - datetime.timedelta(days=OUTCOME_DAYS)).isoformat()
    found = _read(
        f"interview i{_FROM} WHERE i.archived_at IS NULL AND c.archived_at IS NULL"
        " AND c.deceased_on IS NULL AND ((i.step = 'date-set' AND i.meet_on <= ?1)"
        " OR (i.step = 'done' AND i.thanked_on IS NULL AND i.no_thanks = 0"
        "     AND coalesce(i.done_on, i.since) < ?1)"
        " OR (i.step = 'thanked' AND coalesce(i.done_on, i.since) <= ?2))"
        " ORDER BY CASE i.step WHEN 'date-set' THEN i.meet_on ELSE coalesce(i.done_on, i.since)"
        " END, i.id LIMIT ?3",
        (day, month, _WAITING_MOST),
    )
    words = steps()
    return [
        GrowthLine(
            "interviews", card.id,
            (card.meet_on if card.step == DATE_SET else card.done_on) or card.since,
            _question(card, day), words[card.step], card.contact_id, card.name,
        )
        for card in found
    ]  # fmt: skip


def _question(card: InterviewCard, day: str) -> str:
    if card.step == DONE:
        return _("Thank {name} for the interview?").format(name=card.name)
    if card.step == THANKED:
        if card.whom:
            said = _("Tell {name} how it went for {whom}?")
            return said.format(name=card.name, whom=card.whom)
        return _("Tell {name} how it went?").format(name=card.name)
    if card.meet_on == day:
        return _("Interview with {name} today: did it take place?").format(name=card.name)
    return _("Did the interview with {name} take place?").format(name=card.name)


def _days_after(value: str, today: datetime.date) -> int:
    day = as_day(value)
    return (today - day).days if day is not None else 0


def _read(rest: str, values: tuple[Any, ...]) -> list[InterviewCard]:
    """Return what ``FROM rest`` finds."""
    return [_card(row) for row in rows(f"{_CARD} FROM {rest}", values)]


def _card(row: tuple[Any, ...]) -> InterviewCard:
    *first, step, since, meet_on, done_on, thanked_on, no_thanks, outcome, aside, names = row
    known = step if step in STEPS else TO_CONTACT  # another program wrote it
    one, contact, name, aim, whom_id, whom, adviser, recommender, questions, give_back = first
    return InterviewCard(
        one, contact, name, aim, whom_id, whom, adviser, recommender, questions, give_back, known,
        since, meet_on, done_on, thanked_on, bool(no_thanks), outcome, bool(aside), names,
    )  # fmt: skip
