"""What is to tell and to ask, by the rule; who has not heard, page by page."""

from __future__ import annotations

from typing import Any

import pytest
from networks import TODAY, change, day, exchange, somebody

from reseau_tui.model import news as changes
from reseau_tui.model.audience import EVERYBODY, Audience
from reseau_tui.model.database import action
from reseau_tui.network import news, news_lists
from reseau_tui.network.news import asked_lately, card_news, theirs, to_ask, to_tell
from reseau_tui.network.news_lists import count_audience, count_not_told, news_ids, not_told
from reseau_tui.network.reading import as_day

pytestmark = pytest.mark.usefixtures("network")


def mine(text: str, days_ago: int = 0, audience: Audience = EVERYBODY) -> int:
    with action("mine"):
        return changes.add_mine(text, audience, as_day(day(days_ago)))


def question(contact: int, text: str, days_ago: int = 0) -> int:
    with action("ask"):
        return changes.add_question(contact, text, as_day(day(days_ago)))


def run(change: Any, *values: Any) -> None:
    with action("change"):
        change(*values)


def texts(pieces: Any) -> list[str]:
    return [one.text for one in pieces]


def test_news_since_we_last_spoke_that_were_not_told_yet() -> None:
    ana, bo = somebody("Ana", circle=2), somebody("Bo", circle=2)
    old, same_day, new = mine("old", 30), mine("same day", 9), mine("new", 2)
    assert texts(to_tell(ana)) == ["new", "same day", "old"], "never spoken: all of it"
    exchange(9, ana)
    for piece in (old, same_day, new):
        run(changes.tell, piece, [bo])
    assert texts(to_tell(ana)) == ["new", "same day"]
    exchange(1, ana, kind="like")
    assert texts(to_tell(ana)) == ["new", "same day"], "a touch is no talk"
    run(changes.tell, new, [ana])
    assert texts(to_tell(ana)) == ["same day"]
    run(changes.close_news, same_day)
    assert to_tell(ana) == []
    assert to_tell(bo) == []


def test_what_nobody_was_told_waits_although_we_spoke() -> None:
    ana = somebody("Ana", circle=2)
    piece = mine("new job", 9)
    exchange(1, ana)
    assert texts(to_tell(ana)) == ["new job"]
    run(changes.tell, piece, [somebody("Bo", circle=1)])
    assert to_tell(ana) == []


FOUR = Audience(circles=(1, 2, 3, 4))
PEOPLE: dict[str, dict[str, Any]] = {
    "Ana": {"circle": 1, "sphere": "work", "tags": ["paris"]},
    "Bo": {"circle": 4, "sphere": "family"},
    "Cy": {"circle": 5, "sphere": "work", "tags": ["Paris", "chess"]},
    "Di": {"sphere": "work"},
    "Ed": {"circle": 2, "archived_at": day(3)},
    "Flo": {"circle": 2, "sphere": "work", "deceased_on": day(3)},
}


@pytest.mark.parametrize(
    ("audience", "people"),
    [
        (EVERYBODY, ["Ana", "Bo"]),
        (FOUR, ["Ana", "Bo"]),
        (Audience(circles=(5,)), ["Cy"]),
        (Audience(circles=(1, 5)), ["Ana", "Cy"]),
        (Audience(spheres=("work",)), ["Ana", "Cy", "Di"]),
        (Audience(spheres=("work", "family"), circles=(1, 4)), ["Ana", "Bo"]),
        (Audience(tags=("pàris",)), ["Ana", "Cy"]),
        (Audience(tags=("paris", "chess"), circles=(5,)), ["Cy"]),
        (Audience(tags=("paris",), spheres=("family",)), []),
        (Audience(tags=("nobody has it",)), []),
    ],
)
def test_for_whom_a_piece_is(audience: Audience, people: list[str]) -> None:
    ids = {name: somebody(name, **values) for name, values in PEOPLE.items()}
    piece = mine("new job", 0, audience)
    assert [one.name for one in not_told(piece)] == people
    assert [name for name, contact in ids.items() if to_tell(contact)] == people
    assert count_not_told(piece) == count_audience(audience) == len(people)


def test_who_has_not_heard_page_by_page_the_closest_first() -> None:
    names = [f"Person {number:02}" for number in range(12)]
    ids = {name: somebody(name, circle=number % 3 + 1) for number, name in enumerate(names)}
    twin = somebody("Person 00", circle=1)
    piece = mine("new job")
    run(changes.tell, piece, [ids["Person 03"], ids["Person 04"]])
    found: list[news_lists.Listener] = []
    while page := not_told(piece, found[-1].place if found else None, 3):
        assert len(page) == 3 or len(found) + len(page) == 11
        found += page
    assert [(one.circle, one.name) for one in found] == [
        (1, "Person 00"), (1, "Person 00"), (1, "Person 06"), (1, "Person 09"),
        (2, "Person 01"), (2, "Person 07"), (2, "Person 10"),
        (3, "Person 02"), (3, "Person 05"), (3, "Person 08"), (3, "Person 11"),
    ]  # fmt: skip
    assert {found[0].id, found[1].id} == {ids["Person 00"], twin}
    assert count_not_told(piece) == 11
    run(changes.drop_news, piece)
    assert not_told(piece) == [] and count_not_told(piece) == 0


def test_people_of_no_circle_come_last_on_a_page_of_their_own() -> None:
    for name in ("Zoe", "Yan"):
        somebody(name, sphere="work")
    somebody("Ana", sphere="work", circle=5)
    piece = mine("new job", 0, Audience(spheres=("work",)))
    first = not_told(piece, None, 2)
    assert [one.name for one in (*first, *not_told(piece, first[-1].place, 2))] == [
        "Ana", "Yan", "Zoe",
    ]  # fmt: skip


def test_open_questions_and_gestures_of_one_person() -> None:
    ana = somebody("Ana", circle=2)
    second, first = question(ana, "the boat", 1), question(ana, "Lisbon", 5)
    with action("theirs"):
        changes.add_theirs(ana, "a baby was born", as_day(day(10)))
        changes.add_theirs(ana, "a wedding long ago", as_day(day(news.GESTURE_DAYS + 1)))
        changes.add_theirs(ana, "likes walnut", as_day(day(4)))
    assert [one.id for one in to_ask(ana)] == [first, second]
    assert [(one.text, one.gesture) for one in theirs(ana)] == [("a baby was born", "congratulate")]
    run(changes.answer, first, "sunny")
    run(changes.close_news, theirs(ana)[0].id)
    found = card_news(ana)
    assert texts(found.to_ask) == ["the boat"] and found.theirs == ()
    assert [(one.text, one.answer) for one in found.settled] == [
        ("a baby was born", None), ("Lisbon", "sunny"), ("likes walnut", None),
        ("a wedding long ago", None),
    ]  # fmt: skip


def test_in_how_many_of_the_last_six_contacts_i_also_asked() -> None:
    ana, bo = somebody("Ana", circle=2), somebody("Bo", circle=2)
    assert asked_lately(ana) == (0, 0)
    exchange(90, ana, sections=[("asked", "too long ago to count")])
    exchange(60, ana, sections=[("asked", "Lisbon")])
    exchange(50, ana, bo)
    exchange(40, ana)
    told = exchange(30, ana)
    exchange(20, ana, sections=[("news", "the new job")])
    exchange(19, ana, kind="like")  # a touch is no contact
    exchange(10, ana)
    assert asked_lately(ana) == (1, 6)
    asked = question(ana, "the boat", 45)
    run(changes.answer, asked, "sold", as_day(day(40)))
    assert asked_lately(ana) == (2, 6)
    with action("theirs"):
        from reseau_tui.model.database import connection

        piece = changes.add_theirs(ana, "a baby", as_day(day(30)))
        sql = "UPDATE news SET interaction_id = ? WHERE id = ?"
        connection().execute(sql, (told, piece))
    assert asked_lately(ana) == (3, 6)
    assert asked_lately(bo) == (0, 1), "what Ana answered is not Bo's"


def test_all_news_in_their_parts_and_searched() -> None:
    ana, bo = somebody("Ana Élan", circle=2), somebody("Bo", circle=2)
    a, b = mine("moving to Lyon", 9), mine("new job", 1)
    later, sooner = question(ana, "Lisbon", 1), question(bo, "the boat", 5)
    with action("theirs"):
        baby = changes.add_theirs(bo, "a baby", as_day(day(3)))
        changes.add_theirs(bo, "likes walnut", as_day(day(3)))
        changes.add_theirs(bo, "a wedding", as_day(day(99)))
    gone = question(somebody("Cy", circle=2, archived_at=day(1)), "anything")
    done = mine("done", 2)
    run(changes.close_news, done)

    def parts(query: str = "", *, with_closed: bool = False) -> list[list[int]]:
        found = news_ids(TODAY, query, with_closed=with_closed)
        return [list(one) for one in (found.mine, found.questions, found.gestures, found.closed)]

    assert parts() == [[b, a], [sooner, later], [baby], []]
    assert parts(with_closed=True)[3] == [done]
    assert parts("ela") == [[], [later], [], []]
    assert parts("LYON") == [[a], [], [], []]
    assert parts("bo bab") == [[], [], [baby], []]
    assert gone not in parts()[1]
    change(ana, deceased_on=day(0))
    assert parts()[1] == [sooner]
    rows = news.news_rows([baby, 999, a])
    assert [(one.id, one.name, one.told) for one in rows] == [(baby, "Bo", 0), (a, None, 0)]
