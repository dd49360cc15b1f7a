"""Exit codes, and the error that carries one (10-command-line)."""

from __future__ import annotations

OK = 0
USAGE = 2
UNKNOWN = 3
AMBIGUOUS = 4
UNREADABLE = 5
DATABASE = 10
INTERRUPTED = 130

_KINDS = {USAGE: "usage", UNKNOWN: "unknown", AMBIGUOUS: "ambiguous", UNREADABLE: "unreadable"}


class CommandError(Exception):
    """A command cannot do what was asked; ``str()`` is a sentence for the user."""

    def __init__(self, code: int, sentence: str, candidates: list[dict[str, object]] | None = None):
        super().__init__(sentence)
        self.code = code
        self.candidates = candidates or []

    @property
    def kind(self) -> str:
        """The code's name in JSON: ambiguous, unknown, unreadable, usage or database."""
        return _KINDS.get(self.code, "database")
