"""A folder kept in step, the rules: what to do with a file, three-way merges, cards rewritten."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from vcards import card

from reseau_tui.interchange.record import DateRecord, PersonRecord, PointRecord, RoleRecord
from reseau_tui.interchange.vdir import decide
from reseau_tui.interchange.vdir_card import person_on, rewritten
from reseau_tui.interchange.vdir_merge import HERE, THERE, merge, person_said, said_of

TABLE = """
    file     contact     what
    absent   same        put away
    absent   changed     write again !
    absent   archived    forget
    absent   gone        forget
    absent   taken-back  forget
    same     same        nothing
    same     changed     write
    same     archived    remove
    same     gone        remove
    same     taken-back  take in
    changed  same        merge
    changed  changed     merge
    changed  archived    merge !
    changed  gone        take in !
    changed  taken-back  take in
    unclear  same        nothing
    unclear  changed     nothing
    unclear  archived    nothing
    unclear  gone        nothing
    changed  -           take in
    unclear  -           nothing
"""


@pytest.mark.parametrize("row", [line.split(None, 2) for line in TABLE.split("\n")[2:-1]])
def test_what_to_do_with_a_file(row: list[str]) -> None:
    file, contact, what = row
    state: Any = None if contact == "-" else contact.replace("-", " ")
    step = decide(file, state)  # type: ignore[arg-type]
    assert step.act + " !" * step.clash == what


def person(**values: Any) -> PersonRecord:
    return PersonRecord(**{"source": "", "key": "", "name": "Marie Dupont", **values})


PHONE = PointRecord("phone", "mobile", "+33 6 12 34 56 78")
SAME_PHONE = PointRecord("phone", "", "tel:+33-612-345678")
MAIL = PointRecord("email", "home", "marie@example.org")
AIRBUS = RoleRecord("Airbus", "Pilot")
FORMER = RoleRecord("Iris", "Trainee", "2010", "2012")
DAY = DateRecord("anniversary", None, 6, 17)

MERGES: tuple[tuple[str, dict[str, Any], dict[str, Any], dict[str, Any], dict[str, Any]], ...] = (
    # both in step before, the contact now, the card now → the contact afterwards
    ("nobody changed", {"city": "Lyon"}, {"city": "Lyon"}, {"city": "Lyon"}, {"city": "Lyon"}),
    ("here", {"city": "Lyon"}, {"city": "Brest"}, {"city": "Lyon"}, {"city": "Brest"}),
    ("there", {"city": "Lyon"}, {"city": "Lyon"}, {"city": "Brest"}, {"city": "Brest"}),
    ("emptied there", {"city": "Lyon"}, {"city": "Lyon"}, {}, {"city": ""}),
    ("emptied here", {"city": "Lyon"}, {}, {"city": "Lyon"}, {"city": ""}),
    ("both alike", {"city": "Lyon"}, {"city": "Nice"}, {"city": "Nice"}, {"city": "Nice"}),
    ("each a field", {}, {"city": "Nice"}, {"nickname": "Mimi"},
     {"city": "Nice", "nickname": "Mimi"}),
    ("name there", {}, {}, {"name": "Marie Martin"}, {"name": "Marie Martin"}),
    ("a year learned", {"birthday": (None, 4, 12)}, {"birthday": (1986, 4, 12)},
     {"birthday": (None, 4, 12)}, {"birthday": (1986, 4, 12)}),
    ("a year dropped there, changed here", {}, {"birthday": (1986, 4, 12)},
     {"birthday": (None, 4, 12)}, {"birthday": (1986, 4, 12)}),
    ("notes go on", {"notes": "a"}, {"notes": "a b"}, {"notes": "a"}, {"notes": "a b"}),
    ("notes both", {"notes": "a"}, {"notes": "a b"}, {"notes": "a c"}, {"notes": "a b\n\na c"}),
    ("number gone there", {"points": (PHONE, MAIL)}, {"points": (PHONE, MAIL)},
     {"points": (MAIL,)}, {"points": (MAIL,)}),
    ("number gone here", {"points": (PHONE, MAIL)}, {"points": (MAIL,)},
     {"points": (PHONE, MAIL)}, {"points": (MAIL,)}),
    ("a number each", {}, {"points": (PHONE,)}, {"points": (MAIL,)}, {"points": (PHONE, MAIL)}),
    ("a tag each way", {"tags": ("a", "b")}, {"tags": ("a", "b", "c")}, {"tags": ("b", "d")},
     {"tags": ("b", "c", "d")}),
    ("a program without tags", {"tags": ("a",)}, {"tags": ("a",)}, {}, {"tags": ("a",)}),
    ("a program without our own", {"circle": 2, "sphere": "work", "rhythm_days": 9},
     {"circle": 2, "sphere": "work", "rhythm_days": 9}, {},
     {"circle": 2, "sphere": "work", "rhythm_days": 9}),
    ("another Réseau", {"circle": 2}, {"circle": 2}, {"circle": 4}, {"circle": 4}),
    ("a program without dates", {"dates": (DAY,)}, {"dates": (DAY,)}, {}, {"dates": (DAY,)}),
    ("a program without former roles", {"roles": (AIRBUS, FORMER)}, {"roles": (AIRBUS, FORMER)},
     {"roles": (AIRBUS,)}, {"roles": (AIRBUS, FORMER)}),
    ("a new title", {"roles": (AIRBUS,)}, {"roles": (AIRBUS,)},
     {"roles": (RoleRecord("Airbus", "Captain"),)}, {"roles": (RoleRecord("Airbus", "Captain"),)}),
    ("another company", {"roles": (AIRBUS,)}, {"roles": (AIRBUS,)}, {"roles": (RoleRecord("ESA"),)},
     {"roles": (RoleRecord("ESA"), dataclasses.replace(AIRBUS, to_on="2026-11"))}),
    ("a company left", {"roles": (AIRBUS,)}, {"roles": (AIRBUS,)}, {}, {"roles": ()}),
    ("kept properties", {"extra": ("X-A:1",)}, {"extra": ("X-A:1",)}, {"extra": ("X-A:2",)},
     {"extra": ("X-A:2",)}),
    ("met stays ours", {}, {"met_where": "Nice"}, {"city": "Nice"},
     {"met_where": "Nice", "city": "Nice"}),
)  # fmt: skip


@pytest.mark.parametrize("row", MERGES, ids=lambda row: row[0])
def test_three_ways_to_one_person(row: Any) -> None:
    _title, before, now, said, wanted = row
    sides = [person(**values) for values in (now, before, said, before)]
    merged = merge(*sides, month="2026-11").person
    assert said_of(merged) == said_of(person(**wanted))
    assert merged.met_where == wanted.get("met_where", "")
    again = merge(merged, merged, merged, merged, month="2026-11")
    assert again == (merged, ())


def test_a_field_changed_on_both_sides_loses_nothing() -> None:
    before, now, said = person(city="Lyon"), person(city="Nantes"), person(city="Paris")
    merged = merge(now, before, said, before, month="2026-11")
    assert (merged.person.city, merged.person.notes) == (
        "Nantes",
        "City in the address book: Paris",
    )
    assert [tuple(clash) for clash in merged.clashes] == [("city", "Nantes", "Paris")]
    # The same clash once more, after a sync that was killed: said once.
    assert merge(merged.person, before, said, before, month="").person == merged.person
    for side, city in ((HERE, "Nantes"), (THERE, "Paris")):
        chosen = merge(now, before, said, before, month="", answers={"city": side}).person
        assert (chosen.city, chosen.notes) == (city, "")


def test_at_a_first_meeting_nothing_is_taken_away() -> None:
    now = person(city="Nantes", points=(PHONE,), tags=("a",), circle=2)
    said = person(nickname="Mimi", points=(SAME_PHONE, MAIL))
    merged = merge(now, None, said, None, month="2026-11")
    assert merged.person == person(
        city="Nantes", nickname="Mimi", points=(PHONE, MAIL), tags=("a",), circle=2
    )
    assert merged.clashes == ()


def test_what_is_remembered_of_a_person_reads_back() -> None:
    whole = person(
        nickname="Mimi", city="Nice", birthday=(None, 4, 12), points=(PHONE, MAIL), tags=("a", "b"),
        roles=(AIRBUS, FORMER), dates=(DAY,), circle=2, extra=("X-A:1",), notes="a\nb",
    )  # fmt: skip
    assert said_of(person_said(said_of(whole))) == said_of(whole)
    other_order = dataclasses.replace(whole, points=(MAIL, PHONE), tags=("b", "a"))
    assert said_of(other_order) == said_of(whole)
    assert said_of(person(style="regular")) == said_of(person())
    assert person_said("{").name == person_said("[1]").name == ""


# --- cards rewritten ----------------------------------------------------------------------------

RICH = card(
    "VERSION:3.0",
    "PRODID:-//Somebody//Else//EN",
    "UID:urn:uuid:abc",
    "N:Dupont;Marie;Anne;Dr;",
    "FN:Marie Dupont",
    "EMAIL;TYPE=HOME,PREF:marie@example.org",
    "TEL;TYPE=CELL,VOICE:+33 6 12 34 56 78",
    "item1.URL:https://example.org/marie",
    "item1.X-ABLabel:blog",
    "ADR;TYPE=HOME:;;1 rue Haute;Paris;;75001;France",
    "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD",
    " /2wBDAAgG",
    "ORG:Airbus;Space",
    "TITLE:Pilot",
    "CATEGORIES:friends,paris",
    "NOTE:likes\\ntea",
    "X-ODD;FOO=bar:keep me",
    "BDAY:1986-04-12",
)


def lines(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")


def changed(**values: Any) -> tuple[list[str], PersonRecord, PersonRecord]:
    known = person_on(RICH)
    assert known is not None
    wanted = dataclasses.replace(known, **values)
    text = rewritten(RICH, wanted)
    read = person_on(text.encode())
    assert read is not None
    return lines(text), wanted, read


ALIKE = lines(RICH.decode())


@pytest.mark.parametrize(
    ("values", "gone"),
    [
        ({}, []),
        ({"city": "Lyon"}, ["ADR"]),
        ({"name": "Marie Martin"}, ["N", "FN"]),
        ({"notes": ""}, ["NOTE"]),
        ({"tags": ("paris",)}, ["CATEGORIES"]),
        ({"tags": ("friends", "paris", "sea")}, []),
        ({"points": (PHONE, MAIL)}, ["item1.URL", "item1.X-ABLabel", "ADR"]),
        ({"birthday": (None, 4, 12)}, ["BDAY"]),
        ({"roles": (RoleRecord("Airbus, Space", "Captain"),)}, ["ORG", "TITLE"]),
        ({"roles": ()}, ["ORG", "TITLE"]),
        ({"circle": 3, "rhythm_days": 60, "sphere": "work"}, []),
        ({"dates": (DAY,), "nickname": "Mimi"}, []),
    ],
)
def test_only_what_changed_is_written_anew(values: dict[str, Any], gone: list[str]) -> None:
    written, wanted, read = changed(**values)
    for line in ALIKE:
        name = line.partition(":")[0].partition(";")[0]
        if name not in (*gone, "PRODID"):
            assert line in written, line
    for field, value in values.items():
        if field == "city":
            assert (read.city, "Paris" in str(read.points)) == ("Lyon", True)
        else:
            assert said_of(person(**{field: getattr(read, field)})) == said_of(
                person(**{field: value})
            )
    assert said_of(dataclasses.replace(read, extra=())) == said_of(
        dataclasses.replace(wanted, extra=())
    )
    assert "X-ODD;FOO=bar:keep me" in written
    assert written.count("UID:urn:uuid:abc") == 1
    assert sum(line.startswith("REV:") for line in written) == 1


def test_groups_of_new_lines_count_on_from_those_there() -> None:
    blog = PointRecord("url", "blog", "https://example.org/marie")
    shop = PointRecord("url", "shop", "https://example.org/s")
    written, _wanted, read = changed(points=(blog, shop))
    assert "item1.URL:https://example.org/marie" in written
    assert "item2.URL:https://example.org/s" in written
    assert {point.label for point in read.points} == {"blog", "shop"}


def test_an_old_card_becomes_version_3_with_its_picture() -> None:
    old = card(
        "VERSION:2.1",
        "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Dupont;L=C3=A9a;;;",
        "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:L=C3=A9a Dupont",
        "TEL;CELL:+33612345678",
        "PHOTO;JPEG;ENCODING=BASE64:/9j/4AAQ",
        " SkZJ",
        "",
    )
    known = person_on(old)
    assert known is not None
    written = lines(rewritten(old, dataclasses.replace(known, city="Lyon", uid="lea-1")))
    assert "VERSION:3.0" in written
    assert "FN:Léa Dupont" in written
    assert "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJ" in written
    assert "UID:lea-1" in written  # it had none: a vdir wants one


def test_lines_that_would_be_read_otherwise_are_written_anew() -> None:
    odd = card("VERSION:3.0", "FN:Marie Dupont", "BDAY:1986-04-12", "BDAY:1990-01-01",
               "PHOTO;ENCODING=b:/9j/4AAQ")  # fmt: skip
    known = person_on(odd)
    assert known is not None
    assert known.notes == "Birthday: 1990-01-01"  # a second birthday is none
    wanted = dataclasses.replace(known, notes=known.notes + "\nlikes tea")
    text = rewritten(odd, wanted)
    read = person_on(text.encode())
    assert read is not None
    assert (read.notes, read.birthday) == (wanted.notes, (1986, 4, 12))
    assert "PHOTO;ENCODING=b:/9j/4AAQ" in lines(text)


def test_a_card_of_version_4_stays_one() -> None:
    new = card("VERSION:4.0", "UID:a", "FN:Marie Dupont", "BDAY:--0412",
               "PHOTO:data:image/jpeg;base64,/9j/4AAQ")  # fmt: skip
    known = person_on(new)
    assert known is not None
    written = lines(rewritten(new, dataclasses.replace(known, city="Lyon")))
    assert {"VERSION:4.0", "BDAY:--0412", "PHOTO:data:image/jpeg;base64,/9j/4AAQ"} <= set(written)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"hello",
        card("FN:A") + card("FN:B"),
        card("FN:Choir", "KIND:group", "MEMBER:urn:uuid:1"),
        card("NOTE:nobody"),
    ],
)
def test_what_is_no_card_of_one_person(data: bytes) -> None:
    assert person_on(data) is None
