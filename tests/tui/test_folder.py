"""What the file picker shows of a folder, and what a typed path means."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reseau_tui.tui.folder import (
    FILE,
    FOLDER,
    UP,
    WHOLE,
    first_folder,
    found_inside,
    named_like,
    read_folder,
    shown_path,
    together,
    typed_path,
)

CARD = "BEGIN:VCARD\nFN:Marie\nEND:VCARD\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Folders, cards, a picture, a text, a card of another name, hidden things."""
    here = tmp_path / "here"
    for name in ("Été", "archive", ".hidden-folder"):
        (here / name).mkdir(parents=True)
    for name in ("b.VCF", "A.vcf", ".old.vcf", "export.json", "Connections.csv"):
        (here / name).write_text(CARD)
    (here / "photo.jpg").write_text(CARD)
    (here / "shopping.txt").write_text("milk")
    (here / "contacts").write_text(CARD)
    (here / "binary").write_bytes(b"\0\1\2" + CARD.encode())
    (here / "broken").symlink_to(here / "nowhere")
    return here


def names(entries) -> list[str]:
    return [entry.name for entry in entries if entry.kind in (FILE, FOLDER)]


def test_folders_first_then_what_can_be_imported(folder: Path) -> None:
    read = read_folder(str(folder))
    assert [entry.kind for entry in read.entries[:2]] == [UP, WHOLE]
    assert read.entries[1].size == 2
    assert names(read.entries) == [
        "archive", "Été", "A.vcf", "b.VCF", "Connections.csv", "export.json",
    ]  # fmt: skip
    hidden = read_folder(str(folder), hidden=True)
    assert names(hidden.entries)[0] == ".hidden-folder"
    assert ".old.vcf" in names(hidden.entries)


def test_other_names_are_known_by_what_is_inside(folder: Path) -> None:
    read = read_folder(str(folder))
    assert names(read.unknown) == ["binary", "contacts", "shopping.txt"]
    found = found_inside(read.unknown)
    assert names(found) == ["contacts"]
    assert names(together(read, found).entries).index("contacts") == 5
    assert found_inside(read.unknown, lambda: False) == ()


def test_a_folder_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    read = read_folder(str(tmp_path / "gone"))
    assert read.problem == "There is no such folder."
    assert [entry.kind for entry in read.entries] == [UP]


def test_one_card_alone_is_no_whole_folder(tmp_path: Path) -> None:
    (tmp_path / "one.vcf").write_text(CARD)
    assert WHOLE not in [entry.kind for entry in read_folder(str(tmp_path)).entries]
    assert read_folder("/").entries[0].kind != UP


@pytest.mark.parametrize(
    ("begun", "wanted"),
    [
        ("", 8), ("ete", ["Été"]), ("con", ["Connections.csv"]), ("json", ["export.json"]),
        ("vcf", ["A.vcf", "b.VCF"]), ("nothing", []),
    ],
)  # fmt: skip
def test_what_is_typed_narrows_the_list(folder: Path, begun: str, wanted: object) -> None:
    found = named_like(read_folder(str(folder)).entries, begun)
    assert (len(found) if isinstance(wanted, int) else names(found)) == wanted


@pytest.mark.parametrize(
    ("typed", "folder", "begun"),
    [
        ("~", "{home}", ""),
        ("~/Do", "{home}", "Do"),
        ("/etc/", "/etc", ""),
        ("/et", "/", "et"),
        ("name", "/here", "name"),
        ("sub/name", "/here/sub", "name"),
        ("../x", "/", "x"),
        ("/a/../b/c", "/b", "c"),
        ("", "/here", ""),
        ("~//etc/x", "/etc", "x"),  # pasted behind what the line began with
        ("/etc//tmp/~/Do", "{home}", "Do"),
    ],
)
def test_a_typed_path(typed: str, folder: str, begun: str) -> None:
    assert typed_path(typed, "/here") == (folder.format(home=os.path.expanduser("~")), begun)


def test_the_own_folder_is_written_short(tmp_path: Path) -> None:
    home = os.path.expanduser("~")
    assert shown_path(home) == "~"
    assert shown_path(home + "/a/b") == "~/a/b"
    assert shown_path(home + "er/a") == home + "er/a"
    os.makedirs(home)
    assert first_folder() == home
    os.makedirs(home + "/Downloads")
    assert first_folder(str(tmp_path / "gone")) == home + "/Downloads"
    assert first_folder(str(tmp_path)) == str(tmp_path)
