"""``reseau-tui --log``: its whole process, its growth, its memory, many at once."""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Iterator

from tests.bench.registry import Measured, NotYet, row
from tests.bench.setting import Setting
from tests.bench.terminal import Terminal
from tests.bench.timing import Runs, interleaved, ms, percentile

LINE = "yesterday: coffee with Marie and Paul {n} +paris next: send CV in 2 weeks"
WRITERS, CAPTURES = 8, 100


def _interactions(path: str) -> int:
    sql = sqlite3.connect(path)
    try:
        return sql.execute("SELECT count(*) FROM interaction").fetchone()[0]
    finally:
        sql.close()


def _sure(path: str, runs: Runs, before: int, expected: int) -> None:
    """Make sure that what was measured was a capture."""
    if any(runs.codes):
        raise NotYet(f"--log leaves with {sorted(set(runs.codes))} on {os.path.basename(path)}")
    written = _interactions(path) - before
    if written != expected:
        raise NotYet(f"--log wrote {written} of {expected} interactions")


@row("log")
def whole_process(setting: Setting) -> Iterator[Measured]:
    """The process in units of S, at every size, and what it needs of memory."""
    python = [setting.program.python, "-c", "import sqlite3"]
    commands = [(python, setting.environment())]
    paths = [setting.copy(size, "log") for size in setting.sizes]
    before = [_interactions(path) for path in paths]
    for path in paths:
        commands.append(([setting.program.command, "--log", LINE], setting.environment(path)))
    base, *captures = interleaved(setting.rounds, commands)
    for path, runs, count in zip(paths, captures, before, strict=True):
        _sure(path, runs, count, setting.rounds + 2)
    for size, runs in zip(setting.sizes, captures, strict=True):
        yield Measured(
            f"--log, whole process, {size}",
            f"{runs.median / base.median:.2f} S",
            "≤ 1.5 S, never above 2.0 S",
            f"{ms(runs.median)}, p95 {ms(percentile(runs.seconds, 0.95))}, S {ms(base.median)}",
        )
    if len(captures) > 1:
        small, large = captures
        yield Measured(
            "--log, large against small", f"{large.median / small.median:.2f} ×", "≤ 1.1 ×"
        )
    for size, runs in zip(setting.sizes, captures, strict=True):
        yield Measured(
            f"--log, peak memory, {size}",
            f"{runs.peak / base.peak:.2f} × S",
            "≤ 1.15 × S",
            f"{runs.peak / 1024:.1f} MiB, S {base.peak / 1024:.1f} MiB",
        )


@row("writers")
def many_writers(setting: Setting) -> Iterator[Measured]:
    """Eight processes capturing at once beside the open app."""
    size = list(setting.sizes)[-1]
    path = setting.copy(size, "writers")
    environment = setting.environment(path)
    command = [setting.program.command, "--log", LINE]
    (alone,) = interleaved(setting.rounds, [(command, environment)])
    app = Terminal([setting.program.command], environment)
    beside = app.shows("Réseau", 20) is not None
    before = _interactions(path)
    seconds: list[float] = []
    failed: list[int] = []

    def capture(writer: int) -> None:
        for number in range(CAPTURES):
            words = command[-1].replace("{n}", f"w{writer}x{number}")
            start = time.perf_counter()
            process = os.posix_spawn(
                command[0],
                [*command[:-1], words],
                environment,
                file_actions=[(os.POSIX_SPAWN_DUP2, quiet, stream) for stream in (0, 1, 2)],
            )
            _process, status = os.waitpid(process, 0)
            seconds.append(time.perf_counter() - start)
            if status:
                failed.append(status)

    quiet = os.open(os.devnull, os.O_RDWR)
    writers = [threading.Thread(target=capture, args=(number,)) for number in range(WRITERS)]
    with app.drained():
        for writer in writers:
            writer.start()
        for writer in writers:
            writer.join()
    os.close(quiet)
    app.close()
    written = _interactions(path) - before
    p99 = percentile(seconds, 0.99)
    beside_what = "beside the open app" if beside else "no app beside: it did not start"
    yield Measured(
        f"{WRITERS} writers × {CAPTURES} captures",
        f"{written} / {WRITERS * CAPTURES}",
        "800 / 800",
        f"{beside_what}, {len(failed)} left with an error",
    )
    yield Measured(
        "the same, p99 against a single capture",
        f"{p99 / alone.median:.1f} ×",
        "≤ 10 ×",
        f"{ms(p99)} against {ms(alone.median)}; {os.cpu_count()} processors",
    )
