"""Which people are marked, whatever the list shows of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


class Marks:
    """The marked people, those of the network and the archived ones apart.

    Who goes over to the other side (archived, brought back) or away loses the mark; a search or
    another order changes nothing.
    """

    __slots__ = ("_sides",)

    def __init__(self) -> None:
        self._sides: tuple[set[int], set[int]] = (set(), set())

    def __len__(self) -> int:
        return len(self._sides[0]) + len(self._sides[1])

    def __contains__(self, person: int) -> bool:
        return person in self._sides[0] or person in self._sides[1]

    def people(self) -> tuple[int, ...]:
        """Return the ids of everybody who is marked, in order."""
        return tuple(sorted(self._sides[0] | self._sides[1]))

    def of_side(self, archived: bool) -> set[int]:
        """Return a copy of the marked people of one side."""
        return set(self._sides[archived])

    def turn(self, person: int, archived: bool) -> None:
        """Mark somebody, or take the mark away."""
        if person in self:
            self.forget((person,))
        else:
            self._sides[archived].add(person)

    def turn_all(self, people: Sequence[int], archived: bool) -> None:
        """Mark all of ``people``; when all of them are marked, take their marks away."""
        side = self._sides[archived]
        # Straight from the list's array: no second set of 100,000 within a key press.
        if len(side) < len(people) or not side.issuperset(people):
            side.update(people)
        elif len(side) == len(people):
            side.clear()
        else:
            side.difference_update(people)

    def forget(self, people: Iterable[int]) -> None:
        """Take the marks of ``people`` away."""
        gone = set(people)
        for side in self._sides:
            side.difference_update(gone)

    def clear(self) -> None:
        """Take every mark away."""
        for side in self._sides:
            side.clear()
