"""What comes in: vCards read and imported, the bytes an interaction costs."""

from __future__ import annotations

import importlib.util
import os
import random
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from statistics import median

from tests.bench.names import Namer, invented
from tests.bench.registry import Measured, NotYet, row
from tests.bench.setting import Setting
from tests.bench.timing import ms, timed
from tests.bench.words import CITIES, TITLES, WORDS

CARDS = 5_000


def vcards(count: int) -> str:
    """Return ``count`` cards as a phone would write them."""
    chance = random.Random(5)
    namer = Namer(chance)
    cards = []
    for number in range(count):
        first, _blank, last = namer.name().partition(" ")
        lines = [
            "BEGIN:VCARD",
            "VERSION:3.0",
            f"UID:card-{number}@example.org",
            f"FN:{first} {last}",
            f"N:{last};{first};;;",
            f"ORG:{invented(chance)} Conseil",
            f"TITLE:{chance.choice(TITLES)}",
            f"EMAIL;TYPE=INTERNET,HOME:{invented(chance).lower()}.{number}@example.org",
            f"TEL;TYPE=CELL:+33 6 39 98 {number // 100 % 100:02} {number % 100:02}",
            f"ADR;TYPE=HOME:;;{number % 90 + 1} rue du Port;{chance.choice(CITIES)};;31000;",
            f"BDAY:19{number % 60 + 40}-{number % 12 + 1:02}-{number % 28 + 1:02}",
            f"NOTE:{' '.join(chance.choices(WORDS, k=8))}",
            f"CATEGORIES:{chance.choice(WORDS)},{chance.choice(WORDS)}",
            "END:VCARD",
        ]
        cards.append("\r\n".join(lines))
    return "\r\n".join(cards) + "\r\n"


@row("vcards")
def reading(setting: Setting) -> Iterator[Measured]:
    """Cards read into records, and imported whole by the command."""
    try:
        from reseau_tui.interchange import vcard
        from reseau_tui.interchange.record import Asked
    except ImportError as missing:
        raise NotYet(str(missing)) from missing
    data = vcards(CARDS).encode()
    seconds = median(timed(lambda: vcard.read(data, Asked(name="bench.vcf")), 5))
    yield Measured("vCards read", f"{CARDS / seconds:,.0f} cards/s", "≥ 1,000 cards/s", ms(seconds))


def _executemany(path: str) -> float:
    """Insert as many people with all that hangs on them by executemany; return the seconds."""
    from reseau_tui.model.database import action, connection, opened
    from reseau_tui.model.write import sort_name

    chance = random.Random(5)
    namer = Namer(chance)
    names = [namer.name() for _ in range(CARDS)]
    people = range(1, CARDS + 1)
    with opened(path):
        sql = connection()
        start = time.perf_counter()
        with action("bench"):
            sql.executemany(
                "INSERT INTO contact (name, sort_name, city, birth_year, birth_month, birth_day,"
                " notes) VALUES (?, ?, ?, 1980, 4, 12, ?)",
                [(name, sort_name(name), "Toulouse", "eight words of a note") for name in names],
            )
            sql.executemany(
                "INSERT INTO role (contact_id, organisation, title) VALUES (?, ?, ?)",
                [(contact, "Conseil", "engineer") for contact in people],
            )
            sql.executemany(
                "INSERT INTO contact_point (contact_id, kind, value, normal) VALUES (?, ?, ?, ?)",
                [
                    (contact, kind, f"{kind}{contact}", f"{kind}{contact}")
                    for contact in people
                    for kind in ("email", "phone", "address")
                ],
            )
            sql.executemany(
                "INSERT INTO tag (name, folded) VALUES (?, ?)",
                [(word, word) for word in set(WORDS)],
            )
            sql.executemany(
                "INSERT INTO contact_tag (contact_id, tag_id) VALUES (?, ?)",
                [(contact, tag) for contact in people for tag in (contact % 99 + 1, 100)],
            )
            sql.executemany(
                "INSERT INTO source_record (contact_id, source, key, imported)"
                " VALUES (?, 'vcard', ?, ?)",
                [(contact, f"card-{contact}@example.org", "{}" * 150) for contact in people],
            )
        return time.perf_counter() - start


def _people(path: str) -> int:
    sql = sqlite3.connect(path)
    try:
        return sql.execute("SELECT count(*) FROM contact").fetchone()[0]
    finally:
        sql.close()


@row("import")
def importing(setting: Setting) -> Iterator[Measured]:
    """The command ``import`` on a file of cards, against executemany into the same schema."""
    if importlib.util.find_spec("reseau_tui.cli.import_") is None:
        raise NotYet("the command import")
    file = os.path.join(setting.scratch, "cards.vcf")
    with open(file, "w", encoding="utf-8") as cards:
        cards.write(vcards(CARDS))
    one = os.path.join(setting.scratch, "one.vcf")
    with open(one, "w", encoding="utf-8") as cards:
        cards.write(vcards(1))
    whole, start = [], []
    for number in range(3):
        for name, found in ((file, whole), (one, start)):
            path = setting.empty(f"import-{os.path.basename(name)}-{number}")
            begin = time.perf_counter()
            done = subprocess.run(
                [setting.program.command, "import", name, "--json"],
                env=setting.environment(path),
                capture_output=True,
                check=False,
            )
            found.append(time.perf_counter() - begin)
            said = (done.stderr or done.stdout).decode(errors="replace").strip()[-120:]
            people, wanted = _people(path), 1 if name == one else CARDS
            if done.returncode or people != wanted:
                raise NotYet(
                    f"import leaves with {done.returncode} and {people} of {wanted} people: {said}"
                )
    seconds = median(whole) - median(start)
    base = median(_executemany(setting.empty(f"executemany-{number}")) for number in range(3))
    yield Measured(
        "vCards imported", f"{CARDS / seconds:,.0f} cards/s", "≥ 1,000 cards/s",
        f"{seconds:.2f} s for {CARDS:,}, start of the program left out",
    )  # fmt: skip
    yield Measured(
        "import against executemany", f"{base / seconds:.2f} ×", "≥ 0.7 ×",
        f"{seconds:.2f} s, pauses and reading included, against {base:.2f} s",
    )  # fmt: skip


@row("bytes")
def size(setting: Setting) -> Iterator[Measured]:
    """The file's bytes by interaction, people and search included; history is empty there."""
    for name, (people, interactions) in setting.sizes.items():
        sql = sqlite3.connect(setting.network(name))
        try:
            pages = sql.execute("PRAGMA page_count").fetchone()[0]
            bytes_ = pages * sql.execute("PRAGMA page_size").fetchone()[0]
            letters = sql.execute("SELECT avg(length(CAST(text AS BLOB))) FROM interaction")
            (text,) = letters.fetchone()
        finally:
            sql.close()
        yield Measured(
            f"bytes an interaction, {name}",
            f"{bytes_ / interactions:.0f} bytes",
            "≤ 400 bytes after an import",
            f"generated, {people:,} people included, {text:.0f} of them the text",
        )
