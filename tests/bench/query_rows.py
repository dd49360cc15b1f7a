"""The questions of the screens: SQL alone, and with the objects made of it."""

from __future__ import annotations

import contextlib
import datetime
import sqlite3
import time
from collections.abc import Callable, Iterator
from statistics import median
from typing import Any

from reseau_tui import clock
from tests.bench.registry import Measured, NotYet, row
from tests.bench.setting import Setting
from tests.bench.timing import ms, percentile, timed

PAGE = 50
TIMES = 60
TYPED = ("marie dupont", "lisbon coffee", "airbus", "projet", "hélène", "zoé b", "circle:2 paris")


class _Spent:
    """The seconds spent inside SQLite since it was set to nought."""

    seconds = 0.0


@contextlib.contextmanager
def _counting() -> Iterator[None]:
    start = time.perf_counter()
    try:
        yield
    finally:
        _Spent.seconds += time.perf_counter() - start


class _Cursor(sqlite3.Cursor):
    """A cursor whose work counts."""

    def execute(self, *arguments: Any) -> Any:
        with _counting():
            return super().execute(*arguments)

    def fetchall(self) -> Any:
        with _counting():
            return super().fetchall()

    def fetchone(self) -> Any:
        with _counting():
            return super().fetchone()


class _Connection(sqlite3.Connection):
    """A connection that hands out such cursors."""

    def cursor(self, *_arguments: Any) -> Any:
        return super().cursor(_Cursor)

    def execute(self, *arguments: Any) -> Any:
        return self.cursor().execute(*arguments)


class SqlWatch:
    """Adds up the seconds spent inside SQLite, however the program asks."""

    @property
    def seconds(self) -> float:
        return _Spent.seconds

    def start(self) -> None:
        """Count from nought again."""
        _Spent.seconds = 0.0

    @contextlib.contextmanager
    def watching(self) -> Iterator[None]:
        """Work on a watched connection to the open database."""
        from reseau_tui.model.database import database

        database.close()
        database.connect_params["factory"] = _Connection
        database.connect()
        try:
            yield
        finally:
            database.close()
            del database.connect_params["factory"]
            database.connect()

    def median_of(self, question: Callable[[], object]) -> tuple[float, float]:
        """Return the median seconds of a question: in SQL, and altogether."""
        inside: list[float] = []

        def ask() -> None:
            self.start()
            question()
            inside.append(self.seconds)

        with self.watching():
            whole = timed(ask, TIMES)
        return median(inside[2:]), median(whole)


def _questions() -> dict[str, Callable[[], object]]:
    """What each screen asks; modules that are not there yet are left out."""
    found: dict[str, Callable[[], object]] = {}
    today = clock.today()
    with contextlib.suppress(ImportError):
        from reseau_tui.network.people import people_ids, people_rows, person

        everybody = people_ids()
        middle = len(everybody) // 2
        marie = people_ids("marie dupont")[0]
        found["a page of the list"] = lambda: people_rows(everybody[middle : middle + PAGE])
        somebody = everybody[middle]
        found["the card of a person"] = lambda: person(somebody)
        found["the card of whom I see most"] = lambda: person(marie)
        found["everybody, by name"] = people_ids
        found["everybody, by last contact"] = lambda: people_ids("", "last")
        found["filter circle:2"] = lambda: people_ids("circle:2")
        found["filter airbus"] = lambda: people_ids("org:airbus")
        with contextlib.suppress(ImportError):
            from reseau_tui.network.timeline import timeline

            newest = timeline(limit=PAGE)
            found["a page of the timeline"] = lambda: timeline(before=newest[-1].moment)
            found["a page of their timeline"] = lambda: timeline(marie)
            found["the timeline of a tag"] = lambda: timeline(query="tag:paris")
            found["the timeline of a rare kind"] = lambda: timeline(query="kind:gift from:them")
    with contextlib.suppress(ImportError):
        from reseau_tui.network.reconnect import reconnect

        found["reconnect"] = lambda: reconnect(today, PAGE)
    with contextlib.suppress(ImportError):
        from reseau_tui.model.slate_store import keep_picks
        from reseau_tui.network import agenda
        from reseau_tui.network.slate import slate

        # Once the three of today are kept, tomorrow is the day that has none yet.
        keep_picks(today, slate(today).new_picks)
        next_day = datetime.timedelta(days=1)
        found["the slate"] = lambda: slate(today)
        found["the slate, first of the day"] = lambda: slate(today + next_day)
        found["today: promises, slate, dates"] = lambda: agenda.today(clock.now())
        found["the same, first of the day"] = lambda: agenda.today(clock.now() + next_day)
    with contextlib.suppress(ImportError):
        from reseau_tui.network.who import who_can_help

        for words in ("accountant toulouse", "airbus", "coffee", "pa"):
            found[f"who {words}"] = lambda words=words: who_can_help(words, today)
    return found


def _budget(name: str) -> str:
    if name.startswith("everybody"):
        return "(off the key path)"
    if name.startswith("who "):
        return "≤ 100 ms with objects"
    return "≤ 1 ms SQL, ≤ 3 ms with objects"


@row("queries")
def screens(setting: Setting) -> Iterator[Measured]:
    """Each question of a screen, on every size."""
    from reseau_tui.model.database import opened

    for size in setting.sizes:
        with opened(setting.copy(size, "queries")):
            questions = _questions()
            if not questions:
                raise NotYet("no module of network/ is there")
            watch = SqlWatch()
            for name, question in questions.items():
                sql, whole = watch.median_of(question)
                yield Measured(
                    f"{name}, {size}",
                    f"{ms(sql)} SQL",
                    _budget(name),
                    f"{ms(whole)} with objects",
                )


@row("search")
def while_typing(setting: Setting) -> Iterator[Measured]:
    """Every prefix of some searches, as it is typed: people, and the timeline."""
    from reseau_tui.model.database import opened

    try:
        from reseau_tui.network.people import people_ids
        from reseau_tui.network.timeline import timeline
    except ImportError as missing:
        raise NotYet(str(missing)) from missing
    prefixes = [line[:end] for line in TYPED for end in range(1, len(line) + 1)]
    asked: dict[str, Callable[[str], object]] = {
        "people": people_ids,
        "timeline": lambda prefix: timeline(query=prefix),
    }
    for size in setting.sizes:
        with opened(setting.copy(size, "search")):
            watch = SqlWatch()
            for what, ask in asked.items():
                inside, slowest = [], ("", 0.0)
                with watch.watching():
                    for _round in range(3):
                        for prefix in prefixes:
                            watch.start()
                            ask(prefix)
                            inside.append(watch.seconds)
                            slowest = max(slowest, (prefix, watch.seconds), key=lambda s: s[1])
                yield Measured(
                    f"search while typing, {what}, p95, {size}",
                    f"{ms(percentile(inside, 0.95))} SQL",
                    "≤ 16 ms SQL",
                    f"median {ms(median(inside))}, slowest “{slowest[0]}” {ms(slowest[1])}",
                )
