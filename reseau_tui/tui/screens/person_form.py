"""The form of a person: which fields, what is right in them, and what the model is told."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from reseau_tui import clock
from reseau_tui.capture.birthday import read_birthday
from reseau_tui.i18n import _, grouped
from reseau_tui.text import NOTE_LIMIT, clean, fold
from reseau_tui.tui.card_rows import written
from reseau_tui.tui.days import day, full_date
from reseau_tui.tui.labels import circles, spheres, styles
from reseau_tui.tui.screens.person_picker import PersonPicker
from reseau_tui.tui.widgets.form_field import Field

if TYPE_CHECKING:
    from reseau_tui.model.contacts import ContactFields
    from reseau_tui.network.people import PersonCard


NOTE_LINES = 4
"""Lines of the notes seen at once; with these the page just fits into 24 lines."""


def pages(
    known: dict[str, str], read_day: Callable[[str], str | None], through: PersonPicker
) -> list[list[Field]]:
    """Return the two pages, filled with what is known.

    ``read_day`` returns the day (YYYY-MM-DD) that a text means, as capture would read it;
    ``through`` knows whom the name of a go-between means.
    """

    def field(name: str, label: str, **more: Any) -> Field:
        return Field(name, label, known.get(name, ""), **more)

    def check_day(value: str) -> str | None:
        if not value or read_day(value):
            return None
        return _("A day, like 12 March 2024")

    def explain_day(value: str) -> str | None:
        read = read_day(value)
        return full_date(day(read)) if read else None

    circle_names = tuple(f"{number} {name}" for number, name in circles().items())
    return [
        [
            field("name", _("Name"), hint=_("the only one needed"), check=check_name),
            field(
                "circle", _("Circle"), hint=_("1 intimates … 5 acquaintances"),
                check=check_circle, explain=explain_circle, options=circle_names,
            ),
            field(
                "sphere", _("Sphere"), hint=_("family, friends, work …"),
                check=check_sphere, options=tuple(spheres().values()),
            ),
            field("city", _("City")),
            field("organisation", _("Organisation")),
            field("title", _("Title"), hint=_("what they do there")),
            field("email", _("E-mail"), check=check_email),
            field("phone", _("Phone"), check=check_phone),
            field(
                "birthday", _("Birthday"), hint=_("12/04/1986 or 12/04"),
                check=check_birthday, explain=explain_birthday,
            ),
            field("tags", _("Tags"), hint=_("paris, climbing")),
        ],
        [
            field("nickname", _("Nickname")),
            field("country", _("Country")),
            field(
                "style", _("Style"), hint=_("regular, ambient, occasional"), check=check_style,
                options=tuple(styles().values()),
            ),
            field(
                "rhythm_days", _("Rhythm in days"), hint=_("empty: the circle's"),
                check=check_rhythm,
            ),
            field("met_on", _("Met on"), check=check_day, explain=explain_day),
            field("met_where", _("Met where")),
            field(
                "met_through", _("Met through"), hint=_("somebody you know"),
                check=through.check, explain=through.explain, prepare=through.prepare,
                suggester=through, wide=True,
            ),
            field("notes", _("Notes"), check=check_notes, wide=True, lines=NOTE_LINES),
        ],
    ]  # fmt: skip


def known_of(card: PersonCard) -> dict[str, str]:
    """Return what a card knows, as the form writes it."""
    summary = card.summary
    circle = summary.circle
    return {
        "name": summary.name,
        "circle": f"{circle} {circles()[circle]}" if circle else "",
        "sphere": spheres().get(summary.sphere or "", summary.sphere or ""),
        "city": summary.city or "",
        "organisation": summary.organisation or "",
        "title": summary.title or "",
        "email": ", ".join(summary.emails),
        "phone": ", ".join(summary.phones),
        "birthday": write_birthday(summary.birthday),
        "tags": ", ".join(summary.tags),
        "nickname": summary.nickname or "",
        "country": card.country or "",
        "style": "" if summary.style == "regular" else styles().get(summary.style, summary.style),
        "rhythm_days": str(summary.rhythm_days or ""),
        "met_on": card.met_on or "",
        "met_where": card.met_where or "",
        "met_through": card.met_through_name or "",
        "notes": card.notes or "",
    }


def fields_of(
    values: dict[str, str],
    known: dict[str, str],
    read_day: Callable[[str], str | None],
    through: PersonPicker,
) -> ContactFields:
    """Return what changed between ``known`` and ``values`` in the model's terms."""
    from reseau_tui.model.contacts import ContactFields, Point

    changed = {
        name: value
        for name, value in values.items()
        if value.strip() != known.get(name, "").strip()
    }
    told: dict[str, Any] = {}
    for name in ("name", "city", "country", "nickname", "met_where", "notes"):
        if name in changed:
            told[name] = changed[name]
    if "circle" in changed:
        told["circle"] = circle_of(changed["circle"])
    if "sphere" in changed:
        told["sphere"] = code_of(changed["sphere"], spheres())
    if "style" in changed:
        told["style"] = code_of(changed["style"], styles()) or "regular"
    if "rhythm_days" in changed:
        told["rhythm_days"] = int(changed["rhythm_days"]) if changed["rhythm_days"] else None
    if "met_on" in changed:
        told["met_on"] = read_day(changed["met_on"]) if changed["met_on"] else None
    if "met_through" in changed:
        told["met_through"] = through.id_of(changed["met_through"])
    if "birthday" in changed:
        year, month, day = read_birthday(changed["birthday"], clock.now()) or (None, None, None)
        told |= {"birth_day": day, "birth_month": month, "birth_year": year}
    kinds = frozenset(kind for kind in ("email", "phone") if kind in changed)
    return ContactFields(
        values=told,
        organisation=changed.get("organisation"),
        title=changed.get("title"),
        points=tuple(Point(kind, value) for kind in kinds for value in _list(changed[kind])),
        point_kinds=kinds,
        tags=tuple(_list(changed["tags"])) if "tags" in changed else None,
    )


def _list(value: str) -> list[str]:
    return [part.strip() for part in value.split(",") if part.strip()]


# What is right --------------------------------------------------------------------------------


def check_name(value: str) -> str | None:
    """A name needs a letter."""
    return None if clean(value) else _("A name is needed")


def circle_of(value: str) -> int | None:
    """Return the circle a text means: its number, or the beginning of its name."""
    first = value[:1]
    if first.isdigit():
        number = int(first)
        rest = value[1:].strip()
        if number in circles() and (not rest or fold(circles()[number]).startswith(fold(rest))):
            return number
        return None
    hits = [number for number, name in circles().items() if fold(name).startswith(fold(value))]
    return hits[0] if value and len(hits) == 1 else None


def check_circle(value: str) -> str | None:
    """A circle or nothing."""
    return None if not value or circle_of(value) else _("A number from 1 to 5")


def explain_circle(value: str) -> str | None:
    """Return the name of the circle whose number was typed."""
    number = circle_of(value)
    return circles()[number] if number and value.strip() == str(number) else None


def code_of(value: str, words: dict[str, str]) -> str | None:
    """Return the code a text means: the code, the word, or the beginning of one word only."""
    wanted = fold(value.strip())
    if not wanted:
        return None
    for code, word in words.items():
        if wanted in (code, fold(word)):
            return code
    hits = [code for code, word in words.items() if fold(word).startswith(wanted)]
    return hits[0] if len(hits) == 1 else None


def check_sphere(value: str) -> str | None:
    """A sphere or nothing."""
    if not value or code_of(value, spheres()):
        return None
    return _("One of: {list}").format(list=", ".join(spheres().values()))


def check_style(value: str) -> str | None:
    """A style or nothing."""
    if not value or code_of(value, styles()):
        return None
    return _("One of: {list}").format(list=", ".join(styles().values()))


def check_rhythm(value: str) -> str | None:
    """A number of days or nothing."""
    if not value or (value.isascii() and value.isdigit() and 0 < int(value) < 10_000):
        return None
    return _("A number of days")


def check_email(value: str) -> str | None:
    """Something@somewhere, several with commas."""
    for part in _list(value):
        name, at, host = part.rpartition("@")
        if not (name and at and host) or " " in part:
            return _("Like marie@example.org")
    return None


def check_phone(value: str) -> str | None:
    """At least three digits, several numbers with commas."""
    for part in _list(value):
        if sum(letter.isdigit() for letter in part) < 3:
            return _("Like +33 6 12 34 56 78")
    return None


def check_notes(value: str) -> str | None:
    """As much as is kept."""
    if len(value) <= NOTE_LIMIT:
        return None
    return _("{count} characters; {limit} is the most").format(
        count=grouped(len(value)), limit=grouped(NOTE_LIMIT)
    )


def check_birthday(value: str) -> str | None:
    """A day, with or without its year."""
    if not value or read_birthday(value, clock.now()):
        return None
    return _("Like 12/04/1986 or 12/04")


def explain_birthday(value: str) -> str | None:
    """Return the day in words: ``03/04`` is one day here and another one elsewhere."""
    found = read_birthday(value, clock.now()) if value else None
    return written(*found) if found else None


def write_birthday(value: str | None) -> str:
    """Return ``1986-04-12`` or ``--04-12`` as the form writes it: ``12/04/1986``, ``12/04``."""
    if not value:
        return ""
    year, month, day = value.rsplit("-", 2)
    return f"{day}/{month}" + (f"/{year}" if year != "-" else "")
