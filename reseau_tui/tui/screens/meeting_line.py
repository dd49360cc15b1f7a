"""``How did you meet?`` in one line: through Paul, at the forum, yesterday; all of it optional.

What is understood stands under the field; today is meant unless a day is written.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from textual.suggester import Suggester

from reseau_tui import clock
from reseau_tui.i18n import _
from reseau_tui.text import clean, fold
from reseau_tui.tui.days import full_date
from reseau_tui.tui.loose_day import iso
from reseau_tui.tui.screens.person_picker import PersonPicker
from reseau_tui.tui.widgets.form_field import Field

if TYPE_CHECKING:
    from reseau_tui.tui.gateway import Gateway

_THROUGH = ("through ", "via ", "par ", "thanks to ", "grace a ")
_AT = ("at ", "in ", "chez ", "a ", "au ", "aux ", "a la ", "a l'", "dans ", "lors de ")
_WHEN = (" in ", " on ", " en ", " le ")
_SHORTEST = 3
"""Letters that may be the beginning of an event."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """What a line says: a person's id and name, a place, a day; ``problem`` is what is wrong."""

    through: int | None = None
    name: str = ""
    where: str = ""
    on: str = ""
    problem: str = ""


class MeetingLine(Suggester):
    """How somebody was met; ``events`` (name, day) are those of the last days."""

    def __init__(self, gateway: Gateway, events: Sequence[tuple[str, str]]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._who = PersonPicker(gateway)
        self._events = events

    def field(self) -> Field:
        """Return the field; an event of the last days is proposed in it."""
        hint = _("through Paul, at the forum, yesterday")
        if self._events:
            hint = _("through Paul, {event}").format(event=self._events[0][0])
        return Field(
            "met", _("How did you meet?"), hint=hint, check=self.check, explain=self.explain,
            prepare=self.prepare, suggester=self, wide=True,
        )  # fmt: skip

    async def prepare(self, value: str) -> None:
        """Find out whom the parts may mean."""
        for part in _parts(value):
            how, words, _day = _read(part)
            if how != "at" and words and not self._event(words):
                await self._who.prepare(words)

    def check(self, value: str) -> str | None:
        """What is wrong, nothing for an empty line."""
        return self.meeting(value).problem or None

    def explain(self, value: str) -> str | None:
        """Return what was understood."""
        found = self.meeting(value)
        said = [_("through {name}").format(name=found.name)] if found.name else []
        said += [found.where] if found.where else []
        if found.on:
            said.append(_day(found.on))
        return " · ".join(said) or None

    def values(self, value: str) -> dict[str, Any]:
        """Return what the model is told of a right line: columns of the contact."""
        found = self.meeting(value)
        told = {"met_through": found.through, "met_where": found.where, "met_on": found.on}
        return {name: one for name, one in told.items() if one}

    def meeting(self, value: str) -> Meeting:
        """Return what a prepared line says."""
        through, name, where, on = None, "", [], ""
        problem = ""
        for part in _parts(value):
            how, words, day = _read(part)
            event = self._event(words)
            if day:
                on = day
                if day > clock.today().isoformat():
                    problem = problem or _("That day is to come.")
            if not words:
                continue
            if event and how != "through":
                where.append(event[0])
                on = on or event[1]
            elif how == "at":
                where.append(words)
            elif not name and self._who.is_known(words):
                through = self._who.id_of(words)
                name = self._who.explain(words) or words
            elif how == "through" and self._who.is_unknown(words):
                problem = problem or _("“{name}” is not in the network: add them first.").format(
                    name=words
                )
            elif how == "through" or (not name and not self._who.is_unknown(words)):
                problem = problem or self._who.check(words) or ""
            else:
                where.append(words)
        if (name or where) and not on:
            on = clock.today().isoformat()
        return Meeting(through, name, clean(", ".join(where)), on, problem)

    def _event(self, words: str) -> tuple[str, str] | None:
        typed = fold(words)
        for event in self._events:
            name = fold(event[0])
            if typed and (name == typed or (len(typed) >= _SHORTEST and name.startswith(typed))):
                return event
        return None

    async def get_suggestion(self, value: str) -> str | None:
        """Return how the part after the last comma may go on: an event, a person."""
        start = value.rfind(",") + 1
        begun = value[start:].lstrip()
        how, words = _cut(begun)
        if not words:
            return None
        before = value[: len(value) - len(words)]
        if how != "through":
            for name, _on in self._events:
                if fold(name).startswith(fold(words)) and len(name) > len(words):
                    return before + name
        if how == "at":
            return None
        name = await self._who.get_suggestion(words)
        return before + name if name else None


def _parts(value: str) -> list[str]:
    return [part.strip() for part in value.split(",") if part.strip()]


def _cut(part: str) -> tuple[str, str]:
    """Return "through", "at" or "" and the words that follow it."""
    folded = fold(part)
    for how, words in (("through", _THROUGH), ("at", _AT)):
        for word in words:
            if folded.startswith(word) and len(folded) > len(word) and len(folded) == len(part):
                return how, part[len(word) :].strip()
    return "", part


def _read(part: str) -> tuple[str, str, str | None]:
    """Return how, the words without a day, "" when there is only a day, and the day."""
    how, words = _cut(part)
    if how != "through" and (day := iso(words)):
        return how, "", day
    for sign in _WHEN:
        before, found, after = words.rpartition(sign)
        if found and before.strip() and (day := iso(after)):
            return how, before.strip(), day
    return how, words, None


def _day(on: str) -> str:
    try:
        return full_date(datetime.date.fromisoformat(on)) if len(on) > 7 else on
    except ValueError:
        return on
