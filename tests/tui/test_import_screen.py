"""An import in the app: a file is chosen, looked at, brought in, stopped, undone."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from conftest import Driver, Running
from frames import check_frame

from reseau_tui.interchange import stopping
from reseau_tui.model import bulk, history
from reseau_tui.model.database import connection, opened
from reseau_tui.tui.screens.file_picker import FilePicker
from reseau_tui.tui.screens.import_files import ImportScreen


def card(*lines: str) -> str:
    return "\r\n".join(["BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD", ""])


CONTACTS = "".join(
    (
        card("UID:1", "FN:Marie Dupont", "TITLE:HR director", "ORG:Airbus", "TEL:0611111111"),
        card("UID:2", "FN:Nora Haddad", "BDAY:1986-02-30"),
        card("UID:3", "FN:Karim Benali"),
        card("NOTE:nobody at all"),
    )
)


@pytest.fixture
def downloads() -> Path:
    """The folder where the picker begins, with some things in it."""
    folder = Path(os.environ["HOME"]) / "Downloads"
    (folder / "phone").mkdir(parents=True)
    (folder / "contacts.vcf").write_text(CONTACTS, encoding="utf-8")
    (folder / "shopping.txt").write_text("milk", encoding="utf-8")
    for number in range(3):
        cards = card(f"UID:p{number}", f"FN:Person {number}")
        (folder / "phone" / f"{number}.vcf").write_text(cards, encoding="utf-8")
    return folder


async def looked_at(app: Driver) -> ImportScreen:
    """Wait for the preview."""
    await app.until(lambda: "enter imports" in app.text or "enter closes" in app.text)
    screen = app.app.screen
    assert isinstance(screen, ImportScreen)
    return screen


async def test_a_newcomer_imports_looks_and_undoes(running: Running, downloads: Path) -> None:
    async with running(80, 24) as app:
        await app.press("enter")
        await app.until(lambda: "contacts.vcf" in app.text)
        assert "shopping" not in app.text
        check_frame(app.app, "import-picker-80x24")
        await app.press("j", "enter")
        await looked_at(app)
        assert "3 new · 0 updated · 1 skipped (no name)" in app.text
        assert "“1986-02-30” is not" in app.text
        check_frame(app.app, "import-preview-80x24")
        await app.press("3")
        await looked_at(app)
        assert "circle: 3 friends & allies" in app.text
        await app.press("t")
        await app.write("from the phone")
        await app.press("ctrl+s")
        await looked_at(app)
        assert "tag for all: from the phone" in app.text
        assert "Import: contacts.vcf" in app.text
        await app.press("enter")
        await app.until(lambda: "u undoes it" in app.text)
        assert "3 new · 0 updated · 1 skipped (no name)" in app.text
        check_frame(app.app, "import-done-80x24")
        await app.press("enter")
        await app.until(lambda: "Five keys" in app.text)
        assert "import your contacts" not in app.text
        await app.press("escape")
        assert "3 people" in app.text
        await app.press("slash", *"tag:from", "enter")
        assert "Marie Dupont" in app.text
        await app.press("u")
        await app.until(lambda: "import your contacts" in app.text)


async def test_what_changes_is_seen_before_and_the_same_file_again_is_nothing(
    running: Running, downloads: Path, people: dict[str, int]
) -> None:
    async with running(120, 36) as app:
        await app.press("I")
        await app.until(lambda: "contacts.vcf" in app.text)
        await app.press("j", "enter")
        await looked_at(app)
        # Namesakes of hers and his are there already: whether they are the same is asked.
        for words in ("1 new · 0 updated · 2 to decide", "same name and organisation: Marie",
                      "same name: Karim Benali"):  # fmt: skip
            assert words in app.text
        await app.press("enter")
        await app.until(lambda: "decides who is whom" in app.text)
        await app.press("g", "u")
        await app.until(lambda: "Marie Dupont (Airbus) ≟" in app.text)
        await app.press("I")
        await app.until(lambda: "contacts.vcf" in app.text)
        await app.press("j", "enter")
        await looked_at(app)
        assert "There is nothing in it that is not here already." in app.text
        await app.press("enter")
        assert not isinstance(app.app.screen, ImportScreen)


async def test_a_wide_window(running: Running, downloads: Path) -> None:
    async with running(120, 36) as app:
        await app.press("I")
        await app.until(lambda: "contacts.vcf" in app.text)
        check_frame(app.app, "import-picker-120x36")
        await app.press("j", "enter")
        await looked_at(app)
        check_frame(app.app, "import-preview-120x36")


async def test_a_folder_is_taken_as_a_whole_and_a_path_is_typed(
    running: Running, downloads: Path
) -> None:
    async with running(60, 18) as app:
        await app.press("I")
        await app.until(lambda: "contacts.vcf" in app.text)
        await app.press("slash")
        await app.press(*"ph", "tab")
        await app.until(lambda: "0.vcf" in app.text)
        assert "~/Downloads/phone/" in app.text
        await app.press("down", "k")
        assert "▌everything in this folder" in app.text
        check_frame(app.app, "import-picker-60x18")
        await app.press("enter")
        await looked_at(app)
        assert "3 new" in app.text
        check_frame(app.app, "import-preview-60x18")
        await app.press("escape")
        assert "import your contacts" in app.text
        # It begins where the last file was.
        await app.press("I")
        await app.until(lambda: "0.vcf" in app.text)
        await app.press("backspace")
        await app.until(lambda: "▌phone/" in app.text)
        await app.press("slash")
        await app.write("~/Downloads/shopping.txt")
        await app.press("enter")
        await app.until(lambda: "in no format known here" in app.text)
        await app.press("enter")
        assert isinstance(app.app.screen, FilePicker)


async def test_names_of_files_are_harmless(running: Running) -> None:
    folder = Path(os.environ["HOME"]) / "Downloads"
    folder.mkdir(parents=True)
    for name in (
        "[nope].vcf", "[@click=app.quit]x[].vcf", "esc\x1b]0;pwned\x07.vcf", "\u202eleft.vcf",
        ".hidden.vcf",
    ):  # fmt: skip
        (folder / name).write_text(card("FN:Zoë"), encoding="utf-8")
    (folder / os.fsdecode(b"broken-\xff.vcf")).write_text(card("FN:Zoë"), encoding="utf-8")
    async with running(80, 24) as app:
        await app.press("I")
        await app.until(lambda: "broken" in app.text)
        for words in ("[nope].vcf", "[@click=app.quit]x[].vcf", "esc]0;pwned.vcf", "left.vcf"):
            assert words in app.text
        assert ".hidden" not in app.text
        for harmful in ("\x1b", "\x07", "\u202e"):
            assert harmful not in app.text
        await app.press("full_stop")
        await app.until(lambda: ".hidden.vcf" in app.text)
        await app.press("slash", *"esc", "tab")
        assert "\x1b" not in app.app.screen.line.value
        await app.press("enter")
        await looked_at(app)
        assert "Zoë" in app.text
        assert "Import: esc]0;pwned.vcf" in app.text


@pytest.fixture
def slow(downloads: Path, monkeypatch: pytest.MonkeyPatch) -> Event:
    """Four hundred cards in short transactions; the import waits half-way for the event."""
    cards = "".join(card(f"UID:s{n}", f"FN:Somebody {n}") for n in range(400))
    (downloads / "contacts.vcf").write_text(cards, encoding="utf-8")
    monkeypatch.setattr("reseau_tui.interchange.import_people.LONGEST", 0.001)
    monkeypatch.setattr(bulk, "PAUSE", 0)
    go_on = Event()
    wait = stopping.Work.__call__

    def waiting(self: stopping.Work, done: int, total: int) -> None:
        screen_waits = done >= 100 and not go_on.is_set() and waiting.armed
        if screen_waits:
            self.done, self.total = done, total
            go_on.wait(20)
        wait(self, done, total)

    waiting.armed = False
    go_on.arm = lambda: setattr(waiting, "armed", True)  # type: ignore[attr-defined]
    monkeypatch.setattr(stopping.Work, "__call__", waiting)
    return go_on


async def begun(app: Driver, slow: Any) -> None:
    """Begin the import that waits half-way."""
    await app.press("I")
    await app.until(lambda: "contacts.vcf" in app.text)
    await app.press("j", "enter")
    await looked_at(app)
    slow.arm()
    await app.pilot.press("enter")
    for _ in range(400):
        await app.pilot.pause(0.02)
        if " of 400" in app.text:
            return
    raise AssertionError(app.text)


async def test_stopped_half_way_everything_is_as_it_was(
    running: Running, slow: Event, people: dict[str, int]
) -> None:
    before = connection().execute("SELECT count(*) FROM contact").fetchone()
    async with running(80, 24) as app:
        await begun(app, slow)
        assert "━" in app.text
        await app.pilot.press("escape")
        slow.set()
        await app.until(lambda: "everything is as it was" in app.text)
        await app.press("escape")
        assert "7 people" in app.text
        await app.press("u")
        assert any("the beginning" in said for said in app.toasts())
        await app.press("ctrl+r")
        assert "7 people" in app.text
    assert connection().execute("SELECT count(*) FROM contact").fetchone() == before


async def test_quitting_half_way_is_spoken_of_at_the_next_start(
    running: Running, slow: Event, path: str
) -> None:
    async with running(80, 24) as app:
        await begun(app, slow)
        await app.pilot.press("ctrl+q")
        slow.set()
    with opened(path):
        step = history.cut_off(connection())
        assert step is not None
        assert "import of 400 people" in step.label
    async with running(80, 24) as app:
        await app.until(lambda: "was cut off half-way" in app.text)
        await app.press("u")
        await app.until(lambda: "import your contacts" in app.text)
