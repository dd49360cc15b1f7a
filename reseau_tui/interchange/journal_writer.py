"""A journal in Markdown that a person can read, print and keep: days first, then everybody's card.

What people wrote stands as they wrote it; the signs that Markdown would take for its own are
escaped, so that a name like ``*Anna*`` or ``# 1`` reads the same in any viewer.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator

import arrow

from reseau_tui.i18n import _, language
from reseau_tui.interchange.record import PersonRecord
from reseau_tui.interchange.stored_exchanges import StoredExchange
from reseau_tui.network.relations import by_kind
from reseau_tui.text import clean, clean_note

_SIGNS = re.compile(r"([\\`*_{}\[\]<>|#~&])")
_AT_THE_START = re.compile(r"^([ \t]*)(\d+)?([-+.)=])", re.MULTILINE)


def journal(
    exchanges: Iterable[StoredExchange], people: Iterable[PersonRecord], today: datetime.date
) -> Iterator[str]:
    """Yield the journal in pieces; ``exchanges`` are given newest first."""
    written = _("Written on {date}").format(date=_full(today.isoformat()))
    yield f"# Réseau\n\n{written}\n"
    month = ""
    for one in exchanges:
        if one.on[:7] != month:
            if month[:4] != one.on[:4]:
                yield f"\n## {one.on[:4]}\n"
            month = one.on[:7]
            yield f"\n### {_month(one.on)}\n\n"
        yield _exchange(one)
    heading = "\n## " + _("People") + "\n"
    for person in people:
        yield heading
        heading = ""
        yield "".join(_card(person))


def plain(text: str) -> str:
    """Return ``text`` as Markdown shows it literally."""
    escaped = _SIGNS.sub(r"\\\1", text)
    return _AT_THE_START.sub(lambda found: f"{found[1]}{found[2] or ''}\\{found[3]}", escaped)


def _exchange(one: StoredExchange) -> str:
    parts = [f"**{_full(one.on)}**" + (f" {one.at}" if one.at else "")]
    if one.kind != "other":
        parts.append(_(one.kind))
    if one.people:
        parts.append(", ".join(plain(clean(name)) for name in one.people))
    if one.place:
        parts.append(plain(clean(one.place)))
    if one.minutes:
        parts.append(_("{count} min").format(count=one.minutes))
    line = "- " + " · ".join(parts)
    if one.text:
        words = plain(clean_note(one.text)).split("\n")
        line += " — " + "\n  ".join(word.strip() for word in words)
    line += "".join(f" +{plain(clean(tag))}" for tag in one.tags)
    return line + "\n"


def _card(person: PersonRecord) -> Iterator[str]:
    yield f"\n### {plain(clean(person.name))}\n\n"
    for role in person.roles:
        words = " · ".join(plain(clean(part)) for part in (role.title, role.organisation) if part)
        days = f" ({role.from_on or ''}–{role.to_on or ''})" if role.from_on or role.to_on else ""
        if words:
            yield f"- {words}{days}\n"
    for point in person.points:
        label = f" ({plain(clean(point.label))})" if point.label else ""
        yield f"- {plain(clean(point.value))}{label}\n"
    where = ", ".join(plain(clean(part)) for part in (person.city, person.country) if part)
    if where:
        yield f"- {where}\n"
    if person.birthday:
        year, month, day = person.birthday
        written = f"{year:04}-{month:02}-{day:02}" if year else f"--{month:02}-{day:02}"
        yield "- " + _("born {date}").format(date=written) + "\n"
    for date in person.dates:
        written = f"{date.month:02}-{date.day:02}"
        yield f"- {plain(clean(date.label))} {date.year or '-'}-{written}\n"
    if person.relations:
        named = [(one.kind, plain(clean(one.name))) for one in person.relations]
        yield f"- {by_kind(named)}\n"
    if person.tags:
        yield "- " + " ".join(f"+{plain(clean(tag))}" for tag in person.tags) + "\n"
    if person.notes:
        yield "\n" + plain(clean_note(person.notes)) + "\n"


def _full(on: str) -> str:
    pattern = "ddd D MMM YYYY"
    return arrow.get(datetime.date.fromisoformat(on)).format(pattern, locale=language())


def _month(on: str) -> str:
    return arrow.get(datetime.date.fromisoformat(on)).format("MMMM YYYY", locale=language())
