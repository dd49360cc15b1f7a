"""An interview in words: the sheet to prepare it with, in front of the brief of the person."""

from __future__ import annotations

from collections.abc import Sequence

from reseau_tui import clock
from reseau_tui.i18n import _
from reseau_tui.network import phrases
from reseau_tui.network.brief_words import BriefPart
from reseau_tui.network.interviews import InterviewCard, Obtained
from reseau_tui.network.reading import as_day


def preparation(card: InterviewCard, names: Sequence[Obtained]) -> list[BriefPart]:
    """Return what to have in mind: aim, for whom, when, questions, what to give back, names."""
    when = card.done_on or card.meet_on
    parts = [
        (_("Aim"), _lines(card.aim)),
        (_("For"), [card.whom] if card.whom else []),
        (_("When"), [day_words(when)] if when else []),
        (_("Through"), [card.recommender] if card.recommender else []),
        (_("Questions"), _lines(card.questions)),
        (_("Give back"), _lines(card.give_back)),
        (_("Names"), [_name(one) for one in names]),
        (_("Outcome"), _lines(card.outcome)),
    ]
    return [BriefPart(label, tuple((one,) for one in said)) for label, said in parts if said]


def as_text(card: InterviewCard, names: Sequence[Obtained]) -> str:
    """Return the sheet as text to be copied: the name, then each part under its label."""
    lines = [card.name]
    for part in preparation(card, names):
        lines += ["", part.label, *(f"  {row[-1]}" for row in part.rows)]
    return "\n".join(lines) + "\n"


def day_words(value: str) -> str:
    """Return a day in words; what is no day (another program's) as it stands."""
    day = as_day(value)
    today = clock.today()
    if day is None:
        return value
    if 0 <= (day - today).days < 7:
        return phrases.coming(day, today)
    return phrases.date(day, today)


def _name(one: Obtained) -> str:
    return f"{one.name} ({one.organisation})" if one.organisation else one.name


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
