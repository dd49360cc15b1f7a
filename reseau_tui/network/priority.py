"""Who to get back in touch with: the priority P of a tie, and what it is made of.

    d = days since the last full interaction, or since the circle was given when there was none
    l = days since the last touch
    r = min(d / T, 0.5 + l / T)
    S = min(2, log2(1 + r))
    P = w · S · kin · back + boost

T is the rhythm, w the weight of the circle (Dunbar's layers). S grows like a logarithm because
quiet ties fade that way (Bhattacharya et al. 2016); kin ties fade more slowly; who did not
answer is asked less often, never dropped. Weights are in :mod:`reseau_tui.network.weights`. P
orders people (:mod:`reseau_tui.network.reconnect`) and is never shown.
"""

from __future__ import annotations

import datetime
import math

from reseau_tui.network import weights
from reseau_tui.network.reading import as_day

CALM, SOON, RECONNECT, LONG, DORMANT = "calm", "soon", "reconnect", "long", "dormant"
"""States of a tie, from the freshest."""


def ratio(days: float | None, touch_days: float | None, rhythm: int) -> float | None:
    """Return r, the share of the rhythm gone by; None when there is nothing to count from.

    A touch counts as half a rhythm gone; days to come (a clock set back) count as none.
    """
    # In half-days, as the column ``fresh`` counts: the very same number comes out of both.
    halves: list[float] = []
    if days is not None:
        halves.append(2 * days)
    if touch_days is not None:
        halves.append(2 * (weights.TOUCH * rhythm + touch_days))
    return max(0.0, min(halves) / (2 * rhythm)) if halves else None


def state(share: float | None, days: float | None, rhythm: int | None) -> str:
    """Return the state of a tie: calm, soon, reconnect, long or dormant.

    Dormant after three years and three rhythms without a full interaction, unless a touch made
    it calm; ``share`` is r.
    """
    if share is None or share < weights.SOON:
        return CALM
    quiet = max(weights.DORMANT_DAYS, weights.DORMANT_RHYTHMS * (rhythm or 0))
    if days is not None and days > quiet:
        return DORMANT
    if share < weights.RECONNECT:
        return SOON
    return RECONNECT if share < weights.LONG else LONG


def spread(share: float) -> float:
    """Return S of r: how much the silence counts, from 0 to 2."""
    return min(weights.SPREAD_MOST, math.log2(1 + share))


def back(unanswered_in_a_row: int) -> float:
    """Return the factor for my messages that stayed unanswered in a row."""
    return max(weights.UNANSWERED_LEAST, weights.UNANSWERED**unanswered_in_a_row)


def priority(
    circle: int,
    share: float | None,
    *,
    family: bool = False,
    unanswered_in_a_row: int = 0,
    boost: float = 0.0,
) -> float:
    """Return P; with no ``share`` (ambient, occasional, put off) only the boost is left."""
    if share is None:
        return boost
    kin = weights.FAMILY if family else 1.0
    return weights.CIRCLE[circle] * spread(share) * kin * back(unanswered_in_a_row) + boost


def state_of(
    today: datetime.date,
    rhythm: int | None,
    last_full_on: str | None,
    last_touch_on: str | None,
    circle_since: str | None,
) -> str:
    """Return the state of a contact from its columns; calm without a rhythm."""
    if rhythm is None:
        return CALM
    last = as_day(last_full_on) or as_day(circle_since)
    touch = as_day(last_touch_on)
    days = (today - last).days if last else None
    touch_days = (today - touch).days if touch else None
    return state(ratio(days, touch_days, rhythm), days, rhythm)
