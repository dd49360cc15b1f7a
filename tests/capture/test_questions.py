from __future__ import annotations

from reseau_tui.capture.draft import Candidate, Question
from reseau_tui.capture.questions import question_json


def test_a_question_is_told_in_the_language_asked_for() -> None:
    question = Question(
        "Paul",
        "ambiguous",
        [Candidate(4, "Paul Girard", "seen", {"days": 9}), Candidate(5, "Paul Roche", "never", {})],
    )
    french = {"seen {days} days ago": "vu il y a {days} jours", "not seen yet": "pas encore vu"}
    assert question_json(question, french.__getitem__) == {
        "about": "Paul",
        "reason": "ambiguous",
        "candidates": [
            {"id": 4, "name": "Paul Girard", "why": "vu il y a 9 jours"},
            {"id": 5, "name": "Paul Roche", "why": "pas encore vu"},
        ],
    }
