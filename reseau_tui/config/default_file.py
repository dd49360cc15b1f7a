"""The settings file as it is first written: every setting, explained and switched off."""

from __future__ import annotations

import ast
import json
import os
import tempfile
import textwrap
from dataclasses import fields
from typing import Any

from reseau_tui.config.options import Backups, Options
from reseau_tui.i18n import _

_WIDTH = 78
_KEY_WIDTH = 100
_SOURCE = os.path.join(os.path.dirname(__file__), "options.py")


def explanations() -> dict[str, dict[str, str]]:
    """Return the text under each field of each class of settings, on one line, in English.

    It is read from the source: where a setting is defined is the only place that explains it.
    """
    with open(_SOURCE, encoding="utf-8") as file:
        tree = ast.parse(file.read())
    found: dict[str, dict[str, str]] = {}
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            texts = found.setdefault(node.name, {})
            for line, after in zip(node.body, node.body[1:], strict=False):
                match line, after:
                    case (
                        ast.AnnAssign(target=ast.Name(name)),
                        ast.Expr(ast.Constant(str(text))),
                    ):
                        texts[name] = " ".join(text.split())
                    case _:
                        pass
    return found


def sentences() -> list[str]:
    """Return every explanation, for the catalogue."""
    texts = explanations()
    return [text for kind in (Options, Backups) for text in texts[kind.__name__].values()]


def default_text(keys: list[tuple[str, tuple[str, ...], str]]) -> str:
    """Return the default file; ``keys`` are (command, its keys, what it does) for ``[keys]``."""
    texts = explanations()
    parts = [
        _comment(
            _(
                "The settings of Réseau. A line that begins with # is not read: take the # away to"
                " change a setting. “reseau-tui config --check” tells what is wrong."
            )
        )
    ]
    for one in fields(Options):
        if one.name not in ("backups", "keys"):
            parts.append(_setting(Options, one.name, texts))
    parts.append(f"[backups]\n{_comment(_(texts['Options']['backups']))}")
    parts += [_setting(Backups, one.name, texts) for one in fields(Backups)]
    parts.append(f"[keys]\n{_comment(_(texts['Options']['keys']))}")
    rows = [(f"# {name} = {_toml(asked)}", words) for name, asked, words in keys]
    width = max((len(row) for row, _words in rows), default=0)
    room = max(20, _KEY_WIDTH - width)
    parts.append(
        "\n".join(
            f"{row.ljust(width)}  # {textwrap.shorten(words, room, placeholder=' …')}"
            for row, words in rows
        )
    )
    return "\n\n".join(parts) + "\n"


def _setting(kind: type[Any], name: str, texts: dict[str, dict[str, str]]) -> str:
    value = getattr(kind(), name)
    lines = [_comment(_(texts[kind.__name__][name]))]
    allowed = _allowed(kind, name)
    if allowed:
        lines.append(_comment(allowed))
    lines.append(f"# {name} = {_toml(value)}")
    return "\n".join(lines)


def _allowed(kind: type[Any], name: str) -> str:
    from typing import get_type_hints

    from reseau_tui.config.reading import rules_of

    rules = rules_of(get_type_hints(kind, include_extras=True)[name])
    if rules.texts:
        return _("One of: {values}.").format(values=", ".join(rules.texts))
    if rules.between:
        return _("From {low} to {high}.").format(low=rules.between.low, high=rules.between.high)
    return ""


def _comment(text: str) -> str:
    return "\n".join(f"# {line}" for line in textwrap.wrap(text, _WIDTH))


def _toml(value: object) -> str:
    """Return a default as TOML; all of ours read like JSON."""
    if isinstance(value, tuple) and len(value) == 1 and isinstance(value[0], str):
        return json.dumps(value[0], ensure_ascii=False)
    return json.dumps(value, ensure_ascii=False)


def write_default(path: str, text: str) -> bool:
    """Write the file at ``path`` in one piece, for its owner only, unless one is there.

    Returns whether it was written; raises OSError.
    """
    if os.path.lexists(path):
        return False
    folder = os.path.dirname(path)
    os.makedirs(folder, mode=0o700, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=".reseau-", suffix=".part", dir=folder)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        try:
            # Unlike a rename, a link never takes the place of a file made meanwhile.
            os.link(temporary, path)
        except FileExistsError:
            return False
        except OSError:
            # Not every file system has links.
            os.replace(temporary, path)
            return True
    finally:
        if os.path.exists(temporary):
            os.unlink(temporary)
    return True
