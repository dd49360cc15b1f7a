"""Exports: vCards that come back, files that are whole or not there, private."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Any

import pytest
from vcards import card

from reseau_tui.interchange import files
from reseau_tui.interchange.exporting import Asked, export_named, write_atomically
from reseau_tui.interchange.importing import import_files
from reseau_tui.interchange.record import Unreadable
from reseau_tui.model.database import connection, opened


def people_as_vcards(contacts: list[int] | None = None) -> list[str]:
    chosen = None if contacts is None else tuple(contacts)
    return exported("vcf", contacts=chosen)


def exported(name: str, **asked: Any) -> list[str]:
    export = export_named(name, "")
    assert export is not None
    return list(export.pieces(connection(), Asked(**asked)))


CARDS = (
    card("UID:1", "FN:Zoé Martin", "N:Martin;Zoé;Anne;;", "X-SPOUSE:Paul", "BDAY:--0229"),
    card("UID:2", "FN:Ana", "EMAIL;TYPE=home:ana@example.org", "ORG:A;B", "CATEGORIES:x,y"),
)


def test_people_go_out_as_vcards_and_come_back(tmp_path: Path) -> None:
    source = tmp_path / "in.vcf"
    source.write_bytes(b"".join(CARDS))
    target = tmp_path / "out.vcf"
    with opened(str(tmp_path / "old.db")):
        import_files(connection(), [str(source)])
        written = list(people_as_vcards())
        write_atomically(str(target), written)
        # By name, everybody; or those asked for, in the order asked.
        assert ["FN:Ana" in one for one in written] == [True, False]
        assert ["FN:Ana" in one for one in people_as_vcards([1, 2])] == [False, True]
        assert list(people_as_vcards([])) == []
        again = import_files(connection(), [str(target)])
        assert (again.new, again.to_decide) == (0, 0)
    assert "N:Martin;Zoé;Anne;;\r\n" in written[1]
    assert "X-SPOUSE:Paul\r\n" in written[1]
    assert "ORG:A;B\r\n" in written[0]
    with opened(str(tmp_path / "new.db")):
        assert import_files(connection(), [str(target)]).new == 2
        assert list(people_as_vcards()) == written


def test_a_file_is_private_and_whole_or_not_there(tmp_path: Path) -> None:
    target = tmp_path / "out.vcf"
    write_atomically(str(target), ["a\r\n", "é"])
    assert target.read_bytes() == "a\r\né".encode()
    assert stat.S_IMODE(target.stat().st_mode) == 0o600

    def broken():
        yield "half"
        raise RuntimeError("power cut")

    with pytest.raises(RuntimeError):
        write_atomically(str(target), broken())
    assert target.read_bytes() == "a\r\né".encode()
    assert os.listdir(tmp_path) == ["out.vcf"]


def test_a_file_where_nothing_can_be_written(tmp_path: Path) -> None:
    with pytest.raises(OSError):
        write_atomically(str(tmp_path / "none" / "out.vcf"), ["x"])


def test_reading_has_a_limit_and_says_why_not(tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"x" * 11)
    assert files.read_file(str(tmp_path / "f"), 11) == b"x" * 11
    with pytest.raises(Unreadable, match="larger than"):
        files.read_file(str(tmp_path / "f"), 10)
    with pytest.raises(Unreadable, match="cannot be read"):
        files.read_file(str(tmp_path), 10)
    with pytest.raises(Unreadable, match="no file"):
        list(files.files_of([str(tmp_path / "none")]))
    assert [found.name for found in files.files_of([str(tmp_path)])] == ["f"]
