"""``python -m tests.readme``: the README's table of keys, made from the table of commands."""

from __future__ import annotations

import re
from pathlib import Path

README = Path(__file__).parent.parent / "README.md"
BEGINNING, END = "<!-- keys -->", "<!-- /keys -->"


def key_table() -> str:
    """Return every key of the app in English, in the groups of the help page."""
    from reseau_tui.i18n import set_language
    from reseau_tui.tui.commands import COMMANDS, GROUPS, PLACES

    set_language("en")
    lines = ["| key | what it does |", "|---|---|"]
    told: set[str] = set()
    for group in GROUPS:
        lines.append(f"| **{group}** | |")
        # What several screens do with the same key stands here once.
        for one in COMMANDS:
            row = f"| {_keys(one.all_keys)} | {one.shown_help} |"
            if one.group == group and one.keys and row not in told:
                told.add(row)
                lines.append(row)
    lines.append("| **Go to** | |")
    lines += [f"| `g {place.key}` | {place.shown_title} |" for place in PLACES]
    return "\n".join(lines)


def _keys(keys: str) -> str:
    return " ".join(f"`{key}`" for key in keys.split())


def with_keys(readme: str) -> str:
    """Return a README with its table of keys up to date."""
    pattern = f"{BEGINNING}.*{END}"
    return re.sub(pattern, lambda _: f"{BEGINNING}\n{key_table()}\n{END}", readme, flags=re.DOTALL)


if __name__ == "__main__":
    README.write_text(with_keys(README.read_text(encoding="utf-8")), encoding="utf-8")
