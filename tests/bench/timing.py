"""Numbers out of runs: interleaved processes, medians, percentiles."""

from __future__ import annotations

import marshal
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

_RUNNER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "runner.py")


@dataclass(frozen=True)
class Runs:
    """The runs of one command: seconds, peak memory in KiB, exit codes."""

    seconds: list[float]
    memory: list[int]
    codes: list[int]

    @property
    def median(self) -> float:
        """Seconds."""
        return statistics.median(self.seconds)

    @property
    def peak(self) -> float:
        """KiB, the median of the peaks."""
        return statistics.median(self.memory)


def interleaved(
    rounds: int, commands: Sequence[tuple[Sequence[str], dict[str, str]]]
) -> list[Runs]:
    """Run every command once a round, in turn, so that a slow moment falls on all of them."""
    order = marshal.dumps((rounds, [(list(words), around) for words, around in commands]))
    done = subprocess.run(
        [sys.executable, "-S", "-E", _RUNNER], input=order, stdout=subprocess.PIPE, check=True
    )
    return [
        Runs(*(list(column) for column in zip(*runs, strict=True)))  # type: ignore[arg-type]
        for runs in marshal.loads(done.stdout)
    ]


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that ``share`` of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def timed(work: Callable[[], object], times: int) -> list[float]:
    """Return the seconds of each of ``times`` runs of ``work``, after two to warm up."""
    found = []
    for number in range(-2, times):
        start = time.perf_counter()
        work()
        if number >= 0:
            found.append(time.perf_counter() - start)
    return found


def ms(seconds: float) -> str:
    """Return seconds as ``1.23 ms``."""
    return f"{seconds * 1000:.2f} ms"
