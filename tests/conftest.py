"""What every test may rely on: no network, a fixed clock, a database of its own."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")
NOW = "2026-11-23T10:00"


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program never speaks to a network: the whole suite runs without one."""

    def refuse(self: socket.socket, address: object) -> None:
        raise AssertionError(f"a connection to {address!r} was tried")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket.socket, "connect_ex", refuse)


@pytest.fixture(autouse=True)
def surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A fixed clock, English, and no way to the developer's own data."""
    monkeypatch.setenv("RESEAU_NOW", NOW)
    monkeypatch.setenv("RESEAU_LANG", "en")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.delenv("RESEAU_DB", raising=False)
    monkeypatch.delenv("RESEAU_CONFIG", raising=False)
    from reseau_tui import i18n

    i18n.set_language("en")


@pytest.fixture
def path(tmp_path: Path) -> str:
    """Where this test's database is, or will be."""
    return str(tmp_path / "reseau.db")


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database with nobody in it, made once: a copy costs a tenth of making one."""
    from reseau_tui.model.database import opened

    made = str(tmp_path_factory.mktemp("empty") / "empty.db")
    with opened(made):
        pass
    return made


@pytest.fixture(scope="session")
def fresh_network(
    empty_file: str, tmp_path_factory: pytest.TempPathFactory
) -> Callable[..., AbstractContextManager[str]]:
    """Return what opens an empty database of its own, for each example of a property."""
    from reseau_tui.model.database import connection, opened

    @contextmanager
    def fresh(path: str = "") -> Iterator[str]:
        path = path or str(tmp_path_factory.mktemp("fresh") / "reseau.db")
        shutil.copy2(empty_file, path)
        with opened(path):
            connection().execute("PRAGMA synchronous = OFF")  # none has to outlive a power cut
            yield path

    return fresh


@pytest.fixture
def network(path: str, fresh_network: Callable[..., AbstractContextManager[str]]) -> Iterator[str]:
    """An empty database, open; its path."""
    with fresh_network(path):
        yield path
