"""A long question in pieces, so that others on the same lane are answered in between.

Such a question is a generator: it yields after every piece (some 30 ms) and returns its answer.
Between two pieces the database may change; the question lives with that.
"""

from __future__ import annotations

import time
from collections.abc import Generator
from typing import Generic, TypeVar

Answer = TypeVar("Answer")

AT_ONCE = 0.02
"""Seconds that may go by before others get their turn."""

Pieces = Generator[None, None, Answer]
"""A question in pieces."""


class Answered(Generic[Answer]):
    """The answer of a question whose last piece is done."""

    __slots__ = ("answer",)

    def __init__(self, answer: Answer) -> None:
        self.answer = answer


def one_piece(work: Pieces[Answer]) -> Answered[Answer] | None:
    """Do one piece of ``work``; return what came out at the end, None when more is to do."""
    try:
        next(work)
    except StopIteration as end:
        return Answered(end.value)
    return None


def some_pieces(work: Pieces[Answer], seconds: float = AT_ONCE) -> Answered[Answer] | None:
    """Do pieces of ``work`` for so long: a question of a small network is answered in one go."""
    until = time.monotonic() + seconds
    while True:
        done = one_piece(work)
        if done is not None or time.monotonic() > until:
            return done


def whole(work: Pieces[Answer]) -> Answer:
    """Do all pieces at once and return the answer."""
    while True:
        done = one_piece(work)
        if done is not None:
            return done.answer
