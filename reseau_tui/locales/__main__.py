"""``python -m reseau_tui.locales``: gather the sentences, bring the French catalogue up to date.

Needs the ``dev`` extra (Babel). New sentences come with an empty translation: fill them in
``fr/LC_MESSAGES/reseau.po`` and run it again; a test finds what is missing or stale.
"""

from __future__ import annotations

import ast
import io
import os
import sys

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from reseau_tui.config.default_file import sentences

FOLDER = os.path.dirname(__file__)
PACKAGE = os.path.dirname(FOLDER)
FRENCH = os.path.join(FOLDER, "fr", "LC_MESSAGES", "reseau.po")
WORDING = os.path.join(PACKAGE, "capture", "wording_fr.py")
KEYWORDS = {**DEFAULT_KEYWORDS, "translated": (1,), "sentence": (1,), "N_": None}


def gathered() -> Catalog:
    """Return a catalogue of every sentence in the code, plus the codes shown as words."""
    found = Catalog(project="reseau-tui", charset="utf-8")
    for filename, line, message, comments, context in extract_from_dir(
        PACKAGE, method_map=[("**.py", "python")], keywords=KEYWORDS, strip_comment_tags=True
    ):
        place = (filename.replace(os.sep, "/"), line)
        found.add(message, locations=[place], auto_comments=comments, context=context)
    for message in shown_codes():
        found.add(message, auto_comments=["a code of the model, shown as a word"])
    for message in sentences():
        found.add(message, auto_comments=["a comment of the default config.toml"])
    return found


def shown_codes() -> list[str]:
    """Return the codes (kinds, spheres, styles, points) that are shown through the catalogue."""
    from reseau_tui.capture.kinds import KINDS
    from reseau_tui.model.contacts import SPHERES, STYLES

    return [*KINDS, *SPHERES, *STYLES, "email", "phone", "url", "handle", "address"]


def french() -> Catalog:
    """Return the French catalogue as it is on disk."""
    if not os.path.exists(FRENCH):
        return Catalog(locale="fr", project="reseau-tui", charset="utf-8")
    with open(FRENCH, "rb") as file:
        return read_po(file, locale="fr")


def fast_road() -> dict[str, str]:
    """Return the sentences that capture says without gettext, with their translation."""
    from reseau_tui.capture.kinds import KINDS

    catalogue = french()
    wanted: set[str] = set(KINDS)
    for name in ("echo.py", "draft.py"):
        with open(os.path.join(PACKAGE, "capture", name), encoding="utf-8") as file:
            tree = ast.parse(file.read())
        for node in ast.walk(tree):
            match node:
                case ast.Call(
                    func=ast.Name("translated" | "sentence"), args=[ast.Constant(message), *_]
                ):
                    wanted.add(str(message))
                case _:
                    pass
    found = {}
    for message in sorted(wanted):
        entry = catalogue.get(message)
        if entry is not None and entry.string:
            found[message] = str(entry.string)
    return found


def wording_module(table: dict[str, str]) -> str:
    """Return the source of ``capture/wording_fr.py``."""
    lines = [
        '"""Generated from the French catalogue by ``python -m reseau_tui.locales``."""',
        "",
        "# ruff: noqa: E501",
        "",
        "FRENCH = {",
        *(f"    {_quoted(key)}: {_quoted(value)}," for key, value in table.items()),
        "}  # fmt: skip",
        '"""The sentences of the fast road, by their English."""',
        "",
    ]
    return "\n".join(lines)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def compiled(catalogue: Catalog) -> bytes:
    """Return the catalogue as the ``.mo`` that gettext loads."""
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def main() -> int:
    """Update the .po, the .mo and the table of the fast road; tell what lacks a translation."""
    catalogue = french()
    catalogue.update(gathered(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    os.makedirs(os.path.dirname(FRENCH), exist_ok=True)
    with open(FRENCH, "wb") as file:
        write_po(file, catalogue, sort_output=True, omit_header=False, no_location=True, width=100)
    with open(FRENCH[:-2] + "mo", "wb") as file:
        file.write(compiled(french()))
    with open(WORDING, "w", encoding="utf-8") as file:
        file.write(wording_module(fast_road()))
    missing = [message.id for message in catalogue if message.id and not message.string]
    for message in missing:
        print(message)
    print(f"{len(missing)} sentences without a translation", file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
