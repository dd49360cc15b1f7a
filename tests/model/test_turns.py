"""Whose turn it is to write: a writer waits for the one before, and not for ever."""

from __future__ import annotations

import sqlite3
import threading

import pytest

from reseau_tui.model import write


@pytest.fixture
def two(tmp_path):
    path = str(tmp_path / "two.db")
    pair = [
        sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=3)
        for _ in range(2)
    ]
    pair[0].execute("PRAGMA journal_mode = WAL")
    pair[0].execute("CREATE TABLE line (text)")
    yield pair
    for connection in pair:
        connection.close()


def test_a_writer_goes_as_soon_as_the_one_before_is_done(two):
    first, second = two
    write.begin(first)
    waiting, written = threading.Event(), threading.Event()

    def later() -> None:
        waiting.set()
        write.begin(second)
        second.execute("INSERT INTO line SELECT 'after ' || max(text) FROM line")
        second.execute("COMMIT")
        written.set()

    thread = threading.Thread(target=later)
    thread.start()
    assert waiting.wait(5)
    assert not written.wait(0.05)
    first.execute("INSERT INTO line VALUES ('first')")
    first.execute("COMMIT")
    thread.join(5)
    assert first.execute("SELECT text FROM line").fetchall() == [("first",), ("after first",)]


def test_who_waits_too_long_is_told_and_readers_wait_as_before(two, monkeypatch):
    first, second = two
    monkeypatch.setattr(write, "BUSY_SECONDS", 0.03)
    write.begin(first)
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        write.begin(second)
    assert not second.in_transaction
    first.execute("ROLLBACK")
    write.begin(second)
    assert second.execute("PRAGMA busy_timeout").fetchone() == (30,)
    with pytest.raises(sqlite3.OperationalError, match="within a transaction"):
        write.begin(second)
