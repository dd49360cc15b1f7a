"""What introductions, requests, interviews and events say on Today and on the card, by keys."""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Iterator

import pytest
from conftest import Driver, Running, person
from frames import frame

from reseau_tui import clock
from reseau_tui.cli.today import as_json
from reseau_tui.model import event_people, events, interviews, introductions, requests
from reseau_tui.model.database import action, connection, opened
from reseau_tui.network.agenda import today
from reseau_tui.network.growing import growth_of, growth_waiting
from reseau_tui.network.growth import growth_labels, growth_titles
from reseau_tui.network.waiting import what_waits
from reseau_tui.tui.screens.card import CardScreen
from reseau_tui.tui.screens.choice import ChoiceScreen
from reseau_tui.tui.widgets.today_list import GROWTH_SIGNS, TodayList

PLACES = ["introductions", "requests", "interviews", "events"]
TODAY = datetime.date(2026, 11, 23)


@pytest.fixture
def growing(path: str, people: dict[str, int]) -> Iterator[dict[str, int]]:
    """One of each, about Nora, that asks something today; place → id of its row, ``nora``."""
    with opened(path), action("what grows the network"):
        sql = connection()
        on = datetime.date(2026, 11, 18)
        event = events.add_event(sql, events.EventFields("Meetup", on))
        nora = event_people.meet_somebody_new(sql, event, "Nora [/nope] Blanc")
        introduction = introductions.add_introduction(
            sql, introducer=None, first=nora, second=people["Karim Benali"], why="cargo bikes",
            on="2026-10-01",
        )  # fmt: skip
        request = requests.add_request(sql, asker=nora, text="a carpenter", on="2026-11-20")
        fields = interviews.InterviewFields(nora, "from a start-up")
        interview = interviews.add_interview(sql, fields, "2026-11-01")
        interviews.move_interview(sql, interview, "done", "2026-11-20")
    rows = (introduction, request, interview, event)
    yield {**dict(zip(PLACES, rows, strict=True)), "nora": nora}


def step(path: str, interview: int) -> str:
    with sqlite3.connect(path) as sql:
        return sql.execute("SELECT step FROM interview WHERE id = ?", (interview,)).fetchone()[0]


async def to_line(app: Driver, place: str) -> None:
    """Put the cursor of Today on the line of a place."""
    await app.press("g", "o")
    day = app.app.screen.query_one(TodayList)
    day.action_top()
    while not (isinstance(day.chosen_key, tuple) and day.chosen_key[0] == place):
        before = day.cursor
        day.step(1)
        assert day.cursor != before, f"no line of {place}"
    await app.settle()


def test_all_four_speak_of_a_person_and_of_a_day(growing: dict[str, int], path: str) -> None:
    with opened(path):
        for lines in (growth_waiting(TODAY), growth_of(growing["nora"])):
            assert [(line.place, line.id) for line in lines] == [
                (place, growing[place]) for place in PLACES
            ]
        assert list(growth_titles()) == list(growth_labels()) == list(GROWTH_SIGNS) == PLACES
        found = as_json(today(clock.now()), what_waits(TODAY, []))
        for place in PLACES:
            (line,) = found[place]  # type: ignore[misc]
            assert line["id"] == growing[place] and "Nora [/nope] Blanc" in line["question"]


@pytest.mark.parametrize("place", PLACES)
async def test_enter_on_today_and_on_the_card_leads_to_its_row(
    running: Running, growing: dict[str, int], place: str
) -> None:
    async with running(80, 24) as app:
        await to_line(app, place)
        await app.press("enter")
        assert app.app.current_mode in (place, "event")
        assert "Nora [/nope]" in frame(app.app), "its row, or who was met there"
        await app.press("q")
        assert app.app.current_mode == "today", "back to where it led from"
        app.app.open_card(growing["nora"])
        await app.settle()
        card = app.app.screen
        assert isinstance(card, CardScreen)
        facts = card.facts
        facts.action_top()
        while card.row is None or card.row.field != place:
            before = facts.cursor
            facts.step(1)
            assert facts.cursor != before, f"no row of {place}"
        await app.settle()
        await app.press("d")
        assert "there it can be removed" in app.toasts()[-1]
        await app.press("enter")
        assert app.app.current_mode in (place, "event")
        await app.press("q")
        assert app.app.current_mode == "card"
        await app.press("g", *"h", "g", *{"interviews": "e"}.get(place, "o"), "q")
        assert app.app.current_mode == "home", "gone to by its letter, it leads home"


async def test_x_on_today_answers_and_u_asks_again(
    running: Running, growing: dict[str, int], path: str
) -> None:
    async with running(80, 24) as app:
        for place in PLACES:
            await to_line(app, place)
            await app.press("x")
            assert isinstance(app.app.screen, ChoiceScreen), place
            assert "Nora [/nope] Blanc" in app.text, place
            await app.press("escape")
        await to_line(app, "interviews")
        await app.press("x", "t")
        assert step(path, growing["interviews"]) == "thanked"
        assert "Network interviews" not in app.text, "a part that holds nothing is not there"
        await app.press("u")
        assert step(path, growing["interviews"]) == "done"
        await to_line(app, "interviews")


async def test_a_part_of_many_leads_to_all_of_them(
    running: Running, growing: dict[str, int], path: str
) -> None:
    with opened(path), action("nine more"):
        for number in range(9):
            asker = person(f"Asker {number}")
            requests.add_request(connection(), asker=asker, text="a carpenter", on="2026-11-20")
    async with running(120, 36) as app:
        await to_line(app, "requests")
        assert app.app.screen.query_one(TodayList).chosen_key is not None
        await app.press(*"jjjjjjjj")
        assert "and 2 more" in app.text
        await app.press("enter")
        assert app.app.current_mode == "requests"
