"""What the columns of a table are: said with ``--map``, or asked for on a terminal."""

from __future__ import annotations

import sys

from reseau_tui.cli.exits import USAGE, CommandError
from reseau_tui.i18n import _
from reseau_tui.interchange.any_csv import field_named
from reseau_tui.interchange.record import UnknownColumns
from reseau_tui.interchange.table_people import FIELDS, NOTHING
from reseau_tui.text import clean

_SAMPLE = 40


def mapped(said: list[str]) -> dict[str, str]:
    """Return header → field of ``--map "Courriel=email"`` options.

    Raises CommandError (2) for what is no such pair or no field.
    """
    columns: dict[str, str] = {}
    for pair in said:
        header, equals, word = pair.rpartition("=")
        if not equals or not header.strip():
            raise CommandError(USAGE, _('--map is COLUMN=FIELD: --map "Courriel=email".'))
        columns[header.strip()] = _field(word)
    return columns


def _field(word: str) -> str:
    field = field_named(word)
    if field is None:
        raise CommandError(
            USAGE,
            _("“{word}” is no field; they are: {fields}, or nothing to leave it out.").format(
                word=clean(word), fields=", ".join(FIELDS)
            ),
        )
    return field


def can_ask() -> bool:
    """Whether there is a terminal to ask on."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask(question: UnknownColumns) -> dict[str, str]:
    """Ask what each column is that has no name of its own; enter leaves it out.

    Raises KeyboardInterrupt and EOFError when the person leaves.
    """
    say = sys.stderr.write
    say(clean(question.sentence, 2000) + "\n")
    say(_("Fields: {fields}. Enter leaves a column out.").format(fields=", ".join(FIELDS)) + "\n")
    columns: dict[str, str] = {}
    for place, header in enumerate(question.headers):
        if not header:
            continue
        guess = question.guesses.get(header)
        if guess:
            columns[header] = guess
            say(f"  {clean(header)} = {guess}\n")
            continue
        samples = [clean(row[place])[:_SAMPLE] for row in question.samples if place < len(row)]
        shown = " · ".join(sample for sample in samples if sample)
        while True:
            say(f"  {clean(header)} ({shown}) = " if shown else f"  {clean(header)} = ")
            sys.stderr.flush()
            word = sys.stdin.readline()
            if not word:
                raise EOFError
            field = field_named(word.strip())
            if field is not None:
                columns[header] = field or NOTHING
                break
            say(_("  “{word}” is no field.").format(word=clean(word)) + "\n")
    return columns
