"""A chat exported from WhatsApp as text, alone or in its ZIP: an exchange a day.

Every phone writes the day in its own country's way; the whole file tells whether the month comes
first. Who the chat is with stands in the file's name; the other author is me. Nobody is added.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from reseau_tui import clock
from reseau_tui.i18n import _
from reseau_tui.interchange.charset import decode, to_text, to_utf8
from reseau_tui.interchange.conversations import Message, exchanges
from reseau_tui.interchange.record import (
    FILE_LIMIT,
    NOTHING_ASKED,
    Asked,
    PersonRecord,
    PointRecord,
    ReadResult,
    Unreadable,
)
from reseau_tui.interchange.table_days import is_day_first, table_day
from reseau_tui.text import clean, fold

SOURCE = "whatsapp"
_MARKS = str.maketrans({"\u200e": "", "\u200f": "", "\u202f": " ", "\u00a0": " ", "\u202a": "",
                        "\u202c": "", "\ufeff": ""})  # fmt: skip
_DAY = r"(?P<day>\d{1,4}[./-]\d{1,2}[./-]\d{2,4})"
_TIME = (
    r"(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})(?:[:.]\d{2})?\s{0,3}"
    r"(?P<half>[ap]\.?\s?m\.?(?!\w)|[مص](?!\w))?"
)
_REST = r"\]?\s{0,3}(?:-\s|:\s|(?<=\])|(?<=\]\s))(?P<rest>.*)\Z"
_FLAGS = re.IGNORECASE | re.DOTALL
_STAMPS = (
    re.compile(rf"\[?{_DAY}(?:[,،]| à| um| at)?\s{{1,3}}{_TIME}{_REST}", _FLAGS),
    re.compile(rf"\[?{_TIME},?\s{{1,3}}{_DAY}{_REST}", _FLAGS),
)
"""A day and a time as phones write them; in Vietnam the time comes first."""
_SAID = re.compile(r"(?P<author>:?[^:\n]{1,80}?):\s(?P<text>.*)\Z", re.DOTALL)
_HEADING = 5
_FEW = 3
"""Stamped lines among the first ones that make a chat."""


@dataclass(slots=True)
class _Line:
    day: str
    time: datetime.time
    american: bool
    author: str
    words: list[str]
    number: int


def recognise(data: bytes, name: str) -> bool:
    """Tell whether a text is a chat: its first lines begin with a day, an hour and a name."""
    del name
    text = decode(to_utf8(data[: 16 * 1024])[0], "", "utf-8").translate(_MARKS)
    lines = [line for line in text.splitlines() if line.strip()]
    if not any(_stamp(line) for line in lines[:_HEADING]):
        return False
    # A message may be a page long.
    stamped = sum(_stamp(line) is not None for line in lines)
    return stamped >= min(_FEW, len(lines))


def read(data: bytes, asked: Asked = NOTHING_ASKED) -> ReadResult:
    """Read a chat; raises Unreadable when the file is over 64 MB."""
    if len(data) > FILE_LIMIT:
        raise Unreadable(_("{name} is larger than 64 MB").format(name=asked.name))
    text = to_text(data, asked.encoding)
    lines = list(_lines(text))
    said = [line for line in lines if line.author]
    authors = list(dict.fromkeys(line.author for line in said))
    others = _others(authors, asked.name)
    keys = {author: fold(author) for author in others}
    day_first = _is_day_first(lines)
    messages: list[Message] = []
    for line in said:
        day = table_day(line.day, day_first=day_first, today=clock.today())
        if day and day[0]:
            at = datetime.datetime.combine(datetime.date(day[0], day[1], day[2]), line.time)
            text = "\n".join(line.words).strip()
            messages.append(Message(at, line.author not in keys, line.author, text, line.number))
    chat = fold(", ".join(sorted(others))) if len(others) == 1 else fold(_title(asked.name))
    return ReadResult(
        format=SOURCE,
        records=tuple(_person(author) for author in others),
        interactions=tuple(exchanges(SOURCE, chat, tuple(keys.values()), messages, keys)),
        read=len(messages),
    )


def _lines(text: str) -> Iterator[_Line]:
    """Yield the messages; a line without a day goes on with the one before."""
    current: _Line | None = None
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for number, raw in enumerate(lines, 1):
        line = raw.translate(_MARKS)
        stamp = _stamp(line)
        time = _time(stamp) if stamp else None
        if stamp is None or time is None:
            if current is not None:
                current.words.append(line)
            continue
        if current is not None:
            yield current
        said = _SAID.match(stamp["rest"])
        current = _Line(
            day=stamp["day"],
            time=time,
            american=bool(stamp["half"]) and "/" in stamp["day"],
            author=clean(said["author"]) if said else "",
            words=[said["text"] if said else stamp["rest"]],
            number=number,
        )
    if current is not None:
        yield current


def _is_day_first(lines: list[_Line]) -> bool:
    """Tell whether ``03/04/21`` is in April: a number over twelve tells, else the order of days.

    A chat goes forward in time, so the reading under which it steps back less is the right one.
    """
    first = is_day_first(line.day for line in lines)
    if first is not None:
        return first
    today = clock.today()
    written = list(dict.fromkeys(line.day for line in lines))
    back: dict[bool, int] = {}
    for day_first in (True, False):
        days = [table_day(day, day_first=day_first, today=today) for day in written]
        whole = [(day[0] or 0, day[1], day[2]) for day in days if day]
        back[day_first] = sum(later < day for day, later in pairwise(whole))
        # Nobody has written tomorrow.
        back[day_first] += sum(day > (today.year, today.month, today.day) for day in whole)
    if back[True] != back[False]:
        return back[True] < back[False]
    return not any(line.american for line in lines)


def _stamp(line: str) -> re.Match[str] | None:
    """Return the day and time that a line begins with, and the rest of it."""
    line = line.strip()
    return next(filter(None, (pattern.match(line) for pattern in _STAMPS)), None)


def _time(stamp: re.Match[str]) -> datetime.time | None:
    hour, minute = int(stamp["hour"]), int(stamp["minute"])
    if stamp["half"]:
        hour = hour % 12 + (12 if stamp["half"][0] in "pPم" else 0)
    return datetime.time(hour, minute) if hour < 24 and minute < 60 else None


def _others(authors: list[str], name: str) -> list[str]:
    """Return the authors who are not me: whom the file is named after, else all of them."""
    title = f" {fold(_title(name))} "
    named = [author for author in authors if f" {fold(author)} " in title]
    return named if len(authors) == 2 and len(named) == 1 else authors


def _title(name: str) -> str:
    """Return the words of a file's name, its archive's included."""
    return " ".join(re.split(r"[/\\._\-]+|\btxt\b|\bzip\b", name))


def _person(author: str) -> PersonRecord:
    number = author.replace(" ", "").lstrip("+").isdigit()
    return PersonRecord(
        source=SOURCE,
        key=fold(author),
        name=author,
        points=(PointRecord("phone", "", author),) if number else (),
        only_known=True,
    )
