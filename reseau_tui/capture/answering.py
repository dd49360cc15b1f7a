"""Answering a line that waits in the Inbox: the one way of the command line and of the app.

The line is read as of the moment when it came, with the answers given so far; when nothing is
open any more it is recorded and leaves the Inbox in the same action, else the answer is kept.
Never loaded on the road of ``--log``.
"""

from __future__ import annotations

import datetime

from reseau_tui import clock
from reseau_tui.capture.questions import question_json
from reseau_tui.capture.relation_line import read_any
from reseau_tui.i18n import _, language

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reseau_tui.capture.draft import Draft, Question
    from reseau_tui.capture.record import Recorded
    from reseau_tui.network.inbox import WaitingLine

    Answers = dict[str, int | str]

NEW = ("new", "create", "nouveau", "nouvelle")
NOBODY = ("nobody", "personne", "0")
EVERYBODY = ("all", "tous", "toutes")


class Gone(Exception):
    """The line was answered or dropped elsewhere meanwhile; nothing was written."""


def read_waiting(
    waiting: WaitingLine, line: str | None = None, answers: Answers | None = None
) -> Draft:
    """Return what ``waiting`` is understood to mean, or ``line`` said in its place.

    Its "yesterday" is that of the day it came. A day that was still to come then and has come
    since is no question any more. ``answers`` are those given before unless others are told.
    """
    from reseau_tui.model.database import connection
    from reseau_tui.model.directory import Directory

    draft = read_any(
        waiting.text if line is None else line,
        received(waiting),
        Directory(connection()),
        answers=waiting.answers if answers is None else answers,
    )
    if draft.on <= clock.today():
        draft.questions = [one for one in draft.questions if one.reason != "future"]
    return draft


def received(waiting: WaitingLine) -> datetime.datetime:
    """Return when a line came; now, for a moment that another program spoilt."""
    try:
        return datetime.datetime.fromisoformat(waiting.received_at)
    except ValueError:
        return clock.now()


def possible(question: Question, draft: Draft) -> tuple[str, ...]:
    """Return the answers beside the candidates: of ``all``, ``create`` and ``skip``."""
    if question.reason == "future":
        return ()
    if question.reason == "nobody":
        return () if draft.promise else ("skip",)  # a promise is made to somebody
    if question.about.startswith("@@"):
        return ("all", "skip") if question.size else ("skip",)
    return ("create", "skip")


def choice(draft: Draft, answer: str) -> int | str | None:
    """Return what an answer to the first question means: a contact, ``create``, ``skip``, ``all``.

    None when they are none of that: the line said again, or a name that nobody or several bear.
    """
    from reseau_tui.network.find import find_people

    question = draft.questions[0]
    word = answer.strip().casefold()
    others = possible(question, draft)
    for known, meaning in ((NEW, "create"), (NOBODY, "skip"), (EVERYBODY, "all")):
        if word in known and meaning in others:
            return meaning
    if word.isdecimal() and 0 < int(word) <= len(question.candidates):
        return question.candidates[int(word) - 1].id
    if question.reason == "future":
        return None
    found = find_people(answer)
    return found[0].id if len(found) == 1 else None


def meant(waiting: WaitingLine, answer: str) -> tuple[str, Answers]:
    """Return the line and the answers that ``answer``, given to the first open question, makes.

    An answer that chooses nobody is the whole line said again.
    """
    draft = read_waiting(waiting)
    if not draft.questions:
        return waiting.text, waiting.answers  # somebody was added since: nothing is open any more
    chosen = choice(draft, answer)
    if chosen is None:
        return answer, {}
    return waiting.text, {**waiting.answers, draft.questions[0].about: chosen}


def settle(waiting: WaitingLine, line: str, answers: Answers) -> tuple[Draft, Recorded | None]:
    """Record ``line`` in place of ``waiting`` when nothing is open, else keep what was answered.

    Returns what was understood and what was written; None while a question is open. Words that
    name nobody are no line said again: then nothing is kept. Raises Gone.
    """
    from reseau_tui.capture.record import label, record
    from reseau_tui.model.database import action, connection
    from reseau_tui.model.inbox import is_waiting

    draft = read_waiting(waiting, line, answers)
    if draft.questions:
        if line == waiting.text or draft.people:
            keep(waiting, draft, answers)
        return draft, None
    with action(label(draft, language())):
        if not is_waiting(waiting.id):
            raise Gone
        at = int(clock.now().timestamp())
        return draft, record(connection(), draft, at, again=True, inbox=waiting.id)


def keep(waiting: WaitingLine, draft: Draft, answers: Answers) -> None:
    """Let a line wait on, with its words of now, what is open and what was answered. Raises Gone.

    One undoable action.
    """
    import json

    from reseau_tui.model.database import action
    from reseau_tui.model.inbox import change_waiting, is_waiting

    given = [{"about": about, "reason": "answered", "candidates": [], "answer": answer}
             for about, answer in answers.items()]  # fmt: skip
    asked = [question_json(one, _) for one in draft.questions]
    with action(_("to file: {line}").format(line=draft.line[:80])):
        if not is_waiting(waiting.id):
            raise Gone
        change_waiting(waiting.id, draft.line, json.dumps(given + asked, ensure_ascii=False))


def drop(waiting: WaitingLine) -> None:
    """Throw a line away, in one undoable action. Raises Gone."""
    from reseau_tui.model.database import action
    from reseau_tui.model.inbox import drop_waiting, is_waiting

    with action(_("dropped: {line}").format(line=waiting.text[:80])):
        if not is_waiting(waiting.id):
            raise Gone
        drop_waiting(waiting.id)


def asked(about: str, reason: str) -> str:
    """Return a question in a few words: ``Which Marie?``."""
    words = {
        "ambiguous": _("Which {name}?"),
        "unknown": _("Who is {name}?"),
        "nobody": _("With whom?"),
        "future": _("{name} is still to come."),
    }
    return words.get(reason, "{name}?").format(name=about)
