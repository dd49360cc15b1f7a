"""Tables as programs really write them: bytes → header row and rows, whatever the delimiter.

Files begin with two to four lines of anything, are re-saved by spreadsheets with another
delimiter, and hold ragged rows. So the delimiter and the header row are those under which most
cells are names of columns that are known (``csv.Sniffer`` fails on half of such files).
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import lru_cache

from reseau_tui.i18n import _
from reseau_tui.interchange.charset import decode, fallback_codec, to_utf8
from reseau_tui.interchange.csv_writer import plain_cell
from reseau_tui.interchange.record import FILE_LIMIT, Asked, Unreadable

ROW_LIMIT = 1_000_000
DELIMITERS = ",;\t|"
LOOKED_AT = 25
"""Rows in which the header is looked for."""

_HEAD = 64 * 1024
_CELL_LIMIT = 5 * 1024 * 1024
_IN_BRACKETS = re.compile(r"\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its headers as written and as compared, and what is needed to walk its rows."""

    headers: tuple[str, ...]
    names: tuple[str, ...]
    delimiter: str
    header_line: int
    text: str

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Yield (line, cells) of each row below the header that is not empty, padded.

        What a row has beyond the headers stays at its end. The apostrophe that keeps a
        spreadsheet from running a cell is taken off.
        """
        width = len(self.headers)
        for line, cells in _cells(self.text, self.delimiter, self.header_line):
            if any(cell.strip() for cell in cells):
                row = [plain_cell(cell.strip()) for cell in cells]
                row += [""] * (width - len(row))
                yield line, row


@lru_cache(maxsize=4096)
def header_name(header: str) -> str:
    """Return a header to compare: no case, no marks, no brackets, punctuation as blanks.

    >>> header_name("E-mail 1 - Value"), header_name(" Prénom (usage) ")
    ('e mail 1 value', 'prenom')
    """
    without = _IN_BRACKETS.sub(" ", header)
    return _plain(without) or _plain(header)


@lru_cache(maxsize=4096)
def whole_header_name(header: str) -> str:
    """Return a header to compare with what stands in brackets: ``rue bureau``."""
    return _plain(header)


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold())
    kept = (letter if letter.isalnum() else " " for letter in letters if letter < "\u0300"
            or not unicodedata.combining(letter))  # fmt: skip
    return " ".join("".join(kept).split())


def header_key(headers: tuple[str, ...]) -> str:
    """Return what makes two tables of one kind: their columns, in any order."""
    return "|".join(sorted({whole_header_name(header) for header in headers} - {""}))


def head_of(data: bytes, known: Container[str]) -> Table | None:
    """Return the table in the first 64 KB of a file, for recognising it; None: there is none."""
    content, is_utf8 = to_utf8(data[:_HEAD])
    text = content.decode("utf-8", "replace") if is_utf8 else decode(content, "", "cp1252")
    if "\0" in text:
        return None
    return _table_of(text, known)


def read_table(data: bytes, asked: Asked, known: Container[str]) -> Table:
    """Return the table of a file, its header the row with most ``known`` names.

    Raises Unreadable: larger than 64 MB, or no row is a header.
    """
    if len(data) > FILE_LIMIT:
        raise Unreadable(_("{name} is larger than 64 MB").format(name=asked.name))
    content, is_utf8 = to_utf8(data)
    fallback = fallback_codec(asked.encoding)
    text = content.decode("utf-8", "replace") if is_utf8 else decode(content, "", fallback)
    table = _table_of(text.replace("\0", ""), known)
    if table is None:
        raise Unreadable(_("{name} has no row of column names.").format(name=asked.name))
    return table


def first_table(data: bytes, asked: Asked) -> Table | None:
    """Return the table of a file of which no column is known: its first row of two cells names
    them; None when there is none.
    """
    content, is_utf8 = to_utf8(data)
    fallback = fallback_codec(asked.encoding)
    text = content.decode("utf-8", "replace") if is_utf8 else decode(content, "", fallback)
    best: Table | None = None
    for delimiter in DELIMITERS:
        rows = _first_rows(text, delimiter)
        widths = [len(cells) for _line, cells in rows]
        # As many rows of the same width as there can be: else it is a text with commas.
        for line, cells in rows:
            named = [cell for cell in cells if cell.strip()]
            if len(named) > 1 and widths.count(len(cells)) * 2 > len(widths):
                found = _table(text, delimiter, line, cells)
                if best is None or len(found.headers) > len(best.headers):
                    best = found
                break
    return best


def _table_of(text: str, known: Container[str]) -> Table | None:
    best, most = None, 0
    for delimiter in DELIMITERS:
        for line, cells in _first_rows(text, delimiter):
            count = sum(
                header_name(cell) in known or whole_header_name(cell) in known
                for cell in cells
                if cell.strip()
            )
            if count > most:
                best, most = (delimiter, line, cells), count
    if best is None or (most < 2 and len(best[2]) > 1):
        return None
    return _table(text, *best)


def _table(text: str, delimiter: str, line: int, cells: list[str]) -> Table:
    headers = tuple(cell.strip() for cell in cells)
    return Table(headers, tuple(map(header_name, headers)), delimiter, line, text)


def _first_rows(text: str, delimiter: str) -> list[tuple[int, list[str]]]:
    rows: list[tuple[int, list[str]]] = []
    for row in _cells(text[:_HEAD], delimiter, 0):
        rows.append(row)
        if len(rows) == LOOKED_AT:
            break
    return rows


def _cells(text: str, delimiter: str, after: int) -> Iterator[tuple[int, list[str]]]:
    """Yield (line, cells) of the rows below line ``after``; a broken quote ends the table."""
    csv.field_size_limit(_CELL_LIMIT)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    begins = 1
    try:
        for count, cells in enumerate(reader):
            if count > ROW_LIMIT:
                return
            if begins > after:
                yield begins, cells
            begins = reader.line_num + 1
    except csv.Error:
        return
