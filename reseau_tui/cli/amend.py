"""``reseau-tui amend TEXT``: the last capture, said again."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from reseau_tui import clock
from reseau_tui.capture.echo import echo
from reseau_tui.capture.relation_line import read_any
from reseau_tui.cli.exits import INTERRUPTED, OK, USAGE, CommandError
from reseau_tui.cli.log_json import as_json
from reseau_tui.cli.log_questions import CODES, Stopped, ask, in_words
from reseau_tui.cli.reading import json_option, open_daily, print_json
from reseau_tui.i18n import _, language, say
from reseau_tui.text import NOTE_LIMIT, clean_note

if TYPE_CHECKING:
    from reseau_tui.capture.draft import Draft
    from reseau_tui.capture.record import Recorded
    from reseau_tui.model.history import Step


class _Open(Exception):
    """A question is open: nothing is changed."""

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self.draft = draft


def summary() -> str:
    """Return the line of the help."""
    return _("the last capture, said again: the new line takes its place")


def options(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("text", nargs="+", metavar=_("TEXT"))
    parser.add_argument("--pick", action="store_true", help=_("take the first of several people"))
    parser.add_argument("--create", action="store_true", help=_("add people who are not there yet"))
    json_option(parser)


def run(arguments: argparse.Namespace) -> int:
    """Put the line in the place of the last one; with a question open, leave all as it was."""
    open_daily(arguments)
    from reseau_tui.model.amending import last_capture
    from reseau_tui.model.database import connection

    line = clean_note(" ".join(arguments.text).replace("\n", " "), NOTE_LIMIT + 1)
    if not line:
        raise CommandError(USAGE, _("there is nothing to record"))
    if len(line) > NOTE_LIMIT:
        raise CommandError(
            USAGE, _("One entry may have {limit} characters.").format(limit=NOTE_LIMIT)
        )
    step = last_capture(connection())
    asking = sys.stdin.isatty() and sys.stderr.isatty() and not arguments.json
    answers: dict[str, int | str] = {}
    while True:
        try:
            draft, done = _say_again(arguments, step, line, answers)
        except _Open as still:
            question = still.draft.questions[0]
            if not asking or question.reason == "future":
                return _refuse(still.draft, step, arguments.json)
            try:
                answers[question.about] = ask(question)
            except Stopped:
                say(_("Nothing was changed."))
                return INTERRUPTED
            continue
        break
    if arguments.json:
        print_json(as_json(draft, "recorded", done))
    else:
        print("\n".join(echo(draft, language())))
        print("  " + _("in place of: {what}").format(what=step.label))
    return OK


def _say_again(
    arguments: argparse.Namespace, step: Step, line: str, answers: dict[str, int | str]
) -> tuple[Draft, Recorded]:
    from reseau_tui.capture.record import record
    from reseau_tui.model.amending import say_again
    from reseau_tui.model.database import connection
    from reseau_tui.model.directory import Directory

    now = clock.now()
    at = int(now.timestamp())

    def write() -> tuple[Draft, Recorded]:
        # Read with the old line gone, so that its people and its day prove nothing.
        draft = read_any(
            line, now, Directory(connection()),
            pick=arguments.pick, create=arguments.create, answers=answers,
        )  # fmt: skip
        if draft.questions:
            raise _Open(draft)
        return draft, record(connection(), draft, at, again=True)

    return say_again(connection(), step, at, _("said again: {line}").format(line=line[:80]), write)


def _refuse(draft: Draft, step: Step, wants_json: bool) -> int:
    if wants_json:
        print_json(as_json(draft, "refused"))
    for question in draft.questions:
        say("\n".join(in_words(question)))
    say(_("Nothing was changed; still there: {what}").format(what=step.label))
    return max(CODES[question.reason] for question in draft.questions)
