"""A table whose columns nobody knows: they are asked about once, and remembered."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from conftest import Driver, Running
from frames import check_frame

from reseau_tui.interchange.record import UnknownColumns
from reseau_tui.tui.column_words import field_words, fields_like
from reseau_tui.tui.screens.file_picker import FilePicker
from reseau_tui.tui.screens.import_columns import ColumnsScreen, columns_of
from reseau_tui.tui.screens.import_files import ImportScreen

MEMBERS = """Wer;Courriel;Stufe [x];Remarque interne;;Ville
Nora Haddad;nora@example.org;A1;likes rain;;Lyon
Ana Silva;ana@example.org;B2;\x1b[31mred;;Nantes
"""


@pytest.fixture
def members() -> Path:
    """A table in the folder where the picker begins."""
    folder = Path(os.environ["HOME"]) / "Downloads"
    folder.mkdir(parents=True)
    file = folder / "members.csv"
    file.write_text(MEMBERS, encoding="utf-8")
    return file


async def asked(app: Driver) -> None:
    await app.press("I")
    await app.until(lambda: "members.csv" in app.text and isinstance(app.app.screen, FilePicker))
    await app.press("enter")
    await app.until(lambda: isinstance(app.app.screen, ColumnsScreen))


async def test_columns_are_said_once(
    running: Running, members: Path, people: dict[str, int]
) -> None:
    async with running(80, 24) as app:
        await asked(app)
        check_frame(app.app, "import-columns-80x24")
        await app.press("enter")
        await app.until(lambda: "What is “Wer”?" in app.text)
        await app.write("whole")
        await app.press("enter")
        await app.until(lambda: isinstance(app.app.screen, ColumnsScreen))
        # On to the next question by itself.
        await app.press("j", "enter")
        await app.until(lambda: "What is “Stufe [x]”?" in app.text)
        await app.press("escape")
        await app.until(lambda: isinstance(app.app.screen, ColumnsScreen))
        await app.press("j", "enter")
        await app.until(lambda: "Remarque" in app.text and "What is" in app.text)
        await app.write("notes")
        await app.press("enter")
        await app.until(lambda: isinstance(app.app.screen, ColumnsScreen))
        await app.press("ctrl+s")
        await app.until(lambda: "enter imports" in app.text)
        assert "2 new · 0 updated" in app.text
        await app.press("enter")
        await app.until(lambda: "undoes it" in app.text)
        await app.press("enter")
        # Another file with the same columns is not asked about again.
        members.write_text(MEMBERS + "Éva Kis;eva@example.org;;;;\n", encoding="utf-8")
        await app.press("I")
        await app.until(lambda: "members.csv" in app.text)
        await app.press("enter")
        await app.until(lambda: "enter imports" in app.text)
        assert "1 new · 0 updated" in app.text


async def test_somebody_must_be_named_and_leaving_imports_nothing(
    running: Running, members: Path, people: dict[str, int]
) -> None:
    async with running(60, 18) as app:
        await asked(app)
        check_frame(app.app, "import-columns-60x18")
        await app.press("j", "x", "ctrl+s")
        assert "One column, at least, must be a name" in app.text
        await app.press("escape")
        await app.until(lambda: not isinstance(app.app.screen, (ColumnsScreen, ImportScreen)))
        assert "7 people" in app.text


def test_columns_of_a_question() -> None:
    rows = (("a", "", "1"), ("b", "x", "2", "beyond"), ("c",), ("d", "y"))
    question = UnknownColumns("?", ("Wer", "Mail", "Wer", ""), rows, {"Mail": "email"})
    found = columns_of(question)
    assert [(one.header, one.field) for one in found] == [("Wer", ""), ("Mail", "email")]
    assert found[0].samples == ("a", "b", "c")
    assert found[1].whole == "Mail: x · y"


@pytest.mark.parametrize(
    ("typed", "first"),
    [("", "name"), ("pho", "phone"), ("mobile", "phone:mobile"), ("Courriel", "email"),
     ("work", "email:work"), ("note:spouse", "note:spouse"), ("zzz", None)],
)  # fmt: skip
def test_fields_by_their_words(typed: str, first: str | None) -> None:
    found = fields_like(typed)
    assert (found[0] if found else None) == first
    assert len(found) == len(set(found))


def test_every_field_offered_has_words() -> None:
    words = [field_words(field) for field in fields_like("")]
    assert len(words) == len(set(words))
    assert field_words("") == "left out"
    assert field_words("phone:\x1bfax") == "phone (fax)"
