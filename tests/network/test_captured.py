"""The lines that were captured, as the capture bar brings them back."""

from __future__ import annotations

import datetime

from networks import AT, exchange, somebody

from reseau_tui.model import write
from reseau_tui.model.database import action, connection
from reseau_tui.network.captured import MOST, captured_lines


def captured(text: str, line: str | None = None, at: int = AT, source: str = "capture") -> None:
    with action("log"):
        write.add_interaction(
            connection(), on="2026-11-20", people=[1], text=text, line=line, created_at=at,
            source=source,
        )  # fmt: skip


def test_as_typed_newest_first_each_once_without_what_was_imported(network: str) -> None:
    somebody("Marie")
    captured("coffee", "coffee with Marie yesterday", AT)
    captured("a note\nof two lines", None, AT + 50)
    captured("from a card", None, AT + 60, source="vcard")
    captured("coffee", "coffee with Marie yesterday", AT + 70)
    received = datetime.datetime.fromtimestamp(AT + 55).isoformat(timespec="minutes")
    with action("keep"):
        write.keep_in_inbox(connection(), "coffee with Zoé", received, "[]")
    lines = captured_lines()
    assert lines[0] == "coffee with Marie yesterday"
    assert sorted(lines[1:]) == ["a note of two lines", "coffee with Zoé"]


def test_they_are_bounded_and_a_spoilt_moment_is_the_oldest(network: str) -> None:
    marie = somebody("Marie")
    for number in range(MOST + 9):
        exchange(1, marie, text=f"line {number}")
    with action("keep"):
        write.keep_in_inbox(connection(), "spoilt", "some day", "[]")
    lines = captured_lines()
    assert lines[0] == f"line {MOST + 8}"
    assert len(lines) == MOST
    assert "spoilt" not in lines


def test_nothing_was_captured(network: str) -> None:
    assert captured_lines() == []
