"""The user's own editor: which one, the file it works on, and starting it."""

from __future__ import annotations

import contextlib
import os
import shlex
import shutil
import signal
import subprocess
from collections.abc import Generator, Sequence

from reseau_tui import config
from reseau_tui.i18n import _
from reseau_tui.text import fold

VARIABLES = ("VISUAL", "EDITOR")
KNOWN = ("vi", "nano")
"""Editors looked for when no variable names one, in this order."""


class NoEditor(Exception):
    """There is no editor to start; the message is a sentence that says what to do."""


def editor_command() -> list[str]:
    """Return the editor and its arguments: the settings file's, VISUAL, EDITOR, or one found.

    Raises NoEditor.
    """
    named = [("editor", config.chosen().editor or "")]
    named += [(variable, os.environ.get(variable, "")) for variable in VARIABLES]
    for variable, written in named:
        asked = written.strip()
        if not asked:
            continue
        try:
            command = shlex.split(asked)
        except ValueError:
            command = []
        if not command or shutil.which(os.path.expanduser(command[0])) is None:
            raise NoEditor(
                _("There is no editor “{editor}”: {variable} names it.").format(
                    editor=asked, variable=variable
                )
            )
        return [os.path.expanduser(command[0]), *command[1:]]
    for name in KNOWN:
        if shutil.which(name):
            return [name]
    raise NoEditor(_("No editor was found: set EDITOR to the name of yours."))


class Draft:
    """A text being edited in a file of its own, beside the database and readable by nobody else.

    Whatever the editor leaves beside it (a swap file, a copy) stands in the same private folder
    and goes with it. A draft that was never removed is found again by :meth:`left_over`.
    """

    def __init__(self, database: str, contact_id: int, name: str) -> None:
        self.folder = f"{database}-notes-{contact_id}"
        self.path = os.path.join(self.folder, f"{_file_name(name)}.md")

    def left_over(self) -> str | None:
        """Return the text that was left behind, None when there is none."""
        with contextlib.suppress(OSError):
            for name in sorted(os.listdir(self.folder)):
                if name.endswith(".md"):
                    text = _decoded(os.path.join(self.folder, name))
                    if text.strip():
                        return text
        return None

    def write(self, text: str) -> None:
        """Make the file anew with ``text`` in it. Raises OSError."""
        self.remove()
        os.mkdir(self.folder, 0o700)
        number = os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with open(number, "w", encoding="utf-8", newline="\n") as file:
            file.write(text.rstrip("\n") + "\n" if text else "")

    def read(self) -> str:
        """Return what stands in the file, "" when the editor took it away."""
        try:
            return _decoded(self.path)
        except OSError:
            return ""

    def remove(self) -> None:
        """Remove the file and all that stands beside it."""
        shutil.rmtree(self.folder, ignore_errors=True)


def _decoded(path: str) -> str:
    with open(path, "rb") as file:
        raw = file.read()
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _file_name(name: str) -> str:
    """Return a name for the file that every file system takes."""
    plain = "".join(
        sign if sign.isascii() and sign.isalnum() else "-" for sign in fold(name)[:40]
    ).strip("-")
    return plain or "notes"


def run_editor(command: Sequence[str], path: str) -> int:
    """Run the editor on ``path`` until it ends; return its exit code. Raises NoEditor."""
    with _interrupts_are_the_editors():
        try:
            done = subprocess.run([*command, path], check=False)  # noqa: S603 - the user's own
        except OSError as error:
            raise NoEditor(
                _("The editor “{editor}” cannot be started: {reason}.").format(
                    editor=command[0], reason=error.strerror or str(error)
                )
            ) from error
        return done.returncode


@contextlib.contextmanager
def _interrupts_are_the_editors() -> Generator[None]:
    """Let ctrl+c end what it likes in the editor, but not us; the child has its own handlers."""
    try:
        before = signal.signal(signal.SIGINT, lambda _number, _frame: None)
    except ValueError:  # not the main thread
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
