"""``reseau-tui config`` and what the settings file changes for the commands, as processes."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "own" / "config.toml"


@pytest.fixture
def own(file: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("RESEAU_CONFIG", str(file))
    monkeypatch.delenv("RESEAU_LANG")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    file.parent.mkdir()
    return file


def test_it_writes_a_commented_file_once_and_prints_its_path(run, tmp_path: Path) -> None:
    said = run("config")
    file = Path(said.out.strip())
    assert (said.code, said.err) == (0, "")
    assert file == tmp_path / "config" / "reseau-tui" / "config.toml"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert os.listdir(file.parent) == ["config.toml"], "no half file beside it"
    text = file.read_text(encoding="utf-8")
    assert '\n# language = "auto"\n' in text
    assert '\n# log = "l"' in text
    assert '\n# go-inbox = "i"' in text
    assert text == run("config", "--print").out
    assert "all is well" in run("config", "--check").out
    file.write_text("# mine\n")
    assert run("config").out.strip() == str(file)
    assert file.read_text() == "# mine\n", "a file that is there is left alone"


def test_print_and_check_write_nothing(run, tmp_path: Path) -> None:
    assert run("config", "--print").code == 0
    assert "the defaults are used" in run("config", "--check").out
    assert not (tmp_path / "config").exists()


def test_check_names_what_is_wrong(run, own: Path) -> None:
    own.write_text('sort = "size"\n[keys]\nlog = "ctrl+i"\nzap = "z"\nadd = "p"\n')
    said = run("config", "--check")
    assert said.code == 5 and said.out == ""
    assert said.err.splitlines() == [
        'config.toml, line 1: sort cannot be "size"; it is one of: name, last, circle, added.',
        "config.toml, line 3: terminals send tab for “ctrl+i”: log keeps l.",
        "config.toml, line 4: there is no command “zap”; “reseau-tui config --print” lists them.",
        "config.toml, line 5: “p” cannot be both for add and promise: add keeps a.",
    ]
    answer = json.loads(run("config", "--check", "--json").out)
    assert (answer["path"], answer["found"]) == (str(own), True)
    assert [one["line"] for one in answer["problems"]] == [1, 3, 4, 5]
    own.write_text("[keys]\nlog = 'z'\n")
    assert run("config", "--check").code == 0


@pytest.mark.parametrize(
    "command",
    [["people", "--json"], ["today"], ["--log", "--dry-run", "coffee with Ana"]],
)
def test_commands_tell_what_is_wrong_and_go_on(run, own: Path, command: list[str]) -> None:
    run("add", "Ana Sousa")
    own.write_text("not_now = 3\n")
    said = run(*command)
    assert said.code == 0
    assert (said.err.count("config.toml, line 1: not_now is a list")) == 1
    own.write_text("this is no TOML\n")
    said = run(*command)
    assert said.code == 0 and said.out
    assert said.err.count("cannot be read as TOML") == 1


def test_a_capture_in_a_hurry_is_not_held_up_by_a_wrong_file(run, own: Path) -> None:
    run("add", "Ana Sousa")
    own.write_text("this is no TOML\n")
    assert run("--log", "coffee with Ana").code == 0


def test_the_language_of_the_file_is_spoken(run, own: Path) -> None:
    run("add", "Ana Sousa")
    assert "Nobody is called" in run("show", "Zoltan").err
    own.write_text('language = "fr"')
    assert "Nobody is called" not in run("show", "Zoltan").err
    assert "Nobody is called" in run("--lang", "en", "show", "Zoltan").err
    assert "Nobody is called" in run("show", "Zoltan", RESEAU_LANG="en").err


def test_a_capture_speaks_it_from_the_first_line_on(run, own: Path) -> None:
    run("add", "Ana Sousa")

    def first_word(text: str, **environment: str) -> str:
        said = run("--log", text, **environment)
        assert said.code == 0, said.err
        return said.out.split()[1]

    assert first_word("coffee with Ana") == "Mon"
    own.write_text('language = "fr"')
    assert first_word("called Ana") == "lun."
    assert first_word("mail to Ana") == "lun.", "kept in the database"
    assert first_word("lunch with Ana", RESEAU_LANG="en") == "Mon"
    own.write_text('language = "en" # again')
    assert first_word("letter to Ana") == "Mon", "an edit counts at once"
    own.unlink()
    assert first_word("visit to Ana") == "Mon"


def test_a_file_that_cannot_be_made_is_a_sentence(run, own: Path) -> None:
    own.parent.rmdir()
    own.parent.write_text("in the way")
    said = run("config")
    assert said.code == 5 and str(own) in said.err
    own.parent.unlink()
    own.mkdir(parents=True)
    said = run("config")
    assert said.code == 5 and "folder" in said.err


def test_options_that_do_not_go_together(run) -> None:
    for wrong in (["--print", "--check"], ["--json"], ["--print", "--json"]):
        assert run("config", *wrong).code == 2
    assert "terminal" in run("config", "--edit").err


def test_the_editor_gets_the_file_without_a_shell(run, own: Path, tmp_path: Path) -> None:
    """--edit needs a terminal: a pty stands in for it."""
    import pty
    import subprocess
    import sys

    editor = tmp_path / "my editor"
    editor.write_text('#!/bin/sh\nprintf \'sort = "%s"\\n\' "$1" > "$2"\n')
    editor.chmod(0o700)
    own.write_text(f"editor = \"'{editor}' '$(touch {tmp_path}/pwned)'\"\n")
    master, slave = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "reseau_tui", "config", "--edit"],
        stdin=slave, stdout=slave, stderr=subprocess.PIPE, env=os.environ, check=False,
        cwd=Path(__file__).parent.parent.parent, timeout=60,
    )  # fmt: skip
    os.close(slave)
    os.close(master)
    assert done.returncode == 5
    assert b"config.toml, line 1: sort cannot be" in done.stderr, "checked after the edit"
    assert "$(touch" in own.read_text()
    assert not (tmp_path / "pwned").exists()
