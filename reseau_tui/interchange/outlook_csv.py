"""Outlook contacts as CSV, with English, French and German columns.

English files write the month first in ``4/12/1986``, the others the day; a column in which one
number is over twelve tells by itself. ``0/0/00`` is no day.
"""

from __future__ import annotations

import dataclasses

from reseau_tui.interchange.record import NOTHING_ASKED, Asked, ReadResult
from reseau_tui.interchange.table import Table, head_of, header_name, read_table
from reseau_tui.interchange.table_people import columns_by_name, read_people

SOURCE = "outlook"

_ENGLISH_PARTS = {
    "street": "street", "street 2": "street", "street 3": "street", "address po box": "street",
    "city": "city", "state": "region", "postal code": "postcode",
    "country region": "country", "country": "country",
}  # fmt: skip
_GERMAN_PARTS = {
    "strasse": "street", "ort": "city", "region": "region", "postleitzahl": "postcode",
    "land region": "country", "land": "country",
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
    "location": "note:Location", "schools": "note:Schools", "tty tdd phone": "phone:tty",
    "isdn": "phone:isdn", "telex": "phone:telex", "callback": "phone:callback",
    "assistant s phone": "phone:assistant", "referred by": "note:Referred by",
    **{f"user {number}": f"note:User {number}" for number in range(1, 5)},
    "priority": "", "private": "", "sensitivity": "", "e mail type": "", "e mail 2 type": "",
    "e mail 3 type": "", "e mail display name": "", "e mail 2 display name": "",
    "e mail 3 display name": "", "initials": "",
}  # fmt: skip
FRENCH = {
    **{f"{part} domicile": f"{field}:home" for part, field in _FRENCH_PARTS.items()},
    **{f"{part} bureau": f"{field}:work" for part, field in _FRENCH_PARTS.items()},
    **{f"{part} autre": f"{field}:other" for part, field in _FRENCH_PARTS.items()},
    **{f"rue bureau {line}": "street:work" for line in (2, 3)},
    **{f"rue domicile {line}": "street:home" for line in (2, 3)},
    **{f"rue autre {line}": "street:other" for line in (2, 3)},
    "b p professionnelle": "street:work", "boite postale du domicile": "street:home",
    "autre boite postale": "street:other", "titre 2": "title",
    "telephone voiture": "phone:car", "telephone societe": "phone:company",
    "telephone de l assistant e": "phone:assistant", "telephone autre": "phone:other",
    "telecopie autre": "phone:fax", "recepteur de radiomessagerie": "phone:pager",
    "radio telephone": "phone:radio", "rnis": "phone:isdn", "telex": "phone:telex",
    "rappel": "phone:callback", "telephone tdd tty": "phone:tty",
    "passe temps": "note:Passe-temps", "emplacement": "note:Emplacement",
    "bureau": "note:Bureau", "responsable": "note:Responsable", "mots cles": "tags",
    "nom de l assistant e": "note:Assistant", "recommande par": "note:Recommandé par",
    **{f"utilisateur {number}": f"note:Utilisateur {number}" for number in range(1, 5)},
    "priorite": "", "prive": "", "critere de diffusion": "", "initiales": "",
    "type de messagerie": "", "type de messagerie 2": "", "type de messagerie 3": "",
    "nom complet de l adresse de messagerie": "", "nom complet de l adresse de messagerie 2": "",
    "nom complet de l adresse de messagerie 3": "",
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
GERMAN = {
    **{f"{part} privat": f"{field}:home" for part, field in _GERMAN_PARTS.items()},
    **{f"{part} geschaftlich": f"{field}:work" for part, field in _GERMAN_PARTS.items()},
    **{f"weitere {part}": f"{field}:other" for part, field in _GERMAN_PARTS.items()},
    **{f"weiterer {part}": f"{field}:other" for part, field in _GERMAN_PARTS.items()},
    **{f"weiteres {part}": f"{field}:other" for part, field in _GERMAN_PARTS.items()},
    **{f"strasse geschaftlich {line}": "street:work" for line in (2, 3)},
    **{f"strasse privat {line}": "street:home" for line in (2, 3)},
    **{f"weitere strasse {line}": "street:other" for line in (2, 3)},
    "anrede": "prefix", "vorname": "first", "weitere vornamen": "middle", "nachname": "last",
    "suffix": "suffix", "spitzname": "nickname", "firma": "organisation",
    "abteilung": "department", "position": "title", "e mail adresse": "email",
    "e mail 2 adresse": "email", "e mail 3 adresse": "email", "telefon privat": "phone:home",
    "telefon privat 2": "phone:home", "telefon geschaftlich": "phone:work",
    "telefon geschaftlich 2": "phone:work", "mobiltelefon": "phone:mobile",
    "autotelefon": "phone:car", "telefon firma": "phone:company", "weiteres telefon": "phone:other",
    "haupttelefon": "phone", "pager": "phone:pager", "fax geschaftlich": "phone:work fax",
    "fax privat": "phone:home fax", "weiteres fax": "phone:fax", "webseite": "url",
    "geburtstag": "birthday", "jahrestag": "date:anniversary", "notizen": "notes",
    "kategorien": "tags", "partner": "note:Partner", "kinder": "note:Kinder", "beruf": "note:Beruf",
    "hobby": "note:Hobby", "hobbys": "note:Hobbys", "buro": "note:Büro",
    "name assistent": "note:Assistent", "vorgesetzter": "note:Vorgesetzter", "ort": "note:Ort",
    "e mail typ": "", "e mail 2 typ": "", "e mail 3 typ": "", "e mail angezeigter name": "",
    "e mail 2 angezeigter name": "", "e mail 3 angezeigter name": "", "prioritat": "",
    "privat": "", "vertraulichkeit": "", "initialen": "",
}  # fmt: skip
LANGUAGES = (ENGLISH, FRENCH, GERMAN)
_EVERY = frozenset().union(*LANGUAGES)
_OURS = (
    frozenset(("first name", "last name", "e mail address", "business phone")),
    frozenset(("prenom", "nom", "adresse de messagerie")),
    frozenset(("vorname", "nachname", "e mail adresse", "firma")),
)


def recognise(data: bytes, name: str) -> bool:
    """Tell whether a file has Outlook's columns."""
    del name
    table = head_of(data, _EVERY)
    return table is not None and any(set(table.names) >= ours for ours in _OURS)


def read(data: bytes, asked: Asked = NOTHING_ASKED) -> ReadResult:
    """Read every row; raises Unreadable when the file is too large."""
    table = _told_apart(read_table(data, asked, _EVERY))
    known = max(LANGUAGES, key=lambda language: sum(name in language for name in table.names))
    columns = columns_by_name(table.headers, known)
    return read_people(table, asked, SOURCE, columns, day_first=known is not ENGLISH)


def _told_apart(table: Table) -> Table:
    """Return a table without two headers of one name: "Titre" is Mme first, then the job."""
    seen: dict[str, int] = {}
    headers: list[str] = []
    for header in table.headers:
        seen[header] = seen.get(header, 0) + 1
        headers.append(header if seen[header] == 1 else f"{header} {seen[header]}")
    names = tuple(map(header_name, headers))
    return dataclasses.replace(table, headers=tuple(headers), names=names)
