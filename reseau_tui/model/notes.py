"""Notes about somebody, written somewhere else for a while: nobody's words are written over."""

from __future__ import annotations

from reseau_tui.model.tables import Contact
from reseau_tui.text import clean_note


class NotesChanged(Exception):
    """The notes are not those that were taken away to be edited; ``notes`` are those there now."""

    def __init__(self, notes: str) -> None:
        super().__init__(notes)
        self.notes = notes


def change_notes(contact_id: int, before: str, after: str) -> bool:
    """Put ``after`` in the place of the notes ``before``; return whether that changed anything.

    Inside the caller's action, so that nothing comes between looking and writing. Raises
    NotesChanged, with nothing written, when other notes are there, DoesNotExist for a contact gone.
    """
    contact = Contact.get_by_id(contact_id)
    there = contact.notes or ""
    wanted = clean_note(after)
    if wanted == there:
        return False
    if there != before:
        raise NotesChanged(there)
    contact.notes = wanted or None
    contact.save()
    return True
