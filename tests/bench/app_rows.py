"""The full-screen app: to its first paint, to its first names, from a key to what it paints."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median

from reseau_tui.tui.commands import PLACES
from tests.bench.registry import Measured, NotYet, row
from tests.bench.setting import Setting
from tests.bench.terminal import Terminal
from tests.bench.timing import ms, percentile

HEADER = "Réseau"
MINIMAL = os.path.join(os.path.dirname(os.path.abspath(__file__)), "minimal_app.py")
LONGEST = 20

KEYS = list(
    "jjjjjjjjjjjjjjjjjjjjkkkkkkkkkk\x04\x04\x15Gkkkkkkkkkkggojjjjj\tjjjjjjjjjj\tjjjj\tjjjjj"
)
"""Up and down the list, pages, both ends, another order, the card, the panel, the list again."""

SEARCH = "/marie dup"

ESCAPE = "\x1b"
WINDOWS = {"g …": "g", "help": "?", "palette": "\x10", "edit form": "e", "capture bar": "l"}
"""What opens over home, and its key."""

AFTER_KEY = 0.4
"""Seconds without a byte after which what a key opened is taken for done."""


def _to_paint(
    command: Sequence[str], environment: dict[str, str], texts: Sequence[str]
) -> list[float]:
    """Return the seconds from the start of the process until each text was written."""
    app = Terminal(command, environment)
    try:
        found = [app.shows(text, LONGEST) for text in texts]
        if None in found:
            said = app.seen.decode(errors="replace").strip().splitlines()
            raise NotYet("the app does not show itself: " + (said[-1][:120] if said else "nothing"))
        return [seconds for seconds in found if seconds is not None]
    finally:
        app.close()


def _first_name(path: str) -> str:
    """Return the first word of the first person of the list, as the list shows it."""
    sql = sqlite3.connect(path)
    try:
        (name,) = sql.execute(
            "SELECT name FROM contact WHERE archived_at IS NULL ORDER BY sort_name LIMIT 1"
        ).fetchone()
    finally:
        sql.close()
    return name.split()[0]


@row("paint")
def first_paint(setting: Setting) -> Iterator[Measured]:
    """The first frame with our header, against a minimal app; with 100,000 people and empty."""
    program = setting.program
    empty = setting.empty("paint")
    cases: list[tuple[list[str], dict[str, str], list[str]]] = [
        ([program.python, MINIMAL], setting.environment(), [HEADER]),
        ([program.command], setting.environment(empty), [HEADER]),
    ]
    for size in setting.sizes:
        path = setting.copy(size, "paint")
        texts = [HEADER, _first_name(path)]
        cases.append(([program.command], setting.environment(path), texts))
    seconds: list[list[list[float]]] = [[] for _ in cases]
    for number in range(-1, setting.rounds):
        for place, case in enumerate(cases):
            found = _to_paint(*case)
            if number >= 0:
                seconds[place].append(found)
    painted = [median(run[0] for run in runs) for runs in seconds]
    minimal, nobody, *sized = painted
    yield Measured(
        "app to first paint, empty",
        f"{nobody / minimal:.2f} × minimal app",
        "≤ 1.4 ×",
        f"{ms(nobody)} against {ms(minimal)}",
    )
    for size, seen, runs in zip(setting.sizes, sized, seconds[2:], strict=True):
        yield Measured(
            f"app to first paint, {size} against empty",
            f"{seen / nobody:.2f} ×",
            "≤ 1.1 ×",
            ms(seen),
        )
        names = median(run[1] for run in runs)
        yield Measured(
            f"app to the first names, {size}",
            f"{names / minimal:.2f} × minimal app",
            "(no budget)",
            ms(names),
        )


@dataclass
class Pressed:
    """Keys pressed one after the other: seconds to the first and the last painted of each."""

    firsts: list[float] = field(default_factory=list)
    lasts: list[float] = field(default_factory=list)
    works: list[float] = field(default_factory=list)
    silent: int = 0
    slowest: tuple[float, str] = (0.0, "")

    def said(self) -> str:
        """Return what is behind the number."""
        return (
            f"median {ms(median(self.firsts))}, processor p95 {ms(percentile(self.works, 0.95))},"
            f" slowest {self.slowest[1]} {ms(self.slowest[0])};"
            f" all panels p95 {ms(percentile(self.lasts, 0.95))};"
            f" {self.silent} of {len(self.firsts) + self.silent} painted nothing"
        )


def _press(app: Terminal, keys: Sequence[str]) -> Pressed:
    pressed = Pressed()
    for key in keys:
        found = app.press(key.encode())
        if found is None:
            pressed.silent += 1
            continue
        pressed.firsts.append(found[0])
        pressed.lasts.append(found[1])
        pressed.works.append(app.work)
        pressed.slowest = max(pressed.slowest, (found[0], repr(key)))
    return pressed


@row("keys")
def key_to_painted(setting: Setting) -> Iterator[Measured]:
    """A key press until its first frame, less what a minimal app takes for the same."""
    minimal = Terminal([setting.program.python, MINIMAL], setting.environment())
    if minimal.shows(HEADER, LONGEST) is None:
        minimal.close()
        raise NotYet("the minimal app does not start")
    minimal.settle()
    plain = median(_press(minimal, ["j"] * 60).firsts)
    minimal.close()
    for size in setting.sizes:
        path = setting.copy(size, "keys")
        app = Terminal([setting.program.command], setting.environment(path))
        try:
            if app.shows(_first_name(path), LONGEST) is None:
                raise NotYet("the app does not show itself")
            app.settle()
            moved = _press(app, KEYS)
            typed = _press(app, list(SEARCH))
        finally:
            app.close()
        for what, pressed, budget in (
            ("key → painted", moved, "≤ 16 ms"),
            ("typing a search → echo", typed, "typing never blocks"),
        ):
            p95 = percentile(pressed.firsts, 0.95)
            yield Measured(
                f"{what}, p95, {size}",
                f"{(p95 - plain) * 1000:.1f} ms of our work",
                budget,
                f"whole {ms(p95)}, minimal app {ms(plain)}; {pressed.said()}",
            )


def _started(setting: Setting, path: str) -> Terminal:
    """Return the app with its first names on the screen and nothing more to do."""
    app = Terminal([setting.program.command], setting.environment(path))
    if app.shows(_first_name(path), LONGEST) is None:
        app.close()
        raise NotYet("the app does not show itself")
    app.settle(1.0)
    return app


def _work_of(app: Terminal, key: str) -> tuple[float, float]:
    """Press a key; return the seconds of work until all is painted, and those that went by."""
    before = app.worked()
    found = app.press(key.encode(), AFTER_KEY)
    return app.worked() - before, found[1] if found else 0.0


@row("screens")
def screens(setting: Setting) -> Iterator[Measured]:
    """Every screen and window opened for the first time: the work of the thread that draws.

    Work, not time: going to a screen waits 50 ms by Textual's own design before it paints.
    """
    minimal = Terminal([setting.program.python, MINIMAL], setting.environment())
    if minimal.shows(HEADER, LONGEST) is None:
        minimal.close()
        raise NotYet("the minimal app does not start")
    minimal.settle()
    try:
        plain = median(_work_of(minimal, "j")[0] for _ in range(10))
    except OSError as error:
        raise NotYet(f"this system does not tell the work of a process: {error}") from error
    finally:
        minimal.close()
    for size in setting.sizes:
        seen: dict[str, list[tuple[float, float]]] = {}
        for _ in range(max(2, setting.rounds // 10)):
            app = _started(setting, setting.copy(size, "screens"))
            try:
                for name, key in WINDOWS.items():
                    seen.setdefault(name, []).append(_work_of(app, key))
                    app.press(ESCAPE.encode(), AFTER_KEY)
                for place in [one for one in PLACES if one.screen != "home"]:
                    app.press(b"g", AFTER_KEY)
                    seen.setdefault(f"g {place.key}", []).append(_work_of(app, place.key))
            finally:
                app.close()
        for name, found in seen.items():
            yield Measured(
                f"{name} opens, {size}",
                f"{(median(work for work, _ in found) - plain) * 1000:.0f} ms of our work",
                "≤ 100 ms",
                f"all painted after {ms(median(lasted for _, lasted in found))}",
            )


@row("memory")
def memory(setting: Setting) -> Iterator[Measured]:
    """The most memory the app has had after a look around, against the empty one."""
    empty = setting.empty("memory")
    app = Terminal([setting.program.command], setting.environment(empty))
    try:
        if app.shows(HEADER, LONGEST) is None:
            raise NotYet("the app does not show itself")
        app.settle(1.0)
        nobody = app.most_memory()
    finally:
        app.close()
    for size in setting.sizes:
        app = _started(setting, setting.copy(size, "memory"))
        try:
            for keys in (KEYS, SEARCH, [ESCAPE], "gt", "jjjG", "gh"):
                _press(app, list(keys))
            most = app.most_memory()
        finally:
            app.close()
        yield Measured(
            f"memory of the app, {size} against empty",
            f"{most / nobody:.2f} ×",
            "≤ 2 ×",
            f"{most / 1024:.0f} MiB against {nobody / 1024:.0f} MiB",
        )
