"""Mail: who wrote to whom and when, from the headers alone."""

from __future__ import annotations

import random
from pathlib import Path

from reseau_tui.interchange import mail
from reseau_tui.interchange.formats import format_of
from reseau_tui.interchange.importing import import_files
from reseau_tui.model.contacts import ContactFields, Point, add_contact
from reseau_tui.model.database import action, connection

THEIRS = """Return-Path: <marie@example.org>
Delivered-To: me@example.net
From: =?utf-8?q?Marie_Dup=C3=B4nt?= <Marie@Example.org>
To: me@example.net
Date: Mon, 11 Nov 2024 09:30:00 {zone}
Subject: =?iso-8859-1?q?caf=E9_demain?=
Message-ID: <1@example.org>

Body with
From the heart: a line that begins no message
"""
AGAIN = THEIRS.replace("09:30", "10:30").replace("=?iso-8859-1?q?caf=E9_demain?=", "Re: photos")
MINE = """From: me@example.net
To: "Dupônt, Marie" <marie@example.org>, Paul <paul@example.org>
Cc: boss@example.com
Date: Tue, 12 Nov 2024 18:00:00 {zone}
Subject: Re: holidays

x
"""
LIST = """Return-Path: <list@example.com>
From: shop@example.com
To: me@example.net
Date: Tue, 12 Nov 2024 18:00:00 {zone}
List-Id: <shop.example.com>
Subject: Sales!

x
"""


def mbox(*messages: str) -> bytes:
    text = "".join(f"From x@example.org Mon Nov 11 2024\n{one}\n" for one in messages)
    return text.replace("{zone}", "-0000").encode()


def both(network: str) -> None:
    with action("add"):
        for name, email in (("Marie Dupont", "marie@example.org"), ("Paul", "paul@example.org")):
            add_contact(
                ContactFields(values={"name": name}, points=(Point("email", email),),
                              point_kinds=frozenset({"email"}))
            )  # fmt: skip


def test_a_mailbox_is_exchanges_with_people_known(tmp_path: Path, network: str) -> None:
    both(network)
    path = tmp_path / "Inbox"
    path.write_bytes(mbox(THEIRS, AGAIN, MINE, LIST))
    report = import_files(connection(), [str(path)])
    assert (report.format, report.read, report.new, report.interactions) == ("mail", 4, 0, 2)
    assert report.losses == ("1 mail of a list or to many was left out",)
    rows = (
        connection()
        .execute(
            'SELECT i."on", i.kind, i.initiative, i.text, group_concat(c.name) FROM interaction i'
            " JOIN participant p ON p.interaction_id = i.id JOIN contact c ON c.id = p.contact_id"
            " GROUP BY i.id ORDER BY 1"
        )
        .fetchall()
    )
    assert rows == [
        ("2024-11-11", "mail", "them", "café demain\nphotos", "Marie Dupont"),
        ("2024-11-12", "mail", "me", "holidays", "Marie Dupont,Paul"),
    ]
    assert import_files(connection(), [str(path)]).interactions == 0


def test_a_maildir_is_read_message_by_message(tmp_path: Path, network: str) -> None:
    both(network)
    for number, message in enumerate((THEIRS, AGAIN, MINE, LIST)):
        folder = tmp_path / "Maildir" / "cur"
        folder.mkdir(parents=True, exist_ok=True)
        name = folder / f"17313{number}.M1P2.host:2,S"
        name.write_text(message.replace("{zone}", "-0000"), encoding="utf-8")
    report = import_files(connection(), [str(tmp_path / "Maildir")])
    assert report.interactions == 2
    assert connection().execute("SELECT count(*) FROM contact").fetchone()[0] == 2


def test_of_a_large_mailbox_only_headers_are_read(tmp_path: Path) -> None:
    path = tmp_path / "Large"
    body = THEIRS.replace("Body with", "y" * 200_000).replace("From the", "\nFrom the")
    path.write_bytes(mbox(body, MINE))
    kept = mail.headers_of(str(path))
    assert len(kept) < 2000 and b"yyyy" not in kept
    assert len(mail.read(kept).interactions) == 2


def test_a_circular_is_no_contact_with_each() -> None:
    many = ", ".join(f"p{n}@example.org" for n in range(40))
    result = mail.read(mbox(MINE.replace("Paul <paul@example.org>", many)))
    assert not result.interactions and result.losses


def test_mail_is_told_from_other_texts() -> None:
    known = [format_of(text, "x") for text in (mbox(THEIRS), THEIRS.encode(), b"From: a\n\ntext")]
    assert [one[0] if one else None for one in known] == ["mail", "mail", None]


def test_damaged_mail_never_raises() -> None:
    letters = random.Random(4)
    whole = mbox(THEIRS, AGAIN, MINE, LIST)
    for _round in range(80):
        data = bytearray(whole)
        for _change in range(letters.randrange(1, 12)):
            place = letters.randrange(len(data))
            data[place : place + letters.randrange(3)] = letters.randbytes(letters.randrange(3))
        mail.read(bytes(data))
