"""Plots as drawn lines: nothing is lost, nothing is wider than its room, all is told in signs."""

from __future__ import annotations

import pytest

from reseau_tui.tui import plots
from reseau_tui.tui.drawing import Line, width_of
from reseau_tui.tui.plots import Curve, Part

MONTHS = tuple(f"{2024 + (11 + place) // 12}-{(11 + place) % 12 + 1:02d}" for place in range(24))
YEAR = MONTHS[-12:]


def text(lines: list[Line]) -> list[str]:
    return ["".join(piece for piece, _role in line).rstrip() for line in lines]


def two(first: list[int], second: list[int]) -> list[Part]:
    return [Part("met", first, "█", "accent"), Part("signs", second, "░", "due")]


@pytest.mark.parametrize(
    ("most", "top"),
    [(0, 2), (1, 2), (2, 2), (3, 4), (9, 10), (11, 12), (23, 24), (95, 100), (101, 120),
     (17_171, 20_000), (999_999, 1_000_000)],
)  # fmt: skip
def test_an_axis_ends_at_an_even_number_a_little_above(most: int, top: int) -> None:
    assert plots.round_top(most) == top


def test_parts_stand_on_each_other_and_months_below() -> None:
    parts = two([0] * 20 + [4, 2, 0, 1], [0] * 20 + [0, 2, 4, 0])
    lines = text(plots.stacked(MONTHS, parts, 53, 8))
    assert lines == [
        "4" + " " * 41 + "█ ░ ░",
        " " * 42 + "█ ░ ░",
        " " * 42 + "█ ░ ░",
        " " * 42 + "█ █ ░",
        " " * 42 + "█ █ ░ █",
        " " * 42 + "█ █ ░ █",
        "  D J F M A M J J A S O N D J F M A M J J A S O N",
        "    2025                    2026",
    ]


def test_one_among_thousands_is_not_drawn_as_nothing() -> None:
    many = two([9000] * 23 + [0], [0] * 23 + [1])
    assert text(plots.stacked(MONTHS, many, 60, 10))[7].endswith(" ░")
    lines = plots.side_by_side(YEAR, two([9000] + [0] * 11, [0] * 11 + [1]), 60, 14)
    assert text(lines)[-3].endswith("▁▁▁"), "an eighth of a line"


def test_two_counts_are_drawn_to_the_same_scale() -> None:
    lines = text(plots.side_by_side(YEAR, two([8] * 12, [4] * 12), 40, 12))
    assert (lines[0], lines[5]) == ("met 96", "signs 48")
    assert [line.count("█") for line in lines[1:5]] == [24] * 4
    assert [line.count("█") for line in lines[6:10]] == [0, 0, 24, 24]


def test_curves_are_named_at_their_ends_each_on_a_line_of_its_own() -> None:
    drawn = [
        Curve("100 % a", [100.0] * 12, "due"), Curve("99 % b", [None] * 6 + [99.0] * 6, "accent"),
        Curve("0 % c", [50.0] * 6 + [None] * 3 + [0.0] * 3, "soon"),
    ]  # fmt: skip
    lines = text(plots.curves(YEAR, drawn, 100, 60, 10, " %"))
    assert lines[0].startswith("100 % ⠉⠉⠉"), "the top of the axis is seen"
    assert "⣀⣀⣀" in lines[7], "and its foot"
    assert lines[0].endswith("  100 % a")
    assert lines[1].endswith("  99 % b")
    assert lines[7].endswith("  0 % c")
    last = plots.curves(YEAR, drawn, 100, 60, 10, " %")[7]
    assert last[-1] == ("0 % c", "soon")


def test_more_names_than_lines_leave_the_last_ones_out() -> None:
    drawn = [Curve(f"n{place}", [0.0] * 12, "") for place in range(9)]
    lines = text(plots.curves(YEAR, drawn, 10, 40, 6))
    assert [line[-2:] for line in lines[:4]] == ["n0", "n1", "n2", "n3"]


def test_many_years_are_named_without_their_months() -> None:
    months = [f"{2016 + place // 12}-{place % 12 + 1:02d}" for place in range(120)]
    rule, years = text(plots.curves(months, [Curve("work", range(120), "")], 120, 70, 9))[-2:]
    assert set(rule.strip()) == {"─"}
    assert years.split() == ["2016", "2017", "2018", "2019", "2020", "2021", "2022", "2023",
                             "2024", "2025"]  # fmt: skip


@pytest.mark.parametrize("width", [16, 20, 38, 53, 60, 90, 180])
@pytest.mark.parametrize("height", [6, 11, 28])
def test_nothing_is_wider_than_its_room_from_38_cells_on(width: int, height: int) -> None:
    parts = two([12_345] * 24, [1] * 24)
    curves = [Curve("a rather long name of a circle", range(24), "due")]
    drawn = [
        plots.stacked(MONTHS, parts, width, height),
        plots.side_by_side(MONTHS, parts, width, height),
        plots.curves(MONTHS, curves, 24, width, height),
        plots.legend(parts, width),
    ]
    for lines in drawn:
        assert len(lines) <= max(height, 5) + 3
        if width >= 38:
            assert max(map(width_of, lines)) <= width


@pytest.mark.parametrize(
    ("count", "drawn"),
    [(0, "     ╎    "), (1, "█    ╎    "), (25, "███  ╎    "), (50, "█████┃    "),
     (75, "█████┃███ "), (5000, "█████┃███▸")],
)  # fmt: skip
def test_a_bar_beside_a_usual_size(count: int, drawn: str) -> None:
    assert "".join(text for text, _role in plots.bar_to_mark(count, 50, 10)) == drawn
