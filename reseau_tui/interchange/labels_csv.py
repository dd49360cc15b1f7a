"""Addresses for envelopes and labels as CSV: a name, the lines of an address, city, country."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reseau_tui.interchange.csv_writer import csv_row
from reseau_tui.network.greetings import PostalAddress
from reseau_tui.text import fold

LINES = 4
"""Columns for the lines of an address; what is more stands in the last one."""

COLUMNS = ("Name", *(f"Address {number}" for number in range(1, LINES + 1)), "City", "Country")


def labels_csv(addresses: Iterable[PostalAddress]) -> Iterator[str]:
    """Yield a header, then a row for each address."""
    yield csv_row(COLUMNS, raw=True)
    for one in addresses:
        lines = address_lines(one.address, one.country or "")
        yield csv_row((one.name, *lines, one.city or "", one.country or ""))


def address_lines(address: str, country: str = "") -> list[str]:
    """Return the lines of an address, cut at line breaks and commas, :data:`LINES` of them.

    The country goes: it has a column of its own.

    >>> address_lines("12 rue des Lilas, 31000 Toulouse")
    ['12 rue des Lilas', '31000 Toulouse', '', '']
    """
    lines = [part.strip() for part in address.replace("\n", ",").split(",") if part.strip()]
    if country and lines and fold(lines[-1]) == fold(country):
        lines.pop()
    first, rest = lines[: LINES - 1], lines[LINES - 1 :]
    filled = [*first, ", ".join(rest)] if rest else first
    return [*filled, *[""] * (LINES - len(filled))]
