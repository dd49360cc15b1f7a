"""Tables of people: LinkedIn, Google, Outlook, our own, and any other."""

from __future__ import annotations

import contextlib
import random
import zipfile
from pathlib import Path
from typing import Any

import pytest

from reseau_tui import clock
from reseau_tui.interchange import any_csv, google_csv, linkedin, outlook_csv
from reseau_tui.interchange.formats import format_of
from reseau_tui.interchange.importing import ImportOptions, import_files
from reseau_tui.interchange.record import Asked, ReadResult, UnknownColumns, Unreadable
from reseau_tui.interchange.table import header_name, whole_header_name
from reseau_tui.interchange.table_days import is_day_first, table_day
from reseau_tui.model.database import connection
from reseau_tui.network.reconnect import reconnect

LINKEDIN = """Notes:
"Some of the email addresses may be missing, as their owners chose."

First Name,Last Name,URL,Email Address,Company,Position,Connected On
Léa,Martin,https://www.linkedin.com/in/lea-martin-1a2b,,Atelier Nord,Ingénieure,12 Nov 2024
"Paul, PhD",Girard,https://www.linkedin.com/in/paul-g,paul@example.org,"Girard, Fils",,03 Jan 2019
,,,,,,05 Feb 2020
Zoé,Ñandú,https://www.linkedin.com/in/zo%C3%A9-n,,,,01 Mar 2018
"""
MESSAGES = """CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER
2-a,,Moi,https://www.linkedin.com/in/moi,Léa Martin,https://www.linkedin.com/in/lea-martin-1a2b,2024-11-13 09:00:00,,"Bonjour,
ça va ?",INBOX
2-a,,Léa Martin,https://www.linkedin.com/in/lea-martin-1a2b,Moi,https://www.linkedin.com/in/moi,2024-11-13 10:00:00,,Très bien,INBOX
2-a,,Léa Martin,https://www.linkedin.com/in/lea-martin-1a2b,Moi,https://www.linkedin.com/in/moi,2024-11-15 08:00:00,,Et toi ?,INBOX
2-b,,Spam X,https://www.linkedin.com/in/spam,Moi,https://www.linkedin.com/in/moi,2024-11-14 10:00:00,,Offer!,INBOX
2-c,,Spam Y,https://www.linkedin.com/in/spam-y,Moi,https://www.linkedin.com/in/moi,soon,,Offer!,INBOX
"""  # noqa: E501
GOOGLE = """First Name,Middle Name,Last Name,Nickname,Organization Name,Organization Title,Birthday,Notes,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - Label,Address 1 - Formatted,Address 1 - Street,Address 1 - City,Address 1 - Postal Code,Address 1 - Country,Event 1 - Label,Event 1 - Value,Relation 1 - Label,Relation 1 - Value
Ana,,Sousa,Nocas,Galeria,curator,--04-12,"likes
tea",* myContacts ::: Chorale,* Home,ana@example.org ::: a2@example.org,Work,a.sousa@example.com,Mobile,+351 912 345 678,Home,"Rua A 1
Lisboa",Rua A 1,Lisboa,1200,Portugal,Anniversary,2010-06-05,Spouse,Rui
"""  # noqa: E501
OLD_GOOGLE = """Name,Given Name,Additional Name,Family Name,Birthday,Group Membership,E-mail 1 - Type,E-mail 1 - Value,Organization 1 - Name,Organization 1 - Title
Ana Sousa,Ana,,Sousa,1989-04-12,* My Contacts ::: * friends ::: Chorale,* Home,ana@example.org,Galeria,curator
"""  # noqa: E501
OUTLOOK = """First Name,Middle Name,Last Name,Title,Company,Job Title,Business Street,Business City,Business Postal Code,Business Country/Region,Home City,Business Phone,Mobile Phone,Birthday,E-mail Address,E-mail 2 Address,Notes,Categories
John,Q,Doe,Mr.,Acme,Buyer,1 Main St,Springfield,12345,USA,Shelbyville,555-0100,555-0101,4/12/1986,john@example.com,jd@example.org,n,Clients;Golf
Jane,,Roe,,Acme,,,,,,,555-0102,,0/0/00,jane@example.com,,,
"""  # noqa: E501
FRENCH_OUTLOOK = """Prénom;Nom;Société;Fonction;Rue (bureau);Ville (bureau);Téléphone (bureau);Tél. mobile;Anniversaire;Adresse de messagerie
Hélène;Moreau;Atelier;Architecte;3 rue des Lilas;Nantes;01 02 03 04 05;06 12 34 56 78;04/12/1986;helene@example.org
"""  # noqa: E501
ANY = """Nom;Prénom;Courriel;Tél;Ville;Date de naissance
Durand;Camille;camille@example.org;06 12 34 56 78;Toulouse;12/04/1986
Petit;Zoé;zoe@example.org, z@example.org;;Albi;25/12/1990;surplus
"""


def said(result: ReadResult) -> list[dict[str, Any]]:
    found = []
    for person in result.records:
        found.append(
            {
                "name": person.name,
                "role": [(role.organisation, role.title) for role in person.roles],
                "points": [(point.kind, point.label, point.value) for point in person.points],
                "birthday": person.birthday,
                "tags": person.tags,
                "city": person.city,
                "key": person.key,
            }
        )
    return found


def named(data: bytes, name: str = "x.csv") -> str | None:
    known = format_of(data, name)
    return known[0] if known else None


@pytest.mark.parametrize(
    ("text", "called"),
    [
        (LINKEDIN, "linkedin"),
        (LINKEDIN.replace(",", ";"), "linkedin"),
        (MESSAGES, "linkedin-messages"),
        (GOOGLE, "google"),
        (OLD_GOOGLE, "google"),
        (OUTLOOK, "outlook"),
        (FRENCH_OUTLOOK, "outlook"),
        (ANY, "csv"),
        ("Name\tEmail\nA\ta@example.org\n", "csv"),
        ("a letter, with commas, in lines\nof text, no table, at all\n", None),
        ("", None),
        ("\0\1\2", None),
    ],
)
def test_formats_are_told_apart_by_their_columns(text: str, called: str | None) -> None:
    assert named(text.encode(), "x") == called
    for codec in ("utf-8-sig", "utf-16"):
        if called:
            assert named(text.encode(codec), "x") == called


def test_linkedin() -> None:
    result = linkedin.read(LINKEDIN.encode())
    assert [person.name for person in result.records] == [
        "Léa Martin", "Paul, PhD Girard", "Zoé Ñandú",
    ]  # fmt: skip
    assert [(skip.where, skip.why) for skip in result.skipped] == [("line 7", "no name")]
    léa = result.records[0]
    assert (léa.key, léa.circle, léa.tags) == ("lea-martin-1a2b", 5, ("linkedin",))
    assert (léa.dates[0].year, léa.dates[0].month, léa.dates[0].yearly) == (2024, 11, False)
    assert result.records[2].key == "zoé-n"
    # As a spreadsheet saves it again.
    again = linkedin.read(
        LINKEDIN.replace(",", ";").replace("12 Nov 2024", "12-Nov-24").encode("cp1252")
    )
    assert (again.records[0].name, again.records[0].dates) == ("Léa Martin", léa.dates)
    assert linkedin.read(LINKEDIN.encode(), Asked(circle=4)).records[0].circle == 4


def test_six_hundred_connections_are_due_to_nobody(tmp_path: Path, network: str) -> None:
    rows = "".join(
        f"Person{n},Name{n},https://www.linkedin.com/in/p{n},,Firm,,12 Nov 2019\n"
        for n in range(600)
    )
    path = tmp_path / "Connections.csv"
    path.write_text("First Name,Last Name,URL,Email Address,Company,Position,Connected On\n" + rows)
    assert import_files(connection(), [str(path)]).new == 600
    again = import_files(connection(), [str(path)])
    assert (again.new, again.updated, again.unchanged) == (0, 0, 600)
    assert not reconnect(clock.today())


def test_messages_are_brought_when_asked_for(tmp_path: Path, network: str) -> None:
    archive = tmp_path / "archive.zip"
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("Connections.csv", LINKEDIN)
        made.writestr("messages.csv", MESSAGES)
        made.writestr("Skills.csv", "Name\nPython\n")
        made.writestr("../../.bashrc", "echo")
    first = import_files(connection(), [str(archive)])
    assert (first.new, first.interactions) == (3, 0)
    assert "1 other file of archive.zip was left alone" in first.losses
    second = import_files(connection(), [str(archive)], ImportOptions(messages=True))
    assert (second.new, second.updated, second.interactions) == (0, 0, 2)
    rows = connection().execute('SELECT "on", kind, initiative, text FROM interaction').fetchall()
    assert rows == [
        ("2024-11-13", "message", "me", "Moi: Bonjour,\nça va ?\nLéa Martin: Très bien"),
        ("2024-11-15", "message", "them", "Et toi ?"),
    ]
    third = import_files(connection(), [str(archive)], ImportOptions(messages=True))
    assert third.interactions == 0
    assert not (tmp_path.parent / ".bashrc").exists()


def test_google_before_and_after() -> None:
    (ana,) = said(google_csv.read(GOOGLE.encode()))
    assert (ana["name"], ana["birthday"], ana["tags"]) == ("Ana Sousa", (None, 4, 12), ("Chorale",))
    assert ana["points"] == [
        ("email", "home", "ana@example.org"), ("email", "home", "a2@example.org"),
        ("email", "work", "a.sousa@example.com"), ("phone", "mobile", "+351 912 345 678"),
        ("address", "home", "Rua A 1, 1200 Lisboa, Portugal"),
    ]  # fmt: skip
    record = google_csv.read(GOOGLE.encode()).records[0]
    assert record.notes == "likes\ntea\nSpouse: Rui"
    assert [(date.label, date.year) for date in record.dates] == [("Anniversary", 2010)]
    (old,) = said(google_csv.read(OLD_GOOGLE.encode()))
    assert (old["name"], old["role"], old["tags"]) == (
        "Ana Sousa", [("Galeria", "curator")], ("friends", "Chorale"),
    )  # fmt: skip


def test_outlook_in_two_languages() -> None:
    john, jane = said(outlook_csv.read(OUTLOOK.encode()))
    assert (john["name"], john["birthday"], john["tags"]) == (
        "Mr. John Q Doe", (1986, 4, 12), ("Clients", "Golf"),
    )  # fmt: skip
    assert ("address", "work", "1 Main St, 12345 Springfield, USA") in john["points"]
    assert (jane["name"], jane["birthday"]) == ("Jane Roe", None)
    (helene,) = said(outlook_csv.read(FRENCH_OUTLOOK.encode("cp1252")))
    assert (helene["name"], helene["birthday"], helene["role"]) == (
        "Hélène Moreau", (1986, 12, 4), [("Atelier", "Architecte")],
    )  # fmt: skip
    assert ("phone", "mobile", "06 12 34 56 78") in helene["points"]


def test_any_table_whose_columns_are_known() -> None:
    camille, zoé = said(any_csv.read(ANY.encode()))
    assert (camille["name"], camille["birthday"], camille["city"]) == (
        "Camille Durand", (1986, 4, 12), "Toulouse",
    )  # fmt: skip
    assert [value for kind, _label, value in zoé["points"] if kind == "email"] == [
        "zoe@example.org", "z@example.org",
    ]  # fmt: skip
    assert any_csv.read(ANY.encode()).records[1].notes == "surplus"
    (only,) = said(any_csv.read(b"Nom,Tel\nAnna Blum,0612345678\n"))
    assert only["name"] == "Anna Blum"


def test_an_unknown_column_is_a_question_and_the_answer_is_remembered(
    tmp_path: Path, network: str
) -> None:
    path = tmp_path / "club.csv"
    path.write_text("Nom;Courriel;Truc\nAnna;anna@example.org;3\n", encoding="utf-8")
    with pytest.raises(UnknownColumns, match="“Truc”") as asked:
        import_files(connection(), [str(path)])
    assert asked.value.samples == (("Anna", "anna@example.org", "3"),)
    assert asked.value.guesses == {"Nom": "last", "Courriel": "email"}
    report = import_files(connection(), [str(path)], ImportOptions(columns={"truc": "circle"}))
    assert (report.new, connection().execute("SELECT circle FROM contact").fetchone()[0]) == (1, 3)
    path.write_text("Truc;Nom;Courriel\n2;Bea;bea@example.org\n", encoding="utf-8")
    assert import_files(connection(), [str(path)]).new == 1


def test_a_table_that_names_nobody_is_a_question() -> None:
    with pytest.raises(UnknownColumns, match="is a name"):
        any_csv.read(b"City,Country\nAlbi,France\n", Asked(name="x.csv"))
    with pytest.raises(Unreadable):
        any_csv.read(b"one line of text", Asked(name="x.csv"))


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2019-04-03", (2019, 4, 3)), ("--04-12", (None, 4, 12)), ("12 Nov 2024", (2024, 11, 12)),
        ("12-Nov-24", (2024, 11, 12)), ("1er août 1990", (1990, 8, 1)),
        ("April 12, 1986", (1986, 4, 12)), ("03/04/2019", (2019, 4, 3)),
        ("25.12.86", (1986, 12, 25)), ("12/25/1990", (1990, 12, 25)), ("1604-02-29", (None, 2, 29)),
        ("31/02/2019", None), ("0/0/00", None), ("soon", None), ("", None), ("1986", None),
        ("2019/4/3", (2019, 4, 3)), ("13 févr. 2020", (2020, 2, 13)),
    ],
)  # fmt: skip
def test_days_as_tables_write_them(value: str, day: tuple[int | None, int, int] | None) -> None:
    assert table_day(value, today=clock.today()) == day


def test_a_column_tells_which_number_is_the_day() -> None:
    assert is_day_first(["03/04/2019", "25/12/1990"]) is True
    assert is_day_first(["03/04/2019", "12/25/1990"]) is False
    assert is_day_first(["03/04/2019", "x"]) is None


def test_headers_are_compared_without_case_marks_and_brackets() -> None:
    assert header_name("E-mail 1 - Value") == "e mail 1 value"
    assert (header_name("Rue (bureau)"), whole_header_name("Rue (bureau)")) == ("rue", "rue bureau")


@pytest.mark.parametrize("text", [LINKEDIN, MESSAGES, GOOGLE, OUTLOOK, ANY])
def test_damaged_tables_never_raise_anything_else(text: str) -> None:
    letters = random.Random(text)
    for _round in range(60):
        data = bytearray(text.encode())
        for _change in range(letters.randrange(1, 12)):
            place = letters.randrange(len(data))
            data[place : place + letters.randrange(3)] = letters.randbytes(letters.randrange(3))
        known = format_of(bytes(data), "x.csv")
        if known:
            with contextlib.suppress(Unreadable):
                known[1].read(bytes(data), Asked(name="x.csv", messages=True))
