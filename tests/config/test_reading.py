"""The settings file: what is right is taken, what is wrong is named with its line."""

from __future__ import annotations

import os
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from reseau_tui import config, i18n, settings
from reseau_tui.config.default_file import default_text, explanations
from reseau_tui.config.options import THEMES, Backups, Options
from reseau_tui.config.places import lines_of
from reseau_tui.config.reading import load, read

RIGHT = """\
# mine
language = "fr"
theme = "nord"
sort = "circle"
week_starts_on = "sunday"
not_now = [2, 30]
reconnect_panel = false
editor = "nano -w"

[backups]
daily = 3
weekly = 0

[keys]
log = "w"
quit = ["ctrl+x", "f9"]
"""


def said(text: str) -> list[str]:
    return [str(problem) for problem in read(text, "/home/ana/config.toml").problems]


def test_right_values_are_taken() -> None:
    found = read(RIGHT, "config.toml")
    assert found.problems == ()
    assert found.options == Options(
        language="fr", theme="nord", sort="circle", week_starts_on="sunday", not_now=(2, 30),
        reconnect_panel=False, editor="nano -w", backups=Backups(3, 0),
        keys={"log": ("w",), "quit": ("ctrl+x", "f9")},
    )  # fmt: skip
    assert found.options.first_weekday == 6


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('\nlanguage = "de"', 'line 2: language cannot be "de"; it is one of: auto, en, fr.'),
        ("sort = 3", "line 1: sort cannot be 3; it is one of: name, last, circle, added."),
        ('sort = ["name"]', 'sort cannot be ["name"]; it is one of'),
        ('theme = "nrod"', 'line 1: theme cannot be "nrod"; it is one of: reseau, reseau-light,'),
        ("reconnect_panel = 1", "line 1: reconnect_panel is true or false, not 1."),
        ("editor = true", 'line 1: editor is a text: "…", not true.'),
        ("not_now = 3", "a list of up to 6 different numbers from 1 to 365, not 3."),
        ("not_now = []", "not_now is a list"),
        ("not_now = [3, 3]", "not_now is a list"),
        ("not_now = [true]", "not_now is a list"),
        ("not_now = [1.5]", "not_now is a list"),
        ("not_now = [1,2,3,4,5,6,7]", "not_now is a list"),
        ("[backups]\n\ndaily = 0", "line 3: backups.daily is a number from 1 to 365, not 0."),
        ("[backups]\ndaily = true", "line 2: backups.daily is a number from 1 to 365, not true."),
        ("backups.weekly = -1", "line 1: backups.weekly is a number from 0 to 520, not -1."),
        ("backups = 3", "line 1: backups is a table: [backups]."),
        ("keys = 3", "line 1: keys is a table: [keys]."),
        ('a = 1\n"them" = "nord"', "line 2: there is no setting “them”; “theme”?"),
        ("week-starts-on = 1", "there is no setting “week-starts-on”; “week_starts_on”?"),
        ("zzz = 1", "there is no setting “zzz”; there are: language, theme, sort,"),
        ("[backups]\nmonthly = 1", "line 2: there is no setting “backups.monthly”; there are:"),
        ("[other]\nx = 1", "line 1: there is no setting “other”"),
        ('[keys]\nlog = ""', "line 2: the keys of log are a text or up to 5"),
        ("[keys]\nlog = [1]", "line 2: the keys of log are a text or up to 5"),
        ('[keys]\nlog = ["a","b","c","d","e","f"]', "the keys of log are a text or up to 5"),
        ('"\u202ea\x7fb" = 1'.replace("\x7f", ""), "there is no setting “ab”"),
    ],
)
def test_each_wrong_value_is_named_with_its_line(text: str, sentence: str) -> None:
    told = said(text)
    assert any(sentence in one for one in told), told
    assert all(one.startswith("config.toml, line ") for one in told)
    assert read(text, "x").options == Options(), "the default stands in for it"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('sort = "last"\ntheme = nord', "line 2: texts stand in quotation marks: “theme = nord”"),
        ("a = 1\na = 2", "line 2: this cannot be read as TOML (Cannot overwrite a value)"),
        ("sort = ", "line 1: this cannot be read as TOML"),
        ('x = """\nabc', "line 2: this cannot be read as TOML"),
        ("x = " + "[" * 9000, "line 1: this cannot be read as TOML (too deeply nested)"),
        ("x = " + "9" * 9000, "line 1: this cannot be read as TOML"),
        ("x = \x00", "line 1: this cannot be read as TOML"),
        ("\u2028 = 1\n= 2", "line 1: this cannot be read as TOML"),
    ],
)
def test_what_is_not_toml_is_one_sentence(text: str, sentence: str) -> None:
    told = said(text)
    assert len(told) == 1 and sentence in told[0], told
    assert told[0].isprintable() and len(told[0]) < 300
    assert read(text, "x").options == Options()


def test_one_wrong_value_does_not_cost_the_others() -> None:
    found = read('theme = "nope"\nsort = "last"', "config.toml")
    assert found.options.sort == "last"
    assert found.options.theme == Options().theme
    assert len(found.problems) == 1


def test_sentences_are_translated_when_they_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """The language is one of the settings: it is not known while the file is read."""
    found = read("reconnect_panel = 1", "config.toml").problems[0]
    monkeypatch.setattr(
        "reseau_tui.config.problem._", lambda text: text.replace(", line", ", ligne")
    )
    assert str(found) == "config.toml, ligne 1: reconnect_panel is true or false, not 1."


def test_lines_are_found_in_every_shape_of_toml() -> None:
    text = 'a.b = 1\n"c d" = """\ne = 1\n"""\n[ t . u ]\r\nf = [\n 1,\n]\n[[g]]\nh = 2'
    found = lines_of(text)
    assert found[("a", "b")] == 1
    assert found[("c d",)] == 2
    assert ("e",) not in found
    assert found[("t", "u", "f")] == 6
    assert found[("g", "h")] == 10
    tomllib.loads(text)


@pytest.mark.parametrize("kind", ["missing", "folder", "latin-1", "large", "bom", "null"])
def test_any_file_is_read_or_told(tmp_path: Path, kind: str) -> None:
    file = tmp_path / "config.toml"
    if kind == "folder":
        file.mkdir()
    elif kind == "latin-1":
        file.write_bytes('editor = "é"'.encode("latin-1"))
    elif kind == "large":
        file.write_bytes(b"#" * 1_000_001)
    elif kind == "bom":
        file.write_bytes('\ufeffsort = "last"'.encode())
    found = load(os.devnull if kind == "null" else str(file))
    told = [problem.words for problem in found.problems]
    assert told == {
        "folder": ["it is not a file."],
        "latin-1": ["it is not UTF-8 text."],
        "large": ["it is too large for a settings file."],
    }.get(kind, [])
    assert found.found is (kind not in ("missing", "null"))
    assert found.options.sort == ("last" if kind == "bom" else "name")


def test_the_file_is_read_again_when_it_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "own.toml"
    monkeypatch.setenv("RESEAU_CONFIG", str(file))
    assert config.chosen().sort == "name"
    file.write_text('sort = "last"')
    assert config.chosen().sort == "last"
    file.write_text('sort = "circle"')
    assert config.chosen().sort == "circle"
    file.unlink()
    assert config.chosen().sort == "name"


def test_both_ways_to_the_folder_agree(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import sys

    import platformdirs

    if not sys.platform.startswith("linux"):
        pytest.skip("only Linux has two ways")
    for value in (str(tmp_path), "", "  "):
        monkeypatch.setenv("XDG_CONFIG_HOME", value)
        expected = platformdirs.user_config_dir("reseau-tui", appauthor=False)
        assert settings.config_path() == os.path.join(expected, "config.toml")


@pytest.mark.parametrize(
    ("asked", "environment", "written", "spoken"),
    [
        (None, "", '"fr"', "fr"),
        (None, "", '"auto"', None),
        (None, "", "3", None),
        (None, "en", '"fr"', None),
        ("en", "", '"fr"', "en"),
    ],
)
def test_who_decides_about_the_language(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, asked, environment, written, spoken
) -> None:
    file = tmp_path / "own.toml"
    file.write_text(f"language = {written}")
    monkeypatch.setenv("RESEAU_CONFIG", str(file))
    monkeypatch.setenv("RESEAU_LANG", environment)
    assert config.language_asked(asked) == spoken


# The default file -----------------------------------------------------------------------------


def test_every_setting_is_explained_where_it_is_defined() -> None:
    texts = explanations()
    for kind in (Options, Backups):
        for one in fields(kind):
            assert len(texts[kind.__name__].get(one.name, "")) > 20, one.name


@pytest.mark.parametrize("code", ["en", "fr"])
def test_the_default_file_says_the_defaults(code: str) -> None:
    i18n.set_language(code)
    text = default_text([("log", ("l",), "Write down an exchange"), ("theme", (), "Colours")])
    i18n.set_language("en")
    assert read(text, "x").options == Options(), "as it comes, it changes nothing"
    lines = [
        line.removeprefix("# ") if line.startswith("# ") and " = " in line[:24] else line
        for line in text.splitlines()
    ]
    switched_on = read("\n".join(lines), "x")
    assert switched_on.problems == ()
    keys = switched_on.options.keys
    assert dict(keys) == {"log": ("l",), "theme": ()}
    assert [getattr(switched_on.options, one.name) for one in fields(Options)[:-1]] == [
        getattr(Options(), one.name) for one in fields(Options)[:-1]
    ]
    for one in (*fields(Options)[:-2], *fields(Backups)):
        assert f"\n# {one.name} = " in text
    assert max(map(len, text.splitlines())) <= 100


def test_the_themes_are_those_of_the_app() -> None:
    from textual.theme import BUILTIN_THEMES

    from reseau_tui.tui import theme

    there = {theme.DARK.name, theme.LIGHT.name, *BUILTIN_THEMES}
    assert set(THEMES) == there
