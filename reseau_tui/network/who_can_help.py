"""Who to turn to: the pure formula Q (see :mod:`reseau_tui.network.who` for whom it orders).

Q = K · √V · √A / (1 + 0.15 · L). People turn to somebody for what they know, because they value
it, because they get through to them, and less the more they have already asked (Borgatti & Cross
2003). Giving often, not keeping accounts even, is what is valued (Flynn 2003), so L has a floor.
"""

from __future__ import annotations

from reseau_tui.network import weights


def value(good_outcomes: int, asks: int) -> float:
    """Return V, how well asking went so far: (good outcomes + 1) / (asks + 2)."""
    return (good_outcomes + 1) / (asks + 2)


def access(days: float, rhythm: int | None) -> float:
    """Return A, how near somebody is after ``days`` days without a full interaction.

    max(0.2, 2^(−d / 2T)); a tie without a rhythm counts 730 days. Below 0.35: warm up first.
    """
    return max(weights.ACCESS_LEAST, 2 ** (-days / (2 * (rhythm or weights.DISTANT_RHYTHM))))


def load(my_asks: int, my_gives: int) -> int:
    """Return L, how much more I asked than gave over the last 12 months; never below 0."""
    return max(0, my_asks - my_gives)


def knows(source: float, between: int = 0) -> float:
    """Return K: where the knowledge shows, halved for each person in between."""
    return source * weights.KNOWS_BETWEEN**between


def turn_to(knowledge: float, worth: float, nearness: float, asked: int) -> float:
    """Return Q of K, V, A and L; greater is better. It orders people and is never shown."""
    return knowledge * worth**0.5 * nearness**0.5 / (1 + weights.LOAD * asked)
