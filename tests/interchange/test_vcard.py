"""What real cards say, as a person: names, days, labels, groups, cards within cards."""

from __future__ import annotations

import pytest
from vcards import card, one, result, values

from reseau_tui.interchange.record import DateRecord, PointRecord, RoleRecord


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["FN:Marie Dupont", "N:Autre;Nom;;;"], "Marie Dupont"),
        (["VERSION:3.0", "FN:Marie, dite Mimi; Dupont"], "Marie, dite Mimi; Dupont"),
        (["FN:Marie\\, dite Mimi\\; Dupont\\nLyon"], "Marie, dite Mimi; Dupont Lyon"),
        (["FN:C\\:\\\\x\\y"], "C:\\x\\y"),
        (["FN: ", "N:Dupont;Marie;;;"], "Marie Dupont"),
        (["FN:\u200b\u202e", "N:Dupont;Marie;;;"], "Marie Dupont"),
        (["N:Dupont;Marie;Claire,Anne;Dr.;PhD"], "Dr. Marie Claire Anne Dupont PhD"),
        (["N:Dupont"], "Dupont"),
        (["N:du\\;pont;Marie"], "Marie du;pont"),
        (["N:山田;太郎;;;"], "山田太郎"),
        (["N:;;;;", "NICKNAME:Mimi"], "Mimi"),
        (["ORG:Atelier Lumière;Ventes"], "Atelier Lumière, Ventes"),
        (["EMAIL:marie@example.org", "TEL:0612345678"], "marie@example.org"),
        (["TEL:06 12 34 56 78"], "06 12 34 56 78"),
        (["FN:" + "Anna-Maria " * 60 + "Dupont"], "Anna-Maria " * 60 + "Dupont"),
        (["FN:[/nope] [@click=app.quit]x[/]"], "[/nope] [@click=app.quit]x[/]"),
        (["FN:a\x1b]52;c;eA==\x07b\x00c"], "a]52;c;eA==bc"),
        (["FN:Première", "FN:Seconde"], "Première"),
    ],
)
def test_name(lines: list[str], name: str) -> None:
    assert one(*lines).name == name


def test_a_card_without_name_is_skipped_with_its_line() -> None:
    found = result(card("FN:Marie"), card("URL:https://example.org", "NOTE:x"), card())
    assert [person.name for person in found.records] == ["Marie"]
    assert [(skip.where, skip.why) for skip in found.skipped] == [
        ("line 4", "no name"),
        ("line 8", "no name"),
    ]


@pytest.mark.parametrize(
    ("written", "birthday"),
    [
        ("BDAY:1980-03-12", (1980, 3, 12)),
        ("BDAY:19800312", (1980, 3, 12)),
        ("BDAY;VALUE=date:1980-03-12", (1980, 3, 12)),
        ("BDAY:1980-03-12T23:30:00Z", (1980, 3, 12)),
        ("BDAY:19800312T000000-0500", (1980, 3, 12)),
        ("BDAY:1980-03-12 00:00:00", (1980, 3, 12)),
        ("BDAY:1980/3/12", (1980, 3, 12)),
        ("BDAY:1980-3-2", (1980, 3, 2)),
        ("BDAY:--0312", (None, 3, 12)),
        ("BDAY:--03-12", (None, 3, 12)),
        ("BDAY:1604-03-12", (None, 3, 12)),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29", (None, 2, 29)),
        ("BDAY;X-APPLE-OMIT-YEAR=1900:1900-03-12", (None, 3, 12)),
        ("BDAY:0000-03-12", (None, 3, 12)),
        ("BDAY:--0229", (None, 2, 29)),
        ("BDAY:2000-02-29", (2000, 2, 29)),
        ("X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;1980-03-12;3;;", (1980, 3, 12)),
    ],
)
def test_birthday(written: str, birthday: tuple[int | None, int, int]) -> None:
    person = one("FN:Marie", written)
    assert (person.birthday, person.notes, person.losses) == (birthday, "", ())


@pytest.mark.parametrize(
    "text",
    [
        "circa 1800",
        "1980",
        "1980-03",
        "1981-02-29",
        "1900-02-29",
        "1980-13-01",
        "12.03.1980",
        "---12",
    ],
)
def test_what_is_no_full_birthday_goes_to_the_notes(text: str) -> None:
    person = one("FN:Marie", "NOTE:Lyon", f"BDAY:{text}")
    assert person.birthday is None
    assert person.notes == f"Lyon\n\nBirthday: {text}"
    assert person.losses == (f"line 4: “{text}” is not taken as a day; it is kept in the notes",)


def test_a_second_birthday_that_differs_is_not_lost() -> None:
    person = one("FN:Marie", "BDAY:1980-03-12", "BDAY:19800312", "BDAY:1981-03-12")
    assert person.birthday == (1980, 3, 12)
    assert person.notes == "Birthday: 1981-03-12"


def test_an_empty_birthday_is_nothing() -> None:
    person = one("FN:Marie", "BDAY:", "BDAY:0000-00-00")
    assert (person.birthday, person.notes, person.losses) == (None, "", ())


def test_other_days() -> None:
    person = one(
        "FN:Marie",
        "ANNIVERSARY:20090808",
        "item1.X-ABDATE;type=pref:2010-05-06",
        "item1.X-ABLabel:_$!<Anniversary>!$_",
        "item2.X-ABDATE;X-APPLE-OMIT-YEAR=1604:1604-07-14",
        "item2.X-ABLabel:Fête",
        "DEATHDATE:2020-01-02",
        "X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;2001-02-03;0;Pacs;",
        "X-ABDATE:2001-01-01",
        "X-ANNIVERSARY:some day in May",
    )
    assert person.dates == (
        DateRecord("anniversary", 2009, 8, 8),
        DateRecord("anniversary", 2010, 5, 6),
        DateRecord("Fête", None, 7, 14),
        DateRecord("Pacs", 2001, 2, 3),
        DateRecord("date", 2001, 1, 1),
    )
    assert person.notes == "Anniversary: some day in May"


@pytest.mark.parametrize(
    ("lines", "kind", "label", "value"),
    [
        (["EMAIL;INTERNET;PREF:m@example.org"], "email", "", "m@example.org"),
        (["EMAIL;TYPE=work:mailto:m@example.org"], "email", "work", "m@example.org"),
        (["EMAIL:Marie <m@example.org>"], "email", "", "m@example.org"),
        (['EMAIL;INTERNET:"Marie"', "  <m@example.org>"], "email", "", "m@example.org"),
        (["EMAIL:a,b@example.org"], "email", "", "a,b@example.org"),
        (["EMAIL:a\\;b@example.org"], "email", "", "a;b@example.org"),
        (["TEL;CELL;VOICE:06 12"], "phone", "mobile", "06 12"),
        (["TEL;TYPE=FAX,WORK:06 12"], "phone", "work fax", "06 12"),
        (['TEL;TYPE="home,voice":06 12'], "phone", "home", "06 12"),
        (
            ["TEL;VALUE=uri;PREF=1;TYPE=cell:tel:+33-6-12;ext=3"],
            "phone",
            "mobile",
            "+33-6-12;ext=3",
        ),
        (["item1.TEL:06", "item1.X-ABLabel:Chez Paul"], "phone", "Chez Paul", "06"),
        (["item1.X-ABLabel:_$!<Main>!$_", "item1.TEL:06"], "phone", "main", "06"),
        (["item1.URL:x.org", "item1.X-ABLabel:_$!<HomePage>!$_"], "url", "homepage", "x.org"),
        (["URL;TYPE=WORK:https\\://x.org"], "url", "work", "https://x.org"),
        (["TEL;TYPE=ÉTÉ:06"], "phone", "été", "06"),
        (["TEL;été:06"], "phone", "été", "06"),
        (["IMPP;X-SERVICE-TYPE=Skype:skype:marie"], "handle", "skype", "marie"),
        (["IMPP:xmpp:m@example.org"], "handle", "xmpp", "m@example.org"),
        (["IMPP;X-SERVICE-TYPE=Jabber:x-apple:m"], "handle", "jabber", "m"),
        (["X-SKYPE-USERNAME:marie"], "handle", "skype", "marie"),
        (["X-JABBER;HOME:m@example.org"], "handle", "jabber", "m@example.org"),
        (
            ["X-SOCIALPROFILE;type=linkedin:https://www.linkedin.com/in/marie"],
            "url",
            "linkedin",
            "https://www.linkedin.com/in/marie",
        ),
        (["X-SOCIALPROFILE;type=x;x-user=m:x-apple:m"], "handle", "x", "m"),
        (
            ["ADR;HOME:;;12 rue Monge, Bât. A;Paris;;75005;France"],
            "address",
            "home",
            "12 rue Monge, Bât. A, 75005 Paris, France",
        ),
        (["ADR:;;1 rue\\nMonge;Paris"], "address", "", "1 rue, Monge, Paris"),
        (
            ["LABEL;WORK;ENCODING=QUOTED-PRINTABLE:12 rue Monge=0D=0A75005 Paris"],
            "address",
            "work",
            "12 rue Monge, 75005 Paris",
        ),
    ],
)
def test_points(lines: list[str], kind: str, label: str, value: str) -> None:
    person = one("FN:Marie", *lines)
    assert person.points == (PointRecord(kind, label, value),)


def test_preferred_points_come_first_and_the_same_one_once() -> None:
    person = one(
        "FN:Marie",
        "EMAIL:a@example.org",
        "EMAIL;TYPE=pref:b@example.org",
        "EMAIL:A@Example.org",
        "TEL:06 12 34 56 78",
        "TEL:06.12.34.56.78",
    )
    assert [point.value for point in person.points] == [
        "b@example.org",
        "a@example.org",
        "06 12 34 56 78",
    ]


@pytest.mark.parametrize(
    ("lines", "city", "country"),
    [
        (["ADR;WORK:;;1 rue A;Lyon;;;France", "ADR;HOME:;;2 rue B;Paris;;;"], "Paris", ""),
        (["ADR;WORK:;;1 rue A;Lyon;;69001;France"], "Lyon", "France"),
        (["ADR;WORK:;;1 rue A;Lyon;;;", "ADR;WORK;PREF:;;2;Paris;;;"], "Paris", ""),
        (["ADR:;;;Nice;;;France", "ADR;HOME:;;2 rue B;Paris;;;"], "Nice", "France"),
        (["ADR:;;;;;;"], "", ""),
    ],
)
def test_town(lines: list[str], city: str, country: str) -> None:
    person = one("FN:Marie", *lines)
    assert (person.city, person.country) == (city, country)


@pytest.mark.parametrize(
    ("lines", "roles"),
    [
        (["ORG:Airbus", "TITLE:Ingénieure"], [("Airbus", "Ingénieure")]),
        (["TITLE:Ingénieure", "ORG:Airbus"], [("Airbus", "Ingénieure")]),
        (["ORG:Durand, Fils & Cie;Ventes"], [("Durand, Fils & Cie, Ventes", "")]),
        (["ROLE:Maire"], [("", "Maire")]),
        (["ORG:A", "ORG:B", "TITLE:a", "TITLE:b"], [("A", "a"), ("B", "b")]),
        (
            ["item1.ORG:A", "item2.ORG:B", "item2.TITLE:b", "item1.TITLE:a"],
            [("A", "a"), ("B", "b")],
        ),
        (["ORG:;;"], []),
    ],
)
def test_roles(lines: list[str], roles: list[tuple[str, str]]) -> None:
    assert one("FN:Marie", *lines).roles == tuple(RoleRecord(*role) for role in roles)


def test_notes_nickname_tags_and_our_own_fields() -> None:
    person = one(
        "FN:Marie Dupont",
        "NICKNAME:Mimi,Marinette",
        "NOTE:un\\ndeux, trois; quatre",
        "NOTE:cinq",
        "CATEGORIES:amis,Lyon\\, Croix-Rousse,AMIS,* myContacts",
        "X-RESEAU-CIRCLE:2",
        "X-RESEAU-RHYTHM:45",
        "X-RESEAU-SPHERE:work",
        "X-RESEAU-STYLE:ambient",
        "UID:urn:uuid:3a8e",
    )
    assert person.nickname == "Mimi, Marinette"
    assert person.notes == "un\ndeux, trois; quatre\n\ncinq"
    assert person.tags == ("amis", "Lyon, Croix-Rousse")
    assert (person.circle, person.rhythm_days) == (2, 45)
    assert (person.sphere, person.style) == ("work", "ambient")
    assert (person.uid, person.key) == ("3a8e", "3a8e")


@pytest.mark.parametrize(
    "line",
    ["X-RESEAU-CIRCLE:7", "X-RESEAU-RHYTHM:-1", "X-RESEAU-SPHERE:mars", "X-RESEAU-STYLE:x"],
)
def test_our_own_fields_are_not_believed_blindly(line: str) -> None:
    person = one("FN:Marie", line)
    assert (person.circle, person.rhythm_days, person.sphere, person.style) == (None,) * 4
    assert len(person.losses) == 1


def test_a_note_that_is_too_long_is_cut_with_a_word() -> None:
    person = one("FN:Marie", "NOTE:" + "é" * 30_000)
    assert len(person.notes) == 20_000
    assert "20000" in person.losses[0]


def test_unknown_properties_are_kept_for_the_way_out() -> None:
    person = one(
        "VERSION:2.1",
        "FN:Marie",
        "X-SPOUSE;HOME;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Ren=C3=A9=0Ab",
        "item3.X-ABRELATEDNAMES;type=pref:Jeanne",
        "item3.X-ABLabel:_$!<Assistant>!$_",
        "GEO:geo:1,2",
        'X-A;LABEL="a:b";X-B=plain:v',
        "REV:2020-01-01T00:00:00Z",
        "PRODID:-//x//y//EN",
    )
    assert person.extra == (
        "X-SPOUSE;TYPE=home:René\\nb",
        "item3.X-ABRELATEDNAMES;TYPE=pref:Jeanne",
        "item3.X-ABLABEL:_$!<Assistant>!$_",
        "GEO:geo:1,2",
        'X-A;LABEL="a:b";X-B=plain:v',
    )


def test_unknown_properties_that_are_too_long_are_left_out_with_a_word() -> None:
    person = one("FN:Marie", "X-BLOB:" + "x" * 30_000, *["X-A:b"] * 3)
    assert person.extra == ("X-A:b",)
    assert person.losses == ("line 3: X-BLOB is too long to be kept and was left out",)


def test_base64_that_is_none_is_left_out_with_a_word() -> None:
    person = one("FN:Marie", "NOTE;ENCODING=b:x")
    assert person.losses == ("line 3: NOTE cannot be read and was left out",)


# --- cards and cards ------------------------------------------------------------------------


def test_a_nested_card_stays_apart() -> None:
    found = result(
        card(
            "FN:Marie",
            "AGENT:",
            *card("FN:Secrétaire", "TEL:0123456789").decode().splitlines(),
            "TEL:0612345678",
        )
    )
    (person,) = found.records
    assert (person.name, values(person, "phone"), person.losses) == ("Marie", ["0612345678"], ())
    assert [(skip.where, skip.why) for skip in found.skipped] == [
        ("line 4", "a card inside the card of Marie")
    ]


@pytest.mark.parametrize(
    "agent",
    [
        "AGENT:BEGIN:VCARD\r\nFN:X\r\nTEL:1\r\nEND:VCARD",
        "AGENT:BEGIN:VCARD\\nFN:X\\nTEL\\;CELL:1\\nEND:VCARD\\n",
        "AGENT:\r\n BEGIN:VCARD\r\n FN:X\r\n TEL:1\r\n END:VCARD",
        "AGENT:\r\nBEGIN:VCARD\r\nFN:X\r\nAGENT:\r\nBEGIN:VCARD\r\nEND:VCARD\r\nEND:VCARD",
    ],
)
def test_other_ways_to_nest(agent: str) -> None:
    found = result(card("FN:Marie", agent, "TEL:2"), card("FN:Paul"))
    assert [person.name for person in found.records] == ["Marie", "Paul"]
    assert values(found.records[0], "phone") == ["2"]
    assert all("card of Marie" in skip.why for skip in found.skipped)


def test_cards_within_a_card_without_agent_are_people() -> None:
    found = result(
        b"BEGIN:VCARD\nFN:Parent\nBEGIN:VCARD\nFN:Un\nEND:VCARD\n"
        b"BEGIN:VCARD\nFN:Deux\nEND:VCARD\nTEL:0612345678\nEND:VCARD\n"
    )
    assert [person.name for person in found.records] == ["Parent", "Un", "Deux"]
    assert values(found.records[0], "phone") == ["0612345678"]


def test_a_missing_end_costs_one_remark() -> None:
    found = result(b"BEGIN:VCARD\nFN:Marie\n", card("FN:Paul"), b"BEGIN:VCARD\nFN:Zo")
    assert [(person.name, person.losses) for person in found.records] == [
        ("Marie", ("the card has no END; what there was is kept",)),
        ("Paul", ()),
        ("Zo", ("the card has no END; what there was is kept",)),
    ]


def test_a_missing_end_and_a_missing_begin_do_not_mix_two_people() -> None:
    found = result(
        b"BEGIN:VCARD\nFN:Marie\n", card("FN:Paul"), b"FN:Zoe\nTEL:0612345678\nEND:VCARD\n"
    )
    assert [person.name for person in found.records] == ["Marie", "Paul"]
    assert all(not person.points for person in found.records)
    assert found.losses == ("3 lines outside any card were ignored",)


def test_text_outside_cards_is_counted() -> None:
    found = result(b"hello\nX:y\n", card("FN:Marie"), b"END:VCARD\n\n-- \nbye\n")
    assert len(found.records) == 1
    assert found.losses == ("5 lines outside any card were ignored",)


def test_version_late_absent_or_strange() -> None:
    data = card("FN:A", "VERSION:4.0") + card("FN:B") + card("VERSION:9", "FN:C")
    assert [person.name for person in result(data).records] == ["A", "B", "C"]


def test_begin_and_end_in_any_case_and_indented() -> None:
    found = result(
        b"begin:vCard \nFN:A\nEnd:VCARD\n",
        b"  BEGIN:VCARD\n  FN:B\n  NOTE:one\n   two\n  END:VCARD\n",
        card("FN:C", "NOTE:one", " two"),
        b"\xef\xbb\xbf" + card("FN:D"),
        b"BEGIN:VCARD\n\tFN:E\n\tNOTE:one\n\t two\nEND:VCARD\n",
    )
    assert [(person.name, person.notes) for person in found.records] == [
        ("A", ""),
        ("B", "onetwo"),
        ("C", "onetwo"),
        ("D", ""),
        ("E", "onetwo"),
    ]


def test_the_same_card_twice_is_one_person() -> None:
    marie = card("FN:Marie", "TEL:1", "REV:2020", f"PHOTO;ENCODING=b:{'A' * 8}")
    again = card("VERSION:3.0", "FN:Marie", "TEL:1", "REV:2021")
    found = result(marie, again, card("FN:Marie", "TEL:2"))
    assert [values(person, "phone") for person in found.records] == [["1"], ["2"]]
    assert [(skip.where, skip.why) for skip in found.skipped] == [
        ("line 7", "the same card as in line 1")
    ]


def test_groups_become_tags_on_their_members() -> None:
    found = result(
        card(
            "FN:Chorale",
            "X-ADDRESSBOOKSERVER-KIND:group",
            "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:AB-1",
            "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:elsewhere",
        ),
        card("FN:Marie", "UID:ab-1", "CATEGORIES:amis"),
        card("FN:Paul", "EMAIL:Paul@example.org"),
        card("KIND:Group", "FN:Lyon", "MEMBER:mailto:paul@example.org", "MEMBER:AB-1"),
        card("KIND:group", "MEMBER:AB-1"),
        card("KIND:individual", "FN:Zoé"),
        card("KIND:org", "FN:Airbus"),
    )
    assert [(person.name, person.tags) for person in found.records] == [
        ("Marie", ("amis", "Chorale", "Lyon")),
        ("Paul", ("Lyon",)),
        ("Zoé", ()),
        ("Airbus", ()),
    ]
    assert [skip.why for skip in found.skipped] == [
        "a group: its members have the tag Chorale",
        "a group: its members have the tag Lyon",
        "a group without a name",
    ]
    assert [group.tag for group in found.groups] == ["Chorale", "Lyon"]


def test_only_an_unusual_kind_is_kept() -> None:
    assert one("KIND:individual", "FN:Zoé").extra == ()
    assert one("KIND:org", "FN:Airbus").extra == ("KIND:org",)


def test_keys_survive_a_new_note_and_tell_namesakes_apart() -> None:
    before = result(card("FN:Marie", "TEL:0612345678"), card("FN:Ana"), card("FN:Ana", "NOTE:x"))
    after = result(card("FN:Marie", "TEL:06 12 34 56 78", "NOTE:new"))
    keys = [person.key for person in before.records]
    assert after.records[0].key == keys[0]
    assert len(set(keys)) == 3


@pytest.mark.parametrize("data", [b"", b"\n\n", b"hello", b"\0" * 50, bytes(range(256)) * 10])
def test_files_without_any_card(data: bytes) -> None:
    found = result(data)
    assert (found.format, found.read, found.records) == ("vcard", 0, ())
