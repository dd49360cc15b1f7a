"""Going back through the lines typed earlier, as ``up`` and ``down`` do in a shell."""

from __future__ import annotations

from collections.abc import Iterable

KEPT = 50
"""Lines of this run kept in memory."""


class TypedLines:
    """Earlier lines, newest first, and where among them one stands.

    Place 0 is the draft: what was being typed when the first step back was made. What is changed
    in a recalled line stays with it as long as one goes to and fro; the line itself is not changed.
    """

    def __init__(self, lines: Iterable[str], draft: str) -> None:
        earlier = dict.fromkeys(line.strip() for line in lines)
        self._lines = [draft, *(line for line in earlier if line and line != draft.strip())]
        self._shown = dict(enumerate(self._lines))
        self._place = 0

    @property
    def at_draft(self) -> bool:
        """Whether no earlier line is shown."""
        return self._place == 0

    def step(self, back: int, shown: str) -> str | None:
        """Return the line ``back`` steps earlier (later: below 0); None at either end.

        ``shown`` is what stands in the bar now.
        """
        place = self._place + back
        if not 0 <= place < len(self._lines):
            return None
        self._shown[self._place] = shown
        self._place = place
        return self._shown[place]


def remember(lines: list[str], line: str) -> None:
    """Put ``line`` at the end of the lines of this run; the oldest beyond :data:`KEPT` go."""
    line = line.strip()
    if line:
        if line in lines:
            lines.remove(line)
        lines.append(line)
        del lines[:-KEPT]
