"""Asking somebody to introduce me to somebody: the message to them, and whether it waits already.

The message goes to somebody else, in *their* language: it is no sentence of the interface.
"""

from __future__ import annotations

from dataclasses import dataclass

from reseau_tui.model.introductions import AGREED, FIRST_AGREED, PROPOSED, SECOND_AGREED
from reseau_tui.network.reading import rows

OPEN = (PROPOSED, FIRST_AGREED, SECOND_AGREED, AGREED)
"""How far an introduction is that somebody was asked for and has not made yet."""

_OVER = {
    "fr tu": "Je crois que tu connais {over}, qui connaît {name}.",
    "fr vous": "Je crois que vous connaissez {over}, qui connaît {name}.",
    "en": "I believe that you know {over}, who knows {name}.",
}


@dataclass(frozen=True, slots=True)
class Asking:
    """A question to the introducer for a word to the target, each (id, name); ``text`` asks it.

    ``asked_on`` is the day it was asked already, as long as it is open.
    """

    introducer: tuple[int, str]
    target: tuple[int, str]
    text: str
    asked_on: str | None


def asking(introducer: int, target: int, over: int | None = None, why: str = "") -> Asking | None:
    """Return what to write to ``introducer`` to be introduced to ``target``; None: one is gone.

    ``over`` is the person between the two on a path of three steps, ``why`` what it is for.
    """
    from reseau_tui.network.addressee import addressees
    from reseau_tui.network.introduction_words import drafts
    from reseau_tui.network.introductions import IntroductionRow

    found = addressees(one for one in (introducer, target, over) if one is not None)
    if introducer not in found or target not in found:
        return None
    asked = found[introducer]
    name, whom = asked.name, found[target].name
    if over in found:
        said = asked.theirs(_OVER).format(over=found[over].name, name=whom)
        why = f"{said} {why}".strip()
    row = IntroductionRow(
        0, introducer, name, None, "", target, whom, why, "", PROPOSED, "", None, None, False
    )
    text = drafts(row)[0].text
    return Asking((introducer, name), (target, whom), text, asked_on(introducer, target))


def asked_on(introducer: int, target: int) -> str | None:
    """Return the day somebody was asked to introduce me to ``target``, as long as it is open."""
    marks = ", ".join("?" for _ in OPEN)
    found = rows(
        'SELECT max("on") FROM introduction WHERE introducer_id = ? AND'
        f" ((first_id IS NULL AND second_id = ?) OR (second_id IS NULL AND first_id = ?))"
        f" AND status IN ({marks})",
        (introducer, target, target, *OPEN),
    )
    return found[0][0]
