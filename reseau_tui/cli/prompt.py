"""Typing lines on a terminal: history within the run, names and section keys completed by tab."""

from __future__ import annotations

import contextlib
from collections.abc import Generator

KEYS = ("next:", "gave:", "got:", "news:", "asked:", "ask:", "seeks:", "offers:", "intro:",
        "from:", "place:", "min:")  # fmt: skip


@contextlib.contextmanager
def completing() -> Generator[None]:
    """Complete the word before the cursor while the block asks for lines."""
    try:
        import readline
    except ImportError:  # a Python without it still captures
        yield
        return
    before = readline.get_completer(), readline.get_completer_delims()
    readline.set_completer_delims(" \t,;")
    readline.set_completer(_complete)
    readline.parse_and_bind("tab: complete")
    try:
        yield
    finally:
        readline.set_completer(before[0])
        readline.set_completer_delims(before[1])


def _complete(word: str, state: int) -> str | None:
    found = [key for key in KEYS if word and key.startswith(word)] + _names(word)
    return found[state] if state < len(found) else None


def _names(word: str) -> list[str]:
    if len(word.lstrip("@")) < 2:
        return []
    from reseau_tui.network.people import people_ids, people_rows

    mark = "@" if word.startswith("@") else ""
    rows = people_rows(people_ids(word.lstrip("@"), limit=20))
    return [mark + row.name for row in rows]
