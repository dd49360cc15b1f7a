"""The full-screen app: to its first paint, to its first names, from a key to what it paints."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median

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
    silent: int = 0
    slowest: tuple[float, str] = (0.0, "")

    def said(self) -> str:
        """Return what is behind the number."""
        return (
            f"median {ms(median(self.firsts))}, slowest {self.slowest[1]} {ms(self.slowest[0])};"
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
