"""From bytes to properties: encodings, line ends, folding, quoted-printable, base64."""

from __future__ import annotations

import codecs

import pytest
from vcards import card, one, result, values

from reseau_tui.interchange import vcard, vcard_lines
from reseau_tui.interchange.record import Unreadable

HELENE = "Hélène Dupré"


@pytest.mark.parametrize(
    "data",
    [
        card(f"FN:{HELENE}"),
        codecs.BOM_UTF8 + card(f"FN:{HELENE}"),
        codecs.BOM_UTF16_LE + card(f"FN:{HELENE}").decode().encode("utf-16-le"),
        codecs.BOM_UTF16_BE + card(f"FN:{HELENE}").decode().encode("utf-16-be"),
        card(f"FN:{HELENE}").decode().encode("utf-16-le"),
        card(f"FN:{HELENE}").decode().encode("utf-16-be"),
        card(f"FN:{HELENE}", codec="cp1252"),
        card(f"FN;CHARSET=ISO-8859-1:{HELENE}", codec="latin-1"),
        card(b"FN;CHARSET=ISO-8859-1:" + HELENE.encode()),  # a lie
        card(b"FN;CHARSET=UTF-8:" + HELENE.encode("cp1252")),  # a lie
        card(b"FN;CHARSET=US-ASCII:" + HELENE.encode()),
        card(b"FN;CHARSET=no-such-set:" + HELENE.encode()),
        card(b"FN;CHARSET=hex:" + HELENE.encode()),
        card("FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:H=C3=A9l=C3=A8ne Dupr=C3=A9"),
        card("FN;QUOTED-PRINTABLE:H=C3=A9l=C3=A8ne Dupr=C3=A9"),
        card("FN;ENCODING=QUOTED-PRINTABLE:H=E9l=E8ne Dupr=E9"),
        card("FN;CHARSET=Windows-1252;ENCODING=quoted-printable:H=e9l=e8ne=20Dupr=e9"),
        card("FN;CHARSET=macintosh;ENCODING=QUOTED-PRINTABLE:H=8El=8Fne Dupr=8E"),
        card("FN;ENCODING=b:SMOpbMOobmUgRHVwcsOp"),
        card("FN;CHARSET=latin-1;BASE64:SOls6G5lIER1cHLp"),
        card("FN:He\u0301le\u0300ne Dupre\u0301"),  # in pieces, as macOS writes files
        codecs.BOM_UTF8 + card(f"FN;CHARSET=Shift_JIS:{HELENE}"),  # the mark knows better
    ],
)
def test_accents_come_through(data: bytes) -> None:
    (person,) = result(data).records
    assert person.name == HELENE


@pytest.mark.parametrize(
    ("codec", "charset", "name"),
    [
        ("shift_jis", "Shift_JIS", "安藤 能登"),  # the second byte of 能 is a backslash
        ("cp932", "SHIFT_JIS", "髙橋 ①"),  # Windows letters under the plain name
        ("iso2022_jp", "ISO-2022-JP", "山田 太郎"),
        ("euc_jp", "EUC-JP", "山田 太郎"),
        ("gbk", "GB2312", "王小明 镕"),
        ("big5", "BIG5", "陳大文"),
        ("euc_kr", "EUC-KR", "김철수"),
        ("cp1251", "windows-1251", "Иван Петров"),
        ("koi8_r", "KOI8-R", "Иван Петров"),
        ("iso8859_2", "ISO-8859-2", "Łukasz Wójcik"),
        ("utf_8", "Shift_JIS", "山田太郎"),  # a lie
    ],
)
def test_declared_character_sets(codec: str, charset: str, name: str) -> None:
    raw = name.encode(codec)
    assert one(f"FN;CHARSET={charset}:".encode() + raw).name == name
    quoted = "".join(f"={byte:02X}" for byte in raw)
    assert one(f"FN;CHARSET={charset};ENCODING=QUOTED-PRINTABLE:{quoted}").name == name


def test_two_encodings_in_one_file() -> None:
    data = card("FN:Zoé", codec="cp1252") + card("FN:Łucja")
    assert [person.name for person in result(data).records] == ["Zoé", "Łucja"]


def test_a_value_cut_within_a_letter_keeps_the_rest() -> None:
    assert one(b"FN:" + "Hélène Dupré".encode()[:-1]).name == "Hélène Dupr\ufffd"
    assert one(b"FN;CHARSET=Shift_JIS:" + "山田太郎".encode("shift_jis")[:-1]).name.startswith(
        "山田太"
    )


def test_the_encoding_that_was_asked_for_is_used_for_what_is_not_utf8() -> None:
    assert one(b"FN:" + "Иван".encode("cp1251"), encoding="cp1251").name == "Иван"
    assert one("FN:Иван", encoding="cp1251").name == "Иван"


@pytest.mark.parametrize("encoding", ["klingon", "base64", "rot13"])
def test_an_unknown_encoding_is_refused_in_words(encoding: str) -> None:
    with pytest.raises(Unreadable) as refused:
        result(card("FN:Marie"), encoding=encoding)
    assert encoding in refused.value.sentence


@pytest.mark.parametrize("end", [b"\r\n", b"\n", b"\r", b"\r\r\n"])
def test_line_ends(end: bytes) -> None:
    (person,) = result(card("FN:Marie", "EMAIL:m@example.org", "NOTE:a", " b", end=end)).records
    assert (person.name, person.notes) == ("Marie", "ab")
    assert values(person, "email") == ["m@example.org"]


def test_a_stray_carriage_return_is_no_line_end() -> None:
    lines = [f"X-{number}:x" for number in range(20)]
    person = one("FN:Marie", "NOTE:one\rtwo", *lines)
    assert (person.notes, person.losses) == ("one two", ())


@pytest.mark.parametrize(
    ("lines", "note"),
    [
        (["NOTE:one ", " two"], "one two"),
        (["NOTE:on", "\te"], "one"),
        (["NOTE:one", "  two"], "one two"),
        (["NOTE", " :one"], "one"),
        (["NOTE;LANGUAGE=", " fr:one"], "one"),
        (['NOTE;X-A="a:b;c,d":one'], "one"),
        (['NOTE;X-A="a:', ' b":one'], "one"),
        (['NOTE;X-A="a:b'.replace("a:", "a") + ":one"], "one"),  # a quote left open
        (["note:one"], "one"),
        (["NOTE ; LANGUAGE=fr : one"], "one"),
        (["item1.NOTE:one"], "one"),
        (["NOTE;;LANGUAGE=fr;:one"], "one"),
        (["NOTE;X-A=a^nb^'c:one"], "one"),
    ],
)
def test_heads_and_folding(lines: list[str], note: str) -> None:
    assert one("FN:Marie", *lines, "TEL:1").notes == note


def test_a_letter_folded_between_its_bytes() -> None:
    raw = "NOTE:Hélène".encode()
    assert one("FN:Marie", raw[:7], b" " + raw[7:]).notes == "Hélène"


QP = "NOTE;ENCODING=QUOTED-PRINTABLE:"


@pytest.mark.parametrize(
    ("lines", "note"),
    [
        ([QP + "one=", "two"], "onetwo"),
        ([QP + "one=20=", "two"], "one two"),
        ([QP + "all folk=", " to the aid"], "all folk to the aid"),  # RFC 2045
        ([QP + "H=C3=", "=A9l"], "Hél"),
        ([QP + "H=C3=", " =A9l"], "Hél"),
        ([QP + "one=", " two=", " three"], "onetwothree"),  # folded as well
        ([QP + "one=0D=0Atwo=0Athree"], "one\ntwo\nthree"),
        ([QP + "one=", "TEL:is text"], "oneTEL:is text"),
        ([QP + "one=", "#not a comment"], "one#not a comment"),
        ([QP + "one", " two"], "onetwo"),
        ([QP + "=41=zz=4"], "A=zz=4"),
        ([QP + "one= ", "two"], "onetwo"),
        ([QP + "a=5Cn=3B=2C"], "a\n;,"),
        ([QP + "one=", ""], "one"),
    ],
)
def test_quoted_printable(lines: list[str], note: str) -> None:
    assert one("FN:Marie", *lines).notes == note


def test_quoted_printable_stops_at_the_end_of_the_card() -> None:
    data = card("FN:Marie", QP + "one=") + card("FN:Paul")
    marie, paul = result(data).records
    assert (marie.notes, marie.losses, paul.name) == ("one", (), "Paul")


PHOTO = "/9j/4AAQSkZJRgABAQAAAQABAAD"


@pytest.mark.parametrize(
    "lines",
    [
        [f"PHOTO;ENCODING=b;TYPE=JPEG:{PHOTO}"],
        ["PHOTO;ENCODING=BASE64;TYPE=JPEG:", f" {PHOTO}", f" {PHOTO}", ""],
        [f"PHOTO;BASE64:{PHOTO}", PHOTO, "AAAA=="],  # nobody folded it
        [f"PHOTO;ENCODING=BASE64:{PHOTO}=", f"{PHOTO}=", "AAAA"],  # soft breaks
        ["PHOTO;X-BASE64;TYPE=JPEG:", PHOTO],
        [f"PHOTO:data:image/jpeg;base64\\,{PHOTO}"],
        [f"LOGO;ENCODING=b:{PHOTO}"],
    ],
)
def test_pictures_are_left_out_and_counted(lines: list[str]) -> None:
    found = result(card("FN:Marie", *lines, "TEL:0612345678"))
    (person,) = found.records
    assert values(person, "phone") == ["0612345678"]
    assert (person.extra, person.losses) == ((), ())
    assert found.losses == ("1 picture or sound was left out",)


def test_the_address_of_a_picture_is_kept_and_never_fetched() -> None:
    person = one("FN:Marie", "PHOTO;VALUE=uri:https://example.org/marie.jpg")
    assert person.extra == ("PHOTO;VALUE=uri:https://example.org/marie.jpg",)


def test_bad_lines_cost_nothing_else() -> None:
    person = one("FN:Marie", "just words", "# a comment: x", ":", "TEL:0612345678")
    assert values(person, "phone") == ["0612345678"]
    assert person.losses == (
        "line 3 is no property and was left out: just words",
        "line 4 is no property and was left out: # a comment: x",
        "line 5 is no property and was left out: :",
    )


def test_many_bad_lines_are_told_briefly() -> None:
    person = one("FN:Marie", *["bad"] * 1000)
    assert len(person.losses) == 11
    assert person.losses[-1] == "990 more things were left out"


def test_a_huge_property_is_left_out_with_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vcard_lines, "PROPERTY_LIMIT", 1000)
    person = one("FN:Marie", "NOTE:" + "x" * 2000, "TEL:0612345678")
    assert (person.notes, values(person, "phone")) == ("", ["0612345678"])
    assert person.losses == ("line 3: NOTE is longer than 5 MB and was left out",)


def test_files_that_are_too_large_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vcard, "FILE_LIMIT", 100)
    with pytest.raises(Unreadable, match=r"people\.vcf is larger than 64 MB"):
        result(card("FN:Marie", "NOTE:" + "x" * 200))
    monkeypatch.undo()
    monkeypatch.setattr(vcard, "CARD_LIMIT", 2)
    assert result(card("FN:Marie"), card("FN:Paul")).read == 2
    with pytest.raises(Unreadable, match=r"people\.vcf has more than 2 cards"):
        result(card("FN:Marie"), card("FN:Paul"), card("FN:Zoé"))


@pytest.mark.parametrize(
    ("data", "ours"),
    [
        (card("FN:Marie"), True),
        (b"\xff\xfe" + card("FN:Marie").decode().encode("utf-16-le"), True),
        (b"junk before\nbegin:vcard\n", True),
        (b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", False),
        (b"First Name,Last Name\n", False),
        (b"", False),
        (b"\0" * 100, False),
    ],
)
def test_recognised_by_content(data: bytes, ours: bool) -> None:
    assert vcard.recognise(data, "people.txt") is ours
