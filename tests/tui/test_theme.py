"""Our two themes can be read: by contrast, with sixteen colours, and with none."""

from __future__ import annotations

import re

import pytest
from rich.color import Color as TerminalColour
from rich.color import ColorSystem
from textual.color import Color
from textual.theme import Theme

from reseau_tui.tui import theme

READABLE = 4.5
"""Contrast of text that WCAG 2.2 asks for (1.4.3, level AA)."""

OWN = pytest.mark.parametrize("own", [theme.DARK, theme.LIGHT], ids=lambda own: own.name)


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in Color.parse(colour).normalized
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def pairs(own: Theme) -> list[tuple[str, str, str]]:
    """Every text on every ground it is drawn on: (name, colour, ground)."""
    told = own.variables
    texts = {
        "foreground": own.foreground, "primary": own.primary, "secondary": own.secondary,
        "accent": own.accent, "warning": own.warning, "error": own.error, "success": own.success,
        "muted": told["muted"], "tag": told["tag"], "link": told["link-color"],
    }  # fmt: skip
    grounds = (
        own.background, own.surface, own.panel, told["block-cursor-background"],
        told["block-cursor-blurred-background"],
    )  # fmt: skip
    found = [(name, str(text), str(ground)) for name, text in texts.items() for ground in grounds]
    found.append(("cursor", told["block-cursor-foreground"], told["block-cursor-background"]))
    found.append(
        ("blurred", told["block-cursor-blurred-foreground"],
         told["block-cursor-blurred-background"])
    )  # fmt: skip
    return found


def test_contrast_is_measured_right() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@OWN
def test_every_text_can_be_read(own: Theme) -> None:
    poor = {
        f"{name} on {ground}": round(contrast(text, ground), 2)
        for name, text, ground in pairs(own)
        if contrast(text, ground) < READABLE
    }
    assert poor == {}


@OWN
def test_no_text_disappears_with_sixteen_colours(own: Theme) -> None:
    def nearest(colour: str) -> int | None:
        return TerminalColour.parse(colour).downgrade(ColorSystem.STANDARD).number

    gone = [(name, ground) for name, text, ground in pairs(own) if nearest(text) == nearest(ground)]
    assert gone == []


@OWN
def test_the_row_under_the_cursor_is_seen(own: Theme) -> None:
    told = own.variables
    assert contrast(told["block-cursor-background"], str(own.background)) > 1.15


def test_the_style_sheets_name_no_colour_of_their_own() -> None:
    from pathlib import Path

    import reseau_tui.tui

    for file in Path(reseau_tui.tui.__file__).parent.rglob("*.tcss"):
        text = re.sub(r"/\*.*?\*/", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert not re.search(r":\s[^;{]*(#[0-9a-fA-F]{3,8}\b|rgb)", text), file.name
