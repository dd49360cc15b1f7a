"""LinkedIn's archive: ``Connections.csv``, alone or in the ZIP.

The day of a connection is no exchange: it is kept as a day of the past. Hardly anybody's address
is in the file, so the profile is what names a person. Everybody arrives in circle 5, with the tag
``linkedin``: nobody of them is due the next morning.
"""

from __future__ import annotations

import dataclasses

from reseau_tui.i18n import _
from reseau_tui.interchange.record import NOTHING_ASKED, Asked, PersonRecord, ReadResult, Skipped
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
    result = read_people(table, asked, SOURCE, columns_by_name(table.headers, COLUMNS))
    people = [_connection(person, asked) for person in result.records]
    named = [person for person in people if _is_somebody(person)]
    nobody = [person for person in people if not _is_somebody(person)]
    skipped = result.skipped + tuple(_skipped(person) for person in nobody)
    return dataclasses.replace(result, records=tuple(named), skipped=skipped)


def _connection(person: PersonRecord, asked: Asked) -> PersonRecord:
    return dataclasses.replace(person, circle=asked.circle or CIRCLE, tags=(*person.tags, TAG))


def _is_somebody(person: PersonRecord) -> bool:
    """Tell whether there is a name or a profile; those who left LinkedIn have neither."""
    organisation = person.roles[0].organisation if person.roles else ""
    return person.name != organisation or any(point.kind == "url" for point in person.points)


def _skipped(person: PersonRecord) -> Skipped:
    return Skipped(_("line {line}").format(line=person.line), _("no name"))
