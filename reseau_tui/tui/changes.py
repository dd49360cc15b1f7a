"""Every change the app makes: one function of the model in one named action, on the write lane."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from reseau_tui import clock
from reseau_tui.i18n import _
from reseau_tui.tui.lanes import Lane
from reseau_tui.tui.trouble import in_words

if TYPE_CHECKING:
    from reseau_tui.capture.draft import Draft
    from reseau_tui.model.contacts import ContactFields
    from reseau_tui.model.history import Undone
    from reseau_tui.network.ticks import Tickable

Arguments = ParamSpec("Arguments")
Answer = TypeVar("Answer")


class Changes:
    """The writing half of the gateway to the database at ``path``."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._writing = Lane("write")
        self.writes = 0
        """How many changes of ours are under way."""

    async def write(
        self,
        change: Callable[Arguments, Answer],
        *arguments: Arguments.args,
        **options: Arguments.kwargs,
    ) -> Answer:
        """Run a writing function on the write lane; raises NetworkTrouble with a sentence."""
        self.writes += 1
        try:
            return await in_words(self.path, self._writing.run(change, *arguments, **options))
        finally:
            self.writes -= 1

    async def change(self, label: str, change: Callable[[], Answer]) -> Answer:
        """Run ``change`` on the write lane inside one action called ``label``, a step of undo."""

        def run() -> Answer:
            from reseau_tui.model.database import action

            with action(label):
                return change()

        return await self.write(run)

    async def add_contact(self, fields: ContactFields) -> int:
        """Add a person; return the id."""

        def run() -> int:
            from reseau_tui.model.contacts import add_contact

            return add_contact(fields)

        return await self.change(_("add {name}").format(name=fields.values["name"]), run)

    async def edit_contact(self, contact_id: int, name: str, fields: ContactFields) -> None:
        """Change the fields given of the person called ``name``."""

        def run() -> None:
            from reseau_tui.model.contacts import edit_contact

            edit_contact(contact_id, fields)

        await self.change(_("edit {name}").format(name=name), run)

    async def delete_contact(self, contact_id: int, name: str) -> None:
        """Delete a person; the others' interactions stay."""

        def run() -> None:
            from reseau_tui.model.contacts import delete_contact

            delete_contact(contact_id)

        await self.change(_("delete {name}").format(name=name), run)

    async def snooze(self, contact_id: int, name: str, until: datetime.date) -> None:
        """Put a person off until a day."""

        def run() -> None:
            from reseau_tui.model.contacts import snooze

            snooze(contact_id, until)

        await self.change(_("not now: {name}").format(name=name), run)

    async def add_promise(
        self, contact_id: int, name: str, due_on: datetime.date, text: str
    ) -> None:
        """Promise something to a person."""

        def run() -> None:
            from reseau_tui.model.promises import add_promise

            add_promise(contact_id, due_on, text)

        await self.change(_("promise to {name}").format(name=name), run)

    async def finish_promise(self, promise_id: int, text: str) -> None:
        """Mark a promise as kept."""

        def run() -> None:
            from reseau_tui.model.promises import finish_promise

            finish_promise(promise_id)

        await self.change(_("promise kept: {text}").format(text=text), run)

    async def record(
        self, draft: Draft, *, again: bool, ticked: Sequence[Tickable] = ()
    ) -> int | None:
        """Write a draft down, and what was ticked off with it; return the id of the action.

        None, with nothing written, for the same line a moment ago.
        """
        from reseau_tui.tui.capturing import write_draft

        return await self.write(write_draft, draft, again=again, ticked=tuple(ticked))

    async def keep_in_inbox(self, draft: Draft, usual_day: datetime.date | None = None) -> int:
        """Keep a line with its open questions; return the id of the action."""
        from reseau_tui.tui.capturing import keep_draft

        return await self.write(keep_draft, draft, usual_day)

    async def undo(self, action_id: int | None = None) -> Undone:
        """Take back the last action, or the one asked for; raises UndoRefused with a sentence."""

        def run() -> Undone:
            from reseau_tui.model.database import connection
            from reseau_tui.model.history import undo

            return undo(connection(), int(clock.now().timestamp()), action_id)

        return await self.write(run)

    async def settle_cut_off(self, action: int, *, undo: bool) -> None:
        """Undo a cut-off import, or keep what it brought."""

        def run() -> None:
            from reseau_tui.model import history
            from reseau_tui.model.database import connection

            if undo:
                history.undo(connection(), int(clock.now().timestamp()), action)
            else:
                history.keep_cut_off(connection(), action)

        await self.write(run)

    async def redo(self) -> Undone:
        """Make the last undone action again; raises UndoRefused with a sentence."""

        def run() -> Undone:
            from reseau_tui.model.database import connection
            from reseau_tui.model.history import redo

            return redo(connection(), int(clock.now().timestamp()))

        return await self.write(run)
