"""Files made to do harm: they cost a sentence, never the program, its time or its memory."""

from __future__ import annotations

import contextlib
import importlib
import json
import signal
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

import pytest

from reseau_tui.interchange.exporting import Asked as AskedOut
from reseau_tui.interchange.exporting import export_named
from reseau_tui.interchange.formats import FORMATS
from reseau_tui.interchange.gathering import ImportOptions, gather
from reseau_tui.interchange.importing import import_files
from reseau_tui.interchange.journal_writer import plain
from reseau_tui.interchange.record import Asked, ReadResult, Unreadable
from reseau_tui.model.bulk import insert_rows
from reseau_tui.model.check import check
from reseau_tui.model.contacts import ContactFields, add_contact
from reseau_tui.model.database import action, connection

TABLE = b"name,email,tags,phone,birthday,notes\n"
CHAT = b"1/1/20, 10:00 - a: b\n" * 3
MAIL = b"From: a@example.org\nDate: Mon, 1 Jan 2024 10:00:00 +0000\n"
MANY = 200_000


@pytest.fixture
def no_hang() -> Iterator[None]:
    """End a test that would go on for minutes."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise AssertionError("it hangs")

    if not hasattr(signal, "setitimer"):
        pytest.skip("no such signal here")
    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, 30)
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, before)


def read(called: str, data: bytes) -> ReadResult:
    module = importlib.import_module(FORMATS[called])
    module.recognise(data, "x")
    return module.read(data, Asked(name="x", messages=True))


@pytest.mark.usefixtures("no_hang")
@pytest.mark.parametrize(
    ("called", "data"),
    [
        ("csv", TABLE + b'a,"' + b";" * MANY + b'x"'),
        ("csv", TABLE + b'a,"x' + b" " * MANY + b'x"'),
        ("csv", TABLE + b'a,b,"' + b"a:::" * MANY + b'"'),
        ("csv", TABLE + b'a,b,c,d,"1' + b" " * MANY + b'x"'),
        ("csv", b"name," + b",".join([b"birthday"] * 3000) + b"\n" + b"a,\n" * 20_000),
        ("csv", TABLE + b'"' * MANY),
        ("csv", TABLE + b'"a\nb,' * MANY),
        ("friends.md", b"### Friends:\n- x " + b"@" * 60 + b" b\n### Activities:\n"),
        ("friends.md", b"### Friends:\n- x" + b" " * MANY + b"[b\n### Activities:\n"),
        ("friends.md", b"### Activities:\n- 2020-01-01: a" + b" @b" * MANY + b" !\n### Friends:\n"),
        ("friends.md", b"### Friends" + b" " * MANY + b"x\n### Activities:\n### Friends:\n"),
        ("whatsapp", CHAT + b"1/1/20, 10:00" + b" " * MANY + b"x\n"),
        ("whatsapp", CHAT + b"another line\n" * MANY * 4),
        ("whatsapp", b"".join(b"1/1/20, 10:00 - a%d: b\n" % one for one in range(60_000))),
        ("mail", MAIL + b"Subject: " + b"=?utf-8?q?a?= " * MANY + b"\n\n"),
        ("mail", MAIL + b"To: " + b"a@example.org, " * MANY + b"\n\n"),
    ],
)
def test_time_grows_with_the_file_and_no_faster(called: str, data: bytes) -> None:
    with contextlib.suppress(Unreadable):
        read(called, data)


@pytest.mark.usefixtures("no_hang")
def test_a_journal_of_blank_lines_is_written() -> None:
    assert plain("a" + "\n" * 19_000 + "- b &amp;").endswith("\n\\- b \\&amp;")


def test_a_header_of_brackets_is_one_mail_less() -> None:
    # Some versions of Python give up on such a header, some read it as nobody.
    result = read("mail", MAIL + b"To: " + b"(" * 100_000 + b"\n\n")
    assert result.read == 1
    assert {skip.why for skip in result.skipped} <= {"no day or no sender"}
    assert not result.records


CONNECTIONS = "First Name,Last Name,URL,Company,Connected On\nAda,Lind,,Nord,12 Nov 2024\n"


def archive(tmp_path: Path, *members: tuple[str, bytes | str], method: int = 8) -> str:
    path = str(tmp_path / "archive.zip")
    with zipfile.ZipFile(path, "w", method) as made:
        for name, data in members:
            made.writestr(name, data)
    return path


def test_what_is_too_large_in_an_archive_costs_only_itself(tmp_path: Path) -> None:
    bomb = b"0" * (65 * 1024 * 1024)
    path = archive(
        tmp_path, ("a.csv", CONNECTIONS), ("b.csv", bomb), ("c.mp4", bomb), ("d.zip", bomb)
    )
    found = gather([path], ImportOptions())
    assert [person.name for person in found.people] == ["Ada Lind"]
    assert found.losses == [
        "b.csv is larger than 64 MB",
        "2 other files of archive.zip were left alone",
    ]


def test_an_archive_that_grows_without_end_is_refused(tmp_path: Path) -> None:
    bomb = b"0" * (60 * 1024 * 1024)
    path = archive(tmp_path, *((f"{number}.csv", bomb) for number in range(5)))
    with pytest.raises(Unreadable, match="more than 256 MB"):
        gather([path], ImportOptions())


@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_an_archive_packed_in_another_way_is_refused(tmp_path: Path, method: int) -> None:
    with pytest.raises(Unreadable, match="not known here"):
        gather([archive(tmp_path, ("a.csv", CONNECTIONS), method=method)], ImportOptions())


def test_a_member_that_lies_about_its_size_is_told(tmp_path: Path) -> None:
    path = Path(archive(tmp_path, ("a.csv", CONNECTIONS)))
    data = bytearray(path.read_bytes())
    entry = data.find(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = data[22:26] = (10).to_bytes(4, "little")
    path.write_bytes(data)
    with pytest.raises(Unreadable, match="damaged"):
        gather([str(path)], ImportOptions())


def test_a_member_outside_its_archive_is_only_a_name(tmp_path: Path) -> None:
    path = archive(tmp_path, ("../../evil.csv", CONNECTIONS), ("/etc/evil.csv", CONNECTIONS))
    assert len(gather([path], ImportOptions()).people) == 1
    assert [one.name for one in tmp_path.iterdir()] == ["archive.zip"]


HOSTILE_NETWORK = {
    "tags": ['{"name": "a"}', '{"name": "\\u0000"}'],
    "contacts": [
        '{"uid": "u1", "name": "Anna\\u001b[31m\\nBEGIN:VCARD", "dates": [{"label": "x", "year":'
        ' 2024, "month": 11, "day": 12, "yearly": 0}]}',
        '{"uid": "u1\\u0000", "name": "Anna again"}',
        '{"uid": "u2", "name": "Bo", "birth_month": 2, "birth_day": 30}',
        '{"uid": "u3", "name": "Cé", "birth_year": 99999999}',
        '{"uid": "\\ud800", "name": "Di"}',
    ],
    "interactions": [
        '{"uid": "i1", "on": "2020-01-01", "text": "x", "people": [{"uid": "u1"}]}',
        '{"uid": "i1\\u0000", "on": "2020-01-01", "people": [{"uid": "u1"}]}',
        '{"uid": "i2", "on": "2020-01-01", "at": "99:99", "people": [{"uid": "u1"}]}',
        '{"uid": "i3", "on": "2020-01',
    ],
    "promises": [
        '{"uid": "p1", "due_on": "2027-01-01", "text": "t", "contact": "u1"}',
        '{"uid": "p1\\u0000", "due_on": "2027-01-01", "text": "t", "contact": "u1"}',
        '{"uid": "p2", "due_on": "nope", "text": "t", "contact": "u1"}',
    ],
    "inbox": [
        '{"uid": "n1", "text": "hello", "received_at": "2020-01-01T10:00"}',
        '{"uid": "n2", "text": "hello\\u0000", "received_at": "2020-01-01T10:00"}',
    ],
}


def test_what_no_export_of_ours_says_costs_nothing_else(tmp_path: Path, network: str) -> None:
    head = json.dumps({"format": "reseau", "version": 1, "program": "x", "exported_at": "2026"})
    sections = (
        f'"{name}": [\n' + ",\n".join(lines) + "\n]" for name, lines in HOSTILE_NETWORK.items()
    )
    path = tmp_path / "hostile.json"
    path.write_text(head[:-1] + ",\n" + ",\n".join(sections) + "\n}\n", encoding="utf-8")
    report = import_files(connection(), [str(path)])
    assert report.new == 1
    assert [skip.where for skip in report.skipped] == ["person 3", "person 4", "person 5"]
    for table, count in (("contact", 1), ("interaction", 1), ("promise", 1), ("inbox", 1)):
        assert connection().execute(f"SELECT count(*) FROM {table}").fetchone() == (count,), table
    again = import_files(connection(), [str(path)])
    assert (again.new, again.updated, again.interactions, again.promises) == (0, 0, 0, 0)
    assert connection().execute("SELECT label, yearly FROM important_date").fetchall() == [("x", 0)]
    assert check(network).problems == ()


def test_a_day_that_does_not_exist_spoils_no_calendar(network: str) -> None:
    with action("add"):
        contact = add_contact(ContactFields(values={"name": "Ada"}))
        insert_rows(
            connection(), "important_date", ("contact_id", "label", "year", "month", "day"),
            [(contact, "x", 2023, 2, 30), (contact, "y", 2023, 2, 3)],
        )  # fmt: skip
    export = export_named("ics", "")
    assert export
    assert "".join(export.pieces(connection(), AskedOut())).count("BEGIN:VEVENT") == 1
