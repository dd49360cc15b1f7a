"""What files of other programs hold that a simple reader loses: nobody, no name, no day is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from reseau_tui.interchange import (
    abook,
    any_csv,
    friends_reader,
    google_csv,
    linkedin,
    outlook_csv,
    vcard,
    whatsapp,
)
from reseau_tui.interchange.importing import ImportOptions, import_files
from reseau_tui.interchange.record import Asked, DateRecord, PersonRecord, ReadResult, Unreadable
from reseau_tui.interchange.vcard_writer import write_vcard
from reseau_tui.model.database import connection


def table(reader: Any, *lines: str, name: str = "x.csv") -> ReadResult:
    return reader.read("\n".join([*lines, ""]).encode(), Asked(name=name))


def one(result: ReadResult) -> PersonRecord:
    (person,) = result.records
    return person


def names(result: ReadResult) -> list[str]:
    return [person.name for person in result.records]


# --- keys --------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["김민준", "e\u0301ric", "A\u200bda", "हिन्दी"])
def test_a_name_in_any_letters_is_known_again(tmp_path: Path, network: str, name: str) -> None:
    path = tmp_path / "people.csv"
    path.write_text(f"name,email\n{name},kim@example.org\n{name},\n", encoding="utf-8")
    import_files(connection(), [str(path)])
    again = import_files(connection(), [str(path)])
    assert (again.new, again.updated, again.to_decide) == (0, 0, 0)


def test_one_uid_in_two_formats_is_one_person(tmp_path: Path, network: str) -> None:
    (tmp_path / "a.vcf").write_text("BEGIN:VCARD\nUID:u-1\nFN:Ada Lind\nEND:VCARD\n")
    (tmp_path / "b.csv").write_text("name,uid,city\nAda Lind,u-1,Oslo\n")
    report = import_files(connection(), [str(tmp_path / "a.vcf"), str(tmp_path / "b.csv")])
    assert (report.new, report.updated) == (1, 1)
    assert connection().execute("SELECT name, city FROM contact").fetchall() == [
        ("Ada Lind", "Oslo")
    ]


def test_two_who_have_but_one_name_are_two(tmp_path: Path, network: str) -> None:
    lines = ("name,city,email", "Ada Lind,Oslo,", "Ada Lind,Rome,", "Ada Lind,Oslo,")
    result = table(any_csv, *lines)
    assert [person.key for person in result.records] == ["ada lind", "ada lind 2"]
    assert [(skip.where, skip.why) for skip in result.skipped] == [
        ("line 4", "the same row as in line 2")
    ]
    path = tmp_path / "people.csv"
    path.write_text("\n".join(lines))
    report = import_files(connection(), [str(path)])
    assert (report.new, report.to_decide) == (1, 1)


# --- tables ------------------------------------------------------------------------------------


def test_a_quotation_that_never_ends_swallows_nobody() -> None:
    result = table(any_csv, "name,city", '"Ada,Oslo', "Bo,Rome", '"Cy ""C""",Bern')
    assert names(result) == ["Ada", "Bo", 'Cy "C"']
    assert result.losses == ("line 2: a quotation mark is never closed",)


def test_lines_in_two_encodings_in_one_file() -> None:
    data = "name,city\nLéa,Nîmes\n".encode() + "Zoé,Gréoux\n".encode("cp1252")
    result = any_csv.read(data, Asked(name="x.csv"))
    assert [(person.name, person.city) for person in result.records] == [
        ("Léa", "Nîmes"), ("Zoé", "Gréoux"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "points"),
    [
        ("Ada Lind <ada@example.org>", [("ada lind", "ada@example.org")]),
        ("a@example.org; b@example.org", [("", "a@example.org"), ("", "b@example.org")]),
        ("ask her", [("", "ask her")]),
    ],
)
def test_addresses_of_one_cell(cell: str, points: list[tuple[str, str]]) -> None:
    person = one(table(any_csv, "name,email", f'Ada,"{cell}"'))
    assert [(point.label, point.value) for point in person.points] == points


def test_thunderbird_asks_nothing() -> None:
    person = one(
        table(
            any_csv,
            "First Name,Last Name,Display Name,Primary Email,Screen Name,Mobile Number,"
            "Home Address,Home Address 2,Home City,Home ZipCode,Birth Year,Birth Month,Birth Day,"
            "Custom 1,Unheard",
            "Ada,Lind,Ada M. Lind,ada@example.org,,555,1 Quay,Flat 2,Oslo,0150,1980,1,5,tall,",
        )
    )
    assert (person.name, person.birthday, person.notes) == (
        "Ada M. Lind", (1980, 1, 5), "Custom 1: tall",
    )  # fmt: skip
    assert [(point.kind, point.label, point.value) for point in person.points] == [
        ("email", "", "ada@example.org"),
        ("phone", "mobile", "555"),
        ("address", "home", "1 Quay, Flat 2, 0150 Oslo"),
    ]


def test_google_keeps_the_whole_name_and_every_day() -> None:
    result = table(
        google_csv,
        "Name,Given Name,Family Name,Group Membership,Birthday,Event 1 - Type,Event 1 - Value,"
        "Event 2 - Type,Event 2 - Value,Address 1 - Type,Address 1 - Formatted,Address 1 - Street,"
        "Address 1 - City,Address 1 - PO Box,Gender",
        "Ada Lind of the choir,Ada,Lind,* Choir,soon,,2010-06-05,Pacs,in May,Home,whole,1 Quay,"
        "Oslo,BP 7,f",
    )
    person = one(result)
    assert (person.name, person.tags) == ("Ada Lind of the choir", ("Choir",))
    assert person.dates == (DateRecord("Date", 2010, 6, 5),)
    assert person.notes == "Birthday: soon\nPacs: in May"
    assert [point.value for point in person.points] == ["1 Quay, BP 7, Oslo"]
    assert result.losses == ("columns left out: “Gender”",)


def test_linkedin_counts_on_names_and_profiles_only() -> None:
    result = table(
        linkedin,
        "First Name,Last Name,URL,Company,Position,Connected On",
        "Ada,Lind,,Ada Lind,Owner,12 Nov 2024",
        ",,,Nord,Dev,12 Nov 2024",
        ",,https://www.linkedin.com/in/bo-e,Nord,Dev,12 Nov 2024",
    )
    assert names(result) == ["Ada Lind", "bo-e"]
    assert [skip.where for skip in result.skipped] == ["line 3"]


def test_outlook_where_a_title_stands_twice() -> None:
    person = one(
        table(
            outlook_csv,
            "Titre;Prénom;Nom;Titre;Rue (bureau);Rue (bureau) 2;Ville (bureau);"
            "Téléphone (voiture);Adresse de messagerie;Type de messagerie",
            ";Léa;Roux;Directrice;1 rue X;Bât. B;Lyon;555;lea@example.org;SMTP",
        )
    )
    assert (person.name, person.roles[0].title) == ("Léa Roux", "Directrice")
    assert [(point.label, point.value) for point in person.points] == [
        ("", "lea@example.org"), ("car", "555"), ("work", "1 rue X, Bât. B, Lyon"),
    ]  # fmt: skip


def test_outlook_in_german() -> None:
    person = one(
        table(
            outlook_csv,
            "Anrede;Vorname;Nachname;Firma;Position;Straße geschäftlich;Ort geschäftlich;"
            "Telefon privat;Mobiltelefon;E-Mail-Adresse;E-Mail-Typ;Geburtstag",
            "Frau;Jana;Groß;Nord;Leiterin;Am Kai 1;Kiel;555;556;jana@example.org;SMTP;3.4.1980",
        )
    )
    assert (person.name, person.birthday) == ("Frau Jana Groß", (1980, 4, 3))
    assert {point.label for point in person.points} == {"", "home", "mobile", "work"}


def test_messages_left_alone_are_why_there_is_nobody(tmp_path: Path, network: str) -> None:
    path = tmp_path / "messages.csv"
    path.write_text("CONVERSATION ID,FROM,TO,DATE,CONTENT\nc,Ada,Me,2024-01-01 10:00:00 UTC,hi\n")
    with pytest.raises(Unreadable, match="1 private message was left alone"):
        import_files(connection(), [str(path)], ImportOptions())


# --- texts -------------------------------------------------------------------------------------


def chat(*lines: str, name: str = "WhatsApp Chat with Ada Lind.txt") -> ReadResult:
    data = "\n".join(lines).encode()
    assert whatsapp.recognise(data, name)
    return whatsapp.read(data, Asked(name=name))


@pytest.mark.parametrize(
    ("line", "at"),
    [
        ("7/13/16, 4:56:55 PM: Ada Lind: hi", ("2016-07-13", "16:56")),
        ("[\u200f18\u200f/3\u200f/2022\u060c 14:56:01] Ada Lind: hi", ("2022-03-18", "14:56")),
        ("[١٨/٣/٢٠٢٢، ٢:٥٦:٠٠ م] Ada Lind: hi", ("2022-03-18", "14:56")),
        ("[14:56:01, 3/18/22] Ada Lind: hi", ("2022-03-18", "14:56")),
    ],
)
def test_more_phones(line: str, at: tuple[str, str]) -> None:
    (found,) = chat(line).interactions
    assert (found.on, found.at, found.text) == (*at, "hi")


def test_the_order_of_days_tells_which_number_is_the_month() -> None:
    result = chat(
        "3/4/21, 9:15 pm - Ada Lind: a", "5/4/21, 9:15 pm - Me: b", "1/5/21, 9:15 pm - Me: c"
    )
    assert [found.on for found in result.interactions] == ["2021-04-03", "2021-04-05", "2021-05-01"]


def test_a_day_of_a_group_is_with_those_who_wrote() -> None:
    result = chat(
        "13/1/21, 09:15 - Ada: a", "13/1/21, 09:16 - Bo: b", "14/1/21, 09:15 - Cy: c",
        name="WhatsApp Chat with Choir.txt",
    )  # fmt: skip
    assert [found.people for found in result.interactions] == [("ada", "bo"), ("cy",)]


def test_friends_of_any_name() -> None:
    result = friends_reader.read(
        b"### Activities:\n### Notes:\n- 2020-01-01: **Nobody Here** likes tea\n### Friends:\n"
        b"- ada@example.org\n- Bo (from Oslo) [Rome] @choir\n- Cy Lind\n- Cy Lind [Bern]\n"
    )
    assert [(person.name, person.city, person.tags) for person in result.records] == [
        ("ada@example.org", "", ()),
        ("Bo (from Oslo)", "Rome", ("choir",)),
        ("Cy Lind", "", ()),
        ("Cy Lind", "Bern", ()),
    ]
    assert result.losses == ("notes about 1 person who is not among the friends were left out",)


def test_an_old_day_is_none_of_every_year_after_a_card() -> None:
    before = PersonRecord(
        source="reseau", key="k", name="Ada", deceased_on="2020-03-04", met_on="2019",
        met_where="Oslo", dates=(DateRecord("LinkedIn", 2024, 11, 12, yearly=False),),
    )  # fmt: skip
    for version in ("3.0", "4.0"):
        written = write_vcard(before, version=version)
        after = one(vcard.read(written.encode()))
        assert (after.dates, after.deceased_on) == (before.dates, before.deceased_on)
        assert (after.met_on, after.met_where) == ("2019", "Oslo")


def test_two_of_one_name_in_abook() -> None:
    result = abook.read(b"# abook addressbook file\n[0]\nname=Ada\n[1]\nname=Ada\ncity=Oslo\n")
    assert len({person.key for person in result.records}) == 2
