"""A list in parts whose items are of several kinds, each kind read in its own way."""

from __future__ import annotations

import datetime
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar, cast

from reseau_tui import clock
from reseau_tui.tui.widgets.headed_list import HeadedList
from reseau_tui.tui.widgets.virtual_list import Row

About = TypeVar("About", bound=Row)
"""What the items are about."""

Read = Callable[[Sequence[int]], Sequence[About]]
"""What reads the items of some ids."""


@dataclass(frozen=True, slots=True)
class Item(Generic[About]):
    """A line of the list: its number there and what it is about."""

    id: int
    about: About


class KindList(HeadedList, Generic[About]):
    """The list holds numbers only: an id times the number of kinds, plus the kind.

    ``fetchers`` read the items of each kind. An item that goes from one kind to another is another
    line: the cursor does not follow it, so that key after key goes through those that wait.
    """

    KINDS: ClassVar[int]
    """How many kinds there are; the kinds are the numbers below it."""

    def __init__(self, fetchers: Mapping[int, Read[About]], *, id: str | None = None) -> None:
        kinds = self.KINDS

        def fetch(wanted: Sequence[int]) -> Sequence[Row]:
            found: list[Item[About]] = []
            for kind, read in fetchers.items():
                ids = [number // kinds for number in wanted if number % kinds == kind]
                if ids:
                    found += [Item(about.id * kinds + kind, about) for about in read(ids)]
            return found

        super().__init__(fetch, id=id)
        self.today: datetime.date = clock.today()

    @classmethod
    def number(cls, kind: int, id: int) -> int:
        """Return the number that an item has in the list."""
        return id * cls.KINDS + kind

    @classmethod
    def numbers(cls, kind: int, ids: Iterable[int]) -> array[int]:
        """Return the numbers that items of ``kind`` have in the list."""
        kinds = cls.KINDS
        return array("q", [one * kinds + kind for one in ids])

    @property
    def about(self) -> About | None:
        """What is under the cursor."""
        row = self.chosen_row
        return None if row is None else self.about_of(row)

    @property
    def about_id(self) -> int | None:
        """The id of what is under the cursor, read already or not."""
        number = self.chosen_id
        return None if number is None or number < 0 else number // self.KINDS

    def about_of(self, row: Row) -> About:
        """Return what a row to be drawn is about."""
        return cast("Item[About]", row).about
