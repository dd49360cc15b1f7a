"""My questions of an interview: lines of a text, ticked off, with what was answered.

A line is as the form writes it: ``✓ Who hires? → the editor herself``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

TICK, ANSWER = "✓", "→"
"""Before a question that was answered, and before what was answered."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question; ``answer`` is "" when none is noted."""

    text: str
    ticked: bool = False
    answer: str = ""


def questions_in(text: str) -> list[Question]:
    """Return the questions of a text, empty lines left out.

    >>> questions_in("✓ When? → in May")
    [Question(text='When?', ticked=True, answer='in May')]
    """
    found: list[Question] = []
    for line in text.splitlines():
        asked, _arrow, answer = line.strip().partition(f" {ANSWER} ")
        ticked = asked.startswith(TICK)
        asked = asked.removeprefix(TICK).strip()
        if asked:
            found.append(Question(asked, ticked, answer.strip()))
    return found


def text_of(questions: Iterable[Question]) -> str:
    """Return the text that :func:`questions_in` reads."""
    return "\n".join(map(_line, questions))


def _line(one: Question) -> str:
    asked = f"{TICK} {one.text}" if one.ticked else one.text
    return f"{asked} {ANSWER} {one.answer}" if one.answer else asked
