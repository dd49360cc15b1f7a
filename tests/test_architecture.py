"""The import rules of the house, so that they cannot rot."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "reseau_tui"

LAYERS = {
    "text": -1, "clock": -1, "i18n": -1, "settings": -1, "locales": 9,
    "config": 0,
    "model": 1,
    "capture": 2, "network": 2, "interchange": 2,
    "demo": 3,
    "cli": 4, "tui": 4, "__init__": 5, "__main__": 5,
}  # fmt: skip
"""Who may import whom: only from a lower number (cli starts the app, so it may load tui)."""


def modules() -> Iterator[tuple[str, ast.Module]]:
    for file in sorted(PACKAGE.rglob("*.py")):
        yield str(file.relative_to(PACKAGE)), ast.parse(file.read_text(encoding="utf-8"))


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            if node.module == "reseau_tui":
                yield from (f"reseau_tui.{alias.name}" for alias in node.names)


def layer(name: str) -> int:
    head = name.split("/")[0].removesuffix(".py")
    return next((rank for known, rank in LAYERS.items() if head == known), 3)


@pytest.mark.parametrize(("path", "tree"), [pytest.param(*one, id=one[0]) for one in modules()])
def test_imports_point_one_way(path: str, tree: ast.Module) -> None:
    mine = layer(path)
    for name in imported(tree):
        parts = name.split(".")
        if parts[0] != "reseau_tui" or len(parts) < 2:
            continue
        theirs = layer(parts[1])
        same = path.split("/")[0].removesuffix(".py") == parts[1]
        peers = mine == 2 and theirs == 2  # names are found for network by capture's ladder
        starts = path.startswith("cli/") and parts[1] == "tui"
        assert same or theirs < mine or peers or starts, f"{path} imports {name}"


def test_only_the_app_knows_textual() -> None:
    for path, tree in modules():
        if not path.startswith("tui/"):
            assert not [n for n in imported(tree) if n.split(".")[0] in ("textual", "rich")], path


def test_only_the_model_changes_data() -> None:
    words = ("INSERT ", "UPDATE ", "DELETE FROM", "CREATE TABLE")
    for path, tree in modules():
        if path.startswith(("model/", "capture/record.py")):
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert not node.value.lstrip().startswith(words), f"{path}: {node.value[:60]}"


HEAVY = (
    "peewee", "arrow", "re", "argparse", "typing", "inspect", "logging", "platformdirs", "tomllib",
    "textual", "rich", "gettext", "json", "dataclasses", "enum", "pathlib", "asyncio",
    "datetime", "sqlite3", "unicodedata",  # their lighter halves do, see clock and cli/log
)  # fmt: skip


def loaded_by(arguments: list[str], environment: dict[str, str]) -> tuple[str, set[str]]:
    """Run a command line in a process of its own; return what it said and what it loaded."""
    program = (
        "import sys; from reseau_tui import main; code = main(sys.argv[1:]);"
        "sys.stdout.flush(); print(' '.join(sorted(sys.modules)), file=sys.stderr)"
    )
    # -S and -I: the modules an editable install or a test runner brings along are not ours.
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
        check=True,
        cwd=PACKAGE.parent,
    )
    return done.stdout, set(done.stderr.rsplit("\n", 2)[-2].split())


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_capture_loads_next_to_nothing(network: str, language: str) -> None:
    from reseau_tui.model import write
    from reseau_tui.model.database import action, connection

    with action("add"):
        write.add_contact(connection(), "Marie Dupont", 0)
        write.add_contact(connection(), "Hélène Łukasz", 0)
    before = set(
        subprocess.run(
            [sys.executable, "-c", "import sys; print(' '.join(sys.modules))"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout.split()
    )
    text = ["--log", "yesterday: café with Marie and Hélène +été next: send CV in 2 weeks"]
    said, loaded = loaded_by(["--db", network, *text], {"RESEAU_LANG": language})
    assert "Marie Dupont, Hélène Łukasz" in said
    assert not [name for name in HEAVY if name in loaded - before]


def test_commands_do_not_load_the_app(network: str) -> None:
    for command in (["people"], ["today", "--json"], ["timeline"], ["check"], ["undo", "--list"]):
        _said, loaded = loaded_by(["--db", network, *command], {})
        assert not loaded & {"textual", "rich"}, command


def test_the_app_does_not_load_importers_on_its_way() -> None:
    program = "import sys; import reseau_tui.tui.app; print(' '.join(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True,
        cwd=PACKAGE.parent,
    )  # fmt: skip
    loaded = set(done.stdout.split())
    assert not [name for name in loaded if name.startswith("reseau_tui.interchange")]
    assert "textual.widgets._markdown" not in loaded
