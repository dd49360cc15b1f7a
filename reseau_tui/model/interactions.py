"""Changing and removing interactions. Callers open the action; every text is cleaned here."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from reseau_tui.model import write
from reseau_tui.model.database import connection
from reseau_tui.model.tables import Interaction, InteractionTag, Participant
from reseau_tui.text import clean, clean_note, fold

INITIATIVES = ("me", "them", "both")
"""Who started it."""

COLUMNS = frozenset({"on", "at", "kind", "initiative", "text", "place", "minutes"})
"""What can be changed of the row itself; where it came from and what was typed stay."""

TAG_LIMIT = 60
"""Characters kept of a tag."""


@dataclass(slots=True)
class InteractionFields:
    """What a form says of an interaction; what it leaves out stays.

    ``values`` are of :data:`COLUMNS`: ``on`` as YYYY-MM-DD, ``at`` as HH:MM, ``minutes`` as a
    number; None or "" empties ``at``, ``place`` and ``minutes``. ``people`` and ``tags`` replace
    those there; who stays keeps their private note.
    """

    values: dict[str, Any] = field(default_factory=dict)
    people: tuple[int, ...] | None = None
    tags: tuple[str, ...] | None = None


def edit_interaction(interaction_id: int, fields: InteractionFields) -> None:
    """Change what ``fields`` names of an interaction; last contacts follow by the triggers.

    Raises ValueError for an impossible day or time, an unknown column or initiative and when
    nobody would have taken part, peewee's DoesNotExist for an interaction that is gone.
    """
    interaction = Interaction.get_by_id(interaction_id)
    for name, value in _checked(fields.values).items():
        if getattr(interaction, name) != value:
            setattr(interaction, name, value)
    if interaction.is_dirty():
        interaction.save()
    if fields.people is not None:
        _replace_people(interaction_id, fields.people)
    if fields.tags is not None:
        _replace_tags(interaction_id, fields.tags)


def delete_interaction(interaction_id: int) -> None:
    """Remove an interaction with its people, tags and sections; promises made there stay.

    Raises peewee's DoesNotExist when it is gone already.
    """
    Interaction.get_by_id(interaction_id)
    connection().execute("DELETE FROM interaction WHERE id = ?", (interaction_id,))


def _checked(values: Mapping[str, Any]) -> dict[str, Any]:
    checked: dict[str, Any] = {}
    for name, value in values.items():
        if name not in COLUMNS:
            raise ValueError(f"{name} of an interaction cannot be changed")
        checked[name] = _cleaned(name, value)
    if "on" in checked:
        checked["on"] = datetime.date.fromisoformat(checked["on"]).isoformat()
    if checked.get("at") is not None:
        checked["at"] = datetime.time.fromisoformat(checked["at"]).strftime("%H:%M")
    if not checked.get("kind", "other"):
        raise ValueError("an interaction needs a kind")
    if checked.get("initiative", "both") not in INITIATIVES:
        raise ValueError(f"no initiative {checked['initiative']}")
    minutes = checked.get("minutes")
    if minutes is not None and (not isinstance(minutes, int) or minutes < 0):
        raise ValueError(f"no length {minutes}")
    return checked


def _cleaned(name: str, value: Any) -> Any:
    if isinstance(value, str):
        value = clean_note(value) if name == "text" else clean(value)
    return (value or None) if name in ("at", "place", "minutes") else value


def _replace_people(interaction_id: int, people: Iterable[int]) -> None:
    wanted = list(dict.fromkeys(people))
    if not wanted:
        raise ValueError("somebody has to have taken part")
    sql = connection()
    rows = sql.execute(
        "SELECT contact_id, id FROM participant WHERE interaction_id = ?", (interaction_id,)
    )
    there: dict[int, int] = dict(rows.fetchall())
    for contact, participant in there.items():
        if contact not in wanted:
            sql.execute("DELETE FROM participant WHERE id = ?", (participant,))
    for contact in wanted:
        if contact not in there:
            Participant.create(interaction=interaction_id, contact=contact)


def _replace_tags(interaction_id: int, names: Iterable[str]) -> None:
    wanted = {fold(name): name for name in (clean(name, TAG_LIMIT) for name in names) if name}
    there = InteractionTag.select().where(InteractionTag.interaction == interaction_id)
    for interaction_tag in list(there):
        if wanted.pop(interaction_tag.tag.folded, None) is None:
            interaction_tag.delete_instance()
    for name in wanted.values():
        InteractionTag.create(interaction=interaction_id, tag=write.tag_id(connection(), name))
