"""Good turns in words and signs: given and received side by side, each told by its own sign."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len

from reseau_tui.i18n import _
from reseau_tui.network import phrases
from reseau_tui.network.turn_counts import counted, thanks_to_say
from reseau_tui.tui.days import day
from reseau_tui.tui.drawing import safe
from reseau_tui.tui.labels import SECTION_SIGNS

if TYPE_CHECKING:
    from reseau_tui.network.good_turns import TurnRow
    from reseau_tui.network.turn_counts import TurnCounts

GIVEN, RECEIVED = SECTION_SIGNS["gave"], SECTION_SIGNS["got"]
"""One cell each, the same as in the timeline."""

OPEN, DONE = "○", "✓"
"""Asked for and not done yet, done: never told by colour alone."""

_BARS = "▁▂▃▄▅▆▇█"
_NONE = "·"
_FULL = 4
"""Good turns of a month that fill a bar, unless a month had more."""

_DOT = " · "


def turn_kinds() -> dict[str, str]:
    """Return what help may be about, in words."""
    return {
        "information": _("information"),
        "company": _("company"),
        "job": _("job"),
        "recommendation": _("recommendation"),
        "support": _("support"),
        "outing": _("outing"),
        "moving": _("moving"),
        "care": _("care"),
        "loan": _("loan"),
        "other": _("other"),
    }


def outcomes() -> dict[str, str]:
    """Return what may have come of it, in words."""
    return {"good": _("it helped"), "some": _("a little"), "nothing": _("nothing came of it")}


def sign(given: bool) -> str:
    """Return the sign of help given or received."""
    return GIVEN if given else RECEIVED


def counts_words(counts: TurnCounts, today: datetime.date) -> str:
    """Return ``4 given · 3 received · thanks to say · last 2 months ago``, "" for none."""
    # Thanks before the day: a narrow card cuts the end.
    said = [*counted(counts), *thanks_to_say(counts)]
    if counts.last_on:
        said.append(_("last {ago}").format(ago=ago_words(counts.last_on, today)))
    if counts.thanked and not counts.to_thank:
        said.append(_("thanked"))
    return _DOT.join(said)


def ago_words(on: str, today: datetime.date) -> str:
    """Return how long ago a stored day was; what is no day as it is."""
    try:
        return phrases.ago(day(on), today)
    except ValueError:
        return safe(on)  # another program wrote it


def year_curves(counts: TurnCounts) -> str:
    """Return the twelve months, given and then received, each behind its sign; "" for none."""
    if not counts.lately:
        return ""
    most = max(_FULL, *counts.given_months, *counts.received_months)
    # A no-break space holds a sign and its curve together.
    return (
        f"{GIVEN}\u00a0{_curve(counts.given_months, most)}"
        f" {RECEIVED}\u00a0{_curve(counts.received_months, most)}"
    )


def _curve(months: Sequence[int], most: int) -> str:
    return "".join(
        _BARS[max(0, -(-count * len(_BARS) // most) - 1)] if count else _NONE for count in months
    )


def thanks_words(turn: TurnRow, today: datetime.date) -> str:
    """Return whether thanks were said for what was received, "" where none are called for."""
    if not turn.thankable:
        return ""
    if turn.thanked_on:
        return _("thanked")
    if turn.no_thanks:
        return ""
    return _("thanked?") if turn.nudged(today) else _("to thank")


def what_words(turn: TurnRow, width: int | None = None) -> str:
    """Return the text with the kind before it and the third person behind: ``job: … (Paul)``.

    Where that is wider than ``width`` cells, the kind is left out, then the third person.
    """
    for kind, through in ((True, True), (False, True)):
        said = _what(turn, kind=kind, through=through)
        if width is None or cell_len(said) <= width:
            return said
    return safe(turn.text)


def _what(turn: TurnRow, *, kind: bool, through: bool) -> str:
    said = safe(turn.text)
    if kind and turn.kind != "other":
        word = turn_kinds().get(turn.kind, safe(turn.kind))
        said = _("{kind}: {text}").format(kind=word, text=said)
    if through and turn.through:
        said += " " + _("(through {name})").format(name=safe(turn.through))
    return said


def outcome_words(turn: TurnRow) -> str:
    """Return what came of it, "" when it is not known."""
    return outcomes().get(turn.outcome, safe(turn.outcome)) if turn.outcome else ""
