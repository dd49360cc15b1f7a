from __future__ import annotations

import datetime

import pytest

from reseau_tui.capture.birthday import read_birthday

NOW = datetime.datetime(2026, 11, 23, 10, 0)  # a year with 28 days in February

READ = [
    ("1986-04-12", (1986, 4, 12)),
    ("--04-12", (None, 4, 12)),
    ("12/04/1986", (1986, 4, 12)),
    ("12/04", (None, 4, 12)),
    ("12.4.", (None, 4, 12)),
    ("12. 4. 1986", (1986, 4, 12)),
    ("12.4.1986", (1986, 4, 12)),
    ("12-04-1986", (1986, 4, 12)),
    (" 12/04/1986 ", (1986, 4, 12)),
    ("12 avril 1986", (1986, 4, 12)),
    ("12 avril", (None, 4, 12)),
    ("le 1er mai", (None, 5, 1)),
    ("April 12", (None, 4, 12)),
    ("April 12, 1986", (1986, 4, 12)),
    ("12 April", (None, 4, 12)),
    ("12th of April, 1986", (1986, 4, 12)),
    ("12 avr. 1986", (1986, 4, 12)),
    ("12-Apr-1986", (1986, 4, 12)),
    ("1986 April 12", (1986, 4, 12)),
    ("12 AOÛT", (None, 8, 12)),
    ("29/02", (None, 2, 29)),
    ("--02-29", (None, 2, 29)),
    ("29 février", (None, 2, 29)),
    ("29/02/2024", (2024, 2, 29)),
    ("2024-02-29", (2024, 2, 29)),
    ("29 February 2024", (2024, 2, 29)),
    # Later this year, and today: a day without a year comes every year.
    ("24/12", (None, 12, 24)),
    ("24 December", (None, 12, 24)),
    ("23/11/2026", (2026, 11, 23)),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_a_birthday_is_read_as_people_write_it(
    text: str, expected: tuple[int | None, int, int]
) -> None:
    assert read_birthday(text, NOW) == expected


@pytest.mark.parametrize("now", ["2026-01-01T00:00", "2028-02-28T23:59", "2028-02-29T12:00"])
@pytest.mark.parametrize(("text", "expected"), READ[:-1])
def test_the_day_it_is_read_on_changes_nothing(
    text: str, expected: tuple[int | None, int, int], now: str
) -> None:
    assert read_birthday(text, datetime.datetime.fromisoformat(now)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "soon", "yesterday", "hier", "monday", "3 days ago", "in 2 weeks", "tomorrow",
        "31/02", "31/02/1990", "31 février", "--02-30", "2025-02-29", "29/02/2025",
        "29 February 2025", "0/4", "12/13", "12/00/1986", "1986-04", "1986", "12",
        "24/11/2026", "2027-04-12", "12 avril 2027", "12/04/1486", "12/04/86x", "1/2/3/4",
        "April 1986", "12 13", "may be", "mars", "12 April May", "12 April 86",
        "12 12 April", "12/04/19866", "12/004/1986", "12/04/86", "99999999999999999999/1",
        "12/04/1986 15:30", "12 avril 15h30", "12/4/²", "١٢/٠٤", "[bold]", "\x1b[31m",
    ],
)  # fmt: skip
def test_what_is_no_birthday_is_refused(text: str) -> None:
    assert read_birthday(text, NOW) is None
