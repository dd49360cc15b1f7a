"""Events as lists: now, to come, past by year; who is asked about, and until when."""

from __future__ import annotations

import datetime

import pytest
from networks import TODAY, day, somebody

from reseau_tui.model import event_people as people
from reseau_tui.model import events as model
from reseau_tui.model import write
from reseau_tui.model.database import action, connection
from reseau_tui.model.events import EventFields
from reseau_tui.network.events import (
    event_ids,
    event_rows,
    growth_of,
    growth_waiting,
    guests,
    waiting,
)


def event(name: str, days_ago: int, *, long: int = 0, **rest) -> int:
    on = TODAY - datetime.timedelta(days=days_ago)
    until = on + datetime.timedelta(days=long) if long else None
    with action("event"):
        return model.add_event(connection(), EventFields(name, on, until, **rest))


def met(at: int, name: str, subject: str = "") -> int:
    with action("met"):
        return people.meet_somebody_new(connection(), at, name, subject=subject)


def names(ids) -> list[str]:
    return [row.name for row in event_rows(ids)]


def test_parts_by_day(network: str) -> None:
    event("past", 3)
    event("yesterday", 1)
    event("long", 2, long=4)
    event("today", 0)
    event("next", -1)
    event("far", -40)
    event("old", 800)
    found = event_ids("", TODAY)
    assert names(found.now) == ["today", "long"]
    assert names(found.coming) == ["next", "far"]
    assert [names(ids) for ids in found.past.values()] == [["yesterday", "past"], ["old"]]
    assert found.shown == 7


@pytest.mark.parametrize(
    ("query", "shown"),
    [("foru", ["Forum des métiers"]), ("metiers", ["Forum des métiers"]), ("rum", []),
     ("brest", ["Fête"]), ("benali", ["Fête"]), ("fete benali", ["Fête"]), ("forum benali", []),
     ("*", [])],
)  # fmt: skip
def test_words_of_the_event_or_of_somebody_there(network: str, query: str, shown) -> None:
    event("Forum des métiers", 3)
    fête = event("Fête", 3, place="Brest")
    met(fête, "Karim Benali")
    found = event_ids(query, TODAY)
    assert [name for ids in found.past.values() for name in names(ids)] == shown


@pytest.mark.parametrize(
    ("days_ago", "long", "asked"),
    [(0, 0, False), (1, 0, False), (2, 0, True), (3, 2, False), (4, 2, True), (60, 0, True),
     (61, 0, False), (62, 2, True)],
)  # fmt: skip
def test_asked_about_after_two_days_until_the_sixtieth(network, days_ago, long, asked) -> None:
    forum = event("Forum", days_ago, long=long)
    met(forum, "Karim", "wings")
    lines = growth_waiting(TODAY)
    assert bool(lines) is asked
    if asked:
        (line,) = lines
        assert (line.place, line.id, line.name) == ("events", forum, "Karim")
        assert line.words == "Did you write to Karim, met at Forum?" and line.beside == "wings"


def test_settled_by_a_word_on_purpose_or_by_any_later_exchange(network: str) -> None:
    forum = event("Forum", 5)
    ids = {name: met(forum, name) for name in ("A", "B", "C", "D", "E", "F", "G")}
    sql = connection()
    with action("settled"):
        people.follow_up(sql, forum, ids["A"], "hello")
        people.skip(sql, forum, ids["B"])
        people.follow_up(sql, forum, ids["C"], log=False)
        write.add_interaction(sql, on=day(1), people=(ids["D"],), created_at=1, kind="call")
        write.add_interaction(sql, on=day(2), people=(ids["E"],), created_at=1, kind="like")
        sql.execute("UPDATE contact SET archived_at = ? WHERE id = ?", (day(1), ids["F"]))
    assert [one.name for one in waiting(TODAY)] == ["G"]
    with action("again"):
        people.ask_again(sql, forum, ids["B"])
    assert [one.name for one in waiting(TODAY)] == ["B", "G"]
    assert [one.name for one in waiting(TODAY, 1)] == ["B"]
    told = {one.name: (one.waits, one.skipped) for one in guests(forum)}
    assert told["G"] == (True, False) and told["D"] == (False, False)


def test_seen_again_is_not_asked_about(network: str) -> None:
    forum, marie = event("Forum", 5), somebody("Marie", organisation="Airbus")
    with action("seen"):
        people.meet(connection(), forum, marie, subject="the choir")
    assert growth_waiting(TODAY) == []
    (line,) = growth_of(marie)
    assert (line.id, line.words, line.beside) == (forum, "Forum", "seen there · the choir")


def test_of_a_person_newest_first(network: str) -> None:
    marie = somebody("Marie")
    with action("events"):
        for number in range(25):
            at = event(f"Fair {number}", number)
            people.set_coming(connection(), at, marie)
    lines = growth_of(marie)
    assert len(lines) == 20 and lines[0].words == "Fair 0" and lines[0].beside == "comes"
