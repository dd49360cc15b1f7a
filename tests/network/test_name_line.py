"""A person in one line: name, parts between commas, tags wherever they stand."""

from __future__ import annotations

import pytest

from reseau_tui.network.name_line import name_line


@pytest.mark.parametrize(
    ("line", "name", "parts", "tags"),
    [
        ("Jeanne Morel", "Jeanne Morel", (), ()),
        ("Jeanne Morel, Nantes, +choir", "Jeanne Morel", ("Nantes",), ("choir",)),
        ("+choir Jeanne Morel +Choir,Nantes", "Jeanne Morel", ("Nantes",), ("choir",)),
        ("  @Léa  Martin ,, Airbus ,", "Léa Martin", ("", "Airbus"), ()),
        ("Ana；Lisboa, sings, paints +mães", "Ana", ("Lisboa", "sings", "paints"), ("mães",)),
        ("Bob +33 6 12 34, C+Y", "Bob +33 6 12 34", ("C+Y",), ()),
        ("Zoë\x1b[31m\nMartin", "Zoë[31m Martin", (), ()),
        (", Nantes", "", ("Nantes",), ()),
        (" +choir ", "", (), ("choir",)),
        ("", "", (), ()),
    ],
)
def test_a_line_says(line: str, name: str, parts: tuple[str, ...], tags: tuple[str, ...]) -> None:
    said = name_line(line)
    assert (said.name, said.parts, said.tags) == (name, parts, tags)


def test_the_part_after_the_name_is_what_is_asked_for() -> None:
    said = name_line("Léa, Airbus, hydrogen, trains", "organisation")
    assert (said.organisation, said.city, said.rest) == ("Airbus", "", "hydrogen, trains")
    assert name_line("Léa, Lyon").city == "Lyon"
