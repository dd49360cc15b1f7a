"""Tags by name."""

from __future__ import annotations

from reseau_tui.network.reading import rows
from reseau_tui.text import fold


def tags_starting(start: str, limit: int) -> list[str]:
    """Return the first ``limit`` tags whose name begins with ``start``, by name."""
    folded = fold(start)
    found = rows(
        "SELECT name FROM tag WHERE folded >= ? AND folded < ? ORDER BY folded LIMIT ?",
        (folded, folded + "\U0010ffff", limit),
    )
    return [name for (name,) in found]
