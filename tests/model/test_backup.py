"""Backups: one a day, thinned out, restored without losing what they replace."""

from __future__ import annotations

import itertools
import os
import sqlite3
import stat
from pathlib import Path

import pytest

from reseau_tui.model import backup, write
from reseau_tui.model.database import action, connection, opened
from reseau_tui.settings import backup_folder


def _add(name: str) -> None:
    with action("add"):
        write.add_contact(connection(), name, 0)


def _names(path: str) -> list[str]:
    sql = sqlite3.connect(path)
    try:
        return [row[0] for row in sql.execute("SELECT name FROM contact ORDER BY id")]
    finally:
        sql.close()


def test_one_backup_a_day(network: str, monkeypatch: pytest.MonkeyPatch) -> None:
    _add("Marie")
    first = backup.backup_if_due(network)
    assert first and _names(first) == ["Marie"]
    assert backup.backup_if_due(network) is None
    monkeypatch.setenv("RESEAU_NOW", "2026-11-24T08:00")
    assert backup.backup_if_due(network)
    assert stat.S_IMODE(os.stat(first).st_mode) == 0o600
    assert stat.S_IMODE(os.stat(backup_folder(network)).st_mode) == 0o700
    assert not [name for name in os.listdir(backup_folder(network)) if name.endswith(".part")]


def test_seven_days_and_four_weeks_are_kept(network: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import datetime

    day = datetime.date(2026, 6, 1)
    for number in range(60):
        now = day + datetime.timedelta(days=number)
        monkeypatch.setenv("RESEAU_NOW", f"{now.isoformat()}T08:00")
        backup.backup_if_due(network)
    kept = [backup.day_of(file) for file in backup.backups(network)]
    last = day + datetime.timedelta(days=59)
    assert kept[-7:] == [last - datetime.timedelta(days=back) for back in range(6, -1, -1)]
    older = kept[:-7]
    assert 2 <= len(older) <= 4
    for earlier, later in itertools.pairwise(older):
        assert earlier and later and later - earlier >= datetime.timedelta(days=5)


def test_large_backups_are_few(network: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup, "LARGE", 10)
    for number in range(1, 8):
        monkeypatch.setenv("RESEAU_NOW", f"2026-06-0{number}T08:00")
        backup.backup_if_due(network)
    assert len(backup.backups(network)) == 3


def test_restore_brings_back_and_keeps_what_was_there(network: str) -> None:
    _add("Marie")
    file = backup.make_backup(network)
    _add("Paul")
    kept = backup.restore(file, network)
    assert _names(network) == ["Marie"]
    assert kept and _names(kept) == ["Marie", "Paul"]
    with opened(network):
        _add("Léa")
    assert _names(network) == ["Marie", "Léa"]


def test_a_failed_backup_leaves_no_half_file(network: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError("no space")

    monkeypatch.setattr(backup.os, "replace", fail)
    with pytest.raises(OSError, match="no space"):
        backup.make_backup(network)
    assert os.listdir(backup_folder(network)) == []


def test_the_settings_say_how_many_copies_are_kept(
    network: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "own.toml"
    file.write_text("[backups]\ndaily = 2\nweekly = 1\n")
    monkeypatch.setenv("RESEAU_CONFIG", str(file))
    for day in ("01", "02", "09", "10", "11", "12"):
        monkeypatch.setenv("RESEAU_NOW", f"2026-06-{day}T10:00")
        backup.make_backup(network)
    days = [str(backup.day_of(name)) for name in backup.backups(network)]
    # The two newest, and the oldest copy of the newest week.
    assert days == ["2026-06-09", "2026-06-11", "2026-06-12"]
