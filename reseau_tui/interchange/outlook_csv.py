"""Outlook contacts as CSV, with English and French columns.

English files write the month first in ``4/12/1986``, French ones the day; a column in which one
number is over twelve tells by itself. ``0/0/00`` is no day.
"""

from __future__ import annotations

from reseau_tui.interchange.record import NOTHING_ASKED, Asked, ReadResult
from reseau_tui.interchange.table import head_of, read_table
from reseau_tui.interchange.table_people import columns_by_name, read_people

SOURCE = "outlook"

_ENGLISH_PARTS = {
    "street": "street", "city": "city", "state": "region", "postal code": "postcode",
    "country region": "country", "country": "country",
}  # fmt: skip
_FRENCH_PARTS = {
    "rue": "street", "ville": "city", "dep region": "region", "code postal": "postcode",
    "pays region": "country", "pays": "country",
}  # fmt: skip

ENGLISH = {
    **{f"home {part}": f"{field}:home" for part, field in _ENGLISH_PARTS.items()},
    **{f"business {part}": f"{field}:work" for part, field in _ENGLISH_PARTS.items()},
    **{f"other {part}": f"{field}:other" for part, field in _ENGLISH_PARTS.items()},
    "first name": "first", "middle name": "middle", "last name": "last", "suffix": "suffix",
    "title": "prefix", "nickname": "nickname", "company": "organisation",
    "department": "department", "job title": "title",
    "e mail address": "email", "e mail 2 address": "email", "e mail 3 address": "email",
    "home phone": "phone:home", "home phone 2": "phone:home", "business phone": "phone:work",
    "business phone 2": "phone:work", "mobile phone": "phone:mobile", "car phone": "phone:car",
    "other phone": "phone:other", "primary phone": "phone", "pager": "phone:pager",
    "company main phone": "phone:company", "radio phone": "phone:radio",
    "business fax": "phone:work fax", "home fax": "phone:home fax", "other fax": "phone:fax",
    "web page": "url", "personal web page": "url:home", "imaddress": "handle",
    "birthday": "birthday", "anniversary": "date:anniversary", "notes": "notes",
    "categories": "tags", "keywords": "tags", "spouse": "note:Spouse", "children": "note:Children",
    "hobby": "note:Hobby", "profession": "note:Profession", "office location": "note:Office",
    "manager s name": "note:Manager", "assistant s name": "note:Assistant",
    "location": "note:Location", "schools": "note:Schools",
}  # fmt: skip
FRENCH = {
    **{f"{part} domicile": f"{field}:home" for part, field in _FRENCH_PARTS.items()},
    **{f"{part} bureau": f"{field}:work" for part, field in _FRENCH_PARTS.items()},
    **{f"{part} autre": f"{field}:other" for part, field in _FRENCH_PARTS.items()},
    "prenom": "first", "deuxieme prenom": "middle", "nom": "last", "suffixe": "suffix",
    "titre": "prefix", "surnom": "nickname", "societe": "organisation", "service": "department",
    "fonction": "title", "adresse de messagerie": "email", "adresse de messagerie 2": "email",
    "adresse de messagerie 3": "email", "telephone domicile": "phone:home",
    "telephone 2 domicile": "phone:home", "telephone bureau": "phone:work",
    "telephone 2 bureau": "phone:work", "tel mobile": "phone:mobile",
    "telephone mobile": "phone:mobile", "telephone principal": "phone",
    "autre telephone": "phone:other", "telecopie bureau": "phone:work fax",
    "telecopie domicile": "phone:home fax", "page web": "url", "page web personnelle": "url:home",
    "anniversaire": "birthday", "anniversaire de mariage ou fete": "date:anniversary",
    "notes": "notes", "categories": "tags", "conjoint": "note:Conjoint",
    "enfants": "note:Enfants", "profession": "note:Profession", "loisirs": "note:Loisirs",
}  # fmt: skip
_OURS = (
    frozenset(("first name", "last name", "e mail address", "business phone")),
    frozenset(("prenom", "nom", "adresse de messagerie")),
)


def recognise(data: bytes, name: str) -> bool:
    """Tell whether a file has Outlook's columns."""
    del name
    table = head_of(data, {**ENGLISH, **FRENCH})
    return table is not None and any(set(table.names) >= ours for ours in _OURS)


def read(data: bytes, asked: Asked = NOTHING_ASKED) -> ReadResult:
    """Read every row; raises Unreadable when the file is too large."""
    table = read_table(data, asked, {**ENGLISH, **FRENCH})
    english = "first name" in table.names
    columns = columns_by_name(table.headers, ENGLISH if english else FRENCH)
    return read_people(table, asked, SOURCE, columns, day_first=not english)
