"""One vCard being read: its properties gathered one by one, each kind in its own way."""

from __future__ import annotations

import binascii
from collections.abc import Callable
from typing import NamedTuple

from reseau_tui.i18n import _
from reseau_tui.interchange.charset import decode
from reseau_tui.interchange.record import RoleRecord
from reseau_tui.interchange.vcard_lines import BASE64, BadLine, Head, Property
from reseau_tui.interchange.vcard_values import (
    Address,
    Day,
    join_organisation,
    label_of_types,
    raw_line,
    read_address,
    read_apple_label,
    read_day,
    split,
    unescape,
)
from reseau_tui.text import clean, clean_note

NO_LIMIT = 1 << 30
"""For names and addresses, which are never cut here."""

EXTRA_LENGTH = 20_000
"""Characters of an unknown property that is kept."""

EXTRA_COUNT = 200
"""Unknown properties kept of one card."""

_BAD_LINES_SHOWN = 5
_SPHERE_WORDS = "family friends school work leisure neighbours community online readers other"
_SPHERES = _SPHERE_WORDS.split()
_STYLES = ("regular", "ambient", "occasional")
_SYSTEM_TAGS = ("mycontacts", "* mycontacts", "my contacts")
_ANDROID_EVENTS = {"1": "anniversary", "2": "other"}
_DAY_LABELS = {
    "ANNIVERSARY": "anniversary",
    "X-ANNIVERSARY": "anniversary",
    "X-MS-ANNIVERSARY": "anniversary",
    "X-EVOLUTION-ANNIVERSARY": "anniversary",
    "X-KADDRESSBOOK-X-ANNIVERSARY": "anniversary",
    "DEATHDATE": "death",
}


class RawPoint(NamedTuple):
    """A contact point before labels of its group are known; preferred ones sort first."""

    last: bool
    kind: str
    label: str
    value: str
    group: str


class RawAddress(NamedTuple):
    """An ADR with what decides whether its town is the person's."""

    last: bool
    label: str
    address: Address


class Card:
    """The properties of one card, sorted by what they tell.

    ``nested`` is for a card inside another's AGENT; ``resumed`` for one that went on after a
    card inside it; ``members`` and ``kind`` matter for groups.
    """

    def __init__(self, line: int, *, nested: bool) -> None:
        self.line = line
        self.nested = nested
        self.resumed = False
        self.ended = False
        self.awaits_agent = False
        self.kind = ""
        self.members: list[str] = []
        self.media = 0
        self.bad_lines = 0
        self.uid = ""
        self.names: list[str] = []
        self.name_parts: list[str] = []
        self.name_line = ""
        self.nicknames: list[str] = []
        self.organisations: list[tuple[str, str]] = []
        self.titles: list[tuple[str, str]] = []
        self.functions: list[tuple[str, Property]] = []
        self.dated_roles: list[RoleRecord] = []
        self.points: list[RawPoint] = []
        self.addresses: list[RawAddress] = []
        self.address_labels: list[Property] = []
        self.birthday: Day | None = None
        self.days: list[tuple[str, str, Day]] = []
        self.notes: list[str] = []
        self.tags: list[str] = []
        self.numbers: dict[str, int] = {}
        self.words: dict[str, str] = {}
        self.labels: dict[str, str] = {}
        self.refined: list[str] = []
        self.extra: list[tuple[str, str]] = []
        self.losses: list[str] = []
        self._met: set[str] = set()

    def has(self, name: str) -> bool:
        """Tell whether a property of that name was met."""
        return name in self._met

    def lose(self, sentence: str) -> None:
        """Remember why something was dropped or changed."""
        self.losses.append(sentence)

    def add_bad_line(self, bad: BadLine) -> None:
        """Count a line that is no property, or a property that is too long."""
        self.bad_lines += 1
        if self.bad_lines > _BAD_LINES_SHOWN:
            return
        if bad.oversized:
            sentence = _("line {line}: {name} is longer than 5 MB and was left out")
            self.lose(sentence.format(line=bad.line, name=clean(bad.text, 40)))
        else:
            sentence = _("line {line} is no property and was left out: {text}")
            self.lose(sentence.format(line=bad.line, text=clean(bad.text, 80)))

    def hidden_bad_lines(self) -> int:
        """Return how many bad lines were counted but not described."""
        return max(0, self.bad_lines - _BAD_LINES_SHOWN)

    def add(self, item: Property) -> None:
        """Take one property."""
        name = item.head.name
        self._met.add(name)
        self.awaits_agent = False
        reader = _READERS.get(name)
        if reader is None:
            self.keep(item)
            return
        if item.head.encoding == BASE64 and reader is not _add_media:
            try:
                raw = binascii.a2b_base64(item.value)
            except ValueError:
                _lose_unreadable(self, item)
                return
            item = Property(item.head, decode(raw, item.head.charset, "cp1252"), item.line)
        if item.value:
            reader(self, item)

    def keep(self, item: Property) -> None:
        """Keep a property we do not understand, to give it back on export."""
        line = raw_line(item.head, item.value)
        if len(line) > EXTRA_LENGTH or len(self.extra) >= EXTRA_COUNT:
            sentence = _("line {line}: {name} is too long to be kept and was left out")
            self.lose(sentence.format(line=item.line, name=clean(item.head.name, 40)))
        elif item.value.strip():
            self.extra.append((item.head.group, line))

    def add_point(self, kind: str, item: Property, value: str, label: str = "") -> None:
        """Take an e-mail address, a phone number …, labelled by its types unless ``label``."""
        value = clean(value, NO_LIMIT)
        if value:
            label = clean(label or label_of_types(item.head.types()))
            self.points.append(
                RawPoint(not _is_preferred(item.head), kind, label, value, item.head.group)
            )


def one_line(value: str) -> str:
    """Return an escaped value as clean text of one line, however long."""
    return clean(unescape(value), NO_LIMIT)


def _is_preferred(head: Head) -> bool:
    return "pref" in head.types() or "PREF" in head.parameters


def _lose_unreadable(card: Card, item: Property) -> None:
    sentence = _("line {line}: {name} cannot be read and was left out")
    card.lose(sentence.format(line=item.line, name=clean(item.head.name, 40)))


def _ignore(card: Card, item: Property) -> None:
    """Take nothing: what the writer makes anew."""


def _add_media(card: Card, item: Property) -> None:
    value = item.value.strip()
    if value[:5].lower() == "http:" or value[:6].lower() == "https:":
        card.keep(item)
    elif value:
        card.media += 1


def _add_uid(card: Card, item: Property) -> None:
    uid = one_line(item.value)
    card.uid = card.uid or (uid[9:] if uid[:9].lower() == "urn:uuid:" else uid)


def _add_kind(card: Card, item: Property) -> None:
    card.kind = card.kind or item.value.strip().lower()
    if card.kind not in ("group", "individual"):
        card.keep(item)


def _add_member(card: Card, item: Property) -> None:
    card.members.append(one_line(item.value))


def _add_name(card: Card, item: Property) -> None:
    name = one_line(item.value)
    if name and name not in card.names:
        card.names.append(name)
        if len(card.names) > 1:
            card.keep(item)


def _add_name_parts(card: Card, item: Property) -> None:
    parts = [clean(part, NO_LIMIT) for part in split(item.value, ";")]
    if any(parts) and not card.name_parts:
        card.name_parts = parts
        card.name_line = raw_line(Head("", "N", {}, "", ""), item.value)


def _add_nickname(card: Card, item: Property) -> None:
    for part in split(item.value, ","):
        nickname = clean(part, NO_LIMIT)
        if nickname and nickname not in card.nicknames:
            card.nicknames.append(nickname)


def _add_organisation(card: Card, item: Property) -> None:
    parts = split(item.value, ";")
    organisation = clean(join_organisation(parts), NO_LIMIT)
    if organisation:
        card.organisations.append((item.head.group, organisation))
        if sum(bool(part.strip()) for part in parts) > 1:
            card.refined.append(raw_line(Head("", "ORG", {}, "", ""), item.value))


def _add_title(card: Card, item: Property) -> None:
    title = one_line(item.value)
    if title:
        card.titles.append((item.head.group, title))


def _add_function(card: Card, item: Property) -> None:
    title = one_line(item.value)
    if title:
        card.functions.append((title, item))


def _add_dated_role(card: Card, item: Property) -> None:
    """Take our own way to say from when to when: organisation;title;from;to."""
    parts = [clean(part, NO_LIMIT) for part in split(item.value, ";")]
    organisation, title, from_on, to_on = [*parts, "", "", "", ""][:4]
    if organisation or title:
        card.dated_roles.append(RoleRecord(organisation, title, from_on or None, to_on or None))


def _add_email(card: Card, item: Property) -> None:
    value = unescape(item.value).strip()
    if value[:7].lower() == "mailto:":
        value = value[7:]
    opening, closing = value.find("<"), value.rfind(">")
    if 0 <= opening < value.find("@", opening) < closing:
        value = value[opening + 1 : closing]
    card.add_point("email", item, value)


def _add_phone(card: Card, item: Property) -> None:
    value = unescape(item.value).strip()
    card.add_point("phone", item, value[4:] if value[:4].lower() == "tel:" else value)


def _add_url(card: Card, item: Property) -> None:
    card.add_point("url", item, unescape(item.value))


def _add_impp(card: Card, item: Property) -> None:
    value = unescape(item.value).strip()
    service = item.head.first("X-SERVICE-TYPE").lower()
    scheme, colon, rest = value.partition(":")
    if colon and scheme.replace("-", "").isalnum() and not rest.startswith("//"):
        value = rest
        if scheme.lower() != "x-apple":
            service = service or scheme.lower()
    card.add_point("handle", item, value, service)


def _add_handle(card: Card, item: Property) -> None:
    service = item.head.name.removeprefix("X-").removesuffix("-USERNAME").removesuffix("-ID")
    card.add_point("handle", item, unescape(item.value), service.lower())


def _add_profile(card: Card, item: Property) -> None:
    value = unescape(item.value).strip()
    if value[:4].lower() == "http":
        card.add_point("url", item, value)
    else:
        user = item.head.first("X-USER") or value.removeprefix("x-apple:")
        card.add_point("handle", item, user)


def _add_address(card: Card, item: Property) -> None:
    parts = [clean_note(part, NO_LIMIT) for part in split(item.value, ";")]
    address = read_address(parts)
    if not address.line:
        return
    label = label_of_types(item.head.types())
    card.addresses.append(RawAddress(not _is_preferred(item.head), label, address))
    if not address.only_place:
        card.add_point("address", item, address.line)
        if address.line != "".join(parts) or parts[2:3] != [address.line]:
            card.refined.append(raw_line(Head("", "ADR", {}, "", ""), item.value))


def _add_address_label(card: Card, item: Property) -> None:
    card.address_labels.append(item)


def _day(item: Property) -> Day | None:
    return read_day(item.value, omit_year=bool(item.head.first("X-APPLE-OMIT-YEAR")))


def _add_birthday(card: Card, item: Property) -> None:
    day = _day(item)
    if day is None or card.birthday not in (None, day):
        _add_day_as_note(card, _("Birthday"), item)
    else:
        card.birthday = day


def _add_day(card: Card, item: Property) -> None:
    day = _day(item)
    label = _DAY_LABELS.get(item.head.name, "")
    if day is None:
        _add_day_as_note(card, label.capitalize() or _("Date"), item)
    else:
        card.days.append((label, item.head.group, day))


def _add_day_as_note(card: Card, label: str, item: Property) -> None:
    text = one_line(item.value)
    if any(letter.isalnum() and letter != "0" for letter in text):
        card.notes.append(f"{label}: {text}")
        sentence = _("line {line}: “{text}” is not taken as a day; it is kept in the notes")
        card.lose(sentence.format(line=item.line, text=clean(text, 80)))


def _add_android(card: Card, item: Property) -> None:
    what, *fields = [*split(item.value, ";"), "", "", ""]
    kind = what.rpartition("/")[2]
    day = read_day(fields[0]) if kind == "contact_event" else None
    if kind == "nickname" and fields[0]:
        nickname = clean(fields[0], NO_LIMIT)
        card.nicknames += [nickname] if nickname not in card.nicknames else []
    elif day is not None and fields[1] == "3":
        card.birthday = card.birthday or day
    elif day is not None:
        label = clean(fields[2]) or _ANDROID_EVENTS.get(fields[1], "")
        card.days.append((label, "", day))
    else:
        card.keep(item)


def _add_label(card: Card, item: Property) -> None:
    label = clean(read_apple_label(unescape(item.value)))
    if item.head.group and label:
        card.labels[item.head.group] = label
    card.keep(item)


def _add_note(card: Card, item: Property) -> None:
    note = clean_note(unescape(item.value), NO_LIMIT)
    if note and note not in card.notes:
        card.notes.append(note)


def _add_tags(card: Card, item: Property) -> None:
    for part in split(item.value, ","):
        tag = clean(part)
        if tag and tag.lower() not in _SYSTEM_TAGS:
            card.tags.append(tag)


def _add_number(card: Card, item: Property) -> None:
    value = item.value.strip()
    highest = 5 if item.head.name.endswith("CIRCLE") else 100_000
    if value.isascii() and value.isdigit() and 1 <= int(value[:9]) <= highest:
        card.numbers[item.head.name] = int(value[:9])
    else:
        _lose_unreadable(card, item)


def _add_word(card: Card, item: Property) -> None:
    value = item.value.strip().lower()
    if value in (_SPHERES if item.head.name.endswith("SPHERE") else _STYLES):
        card.words[item.head.name] = value
    else:
        _lose_unreadable(card, item)


_READERS: dict[str, Callable[[Card, Property], None]] = {
    "UID": _add_uid,
    "KIND": _add_kind,
    "X-ADDRESSBOOKSERVER-KIND": _add_kind,
    "MEMBER": _add_member,
    "X-ADDRESSBOOKSERVER-MEMBER": _add_member,
    "FN": _add_name,
    "N": _add_name_parts,
    "NICKNAME": _add_nickname,
    "X-NICKNAME": _add_nickname,
    "ORG": _add_organisation,
    "TITLE": _add_title,
    "ROLE": _add_function,
    "EMAIL": _add_email,
    "TEL": _add_phone,
    "URL": _add_url,
    "IMPP": _add_impp,
    "X-SOCIALPROFILE": _add_profile,
    "ADR": _add_address,
    "LABEL": _add_address_label,
    "BDAY": _add_birthday,
    "X-ABDATE": _add_day,
    "X-ANDROID-CUSTOM": _add_android,
    "X-ABLABEL": _add_label,
    "X-AB-LABEL": _add_label,
    "NOTE": _add_note,
    "CATEGORIES": _add_tags,
    "X-RESEAU-ROLE": _add_dated_role,
    "X-RESEAU-CIRCLE": _add_number,
    "X-RESEAU-RHYTHM": _add_number,
    "X-RESEAU-SPHERE": _add_word,
    "X-RESEAU-STYLE": _add_word,
}
_READERS.update(dict.fromkeys(_DAY_LABELS, _add_day))
_READERS.update(dict.fromkeys(("PHOTO", "LOGO", "SOUND", "X-MS-CARDPICTURE"), _add_media))
_READERS.update(dict.fromkeys(("VERSION", "REV", "PRODID", "BEGIN", "END", "PROFILE"), _ignore))
_SERVICES = (
    "AIM ICQ JABBER MSN YAHOO YAHOO-ID SKYPE SKYPE-USERNAME GTALK GOOGLE-TALK GADUGADU "
    "GROUPWISE QQ TWITTER SIP MASTODON TELEGRAM SIGNAL WHATSAPP"
)
_READERS.update({f"X-{service}": _add_handle for service in _SERVICES.split()})
