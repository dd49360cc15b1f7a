"""Five years of exchanges with the people of the demo: their scenes, and what stands between."""

from __future__ import annotations

import datetime
import random
from dataclasses import dataclass, field

from reseau_tui.demo.exchange import Exchange
from reseau_tui.demo.people import PEOPLE, Invented
from reseau_tui.demo.scenes import SCENES
from reseau_tui.demo.season import greetings_of_seasons
from reseau_tui.demo.sentences import DAYS, ENGLISH, FRENCH, GROUPS, Pattern, parsed, section
from reseau_tui.demo.words import TOWN_TAGS, Words
from reseau_tui.model.triggers import TOUCHES

SEED = "réseau"
HOME = "Toulouse"
NEAR = (HOME, "Colomiers")
DORMANT = 1000
"""Days after which there were no wishes either: what somebody shared is what the scenes say."""

IN_PERSON = ("coffee", "meal", "meeting", "visit", "other", "project")

_HOURS = {
    "coffee": (9, 18), "meal": (12, 20), "call": (9, 21), "meeting": (9, 17), "event": (18, 20),
    "visit": (10, 17), "text": (8, 22), "mail": (7, 22), "message": (8, 23),
}  # fmt: skip
_LENGTHS = {"call": (10, 70), "meeting": (30, 120), "meal": (60, 150), "event": (60, 120)}


@dataclass(slots=True)
class _Used:
    """How often each sentence was used, overall and by one person."""

    times: dict[str, int] = field(default_factory=dict)
    by: dict[tuple[str, str], int] = field(default_factory=dict)
    texts: set[str] = field(default_factory=set)


def life(today: datetime.date, years: int) -> list[Exchange]:
    """Return every exchange of the last ``years`` up to ``today``, oldest first."""
    exchanges = _Life(today, years * 365).all()
    exchanges += greetings_of_seasons(today, exchanges)
    return sorted(exchanges, key=lambda exchange: (exchange.on, exchange.at or "", exchange.text))


def _may_be_the_newest(pattern: Pattern) -> bool:
    """Whether nothing stays open after it: no answer, no day of the week to move it to."""
    return pattern.initiative == "both" and pattern.kind not in TOUCHES and pattern.weekday is None


class _Life:
    """The telling: people after people, always the same for the same day."""

    def __init__(self, today: datetime.date, days: int) -> None:
        self.today = today
        self.days = days
        self.random = random.Random(SEED)  # noqa: S311 - invented lives, not secrets
        self.used = _Used()
        self.patterns = {
            english: {theme: parsed(text) for theme, text in book.items()}
            for english, book in ((False, FRENCH), (True, ENGLISH))
        }
        self.scene_days: dict[str, list[int]] = {}
        self.busy: set[tuple[str, datetime.date]] = set()

    def all(self) -> list[Exchange]:
        exchanges = [self._scene(*scene) for scene in SCENES]
        for group in GROUPS:
            exchanges += self._group(*group)
        for person in PEOPLE:
            exchanges += self._between(person)
            exchanges += self._greetings(person)
        return exchanges

    def _day(self, days_ago: int) -> datetime.date:
        return self.today - datetime.timedelta(days=days_ago)

    def _scene(self, days: int, people: str, how: str, text: str, sections: str) -> Exchange:
        kind, initiative, *rest = how.split()
        at = minutes = None
        tags: list[str] = []
        place: list[str] = []
        for word in rest:
            if word.startswith("+"):
                tags.append(word[1:])
            elif word.isdigit():
                minutes = int(word)
            elif word[:2].isdigit() and ":" in word:
                at = word
            else:
                place.append(word)
        names = tuple(people.split(", "))
        for name in names:
            self.scene_days.setdefault(name, []).append(days)
            self.busy.add((name, self._day(days)))
        said = tuple(section(part) for part in sections.split(" / ") if part)
        return Exchange(
            self._day(days), names, kind, initiative, text, at, minutes,
            " ".join(place) or None, tuple(tags), said,
        )  # fmt: skip

    def _group(
        self, tag: str, gap: int, weekday: str, kind: str, town: str, texts: str
    ) -> list[Exchange]:
        members = [
            person
            for person in PEOPLE
            if tag in person.tags and person.country == "France" and person.style != "occasional"
        ]
        lines = texts.strip().splitlines()
        found: list[Exchange] = []
        ago = self.random.randint(2, gap)
        while ago < self.days:
            day = self._weekday(ago, DAYS[weekday])
            here = [
                person.name
                for person in members
                if self._free(person, day) and self.random.random() < 0.6
            ]
            if len(here) > 1:
                line = lines[len(found) % len(lines)]
                english = line.split()[0] in ("Old", "Drinks")
                (text,) = self._said(None, english, town, line)
                self.busy.update((name, day) for name in here)
                tags = tuple(dict.fromkeys((tag, *self._town_tag(town))))
                found.append(Exchange(day, tuple(here), kind, "both", text, None, None, town, tags))
            ago += int(gap * self.random.uniform(0.7, 1.4) * (1 + ago / 1500))
        return found

    def _free(self, person: Invented, day: datetime.date) -> bool:
        ago = (self.today - day).days
        return (
            person.last < ago < person.known * 365
            and (person.deceased is None or ago > person.deceased)
            and (person.name, day) not in self.busy
        )

    def _weekday(self, ago: int, weekday: int) -> datetime.date:
        """Return the day that many days ago, or the nearest before on that day of the week."""
        day = self._day(ago)
        return day - datetime.timedelta(days=(day.weekday() - weekday) % 7)

    def _town_tag(self, town: str) -> tuple[str, ...]:
        return (TOWN_TAGS[town],) if town in TOWN_TAGS else ()

    def _between(self, person: Invented) -> list[Exchange]:
        found: list[Exchange] = []
        scenes = self.scene_days.get(person.name, [])
        reach = min(self.days, int(person.known * 365))
        # Without a scene to say so, the last contact is on the day it should be.
        ago = person.last if not scenes else person.last + self._gap(person, person.last)
        while ago < reach:
            if not any(abs(ago - scene) < person.gap * 0.45 for scene in scenes):
                newest = not found and not any(scene < ago for scene in scenes)
                exchange = self._exchange(person, ago, newest)
                if exchange is not None:
                    found.append(exchange)
            ago += self._gap(person, ago)
        return found

    def _gap(self, person: Invented, ago: int) -> int:
        # Notes were fewer in the first years: the habit grew.
        return max(3, int(person.gap * self.random.uniform(0.55, 1.5) * (1 + ago / 1100)))

    def _exchange(self, person: Invented, ago: int, newest: bool) -> Exchange | None:
        pattern = self._pattern(person, newest)
        day = self._day(ago)
        if pattern.weekday is not None:
            day = self._weekday(ago, pattern.weekday)
        if (person.name, day) in self.busy:
            return None
        self.busy.add((person.name, day))
        away = pattern.kind in IN_PERSON and person.city not in NEAR
        town = person.city if away else HOME
        sections = [text for _key, text in pattern.sections]
        text, *said = self._said(person, person.english, town, pattern.text, *sections)
        tags = pattern.tags + (self._town_tag(town) if away else ())
        return Exchange(
            day,
            (person.name,),
            pattern.kind,
            pattern.initiative,
            text,
            self._at(pattern.kind),
            self._minutes(pattern.kind),
            town if away else None,
            tuple(dict.fromkeys(tags)),
            tuple(zip((key for key, _text in pattern.sections), said, strict=True)),
        )

    def _pattern(self, person: Invented, newest: bool) -> Pattern:
        book = self.patterns[person.english]
        theme = person.sphere if person.sphere in book else "friends"
        touch = person.circle in (3, 4, 5) and person.sphere != "family"
        if touch and not newest and self.random.random() < 0.16:
            theme = "touches"
        near = person.city in NEAR
        fitting = [
            pattern
            for pattern in book[theme]
            if ("far" if near else "near") not in pattern.flags
            and ("craft" not in pattern.flags or "artisans" in person.tags)
            and (not newest or _may_be_the_newest(pattern))
        ]
        used = self.used
        weighed = [
            (
                2 * used.by.get((person.name, pattern.text), 0)
                + used.times.get(pattern.text, 0) / 4
                + self.random.random() * 2,
                number,
            )
            for number, pattern in enumerate(fitting)
        ]
        pattern = fitting[min(weighed)[1]]
        used.times[pattern.text] = used.times.get(pattern.text, 0) + 1
        by = (person.name, pattern.text)
        used.by[by] = used.by.get(by, 0) + 1
        return pattern

    def _greetings(self, person: Invented) -> list[Exchange]:
        if person.circle is None or person.archived is not None or person.last > DORMANT:
            return []
        book = self.patterns[person.english]
        found: list[Exchange] = []
        days = [
            (theme, day)
            for year in range(self.today.year - 6, self.today.year + 1)
            for theme, day in self._yearly(person, year)
        ]
        for theme, day in days:
            pattern = self.random.choice(book[theme])
            ago = (self.today - day).days
            if (
                self.random.random() < 0.28
                and ago < self.days
                and self._free(person, day)
                and (person.name, day) not in self.busy
            ):
                self.busy.add((person.name, day))
                (text,) = self._said(person, person.english, HOME, pattern.text)
                found.append(Exchange(day, (person.name,), pattern.kind, pattern.initiative, text))
        return found

    def _yearly(self, person: Invented, year: int) -> list[tuple[str, datetime.date]]:
        new_year = datetime.date(year, 1, 1) + datetime.timedelta(self.random.randint(-8, 24))
        found = [("greetings", new_year)]
        if person.born and person.born[0] >= 0 and (person.circle or 5) <= 3:
            ahead = self.today + datetime.timedelta(days=person.born[0])
            if (ahead.month, ahead.day) != (2, 29):
                found.append(("birthday", ahead.replace(year=year)))
        return found

    def _at(self, kind: str) -> str | None:
        if kind not in _HOURS or self.random.random() < 0.55:
            return None
        hour, minute = self.random.randint(*_HOURS[kind]), self.random.choice((0, 15, 30, 45))
        return f"{hour:02}:{minute:02}"

    def _minutes(self, kind: str) -> int | None:
        if kind not in _LENGTHS or self.random.random() < 0.6:
            return None
        first, last = _LENGTHS[kind]
        return self.random.randrange(first, last + 1, 5)

    def _said(self, person: Invented | None, english: bool, town: str, *texts: str) -> list[str]:
        """Fill sentences that belong together; what was said already is said otherwise."""
        said: list[str] = []
        for _attempt in range(12):
            words = Words(self.random, person, english, town)
            said = [text.format_map(words) for text in texts]
            if said[0] not in self.used.texts:
                break
        self.used.texts.add(said[0])
        return [said[0][:1].upper() + said[0][1:], *said[1:]]
