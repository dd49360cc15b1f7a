"""Golden frames: what a screen looks like as text, kept beside the tests.

``RESEAU_NEW_FRAMES=1 pytest tests/tui`` writes them anew; read the difference before keeping it.
"""

from __future__ import annotations

import difflib
import os
from pathlib import Path

from textual.app import App

FOLDER = Path(__file__).parent / "frames"


def frame(app: App) -> str:
    """Return the screen as plain text, blanks at the end of lines dropped."""
    strips = app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips) + "\n"


def check_frame(app: App, name: str, start: str = "") -> None:
    """Compare the screen with the frame kept under ``name``; from the line of ``start`` on."""
    seen = frame(app)
    above, found, _ = seen.partition(start) if start else ("", "", "")
    if found:
        seen = seen[above.rfind("\n") + 1 :]
    path = FOLDER / f"{name}.txt"
    if os.environ.get("RESEAU_NEW_FRAMES"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(seen, encoding="utf-8")
        return
    assert path.exists(), f"no frame {name}: run with RESEAU_NEW_FRAMES=1"
    kept = path.read_text(encoding="utf-8")
    if seen != kept:
        lines = difflib.unified_diff(
            kept.splitlines(), seen.splitlines(), name, "seen", lineterm=""
        )
        raise AssertionError("\n".join(lines))
