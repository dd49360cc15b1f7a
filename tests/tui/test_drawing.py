from __future__ import annotations

import pytest
from rich.cells import cell_len

from reseau_tui.tui.control_filter import ControlFilter
from reseau_tui.tui.drawing import content, fit, fit_line, justify, pad, safe, width_of, wrap


@pytest.mark.parametrize(
    ("written", "drawn"),
    [
        ("Marie Dupont", "Marie Dupont"),
        ("[/nope]", "[/nope]"),
        ("Zoë\x1b[31m", "Zoë[31m"),
        ("a\x1b]52;c;ZXZpbA==\x07b", "a]52;c;ZXZpbA==b"),
        ("\u202eevil", "evil"),
        ("two\nlines\tand\u2028more", "two lines and more"),
        ("I ❤\ufe0f you", "I ❤ you"),
        ("👍🏽", "👍"),
        ("👩\u200d👧", "👩👧"),
        ("क्\u200dष", "क्\u200dष"),
        ("", ""),
    ],
)
def test_names_are_drawn_harmlessly(written: str, drawn: str) -> None:
    assert safe(written) == drawn
    assert content(written).plain == drawn


@pytest.mark.parametrize("text", ["Marie Dupont", "陳大文先生", "é" * 9, "a陳b陳c", ""])
@pytest.mark.parametrize("width", range(9))
def test_fitting_never_takes_more_cells_than_there_are(text: str, width: int) -> None:
    assert cell_len(fit(text, width)) <= width
    assert cell_len(pad(text, width)) == width
    assert width_of(fit_line([(text, "a"), (text, "b")], width)) <= width


def test_a_cut_is_visible() -> None:
    assert fit("Marie Dupont", 8) == "Marie D…"
    assert fit_line([("Marie ", ""), ("Dupont", "dim")], 9) == [("Marie ", ""), ("Du…", "dim")]


@pytest.mark.parametrize(
    ("text", "width", "drawn"),
    [
        ("we must talk about it again", 20, "we must talk about …"),
        ("we must talk about it again", 19, "we must talk about…"),
        ("we must talk about it again", 21, "we must talk about …"),
        ("Who is Ingrid Sorensen?", 23, "Who is Ingrid Sorensen?"),
        ("Maximilienne Vandenbroucke", 16, "Maximilienne …"),
        ("Maximilienne Vandenbroucke", 22, "Maximilienne Vandenbr…"),  # two thirds say more
        ("https://example.org/a/long/way", 12, "https://exa…"),
        ("10\u202fh at the station", 8, "10\u202fh at…"),
        ("one two", 1, "…"),
    ],
)
def test_a_sentence_is_cut_between_two_words(text: str, width: int, drawn: str) -> None:
    assert fit(text, width) == drawn


def test_the_right_side_stands_at_the_border() -> None:
    line = justify([("Coffee with Paul at Bibent", "")], [("+paris", "tag")], 20)
    assert "".join(text for text, _ in line) == "Coffee with … +paris"


def test_text_is_cut_at_blanks_and_says_when_there_is_more() -> None:
    assert wrap("one two three four five six", 9, 2) == ["one two", "three …"]
    assert wrap("one two", 9, 2) == ["one two"]
    assert wrap("abcdefghijkl", 5, 9) == ["abcde", "fghij", "kl"]
    assert wrap("陳大文", 5, 9) == ["陳大", "文"]
    assert wrap("word", 0, 3) == []


def test_the_last_net_leaves_nothing_a_terminal_obeys() -> None:
    from rich.segment import Segment
    from textual.color import Color

    dirty = [Segment("a\x1b]0;x\x07"), Segment("plain"), Segment("\u202eb\x9b1m")]
    clean = ControlFilter().apply(dirty, Color(0, 0, 0))
    assert [segment.text for segment in clean] == ["a·]0;x·", "plain", "·b·1m"]
