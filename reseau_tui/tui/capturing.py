"""What the capture bar asks of the grammar and the model, run on the lanes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from reseau_tui import clock
from reseau_tui.i18n import _, language
from reseau_tui.text import fold

if TYPE_CHECKING:
    from reseau_tui.capture.draft import Draft

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


def read_line(
    line: str, answers: Mapping[str, Any], default_person: tuple[int, str] | None
) -> Draft:
    """Return what ``line`` is understood to mean, with the answers given so far.

    ``default_person`` (id, name) takes part when nobody else is named.
    """
    from reseau_tui.capture.draft import Person
    from reseau_tui.capture.grammar import read
    from reseau_tui.model.database import connection
    from reseau_tui.model.directory import Directory

    return read(
        line,
        clock.now(),
        Directory(connection()),
        answers=dict(answers),
        default_person=Person(*default_person, "default") if default_person else None,
    )


def write_draft(draft: Draft, *, again: bool) -> bool:
    """Record a draft; return False, with nothing written, for the same line a moment ago."""
    from reseau_tui.capture.record import Repeated, record
    from reseau_tui.model.database import connection

    try:
        record(
            connection(),
            draft,
            int(clock.now().timestamp()),
            language=language(),
            again=again,
        )
    except Repeated:
        return False
    return True


def keep_draft(draft: Draft) -> None:
    """Keep a line with its open questions in the Inbox."""
    from reseau_tui.capture.questions import question_json
    from reseau_tui.model.database import action, connection
    from reseau_tui.model.write import keep_in_inbox

    questions = [question_json(question, _) for question in draft.questions]
    received = clock.now().isoformat(timespec="minutes")
    with action(_("to file: {line}").format(line=draft.line[:80])):
        keep_in_inbox(connection(), draft.line, received, json.dumps(questions, ensure_ascii=False))


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
