"""LinkedIn's archive: ``Connections.csv``, alone or in the ZIP.

The day of a connection is no exchange: it is kept as a day of the past. Hardly anybody's address
is in the file, so the profile is what names a person. Everybody arrives in circle 5, with the tag
``linkedin``: nobody of them is due the next morning.
"""

from __future__ import annotations

import dataclasses

from reseau_tui.interchange.record import NOTHING_ASKED, Asked, PersonRecord, ReadResult
from reseau_tui.interchange.table import head_of, read_table
from reseau_tui.interchange.table_people import columns_by_name, read_people

SOURCE = "linkedin"
TAG = "linkedin"
CIRCLE = 5

COLUMNS = {
    "first name": "first", "last name": "last", "url": "url:LinkedIn", "email address": "email",
    "company": "organisation", "position": "title", "connected on": "date:!LinkedIn",
    "prenom": "first", "nom": "last", "adresse e mail": "email", "entreprise": "organisation",
    "poste": "title", "connexion le": "date:!LinkedIn", "relation depuis le": "date:!LinkedIn",
    "profil": "url:LinkedIn",
}  # fmt: skip
_CONNECTED = frozenset(("connected on", "connexion le", "relation depuis le"))
_NAMED = frozenset(("first name", "prenom"))


def recognise(data: bytes, name: str) -> bool:
    """Tell whether a file is the list of connections."""
    del name
    table = head_of(data, COLUMNS)
    return (
        table is not None
        and bool(_CONNECTED & set(table.names))
        and bool(_NAMED & set(table.names))
    )


def read(data: bytes, asked: Asked = NOTHING_ASKED) -> ReadResult:
    """Read every connection; raises Unreadable when the file is too large."""
    table = read_table(data, asked, COLUMNS)
    columns = columns_by_name(table.headers, COLUMNS)
    # Those who left LinkedIn have neither a name nor a profile.
    result = read_people(table, asked, SOURCE, columns, needed=("first", "last", "url"))
    people = tuple(_connection(person, asked) for person in result.records)
    return dataclasses.replace(result, records=people)


def _connection(person: PersonRecord, asked: Asked) -> PersonRecord:
    return dataclasses.replace(person, circle=asked.circle or CIRCLE, tags=(*person.tags, TAG))
