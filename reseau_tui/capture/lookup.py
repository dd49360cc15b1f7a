"""What a capture asks of a directory of people. Only types: nothing of it is loaded to capture."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from reseau_tui.model.directory import Known


class Lookup(Protocol):
    """The people, as the ladder asks for them; ``model.directory.Directory`` is the real one."""

    def people_with_words(self, asked: list[str]) -> dict[str, list[Known]]:
        """Return for each word the people with it in name, nickname or handle (at most 60)."""
        ...

    def people_with_all(self, asked: list[str]) -> list[Known]:
        """Return the people whose names hold all these words."""
        ...

    def people_with_prefix(self, prefix: str) -> list[Known]:
        """Return people with a word that starts so; of several words, the whole name does."""
        ...

    def people_like(self, asked: str) -> list[Known]:
        """Return a few people of a similar name."""
        ...

    def likely_people(self, word: str, person_ids: list[int]) -> list[Known]:
        """Return the likeliest of very many people with a word."""
        ...

    def people_of_tag(self, folded: str) -> list[Known] | None:
        """Return everybody of a tag, None when there is no such tag."""
        ...

    def people_of_circle(self, circle: int) -> list[Known]:
        """Return everybody of a circle."""
        ...

    def people_with_ids(self, ids: Iterable[int]) -> list[Known]:
        """Return these people."""
        ...

    def together(
        self, person_ids: list[int], candidate_ids: list[int]
    ) -> dict[int, tuple[int, str]]:
        """Return how often and when last candidates were met with one of the persons."""
        ...
