"""The questions of a captured line on the terminal: asked in words, answered by number or name."""

from __future__ import annotations

import sys

from reseau_tui.capture.draft import Question, why
from reseau_tui.cli.exits import AMBIGUOUS, UNKNOWN
from reseau_tui.i18n import _, say

CODES = {
    "ambiguous": AMBIGUOUS,
    "future": AMBIGUOUS,
    "repeated": AMBIGUOUS,
    "unknown": UNKNOWN,
    "nobody": UNKNOWN,
}
"""The exit code of a line left with a question."""


class Stopped(Exception):
    """The person left a question with ctrl+c or ctrl+d."""


def in_words(question: Question) -> list[str]:
    """Return a question as sentences: what is asked, and the candidates."""
    about = question.about
    head = {
        "ambiguous": _("Which {name}?")
        if not question.size
        else _("{name}: all {count} of them?").format(name=about, count=question.size),
        "unknown": _("{name} is not in the network yet (--create adds them)."),
        "nobody": _("Nobody of the network was recognised in this line."),
        "future": _("{name} is still to come; for a promise write next: …"),
        "repeated": _("The same line was recorded a moment ago."),
    }[question.reason].format(name=about)
    return [head, *(f"  {number}. {one}" for number, one in enumerate(_candidates(question), 1))]


def _candidates(question: Question) -> list[str]:
    found = []
    for candidate in question.candidates:
        found.append(f"{candidate.name} · {why(candidate, _)}")
    return found


def ask(question: Question) -> int | str:
    """Ask on the terminal; return a contact id, ``create`` or ``skip``. Raises Stopped."""
    for sentence in in_words(question):
        say(sentence)
    if question.size:
        hint = _("Enter = all {count} of them, 0 = nobody, q = decide later: ").format(
            count=question.size
        )
    elif question.reason == "nobody":
        hint = _("a name or a number, Enter = decide later: ")
    elif question.candidates:
        hint = _("number, Enter = 1, n = new person, 0 = nobody, q = decide later: ")
    else:
        hint = _("Enter = add {name}, 0 = nobody, q = decide later: ").format(name=question.about)
    while True:
        sys.stderr.write(hint)
        sys.stderr.flush()
        try:
            answer = input().strip()
        except (EOFError, KeyboardInterrupt):
            raise Stopped from None
        known = _meaning(question, answer)
        if known is not None:
            return known


def _meaning(question: Question, answer: str) -> int | str | None:
    count = len(question.candidates)
    if answer.casefold() == "q" or (not answer and question.reason == "nobody"):
        raise Stopped
    if not answer:
        if question.size:
            return "all"
        return question.candidates[0].id if count else "create"
    if answer.isdecimal() and int(answer) <= count:
        return question.candidates[int(answer) - 1].id if int(answer) else "skip"
    if answer.casefold() == "n" and question.reason != "nobody":
        return "create"
    if answer == "0":
        return "skip"
    if question.reason == "nobody" and answer:
        from reseau_tui.network.find import find_people

        found = find_people(answer)
        if len(found) == 1:
            return found[0].id
        say(_("Nobody is called “{name}”.").format(name=answer))
    return None


def yes(question: str) -> bool:
    """Ask for a yes; anything else, and the end of the input, is a no."""
    sys.stderr.write(question + " " + _("[y/N] "))
    sys.stderr.flush()
    try:
        return input().strip().casefold()[:1] in ("y", "o")
    except EOFError:
        return False
