"""What the capture bar asks of the grammar and the model, run on the lanes."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from reseau_tui import clock
from reseau_tui.i18n import _, language
from reseau_tui.text import fold

if TYPE_CHECKING:
    from reseau_tui.capture.draft import Draft
    from reseau_tui.capture.record import Recorded
    from reseau_tui.network.ticks import Tickable

KEYS = (
    ("next:", "suite:"), ("gave:", "donne:"), ("got:", "reçu:"), ("news:", "nouvelle:"),
    ("asked:", "demandé:"), ("ask:", "demander:"), ("seeks:", "cherche:"),
    ("offers:", "propose:"), ("intro:", "intro:"), ("from:", "de:"), ("place:", "lieu:"),
    ("min:", "min:"),
)  # fmt: skip
"""The keys of sections, in English and in French."""

MOST = 12
"""Completions offered at once."""

Completion = tuple[str, str, str]
"""What is shown, what stands beside it, what is put into the line."""


Somebody = tuple[int, str]
"""The id and the name of a person."""


def read_line(
    line: str,
    answers: Mapping[str, Any],
    default_people: Sequence[Somebody] = (),
    usual_day: datetime.date | None = None,
) -> Draft:
    """Return what ``line`` is understood to mean, with the answers given so far.

    ``default_people`` take part when nobody else is named; ``usual_day`` is the day of a line that
    tells none, today unless given.
    """
    from reseau_tui.capture.draft import Person
    from reseau_tui.capture.relation_line import read_any
    from reseau_tui.model.database import connection
    from reseau_tui.model.directory import Directory

    default = [Person(*somebody, "default") for somebody in default_people]
    draft = read_any(
        line,
        clock.now(),
        Directory(connection()),
        answers=dict(answers),
        default_person=default[0] if default else None,
        usual_day=usual_day,
    )
    if any(person.how == "default" for person in draft.people):
        draft.people += default[1:]  # the grammar knows of one; those who stand beside come along
    return draft


def write_draft(draft: Draft, *, again: bool, ticked: Iterable[Tickable] = ()) -> int | None:
    """Record a draft and what was ticked off with it, in one action; return the action's id.

    None, with nothing written, for the same line a moment ago.
    """
    from reseau_tui.capture.record import Repeated, label, record
    from reseau_tui.model.database import action, connection

    at = int(clock.now().timestamp())
    try:
        with action(label(draft, language())) as step:
            written = record(connection(), draft, at, language=language(), again=again)
            _settle(ticked, draft, written)
    except Repeated:
        return None
    return step.id


def _settle(ticked: Iterable[Tickable], draft: Draft, written: Recorded) -> None:
    """Keep the promises, tell the news, answer the questions, say the thanks that were ticked."""
    from reseau_tui.model import news
    from reseau_tui.model.good_turns import thank_for
    from reseau_tui.model.promises import keep_promises
    from reseau_tui.network.ticks import ASK, PROMISE, TELL, THANK

    rows = list(ticked)
    keep_promises([one.id for one in rows if one.kind == PROMISE], draft.on)
    thank_for([one.id for one in rows if one.kind == THANK], draft.on)
    people = [one.id for one in draft.people if one.id is not None]
    people += [contact for contact, _name in written.created]
    for one in rows:
        if one.kind == TELL:
            news.tell(one.id, people, draft.on, written.interaction)
        elif one.kind == ASK:
            news.answer(one.id, one.answer, draft.on)


def keep_draft(draft: Draft, usual_day: datetime.date | None = None) -> int:
    """Keep a line with its open questions in the Inbox; return the id of the action.

    The Inbox counts days from when a line came: where ``usual_day`` gave the line its day, that
    day is written before it.
    """
    from reseau_tui.capture.questions import question_json
    from reseau_tui.model.database import action, connection
    from reseau_tui.model.write import keep_in_inbox

    questions = [question_json(question, _) for question in draft.questions]
    received = clock.now().isoformat(timespec="minutes")
    line = draft.line
    if usual_day is not None and read_line(line, {}).on != draft.on:
        line = f"{draft.on.isoformat()}: {line}"
    with action(_("to file: {line}").format(line=line[:80])) as step:
        keep_in_inbox(connection(), line, received, json.dumps(questions, ensure_ascii=False))
    return step.id


def completions(word: str) -> list[Completion]:
    """Return how ``word`` may go on: a tag after ``+`` or ``#``, else a person or a key."""
    if word[:1] in ("+", "#") and len(word) > 1:
        return _tags(word[0], word[1:])
    found: list[Completion] = []
    wanted = fold(word)
    if word and not word.startswith("@"):
        found = [
            (key, _("key"), key) for pair in KEYS for key in dict.fromkeys(pair)
            if fold(key).startswith(wanted)
        ]  # fmt: skip
    return found + _people(word)


def _people(word: str) -> list[Completion]:
    from reseau_tui.model.database import connection
    from reseau_tui.model.directory import Directory

    mark = "@" if word.startswith("@") else ""
    start = word.lstrip("@")
    if not start:
        return []
    people = Directory(connection()).people_with_prefix(start)
    return [(one.name, one.nickname or "", mark + one.name) for one in people[:MOST]]


def _tags(sign: str, start: str) -> list[Completion]:
    from reseau_tui.network.tags import tags_starting

    return [
        (sign + name, _("tag"), sign + name.replace(" ", "-"))
        for name in tags_starting(start, MOST)
    ]
