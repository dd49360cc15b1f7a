"""An open question as the command line prints it and the Inbox keeps it."""

from __future__ import annotations

from reseau_tui.capture.draft import why

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from reseau_tui.capture.draft import Question


def question_json(question: Question, sentence: Callable[[str], str]) -> dict[str, object]:
    """Return a question in the shape of 3-capture, the reasons in words.

    ``sentence`` translates a message, as for :func:`reseau_tui.capture.draft.why`.
    """
    return {
        "about": question.about,
        "reason": question.reason,
        "candidates": [
            {"id": one.id, "name": one.name, "why": why(one, sentence)}
            for one in question.candidates
        ],
    }
