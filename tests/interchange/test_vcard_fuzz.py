"""Hundreds of damaged files: never an exception, never a card unaccounted for, nothing raw."""

from __future__ import annotations

import random

import pytest

from reseau_tui.interchange.record import Asked, PersonRecord, Unreadable
from reseau_tui.interchange.vcard import read, recognise
from reseau_tui.interchange.vcard_writer import write_vcard

WHOLE = """BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Dupr=C3=A9;H=C3=A9l=C3=A8ne;;;
FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:H=C3=A9l=C3=A8ne =
Dupr=C3=A9
TEL;CELL;PREF:+33 6 12 34 56 78
ADR;HOME;ENCODING=QUOTED-PRINTABLE:;;12 rue Monge=0D=0A3=C3=A8me;Paris;;75005;France
PHOTO;ENCODING=BASE64;TYPE=JPEG:
 /9j/4AAQSkZJRgABAQAAAQABAAD
 AAAA

BDAY:1980-03-12T00:00:00Z
AGENT:
BEGIN:VCARD
FN:Paul
END:VCARD
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Marie\\, dite Mimi
ORG:Université;Labo
TITLE:Chercheuse
item1.EMAIL;type=INTERNET;type=pref:marie@example.org
item1.X-ABLabel:_$!<Home>!$_
item2.X-ABDATE;X-APPLE-OMIT-YEAR=1604:1604-02-29
item2.X-ABLabel:Fête
NOTE;ENCODING=b:bm90ZQ==
CATEGORIES:a,b\\,c
X-RESEAU-CIRCLE:2
X-FOO;X-BAR="a:b;c":v
END:VCARD
BEGIN:VCARD
VERSION:4.0
KIND:group
FN:Chorale
MEMBER:mailto:marie@example.org
END:VCARD
"""
PIECES = [
    b"BEGIN:VCARD\n", b"END:VCARD\n", b"AGENT:", b"\r", b"\r\r\n", b"\x00", b"=", b"=\n", b" ",
    b"\t", b'"', b";", b":", b"\\", b"\xff", b"\xc3", b"\xef\xbb\xbf", b"\xff\xfe", b"\x1b", b",",
    b"CHARSET=Shift_JIS", b"CHARSET=utf-16", b"CHARSET=idna", b"CHARSET=punycode", b"CHARSET=\xe9",
    b"ENCODING=BASE64", b";ENCODING=QUOTED-PRINTABLE", b"\xe2\x80\xae", b"\xed\xa0\x80", b"{0}",
    b"BDAY:99999999\n", b"BDAY:\xd9\xa1\xd9\xa9\xd9\xa8\xd9\xa0\n", b"X-RESEAU-CIRCLE:\xc2\xb2\n",
]  # fmt: skip


def damaged(source: random.Random) -> bytes:
    """Return the file with a few bytes cut, doubled, changed or moved."""
    codec = source.choice(["utf-8", "utf-8", "utf-8", "utf-16", "cp1252", "utf-16-le"])
    data = bytearray(WHOLE.replace("\n", source.choice(["\n", "\r\n", "\r"])).encode(codec))
    for _time in range(source.randint(1, 8)):
        start = source.randrange(len(data) + 1)
        stop = min(len(data), start + source.choice([1, 1, 3, 20, 200]))
        what = source.randrange(5)
        if what == 0:
            del data[start:stop]
        elif what == 1:
            data[start:start] = data[start:stop]
        elif what == 2:
            data[start:stop] = source.randbytes(stop - start)
        elif what == 3:
            data[start:start] = source.choice(PIECES)
        else:
            rows = data.split(b"\n")
            source.shuffle(rows)
            data = bytearray(b"\n".join(rows))
    return bytes(data)


def check(person: PersonRecord) -> None:
    """Assert that nothing of a person could harm a screen, and that it can be written."""
    assert person.name.strip()
    words = [
        person.name,
        person.nickname,
        person.city,
        person.country,
        *person.tags,
        *person.losses,
    ]
    words += [part for point in person.points for part in (point.label, point.value)]
    words += [part for role in person.roles for part in (role.organisation, role.title)]
    for word in [*words, *person.extra]:
        assert not any(letter < " " or letter in "\x7f\x85\u202e\ufeff" for letter in word), word
    assert not any(letter < " " and letter not in "\n\t" for letter in person.notes)
    assert len(read(write_vcard(person).encode()).records) == 1


@pytest.mark.parametrize("seed", range(400))
def test_damaged_files(seed: int) -> None:
    data = damaged(random.Random(seed))
    recognise(data, "people.vcf")
    try:
        found = read(data, Asked(name="people.vcf"))
    except Unreadable:
        return
    assert found.read == len(found.records) + len(found.skipped)
    for person in found.records:
        check(person)


def test_every_cut_of_a_file_is_read() -> None:
    data = WHOLE.encode()
    for length in range(0, len(data), 7):
        found = read(data[:length])
        assert found.read == len(found.records) + len(found.skipped)
