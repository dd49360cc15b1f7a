"""What the capture bar offers to pick: an answer to a question, how a word goes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reseau_tui.i18n import _
from reseau_tui.tui.widgets.pick_list import Pick

if TYPE_CHECKING:
    from reseau_tui.capture.draft import Question
    from reseau_tui.tui import capturing

KEEP = object()
"""The pick that leaves a question for the Inbox."""

ONCE, AGAIN = object(), object()
"""The same line as a moment ago: a slip, or meant."""

Offer = tuple[str, Sequence[Pick]]
"""A title and what can be picked."""


@dataclass(frozen=True, slots=True)
class Completion:
    """What takes the place of ``[start:end]``."""

    start: int
    end: int
    text: str


def asked(question: Question) -> Offer:
    """Return a question in words and its answers, with the reason for each candidate."""
    from reseau_tui.capture.draft import why

    picks = [
        Pick(candidate.name, why(candidate, _), candidate.id) for candidate in question.candidates
    ]
    title = _("Who is {name}?").format(name=question.about)
    if question.size:
        title = _("{name}: {count} people").format(name=question.about, count=question.size)
        picks = [Pick(_("Yes, all of them"), "", "all")]
    elif question.reason in ("ambiguous", "unknown") and question.about:
        picks += [
            Pick(_("Create {name}").format(name=question.about), _("a new person"), "create"),
            Pick(_("Nobody"), _("“{name}” is only a word").format(name=question.about), "skip"),
        ]
    elif question.reason == "nobody":
        title = _("Who was it with?")
    elif question.reason == "future":
        title = _("That day is still to come")
    return title, [*picks, Pick(_("Keep it in the inbox"), _("and answer later"), KEEP)]


def said_again() -> Offer:
    """Return what is asked when the very same line comes twice."""
    return _("The same line was written down a moment ago"), [
        Pick(_("No, once is enough"), _("nothing is written"), ONCE),
        Pick(_("Write it again"), "", AGAIN),
    ]


def completion_picks(found: Sequence[capturing.Completion], start: int, word: str) -> list[Pick]:
    """Return how ``word``, which begins at ``start`` of the line, may go on."""
    return [
        Pick(shown, why, Completion(start, start + len(word), put)) for shown, why, put in found
    ]


def word_before(line: str, cursor: int) -> tuple[int, str]:
    """Return where the word before the cursor starts, and the word.

    >>> word_before("coffee with @Ma", 15)
    (12, '@Ma')
    """
    start = cursor
    while start > 0 and not line[start - 1].isspace():
        start -= 1
    return start, line[start:cursor]
