from __future__ import annotations

import datetime

import pytest
from networks import exchange, somebody

from reseau_tui.network import timeline_window as module
from reseau_tui.network.timeline import timeline
from reseau_tui.network.timeline_window import (
    OLDEST,
    Sought,
    month_above,
    month_below,
    newer,
    older,
    window,
)

ALL = Sought()


@pytest.fixture
def history(network, monkeypatch):
    """Thirty exchanges, one every six days; pages of eight."""
    monkeypatch.setattr(module, "PAGE", 8)
    ada = somebody("Ada", circle=1)
    for number in range(30):
        exchange(number * 6, ada, text=f"number {number}", kind="call" if number % 2 else "coffee")
    return [entry.moment for entry in timeline(limit=100)]


def moments(entries) -> list[int]:
    return [entry.moment for entry in entries]


def test_the_newest_first(history):
    shown = window(ALL)
    assert moments(shown.entries) == history[:8]
    assert (shown.newer, shown.older, shown.chosen) == (False, True, history[0])


def test_the_oldest_by_looking_from_the_other_end(history):
    shown = window(ALL, OLDEST)
    assert moments(shown.entries) == history[-8:]
    assert (shown.newer, shown.older, shown.chosen) == (True, False, history[-1])


@pytest.mark.parametrize("past", [0, 1])
def test_around_a_place_the_newest_at_or_below_it_is_chosen(history, past):
    shown = window(ALL, history[12] + past)
    assert moments(shown.entries) == history[8:20]
    assert (shown.newer, shown.older, shown.chosen) == (True, True, history[12])


def test_around_the_ends(history):
    shown = window(ALL, history[1])
    assert (moments(shown.entries), shown.newer) == (history[:9], False)
    shown = window(ALL, history[-1] - 1)
    assert (moments(shown.entries), shown.chosen) == (history[-8:], history[-1])
    assert (shown.newer, shown.older) == (True, False)


def test_pages_up_and_down_hold_everything_once(history):
    for sought in (ALL, Sought("number"), Sought("kind:call"), Sought("circle:1 from:both")):
        whole = moments(timeline(query=sought.query, limit=100))
        shown = list(window(sought, history[15]).entries)
        while page := newer(sought, shown[0].moment):
            shown = [*page, *shown]
        while page := older(sought, shown[-1].moment):
            shown = [*shown, *page]
        assert moments(shown) == whole


def test_one_day(history):
    day = datetime.date(2026, 11, 17)
    assert [entry.text for entry in window(Sought("", day)).entries] == ["number 1"]
    assert window(Sought("kind:coffee", day)).entries == ()
    empty = window(Sought("", datetime.date(2026, 11, 18)))
    assert (empty.newer, empty.older, empty.chosen) == (False, False, None)


def test_jumping_by_months(history):
    def at(place: int) -> str:
        chosen = window(ALL, place).chosen
        return next(entry.on for entry in timeline(limit=100) if entry.moment == chosen)

    place = history[0]
    heads = [at(place)]
    for _ in range(3):
        place = month_below(place)
        heads.append(at(place))
        place = window(ALL, place).chosen or 0
    assert heads == ["2026-11-23", "2026-10-30", "2026-09-30", "2026-08-31"]
    inside = history[6]
    assert at(inside) == "2026-10-18"
    place = month_above(ALL, inside)
    assert at(place) == "2026-10-30", "first to the top of its own month"
    place = month_above(ALL, window(ALL, place).chosen)
    assert at(place) == "2026-11-23"
    assert month_above(ALL, history[0]) is None
