"""Addresses for labels: lines of their own, and nothing that a spreadsheet runs."""

from __future__ import annotations

import csv

import pytest

from reseau_tui.interchange.labels_csv import address_lines, labels_csv
from reseau_tui.network.greetings import PostalAddress


def test_a_header_and_a_row_each() -> None:
    lines = "".join(
        labels_csv(
            [
                PostalAddress("Zoé, \"Z\"", "12 rue X, 31000 Toulouse, France", "Toulouse",
                              "France", "letter"),
                PostalAddress("=HYPERLINK(1)", "+1", None, None, "mail"),
            ]
        )
    )  # fmt: skip
    assert list(csv.reader(lines.splitlines())) == [
        ["Name", "Address 1", "Address 2", "Address 3", "Address 4", "City", "Country"],
        ['Zoé, "Z"', "12 rue X", "31000 Toulouse", "", "", "Toulouse", "France"],
        ["'=HYPERLINK(1)", "'+1", "", "", "", "", ""],
    ]


@pytest.mark.parametrize(
    ("address", "lines"),
    [
        ("", ["", "", "", ""]),
        ("1 High St\nLondon", ["1 High St", "London", "", ""]),
        ("a, b, c, d, e", ["a", "b", "c", "d, e"]),
        (" , a,, ", ["a", "", "", ""]),
        ("France", ["", "", "", ""]),
    ],
)
def test_the_lines_of_an_address(address: str, lines: list[str]) -> None:
    assert address_lines(address, "france") == lines
