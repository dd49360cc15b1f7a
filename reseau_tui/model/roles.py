"""Roles over time: added, changed, removed. Callers open the action; texts are cleaned here."""

from __future__ import annotations

from collections.abc import Mapping

from reseau_tui.model.tables import Role
from reseau_tui.text import clean

FIELDS = ("organisation", "title", "from_on", "to_on")
"""What is known of a role; the days are YYYY, YYYY-MM or YYYY-MM-DD, no ``to_on`` for now."""


def add_role(contact_id: int, values: Mapping[str, str | None]) -> int:
    """Give a contact one more role; return its id.

    Raises ValueError without organisation and title, KeyError for a field that there is not.
    """
    role = Role(contact=contact_id)
    _fill(role, values)
    role.save()
    return role.id


def edit_role(role_id: int, values: Mapping[str, str | None]) -> None:
    """Change the fields named of a role; an empty text empties one.

    Raises ValueError when neither organisation nor title is left, DoesNotExist for a role gone.
    """
    role = Role.get_by_id(role_id)
    _fill(role, values)
    if role.is_dirty():
        role.save()


def remove_role(role_id: int) -> None:
    """Remove a role; nothing happens when it is gone."""
    Role.delete_by_id(role_id)


def _fill(role: Role, values: Mapping[str, str | None]) -> None:
    for name, value in values.items():
        if name not in FIELDS:
            raise KeyError(name)
        text = clean(value or "") or None
        if getattr(role, name) != text:
            setattr(role, name, text)
    if not role.organisation and not role.title:
        raise ValueError("a role needs an organisation or a title")
