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
from dataclasses import dataclass, field
from functools import lru_cache

from reseau_tui.i18n import _
from reseau_tui.interchange.charset import decode, to_text, to_utf8
from reseau_tui.interchange.csv_writer import plain_cell
from reseau_tui.interchange.record import FILE_LIMIT, Asked, Unreadable

ROW_LIMIT = 1_000_000
COLUMN_LIMIT = 500
DELIMITERS = ",;\t|"
LOOKED_AT = 25
"""Rows in which the header is looked for."""

_HEAD = 64 * 1024
_CELL_LIMIT = 5 * 1024 * 1024
_TROUBLES = 8
_IN_BRACKETS = re.compile(r"\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its headers as written and as compared, and what is needed to walk its rows."""

    headers: tuple[str, ...]
    names: tuple[str, ...]
    delimiter: str
    header_line: int
    text: str
    troubles: dict[str, None] = field(default_factory=dict[str, None])

    @property
    def losses(self) -> tuple[str, ...]:
        """Return what could not be read of the rows walked so far, in sentences."""
        return tuple(self.troubles)

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Yield (line, cells) of each row below the header that is not empty, padded.

        What a row has beyond the headers stays at its end. The apostrophe that keeps a
        spreadsheet from running a cell is taken off.
        """
        width = len(self.headers)
        for line, cells in _cells(self.text, self.delimiter, self.header_line, self.troubles):
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
    text = to_text(data, asked.encoding)
    table = _table_of(text.replace("\0", ""), known)
    if table is None:
        raise Unreadable(_("{name} has no row of column names.").format(name=asked.name))
    return table


def first_table(data: bytes, asked: Asked) -> Table | None:
    """Return the table of a file of which no column is known: its first row of two cells names
    them; None when there is none.
    """
    text = to_text(data, asked.encoding)
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
    # Every row is filled up to the width of the header; what is beyond is kept as surplus.
    headers = tuple(cell.strip() for cell in cells[:COLUMN_LIMIT])
    return Table(headers, tuple(map(header_name, headers)), delimiter, line, text)


def _first_rows(text: str, delimiter: str) -> list[tuple[int, list[str]]]:
    rows: list[tuple[int, list[str]]] = []
    for row in _cells(text[:_HEAD], delimiter, 0, {}):
        rows.append(row)
        if len(rows) == LOOKED_AT:
            break
    return rows


def _cells(
    text: str, delimiter: str, after: int, troubles: dict[str, None]
) -> Iterator[tuple[int, list[str]]]:
    """Yield (line, cells) of the rows below line ``after``.

    A quotation mark that is never closed, or only by the next one of another row, would swallow
    people: its line is read as it stands, and told in ``troubles``.
    """
    csv.field_size_limit(_CELL_LIMIT)
    lines = _Lines(text)
    count = 0
    while not lines.at_end():
        if len(troubles) > _TROUBLES:
            line, words = lines.take_first()
            row = (line, _literal(words, delimiter))
        else:
            try:
                row = (lines.begun, next(csv.reader(lines, delimiter=delimiter, strict=True)))
                lines.next_row()
            except (csv.Error, StopIteration):
                several = lines.read_several()
                line, words = lines.take_first()
                if several or len(words) > _CELL_LIMIT:
                    sentence = _("line {line}: a quotation mark is never closed")
                    troubles.setdefault(sentence.format(line=line))
                    row = (line, _literal(words, delimiter))
                else:
                    row = (line, _forgiven(words, delimiter))
        count += 1
        if count > ROW_LIMIT:
            sentence = _("only the first {count} rows were read")
            troubles.setdefault(sentence.format(count=ROW_LIMIT))
            return
        if row[0] > after:
            yield row


def _literal(line: str, delimiter: str) -> list[str]:
    """Return the cells of a line in which quotation marks mean nothing."""
    return [cell.strip('"')[:_CELL_LIMIT] for cell in line.rstrip("\r\n").split(delimiter)]


def _forgiven(line: str, delimiter: str) -> list[str]:
    """Return the cells of a line that goes on after a quotation: ``"Bob" Smith,Oslo``."""
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return _literal(line, delimiter)


class _Lines:
    """The lines of a text, with the place where the row under way began."""

    def __init__(self, text: str) -> None:
        self._stream = io.StringIO(text, newline="")
        self._end = len(text)
        self._start = 0
        self._read = 0
        self.begun = 1

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._stream.readline()
        if not line:
            raise StopIteration
        self._read += 1
        return line

    def at_end(self) -> bool:
        """Tell whether every row was read."""
        return self._start >= self._end

    def read_several(self) -> bool:
        """Tell whether the row under way has gone over more than one line."""
        return self._read > self.begun

    def next_row(self) -> None:
        """Note that a row is complete."""
        self._start = self._stream.tell()
        self.begun = self._read + 1

    def take_first(self) -> tuple[int, str]:
        """Go back to where the row under way began; return its first line, with its number."""
        self._stream.seek(self._start)
        line, number = self._stream.readline(), self.begun
        self._read = number
        self.next_row()
        return number, line
