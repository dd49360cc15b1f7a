"""Exports: people or the whole network in the formats of others, in pieces ready to be written."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from reseau_tui import clock
from reseau_tui.interchange.calendar_writer import calendar
from reseau_tui.interchange.csv_writer import exchanges_csv, people_csv
from reseau_tui.interchange.files import write_atomically
from reseau_tui.interchange.friends_writer import friends
from reseau_tui.interchange.journal_writer import journal
from reseau_tui.interchange.own_json import network_json
from reseau_tui.interchange.record import PersonRecord
from reseau_tui.interchange.stored import stored_people
from reseau_tui.interchange.stored_exchanges import stored_exchanges
from reseau_tui.interchange.vcard_writer import write_vcard

__all__ = ["EXPORTS", "Export", "export_named", "network_json", "write_atomically"]


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose data (None: everybody's, archived people too), and whether cells stay ``raw``.

    ``private`` requests are only in what is exported when they are asked for.
    """

    contacts: tuple[int, ...] | None = None
    raw: bool = False
    private: bool = False


@dataclass(frozen=True, slots=True)
class Export:
    """One format out: the ``name`` of ``--as``, the file ending that means it, and its writer.

    ``whole`` formats always hold the whole network.
    """

    name: str
    ending: str
    pieces: Callable[[sqlite3.Connection, Asked], Iterator[str]]
    whole: bool = False


def _people(connection: sqlite3.Connection, asked: Asked) -> Iterator[PersonRecord]:
    contacts: Iterable[int] | None = asked.contacts
    if contacts is None:
        rows = connection.execute("SELECT id FROM contact ORDER BY sort_name, id").fetchall()
        contacts = [row[0] for row in rows]
    for _contact, person in stored_people(connection, contacts):
        yield person


def _vcards(version: str) -> Callable[[sqlite3.Connection, Asked], Iterator[str]]:
    def pieces(connection: sqlite3.Connection, asked: Asked) -> Iterator[str]:
        for person in _people(connection, asked):
            yield write_vcard(person, version=version)

    return pieces


def _people_csv(connection: sqlite3.Connection, asked: Asked) -> Iterator[str]:
    # With its mark of UTF-8: without it, spreadsheets read "Léa" as two letters too many.
    yield "\ufeff"
    yield from people_csv(_people(connection, asked), raw=asked.raw)


def _exchanges_csv(connection: sqlite3.Connection, asked: Asked) -> Iterator[str]:
    yield "\ufeff"
    yield from exchanges_csv(stored_exchanges(connection, asked.contacts), raw=asked.raw)


def _calendar(connection: sqlite3.Connection, asked: Asked) -> Iterator[str]:
    return calendar(connection, asked.contacts)


def _journal(connection: sqlite3.Connection, asked: Asked) -> Iterator[str]:
    exchanges = stored_exchanges(connection, asked.contacts, newest_first=True)
    return journal(exchanges, _people(connection, asked), clock.today())


def _friends(connection: sqlite3.Connection, asked: Asked) -> Iterator[str]:
    exchanges = stored_exchanges(connection, asked.contacts, newest_first=True)
    return friends(exchanges, _people(connection, asked))


def _network(connection: sqlite3.Connection, asked: Asked) -> Iterator[str]:
    return network_json(connection, private=asked.private)


EXPORTS = (
    Export("vcf", ".vcf", _vcards("3.0")),
    Export("vcf4", ".vcf4", _vcards("4.0")),
    Export("json", ".json", _network, whole=True),
    Export("csv", ".csv", _people_csv),
    Export("exchanges.csv", "exchanges.csv", _exchanges_csv),
    Export("ics", ".ics", _calendar),
    Export("friends.md", "friends.md", _friends),
    Export("md", ".md", _journal),
)
"""What ``--as`` accepts; a file is of the longest ending it has."""


def export_named(asked: str | None, file: str) -> Export | None:
    """Return the export that ``--as`` or the ending of a file's name means."""
    if asked:
        return next((one for one in EXPORTS if one.name == asked), None)
    fitting = [one for one in EXPORTS if file.lower().endswith(one.ending)]
    return max(fitting, key=lambda one: len(one.ending), default=None)
