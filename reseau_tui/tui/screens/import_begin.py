"""``I``: choose a file, then see what is in it; the door between the app and the two screens."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

from textual.content import Content

from reseau_tui.i18n import _
from reseau_tui.tui.folder import first_folder
from reseau_tui.tui.screens.file_picker import FilePicker
from reseau_tui.tui.screens.import_files import AGAIN, ImportScreen

if TYPE_CHECKING:
    from reseau_tui.tui.app import ReseauApp

FOLDER_KEY = "import-folder"
"""Where the app's memory keeps the folder of the last import."""


def begin_import(app: ReseauApp, last: str = "") -> None:
    """Ask for a file where the last one was, else among the downloads.

    ``last`` is the path chosen just now, when it was not the right one.
    """
    folder = first_folder(app.memory.text(FOLDER_KEY))
    picker = FilePicker(Content(_("Import: choose a file or a folder")), folder, last)
    app.push_screen(picker, partial(_chosen, app))


def _chosen(app: ReseauApp, path: str | None) -> None:
    if path is None:
        return
    folder = path if os.path.isdir(path) else os.path.dirname(path)
    app.memory.remember(**{FOLDER_KEY: folder})
    app.push_screen(ImportScreen(path), partial(_ended, app, path))


def _ended(app: ReseauApp, path: str, answer: str | None) -> None:
    if answer == AGAIN:
        begin_import(app, path)
