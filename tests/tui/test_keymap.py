"""Keys of one's own: what can be asked for, what clashes, and that the app then works with them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Running

from reseau_tui.config.reading import read
from reseau_tui.tui import commands
from reseau_tui.tui.app import ReseauApp
from reseau_tui.tui.commands import COMMANDS, Command, command, show_key, together, use_keys
from reseau_tui.tui.keymap import RESERVED, key_named, rebound, sendable, typed, written


@pytest.fixture(autouse=True)
def default_keys() -> Iterator[None]:
    yield
    use_keys({})


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "own.toml"
    monkeypatch.setenv("RESEAU_CONFIG", str(file))
    return file


def asked(keys: str) -> tuple[dict[str, str], list[str]]:
    found = rebound(read(f"[keys]\n{keys}", "config.toml"))
    return found.keymap, [str(problem) for problem in found.problems]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("?", "question_mark"), ("/", "slash"), ("+", "plus"), ("-", "minus"), ("é", "é"),
        ("G", "G"), ("shift+g", "G"), ("esc", "escape"), ("F6", "f6"), ("Ctrl+T", "ctrl+t"),
        ("ctrl+pgdn", "ctrl+pagedown"), ("pgup", "pageup"), ("shift+tab", "shift+tab"),
        ("ctrl++", "ctrl+plus"), (" ", "space"), ("return", "enter"), ("alt+x", "alt+x"),
        ("↓", "down"), ("comma", "comma"), ("<", "less_than_sign"), ("del", "delete"),
    ],
)  # fmt: skip
def test_keys_are_written_as_people_write_them(text: str, key: str) -> None:
    assert key_named(text) == key


@pytest.mark.parametrize("text", ["", "ctrl+", "nokey", "foo+x", "\x1b", "ab", "+ctrl+nokey"])
def test_what_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        key_named(text)


def test_every_key_of_the_table_can_be_written_and_sent() -> None:
    for one in COMMANDS:
        for key in one.keys:
            assert key_named(written(key)) == key
            assert sendable(key), key
            assert len(show_key(key)) <= 9, key


@pytest.mark.parametrize(
    ("key", "expected"),
    [("ctrl+h", False), ("ctrl+shift+a", False), ("ctrl+5", False), ("super+a", False),
     ("ctrl+comma", False), ("alt+x", True), ("ctrl+t", True), ("f6", True), ("é", True),
     ("ctrl+left", True), ("ctrl+é", False)],
)  # fmt: skip
def test_what_every_terminal_sends(key: str, expected: bool) -> None:
    assert sendable(key) is expected


def test_letters_belong_to_lines_of_text() -> None:
    assert [typed(key) for key in ("z", "question_mark", "space", "tab", "f6", "ctrl+t")] == [
        True, True, True, True, False, False,
    ]  # fmt: skip


def test_keys_that_can_be_had() -> None:
    keymap, problems = asked('log = ["W", "F6"]\ntheme = "f7"\nundo = "Z"\nadd = "a"')
    assert problems == []
    assert keymap == {"log": "W,f6", "theme": "f7", "undo": "Z,u"}, "u goes on meaning undo"


def test_two_commands_may_change_places() -> None:
    assert asked('edit = "o"\nsort = "e"') == ({"edit": "o", "sort": "e"}, [])


@pytest.mark.parametrize(
    ("keys", "sentence"),
    [
        ('log = "p"', "line 2: “p” cannot be both for log and promise: log keeps l."),
        ('log = "W"\nadd = "W"', "line 3: “W” cannot be both for add and log: add keeps a."),
        ('log = "x"', "line 2: “x” cannot be both for log and archive: log keeps l."),
        ('log = "j"', "line 2: “j” cannot be both for log and down: log keeps l."),
        ('log = "ctrl+i"', "line 2: terminals send tab for “ctrl+i”: log keeps l."),
        ('log = "ctrl+m"', "line 2: terminals send enter for “ctrl+m”"),
        ('log = "ctrl+h"', "line 2: terminals send backspace for “ctrl+h”"),
        ('log = "ctrl+["', "line 2: terminals send esc for “ctrl+[”"),
        ('log = "ctrl+shift+l"', "line 2: not every terminal can send “ctrl+shift+l”"),
        ('log = "d"', "line 2: “d” means delete everywhere and cannot be for log: it keeps l."),
        ('log = "u"', "“u” means undo everywhere"),
        ('log = "space"', "“space” means mark everywhere"),
        ('log = "esc"', "“esc” means back everywhere"),
        ('log = "ctrl+c"', "“ctrl+c” means copy everywhere"),
        ('log = "bogus"', "line 2: there is no key “bogus”: log keeps l."),
        ('log = "a\\u001b[31m"', "there is no key “a[31m”"),
        ('log = []', "line 2: log needs a key: it keeps l."),
        ('quit = "z"', "“z” is typed into lines, and quit works there too: it keeps ctrl+q F10."),
        ('srot = "z"', "line 2: there is no command “srot”; “sort”?"),
        ('next_person = "z"', "there is no command “next_person”; “next-person”?"),
        ('go-inbox = "p"',
         "line 2: “p” cannot be both for go-inbox and go-promises: go-inbox keeps i."),
        ('go-inbox = "g"', "“g” cannot be both for go-inbox and go-top: go-inbox keeps i."),
        ('go-inbox = "j"', "“j” cannot be both for go-inbox and down: go-inbox keeps i."),
        ('go-inbox = ["b", "c"]', "line 2: go-inbox is one letter: it keeps i."),
        ('go-inbox = "f6"', "line 2: go-inbox is one letter: it keeps i."),
        ('go-inbx = "z"', "there is no command “go-inbx”; “go-inbox”?"),
        ('zzz = "z"', "line 2: there is no command “zzz”; “reseau-tui config --print” lists them."),
    ],
)  # fmt: skip
def test_what_cannot_be_had_is_one_sentence(keys: str, sentence: str) -> None:
    keymap, problems = asked(keys)
    assert len(problems) == 1 and sentence in problems[0], problems
    assert set(keymap) <= {"log"} - ({"log"} if keys.count("\n") == 0 else set())


def test_a_command_that_gets_its_key_back_takes_it_from_who_wanted_it() -> None:
    keymap, problems = asked('edit = "o"\nsort = "x"')
    assert keymap == {}
    assert len(problems) == 2
    assert "“o” cannot be both for edit and sort" in problems[0]


def with_scopes(*scopes: str) -> Command:
    return Command("one", ("v",), "one", "one", "one", scopes=scopes)


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        ("home", "home", True), ("home", "reconnect", True), ("app", "timeline", True),
        ("list", "year", True), ("timeline", "year", True), ("screen", "timeline", True),
        ("screen", "pair", True), ("home", "timeline", False), ("reconnect", "year", False),
        ("home", "screen", False), ("reconnect", "screen", False), ("pair", "timeline", False),
    ],
)  # fmt: skip
def test_which_commands_can_be_reached_at_once(mine: str, theirs: str, expected: bool) -> None:
    one, other = with_scopes(mine), with_scopes(theirs)
    assert together(one, other) is together(other, one) is expected


def test_the_scopes_of_every_screen_are_known_to_meet() -> None:
    for mode, screen in ReseauApp.MODES.items():
        scopes = screen().SCOPES
        for one in scopes:
            for other in scopes:
                assert together(with_scopes(one), with_scopes(other)), (mode, one, other)


def test_screens_that_are_never_open_together_may_share_a_key() -> None:
    keymap, problems = asked('sort = "Z"\nyear-before = "Z"')
    assert problems == []
    assert keymap == {"sort": "Z", "year-before": "Z"}


def test_the_table_itself_asks_for_nothing_odd() -> None:
    assert asked("") == ({}, [])
    for one in COMMANDS:
        if "space" not in one.keys and one.keys:
            again = ", ".join(f'"{written(key)}"'.replace("\\", "\\\\") for key in one.keys)
            assert asked(f"{one.id} = [{again}]") == ({}, []), one.id
    assert {"u", "d", "escape"} <= {key for one in COMMANDS for key in one.keys}
    assert set(RESERVED) >= {"d", "u", "space", "escape"}


# In the app -----------------------------------------------------------------------------------


async def test_the_app_works_with_keys_of_ones_own(
    running: Running, people: dict[str, int], own: Path
) -> None:
    own.write_text(
        '[keys]\nlog = "W"\nedit = "o"\nsort = "e"\ntheme = "f6"\ndown = ["ctrl+n", "down"]\n'
        'help = "f3"\nundo = "Z"\n'
    )
    async with running() as app:
        footer = app.text.splitlines()[-1]
        assert " W log" in footer and " o edit" in footer and " Z undo" in footer
        assert " F3 help" in footer and " l log" not in footer
        first = app.app.screen.people.chosen_id
        await app.press("j")
        assert app.app.screen.people.chosen_id == first, "j is nobody's key now"
        await app.press("ctrl+n")
        assert app.app.screen.people.chosen_id != first
        await app.press("e")
        assert "by last contact" in app.text
        await app.press("l")
        assert "Write down an exchange" not in app.text
        await app.press("f3")
        rows = app.text.splitlines()
        assert any("▌W  " in row and "Write down an exchange in one line" in row for row in rows)
        assert any("Z u" in row and "Take back the last change" in row for row in rows)
        await app.press("f3")
        assert "Every day" not in app.text, "the key that opened it closes it"
        await app.press("W")
        assert "Write down an exchange" in app.text
        await app.press("escape", "o")
        assert "Edit " in app.text
        await app.press("escape", "f6")
        assert "theme" in app.text.lower()


def test_the_letters_after_g_can_be_any_and_change_places() -> None:
    found = rebound(read('[keys]\ngo-inbox = "p"\ngo-promises = "i"\ngo-home = "u"\n'
                         'go-duplicates = "x"\ngo-top = "0"', "config.toml"))  # fmt: skip
    assert found.problems == ()
    assert found.keys == {"go-inbox": ("p",), "go-promises": ("i",), "go-home": ("u",),
                          "go-duplicates": ("x",), "go-top": ("0",)}  # fmt: skip
    assert found.keymap == {}, "only the window of g looks at them"


async def test_the_app_goes_where_letters_of_ones_own_lead(
    running: Running, people: dict[str, int], own: Path
) -> None:
    own.write_text('[keys]\ngo = "ctrl+t"\ngo-inbox = "z"\ngo-top = "0"\n')
    async with running() as app:
        await app.press("G", "ctrl+t", "0")
        assert app.app.screen.people.cursor == 0
        await app.press("question_mark")
        text = app.text
        for _ in range(12):
            await app.press("pagedown")
            text += app.text
        assert "ctrl+t z" in text and "ctrl+t p" in text and "(ctrl+t0 as well)" in text
        await app.press("escape", "ctrl+t")
        assert "z  inbox" in app.text and "0  top of the list" in app.text
        await app.press("i")
        assert "z  inbox" in app.text, "i leads nowhere now"
        await app.press("z")
        assert app.app.current_mode == "inbox"


async def test_letters_given_to_a_command_are_still_typed_into_lines(
    running: Running, people: dict[str, int], own: Path
) -> None:
    own.write_text('[keys]\nredo = "Z"\nhalf-down = "V"\ncommand-palette = "W"\n')
    async with running() as app:
        await app.press("slash", "Z", "V", "W")
        assert app.app.screen.query_text == "ZVW"
        assert len(app.app.screen_stack) == 1


async def test_wrong_keys_are_told_at_the_start_and_the_defaults_work(
    running: Running, people: dict[str, int], own: Path
) -> None:
    own.write_text('[keys]\nlog = "p"\nadd = "ctrl+i"\nfoo = "x"\nsort = "d"\nsize = 3\n')
    async with running(toasts=True) as app:
        told = "\n".join(app.toasts())
        assert "own.toml, line 2: “p” cannot be both for log and promise" in told
        assert "line 3: terminals send tab" in told
        assert "line 4: there is no command “foo”" in told
        assert "and 2 more: reseau-tui config --check" in told
        assert command("log").key == "l"
        await app.press("p")
        assert "A promise to" in app.text
        await app.press("escape", "l")
        assert "Write down an exchange" in app.text


async def test_the_next_start_without_the_file_has_the_default_keys(
    running: Running, people: dict[str, int], own: Path
) -> None:
    own.write_text('[keys]\nlog = "W"\n')
    async with running() as app:
        assert " W log" in app.text
    own.unlink()
    async with running() as app:
        assert " l log" in app.text
        await app.press("l")
        assert "Write down an exchange" in app.text


async def test_no_sentence_names_a_key_that_was_given_to_something_else(
    running: Running, people: dict[str, int], own: Path
) -> None:
    own.write_text(
        '[keys]\nundo = "Z"\nredo = "ctrl+e"\nadd-promise = "W"\nfilter = "F6"\nlog = "z"\n'
        'leave = "Q"\n'
    )
    async with running(toasts=True) as app:
        assert "⌕ F6 to search" in app.text
        await app.press("d", "y")
        assert app.toasts()[-1].endswith(" · Z undoes")
        await app.press("Z")
        assert app.toasts()[-1].endswith("(ctrl+e does it again)")
        await app.press("g", "i")
        assert "z  write down" in app.text.replace("z write", "z  write"), app.text
        assert "Q home" in app.text
        await app.press("g", "p", "slash", *"zzz", "enter", "e")
        assert app.toasts()[-1] == "No promise is under the cursor: W adds one."
        await app.press("ctrl+c")
        assert app.toasts()[-1] == "ctrl+q or F10 quits; everything is saved already."


def test_no_sentence_of_the_app_has_a_key_of_the_table_written_into_it() -> None:
    named = re.compile(
        r"(?<![\w{+])([ulaexpM]|ctrl\+[prq]) "
        r"(undoes|takes it|takes back|adds|logs|does it|quits|makes|marks|opens)"
    )
    folder = Path(commands.__file__).parent.parent
    found = []
    for file in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name("_" | "N_" | "ngettext"), args=[*said]):
                    found += [one.value for one in said if isinstance(one, ast.Constant)
                              and named.search(str(one.value))]  # fmt: skip
                case _:
                    pass
    assert found == [], "with keyed() and the name of the command in braces"
