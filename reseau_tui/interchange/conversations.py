"""Messages to exchanges: one a conversation and a day, as one would note it down oneself.

A year of a chat is some hundred days, not ten thousand entries of a timeline. The first message
says who began.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reseau_tui.interchange.record import InteractionRecord
from reseau_tui.text import NOTE_LIMIT, clean_note


@dataclass(frozen=True, slots=True)
class Message:
    """One message: local time, ``mine`` when I wrote it, who wrote it, and the words."""

    at: datetime.datetime
    mine: bool
    author: str
    text: str
    line: int = 0


def exchanges(
    source: str,
    conversation: str,
    people: tuple[str, ...],
    messages: Iterable[Message],
    keys: Mapping[str, str] | None = None,
) -> list[InteractionRecord]:
    """Return an exchange for each day of a conversation; ``people`` are keys of records.

    ``conversation`` names it within ``source`` from one export to the next. Of a group, ``keys``
    says by author whose key is whose: a day is then with those who wrote, not with every member.
    """

    def with_whom(said: list[Message]) -> tuple[str, ...]:
        if keys is None or len(people) < 2:
            return people
        return tuple(dict.fromkeys(keys[one.author] for one in said if one.author in keys))

    days: dict[datetime.date, list[Message]] = {}
    for message in messages:
        days.setdefault(message.at.date(), []).append(message)
    return [
        InteractionRecord(
            source=source,
            key=f"{conversation} {day.isoformat()}",
            on=day.isoformat(),
            at=f"{said[0].at:%H:%M}",
            people=with_whom(said),
            kind="message",
            initiative="me" if said[0].mine else "them",
            text=_text(said),
            line=said[0].line,
        )
        for day, said in sorted(days.items())
    ]


def _text(messages: list[Message]) -> str:
    """Return the words, each message on its own line behind who wrote it when several did."""
    several = len({message.author for message in messages}) > 1
    lines: list[str] = []
    left = NOTE_LIMIT
    for message in messages:
        line = f"{message.author}: {message.text}" if several else message.text
        left -= len(line) + 1
        if left < 2:
            lines.append("…")
            break
        lines.append(line)
    return clean_note("\n".join(lines))
