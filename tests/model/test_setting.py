"""What a capture must know of the settings stands in the database."""

from __future__ import annotations

from pathlib import Path

import pytest

from reseau_tui.model.database import connection
from reseau_tui.model.setting import configured_language, keep, value_of


def test_a_value_is_kept_and_replaced(network: str) -> None:
    assert value_of(connection(), "language") is None
    keep(connection(), "language", "fr 1")
    keep(connection(), "language", "en 2")
    assert value_of(connection(), "language") == "en 2"


def test_settings_are_no_step_of_undo(network: str) -> None:
    keep(connection(), "language", "fr 1")
    assert connection().execute("SELECT count(*) FROM change").fetchone()[0] == 0


def test_the_language_follows_the_file(
    network: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "own.toml"
    monkeypatch.setenv("RESEAU_CONFIG", str(file))
    assert configured_language(connection()) is None
    assert value_of(connection(), "language") is None, "no file, nothing to keep"
    for written, spoken in (('"fr"', "fr"), ('"en"  ', "en"), ('"auto"', None), ('"xx"', None)):
        file.write_text(f"language = {written}")
        assert configured_language(connection()) == spoken
    file.unlink()
    assert configured_language(connection()) is None
    file.write_text('language = "fr"')
    configured_language(connection())
    monkeypatch.setattr("reseau_tui.config.chosen", lambda: pytest.fail("read again"))
    assert configured_language(connection()) == "fr", "a known file is not read again"
