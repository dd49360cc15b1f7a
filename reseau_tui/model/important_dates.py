"""Important dates beside the birthday: added, changed, removed. Callers open the action."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reseau_tui.model.tables import ImportantDate
from reseau_tui.text import clean

FIELDS = ("label", "year", "month", "day", "yearly")
"""What is known of a date: year, month and day may each be None, ``yearly`` is a truth."""


def add_important_date(contact_id: int, values: Mapping[str, Any]) -> int:
    """Remember a date of a contact; return its id.

    Raises ValueError without a label or without any part of a date, KeyError for another field.
    """
    date = ImportantDate(contact=contact_id)
    _fill(date, values)
    date.save()
    return date.id


def edit_important_date(date_id: int, values: Mapping[str, Any]) -> None:
    """Change the fields named of a date; raises as above, DoesNotExist for one that is gone."""
    date = ImportantDate.get_by_id(date_id)
    _fill(date, values)
    if date.is_dirty():
        date.save()


def remove_important_date(date_id: int) -> None:
    """Forget a date; nothing happens when it is gone."""
    ImportantDate.delete_by_id(date_id)


def _fill(date: ImportantDate, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        if name not in FIELDS:
            raise KeyError(name)
        stored = clean(value) if name == "label" else value
        if name == "yearly":
            stored = int(bool(value))
        if getattr(date, name) != stored:
            setattr(date, name, stored)
    if not date.label:
        raise ValueError("a date needs a label")
    if date.year is None and date.month is None and date.day is None:
        raise ValueError("a date needs a year, a month or a day")
