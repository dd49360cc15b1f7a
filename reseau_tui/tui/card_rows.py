"""A card in full as rows under headings: what there is, and what each row is about.

Pure words: the list draws them, copying the whole card writes them as text.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reseau_tui.capture.loose_date import loose_of
from reseau_tui.i18n import _, ngettext
from reseau_tui.network.growth import growth_labels
from reseau_tui.network.news_words import asked_words
from reseau_tui.tui.commands import keyed
from reseau_tui.tui.days import age, day, full_date, month, near_words
from reseau_tui.tui.drawing import safe
from reseau_tui.tui.news_words import piece_words
from reseau_tui.tui.turn_words import (
    counts_words,
    outcome_words,
    sign,
    thanks_words,
    what_words,
    year_curves,
)
from reseau_tui.tui.widgets.card_facts import POINT_SIGNS, tie_words
from reseau_tui.tui.widgets.promise_list import KEPT, OPEN

if TYPE_CHECKING:
    from reseau_tui.network.full_card import FullCard
    from reseau_tui.network.growth import GrowthLine
    from reseau_tui.network.people import PersonCard, PointLine, RoleLine
    from reseau_tui.network.relations import RelationLine

ABOUT, REACH, ROLES, DATES, RELATIONS, NEWS, TURNS, PROMISES, GROWTH, NOTES = (
    "about", "reach", "roles", "dates", "relations", "news", "turns", "promises", "growth", "notes",
)  # fmt: skip
SECTIONS = (ABOUT, REACH, ROLES, DATES, RELATIONS, NEWS, TURNS, PROMISES, GROWTH, NOTES)

FIELD, POINT, ROLE, DATE, RELATION, PIECE, TURN, PROMISE, KEPT_PROMISE, NOTE, NOTHING, SAID = (
    "field", "point", "role", "date", "relation", "piece", "turn", "promise", "kept", "note",
    "nothing", "said",
)  # fmt: skip
GROWING = "growing"
"""What a row is about. ``said`` follows from other rows and cannot be changed here; ``nothing``
stands in an empty section and says how to fill it; ``growing`` leads to the screen ``field``."""

_DOT = " · "


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a section: a label, words, what stands beside them.

    ``id`` is that in the table of its ``kind``; ``field`` names what of the contact it shows.
    ``role`` is how the words are drawn.
    """

    section: str
    kind: str
    label: str
    words: str
    beside: str = ""
    id: int = 0
    field: str = ""
    role: str = ""

    @property
    def key(self) -> tuple[str, int, str, str]:
        """What tells it apart from the others of a card, whatever it says."""
        return (self.kind, self.id, self.field, self.section if self.kind == NOTHING else "")

    @property
    def what(self) -> str:
        """What it says in one line, for a question or a toast."""
        return safe(self.words)


def titles() -> dict[str, str]:
    """Return the headings of the sections."""
    return {
        ABOUT: _("About"),
        REACH: _("How to reach"),
        ROLES: _("Roles"),
        DATES: _("Dates"),
        RELATIONS: _("Relations"),
        NEWS: _("News"),
        TURNS: _("Good turns"),
        PROMISES: _("Promises"),
        GROWTH: _("Introductions, requests, events"),
        NOTES: _("Notes"),
    }


def point_kinds() -> dict[str, str]:
    """Return the ways to reach somebody, in words."""
    return {
        "email": _("E-mail"),
        "phone": _("Phone"),
        "url": _("Link"),
        "handle": _("Handle"),
        "address": _("Address"),
    }


def card_rows(full: FullCard, today: datetime.date) -> dict[str, list[Row]]:
    """Return the rows of the sections, in the order of :data:`SECTIONS`; none is empty.

    What introductions, requests, interviews and events say is only there when they say something.
    """
    card = full.card
    found = {
        ABOUT: list(_about(full, today)),
        REACH: [_point(point) for point in card.points],
        ROLES: [_role(role) for role in card.roles],
        DATES: list(_dates(card)),
        RELATIONS: [_relation(one) for one in card.relations],
        NEWS: list(_news(card, today)),
        TURNS: list(_turns(full, today)),
        PROMISES: list(_promises(full, today)),
        GROWTH: [_growing(one, today) for one in full.growth],
        NOTES: [Row(NOTES, NOTE, "", card.notes)] if card.notes else [],
    }
    if not full.growth:
        del found[GROWTH]
    for section, rows in found.items():
        if not rows:
            rows.append(Row(section, NOTHING, "", _when_empty(section), role="dim"))
    return found


def _when_empty(section: str) -> str:
    said = {
        REACH: _("{add_fact} adds an e-mail, a phone, a link, an address"),
        ROLES: _("{add_fact} adds what they do, or did, and where"),
        DATES: _("{add_fact} adds a name day, an anniversary"),
        RELATIONS: _("{add_relation} adds a partner, children, colleagues, friends"),
        NEWS: _("{add_fact} notes what to ask next time, what they told"),
        TURNS: _("{turn_given} notes help you gave, {turn_received} help you got"),
        PROMISES: _("{add_fact} adds something you promise, with a date"),
        NOTES: _("{add_fact} writes some, {edit_notes} in your editor"),
    }
    return keyed(said[section])


def _about(full: FullCard, today: datetime.date) -> Iterator[Row]:
    card = full.card
    summary = card.summary
    star = "★ " if card.starred else ""
    yield _field("name", _("Name"), star + summary.name, role="strong")
    if summary.nickname:
        yield _field("nickname", _("Nickname"), summary.nickname)
    yield _field("circle", _("Closeness"), _DOT.join(tie_words(card)))
    where = [part for part in (summary.city, card.country) if part]
    if where:
        yield _field("city", _("Place"), ", ".join(where))
    if card.deceased_on:
        yield _field("deceased_on", _("Died"), _iso_words(card.deceased_on))
    met = [_iso_words(card.met_on or ""), card.met_where or ""]
    if any(met):
        yield _field("met_on", _("Met"), _DOT.join(part for part in met if part))
    if full.chain:
        names = [name for _id, name in full.chain][::-1]
        way = " → ".join([_("you"), *names]) if len(names) > 1 else ""
        yield _field("met_through", _("Met through"), names[-1], beside=way)
    if full.thanks_to:
        said = ngettext(
            "{count} person met thanks to them", "{count} people met thanks to them", full.thanks_to
        )
        yield Row(ABOUT, SAID, _("Introduced"), said.format(count=full.thanks_to))
    for name, label, words in (
        ("tags", _("Tags"), ["+" + tag for tag in summary.tags]),
        ("offers", _("Can help"), list(card.offers)),
        ("seeks", _("Looks for"), list(card.seeks)),
    ):
        if words:
            role = "tag" if name == "tags" else ""
            yield _field(name, label, (" " if name == "tags" else _DOT).join(words), role=role)
    if card.snoozed_until:
        until = _("until {date}").format(date=_iso_words(card.snoozed_until))
        yield _field("snoozed_until", _("Put off"), until, role="soon")
    if card.archived_at:
        since = _("since {date}").format(date=_iso_words(card.archived_at))
        yield _field("archived_at", _("Archived"), since, role="soon")
    yield from _said(full, today)


def _field(name: str, label: str, words: str, *, role: str = "", beside: str = "") -> Row:
    return Row(ABOUT, FIELD, label, words, beside=beside, field=name, role=role)


def _said(full: FullCard, today: datetime.date) -> Iterator[Row]:
    """What follows from exchanges, or came with an import."""
    card = full.card
    last = card.summary.last_on
    exchanges = ngettext("{count} exchange", "{count} exchanges", card.interactions)
    words = (
        [_("{date} · {age} ago").format(date=_iso_words(last), age=age(last, today))]
        if (last)
        else []
    )
    words.append(exchanges.format(count=card.interactions) if card.interactions else _("not yet"))
    yield Row(ABOUT, SAID, _("Last contact"), _DOT.join(words), role="dim", field="last")
    if card.news.of:
        yield Row(ABOUT, SAID, _("Asked"), asked_words(card.news), role="dim", field="asked")
    if full.extra:
        kept = ngettext(
            "{count} more thing, kept for export", "{count} more things, kept for export",
            full.extra,
        )  # fmt: skip
        yield Row(
            ABOUT, SAID, _("From imports"), kept.format(count=full.extra), role="dim", field="extra"
        )


def _point(point: PointLine) -> Row:
    kind = point_kinds().get(point.kind, point.kind)
    sign = POINT_SIGNS.get(point.kind, "·")
    return Row(REACH, POINT, f"{sign} {kind}", point.value, point.label or "", id=point.id)


def _role(role: RoleLine) -> Row:
    words = _DOT.join(part for part in (role.title, role.organisation) if part)
    label = _("Now") if role.to_on is None else _("Before")
    return Row(
        ROLES, ROLE, label, words, period(role.from_on, role.to_on), id=role.id,
        role="" if role.to_on is None else "dim",
    )  # fmt: skip


def period(from_on: str | None, to_on: str | None) -> str:
    """Return from when to when in words, "" when neither is known."""
    if from_on and to_on:
        return f"{_iso_words(from_on)} – {_iso_words(to_on)}"
    if from_on:
        return _("since {when}").format(when=_iso_words(from_on))
    return _("until {when}").format(when=_iso_words(to_on)) if to_on else ""


def _dates(card: PersonCard) -> Iterator[Row]:
    birthday = written(card.birth_year, card.birth_month, card.birth_day)
    if birthday:
        yield Row(DATES, FIELD, _("Birthday"), birthday, field="birthday")
    for date in card.dates:
        yearly = date.yearly and date.month and date.day
        yield Row(
            DATES, DATE, date.label, written(date.year, date.month, date.day),
            _("every year") if yearly else "", id=date.id,
        )  # fmt: skip


def _growing(line: GrowthLine, today: datetime.date) -> Row:
    when = [line.beside, near_words(line.on, today) if line.on else ""]
    return Row(
        GROWTH, GROWING, growth_labels()[line.place], line.words,
        _DOT.join(part for part in when if part), id=line.id, field=line.place,
    )  # fmt: skip


def _relation(relation: RelationLine) -> Row:
    return Row(
        RELATIONS, RELATION, relation.words, relation.name, relation.note, id=relation.id,
    )  # fmt: skip


def _news(card: PersonCard, today: datetime.date) -> Iterator[Row]:
    news = card.news
    for label, pieces in (
        (_("To tell"), news.to_tell),
        (_("To ask"), news.to_ask),
        (_("Their news"), news.theirs),
    ):
        for piece in pieces:
            yield Row(NEWS, PIECE, label, piece_words(piece, today), id=piece.id)
    for piece in news.settled:
        label = f"{KEPT if piece.closed else '·'} {near_words(piece.closed_on or piece.on, today)}"
        words = piece.text + (f" → {piece.answer}" if piece.answer else "")
        yield Row(NEWS, PIECE, label, words, id=piece.id, role="dim")


def _turns(full: FullCard, today: datetime.date) -> Iterator[Row]:
    counts = full.card.turns
    if counts.any:
        curves = year_curves(counts)
        said = counts_words(counts, today)
        yield Row(TURNS, SAID, "", said, curves, role="dim", field="turns")
    for turn in full.turns:
        open_ = "" if turn.done else f"{OPEN} "
        beside = [outcome_words(turn), "" if turn.to_thank else thanks_words(turn, today)]
        words = what_words(turn)
        if turn.to_thank:
            words = f"{words} · {thanks_words(turn, today)}"
        yield Row(
            TURNS, TURN, f"{sign(turn.given)} {open_}{near_words(turn.on, today)}", words,
            _DOT.join(part for part in beside if part), id=turn.id,
            role="soon" if turn.nudged(today) else "" if turn.to_thank or open_ else "dim",
        )  # fmt: skip
    unseen = counts.given + counts.received + counts.open - len(full.turns)
    if unseen > 0:
        more = ngettext("{count} more good turn", "{count} more good turns", unseen)
        yield Row(TURNS, SAID, "", more.format(count=unseen), role="dim", field="more-turns")


def _promises(full: FullCard, today: datetime.date) -> Iterator[Row]:
    for promise in full.promises:
        on = promise.done_at or promise.due_on
        when = near_words(on, today)
        due = not promise.done and promise.due_on <= today.isoformat()
        yield Row(
            PROMISES, KEPT_PROMISE if promise.done else PROMISE,
            f"{KEPT if promise.done else OPEN} {when}", promise.text,
            _("kept") if promise.done else "", id=promise.id,
            role="dim" if promise.done else "due" if due else "",
        )  # fmt: skip
    unseen = full.kept - sum(promise.done for promise in full.promises)
    if unseen:
        more = ngettext("{count} more kept", "{count} more kept", unseen).format(count=unseen)
        yield Row(PROMISES, SAID, "", more, role="dim", field="kept")


def written(year: int | None, number: int | None, date: int | None) -> str:
    """Return a date of which not everything is known: ``12 Jun 2015``, ``Jun``, ``2015``."""
    named = month(number) if number and 1 <= number <= 12 else ""
    parts = [str(date) if date else "", named, str(year) if year else ""]
    return " ".join(part for part in parts if part)


def _iso_words(value: str) -> str:
    """Return a stored day in words, YYYY and YYYY-MM too; what is no day as it is."""
    if len(value) >= 10:
        try:
            return full_date(day(value))
        except ValueError:
            return value
    loose = loose_of(value)
    return written(*loose) if loose else value
