"""The Inbox: a line that waits is changed or dropped. Callers open the action."""

from __future__ import annotations

from reseau_tui.model.tables import Inbox
from reseau_tui.text import clean_note


def change_waiting(number: int, text: str, question: str) -> None:
    """Keep what is known now of a line: its words, and as JSON what is open and was answered.

    When another line says the same already, that one stays alone. Raises peewee's DoesNotExist
    for a line that is gone.
    """
    row = Inbox.get_by_id(number)
    text = clean_note(text)
    if Inbox.select().where((Inbox.text == text) & (Inbox.id != number)).exists():
        row.delete_instance()
        return
    for name, value in (("text", text), ("question", question)):
        if getattr(row, name) != value:
            setattr(row, name, value)
    if row.is_dirty():
        row.save()


def drop_waiting(number: int) -> None:
    """Throw a line away. Raises peewee's DoesNotExist when it is gone already."""
    Inbox.get_by_id(number).delete_instance()


def is_waiting(number: int) -> bool:
    """Return whether a line still waits."""
    return Inbox.select().where(Inbox.id == number).exists()
