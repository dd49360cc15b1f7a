"""``python -m tests.bench.fuzz``: ten thousand damaged files of each format, read and imported.

Each file is a whole one with a few bytes cut, doubled, changed or put in. Reading it may raise
nothing but Unreadable and take no more than two seconds; importing it a second time may write
nothing. A seed that fails is printed with its file, to be read again with ``--seed``.
"""

from __future__ import annotations

import argparse
import codecs
import dataclasses
import faulthandler
import io
import json
import os
import random
import sqlite3
import sys
import tempfile
import time
import traceback
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reseau_tui.interchange.exporting import network_json
from reseau_tui.interchange.gathering import Gathered, ImportOptions, gather
from reseau_tui.interchange.importing import import_gathered
from reseau_tui.interchange.record import Unreadable
from reseau_tui.model.database import action, connection, opened
from reseau_tui.model.write import PRAGMAS, add_contact
from tests.interchange import (
    calendars,
    invented,
    test_mail,
    test_monica,
    test_tables,
    test_texts_in,
    test_vcard_fuzz,
)

LONGEST = 2.0
"""Seconds that reading one damaged file may take."""

HANGS = 60
"""Seconds after which a file counts as one that hangs: the run ends there, with a traceback."""

PIECES = (
    b"\r", b"\n", b"\r\n", b"\x00", b"=", b" ", b"\t", b'"', b'""', b";", b",", b"|", b":", b"::: ",
    b"'", b"\\", b"\xff", b"\xc3", b"\xef\xbb\xbf", b"\xff\xfe", b"\x1b", b"**", b"_", b"@", b"[",
    b"]", b"(", b")", b"- ", b"### Friends:\n", b"From ", b"From: ", b"\xe2\x80\xae", b"\\ud800",
    b"\xed\xa0\x80", b"{", b"}", b"null", b"-1", b"1e999", b"99999999999999999999", b"2020-02-30",
    b"0/0/00", b"31/12/99", b"\xd9\xa1\xd9\xa9", b"\xc2\xb2", b"BEGIN:VCARD\n", b"END:VEVENT\n",
    b"=?utf-8?q?=FF?=", b"\xea\xb9\x80\xeb\xaf\xbc", b"e\xcc\x81", b"PK\x03\x04", b"[0]\n",
    b"\xf0\x9f\x91\xa9\xe2\x80\x8d", b"RRULE:FREQ=DAILY;INTERVAL=0\r\n",
    b"DTSTART:99991231T235959Z\r\n",
)  # fmt: skip
CODECS = ("utf-8",) * 6 + ("utf-8-sig", "utf-16", "utf-16-le", "cp1252", "shift_jis", "gb18030")


@dataclasses.dataclass(frozen=True)
class Sample:
    """A whole file: its name, which says who a chat is with, and what it holds."""

    name: str
    data: bytes
    encoded: bool = True


def samples() -> dict[str, list[Sample]]:
    """Return whole files of every format, by the name that ``--as`` has for it."""
    tables, texts = test_tables, test_texts_in
    mails = test_mail.mbox(test_mail.THEIRS, test_mail.MINE, test_mail.AGAIN, test_mail.LIST)

    def of(name: str, *contents: str) -> list[Sample]:
        return [Sample(name, content.encode()) for content in contents]

    return {
        "vcard": of("a.vcf", test_vcard_fuzz.WHOLE),
        "ical": [
            Sample("a.ics", data, encoded=False)
            for data in (calendars.GOOGLE, calendars.OUTLOOK, calendars.APPLE)
        ],
        "monica": of("monica.json", json.dumps(test_monica.EXPORT, ensure_ascii=False)),
        "linkedin": of("Connections.csv", tables.LINKEDIN, tables.LINKEDIN.replace(",", ";")),
        "linkedin-messages": of("messages.csv", tables.MESSAGES),
        "google": of("contacts.csv", tables.GOOGLE, tables.OLD_GOOGLE),
        "outlook": of("outlook.csv", tables.OUTLOOK, tables.FRENCH_OUTLOOK),
        "friends.md": of("friends.md", texts.FRIENDS),
        "abook": of("addressbook", texts.ABOOK),
        "whatsapp": of(
            "WhatsApp Chat with Léa Martin.txt",
            *(chat * 5 for chat in (texts.IPHONE, texts.ANDROID, texts.FRENCH, texts.GERMAN)),
        ),
        "mail": [Sample("inbox", mails, encoded=False)],
        "csv": of("people.csv", tables.ANY),
        "zip": [Sample("archive.zip", _archive(), encoded=False)],
        "json": [Sample("reseau.json", _network(), encoded=False)],
    }  # fmt: skip


def _archive() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Connections.csv", test_tables.LINKEDIN)
        archive.writestr("chat/_chat.txt", test_texts_in.IPHONE)
        archive.writestr("../x.vcf", test_vcard_fuzz.WHOLE)
        archive.writestr("photo.jpg", b"\xff\xd8")
    return held.getvalue()


def _network() -> bytes:
    with tempfile.TemporaryDirectory() as folder, opened(f"{folder}/a.db"):
        with action("invented"):
            invented.Invented(1).fill(people=4)
        return "".join(network_json(connection())).encode()


def damaged(sample: Sample, source: random.Random) -> bytes:
    """Return a file with a few bytes cut, doubled, changed, put in or moved.

    Half of the JSON files stay JSON, with other values; half of the archives stay archives.
    """
    if sample.name.endswith(".json") and source.random() < 0.5:
        return _other_values(sample.data, source)
    if sample.name.endswith(".zip") and source.random() < 0.5:
        return _damaged_inside(sample.data, source)
    data = bytearray(sample.data)
    if sample.encoded:
        codec = source.choice(CODECS)
        text = sample.data.decode().replace("\n", source.choice(["\n", "\n", "\r\n", "\r"]))
        data = bytearray(text.encode(codec, "replace"))
        if codec == "utf-16-le" and source.random() < 0.5:
            data = bytearray(codecs.BOM_UTF16_LE) + data
    for _time in range(source.randint(1, 8)):
        start = source.randrange(len(data) + 1)
        stop = min(len(data), start + source.choice([1, 1, 3, 20, 200]))
        what = source.randrange(6)
        if what == 0:
            del data[start:stop]
        elif what == 1:
            data[start:start] = data[start:stop] * source.choice([1, 1, 1, 30])
        elif what == 2:
            data[start:stop] = source.randbytes(stop - start)
        elif what == 3:
            data[start:start] = source.choice(PIECES)
        elif what == 4:
            data[start:start] = source.choice(PIECES) * source.choice([2, 50, 5_000])
        else:
            rows = data.split(b"\n")
            source.shuffle(rows)
            data = bytearray(b"\n".join(rows))
    return bytes(data)


STRANGE: tuple[Any, ...] = (
    None, -1, 0, 10**30, 1.5, True, "", " ", "\x00", "\ud800", "2020-02-30", "x" * 3000, [], {},
    [None], {"type": "contact", "values": [None, {}]}, "김민준", "e\u0301",
    "\u202e", "nope\nEND:VCARD",
)  # fmt: skip
"""Values where others were."""


def _other_values(data: bytes, source: random.Random) -> bytes:
    """Return a JSON file with a few other values in it, laid out as it was."""
    lines = data.decode().split("\n")
    for _time in range(source.randint(1, 6)):
        place = source.randrange(len(lines))
        comma = "," if lines[place].endswith(",") else ""
        if lines[place].startswith("{"):
            try:
                entry = json.loads(lines[place].removesuffix(","))
            except ValueError:
                continue  # the head, which ends in a comma
            _replace(entry, source)
            lines[place] = json.dumps(entry) + comma
    return "\n".join(lines).encode()


def _replace(entry: Any, source: random.Random) -> None:
    """Put a strange value somewhere below ``entry``."""
    while isinstance(entry, dict | list) and entry:
        key = source.choice(list(entry) if isinstance(entry, dict) else range(len(entry)))
        below = entry[key]
        if not isinstance(below, dict | list) or not below or source.random() < 0.1:
            entry[key] = source.choice(STRANGE)
            return
        entry = below


def _damaged_inside(data: bytes, source: random.Random) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(held, "w") as new:
        for name in old.namelist():
            inside = Sample(name, old.read(name), encoded=False)
            new.writestr(name, damaged(inside, source))
    return held.getvalue()


def fuzz(called: str, found: list[Sample], seeds: range, folder: str) -> Iterator[str]:
    """Yield a line about each seed that fails, and one about the whole at the end."""
    template = os.path.join(folder, "template.db")
    if not os.path.exists(template):
        _somebody(template)
    wanted = None if called in ("zip", "json") else called
    unreadable, people, exchanges, worst = 0, 0, 0, 0.0
    began = time.monotonic()
    for seed in seeds:
        source = random.Random(f"{called} {seed}")
        sample = source.choice(found)
        path = os.path.join(folder, sample.name)
        Path(path).write_bytes(damaged(sample, source))
        faulthandler.dump_traceback_later(HANGS, exit=True)
        started = time.process_time()
        try:
            options = ImportOptions(
                format=wanted if source.random() < 0.8 else None, messages=True,
                encoding=source.choice([None, None, None, "cp1252", "shift_jis"]),
            )  # fmt: skip
            gathered = gather([path], options)
            seconds = time.process_time() - started
            people += len(gathered.people)
            exchanges += len(gathered.interactions)
            again = _twice(template, gathered, options)
            if again:
                yield f"  {called} {seed}: {again}"
        except Unreadable:
            seconds = time.process_time() - started
            unreadable += 1
        except Exception as error:
            seconds = 0.0
            traceback.print_exc()
            yield f"  {called} {seed}: {type(error).__name__}: {error}"
        worst = max(worst, seconds)
        if seconds > LONGEST:
            yield f"  {called} {seed}: {seconds:.1f} s"
        faulthandler.cancel_dump_traceback_later()
    took = time.monotonic() - began
    yield (
        f"{called:18} {len(seeds):6,} files, {unreadable:,} unreadable, {people:,} people,"
        f" {exchanges:,} exchanges; the slowest read {worst * 1000:.0f} ms; {took:.0f} s"
    )


def _somebody(path: str) -> None:
    with opened(path), action("somebody"):
        for name in ("Léa Martin", "Marie Dupont", "Ana Silva"):
            add_contact(connection(), name, 1)


def _twice(template: str, gathered: Gathered, options: ImportOptions) -> str:
    """Import the same file twice into a copy in memory; return what went wrong, ``""``: nothing."""
    stored, copy = sqlite3.connect(template), sqlite3.connect(":memory:", isolation_level=None)
    try:
        stored.backup(copy)
        for pragma in PRAGMAS:
            copy.execute(pragma)
        import_gathered(copy, gathered, options)
        second = import_gathered(copy, gathered, options)
        wrote = (second.new, second.updated, second.to_decide, second.interactions, second.promises)
        return f"the second import wrote {wrote}" if any(wrote) else ""
    finally:
        copy.close()
        stored.close()


def main(arguments: list[str] | None = None) -> int:
    """Damage, read, import; return 1 when anything failed."""
    whole = samples()
    parser = argparse.ArgumentParser(prog="python -m tests.bench.fuzz", description=__doc__)
    parser.add_argument("--count", type=int, default=10_000, help="files of each format")
    parser.add_argument("--only", action="append", choices=sorted(whole), metavar="FORMAT",
                        help=", ".join(sorted(whole)))  # fmt: skip
    parser.add_argument("--seed", type=int, default=0, help="the first seed")
    asked = parser.parse_args(arguments)
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        for called, found in whole.items():
            if not found or (asked.only and called not in asked.only):
                continue
            seeds = range(asked.seed, asked.seed + asked.count)
            for line in fuzz(called, found, seeds, folder):
                failed = failed or line.startswith("  ")
                print(line, flush=True)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
