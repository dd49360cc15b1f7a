"""The properties of a vCard, one small reader for each kind."""

from __future__ import annotations

import binascii
from collections.abc import Callable

from reseau_tui.i18n import _
from reseau_tui.interchange import related
from reseau_tui.interchange.charset import decode
from reseau_tui.interchange.record import DateRecord, RoleRecord
from reseau_tui.interchange.vcard_card import NO_LIMIT, Card, RawAddress, is_preferred
from reseau_tui.interchange.vcard_lines import BASE64, Head, Property
from reseau_tui.interchange.vcard_values import (
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


def take(card: Card, item: Property) -> None:
    """Let ``card`` learn what one property says; what we do not know is kept as it is."""
    name = item.head.name
    card.meet(name)
    reader = _READERS.get(name)
    if reader is None:
        card.keep(item)
        return
    if item.head.encoding == BASE64 and reader is not _add_media:
        try:
            raw = binascii.a2b_base64(item.value)
        except ValueError:
            _lose_unreadable(card, item)
            return
        item = Property(item.head, decode(raw, item.head.charset, "cp1252"), item.line)
    if item.value:
        reader(card, item)


def one_line(value: str) -> str:
    """Return an escaped value as clean text of one line, however long."""
    return clean(unescape(value), NO_LIMIT)


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
        card.names[name] = None
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
        if nickname:
            card.nicknames[nickname] = None


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
    card.addresses.append(RawAddress(not is_preferred(item.head), label, address))
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


def _add_past_day(card: Card, item: Property) -> None:
    label, written = [*split(item.value, ";"), ""][:2]
    day = read_day(written)
    if day is None:
        _lose_unreadable(card, item)
    else:
        card.past_days.append(DateRecord(clean(label), *day, yearly=False))


def _add_death(card: Card, item: Property) -> None:
    day = _day(item)
    if day is not None and day[0]:
        card.words.setdefault("X-RESEAU-DECEASED", f"{day[0]:04}-{day[1]:02}-{day[2]:02}")
    else:
        _add_day(card, item)


def _add_line(card: Card, item: Property) -> None:
    card.words.setdefault(item.head.name, clean(unescape(item.value), NO_LIMIT))


def _add_day_as_note(card: Card, label: str, item: Property) -> None:
    text = one_line(item.value)
    if any(letter.isalnum() and letter != "0" for letter in text):
        card.notes[f"{label}: {text}"] = None
        sentence = _("line {line}: “{text}” is not taken as a day; it is kept in the notes")
        card.lose(sentence.format(line=item.line, text=clean(text, 80)))


def _add_android(card: Card, item: Property) -> None:
    what, *fields = [*split(item.value, ";"), "", "", ""]
    kind = what.rpartition("/")[2]
    day = read_day(fields[0]) if kind == "contact_event" else None
    if kind == "nickname" and fields[0]:
        card.nicknames[clean(fields[0], NO_LIMIT)] = None
    elif day is not None and fields[1] == "3":
        card.birthday = card.birthday or day
    elif day is not None:
        label = clean(fields[2]) or _ANDROID_EVENTS.get(fields[1], "")
        card.days.append((label, "", day))
    elif kind != "relation" or not related.add_android(card, item, fields):
        card.keep(item)


def _add_label(card: Card, item: Property) -> None:
    label = clean(read_apple_label(unescape(item.value)))
    if item.head.group and label:
        card.labels[item.head.group] = label
    card.keep(item)


def _add_note(card: Card, item: Property) -> None:
    note = clean_note(unescape(item.value), NO_LIMIT)
    if note:
        card.notes[note] = None


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
    "X-ABRELATEDNAMES": related.add_apple_name,
    "RELATED": related.add_related,
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
    "X-RESEAU-DATE": _add_past_day,
    "X-RESEAU-MET-ON": _add_line,
    "X-RESEAU-MET-WHERE": _add_line,
    "X-RESEAU-DECEASED": _add_line,
}
_READERS.update(dict.fromkeys(_DAY_LABELS, _add_day))
_READERS["DEATHDATE"] = _add_death
_READERS.update(dict.fromkeys(related.PART_OF, related.add_part))
_READERS.update(dict.fromkeys(("PHOTO", "LOGO", "SOUND", "X-MS-CARDPICTURE"), _add_media))
_READERS.update(dict.fromkeys(("VERSION", "REV", "PRODID", "BEGIN", "END", "PROFILE"), _ignore))
_SERVICES = (
    "AIM ICQ JABBER MSN YAHOO YAHOO-ID SKYPE SKYPE-USERNAME GTALK GOOGLE-TALK GADUGADU "
    "GROUPWISE QQ TWITTER SIP MASTODON TELEGRAM SIGNAL WHATSAPP"
)
_READERS.update({f"X-{service}": _add_handle for service in _SERVICES.split()})
