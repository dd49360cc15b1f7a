"""Plain texts of other programs: friends.md, abook, a WhatsApp chat."""

from __future__ import annotations

import contextlib
import random
import zipfile
from pathlib import Path

import pytest

from reseau_tui.interchange import abook, friends_reader, whatsapp
from reseau_tui.interchange.exporting import Asked as AskedOut
from reseau_tui.interchange.exporting import export_named
from reseau_tui.interchange.formats import format_of
from reseau_tui.interchange.importing import import_files
from reseau_tui.interchange.record import Asked, Unreadable
from reseau_tui.model.database import action, connection, opened
from reseau_tui.model.write import add_contact, add_interaction

FRIENDS = """### Activities:
- 2018-11-02: Dinner with **Grace Weber** and **Paul Arnaud** at _Chez Nous_. @food @paris
- 2018-11-02: Dinner with **Grace Weber** and **Paul Arnaud** at _Chez Nous_. @food @paris
- 2017-01-05: Saw **Somebody Else**
- nonsense

### Notes:
- 2018-12-01: **Grace Weber** loves tea

### Friends:
- Grace Weber (a.k.a. The Admiral a.k.a. Gigi) [Lyon] @science @chorale
- Paul Arnaud
- Étienne-Marie d'Arc [Nantes]

### Locations:
- Lyon
"""
ABOOK = """# abook addressbook file

[format]
program=abook
version=0.6.1

[0]
name=Hélène Petit
email=helene@example.org,h.petit@example.com
mobile=06 12 34 56 78
address=3 rue des Lilas
zip=44000
city=Nantes
country=France
nick=Léna
notes=likes = signs
anniversary=2010-06-05
groups=chorale,voisins

[1]
phone=123

[2]
email=only@example.org
"""
IPHONE = """[13/11/2024, 09:00:12] Léa Martin: \u200eBonjour !
[13/11/2024, 09:05:00] Moi: Ça va ?
Deux lignes: oui
[14/11/2024, 21:00:00] Moi: Bonne nuit
[14/11/2024, 21:00:30] Messages are end-to-end encrypted
"""
ANDROID = """11/13/24, 9:00\u202fPM - Léa Martin: Hi
11/13/24, 9:05 PM - Me: How are you?
"""
FRENCH = "13/11/2024 à 09:00 - Léa Martin: Bonjour\n13/11/2024 à 09:01 - Moi: Salut\n"
GERMAN = "13.11.24, 09:00 - Léa Martin: Guten Tag\n13.11.24, 09:01 - Ich: Hallo\n"


@pytest.mark.parametrize(
    ("text", "called"),
    [(FRIENDS, "friends.md"), (ABOOK, "abook"), (IPHONE, "whatsapp"), (ANDROID, "whatsapp"),
     (FRENCH, "whatsapp"), (GERMAN, "whatsapp"), ("[2024] notes: a text\n" * 5, None)],
)  # fmt: skip
def test_texts_are_told_apart(text: str, called: str | None) -> None:
    known = format_of(text.encode(), "notes.txt")
    assert (known[0] if known else None) == called


def test_friends() -> None:
    result = friends_reader.read(FRIENDS.encode())
    grace = result.records[-3] if result.records[0].only_known else result.records[0]
    people = {person.name: person for person in result.records}
    grace = people["Grace Weber"]
    assert (grace.nickname, grace.city, grace.tags, grace.notes) == (
        "The Admiral, Gigi", "Lyon", ("science", "chorale"), "2018-12-01: Grace Weber loves tea",
    )  # fmt: skip
    assert people["Étienne-Marie d'Arc"].city == "Nantes"
    assert people["Somebody Else"].only_known and not grace.only_known
    dinner = result.interactions[0]
    assert (dinner.text, dinner.place, dinner.tags, dinner.on) == (
        "Dinner with Grace Weber and Paul Arnaud at Chez Nous.", "Chez Nous", ("food", "paris"),
        "2018-11-02",
    )  # fmt: skip
    assert dinner.key != result.interactions[1].key
    assert [skip.where for skip in result.skipped] == ["line 5"]


def test_friends_come_back_as_they_went(tmp_path: Path, network: str) -> None:
    with action("the beginning"):
        grace = add_contact(connection(), "Grace Weber", 1)
        connection().execute("UPDATE contact SET notes = 'tea', city = 'Lyon', nickname = 'Gigi'")
        add_interaction(connection(), on="2026-10-30", people=[grace], created_at=1,
                        text="Coffee, long", place="Chez Nous", tags=("paris",))  # fmt: skip
    export = export_named("friends.md", "")
    assert export
    path = tmp_path / "friends.md"
    path.write_text("".join(export.pieces(connection(), AskedOut())), encoding="utf-8")
    with opened(str(tmp_path / "new.db")):
        report = import_files(connection(), [str(path)])
        assert (report.new, report.interactions) == (1, 1)
        again = import_files(connection(), [str(path)])
        assert (again.new, again.updated, again.interactions) == (0, 0, 0)
        assert connection().execute(
            'SELECT c.name, c.notes, c.city, c.nickname, i."on", i.text, i.place'
            " FROM contact c, interaction i"
        ).fetchall() == [
            ("Grace Weber", "tea", "Lyon", "Gigi", "2026-10-30", "Coffee, long", "Chez Nous")
        ]


def test_abook() -> None:
    result = abook.read(ABOOK.encode())
    helene, only = result.records
    assert (helene.name, helene.nickname, helene.city, helene.tags, helene.notes) == (
        "Hélène Petit", "Léna", "Nantes", ("chorale", "voisins"), "likes = signs",
    )  # fmt: skip
    assert [(point.kind, point.value) for point in helene.points] == [
        ("email", "helene@example.org"), ("email", "h.petit@example.com"),
        ("phone", "06 12 34 56 78"), ("address", "3 rue des Lilas, 44000 Nantes, France"),
    ]  # fmt: skip
    assert only.name == "only@example.org"
    assert [(skip.where, skip.why) for skip in result.skipped] == [("line 20", "no name")]


@pytest.mark.parametrize(
    ("text", "on", "at", "words"),
    [
        (IPHONE, "2024-11-13", "09:00",
         "Léa Martin: Bonjour !\nMoi: Ça va ?\nDeux lignes: oui"),
        (ANDROID, "2024-11-13", "21:00", "Léa Martin: Hi\nMe: How are you?"),
        (FRENCH, "2024-11-13", "09:00", "Léa Martin: Bonjour\nMoi: Salut"),
        (GERMAN, "2024-11-13", "09:00", "Léa Martin: Guten Tag\nIch: Hallo"),
    ],
)  # fmt: skip
def test_chats_of_every_phone(text: str, on: str, at: str, words: str) -> None:
    result = whatsapp.read(text.encode(), Asked(name="WhatsApp Chat with Léa Martin.txt"))
    first = result.interactions[0]
    assert (first.on, first.at, first.initiative, first.text) == (on, at, "them", words)
    assert [(person.name, person.only_known) for person in result.records] == [("Léa Martin", True)]


def test_a_chat_is_an_exchange_a_day_with_somebody_known(tmp_path: Path, network: str) -> None:
    archive = tmp_path / "WhatsApp Chat - Léa Martin.zip"
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("_chat.txt", IPHONE)
    nobody = import_files(connection(), [str(archive)])
    assert (nobody.new, nobody.interactions) == (0, 0)
    assert nobody.losses[0] == "1 person is not in the network: Léa Martin"
    with action("add"):
        add_contact(connection(), "Léa Martin", 1)
    assert import_files(connection(), [str(archive)]).interactions == 2
    assert import_files(connection(), [str(archive)]).interactions == 0
    rows = connection().execute('SELECT "on", initiative FROM interaction').fetchall()
    assert rows == [("2024-11-13", "them"), ("2024-11-14", "me")]


@pytest.mark.parametrize("text", [FRIENDS, ABOOK, IPHONE, ANDROID])
def test_damaged_texts_never_raise_anything_else(text: str) -> None:
    letters = random.Random(text)
    for _round in range(60):
        data = bytearray(text.encode())
        for _change in range(letters.randrange(1, 12)):
            place = letters.randrange(len(data))
            data[place : place + letters.randrange(3)] = letters.randbytes(letters.randrange(3))
        known = format_of(bytes(data), "x.txt")
        if known:
            with contextlib.suppress(Unreadable):
                known[1].read(bytes(data), Asked(name="x.txt"))
