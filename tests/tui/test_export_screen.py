"""An export in the app: whose data, which format, which file; whole or not at all."""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from conftest import Driver, Running, person
from frames import check_frame

from reseau_tui.interchange import exporting
from reseau_tui.interchange.stopping import Stopped, Work
from reseau_tui.model.database import action, connection, opened
from reseau_tui.model.requests import add_request
from reseau_tui.tui.exporting import (
    export_folder,
    formats,
    new_name,
    problem_with,
    renamed,
    write_export,
)
from reseau_tui.tui.screens.export import ExportScreen

FORMATS = {one.name: one for one in formats()}


@pytest.fixture
def documents() -> Path:
    """The folder where a new file goes."""
    folder = Path(os.environ["HOME"]) / "Documents"
    folder.mkdir(parents=True)
    return folder


def closed(app: Driver) -> bool:
    return not isinstance(app.app.screen, ExportScreen)


async def test_the_marked_go_into_a_file_that_is_not_replaced_unasked(
    running: Running, documents: Path, people: dict[str, int]
) -> None:
    file = documents / "reseau-2026-11-23.vcf"
    async with running(80, 24) as app:
        await app.press("space", "space", "E")
        assert "2 marked people" in app.text
        check_frame(app.app, "export-80x24")
        await app.press("enter")
        await app.until(lambda: closed(app))
        written = file.read_text(encoding="utf-8")
        assert written.count("BEGIN:VCARD") == 2
        assert file.stat().st_mode & 0o777 == 0o600
        assert f"written to ~/Documents/{file.name}" in app.toasts()[-1]
        # Once more: somebody else, but the file is there.
        await app.press("E", "w", "enter")
        await app.until(lambda: "is there already" in app.text)
        await app.press("n")
        assert file.read_text(encoding="utf-8") == written
        await app.press("enter")
        await app.until(lambda: "is there already" in app.text)
        await app.press("y")
        await app.until(lambda: closed(app))
        assert file.read_text(encoding="utf-8").count("BEGIN:VCARD") == 7
        assert os.listdir(documents) == [file.name]


async def test_what_the_list_shows_in_another_format_and_folder(
    running: Running, documents: Path, people: dict[str, int]
) -> None:
    (documents / "letters").mkdir()
    (documents / "lentils.csv").write_text("", encoding="utf-8")
    async with running(60, 18) as app:
        await app.press("slash", *"roche", "enter", "E", "j")
        assert "2 people, as the list shows" in app.text
        assert "~/Documents/reseau-2026-11-23.csv" in app.text
        check_frame(app.app, "export-60x18")
        await app.press("tab")
        await app.write("~/Nowhere/x.csv")
        await app.press("enter")
        await app.until(lambda: "There is no folder ~/Nowhere." in app.text)
        await app.write("~/Documents/le")
        await app.press("tab")
        await app.until(lambda: "~/Documents/letters/" in app.text)
        await app.press(*"Roche.csv", "enter")
        await app.until(lambda: closed(app))
        rows = (documents / "letters" / "Roche.csv").read_text(encoding="utf-8-sig").splitlines()
        assert [row.partition(",")[0] for row in rows] == ["Name", "Inès Roche", "Paul Roche"]
        # The folder and the format are those of the last time; what is typed stays over formats.
        await app.press("E")
        assert "~/Documents/letters/reseau-2026-11-23.csv" in app.text
        await app.press("tab")
        await app.write("mine.csv")
        await app.press("escape", "j")
        assert "mine-exchanges.csv" in app.text
        await app.press("j", "j", "j")
        assert "mine.json" in app.text
        assert "the whole network" in app.text
        await app.press("enter")
        await app.until(lambda: closed(app))
        found = json.loads((documents / "letters" / "mine.json").read_text(encoding="utf-8"))
        assert len(found["contacts"]) == 7


@pytest.mark.parametrize(("columns", "lines"), [(60, 18), (80, 24)])
async def test_private_requests_stay_at_home_and_that_is_said(
    running: Running, documents: Path, people: dict[str, int], path: str, columns: int, lines: int
) -> None:
    with opened(path), action("requests"):
        for text in ("a lawyer", "a baker"):
            add_request(
                connection(), asker=people["Marie Dupont"], text=text, on="2026-11-20",
                private=text == "a lawyer",
            )  # fmt: skip
    async with running(columns, lines) as app:
        await app.press("E")
        assert "stays at home" not in app.text, "only the JSON has requests"
        await app.press(*"jjjjj")
        assert "1 private request stays at home" in " ".join(app.text.replace("│", " ").split())
        assert "esc leaves" in app.text
        await app.press("enter")
        await app.until(lambda: closed(app))
    (written,) = documents.iterdir()
    assert "a baker" in written.read_text() and "a lawyer" not in written.read_text()


async def test_a_long_one_is_stopped_and_leaves_nothing(
    running: Running, documents: Path, people: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    going, go_on = Event(), Event()
    slow = exporting.write_vcard

    def one_by_one(*arguments: Any, **options: Any) -> str:
        going.set()
        assert go_on.wait(20)
        return slow(*arguments, **options)

    monkeypatch.setattr(exporting, "write_vcard", one_by_one)
    async with running(80, 24) as app:
        await app.press("E")
        await app.pilot.press("enter")
        while not going.is_set():
            await asyncio.sleep(0.01)
        screen = app.app.screen
        assert isinstance(screen, ExportScreen)
        assert screen._work is not None
        work = screen._work
        await app.pilot.press("escape")
        while not work.stopped:
            await asyncio.sleep(0.01)
        go_on.set()
        await app.until(lambda: "Stopped; nothing was written." in app.text)
        assert os.listdir(documents) == []
        await app.press("escape")
        assert closed(app)


def test_every_format_of_exports_can_be_chosen_and_has_an_ending_of_its_own() -> None:
    assert set(FORMATS) == {one.name for one in exporting.EXPORTS}
    for one in FORMATS.values():
        name = new_name(one)
        known = exporting.export_named(None, name)
        assert known is not None
        # For vCard 4.0 the name is that which other programs know.
        assert known.name == ("vcf" if one.name == "vcf4" else one.name)


@pytest.mark.parametrize(
    ("path", "old", "new", "expected"),
    [
        ("~/a.vcf", "vcf", "csv", "~/a.csv"),
        ("~/a.csv", "csv", "exchanges.csv", "~/a-exchanges.csv"),
        ("~/a-exchanges.csv", "exchanges.csv", "ics", "~/a.ics"),
        ("~/my network", "vcf", "csv", "~/my network"),
        ("~/a.txt", "md", "json", "~/a.txt"),
    ],
)
def test_the_ending_goes_with_the_format(path: str, old: str, new: str, expected: str) -> None:
    assert renamed(path, FORMATS[old], FORMATS[new]) == expected


def test_what_is_no_name_for_a_file(documents: Path) -> None:
    assert problem_with(str(documents)) == "A name for the file, please."
    assert problem_with(str(documents) + "/") == "A name for the file, please."
    assert problem_with(str(documents / "no" / "x.vcf")) == "There is no folder ~/Documents/no."
    assert problem_with(str(documents / "x.vcf")) == ""
    assert export_folder(str(documents / "gone")) == str(documents)
    documents.rmdir()
    assert export_folder() == os.environ["HOME"]


@pytest.fixture
def hundred(path: str) -> Iterator[list[int]]:
    with opened(path):
        with action("add"):
            ids = [person(f"Person {number:03}") for number in range(100)]
        yield ids


def test_progress_and_an_end_half_way(hundred: list[int], path: str, tmp_path: Path) -> None:
    file = tmp_path / "out.vcf"
    work = Work()
    write_export(path, "vcf", [*reversed(hundred), 4711], str(file), work)
    names = [row[3:] for row in file.read_text(encoding="utf-8").splitlines() if row[:3] == "FN:"]
    assert names == sorted(names)
    assert (len(names), work.done, work.total) == (100, 99, 100)
    file.unlink()

    class Impatient(Work):
        def __call__(self, done: int, total: int) -> None:
            self.stopped = done > 50
            super().__call__(done, total)

    with pytest.raises(Stopped):
        write_export(path, "vcf", None, str(file), Impatient())
    assert not [name for name in os.listdir(tmp_path) if "out" in name or name.endswith(".part")]
