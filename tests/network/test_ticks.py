"""What a line may tick off: open promises of the people it names."""

from __future__ import annotations

from networks import day, promise, somebody, to_ask

from reseau_tui.model import news
from reseau_tui.model.audience import Audience
from reseau_tui.model.database import action
from reseau_tui.model.promises import finish_promise
from reseau_tui.network.ticks import ASK, MOST, PROMISE, TELL, tickables


def test_open_promises_of_these_people_the_first_due_first(network: str) -> None:
    marie, paul, karim = (somebody(name) for name in ("Marie", "Paul", "Karim"))
    later = promise(marie, 9, "later")
    due = promise(paul, -3, "due")
    promise(karim, 1, "of somebody else")
    kept = promise(marie, 2, "kept")
    with action("keep"):
        finish_promise(kept)
    found = tickables([marie, paul, marie])
    assert [(one.kind, one.id, one.text, one.name, one.on) for one in found] == [
        (PROMISE, due, "due", "Paul", day(3)),
        (PROMISE, later, "later", "Marie", day(-9)),
    ]
    assert found[0].contact_id == paul


def test_nobody_nothing_and_never_too_many(network: str) -> None:
    marie = somebody("Marie")
    for number in range(MOST + 5):
        promise(marie, number, f"{number}")
    assert tickables([]) == []
    assert [one.text for one in tickables([999, marie])] == [str(number) for number in range(MOST)]


def test_news_once_for_all_who_have_not_heard_and_questions_about_each(network: str) -> None:
    marie, paul, karim = (somebody(name, circle=2) for name in ("Marie", "Paul", "Karim"))
    with action("news"):
        job = news.add_mine("new job")
        news.tell(job, [paul])
        news.add_mine("for the first circle", Audience(circles=(1,)))
        closed = news.add_mine("told to all")
        news.close_news(closed)
        boat = news.add_mine("a boat")
    lisbon, exam = to_ask(paul, "Lisbon", 3), to_ask(marie, "the exam", 1)
    with action("answer"):
        news.answer(to_ask(marie, "answered", 9))
    found = tickables([karim, paul, marie])
    assert [(one.kind, one.id, one.name, one.on) for one in found] == [
        (TELL, boat, "Karim, Paul, Marie", None),
        (TELL, job, "Karim, Marie", None),
        (ASK, lisbon, "Paul", None),
        (ASK, exam, "Marie", None),
    ]
    assert found[1].contact_id == karim
