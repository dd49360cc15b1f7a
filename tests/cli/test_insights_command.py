"""reseau-tui insights: bars as wide as the terminal, a year in sentences, the JSON."""

from __future__ import annotations

import json

import pytest


@pytest.fixture
def life(run) -> None:
    """Two people, five exchanges, help."""
    run("add", "Nora Haddad", "--circle", "1", "--sphere", "work")
    run("add", "Paul Girard", "--circle", "3")
    for line in (
        "yesterday: coffee with Nora Haddad gave: a lift",
        "10 days ago: call with Paul Girard",
        "2026-10-04: mail to Paul Girard",
        "2025-05-05: lunch with Nora Haddad",
        "2025-06-05: lunch with Paul Girard",
    ):
        run("--log", line)


def test_plain_text_for_people(run, life) -> None:
    said = run("insights", COLUMNS="60")
    assert (said.code, said.err) == (0, "")
    lines = said.out.splitlines()
    assert lines[0] == "Exchanges a month"
    assert max(map(len, lines[: lines.index("Your year 2026")])) == 60
    month = next(line for line in lines if line.startswith("  2026-11"))
    half = next(line for line in lines if line.startswith("  2026-10"))
    assert month.split()[1] == "2"
    assert month.count("█") == 2 * half.count("█")
    assert "  met 3 · called 1 · written 1" in lines
    assert "  given: 1 in twelve months" in lines
    assert lines[lines.index("Your year 2026") + 1 :] == [
        "  3 exchanges are written down for 2026: you spoke with 2 people.",
        "  You helped Nora Haddad.",
    ]
    before = run("insights", "--year", "2025").out
    assert "Your year 2025\n  2 exchanges are written down for 2025" in before


def test_the_answer_for_programs(run, life) -> None:
    found = json.loads(run("insights", "--json").out)
    assert list(found) == [
        "date", "exchanges", "growth", "circles", "rhythm", "news", "help", "introductions", "year",
    ]  # fmt: skip
    assert found["date"] == "2026-11-23"
    assert found["exchanges"]["months"][-2:] == ["2026-10", "2026-11"]
    assert found["exchanges"]["met"][-2:] == [0, 1]
    assert found["exchanges"]["spoken"][-1] == 1
    assert [one["sphere"] for one in found["growth"]["spheres"]] == ["work", None]
    assert found["circles"]["sizes"][2] == {
        "circle": 3, "people": 1, "with_nearer": 2, "usual": 50,
    }  # fmt: skip
    assert [(one["circle"], one["within"][-1]) for one in found["rhythm"]["circles"]] == [
        (1, 1), (3, 1),
    ]  # fmt: skip
    assert found["help"]["given"][-1] == 1
    assert found["year"]["helped"] == {"count": 1, "people": [{"id": 1, "name": "Nora Haddad"}]}
    assert (found["year"]["first"], found["year"]["last"]) == (2025, 2026)


def test_nobody_yet(run) -> None:
    said = run("insights")
    assert said.code == 0
    assert said.out.startswith("Your year 2026\n  Nothing is written down of this year yet.")
    empty = json.loads(run("insights", "--json").out)
    assert (empty["growth"]["spheres"], empty["year"]["sentences"]) == ([], [])
    assert run("insights", "--year", "soon").code == 2
