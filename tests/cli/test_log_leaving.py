"""How a capture leaves: at once, with its change beside the database, and never much of that."""

from __future__ import annotations

import os
import sqlite3
import stat
from pathlib import Path

import pytest

from reseau_tui.cli.log import WAL_LIMIT

ONE_CAPTURE = 200 * 1024
"""More bytes than the pages of one capture."""


@pytest.fixture(autouse=True)
def marie(run, people) -> None:
    """Somebody to meet, and a backup of today: a capture that starts one is not alone."""
    people("Marie Dupont")
    assert run("backup", "--quiet").code == 0


def interactions(path: str) -> int:
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        return connection.execute("SELECT count(*) FROM interaction").fetchone()[0]
    finally:
        connection.close()


def size(path: str) -> int:
    return os.stat(path).st_size if os.path.exists(path) else 0


def test_the_change_waits_beside_the_database_until_the_next_command(run, path: str) -> None:
    assert run("--log", "coffee with Marie").code == 0
    wal = path + "-wal"
    assert size(wal) and stat.S_IMODE(os.stat(wal).st_mode) == 0o600
    assert interactions(path) == 1
    assert "Marie Dupont" in run("people").out
    assert not os.path.exists(wal)
    assert interactions(path) == 1


def test_captures_alone_never_let_much_wait(run, path: str) -> None:
    waiting = []
    for number in range(14):
        assert run("--log", f"coffee with Marie number {number}").out.startswith("✓ ")
        waiting.append(size(path + "-wal"))
    assert max(waiting) < WAL_LIMIT + ONE_CAPTURE
    assert min(waiting) == 0, "a capture that finds much brings it in"
    assert sorted(waiting)[1] > 0, "but not every one does"
    assert interactions(path) == 14


def test_a_link_to_the_database(run, path: str, tmp_path: Path) -> None:
    link = str(tmp_path / "link.db")
    os.symlink(path, link)
    assert run("--log", "coffee with Marie", db=link).out.startswith("✓ ")
    assert not size(path + "-wal") and not size(link + "-wal")
    assert interactions(path) == 1


def test_a_copy_of_both_files_has_everything(run, path: str, tmp_path: Path) -> None:
    run("--log", "coffee with Marie")
    copy = str(tmp_path / "copy.db")
    for ending in ("", "-wal"):
        Path(copy + ending).write_bytes(Path(path + ending).read_bytes())
    assert interactions(copy) == 1
