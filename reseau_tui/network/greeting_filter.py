"""``status:`` in the filter line of the greetings; the rest of the line is a filter of people."""

from __future__ import annotations

from dataclasses import dataclass

from reseau_tui.model.greetings import ANSWERED, FIRST, SENT, SKIPPED, WRITTEN
from reseau_tui.text import fold

TO_WRITE, OUT = "to-write", "out"
"""No greeting yet; out of every campaign for good."""

KEYS = ("status", "statut", "etat")

WORDS = {
    TO_WRITE: ("to-write", "towrite", "todo", "a-ecrire"),
    WRITTEN: ("written", "ecrit", "ecrite"),
    SENT: ("sent", "envoye", "envoyee"),
    ANSWERED: ("answered", "repondu"),
    FIRST: ("first", "premier", "premiere"),
    SKIPPED: ("skipped", "not-this-year", "pas-cette-annee"),
    OUT: ("out", "never", "jamais", "exclu", "exclue"),
}
"""Folded words for each status; the beginning of one is enough."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a filter line asks for: statuses (None: whatever), and a filter line of people."""

    statuses: frozenset[str] | None
    people: str

    @property
    def out(self) -> bool:
        """Whether those out of every campaign are asked for, who are not in the list else."""
        return self.statuses == frozenset((OUT,))


def asked(line: str) -> Asked:
    """Return what a filter line asks for; ``status:`` with no value yet asks for nothing."""
    statuses: set[str] | None = None
    rest: list[str] = []
    for part in line.split(" "):
        key, colon, value = part.partition(":")
        if not colon or fold(key) not in KEYS:
            rest.append(part)
        elif value:
            statuses = statuses or set()
            for word in fold(value).split(","):
                statuses |= _meant(word)
    return Asked(frozenset(statuses) if statuses is not None else None, " ".join(rest).strip())


def _meant(word: str) -> set[str]:
    if not word:
        return set()
    whole = {status for status, names in WORDS.items() if word in names}
    return whole or {
        status for status, names in WORDS.items() if any(name.startswith(word) for name in names)
    }
