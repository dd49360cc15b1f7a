from __future__ import annotations

import datetime

import pytest
from networks import TODAY, change, day, exchange, promise, somebody, to_ask

from reseau_tui import i18n
from reseau_tui.model.contacts import delete_contact
from reseau_tui.model.database import action, connection
from reseau_tui.model.slate_store import keep_picks
from reseau_tui.network.slate import Slate, slate


def today_s(today: datetime.date = TODAY) -> Slate:
    """The slate as the app shows it: what is new is kept."""
    found = slate(today)
    keep_picks(today, found.new_picks)
    return found


def names(today: datetime.date = TODAY) -> list[str]:
    return [line.name for line in today_s(today).lines]


def reason(name: str) -> str:
    [line] = [line for line in slate(TODAY).lines if line.name == name]
    return line.reason


def three(network) -> dict[str, int]:
    """Two people for each of the first two places and one dormant tie, all waiting."""
    people = {
        "Close B": somebody("Close B", circle=2),
        "Close A": somebody("Close A", circle=1),
        "Ally A": somebody("Ally A", circle=3),
        "Ally B": somebody("Ally B", circle=4, rhythm_days=100),
        "Old friend": somebody("Old friend", circle=5),
    }
    for name, ago in (("Close A", 20), ("Close B", 60), ("Ally A", 200), ("Ally B", 150)):
        exchange(ago, people[name])
    exchange(1500, people["Old friend"])
    return people


def test_one_of_the_close_one_further_out_one_dormant(network):
    three(network)
    assert names() == ["Close A", "Ally A", "Old friend"]
    states = [(line.place, line.state, line.days) for line in today_s().lines]
    assert states == [(1, "reconnect", 20), (2, "long", 200), (3, "dormant", 1500)]


def test_the_three_stay_all_day_and_only_the_day(network):
    people = three(network)
    assert names() == ["Close A", "Ally A", "Old friend"]
    # Close B would now come first; today's slate stays as it is.
    promise(people["Close B"], 0, "send the photos")
    assert names() == ["Close A", "Ally A", "Old friend"]
    assert names(TODAY + datetime.timedelta(days=1))[0] == "Close B"


@pytest.mark.parametrize("how", ["logged", "logged late", "put off", "archived", "deleted"])
def test_who_was_dealt_with_makes_room_for_the_next(network, how):
    people = three(network)
    gone = people["Close A"]
    if how == "put off":  # whatever speaks for them
        promise(gone, 0, "send the photos")
    names()
    if how == "logged":
        exchange(0, gone)
    elif how == "logged late":
        exchange(2, gone)
    elif how == "put off":
        change(gone, snoozed_until=day(-3))
    elif how == "archived":
        change(gone, archived_at=day(0))
    else:
        with action("delete"):
            delete_contact(gone)
    assert names() == ["Close B", "Ally A", "Old friend"]


def test_undoing_brings_the_first_one_back(network):
    people = three(network)
    names()
    change(people["Close A"], snoozed_until=day(-3))
    assert names()[0] == "Close B"
    change(people["Close A"], snoozed_until=None)
    assert names() == ["Close A", "Ally A", "Old friend"]


def test_somebody_logged_today_leaves_whatever_the_reason(network):
    ana = somebody("Ana", circle=2)
    promise(ana, 0, "send the photos")
    assert names() == ["Ana"]
    exchange(0, ana, kind="call", initiative="them")
    assert names() == []


def test_calm_people_never_fill_a_place(network):
    for number in range(4):
        exchange(3, somebody(f"Calm {number}", circle=1 + number))
    assert names() == []
    somebody("Ambient", circle=1, style="ambient", circle_since=day(4000))
    assert names() == []


def test_a_reason_further_out_does_not_take_the_place_of_the_close(network):
    exchange(31, somebody("Close", circle=2))
    promise(somebody("Ally", circle=3), 0, "send the photos")
    assert names() == ["Close", "Ally"]


def test_who_is_put_off_stays_away_whatever_the_reason(network):
    promise(somebody("Ana", circle=2, snoozed_until=day(-1)), 0, "send the photos")
    assert names() == []
    assert names(TODAY + datetime.timedelta(days=1)) == ["Ana"]


def test_empty_places_go_to_whoever_comes_next(network):
    for number in range(5):
        exchange(50 - number, somebody(f"Close {number}", circle=2))
    assert names() == ["Close 0", "Close 1", "Close 2"]


def test_nobody_comes_up_twice_and_the_dormant_place_wants_a_past(network):
    old = somebody("Old friend", circle=2)
    exchange(1500, old)
    somebody("Never met", circle=5, circle_since=day(2000))
    unsorted = somebody("Unsorted")
    exchange(1500, unsorted)
    assert names() == ["Old friend"]


def test_picks_do_not_touch_the_history(network):
    three(network)
    before = connection().execute("SELECT max(seq), count(*) FROM change").fetchone()
    names()
    assert connection().execute("SELECT max(seq), count(*) FROM change").fetchone() == before


def test_picks_of_long_ago_are_forgotten(network):
    three(network)
    names(TODAY - datetime.timedelta(days=40))
    names()
    days = connection().execute("SELECT DISTINCT day FROM slate_pick").fetchall()
    assert days == [(TODAY.isoformat(),)]


def test_a_pick_deleted_meanwhile_is_not_kept(network):
    three(network)
    keep_picks(TODAY, [(1, 999)])
    assert connection().execute("SELECT * FROM slate_pick").fetchall() == []


# -- the reasons ------------------------------------------------------------------------------


def test_days_rhythm_and_what_to_ask(network):
    ana = somebody("Ana", circle=3)
    exchange(97, ana)
    to_ask(ana, "the interview", 97)
    assert reason("Ana") == "97 days · you usually talk every 90 · ask about the interview"
    assert slate(TODAY).lines[0].state == "reconnect"


@pytest.mark.parametrize(
    ("ago", "expected"),
    [
        (3, "a message waits since Friday"),
        (1, "a message waits since yesterday"),
        (10, "a message waits since 13 November"),
    ],
)
def test_a_message_waits(network, ago, expected):
    ana = somebody("Ana", circle=2)
    exchange(ago, ana, kind="mail", initiative="them")
    [line] = today_s().lines
    assert (line.reason, line.state) == (expected, "soon")
    assert today_s().lines == (line,)


@pytest.mark.parametrize(
    ("date", "year", "expected"),
    [
        (25, 1986, "birthday on Wednesday (40)"),
        (25, None, "birthday on Wednesday"),
        (23, 2000, "birthday today (26)"),
        (24, None, "birthday tomorrow"),
        (30, None, "birthday on 30 November"),
    ],
)
def test_a_birthday(network, date, year, expected):
    ana = somebody("Ana", circle=2, birth_month=11, birth_day=date, birth_year=year)
    exchange(2, ana)
    assert reason("Ana") == expected


@pytest.mark.parametrize(
    ("due_in", "expected"),
    [(0, "promise due today: send CV"), (-3, "promise due since Friday: send CV")],
)
def test_a_promise(network, due_in, expected):
    ana = somebody("Ana", circle=2)
    exchange(2, ana)
    promise(ana, due_in, "send CV")
    assert reason("Ana") == expected


def test_years_without_news_and_help_received(network):
    ana = somebody("Ana", circle=5)
    exchange(2600, ana, sections=[("got", "a flat in Lyon")])
    exchange(1500, ana)
    assert reason("Ana") == "4 years without news · helped you in 2019"
    names()
    assert reason("Ana") == "4 years without news · helped you in 2019"


@pytest.mark.parametrize(
    ("columns", "history", "expected"),
    [
        ({"circle": 4}, [(400, "both")], "400 days · you usually talk once a year"),
        ({"circle": 1, "rhythm_days": 1}, [(1, "both")], "1 day · you usually talk every day"),
        (
            {"circle": 2, "circle_since": day(40)},
            [],
            "no contact noted yet, for 40 days",
        ),
        (
            {"circle": 2},
            [(60, "both"), (50, "me"), (40, "me")],
            "40 days · you usually talk every 30 · your last 2 messages had no answer",
        ),
    ],
)
def test_other_reasons(network, columns, history, expected):
    ana = somebody("Ana", **columns)
    for ago, initiative in history:
        exchange(ago, ana, kind="mail", initiative=initiative)
    assert reason("Ana") == expected


def test_a_question_is_asked_as_it_stands(network):
    ana = somebody("Ana", circle=3)
    exchange(97, ana)
    to_ask(ana, "how was Lisbon?", 97)
    assert reason("Ana").endswith(" · ask: how was Lisbon?")


def test_hostile_words_stay_words(network):
    ana = somebody("{name} [/x] %s", circle=2)
    exchange(2, ana)
    promise(ana, 0, "{what} %(x)s [b]")
    assert reason("{name} [/x] %s") == "promise due today: {what} %(x)s [b]"


def test_reasons_speak_the_users_language_without_error(network):
    ana = somebody("Ana", circle=3)
    exchange(97, ana)
    to_ask(ana, "Lisbonne", 97)
    i18n.set_language("fr")
    try:
        assert "97" in reason("Ana") and "Lisbonne" in reason("Ana")
    finally:
        i18n.set_language("en")
