"""Which editor, and the file it works on."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from reseau_tui.tui.editor import Draft, NoEditor, editor_command, run_editor


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is all of PATH, without an editor yet."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    return folder


def program(path: Path, script: str = "exit 0") -> Path:
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o700)
    return path


def test_visual_before_editor_before_what_is_found(
    programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(NoEditor, match="set EDITOR"):
        editor_command()
    program(programs / "nano")
    assert editor_command() == ["nano"]
    program(programs / "vi")
    assert editor_command() == ["vi"]
    program(programs / "code")
    monkeypatch.setenv("EDITOR", "code --wait")
    assert editor_command() == ["code", "--wait"]
    program(programs / "my editor")
    monkeypatch.setenv("VISUAL", f"'{programs}/my editor' -x")
    assert editor_command() == [f"{programs}/my editor", "-x"]


@pytest.mark.parametrize("asked", ["nothere", "'torn", "''"])
def test_an_editor_that_there_is_not_is_named(
    programs: Path, monkeypatch: pytest.MonkeyPatch, asked: str
) -> None:
    program(programs / "vi")
    monkeypatch.setenv("EDITOR", asked)
    with pytest.raises(NoEditor, match="EDITOR names it"):
        editor_command()


def test_the_file_is_for_nobody_else_and_goes_with_all_beside_it(tmp_path: Path) -> None:
    draft = Draft(str(tmp_path / "reseau.db"), 7, "Zoé [/x] ../../Łuk\x1b")
    before = os.umask(0)
    try:
        draft.write("été\nlines")
    finally:
        os.umask(before)
    assert Path(draft.path).parent.parent == tmp_path
    assert stat.S_IMODE(os.stat(draft.path).st_mode) == 0o600
    assert stat.S_IMODE(os.stat(draft.folder).st_mode) == 0o700
    assert draft.read() == "été\nlines\n"
    Path(draft.folder, ".swap").write_text("a copy")
    draft.remove()
    assert list(tmp_path.iterdir()) == []
    assert draft.read() == "" and draft.left_over() is None


def test_what_is_left_behind_is_found_again_under_any_name(tmp_path: Path) -> None:
    database = str(tmp_path / "reseau.db")
    Draft(database, 7, "Marie").write("not saved")
    assert Draft(database, 7, "Marie Dupont").left_over() == "not saved\n"
    assert Draft(database, 8, "Marie").left_over() is None
    Draft(database, 7, "Marie").write("  ")
    assert Draft(database, 7, "Marie").left_over() is None


def test_another_encoding_loses_nothing(tmp_path: Path) -> None:
    draft = Draft(str(tmp_path / "reseau.db"), 7, "Marie")
    draft.write("")
    Path(draft.path).write_bytes("café".encode("latin-1"))
    assert draft.read() == "café"


def test_the_editors_exit_code_comes_back(tmp_path: Path) -> None:
    failing = program(tmp_path / "failing", 'echo "$2" > "$3"; exit 3')
    written = tmp_path / "a file"
    assert run_editor([str(failing), "-x", "$(id)"], str(written)) == 3
    assert written.read_text() == "$(id)\n"
    odd = tmp_path / "odd"
    odd.write_text("no program")
    odd.chmod(0o700)
    with pytest.raises(NoEditor, match="cannot be started"):
        run_editor([str(tmp_path / "gone")], str(written))
