from __future__ import annotations

import datetime
import math
import random

import pytest
from networks import TODAY, change, day, exchange, promise, somebody, to_ask

from reseau_tui.model.database import action, connection
from reseau_tui.model.news import answer, drop_news
from reseau_tui.network import reconnect as module
from reseau_tui.network import weights
from reseau_tui.network.boosts import all_boosts
from reseau_tui.network.priority import priority, ratio, state
from reseau_tui.network.reconnect import reconnect


@pytest.mark.parametrize(
    ("circle", "days", "rhythm", "family", "unanswered", "boost", "expected"),
    [
        (1, 28, 14, False, 0, 0, 1.585),
        (4, 720, 180, False, 0, 0, 0.400),
        (3, 90, 90, False, 0, 0, 0.300),
        (2, 60, 30, True, 0, 0, 0.555),
        (1, 28, 14, False, 2, 0, 0.396),
        (1, 28, 14, False, 7, 0, 0.396),
        (3, 90, 90, False, 0, 0.8, 1.100),
        (1, 0, 14, False, 0, 0, 0),
    ],
)
def test_check_values_of_the_priority(circle, days, rhythm, family, unanswered, boost, expected):
    found = priority(
        circle,
        ratio(days, None, rhythm),
        family=family,
        unanswered_in_a_row=unanswered,
        boost=boost,
    )
    assert found == pytest.approx(expected, abs=5e-4)


@pytest.mark.parametrize(
    ("days", "touch_days", "rhythm", "expected"),
    [
        (0, None, 90, "calm"),
        (71, None, 90, "calm"),
        (72, None, 90, "soon"),
        (90, None, 90, "reconnect"),
        (134, None, 90, "reconnect"),
        (135, None, 90, "long"),
        (1095, None, 90, "long"),
        (1096, None, 90, "dormant"),
        (1500, None, 500, "long"),
        (1501, None, 500, "dormant"),
        (200, 0, 90, "calm"),
        (200, 30, 90, "soon"),
        (200, 45, 90, "reconnect"),
        (10, 5, 90, "calm"),
        (1500, 3, 90, "calm"),
        (-3, None, 90, "calm"),
        (None, None, 90, "calm"),
    ],
)
def test_states_of_a_tie(days, touch_days, rhythm, expected):
    assert state(ratio(days, touch_days, rhythm), days, rhythm) == expected


def names(**options) -> list[str]:
    return [tie.name for tie in reconnect(TODAY, **options)]


def test_the_longest_silent_of_the_closest_comes_first(network):
    for name, circle, days_ago in (("Ana", 1, 20), ("Bo", 1, 40), ("Cy", 3, 200), ("Di", 2, 5)):
        exchange(days_ago, somebody(name, circle=circle))
    assert names() == ["Bo", "Ana", "Cy"]
    assert names(limit=1) == ["Bo"]


def test_logging_takes_somebody_off_at_once_and_undoing_brings_them_back(network):
    ana = somebody("Ana", circle=2)
    exchange(45, ana)
    assert names() == ["Ana"]
    coffee = exchange(0, ana)
    assert names() == []
    with action("delete"):
        connection().execute("DELETE FROM interaction WHERE id = ?", (coffee,))
    assert names() == ["Ana"]


def test_an_older_entry_does_not_bring_anybody_back(network):
    ana = somebody("Ana", circle=2)
    exchange(3, ana)
    exchange(300, ana)
    assert names() == []


def test_a_touch_is_half_as_fresh(network):
    ana = somebody("Ana", circle=2)
    exchange(100, ana)
    exchange(10, ana, kind="like", initiative="me")
    [tie] = reconnect(TODAY)
    assert (tie.ratio, tie.state, tie.days) == (pytest.approx(0.5 + 10 / 30), "soon", 100)


def test_somebody_never_contacted_counts_from_the_day_of_the_circle(network):
    somebody("Ana", circle=2, circle_since=day(40))
    somebody("Bo", circle=2, circle_since=day(10))
    somebody("Cy", circle=2, circle_since=None)
    [tie] = reconnect(TODAY)
    assert (tie.name, tie.days, tie.spoken, tie.state) == ("Ana", 40, False, "reconnect")


@pytest.mark.parametrize(
    "columns",
    [
        {"archived_at": day(1)},
        {"deceased_on": day(1)},
        {"circle": 5},
        {"circle": None},
        {"circle": None, "rhythm_days": 10},
    ],
)
def test_who_is_never_listed_whatever_happens(network, columns):
    ana = somebody("Ana", **{"circle": 2, "birth_month": 11, "birth_day": 24, **columns})
    exchange(400, ana)
    promise(ana, 0, "send the photos")
    assert names() == []


@pytest.mark.parametrize(
    "columns",
    [{"style": "ambient"}, {"style": "occasional"}, {"snoozed_until": day(-5)}],
)
def test_ambient_occasional_and_put_off_people_only_come_with_a_boost(network, columns):
    ana = somebody("Ana", circle=2, **columns)
    exchange(400, ana)
    assert names() == []
    promise(ana, 0, "send the photos")
    [tie] = reconnect(TODAY)
    assert (tie.name, tie.priority) == ("Ana", weights.BOOST_PROMISE)


def test_somebody_put_off_until_today_is_back(network):
    exchange(400, somebody("Ana", circle=2, snoozed_until=day(0)))
    assert names() == ["Ana"]


def test_an_acquaintance_with_a_rhythm_of_their_own_is_listed(network):
    exchange(400, somebody("Ana", circle=5, rhythm_days=100))
    [tie] = reconnect(TODAY)
    assert tie.priority == pytest.approx(0.1 * 2)


def boosts_of(contact: int) -> dict[str, str]:
    for tie in reconnect(TODAY):
        if tie.id == contact:
            return {boost.kind: boost.on.isoformat() for boost in tie.boosts}
    return {}


def test_a_promise_counts_from_the_day_it_is_due_until_it_is_done(network):
    ana = somebody("Ana", circle=2)
    kept = promise(ana, 0, "send the photos")
    promise(ana, 1, "call the plumber")
    assert boosts_of(ana) == {"promise": day(0)}
    with action("done"):
        connection().execute("UPDATE promise SET done_at = ? WHERE id = ?", (day(0), kept))
    assert boosts_of(ana) == {}


@pytest.mark.parametrize(
    ("history", "waits_since"),
    [
        ([(9, "mail", "them")], 9),
        ([(9, "call", "them")], 9),
        ([(9, "mail", "them"), (4, "text", "them")], 9),
        ([(9, "mail", "them"), (4, "like", "them")], 9),
        ([(9, "mail", "them"), (4, "mail", "me")], None),
        ([(9, "mail", "them"), (4, "coffee", "both")], None),
        ([(9, "mail", "them"), (9, "mail", "me")], None),
        ([(9, "mail", "me"), (9, "mail", "them")], 9),
        ([(9, "mail", "them"), (4, "mail", "me"), (2, "mail", "them")], 2),
        ([(9, "coffee", "them")], None),
        ([(9, "like", "them")], None),
        ([(9, "mail", "me")], None),
    ],
)
def test_a_message_of_theirs_waits_until_something_of_mine_or_ours(network, history, waits_since):
    ana = somebody("Ana", circle=2)
    for days_ago, kind, initiative in history:
        exchange(days_ago, ana, kind=kind, initiative=initiative)
    expected = {} if waits_since is None else {"message": day(waits_since)}
    assert boosts_of(ana) == expected


@pytest.mark.parametrize(
    ("month", "date", "expected"),
    [
        (11, 23, "2026-11-23"),
        (11, 30, "2026-11-30"),
        (12, 1, None),
        (11, 22, None),
        (None, 25, None),
    ],
)
def test_a_birthday_counts_seven_days_ahead(network, month, date, expected):
    ana = somebody("Ana", circle=2, birth_month=month, birth_day=date)
    assert boosts_of(ana) == ({} if expected is None else {"birthday": expected})


def test_a_birthday_on_29_february_is_kept_on_the_28th_and_across_the_year(network):
    ana = somebody("Ana", circle=2, birth_month=2, birth_day=29, birth_year=1988)
    somebody("Bo", circle=2, birth_month=1, birth_day=2)
    [tie] = [tie for tie in reconnect(datetime.date(2027, 2, 22)) if tie.boosts]
    assert (tie.id, tie.boosts[0].on, tie.boosts[0].age) == (ana, datetime.date(2027, 2, 28), 39)
    [tie] = [tie for tie in reconnect(datetime.date(2028, 2, 26)) if tie.id == ana]
    assert tie.boosts[0].on == datetime.date(2028, 2, 29)
    [tie] = [tie for tie in reconnect(datetime.date(2026, 12, 30)) if tie.boosts]
    assert (tie.name, tie.boosts[0].on) == ("Bo", datetime.date(2027, 1, 2))


def test_what_to_ask_is_what_is_still_open(network):
    ana = somebody("Ana", circle=2)
    exchange(40, ana)
    older, newer = to_ask(ana, "the interview", 9), to_ask(ana, "Lisbon", 3)
    assert boosts_of(ana) == {"ask": day(3)}
    exchange(2, ana)
    assert boosts_of(ana) == {"ask": day(3)}, "spoken, and yet not asked"
    with action("answer"):
        answer(newer, "sunny")
    assert boosts_of(ana) == {"ask": day(9)}
    with action("drop"):
        drop_news(older)
    assert boosts_of(ana) == {}


def test_boosts_add_up_to_a_limit_and_a_kind_counts_once(network):
    ana = somebody("Ana", circle=2, birth_month=11, birth_day=24)
    exchange(2, ana, kind="mail", initiative="them")
    to_ask(ana, "Lisbon", 2)
    promise(ana, 0, "send the photos")
    promise(ana, -3, "send the list")
    [tie] = reconnect(TODAY)
    assert [boost.kind for boost in tie.boosts] == ["promise", "message", "birthday", "ask"]
    assert tie.priority == pytest.approx(1.5 + 0.5 * math.log2(1 + 2 / 30))


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        ([(40, "mail", "me")], 1),
        ([(50, "text", "me"), (40, "mail", "me")], 2),
        ([(60, "mail", "me"), (50, "mail", "them"), (40, "letter", "me")], 1),
        ([(60, "mail", "me"), (50, "call", "me")], 0),
        ([(60, "mail", "me"), (50, "coffee", "both")], 0),
        ([(60, "mail", "me"), (50, "like", "them")], 0),
        ([(60, "mail", "me"), (50, "like", "me")], 1),
        ([(60, "coffee", "both")], 0),
    ],
)
def test_messages_unanswered_in_a_row(network, history, expected):
    ana = somebody("Ana", circle=2)
    for days_ago, kind, initiative in history:
        exchange(days_ago, ana, kind=kind, initiative=initiative)
    [tie] = reconnect(TODAY)
    assert tie.unanswered == expected


@pytest.mark.parametrize("batch", [1, 40])
def test_who_does_not_answer_gives_way(network, monkeypatch, batch):
    monkeypatch.setattr(module, "BATCH", batch)
    ana, bo = somebody("Ana", circle=2), somebody("Bo", circle=2)
    exchange(60, ana, kind="mail", initiative="me")
    exchange(40, bo)
    assert names() == ["Bo", "Ana"]
    assert names(limit=1) == ["Bo"]


# -- the oracle: everybody, one by one, straight from the words of the rule -------------------


def everything(table: str) -> list[dict]:
    cursor = connection().execute(f"SELECT * FROM {table}")
    columns = [column[0] for column in cursor.description]
    return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]


TOUCHES = {"comment", "like", "forward", "post", "greeting"}
WRITTEN = {"text", "mail", "letter", "message"}


def brute_force(today: datetime.date) -> dict[int, tuple[float, int]]:
    histories: dict[int, list[dict]] = {}
    interactions = {row["id"]: row for row in everything("interaction")}
    for row in everything("participant"):
        histories.setdefault(row["contact_id"], []).append(interactions[row["interaction_id"]])
    asks = {
        row["contact_id"]
        for row in everything("news")
        if row["kind"] == "ask" and row["closed_on"] is None
    }
    due = {
        row["contact_id"]
        for row in everything("promise")
        if row["done_at"] is None and row["due_on"] <= today.isoformat()
    }
    found = {}
    for contact in everything("contact"):
        circle, own = contact["circle"], contact["rhythm_days"]
        if contact["archived_at"] or contact["deceased_on"] or not circle:
            continue
        if circle == 5 and not own:
            continue
        rhythm = own or {1: 14, 2: 30, 3: 90, 4: 365}[circle]
        history = sorted(
            histories.get(contact["id"], []), key=lambda row: (row["on"], row["id"]), reverse=True
        )
        full = [row for row in history if row["kind"] not in TOUCHES]
        touches = [row for row in history if row["kind"] in TOUCHES]

        def ago(on: str) -> int:
            return (today - datetime.date.fromisoformat(on)).days

        since = full[0]["on"] if full else contact["circle_since"]
        shares = [ago(since) / rhythm] if since else []
        shares += [0.5 + ago(touches[0]["on"]) / rhythm] if touches else []
        share = min(shares) if shares else 0
        if contact["style"] != "regular" or (contact["snoozed_until"] or "") > today.isoformat():
            share = 0
        row_of_mine = 0
        for row in history:
            if row["initiative"] == "me" and row["kind"] in TOUCHES:
                continue
            if row["initiative"] == "me" and row["kind"] in WRITTEN:
                row_of_mine += 1
                continue
            break
        boost = 0.8 * (contact["id"] in due)
        for row in history:
            if row["initiative"] != "them":
                break
            if row["kind"] in WRITTEN | {"call"}:
                boost += 0.6
                break
        if contact["birth_month"]:
            for ahead in range(8):
                date = today + datetime.timedelta(days=ahead)
                if (date.month, date.day) == (contact["birth_month"], contact["birth_day"]):
                    boost += 0.4
        boost += 0.3 * (contact["id"] in asks)
        weight = {1: 1, 2: 0.5, 3: 0.3, 4: 0.2, 5: 0.1}[circle]
        kin = 0.7 if contact["sphere"] == "family" else 1
        silence = min(2, math.log2(1 + share))
        score = weight * silence * kin * max(0.25, 0.5**row_of_mine) + min(boost, 1.5)
        if share >= 0.8 or boost:
            found[contact["id"]] = (score, row_of_mine)
    return found


def random_network(seed: int, people: int, exchanges: int) -> None:
    chance = random.Random(seed)
    ids = [
        somebody(
            f"Person {number}",
            circle=chance.choice([None, 1, 2, 3, 4, 5]),
            circle_since=chance.choice([None, day(chance.randrange(900))]),
            rhythm_days=chance.choice([None, None, None, 7, 45, 200]),
            style=chance.choice(["regular"] * 4 + ["ambient", "occasional"]),
            sphere=chance.choice([None, "family", "work"]),
            snoozed_until=chance.choice([None, None, None, day(chance.randrange(-30, 30))]),
            archived_at=chance.choice([None] * 9 + [day(3)]),
            deceased_on=chance.choice([None] * 9 + [day(3)]),
            birth_month=chance.choice([None, 11]),
            birth_day=chance.randrange(1, 29),
        )
        for number in range(people)
    ]
    for _ in range(exchanges):
        exchange(
            chance.choice([0, 1, 5, 30, chance.randrange(90), chance.randrange(2000)]),
            *chance.sample(ids, chance.choice([1, 1, 2, 3])),
            kind=chance.choice(["mail", "text", "call", "coffee", "like", "comment"]),
            initiative=chance.choice(["me", "me", "them", "both"]),
        )
    for _ in range(people // 4):
        asked = to_ask(chance.choice(ids), "Lisbon", chance.randrange(90))
        if chance.random() < 0.3:
            with action("answer"):
                answer(asked)
    for _ in range(people // 5):
        promise(chance.choice(ids), chance.randrange(-9, 9), "send the photos")
    for interaction in chance.sample(range(1, exchanges + 1), exchanges // 20):
        with action("delete"):
            connection().execute("DELETE FROM interaction WHERE id = ?", (interaction,))
    change(chance.choice(ids), circle=1, circle_since=day(50))


@pytest.mark.parametrize("seed", range(6))
def test_the_fast_way_finds_what_looking_at_everybody_finds(network, seed):
    random_network(seed, people=120, exchanges=500)
    expected = brute_force(TODAY)
    found = reconnect(TODAY, 1000)
    assert {tie.id: (pytest.approx(tie.priority), tie.unanswered) for tie in found} == expected
    scores = [tie.priority for tie in found]
    assert scores == sorted(scores, reverse=True)
    everybody = [contact["id"] for contact in everything("contact")]
    assert all_boosts(TODAY, everybody) == all_boosts(TODAY)
    assert all_boosts(TODAY, everybody[:9]) == {
        contact: boosts for contact, boosts in all_boosts(TODAY).items() if contact in everybody[:9]
    }
    for limit in (1, 3, 17, 500):
        assert [tie.id for tie in reconnect(TODAY, limit)] == [tie.id for tie in found][:limit]


@pytest.mark.parametrize("page", [1, 2, 16])
def test_a_crowd_is_read_to_its_end(network, monkeypatch, page):
    monkeypatch.setattr(module, "PAGE", page)
    monkeypatch.setattr(module, "BATCH", page)
    for number in range(9):
        exchange(40 + number // 2, somebody(f"Person {number}", circle=2))
    for _ in range(5):
        somebody("Nobody knows since when", circle=2, circle_since=None)
        exchange(400, somebody("Put off", circle=2, snoozed_until=day(-1)))
    expected = [8, 6, 7, 4, 5, 2, 3, 0, 1]
    assert names() == [f"Person {number}" for number in expected]
    assert names(limit=2) == ["Person 8", "Person 6"]
