"""The command line: every command and option, and how an error becomes a sentence.

Each command is one module of this package with ``NAME``, ``summary()``, ``options(parser)`` and
``run(arguments)``; it loads what it needs only inside ``run``.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import sqlite3
import sys
from typing import Any, NoReturn

from reseau_tui import __version__, clock, config
from reseau_tui.cli.exits import (
    AMBIGUOUS,
    DATABASE,
    INTERRUPTED,
    OK,
    UNKNOWN,
    UNREADABLE,
    USAGE,
    CommandError,
)
from reseau_tui.i18n import _, choose_language, say, set_language

COMMANDS = (
    "people", "show", "add", "edit", "archive", "snooze", "timeline", "today", "brief", "who",
    "path", "insights", "done", "amend", "undo", "redo", "inbox", "import", "export", "sync",
    "backup", "restore", "check", "config", "demo", "completion",
)  # fmt: skip
"""The commands, in the order of the help. The module of ``import`` is ``import_``."""


def N_(sentence: str) -> str:  # noqa: N802 - the mark every catalogue tool knows
    """Mark a sentence for the catalogue."""
    return sentence


ARGPARSE = (
    N_("usage: "), N_("options"), N_("positional arguments"), N_("unrecognized arguments: %s"),
    N_("the following arguments are required: %s"), N_("argument %(argument_name)s: %(message)s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"), N_("expected one argument"),
    N_("expected at least one argument"), N_("invalid %(type)s value: %(value)r"),
)  # fmt: skip
"""What users meet of argparse's own sentences, so that the catalogue has them too."""

# argparse translates through this name of its own; ours knows the user's language.
argparse._ = _  # type: ignore[attr-defined]


class Parser(argparse.ArgumentParser):
    """argparse that speaks through our catalogue and leaves with our exit code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("add_help", False)
        kwargs.setdefault("allow_abbrev", False)
        kwargs.setdefault("formatter_class", argparse.RawDescriptionHelpFormatter)
        super().__init__(*args, **kwargs)
        self.add_argument("-h", "--help", action="help", help=_("show this help and leave"))

    def error(self, message: str) -> NoReturn:
        """Turn argparse's message into a CommandError."""
        raise CommandError(
            USAGE,
            _("{message}. Try: {program} --help").format(message=message, program=self.prog),
        )


def common_options(parser: argparse.ArgumentParser, *, inner: bool = False) -> None:
    """Add the options that every command takes, before or after its name."""
    hidden = {"default": argparse.SUPPRESS} if inner else {"default": None}
    parser.add_argument("--db", metavar=_("FILE"), help=_("the database to use"), **hidden)  # type: ignore[arg-type]
    parser.add_argument("--lang", choices=("en", "fr"), help=_("the language to speak"), **hidden)  # type: ignore[arg-type]


def module_of(command: str) -> Any:
    """Return the module that carries a command out."""
    suffix = "_" if command in ("import",) else ""
    return importlib.import_module(f"reseau_tui.cli.{command}{suffix}")


def build(only: str | None = None) -> Parser:
    """Build the parser; with ``only``, for that one command, so that no other one is loaded."""
    parser = Parser(
        prog="reseau-tui",
        description=_("Keep alive the network of people you already have."),
        epilog=_(
            "Without a command the full-screen app opens.\n"
            "To note a contact in a blink:\n"
            '  reseau-tui --log "yesterday: coffee with Marie +paris next: send CV in 2 weeks"'
        ),
    )
    common_options(parser)
    parser.add_argument(
        "--version",
        action="version",
        version=f"reseau-tui {__version__}",
        help=_("show the version and leave"),
    )
    parser.add_argument(
        "--log", metavar=_("TEXT"), nargs="*", help=_("note a contact (see --log --help)")
    )
    commands = parser.add_subparsers(dest="command", metavar=_("COMMAND"), parser_class=Parser)
    for name in (only,) if only else COMMANDS:
        module = module_of(name)
        inner = commands.add_parser(name, help=module.summary(), description=module.summary())
        common_options(inner, inner=True)
        module.options(inner)
    return parser


def run(arguments: list[str]) -> int:
    """Carry out a command line that is not a capture; return the exit code."""
    set_language(choose_language(config.language_asked(_language_asked(arguments))))
    wants_json = "--json" in arguments
    try:
        _look_at_the_clock()
        _tell_of_the_settings(arguments)
        return _run(arguments)
    except CommandError as error:
        return _tell(error.code, error.kind, str(error), error.candidates, wants_json)
    except KeyboardInterrupt:
        say("")
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read us has gone (`| head`): nothing is wrong.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except (sqlite3.Error, OSError) as error:
        return _tell(*_from_below(error), [], wants_json)
    except Exception as error:
        told = _told_by_the_model(error)
        if told is None:
            raise
        return _tell(*told, [], wants_json)


def _look_at_the_clock() -> None:
    try:
        clock.now()
    except ValueError:
        raise CommandError(USAGE, _("RESEAU_NOW is not like 2026-06-17T10:00")) from None


def _tell_of_the_settings(arguments: list[str]) -> None:
    """Say what is wrong in the settings file and go on; the app and ``config`` say it too."""
    if _command_named(arguments) not in (None, "config", "demo"):
        for problem in config.loaded().problems:
            say(str(problem))


def _run(arguments: list[str]) -> int:
    if not arguments:
        return module_of("app").run(argparse.Namespace(db=None))  # nothing to parse: paint sooner
    parsed = build(_command_named(arguments)).parse_args(arguments)
    if parsed.command is None:
        return module_of("app").run(parsed)
    return module_of(parsed.command).run(parsed)


def _command_named(arguments: list[str]) -> str | None:
    for argument in arguments:
        if argument in COMMANDS:
            return argument
    return None


def _language_asked(arguments: list[str]) -> str | None:
    for place, argument in enumerate(arguments):
        if argument == "--lang":
            return arguments[place + 1] if place + 1 < len(arguments) else None
        if argument.startswith("--lang="):
            return argument[7:]
    return None


def _told_by_the_model(error: Exception) -> tuple[int, str, str] | None:
    """Return (code, kind, sentence) for the model's own refusals, which load with the model."""
    names = {kind.__name__ for kind in type(error).__mro__}
    if "DatabaseRefused" in names:
        return DATABASE, "database", str(error)
    if "Unreadable" in names:
        return UNREADABLE, "unreadable", str(error)
    if "NothingToUndo" in names:
        return UNKNOWN, "unknown", str(error)
    if "UndoRefused" in names:
        return AMBIGUOUS, "ambiguous", str(error)
    if "PeeweeException" in names:
        return _from_below(error.__cause__ or error)
    return None


def _from_below(error: BaseException) -> tuple[int, str, str]:
    if isinstance(error, OSError):
        sentence = _("{what}: {reason}.").format(
            what=error.filename or "reseau-tui", reason=error.strerror or error
        )
        return UNREADABLE, "unreadable", sentence
    from reseau_tui.model.database import database, sentence_for

    return DATABASE, "database", sentence_for(str(database.database), error)


def _tell(
    code: int, kind: str, sentence: str, candidates: list[dict[str, object]], wants_json: bool
) -> int:
    if wants_json:
        answer = {"error": kind, "message": sentence, "candidates": candidates}
        print(json.dumps(answer, ensure_ascii=False))
    say(sentence)
    for candidate in candidates:
        say(f"  {candidate['name']}" + (f" · {candidate['why']}" if candidate.get("why") else ""))
    return code
