"""The last net: no control character reaches the terminal, whoever drew it."""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

# C0, DEL and C1 (escape sequences, the clipboard of OSC 52) and what turns text around.
_HARMFUL = dict.fromkeys(
    [
        *range(0x20),
        *range(0x7F, 0xA0),
        *range(0x200E, 0x2010),
        *range(0x2028, 0x202F),
        *range(0x2066, 0x2070),
        0xFEFF,
    ],
    "·",
)


class ControlFilter(LineFilter):
    """Replace control characters in drawn lines with a dot of the same width."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return ``segments`` without anything a terminal would obey."""
        del background
        if all(text.isprintable() for text, _, _ in segments):
            return segments
        return [
            segment
            if segment.control or segment.text.isprintable()
            else Segment(segment.text.translate(_HARMFUL), segment.style)
            for segment in segments
        ]
