from __future__ import annotations

import datetime

import pytest
from networks import TODAY, day, exchange, somebody

from reseau_tui.model.database import connection
from reseau_tui.network.exchange_words import kinds_of
from reseau_tui.network.filters import Filter, days_before, parse, search_words
from reseau_tui.network.people import people_ids, people_rows


@pytest.mark.parametrize(
    ("line", "words", "fields", "flags"),
    [
        ("", (), (), ""),
        ("   ", (), (), ""),
        ("marie dupont", ("marie", "dupont"), (), ""),
        ("Jean-Pierre O'Brien", ("Jean", "Pierre", "O", "Brien"), (), ""),
        ("Łukasz Weiß œuvre", ("lukasz", "Weiss", "oeuvre"), (), ""),
        ("circle:2", (), (("circle", "2"),), ""),
        ("CIRCLE:2", (), (("circle", "2"),), ""),
        ("cercle:1,2 ville:Toulouse", (), (("circle", "1,2"), ("city", "Toulouse")), ""),
        ("sphère:famille étiquette:paris", (), (("sphere", "famille"), ("tag", "paris")), ""),
        ("silence:6m jamais", (), (("quiet", "6m"),), "never"),
        ("never archived", (), (), "never archived"),
        ("archivés", (), (), "archived"),
        ('"never" "circle:2"', ("never", "circle", "2"), (), ""),
        ('city:"le mans" x', ("x",), (("city", "le mans"),), ""),
        ('city:"le mans', (), (("city", "le mans"),), ""),
        ("circle:", (), (), ""),
        ("circle:9", ("circle", "9"), (), ""),
        ("quiet:soon", ("quiet", "soon"), (), ""),
        ("foo:bar", ("foo", "bar"), (), ""),
        ("AND OR NOT NEAR(a b)", ("AND", "OR", "NOT", "NEAR", "a", "b"), (), ""),
        ("a* -b ^c {d}:e", ("a", "b", "c", "d", "e"), (), ""),
        ("Smith & Jones", ("Smith", "Jones"), (), ""),
    ],
)
def test_what_a_line_asks_for(line, words, fields, flags):
    assert parse(line) == Filter(words, fields, "never" in flags, "archived" in flags)


@pytest.mark.parametrize(
    ("line", "words", "fields"),
    [
        ("kind:coffee lea", ("lea",), (("kind", "coffee"),)),
        ("GENRE:Café de:moi", (), (("kind", "Café"), ("from", "moi"))),
        ("from:marie", ("from", "marie"), ()),
        ("from:", (), ()),
        ("year:2025 year:25", ("year", "25"), (("year", "2025"),)),
        ("since:yesterday", (), (("since", "yesterday"),)),
        ("since:never", ("since", "never"), ()),
        ("until:2025-13", ("until", "2025", "13"), ()),
        ("kind:,", ("kind",), ()),
        ("circle:2 tag:paris", (), (("circle", "2"), ("tag", "paris"))),
    ],
)
def test_what_a_line_about_exchanges_asks_for(line, words, fields):
    assert parse(line, exchanges=True) == Filter(words, fields)


def test_a_list_of_people_does_not_know_the_keys_of_exchanges():
    assert parse("kind:coffee year:2025") == Filter(("kind", "coffee", "year", "2025"))


@pytest.mark.parametrize(
    ("line", "first", "last"),
    [
        ("", None, None),
        ("year:2025", "2025-01-01", "2025-12-31"),
        ("since:2025", "2025-01-01", None),
        ("until:2025", None, "2025-12-31"),
        ("since:2024-02 until:2024-02", "2024-02-01", "2024-02-29"),
        ("until:2025-12", None, "2025-12-31"),
        ("until:9999-12", None, "9999-12-31"),
        ("since:2025-03-04", "2025-03-04", None),
        ('since:"3 months ago"', "2026-08-23", None),
        ("depuis:hier", "2026-11-22", None),
        ("year:2025 since:2025-06 until:2026", "2025-06-01", "2025-12-31"),
    ],
)
def test_which_days_a_line_leaves(line, first, last):
    days = parse(line, exchanges=True).days()
    assert tuple(day and day.isoformat() for day in days) == (first, last)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("coffee", ["coffee"]),
        ("Café", ["coffee"]),
        ("restau", ["meal"]),
        ("me", ["meal", "meeting", "message"]),
        ("call,visio", ["call", "video"]),
        ("Chess", ["Chess"]),
        (" , ", []),
    ],
)
def test_which_kinds_a_value_means(value, expected):
    assert list(kinds_of(value)) == expected


@pytest.mark.parametrize("line", ["***", "☂", "- -"])
def test_what_no_text_can_hold_finds_nothing(line):
    assert parse(line).nothing


def test_marks_stay_with_their_letters():
    assert search_words("Zoe\u0301 n\u0308x") == ["Zoe", "nx"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("6m", "2026-05-23"),
        ("2w", "2026-11-09"),
        ("2s", "2026-11-09"),
        ("10d", "2026-11-13"),
        ("10j", "2026-11-13"),
        ("90", "2026-08-25"),
        ("1y", "2025-11-23"),
        ("2ans", "2024-11-23"),
        ("9999y", "0001-01-01"),
    ],
)
def test_how_long_ago(value, expected):
    assert days_before(value, TODAY).isoformat() == expected


def test_months_end_where_they_end():
    assert days_before("1m", datetime.date(2026, 3, 31)) == datetime.date(2026, 2, 28)


@pytest.fixture
def people(network):
    helene = somebody(
        "Hélène O'Brien", circle=1, sphere="family", city="Toulouse", tags=["Paris"],
        organisation="Airbus Industrie", title="engineer",
    )  # fmt: skip
    exchange(3, helene)
    lukasz = somebody(
        "Łukasz Weiß", circle=2, sphere="work", city="Le Mans", tags=["paris-15", "échecs"],
        organisation="Halwen", notes="met at Airbus",
    )  # fmt: skip
    exchange(300, lukasz)
    somebody("김민준", circle=5, sphere="friends", city="Toul", nickname="Min")
    somebody("Jean-Pierre Faure", sphere="en ligne", archived_at=day(1))
    somebody("Never Archived", circle=3)
    with_past = somebody("Past Worker", circle=4)
    connection().execute(
        "INSERT INTO role (contact_id, organisation, to_on) VALUES (?, 'Airbus', '2020')",
        (with_past,),
    )
    exchange(30, with_past)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("helene", ["Hélène O'Brien"]),
        ("HÉLÈ", ["Hélène O'Brien"]),
        ("obrien", ["Hélène O'Brien"]),
        ("o'brien", ["Hélène O'Brien"]),
        ("O’Brien", ["Hélène O'Brien"]),
        ("lukasz weiss", ["Łukasz Weiß"]),
        ("Łukasz WEIß", ["Łukasz Weiß"]),
        ("wei helene", []),
        ("김민", ["김민준"]),
        ("min", ["김민준"]),
        ("engin", ["Hélène O'Brien"]),
        ("airbus", ["Hélène O'Brien", "Łukasz Weiß", "Past Worker"]),
        ("org:airbus", ["Hélène O'Brien"]),
        ('org:"airbus ind"', ["Hélène O'Brien"]),
        ("org:brien", []),
        ("city:toulouse", ["Hélène O'Brien"]),
        ("city:toul", ["Hélène O'Brien", "김민준"]),
        ('ville:"le mans"', ["Łukasz Weiß"]),
        ("city:halwen", []),
        ("circle:2", ["Łukasz Weiß"]),
        ("circle:1,2", ["Hélène O'Brien", "Łukasz Weiß"]),
        ("circle:none archived", ["Jean-Pierre Faure"]),
        ("circle:none", []),
        ("sphere:work", ["Łukasz Weiß"]),
        ("sphère:famille", ["Hélène O'Brien"]),
        ("sphere:fam", ["Hélène O'Brien"]),
        ("sphere:nowhere", []),
        ("tag:paris", ["Hélène O'Brien"]),
        ("tag:PARIS", ["Hélène O'Brien"]),
        ("tag:par", ["Hélène O'Brien", "Łukasz Weiß"]),
        ("étiquette:echecs", ["Łukasz Weiß"]),
        ("tag:nothing", []),
        ("quiet:6m", ["Łukasz Weiß"]),
        ("quiet:20d", ["Łukasz Weiß", "Past Worker"]),
        ("never", ["Never Archived", "김민준"]),
        ('"never"', ["Never Archived"]),
        ("archived", ["Jean-Pierre Faure"]),
        ("jean-pierre archived", ["Jean-Pierre Faure"]),
        ("pierre archivés", ["Jean-Pierre Faure"]),
        ("jean-pierre", []),
        ("circle:2 airbus quiet:6m tag:échecs", ["Łukasz Weiß"]),
        ("circle:1 airbus quiet:6m", []),
        ("***", []),
        ('") OR 1=1 --', []),
    ],
)
def test_whom_a_line_finds(people, line, expected):
    assert [row.name for row in people_rows(people_ids(line))] == expected
