"""The day of a line that tells none, when several are written down for one day."""

from __future__ import annotations

import datetime

import pytest
from town import Town

SATURDAY = datetime.date(2026, 11, 21)


@pytest.mark.parametrize(
    ("line", "on", "at"),
    [
        ("coffee with Marie", "2026-11-21", None),
        ("coffee with Marie à 15h", "2026-11-21", "15:00"),
        ("à 15h30: coffee with Marie", "2026-11-21", "15:30"),
        ("yesterday: coffee with Marie", "2026-11-22", None),
        ("coffee with Marie this morning", "2026-11-23", None),
        ("12/11: coffee with Marie at 3pm", "2026-11-12", "15:00"),
        ("tomorrow: coffee with Marie", "2026-11-24", None),
    ],
)
def test_it_holds_for_lines_without_a_day_of_their_own(
    network: str, line: str, on: str, at: str | None
) -> None:
    town = Town("Marie Dupont")
    draft = town.read(line, usual_day=SATURDAY)
    assert (draft.on.isoformat(), draft.at) == (on, at)
    assert bool(draft.questions) == (on > "2026-11-23")


@pytest.mark.parametrize(
    ("line", "due"),
    [
        ("coffee with Marie next: send CV in 2 weeks", "2026-12-05"),
        ("coffee with Marie next: send CV", "2026-11-28"),
        ("coffee with Marie next: send CV tomorrow", "2026-11-24"),
    ],
)
def test_a_length_of_time_counts_from_it_a_named_day_from_today(
    network: str, line: str, due: str
) -> None:
    draft = Town("Marie Dupont").read(line, usual_day=SATURDAY)
    assert draft.promise is not None
    assert draft.promise.on.isoformat() == due
