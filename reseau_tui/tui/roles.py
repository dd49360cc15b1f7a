"""What the roles of drawn lines look like in the theme in force.

Component classes would say the same in the style sheet, but each is a node of its own that Textual
styles again with its widget, at every change of focus: eight nodes a list, 0.1 ms each.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from rich.style import Style
from textual.color import Color

from reseau_tui.tui.theme import FALLBACKS

_COLOURS = {
    "dim": "muted",
    "accent": "primary",
    "due": "accent",
    "soon": "secondary",
    "tag": "tag",
    "rule": "rule",
    "warn": "error",
}
"""Each role's colour, by its name in the themes."""

_PLAIN: Mapping[str, Style] = {"": Style.null(), "strong": Style(bold=True)}


def role_styles(variables: Mapping[str, str]) -> dict[str, Style]:
    """Return the style of every role for the variables of a theme; to be put over a ground."""
    styles = {
        role: _coloured(variables.get(name) or variables[FALLBACKS[name]])
        for role, name in _COLOURS.items()
    }
    return {**_PLAIN, **styles}


@lru_cache(256)
def _coloured(colour: str) -> Style:
    # "#d5d3cb 60%": pieces of text have no ground of their own to let through.
    plain = colour.rpartition(" ")[0] if colour.endswith("%") else colour
    return Style(color=Color.parse(plain).rich_color)
