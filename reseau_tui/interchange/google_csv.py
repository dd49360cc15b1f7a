"""Google contacts as CSV, with the columns of before and after 2024.

Several values of a cell, and its labels, stand between ``:::``; every card is in the group
``* myContacts``, which says nothing.
"""

from __future__ import annotations

import re

from reseau_tui.interchange.record import NOTHING_ASKED, Asked, ReadResult
from reseau_tui.interchange.table import head_of, header_name, read_table
from reseau_tui.interchange.table_people import columns_by_name, read_people

SOURCE = "google"

COLUMNS = {
    "name": "name", "first name": "first", "given name": "first", "middle name": "middle",
    "additional name": "middle", "last name": "last", "family name": "last",
    "name prefix": "prefix", "name suffix": "suffix", "nickname": "nickname",
    "organization name": "organisation", "organization title": "title",
    "organization department": "department", "organization 1 name": "organisation",
    "organization 1 title": "title", "organization 1 department": "department",
    "birthday": "birthday", "notes": "notes", "labels": "tags", "group membership": "tags",
    "maiden name": "note:Maiden name", "occupation": "note:Occupation", "hobby": "note:Hobby",
    "location": "note:Location", "file as": "", "photo": "", "language": "", "priority": "",
    "sensitivity": "", "initials": "",
}  # fmt: skip
_NUMBERED = {
    "e mail": "email", "phone": "phone", "website": "url", "im": "handle", "event": "date",
}  # fmt: skip
_ADDRESS = {
    "street": "street", "city": "city", "region": "region", "postal code": "postcode",
    "country": "country", "po box": "street", "extended address": "street",
}  # fmt: skip
_ONE_OF_MANY = re.compile(
    r"(e mail|phone|website|im|event|relation|custom field) (\d{1,2}) value\Z"
)
_PART = re.compile(
    r"address (\d{1,2}) (street|city|region|postal code|country|po box|extended address)\Z"
)
_FORMATTED = re.compile(r"address (\d{1,2}) formatted\Z")
_OURS = (
    frozenset(("given name", "family name", "group membership")),
    frozenset(("first name", "last name", "organization name", "labels")),
)


def columns_of(headers: tuple[str, ...]) -> dict[str, str]:
    """Return what each of Google's columns is."""
    columns = columns_by_name(headers, COLUMNS)
    names = {header: header_name(header) for header in headers}
    for header, name in names.items():
        many, part = _ONE_OF_MANY.match(name), _PART.match(name)
        if many and many[1] in _NUMBERED:
            columns[header] = _NUMBERED[many[1]]
        elif many:
            columns[header] = f"note:{many[1].capitalize()}"
        elif part:
            columns[header] = f"{_ADDRESS[part[2]]}:{part[1]}"
        formatted = _FORMATTED.match(name)
        if formatted:
            # The same once more, unless the parts are not in the file.
            apart = f"address {formatted[1]} street" in names.values()
            columns[header] = "" if apart else f"address:{formatted[1]}"
    return columns


def recognise(data: bytes, name: str) -> bool:
    """Tell whether a file has Google's columns."""
    del name
    table = head_of(data, COLUMNS)
    return table is not None and any(set(table.names) >= ours for ours in _OURS)


def read(data: bytes, asked: Asked = NOTHING_ASKED) -> ReadResult:
    """Read every row; raises Unreadable when the file is too large."""
    table = read_table(data, asked, COLUMNS)
    return read_people(table, asked, SOURCE, columns_of(table.headers))
