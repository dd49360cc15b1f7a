"""A generated network of any size, written straight into the real schema.

    python -m tests.bench.generate PATH --people 100000 --interactions 1000000 [--seed 1]

The same arguments on the same day give the same people and interactions. Triggers are dropped
for the writing and built again after, kept columns and search rows with them; the result passes
``check``. Circles are as large as in life (5, 15, 50, 150, the rest), few people have most of
the interactions (Zipf), days go back ten years.
"""

from __future__ import annotations

import argparse
import datetime
import itertools
import random
import sqlite3
import sys
import time
from collections.abc import Iterable, Iterator

from reseau_tui import clock
from reseau_tui.model import triggers
from reseau_tui.model.contacts import SPHERES
from reseau_tui.model.database import connection, opened
from reseau_tui.model.normal import normal_point
from reseau_tui.text import fold
from tests.bench.growing import Growing
from tests.bench.names import Namer, invented
from tests.bench.upkeep import Upkeep
from tests.bench.words import CITIES, KINDS, PLACES, TITLES, WORDS

DAYS = 3650
CIRCLES = ((1, 5), (2, 15), (3, 50), (4, 150), (5, 500))
FIRST_PEOPLE = ("Marie Dupont", "Paul Girard")


def generate(path: str, people: int, interactions: int, seed: int = 1) -> None:
    """Write the network into a new database at ``path``."""
    with opened(path):
        sql = connection()
        if sql.execute("SELECT count(*) FROM contact").fetchone()[0]:
            raise SystemExit(f"{path} is not empty")
        sql.execute("PRAGMA journal_mode = OFF")
        sql.execute("PRAGMA synchronous = OFF")
        sql.execute("PRAGMA cache_size = -400000")
        sql.execute("PRAGMA foreign_keys = OFF")
        for (name,) in sql.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
            sql.execute(f"DROP TRIGGER {name}")
        indexes = _drop_indexes(sql)
        sql.execute("BEGIN IMMEDIATE")
        _Generator(sql, people, interactions, seed).write()
        for statement in indexes:
            sql.execute(statement)
        sql.execute("COMMIT")
        sql.execute("BEGIN IMMEDIATE")
        triggers.rebuild_kept(sql)
        triggers.build_triggers(sql)
        sql.execute("COMMIT")
        sql.execute("PRAGMA foreign_keys = ON")
        sql.execute("PRAGMA journal_mode = WAL")


def _drop_indexes(sql: sqlite3.Connection) -> list[str]:
    """Drop the indexes that can be built again, faster, when the rows are there."""
    found = sql.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
    ).fetchall()
    for name, _statement in found:
        sql.execute(f"DROP INDEX {name}")
    return [statement for _name, statement in found]


class _Generator:
    """The rows, table by table."""

    def __init__(self, sql: sqlite3.Connection, people: int, interactions: int, seed: int) -> None:
        self.sql = sql
        self.people = people
        self.interactions = interactions
        self.chance = random.Random(seed)
        self.today = clock.today()
        self.days = [(self.today - datetime.timedelta(days=ago)).isoformat() for ago in range(DAYS)]
        self.noon = [
            int(datetime.datetime.fromisoformat(f"{day}T12:00").timestamp()) for day in self.days
        ]

    def write(self) -> None:
        tags = self._tags()
        self._many(
            "contact",
            "uid, name, sort_name, nickname, sphere, circle, circle_since, style, rhythm_days,"
            " city, birth_year, birth_month, birth_day, met_through, notes, archived_at, starred,"
            " created_at",
            self._contacts(),
        )
        self._many("role", "contact_id, organisation, title, from_on, to_on", self._roles())
        self._many("contact_point", "contact_id, kind, label, value, normal", self._points())
        self._many("contact_tag", "contact_id, tag_id, role", self._contact_tags(tags))
        self._many(
            "interaction",
            'uid, "on", at, kind, initiative, text, place, minutes, created_at',
            self._interactions(),
        )
        self._many("participant", "interaction_id, contact_id", self._participants())
        self._many("interaction_tag", "interaction_id, tag_id", self._interaction_tags(tags))
        self._many("section", "interaction_id, key, text", self._sections())
        self._many(
            "promise", "uid, contact_id, due_on, text, done_at, created_at", self._promises()
        )
        # Last, so that the people and exchanges are those they were.
        Upkeep(self.people, self.interactions, self.chance, self.days, self._uid).write(self._many)
        Growing(self.people, self.chance, self.days, self._uid).write(self._many)

    def _many(self, table: str, columns: str, rows: Iterable[tuple[object, ...]]) -> None:
        marks = ", ".join("?" for _ in columns.split(","))
        self.sql.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)

    def _uid(self) -> str:
        digits = f"{self.chance.getrandbits(128):032x}"
        return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-a{digits[17:20]}-{digits[20:]}"

    def _words(self, fewest: int, most: int) -> str:
        return " ".join(self.chance.choices(WORDS, k=self.chance.randint(fewest, most)))

    def _tags(self) -> int:
        names: dict[str, str] = {}
        for word in (*CITIES, *WORDS[:120], *(invented(self.chance) for _ in range(60))):
            if " " not in word:
                names.setdefault(fold(word), word.lower())
        self._many("tag", "name, folded", ((name, folded) for folded, name in names.items()))
        return len(names)

    def _circles(self) -> Iterator[int | None]:
        """The closest first, as many as there would be in a network of that size."""
        whole = sum(size for _circle, size in CIRCLES)
        for circle, size in CIRCLES[:-1]:
            yield from itertools.repeat(circle, max(1, size * self.people // whole))
        while True:
            yield 5 if self.chance.random() > 0.03 else None

    def _contacts(self) -> Iterator[tuple[object, ...]]:
        chance = self.chance
        namer = Namer(chance)
        circles = self._circles()
        for number in range(1, self.people + 1):
            circle = next(circles)
            name = namer.name()
            if number in (7, 8) and self.people >= 10:
                name, circle = FIRST_PEOPLE[number - 7], 2
            added = chance.randrange(DAYS)
            born = chance.random() < 0.55
            archived = circle == 5 and chance.random() < 0.02
            yield (
                self._uid(),
                name,
                fold(name),
                name.split()[0][:3] if number > 8 and chance.random() < 0.05 else None,
                chance.choice(SPHERES),
                circle,
                self.days[added] if circle else None,
                "regular" if chance.random() < 0.9 else chance.choice(("ambient", "occasional")),
                chance.choice((7, 30, 45, 60, 90, 180, 365)) if chance.random() < 0.05 else None,
                chance.choice(CITIES) if chance.random() < 0.8 else None,
                chance.randint(1935, 2006) if born else None,
                chance.randint(1, 12) if born else None,
                chance.randint(1, 28) if born else None,
                chance.randint(1, number - 1) if number > 1 and chance.random() < 0.15 else None,
                self._words(4, 25) if chance.random() < 0.15 else None,
                self.days[chance.randrange(added + 1)] if archived else None,
                int(chance.random() < 0.01),
                self.noon[added],
            )

    def _roles(self) -> Iterator[tuple[object, ...]]:
        chance = self.chance
        organisations = ["Airbus", "Mairie", "CNRS", "Hôpital Larrey"]
        organisations += [
            f"{invented(chance)} {chance.choice(('SA', 'Conseil', 'Studio', '& fils', 'Lab'))}"
            for _ in range(max(20, self.people // 40))
        ]
        for contact in range(1, self.people + 1):
            if chance.random() < 0.25:
                begin = chance.randint(1990, 2012)
                yield (contact, chance.choice(organisations), chance.choice(TITLES),
                       str(begin), str(begin + chance.randint(1, 8)))  # fmt: skip
            if chance.random() < 0.7:
                yield (contact, chance.choice(organisations), chance.choice(TITLES),
                       str(chance.randint(2008, self.today.year)), None)  # fmt: skip

    def _points(self) -> Iterator[tuple[object, ...]]:
        chance = self.chance
        for contact in range(1, self.people + 1):
            if chance.random() < 0.6:
                value = (
                    f"{invented(chance).lower()}.{contact}@example.{chance.choice(('org', 'com'))}"
                )
                yield contact, "email", "home", value, normal_point("email", value)
            if chance.random() < 0.5:
                digits = f"{chance.randrange(10_000):04}"
                value = f"06 39 98 {digits[:2]} {digits[2:]}"
                yield contact, "phone", "mobile", value, normal_point("phone", value)

    def _contact_tags(self, tags: int) -> Iterator[tuple[object, ...]]:
        chance = self.chance
        for contact in range(1, self.people + 1):
            if chance.random() < 0.4:
                for tag in {int(tags * chance.random() ** 2) + 1 for _ in range(2)}:
                    role = "tag" if chance.random() < 0.9 else chance.choice(("offers", "seeks"))
                    yield contact, tag, role

    def _interactions(self) -> Iterator[tuple[object, ...]]:
        chance = self.chance
        kinds = list(KINDS)
        weights = list(itertools.accumulate(KINDS.values()))
        # The habit grows: twice as much is noted in the last year as in the first.
        ago = sorted((int(DAYS * chance.random() ** 1.25) for _ in range(self.interactions)),
                     reverse=True)  # fmt: skip
        for day in ago:
            kind = chance.choices(kinds, cum_weights=weights)[0]
            luck = chance.random()
            yield (
                self._uid(),
                self.days[day],
                f"{int(8 + luck * 100) % 14 + 8:02}:{int(luck * 1000) % 60:02}"
                if luck < 0.35
                else None,
                kind,
                "both" if luck < 0.6 else "me" if luck < 0.85 else "them",
                self._words(3, 11),
                chance.choice(PLACES) if luck > 0.85 else None,
                int(luck * 300) if luck < 0.2 else None,
                self.noon[day],
            )

    def _participants(self) -> Iterator[tuple[object, ...]]:
        chance = self.chance
        everybody = range(1, self.people + 1)
        # By rank, and rank is closeness: the first circles have most of the interactions.
        weights = list(itertools.accumulate(1 / (rank + 3) ** 0.75 for rank in everybody))
        for interaction in range(1, self.interactions + 1):
            luck = chance.random()
            count = 1 if luck < 0.8 else 2 if luck < 0.95 else 3
            for contact in set(chance.choices(everybody, cum_weights=weights, k=count)):
                yield interaction, contact

    def _interaction_tags(self, tags: int) -> Iterator[tuple[object, ...]]:
        chance = self.chance
        for interaction in range(1, self.interactions + 1):
            if chance.random() < 0.15:
                yield interaction, int(tags * chance.random() ** 2) + 1

    def _sections(self) -> Iterator[tuple[object, ...]]:
        chance = self.chance
        for interaction in range(1, self.interactions + 1):
            if chance.random() < 0.05:
                key = chance.choice(("gave", "got", "news", "asked", "ask"))
                yield interaction, key, self._words(2, 6)

    def _promises(self) -> Iterator[tuple[object, ...]]:
        chance = self.chance
        for _ in range(max(4, self.people // 20)):
            due = self.today + datetime.timedelta(days=chance.randint(-900, 30))
            is_open = due > self.today or chance.random() < 0.05
            yield (
                self._uid(),
                chance.randint(1, self.people),
                due.isoformat(),
                self._words(2, 6),
                None if is_open else due.isoformat(),
                self.noon[0],
            )


def main(arguments: list[str] | None = None) -> None:
    """Generate from the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.generate", description=__doc__)
    parser.add_argument("path")
    parser.add_argument("--people", type=int, default=200)
    parser.add_argument("--interactions", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(arguments)
    start = time.perf_counter()
    generate(asked.path, asked.people, asked.interactions, asked.seed)
    print(f"{asked.path}: {time.perf_counter() - start:.1f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
