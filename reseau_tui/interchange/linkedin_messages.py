"""LinkedIn's ``messages.csv``: private messages, read only when asked for (``--messages``).

Who I am stands nowhere in the file: I am the one who takes part in the most conversations. The
others are looked for by their profiles among the people known, and never added.
"""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from reseau_tui.i18n import _, ngettext
from reseau_tui.interchange.conversations import Message, exchanges
from reseau_tui.interchange.linkedin import SOURCE
from reseau_tui.interchange.record import (
    NOTHING_ASKED,
    Asked,
    InteractionRecord,
    PersonRecord,
    PointRecord,
    ReadResult,
    Skipped,
)
from reseau_tui.interchange.table import Table, head_of, read_table
from reseau_tui.model.normal import normal_profile
from reseau_tui.text import clean

COLUMNS = frozenset(
    (
        "conversation id", "conversation title", "from", "sender profile url", "to",
        "recipient profile urls", "date", "subject", "content", "folder",
    )
)  # fmt: skip
_NEEDED = frozenset(("conversation id", "from", "date", "content"))


@dataclass(frozen=True, slots=True)
class _Written:
    conversation: str
    author: tuple[str, str]
    others: tuple[tuple[str, str], ...]
    at: datetime.datetime
    text: str
    line: int


def recognise(data: bytes, name: str) -> bool:
    """Tell whether a file is the list of messages."""
    del name
    table = head_of(data, COLUMNS)
    return table is not None and set(table.names) >= _NEEDED


def read(data: bytes, asked: Asked = NOTHING_ASKED) -> ReadResult:
    """Read every message when ``asked.messages``; else say that they were left alone."""
    table = read_table(data, asked, COLUMNS)
    if not asked.messages:
        count = sum(1 for _row in table.rows())
        sentence = ngettext(
            "{count} private message was left alone; --messages brings it",
            "{count} private messages were left alone; --messages brings them",
            count,
        )
        return ReadResult(format=SOURCE, losses=(sentence.format(count=count),))
    skipped: list[Skipped] = []
    written = list(_messages(table, skipped))
    me = _me(written)
    people: dict[str, PersonRecord] = {}
    found: list[InteractionRecord] = []
    conversations: dict[str, list[_Written]] = defaultdict(list)
    for one in written:
        conversations[one.conversation].append(one)
    for conversation, messages in conversations.items():
        messages.sort(key=lambda one: one.at)
        everybody = dict.fromkeys(
            one for message in messages for one in (message.author, *message.others) if one != me
        )
        for profile, called in everybody:
            people.setdefault(_key(profile, called), _person(profile, called))
        found += exchanges(
            SOURCE,
            conversation,
            tuple(_key(*one) for one in everybody),
            (
                Message(one.at, one.author == me, one.author[1], one.text, one.line)
                for one in messages
            ),
        )
    return ReadResult(
        format=SOURCE,
        records=tuple(people.values()),
        interactions=tuple(found),
        skipped=tuple(skipped),
        read=len(written) + len(skipped),
    )


def _messages(table: Table, skipped: list[Skipped]) -> Iterator[_Written]:
    places = {name: place for place, name in enumerate(table.names)}

    def cell(cells: list[str], name: str) -> str:
        place = places.get(name)
        return cells[place] if place is not None else ""

    for line, cells in table.rows():
        at = _time(cell(cells, "date"))
        if at is None:
            where = _("line {line}").format(line=line)
            skipped.append(Skipped(where, _("no day in it")))
            continue
        names = [clean(name) for name in cell(cells, "to").split(",")]
        profiles = cell(cells, "recipient profile urls").replace(";", ",").split(",")
        if len(names) != len(profiles):
            names = [clean(cell(cells, "to"))] if len(profiles) == 1 else [""] * len(profiles)
        subject, content = cell(cells, "subject"), cell(cells, "content")
        yield _Written(
            conversation=cell(cells, "conversation id"),
            author=(normal_profile(cell(cells, "sender profile url")), clean(cell(cells, "from"))),
            others=tuple(
                (normal_profile(profile), name)
                for profile, name in zip(profiles, names, strict=True)
                if normal_profile(profile) or name
            ),
            at=at,
            text=f"{subject}\n{content}" if subject else content,
            line=line,
        )


def _me(written: list[_Written]) -> tuple[str, str]:
    seen: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in written:
        for who in (one.author, *one.others):
            seen[who].add(one.conversation)
    counted = Counter({who: len(conversations) for who, conversations in seen.items()})
    return counted.most_common(1)[0][0] if counted else ("", "")


def _time(value: str) -> datetime.datetime | None:
    """Return the local time of ``2023-05-01 12:34:56 UTC``."""
    text = value.removesuffix(" UTC").strip()
    try:
        at = datetime.datetime.fromisoformat(text)
    except ValueError:
        return None
    if value.endswith(" UTC"):
        at = at.replace(tzinfo=datetime.UTC).astimezone().replace(tzinfo=None)
    return at.replace(tzinfo=None)


def _key(profile: str, called: str) -> str:
    return profile or called


def _person(profile: str, called: str) -> PersonRecord:
    url = f"https://www.linkedin.com/in/{profile}"
    return PersonRecord(
        source=SOURCE,
        key=_key(profile, called),
        name=called or profile,
        points=(PointRecord("url", "LinkedIn", url),) if profile else (),
        only_known=True,
    )
