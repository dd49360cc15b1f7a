"""What two cards say, row by row: the fields to choose from, the lists that are united."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reseau_tui.i18n import _, grouped, ngettext
from reseau_tui.network import phrases
from reseau_tui.text import fold
from reseau_tui.tui.days import day, full_date, month
from reseau_tui.tui.drawing import safe
from reseau_tui.tui.labels import CIRCLE_SIGNS, circles, spheres, styles

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reseau_tui.network.duplicates import Comparison
    from reseau_tui.network.people import PersonCard

Words = tuple[str, ...]
"""What one card says, one line or several; empty when it says nothing."""


@dataclass(frozen=True, slots=True)
class PairRow:
    """One row: ``field`` is what can be chosen, empty for a list, of which both are kept."""

    field: str
    label: str
    left: Words
    right: Words

    @property
    def same(self) -> bool:
        """Whether both cards say the same; in a list, whatever the case."""
        if self.field:
            return self.left == self.right
        return {fold(one) for one in self.left} == {fold(one) for one in self.right}

    @property
    def choosable(self) -> bool:
        """Whether there is something to choose."""
        return bool(self.field) and not self.same


def rows_of(comparison: Comparison) -> list[PairRow]:
    """Return the rows of which at least one card says something."""
    rows = [
        PairRow(field, label, left, right)
        for (field, label, left), (_field, _label, right) in zip(
            _facts(comparison.keep), _facts(comparison.other), strict=True
        )
    ]
    rows = [row for row in rows if row.left or row.right]
    quiet = {"style": styles()["regular"], "archived_at": _("yes")}  # as everybody is
    rows = [row for row in rows if not row.same or row.left != (quiet.get(row.field),)]
    # What has to be chosen comes first, then what is united, then what both say anyway.
    return [
        *(row for row in rows if row.choosable),
        *(row for row in rows if not row.choosable and not row.same),
        *(row for row in rows if row.same),
    ]


def _facts(card: PersonCard) -> list[tuple[str, str, Words]]:
    summary = card.summary
    rhythm = summary.rhythm_days
    return [
        ("name", _("Name"), (safe(summary.name),)),
        ("nickname", _("Nickname"), _one(summary.nickname)),
        ("circle", _("Circle"), _one(_circle(summary.circle))),
        (
            "rhythm_days",
            _("Rhythm"),
            _one(phrases.rhythm(rhythm))
            if rhythm
            else (),
        ),
        ("style", _("Style"), _one(styles().get(summary.style, summary.style))),
        ("sphere", _("Sphere"), _one(spheres().get(summary.sphere or "", summary.sphere))),
        ("birthday", _("Birthday"), _one(_date(card.birth_year, card.birth_month, card.birth_day))),
        ("city", _("City"), _one(summary.city)),
        ("country", _("Country"), _one(card.country)),
        ("met_on", _("Met on"), _one(_day(card.met_on))),
        ("met_where", _("Met where"), _one(card.met_where)),
        ("met_through", _("Met through"), _one(card.met_through_name)),
        ("snoozed_until", _("Put off until"), _one(_day(card.snoozed_until))),
        ("archived_at", _("In the lists"), (_("archived") if card.archived_at else _("yes"),)),
        ("deceased_on", _("Died"), _one(_day(card.deceased_on))),
        ("starred", _("Starred"), ("★",) if card.starred else ()),
        ("notes", _("Notes"), tuple(safe(line) for line in (card.notes or "").splitlines())),
        ("", _("Roles"), tuple(_role(*role) for role in _roles(card))),
        *(("", label, _points(card, kind)) for kind, label in _kinds()),
        ("", _("Dates"), tuple(
            f"{safe(date.label)}: {_date(date.year, date.month, date.day)}" for date in card.dates
        )),
        ("", _("Tags"), tuple("+" + safe(tag) for tag in summary.tags)),
        ("", _("Can help"), tuple(map(safe, card.offers))),
        ("", _("Looks for"), tuple(map(safe, card.seeks))),
        ("", _("Promises"), tuple(
            f"{_day(promise.due_on)}: {safe(promise.text)}" for promise in card.promises
        )),
        ("", _("Exchanges"), (_exchanges(card),) if card.interactions else ()),
    ]  # fmt: skip


def _one(value: str | None) -> Words:
    return (safe(value),) if value else ()


def _circle(circle: int | None) -> str | None:
    return f"{CIRCLE_SIGNS[circle]} {circles()[circle]}" if circle else None


def _day(value: str | None) -> str | None:
    """Return a day in words; a year or a month alone, or what is no day, as it is."""
    try:
        return full_date(day(value)) if value and len(value) >= 10 else value
    except ValueError:
        return value


def _date(year: int | None, number: int | None, date: int | None) -> str:
    known = number if number and 1 <= number <= 12 else None
    parts = [str(date) if date else "", month(known) if known else "", str(year) if year else ""]
    return " ".join(part for part in parts if part)


def _kinds() -> list[tuple[str, str]]:
    return [
        ("email", _("E-mail")),
        ("phone", _("Phone")),
        ("url", _("Links")),
        ("handle", _("Handles")),
        ("address", _("Addresses")),
    ]


def _points(card: PersonCard, kind: str) -> Words:
    return tuple(safe(point.value) for point in card.points if point.kind == kind)


def _roles(card: PersonCard) -> Iterable[tuple[str | None, str | None, str | None, str | None]]:
    return ((role.title, role.organisation, role.from_on, role.to_on) for role in card.roles)


def _role(title: str | None, organisation: str | None, start: str | None, end: str | None) -> str:
    words = " · ".join(safe(part) for part in (title, organisation) if part)
    return f"{words} ({start or '…'} – {end or '…'})" if start or end else words


def _exchanges(card: PersonCard) -> str:
    count = ngettext("{count} exchange", "{count} exchanges", card.interactions)
    said = count.format(count=grouped(card.interactions))
    last = card.summary.last_on
    return _("{exchanges}, last {date}").format(exchanges=said, date=_day(last)) if last else said
