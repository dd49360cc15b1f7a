"""A person written as vCard 3.0 comes back as the same person, whatever the words."""

from __future__ import annotations

import dataclasses
import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from vcards import card, one, result

from reseau_tui.interchange.record import DateRecord, PersonRecord, PointRecord, RoleRecord
from reseau_tui.interchange.vcard import read
from reseau_tui.interchange.vcard_writer import fold_line, write_vcard
from reseau_tui.text import clean, clean_note

HOSTILE = [
    "END:VCARD",
    "a\\nb",
    "\\",
    "x;y,z:w",
    "[/nope]",
    "\x1b]52;c;eA==\x07",
    "\u202eelias",
    "e\u0301",
    "\ud800",
    "\ufeff",
    "=?utf-8?q?x?=",
    "=\n",
    "a=",
    "{name}",
    "%s",
    "👩\u200d👩\u200d👧",
    '"',
    "^n",
    "\r\nTEL:0612345678",
    "_$!<x",
]
text = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=90))
line = text.map(clean)
word = line.filter(bool)
labels = st.one_of(
    st.sampled_from(["", "home", "work", "mobile", "work mobile", "home fax", "Chez Paul", "cell"]),
    line.filter(lambda value: not value.startswith("_$!<")),
)
days = st.dates(min_value=datetime.date(1605, 1, 1)).map(lambda day: (day.year, day.month, day.day))
yearless = st.dates().map(lambda day: (None, day.month, day.day))
points = st.builds(
    PointRecord,
    kind=st.sampled_from(["phone", "url", "handle", "address"]),
    label=labels,
    # "tel:" before a number is a form of writing, not a part of it.
    value=word.filter(lambda value: value[:4].lower() != "tel:"),
)
people = st.builds(
    PersonRecord,
    source=st.just("vcard"),
    key=st.just(""),
    name=word,
    uid=st.one_of(st.none(), st.uuids().map(str)),
    nickname=line,
    roles=st.lists(
        st.one_of(
            st.builds(RoleRecord, organisation=word, title=line),
            st.builds(RoleRecord, organisation=st.just(""), title=word),
            st.builds(
                RoleRecord,
                organisation=word,
                title=line,
                from_on=st.sampled_from([None, "2001", "2001-02", "2001-02-03"]),
                to_on=st.just("2010-05"),
            ),
        ),
        max_size=3,
        unique=True,
    ).map(tuple),
    points=st.lists(points, max_size=5).map(tuple),
    birthday=st.one_of(st.none(), days, yearless),
    dates=st.lists(
        st.builds(
            lambda label, day: DateRecord(label, *day),
            word.filter(lambda value: not value.startswith("_$!<")),
            st.one_of(days, yearless),
        ),
        max_size=3,
        unique=True,
    ).map(tuple),
    city=line,
    country=line,
    notes=st.text(max_size=300).map(clean_note),
    tags=st.lists(word, max_size=4).map(tuple),
    circle=st.one_of(st.none(), st.integers(1, 5)),
    rhythm_days=st.one_of(st.none(), st.integers(1, 4000)),
    sphere=st.sampled_from([None, "family", "work", "other"]),
    style=st.sampled_from([None, "regular", "ambient", "occasional"]),
)


def said(person: PersonRecord) -> dict[str, object]:
    """Return what must come back, without the order that does not matter."""
    fields = {field.name: getattr(person, field.name) for field in dataclasses.fields(person)}
    for name in ("key", "line", "losses", "extra"):
        del fields[name]
    fields["roles"] = set(person.roles)
    return fields


@settings(max_examples=200, deadline=None)
@given(people)
def test_round_trip(person: PersonRecord) -> None:
    once = read(write_vcard(person).encode()).records[0]
    # The reader joins what is the same (tags, points, a nickname that is the name) …
    assert once.name == person.name
    assert once.birthday == person.birthday
    assert once.dates == person.dates
    assert once.notes == person.notes
    assert set(once.roles) == set(person.roles)
    assert {point.value for point in once.points} <= {point.value for point in person.points}
    assert set(once.tags) <= set(person.tags)
    assert once.uid == person.uid
    assert once.nickname in (person.nickname, "")
    if person.city or person.country:
        assert (once.city, once.country) == (person.city, person.country)
    for name in ("circle", "rhythm_days", "sphere", "style"):
        assert getattr(once, name) == getattr(person, name)
    # … and from then on nothing changes any more.
    assert said(read(write_vcard(once).encode()).records[0]) == said(once)


@settings(max_examples=100, deadline=None)
@given(st.lists(points, max_size=4, unique_by=lambda point: point.value.casefold()))
def test_points_keep_order_kind_and_label(chosen: list[PointRecord]) -> None:
    person = PersonRecord(source="vcard", key="", name="Marie", points=tuple(chosen))
    back = read(write_vcard(person).encode()).records[0].points
    kept = [point for point in chosen if point in back]
    assert list(back) == kept
    assert len(kept) == len({(point.kind, point.value) for point in kept})


@settings(max_examples=100, deadline=None)
@given(text, st.text(max_size=300))
def test_no_text_can_add_a_line_or_a_long_one(name: str, notes: str) -> None:
    person = PersonRecord(
        source="vcard",
        key="",
        name=name or "Marie",
        notes=notes,
        uid=notes,
        tags=(name,),
        points=(PointRecord("email", name, notes), PointRecord("email", notes, name)),
        extra=(name, f"X-A:{notes}", f"X-B;T={name}:x", "END:VCARD", "begin:vcard"),
    )
    written = write_vcard(person)
    lines = written.split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    assert not set("\r\n\v\f\x85\u2028\u2029\x1b\x00") & set("".join(lines))
    unfolded = written.replace("\r\n ", "").split("\r\n")
    assert [row for row in unfolded if row.upper() in ("BEGIN:VCARD", "END:VCARD")] == [
        "BEGIN:VCARD",
        "END:VCARD",
    ]


def test_what_a_card_looks_like() -> None:
    person = PersonRecord(
        source="vcard",
        key="k",
        name="Hélène Dupré",
        uid="3a8e",
        nickname="Lénou, Nène",
        roles=(RoleRecord("Airbus", "Ingénieure"),),
        points=(
            PointRecord("email", "work", "helene@example.org"),
            PointRecord("phone", "Chez Paul", "+33 6 12 34 56 78"),
            PointRecord("handle", "skype", "helene"),
            PointRecord("address", "home", "12 rue Monge, 75005 Paris"),
        ),
        birthday=(None, 2, 29),
        dates=(DateRecord("anniversary", 2009, 8, 8),),
        city="Paris",
        notes="Rencontrée à Lyon, en 2012;\navec \\ Paul",
        tags=("amis", "Lyon, Croix-Rousse"),
        circle=2,
        rhythm_days=45,
        sphere="friends",
        style="regular",
        extra=("N:Dupré;Hélène;;Dr.;", "item7.X-ABRELATEDNAMES:Paul", "item7.X-ABLABEL:ami"),
    )
    written = write_vcard(person, revised=datetime.datetime(2026, 11, 23, 10, 0))
    assert written.split("\r\n") == [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "PRODID:-//reseau-tui//reseau-tui 0.1.0//EN",
        "UID:3a8e",
        "REV:20261123T100000",
        "N:Dupré;Hélène;;Dr.;",
        "FN:Hélène Dupré",
        "NICKNAME:Lénou,Nène",
        "ORG:Airbus",
        "TITLE:Ingénieure",
        "EMAIL;TYPE=INTERNET;TYPE=WORK:helene@example.org",
        "item8.TEL:+33 6 12 34 56 78",
        "item8.X-ABLabel:Chez Paul",
        "IMPP;X-SERVICE-TYPE=skype:skype:helene",
        "ADR;TYPE=HOME:;;12 rue Monge\\, 75005 Paris;;;;",
        "ADR:;;;Paris;;;",
        "BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29",
        "item9.X-ABDATE:2009-08-08",
        "item9.X-ABLabel:_$!<Anniversary>!$_",
        "NOTE:Rencontrée à Lyon\\, en 2012\\;\\navec \\\\ Paul",
        "CATEGORIES:amis,Lyon\\, Croix-Rousse",
        "X-RESEAU-CIRCLE:2",
        "X-RESEAU-RHYTHM:45",
        "X-RESEAU-SPHERE:friends",
        "X-RESEAU-STYLE:regular",
        "item7.X-ABRELATEDNAMES:Paul",
        "item7.X-ABLABEL:ami",
        "END:VCARD",
        "",
    ]


IMPORTED = [
    ["FN:Mimi", "N:Dupont;Marie;Anne;Dr.;PhD"],
    ["FN:Marie de La Tour", "N:de La Tour;Marie;;;"],
    ["FN:Marie", "ORG:Université Lyon 2;Psychologie;Labo"],
    ["FN:Marie", "ADR;TYPE=home:BP 3;Bât. A;12 rue Monge;Paris;Île-de-France;75005;France"],
    ["FN:Marie", "ADR:;;1 rue\\nMonge\\, 3;Paris;;75005;", "ADR;WORK:;;;Lyon;;;"],
    ["FN:Marie", "item1.X-FOO;X-P=\"é:b\":v\\,w", "item1.X-ABLabel:_$!<Spouse>!$_"],
    ["FN:Marie", "KEY;ENCODING=b:QUJD", "PHOTO;VALUE=uri:https://example.org/m.jpg"],
    ["FN:Marie", "LABEL:12 rue Monge\\n75005 Paris", "ROLE:Maire", "TITLE:Présidente"],
    ["FN:Première", "FN;LANGUAGE=en:Second"],
    ["KIND:org", "FN:Airbus"],
    ["FN:Marie", "X-MS-ANNIVERSARY:20120801", "BDAY:--0229", "X-AIM:marie"],
]  # fmt: skip


@pytest.mark.parametrize("lines", IMPORTED)
def test_what_came_in_goes_out_and_comes_in_again(lines: list[str]) -> None:
    person = one(*lines)
    back = read(write_vcard(person).encode()).records[0]
    assert dataclasses.replace(back, line=0, key="") == dataclasses.replace(person, line=0, key="")


def test_imported_parts_go_out_only_while_they_are_still_true() -> None:
    person = one(
        "FN:Marie Dupont",
        "N:Dupont;Marie;Anne;;",
        "ORG:Airbus;Toulouse",
        "ADR;TYPE=home:;;12 rue Monge;Paris;;75005;",
    )
    edited = dataclasses.replace(
        person,
        name="Marie Durand",
        roles=(RoleRecord("Boeing"),),
        points=(PointRecord("address", "home", "1 rue Neuve"),),
        city="",
    )
    written = write_vcard(edited)
    assert "N:Durand;Marie;;;\r\n" in written
    assert "ORG:Boeing\r\n" in written
    assert "ADR;TYPE=HOME:;;1 rue Neuve;;;;\r\n" in written
    assert not any(word in written for word in ("Dupont", "Airbus", "Monge"))


def test_folding_never_cuts_a_letter() -> None:
    written = fold_line("NOTE:" + "é" * 100 + "山" * 50)
    pieces = written.removesuffix("\r\n").split("\r\n ")
    assert "".join(pieces) == "NOTE:" + "é" * 100 + "山" * 50
    assert max(len(piece.encode()) for piece in pieces) <= 75
    assert fold_line("x" * 75) == "x" * 75 + "\r\n"
    assert fold_line("x" * 76) == "x" * 75 + "\r\n x\r\n"


def test_many_cards_make_a_file() -> None:
    names = ["Marie", "Paul", "Zoé"]
    cards = [
        write_vcard(PersonRecord(source="vcard", key=name, name=name)).encode() for name in names
    ]
    assert [person.name for person in result(*cards).records] == names
    assert [person.name for person in result(card("FN:A"), *cards).records] == ["A", *names]
