from __future__ import annotations

import re
from pathlib import Path

import pytest

from reseau_tui.demo.people import PEOPLE
from reseau_tui.tui.commands import COMMANDS
from tests.readme import README, key_table, with_keys
from tests.screenshots import FOLDER, PICTURES, self_contained

WRITTEN = README.read_text(encoding="utf-8")


def test_the_keys_of_the_readme_are_those_of_the_app() -> None:
    assert with_keys(WRITTEN) == WRITTEN, "run: python -m tests.readme"


def test_every_command_with_a_key_is_in_the_table() -> None:
    table = key_table()
    for one in COMMANDS:
        assert (f"| {one.shown_help} |" in table) == bool(one.keys), one.id
    rows = [row for row in table.splitlines()[2:] if "**" not in row]
    assert len(rows) == len(set(rows))


def test_every_picture_of_the_readme_is_there() -> None:
    shown = re.findall(r"\]\((screenshots/[^)]+)\)", WRITTEN)
    assert shown
    assert all((README.parent / path).is_file() for path in shown)


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_pictures_need_no_network(picture) -> None:
    svg = Path(FOLDER / f"{picture.name}.svg").read_text(encoding="utf-8")
    assert re.findall(r"https?://[^\"' )]+", svg) == ["http://www.w3.org/2000/svg"]
    assert "@font-face" not in svg
    assert "@import" not in svg
    names = [person.name.split()[0] for person in PEOPLE]
    assert any(name in svg for name in (*names, "intimates")), "drawn before it was read"
    assert svg == self_contained(svg), "run: python -m tests.screenshots"
