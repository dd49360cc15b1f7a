"""``reseau-tui inbox [ID ANSWER | --drop ID]``: captured lines that wait for an answer."""

from __future__ import annotations

import argparse
import datetime
import json
from typing import Any

from reseau_tui import clock
from reseau_tui.capture.draft import Draft, Question
from reseau_tui.capture.echo import echo
from reseau_tui.capture.grammar import read
from reseau_tui.capture.questions import question_json
from reseau_tui.capture.record import record
from reseau_tui.cli.exits import OK, UNKNOWN, CommandError
from reseau_tui.cli.log_long import CODES, as_json, in_words
from reseau_tui.cli.reading import json_option, open_daily, print_json
from reseau_tui.i18n import _, language, say

NEW = ("new", "create", "nouveau", "nouvelle")
NOBODY = ("nobody", "personne", "0")


def summary() -> str:
    """Return the line of the help."""
    return _("captured lines that wait for an answer: list, answer, drop")


def options(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("id", nargs="?", type=int, metavar=_("NUMBER"))
    parser.add_argument(
        "answer", nargs="*", metavar=_("ANSWER"),
        help=_("whom the line means, “new”, “nobody”, or the whole line said again"),
    )  # fmt: skip
    parser.add_argument("--drop", type=int, metavar=_("NUMBER"), help=_("throw a line away"))
    json_option(parser)


def run(arguments: argparse.Namespace) -> int:
    """List the lines, answer one or drop one."""
    open_daily(arguments)
    if arguments.drop is not None:
        return _drop(arguments.drop)
    if arguments.id is None:
        return _list(arguments.json)
    if not arguments.answer:
        return _show(arguments.id, arguments.json)
    return _answer(arguments.id, " ".join(arguments.answer), arguments.json)


def _row(number: int) -> Any:
    from reseau_tui.model.tables import Inbox

    row = Inbox.get_or_none(Inbox.id == number)
    if row is None:
        raise CommandError(UNKNOWN, _("There is no line {id} in the Inbox.").format(id=number))
    return row


def _list(wants_json: bool) -> int:
    from reseau_tui.model.tables import Inbox

    rows = list(Inbox.select().order_by(Inbox.id))
    if wants_json:
        print_json([_as_json(row) for row in rows])
        return OK
    if not rows:
        print(_("The Inbox is empty."))
    for row in rows:
        print(f"{row.id:>4}  {row.text}")
        for question in _open(row):
            names = ", ".join(one["name"] for one in question["candidates"])
            print("      " + _reason(question) + (f" {names}" if names else ""))
    if rows:
        say(_("Answer with: reseau-tui inbox NUMBER NAME"))
    return OK


def _reason(question: dict[str, Any]) -> str:
    return {
        "ambiguous": _("Which {name}?"),
        "unknown": _("Who is {name}?"),
        "nobody": _("With whom?"),
        "future": _("{name} is still to come."),
    }.get(question["reason"], "{name}?").format(name=question["about"])


def _as_json(row: Any) -> dict[str, Any]:
    return {"id": row.id, "text": row.text, "received_at": row.received_at,
            "questions": _open(row)}  # fmt: skip


def _open(row: Any) -> list[dict[str, Any]]:
    return [one for one in json.loads(row.question) if "answer" not in one]


def _show(number: int, wants_json: bool) -> int:
    row = _row(number)
    if wants_json:
        print_json(_as_json(row))
        return OK
    print(row.text)
    for question in _read(row.text, row.received_at, {}).questions:
        print("\n".join(in_words(question)))
    return OK


def _drop(number: int) -> int:
    from reseau_tui.model.database import action

    row = _row(number)
    with action(_("dropped: {line}").format(line=row.text[:80])):
        row.delete_instance()
    print(_("Dropped: {line}").format(line=row.text))
    return OK


def _answer(number: int, answer: str, wants_json: bool) -> int:
    """Take the answer for the first open question, or as the whole line said again."""
    from reseau_tui.model.database import connection

    row = _row(number)
    line, answers = _meant(row, answer)
    draft = _read(line, row.received_at, answers)
    if draft.questions:
        if wants_json:
            print_json(as_json(draft, "inbox"))
        for question in draft.questions:
            say("\n".join(in_words(question)))
        _remember(row, line, draft, answers)
        return max(CODES[question.reason] for question in draft.questions)
    done = record(
        connection(),
        draft,
        int(clock.now().timestamp()),
        language=language(),
        again=True,
        inbox=row.id,
    )
    if wants_json:
        print_json(as_json(draft, "recorded", done))
    else:
        print("\n".join(echo(draft, language())))
    return OK


def _meant(row: Any, answer: str) -> tuple[str, dict[str, Any]]:
    """Return the line to read and the answers to its questions, those given before included."""
    answers = {one["about"]: one["answer"] for one in json.loads(row.question) if "answer" in one}
    questions = _read(row.text, row.received_at, answers).questions
    if not questions:
        return row.text, answers  # somebody was added since: nothing is open any more
    first = questions[0]
    chosen = _choice(first, answer)
    if chosen is None:
        return answer, {}
    return row.text, {**answers, first.about: chosen}


def _choice(question: Question, answer: str) -> int | str | None:
    """Return whom an answer means, ``create`` or ``skip``; None when it is a line of its own."""
    from reseau_tui.network.find import find_people

    word = answer.casefold()
    if word in NEW and question.reason != "nobody":
        return "create"
    if word in NOBODY:
        return "skip"
    if answer.isdecimal() and 0 < int(answer) <= len(question.candidates):
        return question.candidates[int(answer) - 1].id
    found = find_people(answer)
    return found[0].id if len(found) == 1 else None


def _remember(row: Any, line: str, draft: Draft, answers: dict[str, Any]) -> None:
    """Keep what was answered, or a line said again, when a question is still open."""
    from reseau_tui.model.database import action

    if line != row.text and not draft.people:
        return  # not a line, just an answer that nobody fits
    given = [{"about": about, "reason": "answered", "candidates": [], "answer": answer}
             for about, answer in answers.items()]  # fmt: skip
    asked = [question_json(one, _) for one in draft.questions]
    with action(_("to file: {line}").format(line=line[:80])):
        row.text, row.question = line, json.dumps(given + asked, ensure_ascii=False)
        row.save()


def _read(line: str, received_at: str, answers: dict[str, Any]) -> Draft:
    """Read a line as of when it was received: its "yesterday" is that day's."""
    from reseau_tui.model.database import connection
    from reseau_tui.model.directory import Directory

    received = datetime.datetime.fromisoformat(received_at)
    return read(line, received, Directory(connection()), answers=answers)
