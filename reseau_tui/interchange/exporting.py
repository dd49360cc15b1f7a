"""Exports: people as vCards, the whole network as JSON, in pieces ready to be written."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from reseau_tui.interchange.files import write_atomically
from reseau_tui.interchange.own_json import network_json
from reseau_tui.interchange.stored import stored_people
from reseau_tui.interchange.vcard_writer import write_vcard

__all__ = ["network_json", "people_as_vcards", "write_atomically"]


def people_as_vcards(
    connection: sqlite3.Connection, contacts: Iterable[int] | None = None
) -> Iterator[str]:
    """Yield one vCard 3.0 for each contact, everybody by name when ``contacts`` is None.

    Archived people are among everybody: an export is also a way to move house.
    """
    if contacts is None:
        rows = connection.execute("SELECT id FROM contact ORDER BY sort_name, id").fetchall()
        contacts = [row[0] for row in rows]
    for _contact, person in stored_people(connection, contacts):
        yield write_vcard(person)
