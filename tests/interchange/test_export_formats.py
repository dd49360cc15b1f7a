"""What goes out for other programs and for people: tables, calendar, journal, friends.md."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import pytest

from reseau_tui import i18n
from reseau_tui.interchange.csv_writer import plain_cell, safe_cell
from reseau_tui.interchange.exporting import Asked, export_named
from reseau_tui.interchange.journal_writer import plain
from reseau_tui.model import write
from reseau_tui.model.contacts import ContactFields, Point, add_contact
from reseau_tui.model.database import action, connection

HOSTILE = '=HYPERLINK("http://example.org") *Anna*'


@pytest.fixture
def two(network: str) -> Iterator[tuple[int, int]]:
    """Léa, of whom much is known, and somebody whose name is a formula."""
    with action("the beginning"):
        léa = add_contact(
            ContactFields(
                values={"name": "Léa Martin", "nickname": "Lélé", "circle": 2, "city": "Nantes",
                        "birth_month": 2, "birth_day": 29, "notes": "likes tea\nand rain",
                        "met_on": "2019-05-04"},
                organisation="Atelier", points=(Point("phone", "+33 6 12 34 56 78"),),
                point_kinds=frozenset({"phone"}), tags=("chorale", "à lire"),
            )
        )  # fmt: skip
        other = add_contact(ContactFields(values={"name": HOSTILE, "birth_year": 1980,
                                                  "birth_month": 3, "birth_day": 1}))  # fmt: skip
        add = write.add_interaction
        add(connection(), on="2026-10-30", people=[léa], created_at=1, kind="coffee", at="09:30",
            text="Coffee, *hot*\n# not a heading", tags=("paris",), place="Le Bibent")  # fmt: skip
        add(
            connection(),
            on="2026-11-02",
            people=[léa, other],
            created_at=1,
            kind="call",
            minutes=20,
        )
        write.add_promise(connection(), léa, "2026-12-01", "send, the CV; today", 1)
        kept = write.add_promise(connection(), léa, "2026-12-02", "kept already", 1)
        connection().execute("UPDATE promise SET done_at = '2026-11-20' WHERE id = ?", (kept,))
    yield léa, other


def exported(name: str, **asked: object) -> str:
    export = export_named(name, "")
    assert export is not None
    return "".join(export.pieces(connection(), Asked(**asked)))  # type: ignore[arg-type]


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_people_as_a_table_that_no_spreadsheet_runs(two: tuple[int, int]) -> None:
    rows = table(exported("csv"))
    assert [row["Name"] for row in rows] == [f"'{HOSTILE}", "Léa Martin"]
    léa = rows[1]
    assert (léa["Phone"], léa["Birthday"], léa["Organisation"], léa["Circle"], léa["Tags"]) == (
        "'+33 6 12 34 56 78", "'--02-29", "Atelier", "2", "chorale ::: à lire",
    )  # fmt: skip
    assert léa["Notes"] == "likes tea\nand rain"
    raw = table(exported("csv", raw=True))
    assert (raw[0]["Name"], raw[1]["Phone"]) == (HOSTILE, "+33 6 12 34 56 78")
    assert exported("csv").startswith("\ufeff")


@pytest.mark.parametrize("value", ["=1", "+33", "-1", "@x", "\tx", "'=1", "'x", "plain", "", "''"])
def test_a_cell_comes_back_as_it_was(value: str) -> None:
    assert plain_cell(safe_cell(value)) == value
    assert not safe_cell(value).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_exchanges_as_a_table_by_day(two: tuple[int, int]) -> None:
    rows = table(exported("exchanges.csv"))
    assert [(row["Date"], row["Kind"], row["Minutes"]) for row in rows] == [
        ("2026-10-30", "coffee", ""), ("2026-11-02", "call", "20"),
    ]  # fmt: skip
    assert rows[1]["People"] == f"Léa Martin ::: {HOSTILE}"
    assert [row["Date"] for row in table(exported("exchanges.csv", contacts=(two[1],)))] == [
        "2026-11-02"
    ]


def unfolded(text: str) -> list[str]:
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")
    return text.replace("\r\n ", "").split("\r\n")


def test_a_calendar_of_what_comes(two: tuple[int, int]) -> None:
    lines = unfolded(exported("ics"))
    assert lines[0] == "BEGIN:VCALENDAR" and lines[-2] == "END:VCALENDAR"
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 4
    léa = lines.index("SUMMARY:Léa Martin’s birthday")
    assert lines[léa - 2 : léa + 2] == [
        "DTSTART;VALUE=DATE:19720229", "DTEND;VALUE=DATE:19720301",
        "SUMMARY:Léa Martin’s birthday", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1",
    ]  # fmt: skip
    assert "SUMMARY:send\\, the CV\\; today · Léa Martin" in lines
    assert not [line for line in lines if "kept already" in line]
    # Spoken on 2 November, every 30 days: on 2 December it is time again.
    again = lines.index("SUMMARY:Léa Martin: time for some news")
    assert lines[again - 2] == "DTSTART;VALUE=DATE:20261202"
    uids = [line for line in lines if line.startswith("UID:")]
    assert len(set(uids)) == 4
    assert [line for line in unfolded(exported("ics")) if line.startswith("UID:")] == uids
    only = unfolded(exported("ics", contacts=(two[1],)))
    assert only.count("BEGIN:VEVENT") == 1


def test_nobody_who_waits_already_fills_a_calendar(two: tuple[int, int]) -> None:
    connection().execute("UPDATE contact SET rhythm_days = 5 WHERE name = 'Léa Martin'")
    assert "time for some news" not in exported("ics")


def test_a_journal_that_reads_as_it_was_written(two: tuple[int, int]) -> None:
    text = exported("md")
    assert text.index("## 2026") < text.index("### November 2026") < text.index("### October 2026")
    assert (
        "- **Fri 30 Oct 2026** 09:30 · coffee · Léa Martin · Le Bibent — Coffee, \\*hot\\*\n"
        "  \\# not a heading +paris\n"
    ) in text
    assert "### Léa Martin\n" in text and "likes tea\nand rain" in text
    i18n.set_language("fr")
    assert "### novembre 2026" in exported("md")


@pytest.mark.parametrize(
    ("text", "shown"),
    [("1. Anna", "1\\. Anna"), ("- x", "\\- x"), ("a_b", "a\\_b"), ("[x](y)", "\\[x\\](y)"),
     ("Paul-Henri 2.0", "Paul-Henri 2.0"), ("=\n==", "\\=\n\\==")],
)  # fmt: skip
def test_words_that_markdown_would_take_for_signs(text: str, shown: str) -> None:
    assert plain(text) == shown


def test_a_file_for_friends(two: tuple[int, int]) -> None:
    text = exported("friends.md")
    assert (
        "- 2026-10-30: Coffee, *hot* # not a heading (**Léa Martin**) _Le Bibent_ @paris\n" in text
    )
    assert "- Léa Martin (a.k.a. Lélé) [Nantes] @chorale @à-lire\n" in text
    assert "- 2019-05-04: **Léa Martin**: likes tea and rain\n" in text
    assert text.endswith("### Locations:\n- Nantes\n")


@pytest.mark.parametrize(
    ("file", "name"),
    [("a.vcf", "vcf"), ("A.CSV", "csv"), ("my-exchanges.csv", "exchanges.csv"), ("x.md", "md"),
     ("friends.md", "friends.md"), ("a.txt", None), ("a.json", "json"), ("a.ics", "ics")],
)  # fmt: skip
def test_the_ending_says_the_format(file: str, name: str | None) -> None:
    export = export_named(None, file)
    assert (export.name if export else None) == name


def test_vcards_of_the_fourth_version(two: tuple[int, int]) -> None:
    cards = exported("vcf4")
    assert "VERSION:4.0\r\n" in cards and "BDAY:--0229\r\n" in cards and "BDAY:19800301" in cards
