"""``reseau-tui done PROMISE``: a promise is kept; without one, those that are open."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from reseau_tui.cli.exits import AMBIGUOUS, OK, UNKNOWN, CommandError
from reseau_tui.cli.reading import columns, json_option, open_daily, print_json
from reseau_tui.i18n import _

if TYPE_CHECKING:
    from reseau_tui.network.promises import PromiseRow

_PROPOSED = 8


def summary() -> str:
    """Return the line of the help."""
    return _("mark a promise as kept; alone it lists the open ones")


def options(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument(
        "promise", nargs="*", metavar=_("PROMISE"),
        help=_("its number, or words of its text or of the person's name"),
    )  # fmt: skip
    json_option(parser)


def run(arguments: argparse.Namespace) -> int:
    """Mark the promise as kept, or list what is open."""
    open_daily(arguments)
    if not arguments.promise:
        return _list(arguments.json)
    from reseau_tui.model.database import action
    from reseau_tui.model.promises import finish_promise

    promise = _meant(" ".join(arguments.promise))
    with action(_("promise kept: {text}").format(text=promise.text)):
        finish_promise(promise.id)
    if arguments.json:
        print_json(_as_json(promise) | {"done": True})
    else:
        print(_("Promise kept: {text}").format(text=f"{promise.text} · {promise.name}"))
    return OK


def _list(wants_json: bool) -> int:
    from reseau_tui.network.promises import promises_about

    found = promises_about("", 1_000_000 if wants_json else 200)
    if wants_json:
        print_json([_as_json(one) for one in found])
        return OK
    if not found:
        print(_("Nothing is promised."))
    columns((f"{one.id:>4}", one.due_on, one.name, _line(one.text)) for one in found)
    return OK


def _meant(words: str) -> PromiseRow:
    """Return the open promise that a number or some words mean.

    Raises CommandError: none (3), several (4, with the candidates).
    """
    from reseau_tui.network.promises import promise_rows, promises_about

    number = words.removeprefix("#")
    if number.isascii() and number.isdecimal() and len(number) < 19:
        for promise in promise_rows([int(number)]):
            if promise.done:
                raise CommandError(
                    UNKNOWN, _("“{text}” is kept already.").format(text=_line(promise.text))
                )
            return promise
    found = promises_about(words, _PROPOSED + 1)
    if not found:
        raise CommandError(UNKNOWN, _("No open promise has “{words}”.").format(words=words))
    if len(found) > 1:
        raise CommandError(
            AMBIGUOUS,
            _("Which promise? Say more, or its number: reseau-tui done NUMBER"),
            [
                {"id": one.id, "name": f"{one.id} {_line(one.text)}",
                 "why": f"{one.name}, {one.due_on}"}
                for one in found[:_PROPOSED]
            ],
        )  # fmt: skip
    return found[0]


def _line(text: str) -> str:
    return " ".join(text.split())


def _as_json(promise: PromiseRow) -> dict[str, object]:
    return {
        "id": promise.id, "name": promise.name, "due_on": promise.due_on, "text": promise.text,
        "done": promise.done,
    }  # fmt: skip
