"""Whom an export from the home screen may be about: the marked, the list, everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reseau_tui.i18n import _, grouped, ngettext
from reseau_tui.tui.exporting import Who
from reseau_tui.tui.screens.export import ExportScreen

if TYPE_CHECKING:
    from reseau_tui.tui.screens.home_marks import HomeMarks


def begin_export(home: HomeMarks) -> None:
    """Open the export, the likeliest choice of people first."""
    if home.reseau.gateway.opened:
        home.app.push_screen(ExportScreen(choices_of(home)))


def choices_of(home: HomeMarks) -> list[Who]:
    """Return the marked people, those the list shows when it does not show all, everybody."""
    choices: list[Who] = []
    marked = home.marks.people()
    if marked:
        words = ngettext("{count} marked person", "{count} marked people", len(marked))
        choices.append(Who(words.format(count=grouped(len(marked))), marked))
    shown = tuple(home.people.ids) if home.list_query else ()
    if shown:
        words = ngettext(
            "{count} person, as the list shows", "{count} people, as the list shows", len(shown)
        )
        choices.append(Who(words.format(count=grouped(len(shown))), shown))
    return [*choices, Who(_("everybody, archived people too"))]
