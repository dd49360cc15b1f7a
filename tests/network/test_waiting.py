"""What waits today beside promises and people."""

from __future__ import annotations

import datetime

from networks import TODAY, change, day, exchange, somebody

from reseau_tui.model import greetings, news
from reseau_tui.model.audience import Audience
from reseau_tui.model.database import action, connection
from reseau_tui.model.good_turns import TurnFields, add_good_turn, no_thanks, thank_for
from reseau_tui.network.slate import slate
from reseau_tui.network.waiting import MINE_MOST, Waiting, greetings_under_way, what_waits
from reseau_tui.network.waiting_words import heard_words, season_words, written_words

DECEMBER = datetime.date(2026, 12, 20)


def mine(text: str, ago: int = 0, **audience) -> int:
    with action("news"):
        return news.add_mine(text, Audience(**audience), datetime.date.fromisoformat(day(ago)))


def told(piece: int, *people: int) -> None:
    with action("told"):
        news.tell(piece, people)


def received(contact: int, text: str, ago: int, **rest) -> int:
    on = datetime.date.fromisoformat(day(ago))
    with action("turn"):
        return add_good_turn(TurnFields(contact, given=False, text=text, on=on, **rest))


def test_nothing_waits_in_an_empty_network(network):
    assert what_waits(TODAY) == Waiting()
    assert what_waits(TODAY).nothing
    assert what_waits(DECEMBER).nothing, "nobody to greet"


def test_my_news_say_whom_of_today_they_are_for_and_how_many_have_not_heard(network):
    ana, bo = somebody("Ana", circle=2), somebody("Bo", circle=4)
    somebody("Far", circle=5)
    somebody("Archived", circle=2, archived_at=day(1))
    job = mine("new job", 3)
    mine("moving to Lyon", 1, circles=(4,))
    [move, work] = what_waits(TODAY).to_tell
    assert (move.piece.text, move.left, work.piece.text, work.left) == (
        "moving to Lyon", 1, "new job", 2,
    )  # fmt: skip
    found = what_waits(TODAY, [(ana, "Ana"), (99, "nobody")]).to_tell
    assert [(one.piece.text, one.people) for one in found] == [
        ("new job", ((ana, "Ana"),)), ("moving to Lyon", ()),
    ], "what is for somebody of today comes first"  # fmt: skip
    assert heard_words(found[0]) == "for Ana · 2 have not heard"
    assert heard_words(found[1]) == "1 has not heard"
    told(job, ana)
    [_move, work] = what_waits(TODAY, [(ana, "Ana")]).to_tell
    assert (work.people, work.left) == ((), 1)
    told(job, bo)
    assert [one.piece.text for one in what_waits(TODAY).to_tell] == ["moving to Lyon"]


def test_who_has_not_heard_is_counted_by_sphere_and_tag(network):
    ana = somebody("Ana", circle=2, sphere="work", tags=("paris",))
    somebody("Bo", circle=5, sphere="work")
    somebody("Cleo", circle=2, sphere="friends", tags=("paris",))
    for audience in ({"spheres": ("work",)}, {"tags": ("Paris",)}):
        told(mine("news", **audience), ana)
    mine("both", spheres=("work",), tags=("paris",))
    left = {one.piece.text: one.left for one in what_waits(TODAY).to_tell}
    assert left == {"news": 1, "both": 1}
    assert [one.left for one in what_waits(TODAY).to_tell] == [1, 1, 1]


def test_only_the_newest_pieces_of_mine_are_counted(network):
    somebody("Ana", circle=2)
    for number in range(MINE_MOST + 2):
        mine(f"news {number}", number)
    assert [one.piece.text for one in what_waits(TODAY).to_tell] == [
        f"news {number}" for number in range(MINE_MOST)
    ]


def test_questions_and_gestures_wait_those_of_the_archived_do_not(network):
    ana, gone = somebody("Ana"), somebody("Gone")
    with action("news"):
        news.add_question(ana, "how was Lisbon?")
        news.add_question(gone, "and you?")
        news.add_theirs(ana, "her daughter was born")
        news.add_theirs(ana, "a walk by the sea")
        news.add_theirs(gone, "their father died")
    change(gone, archived_at=day(0))
    found = what_waits(TODAY)
    assert [(one.name, one.text) for one in found.to_ask] == [("Ana", "how was Lisbon?")]
    assert [(one.text, one.gesture) for one in found.gestures] == [
        ("her daughter was born", "congratulate")
    ]
    with action("done"):
        news.close_news(found.gestures[0].id)
        news.answer(found.to_ask[0].id, "sunny")
    assert what_waits(TODAY).nothing


def test_thanks_wait_after_three_days_until_they_are_said(network):
    ana = somebody("Ana")
    old, older = received(ana, "a name", 3), received(ana, "a lift", 30)
    received(ana, "yesterday's", 1)
    received(ana, "asked for", 20, done=False)
    assert [one.text for one in what_waits(TODAY).thanks] == ["a name", "a lift"]
    with action("thanks"):
        thank_for([old])
        no_thanks(older)
    assert what_waits(TODAY).thanks == ()


def test_the_greetings_of_the_new_year_are_there_in_their_window(network):
    ana = somebody("Ana", circle=5)
    somebody("Bo")
    somebody("Opted out", greeted=0)
    somebody("Dead", deceased_on="2020-01-01")
    assert greetings_under_way(TODAY) == []
    [found] = greetings_under_way(DECEMBER)
    assert (season_words(found), written_words(found)) == ("greetings 2027", "0 of 2 written")
    with action("greet"):
        greetings.write_text(found.season, ana, "Happy new year")
        campaign = greetings.begin(found.season)
    assert greetings_under_way(DECEMBER)[0].written == 0, "written is not sent"
    with action("sent"):
        connection().execute("UPDATE greeting SET status = 'sent'")
    assert campaign and written_words(greetings_under_way(DECEMBER)[0]) == "1 of 2 written"
    [january] = greetings_under_way(datetime.date(2027, 1, 31))
    assert january == greetings_under_way(DECEMBER)[0]
    assert greetings_under_way(datetime.date(2027, 2, 1)) == []
    with action("the rest"):
        connection().execute("UPDATE contact SET greeted = 0 WHERE name = 'Bo'")
    assert greetings_under_way(DECEMBER) == [], "all are written"


def test_another_season_counts_while_it_is_on_and_the_users_dates_hold(network):
    somebody("Ana")
    spring = greetings.Season(2027, "Nowruz", datetime.date(2027, 3, 10), datetime.date(2027, 4, 2))
    early = greetings.Season(
        2028, greetings.NEW_YEAR, datetime.date(2027, 12, 15), datetime.date(2028, 1, 10)
    )
    with action("seasons"):
        greetings.begin(spring)
        greetings.begin(early)
    assert [season_words(one) for one in greetings_under_way(datetime.date(2027, 3, 20))] == [
        "Nowruz"
    ]
    assert greetings_under_way(datetime.date(2027, 12, 3)) == [], "begun with days of its own"
    assert len(greetings_under_way(datetime.date(2027, 12, 15))) == 1


def test_the_slate_is_left_alone_by_what_waits(network):
    ana = somebody("Ana", circle=2)
    exchange(60, ana)
    mine("new job")
    what_waits(TODAY, [(ana, "Ana")])
    assert [line.name for line in slate(TODAY).lines] == ["Ana"]
