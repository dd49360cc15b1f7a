"""Chips wrapped between them, at the widths of small windows."""

from __future__ import annotations

import datetime

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult

from reseau_tui.capture.draft import Draft, Person, Promise, Question
from reseau_tui.tui.widgets.chips import chips
from reseau_tui.tui.widgets.understood import BETWEEN, LINES_MOST, Understood, chip_lines

TODAY = datetime.date(2026, 11, 23)


def words(parts: list[str], width: int, most: int = LINES_MOST) -> list[str]:
    lines = chip_lines([(part, "") for part in parts], width, most)
    return [BETWEEN.join(text for text, _style in line) for line in lines]


def everything() -> Draft:
    """A line that says all that can be said."""
    draft = Draft("…", TODAY)
    draft.at, draft.kind, draft.initiative = "15:30", "call", "them"
    draft.people = [Person(1, "Marie Dupont", "full"), Person(2, "Jean-Pierre Łukaszewski", "full")]
    draft.created = ["Zoé"]
    draft.questions = [Question("Paul", "ambiguous", size=2)]
    draft.tags, draft.place, draft.minutes = ["paris", "été"], "Bibent", 45
    draft.sections = {"gave": ["a lift to the station and a very long talk about the future"]}
    draft.promise = Promise(datetime.date(2026, 12, 7), "send CV", draft.people[1])
    return draft


def test_every_part_of_a_line_has_its_chip() -> None:
    assert [words for words, _style in chips(everything(), TODAY)] == [
        "today, Mon 23 Nov 15:30", "☎ call", "← from them", "Marie Dupont",
        "Jean-Pierre Łukaszewski", "Zoé (new)", "Paul? (2)", "+paris", "+été", "@ Bibent", "45 min",
        "↗ given: a lift to the station and a very long talk about the future",
        "promise Mon 7 Dec (Jean-Pierre Łukaszewski)",
    ]  # fmt: skip


def test_a_large_group_is_counted() -> None:
    draft = Draft("…", TODAY)
    draft.people = [Person(number, f"Person {number}", "tag") for number in range(1, 13)]
    said = [words for words, _style in chips(draft, TODAY)]
    assert "Person 8" in said and "Person 9" not in said
    assert said[-1] == "and 4 more"


@pytest.mark.parametrize("width", [56, 76, 116])
def test_no_chip_is_divided_and_no_word_is_cut(width: int) -> None:
    whole = [text for text, _style in chips(everything(), TODAY)]
    lines = words(whole, width, 9)
    assert all(cell_len(line) <= width for line in lines)
    for shown, text in zip(BETWEEN.join(lines).split(BETWEEN), whole, strict=True):
        if shown != text:
            assert shown.endswith(" …")
            assert text.startswith(shown.removesuffix("…"))
    assert len(lines) <= 5


@pytest.mark.parametrize(
    ("width", "most", "lines"),
    [
        (20, 3, ["one · two · three", "four · five"]),
        (10, 2, ["one · two", "… 3 more"]),
        (18, 1, ["one · … 4 more"]),
        (5, 1, ["… 5 …"]),
    ],
)
def test_what_has_no_place_is_counted(width: int, most: int, lines: list[str]) -> None:
    assert words(["one", "two", "three", "four", "five"], width, most) == lines


async def test_it_takes_as_many_lines_as_it_needs() -> None:
    class OneWidget(App[None]):
        def compose(self) -> ComposeResult:
            yield Understood()

    app = OneWidget()
    async with app.run_test(size=(20, 10)) as pilot:
        understood = app.query_one(Understood)
        understood.tell([("one", ""), ("two", "")], "a rather long sentence about it")
        await pilot.pause()
        assert understood.size.height == 3
        understood.tell([], "short")
        await pilot.pause()
        assert understood.size.height == 1
