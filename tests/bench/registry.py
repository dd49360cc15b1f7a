"""The rows of the table: what is measured, its budget, and the function that measures it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.bench.setting import Setting


class NotYet(Exception):
    """What this row measures does not exist yet; the message says what is missing."""


@dataclass(frozen=True)
class Measured:
    """One line of the table: a ratio or a count, and the numbers it was made of."""

    what: str
    value: str
    budget: str
    detail: str = ""


@dataclass(frozen=True)
class Row:
    """A measurement that gives one or several lines."""

    name: str
    measure: Callable[[Setting], Iterator[Measured]]


ROWS: list[Row] = []


def row(name: str) -> Callable[..., Callable[[Setting], Iterator[Measured]]]:
    """Register a measuring function under a short name (``--only`` finds it by that)."""

    def register(
        measure: Callable[[Setting], Iterator[Measured]],
    ) -> Callable[[Setting], Iterator[Measured]]:
        ROWS.append(Row(name, measure))
        return measure

    return register
