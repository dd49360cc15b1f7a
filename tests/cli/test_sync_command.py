"""``reseau-tui sync FOLDER`` as a process, with and without a terminal to ask on."""

from __future__ import annotations

import json
import os
import pty
import select
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
CARD = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:m-1\r\nN:Dupont;Marie;;;\r\nFN:Marie Dupont\r\n"
    "ADR:;;;Lyon;;;\r\nEND:VCARD\r\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "cards"
    folder.mkdir()
    (folder / "m.vcf").write_bytes(CARD.encode())
    return folder


def test_it_says_what_it_did(run, people: Callable[..., None], folder: Path) -> None:
    people("Paul Girard")
    tried = run("sync", str(folder), "--dry-run")
    assert tried.out.splitlines() == [
        "From the folder: 1 new",
        "Into the folder: 1 new",
        "Nothing was written (--dry-run).",
    ]
    assert [file.name for file in folder.iterdir()] == ["m.vcf"]
    (folder / "odd.vcf").write_text("odd")
    done = run("sync", str(folder))
    assert done.code == 0
    assert done.out.splitlines()[:2] == tried.out.splitlines()[:2]
    assert "undo with: reseau-tui undo" in done.out
    assert done.err.strip() == "odd.vcf: not the card of one person: left as it is"
    again = json.loads(run("sync", str(folder), "--json").out)
    assert again == {
        "folder": str(folder),
        "to_folder": {"new": 0, "updated": 0, "removed": 0},
        "from_folder": {"new": 0, "updated": 0, "archived": 0, "to_decide": 0},
        "conflicts": [],
        "skipped": [
            {"where": "odd.vcf", "why": "not the card of one person: left as it is"}
        ],
        "undo": None,
    }  # fmt: skip
    assert run("sync", str(folder)).out == "In step: nothing to do.\n"


def test_a_folder_that_is_not_there(run, tmp_path: Path) -> None:
    said = run("sync", str(tmp_path / "none"), "--json")
    assert said.code == 5
    assert json.loads(said.out)["error"] == "unreadable"
    assert run("sync").code == 2


@pytest.mark.parametrize(
    ("answer", "city", "left"), [("f", "Nantes", None), ("x\nh", "Brest", None), ("", "Brest", "")]
)
def test_a_clash_is_asked_on_a_terminal(
    run, folder: Path, path: str, answer: str, city: str, left: str | None
) -> None:
    run("sync", str(folder))
    run("edit", "Marie Dupont", "--city", "Brest")
    (folder / "m.vcf").write_bytes(CARD.replace("Lyon", "Nantes").encode())
    assert "City" in on_a_terminal(path, answer + "\n", "sync", str(folder))
    shown = json.loads(run("show", "Marie", "--json").out)
    assert shown["city"] == city
    assert bool(shown["notes"]) == (left is not None)
    assert run("sync", str(folder)).out == "In step: nothing to do.\n"


def test_deleted_cards_are_asked_about_on_a_terminal(run, folder: Path, path: str) -> None:
    run("sync", str(folder))
    (folder / "m.vcf").unlink()
    said = on_a_terminal(path, "w\n", "sync", str(folder))
    assert "1 card was deleted in the folder: Marie Dupont." in said
    assert json.loads(run("show", "Marie", "--json").out)["archived"] is False
    assert len(list(folder.iterdir())) == 1


def on_a_terminal(path: str, typed: str, *arguments: str) -> str:
    """Run a command on a terminal of its own, type, and return what it shows."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "reseau_tui", *arguments],
        stdin=theirs, stdout=theirs, stderr=theirs,
        env={**os.environ, "PYTHONPATH": str(ROOT), "RESEAU_DB": path},
    )  # fmt: skip
    os.close(theirs)
    shown = b""
    asked = False
    while True:
        ready, _write, _error = select.select([ours], [], [], 60)
        assert ready, shown
        try:
            piece = os.read(ours, 4096)
        except OSError:  # Linux's way to say that the other end is closed
            break
        if not piece:
            break
        shown += piece
        if not asked and b"): " in shown:
            asked = True
            os.write(ours, typed.encode())
    os.close(ours)
    assert process.wait(30) == 0, shown
    return shown.decode()
