"""Promises: made, moved, kept, dropped. Callers open the action."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from peewee import DoesNotExist

from reseau_tui import clock
from reseau_tui.model import write
from reseau_tui.model.database import connection
from reseau_tui.model.tables import Promise
from reseau_tui.text import clean_note


def add_promise(contact_id: int, due_on: datetime.date, text: str) -> int:
    """Remember a promise made to a contact; return its id. Raises ValueError without a text."""
    if not clean_note(text):
        raise ValueError("a promise needs a text")
    at = int(clock.now().timestamp())
    return write.add_promise(connection(), contact_id, due_on.isoformat(), text, at)


def finish_promise(promise_id: int, done: bool = True) -> None:
    """Mark a promise as kept today, or open it again."""
    promise = Promise.get_by_id(promise_id)
    promise.done_at = clock.today().isoformat() if done else None
    promise.save()


def move_promise(promise_id: int, due_on: datetime.date) -> None:
    """Give a promise another day."""
    promise = Promise.get_by_id(promise_id)
    promise.due_on = due_on.isoformat()
    if promise.is_dirty():
        promise.save()


def drop_promise(promise_id: int) -> None:
    """Remove a promise."""
    Promise.delete_by_id(promise_id)


def edit_promise(promise_id: int, contact_id: int, text: str) -> None:
    """Change to whom a promise is made and what it says.

    Raises ValueError without a text, peewee's DoesNotExist for a promise that is gone.
    """
    if not clean_note(text):
        raise ValueError("a promise needs a text")
    changed = Promise.update(contact=contact_id, text=clean_note(text)).where(
        Promise.id == promise_id
    )
    if not changed.execute():
        raise DoesNotExist(promise_id)


def keep_promises(promise_ids: Iterable[int], on: datetime.date) -> int:
    """Mark promises as kept on the day ``on``, today at the latest; return how many it were.

    What is kept already, or gone, stays as it is.
    """
    day = min(on, clock.today()).isoformat()
    kept = 0
    for promise in promise_ids:
        kept += (
            Promise.update(done_at=day)
            .where((Promise.id == promise) & Promise.done_at.is_null())
            .execute()
        )
    return kept
