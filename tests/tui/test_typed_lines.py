"""Going to and fro among the lines typed earlier."""

from __future__ import annotations

from reseau_tui.tui.typed_lines import KEPT, TypedLines, remember


def test_back_to_the_oldest_and_forth_to_the_draft() -> None:
    lines = TypedLines(["newest", "older", "oldest"], "being typed")
    assert lines.at_draft
    assert [lines.step(1, "being typed"), lines.step(1, "newest")] == ["newest", "older"]
    assert not lines.at_draft
    assert lines.step(1, "older") == "oldest"
    assert lines.step(1, "oldest") is None
    assert [lines.step(-1, shown) for shown in ("oldest", "older", "newest")] == [
        "older", "newest", "being typed",
    ]  # fmt: skip
    assert lines.step(-1, "being typed") is None


def test_a_changed_line_keeps_its_change_while_one_goes_to_and_fro() -> None:
    lines = TypedLines(["newest", "older"], "")
    lines.step(1, "")
    assert lines.step(1, "newest, changed") == "older"
    assert lines.step(-1, "older") == "newest, changed"
    assert TypedLines(["newest", "older"], "").step(1, "") == "newest"


def test_what_stands_in_the_bar_and_doubles_come_once() -> None:
    lines = TypedLines(["being typed", "b", "b ", "  ", "a", "b"], "being typed")
    assert [lines.step(1, "") for _ in range(3)] == ["b", "a", None]


def test_lines_of_a_run_are_bounded_the_newest_last() -> None:
    typed: list[str] = []
    for number in range(KEPT + 5):
        remember(typed, f"line {number}")
    remember(typed, "line 10")
    remember(typed, "  ")
    assert len(typed) == KEPT
    assert typed[-2:] == [f"line {KEPT + 4}", "line 10"]
    assert typed[0] == "line 5"
