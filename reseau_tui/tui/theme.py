"""Réseau's own two themes: calm, one accent, warm only where something waits."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="reseau",
    primary="#82abcd",
    secondary="#84b09d",
    accent="#d9a066",
    warning="#d9a066",
    error="#de8a80",
    success="#86b38a",
    foreground="#d5d3cb",
    background="#16191d",
    surface="#1b1f24",
    panel="#262c33",
    dark=True,
    variables={
        "border": "#3a434d",
        "border-blurred": "#2e353d",
        "block-cursor-background": "#243544",
        "block-cursor-foreground": "#eceae3",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": "#242b33",
        "block-cursor-blurred-foreground": "#d5d3cb",
        "input-selection-background": "#7aa2c4 35%",
        "scrollbar": "#343d46",
        "scrollbar-hover": "#46525e",
        "scrollbar-active": "#7aa2c4",
        "scrollbar-background": "#16191d",
        "scrollbar-background-hover": "#16191d",
        "scrollbar-background-active": "#16191d",
        "scrollbar-corner-color": "#16191d",
        "footer-background": "#1b1f24",
        "muted": "#979ea6",
        "rule": "#3a434d",
        "tag": "#8fb5a3",
        "link-color": "#82abcd",
    },
)

LIGHT = Theme(
    name="reseau-light",
    primary="#285c84",
    secondary="#32614b",
    accent="#86500f",
    warning="#86500f",
    error="#a8392f",
    success="#2f6a38",
    foreground="#2b2f33",
    background="#faf8f3",
    surface="#f3f0e8",
    panel="#e8e4d9",
    dark=False,
    variables={
        "border": "#c5bfb0",
        "border-blurred": "#d8d3c6",
        "block-cursor-background": "#dae7f0",
        "block-cursor-foreground": "#1d2124",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": "#ebe7dc",
        "block-cursor-blurred-foreground": "#2b2f33",
        "input-selection-background": "#2f6690 25%",
        "scrollbar": "#cfc9bb",
        "scrollbar-hover": "#b8b1a0",
        "scrollbar-active": "#2f6690",
        "scrollbar-background": "#faf8f3",
        "scrollbar-background-hover": "#faf8f3",
        "scrollbar-background-active": "#faf8f3",
        "scrollbar-corner-color": "#faf8f3",
        "footer-background": "#f3f0e8",
        "muted": "#5a5d60",
        "rule": "#c5bfb0",
        "tag": "#32614b",
        "link-color": "#285c84",
    },
)

FALLBACKS = {"muted": "foreground-muted", "rule": "border-blurred", "tag": "secondary"}
"""Our own variables, and which of Textual's stands in for them in a theme of another hand."""
