"""On which line a setting stands: what tomllib does not tell, for sentences about wrong values."""

from __future__ import annotations

import re

Place = tuple[str, ...]
"""A setting by its tables and its name: ``("backups", "daily")``."""

_PART = r"""(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')"""
_NAME = rf"{_PART}(?:\s*\.\s*{_PART})*"
_TABLE = re.compile(rf"\s*\[\[?\s*({_NAME})\s*\]\]?")
_VALUE = re.compile(rf"\s*({_NAME})\s*=(.*)", re.DOTALL)
_PARTS = re.compile(_PART)


def lines_of(text: str) -> dict[Place, int]:
    """Return the line, from 1, on which each table and each setting of a TOML text begins."""
    found: dict[Place, int] = {}
    table: Place = ()
    closing = ""
    for number, line in enumerate(text.split("\n"), 1):
        if closing:
            # Inside a text of several lines nothing is a setting.
            closing = "" if line.count(closing) % 2 else closing
            continue
        if match := _TABLE.match(line):
            table = _parts(match[1])
            found.setdefault(table, number)
        elif match := _VALUE.match(line):
            name = _parts(match[1])
            for length in range(1, len(name) + 1):
                found.setdefault((*table, *name[:length]), number)
        for quotes in ('"""', "'''"):
            if line.count(quotes) % 2:
                closing = quotes
    return found


def _parts(name: str) -> Place:
    return tuple(part.strip("\"'") for part in _PARTS.findall(name))
