from __future__ import annotations

import sqlite3

import pytest
from conftest import Running

from reseau_tui.model import write

pytestmark = pytest.mark.usefixtures("people")


async def test_a_full_disk_is_a_sentence_and_the_typed_line_stays(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> int:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(write, "add_interaction", full)
    async with running() as app:
        await app.press("l")
        await app.write("coffee with Marie")
        await app.press("enter")
        assert any("The disk is full" in toast for toast in app.toasts())
        assert app.app.focused.value == "coffee with Marie"
        monkeypatch.undo()
        await app.press("enter")
        assert any("✓" in toast for toast in app.toasts())


async def test_changing_somebody_who_was_removed_meanwhile(running: Running, path: str) -> None:
    async with running() as app:
        await app.press("e")
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("PRAGMA foreign_keys = ON")
        other.execute("DELETE FROM contact WHERE name = 'Inès Roche'")
        other.close()
        await app.write("Inès Somebody", "#field-name")
        await app.press("f2")
        assert any("not there any more" in toast for toast in app.toasts())
        assert app.app.is_running


async def test_a_fault_of_ours_is_not_hidden(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reseau_tui.network import people

    def broken(contact_id: int) -> None:
        raise ZeroDivisionError

    with pytest.raises(Exception, match="ZeroDivisionError"):
        async with running() as app:
            monkeypatch.setattr(people, "person", broken)
            await app.press("j")
