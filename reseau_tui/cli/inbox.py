"""``reseau-tui inbox [ID ANSWER | --drop ID]``: captured lines that wait for an answer."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from reseau_tui.capture import answering
from reseau_tui.capture.echo import echo
from reseau_tui.cli.exits import OK, UNKNOWN, CommandError
from reseau_tui.cli.log_json import as_json
from reseau_tui.cli.log_questions import CODES, in_words
from reseau_tui.cli.reading import json_option, open_daily, print_json
from reseau_tui.i18n import _, language, say

if TYPE_CHECKING:
    from reseau_tui.network.inbox import WaitingLine


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


def _line(number: int) -> WaitingLine:
    from reseau_tui.network.inbox import waiting_line

    line = waiting_line(number)
    if line is None:
        raise _nothing_there(number)
    return line


def _nothing_there(number: int) -> CommandError:
    return CommandError(UNKNOWN, _("There is no line {id} in the Inbox.").format(id=number))


def _list(wants_json: bool) -> int:
    from reseau_tui.network.inbox import waiting_ids, waiting_rows

    lines = waiting_rows(waiting_ids())
    if wants_json:
        print_json([_as_json(line) for line in lines])
        return OK
    if not lines:
        print(_("The Inbox is empty."))
    for line in lines:
        print(f"{line.id:>4}  {line.text}")
        for question in line.questions:
            names = ", ".join(one["name"] for one in question.get("candidates", ()))
            asked = answering.asked(question["about"], question["reason"])
            print("      " + asked + (f" {names}" if names else ""))
    if lines:
        say(_("Answer with: reseau-tui inbox NUMBER NAME"))
    return OK


def _as_json(line: WaitingLine) -> dict[str, Any]:
    return {"id": line.id, "text": line.text, "received_at": line.received_at,
            "questions": list(line.questions)}  # fmt: skip


def _show(number: int, wants_json: bool) -> int:
    line = _line(number)
    if wants_json:
        print_json(_as_json(line))
        return OK
    print(line.text)
    for question in answering.read_waiting(line).questions:
        print("\n".join(in_words(question)))
    return OK


def _drop(number: int) -> int:
    line = _line(number)
    try:
        answering.drop(line)
    except answering.Gone:
        raise _nothing_there(number) from None
    print(_("Dropped: {line}").format(line=line.text))
    return OK


def _answer(number: int, answer: str, wants_json: bool) -> int:
    """Take the answer for the first open question, or as the whole line said again."""
    waiting = _line(number)
    try:
        draft, done = answering.settle(waiting, *answering.meant(waiting, answer))
    except answering.Gone:
        raise _nothing_there(number) from None
    if done is None:
        if wants_json:
            print_json(as_json(draft, "inbox"))
        for question in draft.questions:
            say("\n".join(in_words(question)))
        return max(CODES[question.reason] for question in draft.questions)
    if wants_json:
        print_json(as_json(draft, "recorded", done))
    else:
        print("\n".join(echo(draft, language())))
    return OK
