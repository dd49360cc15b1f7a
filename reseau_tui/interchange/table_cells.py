"""The cells of one row by field, addresses in one cell, and the columns that nobody reads."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from reseau_tui.i18n import _
from reseau_tui.interchange.csv_writer import BETWEEN
from reseau_tui.text import clean

_BETWEEN_WORDS = re.compile(r"[\s,;]+")
_NAMES_SAID = 12


class Row:
    """The cells of a row by field: values, and for labelled fields their labels."""

    def __init__(self) -> None:
        self.values: dict[str, list[tuple[str, str]]] = defaultdict(list)

    def one(self, field: str) -> str:
        """Return the first value of a field, ``""`` when there is none."""
        return next((value for _label, value in self.values.get(field, ())), "")

    def all(self, field: str) -> Iterator[tuple[str, str]]:
        """Yield (label, value) of each value of a field, several of one cell apart."""
        for label, value in self.values.get(field, ()):
            for part in value.split(BETWEEN.strip()):
                if part.strip():
                    yield label, part.strip()


class LeftOut:
    """The columns that mean nothing to us, as far as they hold anything."""

    def __init__(self, headers: Iterable[str], known: Collection[str]) -> None:
        self._empty = {place: name for place, name in enumerate(headers) if name not in known}
        self._held: list[str] = []

    def look(self, cells: list[str]) -> None:
        """Note what a row has in these columns."""
        found = [place for place in self._empty if cells[place]]
        self._held += [self._empty.pop(place) for place in found]

    def losses(self) -> list[str]:
        """Return the sentence that names them, by a few."""
        held = [clean(name)[:40] for name in self._held if clean(name)]
        if not held:
            return []
        names = ", ".join(_("“{text}”").format(text=name) for name in held[:_NAMES_SAID])
        more = " …" if len(held) > _NAMES_SAID else ""
        return [_("columns left out: {names}").format(names=names + more)]


def addresses(cell: str, label: str) -> list[tuple[str, str]]:
    """Return (label, address) of each e-mail address of a cell.

    Words beside one (a name, "home") are its label when the column says none.
    """
    words = [word for word in _BETWEEN_WORDS.split(cell) if word]
    found = [word.strip("<>()") for word in words if "@" in word]
    if not found:
        return [(label, cell)]
    beside = " ".join(word for word in words if "@" not in word) if len(found) == 1 else ""
    return [(label or beside, address) for address in found]
