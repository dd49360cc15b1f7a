"""Mail, headers only: mbox files, maildir folders, single messages → who wrote to whom, and when.

Nobody is added: a mailbox is full of shops and robots. A mail of theirs is an exchange with its
author; one of mine with those it is addressed to. Lists, robots and circulars are left out, and
of several mails with somebody on one day one exchange is made, with the subjects.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesHeaderParser
from email.utils import getaddresses, parsedate_to_datetime

from reseau_tui.i18n import _, ngettext
from reseau_tui.interchange.record import (
    FILE_LIMIT,
    NOTHING_ASKED,
    Asked,
    InteractionRecord,
    PersonRecord,
    PointRecord,
    ReadResult,
    Skipped,
    Unreadable,
)
from reseau_tui.model.normal import is_shared_mailbox, normal_email
from reseau_tui.text import clean, clean_note

SOURCE = "mail"

MANY = 10
"""Recipients from which a mail is a circular, no contact with each of them."""

MESSAGES = 1_000_000
_HEADER_LIMIT = 20_000
"""Letters of a header that are read: of a longer one the parser takes minutes."""

_HEADER = re.compile(rb"[!-9;-~]{1,70}:")
_WANTED = frozenset(
    (
        b"from", b"to", b"cc", b"date", b"subject", b"message-id", b"delivered-to", b"return-path",
        b"received", b"x-original-to", b"x-gmail-labels", b"list-id", b"list-unsubscribe",
        b"precedence", b"auto-submitted",
    )
)  # fmt: skip
_RECEIVED = ("Delivered-To", "Return-Path", "X-Original-To", "Received")
_AGAIN = re.compile(r"(?:(?:re|fw|fwd|tr|aw|wg|rép)\s*:\s*)+", re.IGNORECASE)
_SENT = ("sent", "envoyé", "gesendet", "enviad")


def recognise(data: bytes, name: str) -> bool:
    """Tell whether a file is a mailbox or a message: it begins with headers of one."""
    del name
    if is_mailbox(data):
        return True
    names: set[bytes] = set()
    for line in data[:16_384].split(b"\n")[:200]:
        if not line.strip():
            break
        if line[:1] in b" \t":
            continue
        if not _HEADER.match(line):
            return False
        names.add(line.partition(b":")[0].lower())
    return {b"from", b"date"} <= names


def is_mailbox(data: bytes) -> bool:
    """Tell whether bytes begin an mbox file."""
    return data.startswith(b"From ") and _HEADER.match(data.partition(b"\n")[2]) is not None


def headers_of(path: str) -> bytes:
    """Return an mbox file with nothing but the headers that matter: mailboxes are gigabytes.

    Raises Unreadable when it cannot be read, or when its headers are over 64 MB.
    """
    kept: list[bytes] = []
    size = 0
    inside, wanted, blank = True, False, True
    try:
        with open(path, "rb") as file:
            # A line of a body may be a whole picture.
            while line := file.readline(1 << 16):
                if blank and line.startswith(b"From "):
                    inside, wanted = True, True
                elif inside and not line.strip():
                    inside = False
                    kept.append(b"\n")
                elif inside and line[:1] not in b" \t":
                    wanted = line.partition(b":")[0].lower() in _WANTED
                if inside and wanted:
                    kept.append(line)
                    size += len(line)
                    if size > FILE_LIMIT:
                        raise Unreadable(_("{path} is larger than 64 MB").format(path=path))
                blank = not line.strip()
    except OSError as error:
        raise Unreadable(
            _("{path} cannot be read: {reason}.").format(path=path, reason=error.strerror)
        ) from error
    return b"".join(kept)


@dataclass(frozen=True, slots=True)
class _Mail:
    at: datetime.datetime
    author: tuple[str, str]
    to: tuple[tuple[str, str], ...]
    subject: str
    received: bool
    circular: bool


def read(data: bytes, asked: Asked = NOTHING_ASKED) -> ReadResult:
    """Read the headers of every message."""
    del asked
    skipped: list[Skipped] = []
    mails = list(_mails(data, skipped))
    me = _me(mails)
    people: dict[str, PersonRecord] = {}
    days: dict[str, InteractionRecord] = {}
    subjects: dict[str, list[str]] = {}
    circulars = 0
    for mail in sorted(mails, key=lambda mail: mail.at):
        mine = mail.author[0] in me or not mail.received
        others = [
            one
            for one in (mail.to if mine else (mail.author,))
            if one[0] not in me and not is_shared_mailbox(one[0])
        ]
        if mail.circular or len(others) > MANY:
            circulars += 1
            continue
        if not others:
            continue
        for address, called in others:
            known = people.get(address)
            if known is None or (known.name == address and called):
                people[address] = _person(address, called)
        addresses = tuple(dict.fromkeys(address for address, _called in others))
        key = f"{mail.at:%Y-%m-%d} {' '.join(sorted(addresses))}"
        subjects.setdefault(key, [])
        if mail.subject and mail.subject not in subjects[key]:
            subjects[key].append(mail.subject)
        if key not in days:
            days[key] = InteractionRecord(
                source=SOURCE,
                key=key,
                on=f"{mail.at:%Y-%m-%d}",
                at=f"{mail.at:%H:%M}",
                people=addresses,
                kind="mail",
                initiative="me" if mine else "them",
            )
    return ReadResult(
        format=SOURCE,
        records=tuple(people.values()),
        interactions=tuple(
            InteractionRecord(
                source=one.source, key=one.key, on=one.on, at=one.at, people=one.people,
                kind=one.kind, initiative=one.initiative,
                text=clean_note("\n".join(subjects[one.key])),
            )
            for one in days.values()
        ),
        skipped=tuple(skipped),
        losses=_circulars(circulars),
        read=len(mails) + len(skipped),
    )  # fmt: skip


def _circulars(count: int) -> tuple[str, ...]:
    if not count:
        return ()
    sentence = ngettext(
        "{count} mail of a list or to many was left out",
        "{count} mails of lists or to many were left out",
        count,
    )
    return (sentence.format(count=count),)


def _mails(data: bytes, skipped: list[Skipped]) -> Iterator[_Mail]:
    parser = BytesHeaderParser()
    for count, block in enumerate(_blocks(data)):
        if count >= MESSAGES:
            return
        try:
            mail = _mail(parser.parsebytes(block))
        except (
            ValueError, TypeError, LookupError, AttributeError, RecursionError, MessageError
        ):  # fmt: skip
            mail = None  # a header that is none: one message less, no more
        if mail is None:
            where = _("mail {number}").format(number=count + 1)
            skipped.append(Skipped(where, _("no day or no sender")))
        else:
            yield mail


def _mail(message: Message) -> _Mail | None:
    at = _local(message.get("Date", ""))
    author = _addresses(message.get_all("From", []))
    if at is None or not author:
        return None
    labels = str(message.get("X-Gmail-Labels", "")).casefold()
    received = any(name in message for name in _RECEIVED)
    return _Mail(
        at=at,
        author=author[0],
        to=tuple(_addresses(message.get_all("To", []))),
        subject=_AGAIN.sub("", clean(_decoded(message.get("Subject", "")))),
        received=received and not any(word in labels for word in _SENT),
        circular=any(name in message for name in ("List-Id", "List-Unsubscribe", "Precedence"))
        or str(message.get("Auto-Submitted", "no")).casefold() != "no",
    )


def _blocks(data: bytes) -> Iterator[bytes]:
    """Yield the header block of each message."""
    if not is_mailbox(data):
        yield data.replace(b"\r\n", b"\n").partition(b"\n\n")[0] + b"\n"
        return
    for part in re.split(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\n]*\n", data)[1:]:
        yield part.replace(b"\r\n", b"\n").partition(b"\n\n")[0] + b"\n"


def _addresses(values: list[str]) -> list[tuple[str, str]]:
    """Return (address, name) of header values; groups and what is no address are left out."""
    found: list[tuple[str, str]] = []
    for name, address in getaddresses([str(value)[:_HEADER_LIMIT] for value in values]):
        normal = normal_email(address)
        if "@" in normal:
            found.append((normal, clean(_decoded(name)).strip("'\"")))
    return found


def _decoded(value: str) -> str:
    try:
        return str(make_header(decode_header(str(value)[:_HEADER_LIMIT])))
    except (ValueError, LookupError, MessageError):
        return str(value)


def _local(value: str) -> datetime.datetime | None:
    """Return the local time of a ``Date:`` header; None when it is none."""
    try:
        at = parsedate_to_datetime(str(value))
        if at.tzinfo is not None:
            at = at.astimezone().replace(tzinfo=None)
    except (ValueError, TypeError, IndexError, OverflowError, OSError):
        return None
    return at if 1970 <= at.year <= 9998 else None


def _me(mails: list[_Mail]) -> set[str]:
    """Return my addresses: who wrote what was not received, and who is in most of many mails."""
    mine = {mail.author[0] for mail in mails if not mail.received}
    seen: Counter[str] = Counter()
    for mail in mails:
        seen.update({mail.author[0], *(address for address, _name in mail.to)})
    if len(mails) > 2 and seen:
        address, count = seen.most_common(1)[0]
        if count * 2 > len(mails):
            mine.add(address)
    return mine


def _person(address: str, called: str) -> PersonRecord:
    return PersonRecord(
        source=SOURCE,
        key=address,
        name=called or address,
        points=(PointRecord("email", "", address),),
        only_known=True,
    )
