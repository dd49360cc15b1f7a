"""The whole road: network ↔ folder ↔ vdirsyncer ↔ a CardDAV server ↔ vdirsyncer ↔ a telephone.

Server and vdirsyncer are child processes on 127.0.0.1; this process opens no connection itself,
so the guard of the suite stays as it is.
"""

from __future__ import annotations

import importlib.util
import os
import re
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reseau_tui.interchange.sync import SyncOptions, sync_folder_with
from reseau_tui.interchange.sync_report import SyncReport
from reseau_tui.model.contacts import ContactFields, archive, edit_contact
from reseau_tui.model.contacts import add_contact as add
from reseau_tui.model.database import action, connection

MISSING = [name for name in ("radicale", "vdirsyncer") if not importlib.util.find_spec(name)]
pytestmark = pytest.mark.skipif(
    bool(MISSING), reason=f"not installed: {', '.join(MISSING)} (pip install -e '.[dev]')"
)

CARD = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{uid}\r\nN:{last};{first};;;\r\nFN:{first} {last}\r\n"
    "{more}END:VCARD\r\n"
)
PHOTO = "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQ==\r\n"


def surroundings(home: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if "proxy" not in name.lower()}
    return {**kept, "NO_PROXY": "127.0.0.1", "VDIRSYNCER_CONFIG": str(home / "vdirsyncer.conf")}


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """A CardDAV server of our own; its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable, "-m", "radicale", "--config", "", "--server-hosts", f"127.0.0.1:{port}",
        "--auth-type", "none", "--storage-filesystem-folder", str(tmp_path / "server"),
    ]  # fmt: skip
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        env=surroundings(tmp_path),
    )  # fmt: skip
    assert process.stderr is not None
    said = ""
    for line in process.stderr:
        said += line
        if "server ready" in line:
            break
    else:
        pytest.fail(said)
    try:
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.stderr.close()
        process.wait(10)


STORAGE = """
[pair {name}]
a = "{name}_folder"
b = "{name}_server"
collections = [["people", "contacts", "contacts"]]

[storage {name}_folder]
type = "filesystem"
path = "{folder}"
fileext = ".vcf"

[storage {name}_server]
type = "carddav"
url = "{url}"
username = "somebody"
password = "x"
"""


@pytest.fixture
def carry(server: str, tmp_path: Path) -> Callable[..., None]:
    """Let vdirsyncer carry cards between the server and the folders named."""
    config = f'[general]\nstatus_path = "{tmp_path / "status"}/"\n'
    for name in ("laptop", "phone"):
        (tmp_path / name / "contacts").mkdir(parents=True)
        config += STORAGE.format(name=name, folder=tmp_path / name, url=server)
    (tmp_path / "vdirsyncer.conf").write_text(config)

    def run(*words: str) -> None:
        done = subprocess.run(
            [sys.executable, "-m", "vdirsyncer", *words],
            env=surroundings(tmp_path), input="y\n" * 9, capture_output=True, text=True,
            timeout=60,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr

    run("discover", "laptop")
    run("discover", "phone")
    return lambda *names: [run("sync", name) for name in names]  # type: ignore[return-value]


def card_of(folder: Path, name: str) -> Path:
    (found,) = [file for file in folder.glob("*.vcf") if f"FN:{name}\n" in read(file)]
    return found


def read(file: Path) -> str:
    text = file.read_bytes().decode().replace("\r\n", "\n")
    return re.sub(r"\n[ \t]", "", text)


def one(name: str) -> int:
    return connection().execute("SELECT id FROM contact WHERE name = ?", (name,)).fetchone()[0]


def test_a_year_with_a_telephone(network: str, carry: Callable[..., None], tmp_path: Path) -> None:
    laptop, phone = tmp_path / "laptop" / "contacts", tmp_path / "phone" / "contacts"

    def sync() -> SyncReport:
        return sync_folder_with(connection(), str(laptop), SyncOptions())

    def change(name: str, fields: ContactFields) -> None:
        with action("change"):
            edit_contact(one(name), fields)

    # Added on both sides.
    with action("add"):
        add(ContactFields({"name": "Marie Dupont", "city": "Lyon", "circle": 2}))
        add(ContactFields({"name": "Léa Nguyễn"}))
    (phone / "paul.vcf").write_bytes(
        CARD.format(
            uid="paul-1", last="Girard", first="Paul",
            more="TEL;TYPE=CELL,VOICE:+33612345678\r\nCATEGORIES:chess\r\n" + PHOTO,
        ).encode()
    )  # fmt: skip
    assert sync().written_new == 2
    carry("phone", "laptop", "phone")
    report = sync()
    assert (report.new, report.written, report.written_new) == (1, 0, 0)
    assert "FN:Léa Nguyễn\n" in read(card_of(phone, "Léa Nguyễn"))

    # Edited on both sides: other people, other fields of one person, the same field of another.
    change("Paul Girard", ContactFields({"city": "Brest"}))
    change("Marie Dupont", ContactFields({"city": "Nantes"}))
    paul = card_of(phone, "Paul Girard")
    paul.write_bytes(paul.read_bytes().replace(b"+33612345678", b"+33699999999"))
    marie = card_of(phone, "Marie Dupont")
    marie.write_bytes(marie.read_bytes().replace(b";Lyon;", b";Paris;"))
    carry("phone", "laptop")
    report = sync()
    assert [(one.name, one.field, one.here, one.there) for one in report.conflicts] == [
        ("Marie Dupont", "city", "Nantes", "Paris")
    ]
    carry("laptop", "phone")
    card = read(card_of(phone, "Paul Girard"))
    assert "Brest" in card
    assert "+33699999999" in card
    assert "+33612345678" not in card
    assert "/9j/4AAQSkZJRgABAQ==" in card
    assert "CATEGORIES:chess" in card
    card = read(card_of(phone, "Marie Dupont"))
    assert "Nantes" in card
    assert "City in the address book: Paris" in card

    # Deleted on the telephone: archived here. Archived here: deleted there.
    card_of(phone, "Léa Nguyễn").unlink()
    with action("archive"):
        archive(one("Paul Girard"))
    carry("phone", "laptop")
    report = sync()
    assert (report.archived, report.removed) == (1, 1)
    carry("laptop", "phone")
    assert [read(file).count("FN:Marie Dupont\n") for file in phone.glob("*.vcf")] == [1]
    people = (
        connection()
        .execute("SELECT name, archived_at IS NOT NULL FROM contact ORDER BY name")
        .fetchall()
    )
    assert people == [("Léa Nguyễn", 1), ("Marie Dupont", 0), ("Paul Girard", 1)]

    # In step: nobody has anything more to say.
    before = {file.name: file.read_bytes() for file in laptop.iterdir()}
    report = sync()
    assert report.in_words() == ["In step: nothing to do."]
    carry("laptop", "phone")
    assert before == {file.name: file.read_bytes() for file in laptop.iterdir()}
