"""What every table as a peewee model shares: the database, and texts cleaned when saved."""

from __future__ import annotations

from typing import Any

from peewee import AutoField, Model

from reseau_tui.model.database import database
from reseau_tui.text import clean, clean_note

NOTES = frozenset(
    {"notes", "text", "line", "question", "imported", "extra", "old", "answer", "audience",
     "templates", "outcome", "why", "questions", "give_back"}
)  # fmt: skip
"""Fields of several lines; all others are one line."""

RAW = frozenset({"imported", "extra", "old", "question", "audience", "templates"})
"""JSON made by the program, stored as it is."""

FOLDED = frozenset({"sort_name", "folded", "normal"})
"""Forms for comparison: made from cleaned texts, and decomposed on purpose."""

VALUE_LIMIT = 2000
"""Characters of an address, a number, a URL or a source's key: a URL cut short is no URL."""


def cleaned(column: str, value: Any) -> Any:
    """Return ``value`` as the column ``column`` of any table stores it."""
    if not isinstance(value, str) or column in RAW or column in FOLDED:
        return value
    if column in NOTES:
        return clean_note(value)
    return clean(value, VALUE_LIMIT) if column in ("value", "key") else clean(value)


class Table(Model):
    """What all tables share: our database, an id, and texts cleaned when saved."""

    id = AutoField()

    class Meta:
        """Peewee's settings."""

        database = database
        legacy_table_names = False
        only_save_dirty = True

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Clean the changed texts, then save."""
        for field in self.dirty_fields:
            value = getattr(self, field.name)
            stored = cleaned(field.name, value)
            if stored != value:
                setattr(self, field.name, stored)
        return super().save(*args, **kwargs)
