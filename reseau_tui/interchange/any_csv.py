"""Any table of people: its columns by their names when all are known, else by what is said.

Nothing is guessed: one column that could be anything is a question (UnknownColumns), answered
with ``--map``, on the terminal or in the app, and remembered for every table with these columns.
"""

from __future__ import annotations

from collections.abc import Mapping

from reseau_tui.i18n import _
from reseau_tui.interchange.outlook_csv import LANGUAGES
from reseau_tui.interchange.record import NOTHING_ASKED, Asked, ReadResult, UnknownColumns
from reseau_tui.interchange.table import Table, first_table, head_of, header_key, read_table
from reseau_tui.interchange.table_people import (
    FIELDS,
    NOTHING,
    columns_by_name,
    read_people,
)

SOURCE = "csv"
_SAMPLES = 3
_NAMING = frozenset(("name", "first", "last", "nickname", "email", "organisation"))

_THUNDERBIRD = {
    **{f"{where} address{line}": f"street:{where}" for where in ("home", "work")
       for line in ("", "2", " 2")},
    **{f"{where} {part}": f"{field}:{where}" for where in ("home", "work")
       for part, field in {
           "city": "city", "state": "region", "county": "region", "zipcode": "postcode",
           "zip": "postcode", "post code": "postcode", "country": "country",
       }.items()},
    "primary email": "email", "secondary email": "email", "screen name": "handle",
    "fax number": "phone:fax", "pager number": "phone:pager", "mobile number": "phone:mobile",
    "web page 1": "url:work", "web page 2": "url:home", "birth year": "birth_year",
    "birth month": "birth_month", "birth day": "birth_day",
    **{f"custom {number}": f"note:Custom {number}" for number in range(1, 5)},
    **{f"email {where}": f"email:{where}" for where in ("home", "work", "other")},
    "home mobile": "phone:mobile", "work mobile": "phone:mobile", "work fax": "phone:work fax",
}  # fmt: skip
"""Thunderbird's own columns, and those of web mail that is like it."""

_OUTLOOK = {name: field for language in reversed(LANGUAGES) for name, field in language.items()}
"""Outlook's columns also when they are not all there."""

COLUMNS: Mapping[str, str] = {**_OUTLOOK, **_THUNDERBIRD} | {
    name: field
    for field, names in {
        "name": "name|full name|display name|contact|contact name|nom complet|nom et prenom|"
                "nom prenom|prenom et nom|prenom nom",
        "first": "first name|given name|forename|prenom|vorname|nombre",
        "middle": "middle name|deuxieme prenom",
        "last": "last name|family name|surname|nom|nom de famille|nachname|apellido|apellidos",
        "prefix": "prefix|name prefix|civilite|salutation",
        "suffix": "suffix|name suffix",
        "nickname": "nickname|nick|surnom|spitzname|apodo",
        "organisation": "organisation|organization|company|company name|employer|societe|"
                        "entreprise|firma|employeur|structure|empresa",
        "department": "department|service|departement de l entreprise|abteilung",
        "title": "title|job title|position|role|fonction|poste|intitule du poste|titre",
        "email": "email|e mail|mail|email address|e mail address|courriel|adresse e mail|"
                 "adresse mail|adresse email|adresse electronique|correo|email 1|email 2|"
                 "e mail 1|e mail 2",
        "phone": "phone|phone number|telephone|tel|telefon|telefono|phone 1|phone 2|"
                 "numero de telephone",
        "phone:mobile": "mobile|mobile phone|cell|cell phone|portable|tel portable|handy|movil|"
                        "tel mobile|telephone mobile|telephone portable",
        "phone:work": "work phone|business phone|tel bureau|telephone bureau|tel pro",
        "phone:home": "home phone|tel domicile|telephone domicile|telephone fixe|fixe",
        "url": "url|website|web|site|site web|web page|homepage|linkedin|linkedin url|profile",
        "handle": "handle|twitter|mastodon|x handle|instagram|signal|telegram",
        "address": "address|postal address|adresse|adresse postale|full address",
        "street": "street|street address|rue|strasse|adresse 1|address 1",
        "postcode": "postcode|postal code|zip|zip code|code postal|cp|plz",
        "city": "city|town|ville|stadt|ort|ciudad|localite|commune",
        "region": "region|state|province|etat",
        "country": "country|pays|land|pais",
        "birthday": "birthday|birth date|date of birth|birthdate|born|anniversaire|"
                    "date de naissance|naissance|ne le|nee le|geburtstag|cumpleanos",
        "tags": "tags|tag|labels|label|groups|group|categories|category|etiquettes|groupes|"
                "groupe|categorie|mots cles|keywords",
        "notes": "notes|note|comments|comment|remarks|remarques|commentaires|commentaire|"
                 "bemerkungen|notas",
        "circle": "circle|cercle", "sphere": "sphere", "style": "style",
        "rhythm": "rhythm|rhythm days|rythme|rythme jours|frequency days",
        "met_on": "met on|rencontre le", "met_where": "met where|met at|rencontre a",
        "uid": "uid|uuid",
    }.items()
    for name in names.split("|")
}  # fmt: skip
"""Names of columns, as compared, that can mean only one thing."""


def recognise(data: bytes, name: str) -> bool:
    """Tell whether a file is a table: by two known columns, or by its name and two columns."""
    if head_of(data, COLUMNS) is not None:
        return True
    ending = name.lower().rpartition(".")[2]
    return ending in ("csv", "tsv") and first_table(data[: 64 * 1024], Asked(name=name)) is not None


def read(data: bytes, asked: Asked = NOTHING_ASKED) -> ReadResult:
    """Read a table by its known columns, by ``asked.columns``, or as it was said before.

    Raises UnknownColumns when somebody has to say what a column is, Unreadable for no table.
    """
    table = _table(data, asked)
    key = header_key(table.headers)
    said = {**asked.mappings.get(key, {}), **_by_header(table, asked.columns)}
    guesses = columns_by_name(table.headers, COLUMNS)
    columns = {**guesses, **said}
    unknown = [header for header in table.headers if header and header not in columns]
    if unknown and not said:
        unknown = _holding_something(table, unknown)
    if (unknown and not said) or not names_people(columns):
        raise UnknownColumns(
            _question(asked.name, unknown),
            table.headers,
            tuple(tuple(cells[: len(table.headers)]) for _line, cells in _first(table)),
            guesses,
        )
    result = read_people(table, asked, SOURCE, columns)
    if not said:
        return result
    return ReadResult(
        format=SOURCE,
        records=result.records,
        skipped=result.skipped,
        losses=result.losses,
        read=result.read,
        columns=(key, {header: columns.get(header, NOTHING) for header in table.headers}),
    )


def field_named(word: str) -> str | None:
    """Return the field that a person means with ``word``: a field, or any known name of one."""
    field, colon, label = word.strip().partition(":")
    field = field.strip().lower().replace(" ", "_")
    if field in FIELDS:
        return f"{field}{colon}{label.strip()}"
    if field in ("", "-", "nothing", "rien"):
        return NOTHING
    known = columns_by_name((word,), COLUMNS)
    return known.get(word)


def _table(data: bytes, asked: Asked) -> Table:
    if asked.columns or asked.mappings:
        wanted = {name.casefold() for name in asked.columns}
        found = first_table(data, asked)
        if found and (
            header_key(found.headers) in asked.mappings
            or wanted & {header.casefold() for header in found.headers}
        ):
            return found
    if head_of(data, COLUMNS) is not None:
        return read_table(data, asked, COLUMNS)
    return first_table(data, asked) or read_table(data, asked, COLUMNS)


def _by_header(table: Table, columns: Mapping[str, str]) -> dict[str, str]:
    """Return what was said of the headers of this table, whatever their case."""
    said = {header.casefold(): field for header, field in columns.items()}
    return {
        header: said[header.casefold()] for header in table.headers if header.casefold() in said
    }


def names_people(columns: Mapping[str, str]) -> bool:
    """Tell whether one of the columns, at least, says who somebody is."""
    return any(field.partition(":")[0] in _NAMING for field in columns.values())


def _question(name: str, unknown: list[str]) -> str:
    if not unknown:
        return _("No column of {name} is a name.").format(name=name)
    listed = ", ".join(_("“{text}”").format(text=header) for header in unknown[:8])
    return _("What are these columns of {name}? {columns}").format(name=name, columns=listed)


def _holding_something(table: Table, headers: list[str]) -> list[str]:
    """Return those of the columns in which any cell is filled: of empty ones nobody is asked."""
    empty = {place: name for place, name in enumerate(table.headers) if name in headers}
    held: list[str] = []
    for _line, cells in table.rows():
        found = [place for place in empty if cells[place]]
        held += [empty.pop(place) for place in found]
        if not empty:
            break
    return held


def _first(table: Table) -> list[tuple[int, list[str]]]:
    rows: list[tuple[int, list[str]]] = []
    for row in table.rows():
        rows.append(row)
        if len(rows) == _SAMPLES:
            break
    return rows
