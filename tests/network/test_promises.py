"""The parts of the list of promises, and its words."""

from __future__ import annotations

import datetime

import pytest

from reseau_tui.model import write
from reseau_tui.model.database import action, connection
from reseau_tui.network.promises import (
    promise_counts,
    promise_ids,
    promise_rows,
    promises_about,
)

TODAY = datetime.date(2026, 11, 23)


@pytest.fixture
def promises(network: str) -> None:
    sql = connection()
    with action("beginning"):
        hélène = write.add_contact(sql, "Hélène Müller", 1)
        luc = write.add_contact(sql, "Luc Weiß", 1)
        for contact, days, text in (
            (luc, 6, "six"), (luc, 7, "seven"), (hélène, 0, "today"), (luc, 1, "one"),
            (hélène, -40, "prêter le livre\nsur les œufs"), (luc, 0, "today too"),
            (luc, 300, "(CV) re-read it"),
        ):  # fmt: skip
            due = (TODAY + datetime.timedelta(days=days)).isoformat()
            write.add_promise(sql, contact, due, text, 1)
        for day in ("2026-11-01", "2026-11-20", "2026-11-01"):
            kept = write.add_promise(sql, luc, "2026-11-02", f"kept {day}", 1)
            sql.execute("UPDATE promise SET done_at = ? WHERE id = ?", (day, kept))


def texts(ids) -> list[str]:
    return [row.text.split("\n")[0] for row in promise_rows(ids)]


def test_parts_and_their_order(promises: None) -> None:
    found = promise_ids(TODAY, with_done=True)
    assert texts(found.due) == ["prêter le livre", "today", "today too"]
    assert texts(found.week) == ["one", "six"]
    assert texts(found.later) == ["seven", "(CV) re-read it"]
    assert texts(found.done) == ["kept 2026-11-20", "kept 2026-11-01", "kept 2026-11-01"]
    assert list(found.done) == [9, 10, 8], "kept on the same day: the latest made first"
    assert found.open == 7 and not promise_ids(TODAY).done
    assert promise_counts(TODAY) == (7, 3)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("preter", ["prêter le livre"]),
        ("PRÊTER livre", ["prêter le livre"]),
        ("oeufs", ["prêter le livre"]),
        ("reter", []),
        ("cv", ["(CV) re-read it"]),
        ("read", ["(CV) re-read it"]),
        ("helene", ["prêter le livre", "today"]),
        ("muller today", ["today"]),
        ("weiss six", ["six"]),
        ("*", []),
        ("' OR 1=1", []),
        ("six [a-z]", []),
        ("", ["prêter le livre", "today", "today too", "one", "six", "seven", "(CV) re-read it"]),
    ],
)
def test_words_begin_words_of_the_text_or_the_name(
    promises: None, query: str, found: list[str]
) -> None:
    assert [row.text.split("\n")[0] for row in promises_about(query, 50)] == found
    assert promise_ids(TODAY, query).open == len(found)


def test_what_is_gone_is_left_out(promises: None) -> None:
    assert promise_rows([999]) == []
    assert [row.id for row in promise_rows([3, 999, 1])] == [3, 1]
