"""Commands run as the processes they are."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


@dataclass(frozen=True)
class Said:
    """What a process said and how it left."""

    code: int
    out: str
    err: str


Run = Callable[..., Said]


@pytest.fixture
def run(path: str) -> Run:
    """Run ``reseau-tui`` on this test's database; ``given`` is its standard input."""

    def run_it(
        *arguments: str, given: bytes = b"", db: str | None = path, **environment: str
    ) -> Said:
        where = {"RESEAU_DB": db} if db else {}
        done = subprocess.run(
            [sys.executable, "-m", "reseau_tui", *arguments],
            input=given,
            capture_output=True,
            env={**os.environ, "PYTHONPATH": str(ROOT), **where, **environment},
            timeout=120,
            cwd=os.path.dirname(path),
        )
        said = Said(done.returncode, done.stdout.decode(), done.stderr.decode())
        assert "Traceback" not in said.err, said.err
        return said

    return run_it


@pytest.fixture
def people(path: str) -> Callable[..., None]:
    """Put people into this test's database by name."""

    def add(*names: str) -> None:
        from reseau_tui.model import write
        from reseau_tui.model.database import action, connection, opened

        with opened(path), action("add"):
            for name in names:
                write.add_contact(connection(), name, 1_795_000_000)

    return add
