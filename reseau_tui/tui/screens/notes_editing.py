"""Notes in the user's own editor: what goes wrong there is asked about, and nothing is lost."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from textual.app import SuspendNotSupported
from textual.content import Content
from textual.screen import Screen

from reseau_tui.i18n import _, ngettext
from reseau_tui.model.notes import NotesChanged, change_notes
from reseau_tui.text import NOTE_LIMIT, clean_note
from reseau_tui.tui.commands import keyed
from reseau_tui.tui.drawing import safe, sentence
from reseau_tui.tui.editor import Draft, NoEditor, editor_command, run_editor
from reseau_tui.tui.screens.choice import Choice, ChoiceScreen

if TYPE_CHECKING:
    from reseau_tui.network.people import PersonSummary
    from reseau_tui.tui.app import ReseauApp

_AGAIN, _SAVE, _DROP, _BOTH = "again", "save", "drop", "both"

_WHOLE = 10**9
"""Characters no text has: cleaned, but not cut."""


class NotesEditing:
    """One edit of the notes of one person, from the editor's start to what is stored."""

    def __init__(self, screen: Screen[None], summary: PersonSummary, notes: str) -> None:
        self._screen = screen
        self._app = cast("ReseauApp", screen.app)
        self._person = summary
        self._before = notes
        self._draft = Draft(self._app.gateway.path, summary.id, summary.name)

    async def run(self) -> bool:
        """Edit until it is settled; return whether the notes were changed."""
        try:
            command = editor_command()
        except NoEditor as error:
            self._screen.notify(str(error), severity="warning")
            return False
        text = await self._beginning()
        if text is None:
            return False
        while self._written(text):
            after = await self._edited(command, text)
            if after is None:
                return False
            saved = await self.save(after)
            if saved is None:
                return False
            if isinstance(saved, bool):
                self._draft.remove()
                if not saved:
                    self._screen.notify(_("The notes are as before."))
                return saved
            text = saved
        return False

    def _written(self, text: str) -> bool:
        """Put ``text`` into the file for the editor; say so when that is not possible."""
        try:
            self._draft.write(text)
        except OSError as error:
            self._screen.notify(
                _("The notes cannot be given to an editor: {reason}.").format(
                    reason=error.strerror or str(error)
                ),
                severity="error",
            )
            return False
        return True

    async def _beginning(self) -> str | None:
        """Return the text to begin with: the notes, or what an editor left behind."""
        left = self._draft.left_over()
        if left is None or clean_note(left, _WHOLE) == self._before:
            return self._before
        return cast(
            "str | None",
            await self._ask(
                sentence(
                    _("Notes on {name} that were never saved are still here:\n{words}"),
                    name=self._person.name,
                    words=safe(left)[:160] + " …",
                ),
                [
                    Choice("t", _("Take them up"), left),
                    Choice("n", _("Throw them away"), self._before),
                ],
            ),
        )

    async def _edited(self, command: list[str], text: str) -> str | None:
        """Return what the editor made of it, cleaned; None when it was left."""
        while True:
            try:
                with self._app.suspend():
                    code = run_editor(command, self._draft.path)
            except (NoEditor, SuspendNotSupported) as error:
                said = str(error)
                if isinstance(error, SuspendNotSupported):
                    said = keyed(
                        _("No editor can be opened from here: {edit_fact} edits them too.")
                    )
                self._screen.notify(said, severity="warning")
                if text == self._before:
                    self._draft.remove()
                return None
            written = self._draft.read()
            after = clean_note(written, _WHOLE)
            if code and after == clean_note(text, _WHOLE) == self._before:
                self._draft.remove()
                self._screen.notify(_("The editor gave up; the notes are as before."))
                return None
            problem = self._problem(code, after)
            if problem is None:
                return after
            answer = await self._ask(*problem)
            if answer == _SAVE:
                return after[:NOTE_LIMIT]
            if answer == _DROP:
                self._draft.remove()
                self._screen.notify(_("The notes are as before."))
                return None
            if answer is None:
                self.keep(after)
                return None

    def _problem(self, code: int, after: str) -> tuple[Content, list[Choice]] | None:
        """Return a question about what came back from the editor, None when all is well."""
        again = Choice("e", _("Go on editing"), _AGAIN)
        drop = Choice("n", _("Leave the notes as they were"), _DROP)
        if not after and self._before:
            question = _("Nothing is left of the notes on {name}.")
            save = Choice("y", _("Yes, empty them"), _SAVE)
        elif len(after) > NOTE_LIMIT:
            question = ngettext(
                "The notes are too long by {count} character.",
                "The notes are too long by {count} characters.",
                len(after) - NOTE_LIMIT,
            ).replace("{count}", str(len(after) - NOTE_LIMIT))
            save = Choice("y", _("Save the beginning only"), _SAVE)
        elif code:
            question = _("The editor ended with an error. Save what it left?")
            save = Choice("y", _("Yes, save"), _SAVE)
        else:
            return None
        return sentence(question, name=self._person.name), [again, save, drop]

    async def save(self, after: str) -> bool | str | None:
        """Store it; return whether anything changed, or a text to go on editing, None if left.

        When the notes were changed elsewhere meanwhile, ask which words stay.
        """
        label = _("notes on {name}").format(name=self._person.name)
        while True:
            try:
                return await self._app.gateway.change(
                    label, partial(change_notes, self._person.id, self._before, after)
                )
            except NotesChanged as error:
                theirs = error.notes
            both = f"{theirs}\n\n{after}".strip()
            answers = [
                Choice("m", _("Keep mine"), _SAVE),
                Choice("t", _("Keep the others"), _DROP),
                Choice("e", _("Edit both together"), _AGAIN),
            ]
            if len(both) <= NOTE_LIMIT:
                answers.insert(0, Choice("b", _("Keep both, one below the other"), _BOTH))
            answer = await self._ask(
                sentence(
                    _("The notes on {name} were changed elsewhere meanwhile:\n{words}"),
                    name=self._person.name,
                    words=safe(theirs)[:160],
                ),
                answers,
            )
            if answer is None:
                self.keep(after)
                return None
            if answer == _DROP:
                return False
            self._before = theirs
            if answer == _AGAIN:
                return both
            if answer == _BOTH:
                after = both

    def keep(self, text: str) -> None:
        """Let the text wait beside the database, and say so."""
        if self._draft.left_over() is not None or self._written(text):
            self._screen.notify(
                _("Nothing is lost: the next time, the editor begins with this text.")
            )

    async def _ask(self, question: Content, answers: list[Choice]) -> object:
        return await self._app.push_screen_wait(ChoiceScreen(question, answers))
