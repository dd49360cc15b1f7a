from __future__ import annotations

import datetime
import random

import pytest
from networks import AT, TODAY, change, day, exchange, promise, somebody

from reseau_tui.model import upkeep
from reseau_tui.model.database import action, connection
from reseau_tui.model.introductions import add_introduction
from reseau_tui.network import insight_months, insights
from reseau_tui.network.insight_introductions import introductions
from reseau_tui.network.insight_rhythm import rhythm
from reseau_tui.network.insight_sentences import names, year_sentences
from reseau_tui.network.insight_words import rhythm_words
from reseau_tui.network.insight_year import Some, Year, year
from reseau_tui.network.pieces import whole


def run(sql: str, *values: object) -> None:
    with action("set up"):
        connection().execute(sql, values)


def talk(days_ago: int, *people: int, **sections: str) -> None:
    """Log an exchange with what its sections mean."""
    said = list(sections.items())
    found = exchange(days_ago, *people)
    with action("sections"):
        upkeep.fill(connection(), found, day(days_ago), people, said, AT)


def turn(contact: int, given: int, days_ago: int, **rest: object) -> None:
    columns = {"contact_id": contact, "given": given, '"on"': day(days_ago), "text": "x", **rest}
    run(
        f"INSERT INTO good_turn ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})",
        *columns.values(),
    )


def look_back(wanted: int | None = None) -> Year:
    return whole(year(TODAY, wanted))


def named(some: Some) -> tuple[int, list[str]]:
    return some.count, [one.name for one in some.people]


def last(counts: tuple[int, ...], months: int) -> tuple[int, ...]:
    return counts[-months:]


@pytest.mark.parametrize(
    ("today", "count", "expected"),
    [
        ((2026, 2, 3), 3, ("2025-12", "2026-01", "2026-02")),
        ((2026, 12, 31), 1, ("2026-12",)),
        ((1, 2, 3), 5, ("0001-01", "0001-02")),
    ],
)
def test_months(today, count, expected):
    assert insight_months.months_until(datetime.date(*today), count) == expected


def test_exchanges_a_month_by_how_people_were_in_touch(network):
    marie, paul = somebody("Marie"), somebody("Paul")
    for ago, kind in (
        (0, "coffee"), (22, "call"), (23, "mail"), (23, "video"), (31, "like"), (40, "odd"),
        (365, "meal"), (800, "meal"),
    ):  # fmt: skip
        exchange(ago, marie, paul, kind=kind)
    found = whole(insights.exchanges(TODAY))
    assert (len(found.months), found.months[0], found.months[-1]) == (24, "2024-12", "2026-11")
    shown = {way: last(counts, 2) for way, counts in found.ways.items()}
    assert shown == {
        "met": (0, 1), "spoken": (1, 1), "written": (1, 0), "signs": (1, 0), "other": (1, 0),
    }  # fmt: skip
    assert found.ways["met"][11] == 1
    assert (found.total, last(found.totals, 2)) == (7, (4, 2)), "not of three years ago"


def test_the_network_grows_by_sphere_from_the_day_people_were_met(network):
    somebody("Ana", sphere="work", met_on="2025-03-09")
    somebody("Bo", sphere="work", met_on="2026-11-01")
    somebody("Cy", sphere="family", met_on="2025-03-30", deceased_on="2026-01-01")
    somebody("Di", met_on="2099-01-01")
    somebody("Ed", sphere="work", archived_at="2026-01-01")
    somebody("Fay", sphere="no such")
    found = whole(insights.growth(TODAY))
    assert (found.months[0], found.months[-1], len(found.months)) == ("2025-03", "2026-11", 21)
    ends = {sphere: (counts[0], *last(counts, 2)) for sphere, counts in found.spheres.items()}
    assert ends == {"family": (1, 1, 1), "work": (1, 1, 2), None: (0, 0, 2)}
    assert found.people == 5


def test_growth_of_nobody_and_of_somebody_known_since_long(network):
    assert whole(insights.growth(TODAY)).people == 0
    somebody("Old", met_on="1961-05-06", sphere="school")
    somebody("Young", met_on="2019", sphere="work")
    found = whole(insights.growth(TODAY))
    assert (len(found.months), found.spheres["school"]) == (120, (1,) * 120)
    begins = found.months[found.spheres["work"].index(1)]
    assert begins == "2019-01", "of whom only the year is known"


def test_circles_with_those_nearer(network):
    for name, circle in (("A", 1), ("B", 1), ("C", 3), ("D", None)):
        somebody(name, circle=circle)
    somebody("Away", circle=1, archived_at="2026-01-01")
    somebody("Gone", circle=1, deceased_on="2026-01-01")
    found = insights.circles()
    sizes = [(one.people, one.with_nearer, one.usual) for one in found.sizes]
    assert sizes == [(2, 2, 5), (0, 2, 15), (1, 3, 50), (0, 3, 150), (0, 3, 500)]
    assert (found.unsorted, found.people) == (1, 4)


def test_rhythm_kept_is_what_going_through_everybody_finds(network):
    dice = random.Random(6)
    people = []
    for number in range(40):
        columns = {"circle": dice.choice([1, 2, 3, 4, 5]), "rhythm_days": dice.choice([None, 10])}
        columns["circle_since"] = dice.choice([None, day(dice.randrange(700))])
        columns["style"] = dice.choice(["regular", "regular", "ambient"])
        person = somebody(f"P{number}", **columns)
        agos = [dice.randrange(1, 900) for _ in range(dice.randrange(9))]
        for ago in agos:
            exchange(ago, person)
        exchange(dice.randrange(60), person, kind="like")
        people.append((columns, agos))
    away = somebody("Away", circle=1, archived_at="2026-01-01")
    exchange(1, away)
    found = whole(rhythm(TODAY))
    shown = {one.circle: list(zip(one.people, one.within, strict=True)) for one in found.circles}
    rhythms = {1: 14, 2: 30, 3: 90, 4: 365, 5: None}
    for circle in rhythms:
        expected = []
        for month in found.months:
            end = min(insight_months.last_day(month), TODAY)
            counted = within = 0
            for columns, agos in people:
                days = columns["rhythm_days"] or rhythms[columns["circle"]]
                if columns["circle"] != circle or columns["style"] != "regular" or not days:
                    continue
                gone = [(end - TODAY).days + ago for ago in agos]
                since = columns["circle_since"]
                known = any(ago >= 0 for ago in gone) or bool(since and since <= end.isoformat())
                counted += known
                within += any(0 <= ago <= days for ago in gone)
            expected.append((counted, within))
        assert shown.get(circle, [(0, 0)] * 12) == expected, circle
    assert found.any
    assert "people with a rhythm" in rhythm_words(found)


def test_news_and_help_side_by_side(network):
    marie, paul = somebody("Marie"), somebody("Paul")
    talk(3, marie, paul, news="a new job", asked="her garden grows")
    talk(3, marie, news="moving to Lyon")
    talk(40, paul, asked="his knee")
    talk(400, paul, news="long ago", asked="long ago")
    found = insights.news(TODAY)
    assert (len(found.months), found.total) == (12, 4)
    assert (last(found.first, 2), last(found.second, 2)) == ((0, 2), (1, 1)), "once a day each"
    turn(marie, 1, 5)
    turn(marie, 0, 35)
    turn(paul, 0, 36)
    turn(paul, 1, 5, done=0)
    turn(paul, 1, 500)
    helped = insights.good_turns(TODAY)
    assert (last(helped.first, 2), last(helped.second, 2)) == ((0, 1), (2, 0))


def test_introductions_and_through_whom_people_were_met(network):
    marie, paul, lea, zoe = (somebody(name) for name in ("Marie", "Paul", "Léa", "Zoé"))
    change(lea, met_through=paul, met_on="2026-11-02")
    change(zoe, met_through=paul, met_on="2026-11-03")
    change(paul, met_through=marie, met_on="2019-01-01")
    with action("introduce"):
        for who, first, second, status in (
            (None, marie, lea, "made"), (paul, None, lea, "made"), (paul, marie, lea, "made"),
            (None, marie, zoe, "proposed"),
        ):  # fmt: skip
            add_introduction(
                connection(), introducer=who, first=first, second=second, on=day(2), status=status
            )
    found = introductions(TODAY)
    assert (last(found.made.first, 2), last(found.made.second, 2)) == ((0, 1), (0, 1))
    assert (found.through, found.at_events) == (3, 0)
    told = [(one.name, [two.name for two in one.people], one.more) for one in found.introducers]
    assert told == [("Paul", ["Zoé", "Léa"], 0), ("Marie", ["Paul"], 0)], "the latest first"


def test_a_year(network):
    marie = somebody("Marie", circle=1)
    paul, lea = somebody("Paul", circle=3), somebody("Léa", circle=2)
    zoe = somebody("Zoé", met_on="2026")
    gone = somebody("Gone", met_on="2026-05-01", deceased_on="2026-06-01")
    for ago in (10, 20, 30):
        exchange(ago, marie)
        exchange(ago, zoe, gone)
    exchange(375, marie)
    exchange(700, marie)
    exchange(5, paul)
    exchange(800, paul)
    exchange(6, lea, kind="like")
    exchange(7, lea, kind="thanks", initiative="me")
    turn(paul, 1, 9)
    turn(lea, 0, 9, thanked_on=day(8))
    turn(marie, 0, 400)
    kept = promise(marie, 3, "send the photos")
    run("UPDATE promise SET done_at = ? WHERE id = ?", day(1), kept)
    found = look_back()
    assert (found.year, found.first, found.last, found.going_on) == (2026, 2024, 2026, True)
    assert (found.exchanges, found.seen, found.month) == (9, 5, 11)
    assert named(found.met) == (1, ["Zoé"])
    assert named(found.closer) == (1, ["Marie"]), "three exchanges after one in the same days"
    assert named(found.again) == (1, ["Paul"])
    assert (named(found.helped), named(found.helpers)) == ((1, ["Paul"]), (1, ["Léa"]))
    assert named(found.thanked) == (1, ["Léa"])
    assert found.kept == 1
    assert year_sentences(found) == [
        "9 exchanges are written down for 2026: you spoke with 5 people.",
        "You met Zoé for the first time.",
        "You and Marie came closer.",
        "You found Paul again.",
        "You helped Paul.",
        "Léa helped you.",
        "You thanked Léa.",
        "You kept 1 promise.",
    ]
    before = look_back(2025)
    assert (before.exchanges, named(before.helpers), before.going_on) == (1, (1, ["Marie"]), False)
    assert look_back(1990).year == 2024, "the first year there is"
    assert look_back(2050).year == 2026


def test_a_year_without_anything_says_nothing(network):
    found = look_back()
    assert (found.any, year_sentences(found), found.first) == (False, [], 2026)


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        (0, ""), (1, "N1"), (2, "N1 and N2"), (3, "N1, N2 and N3"),
        (6, "N1, N2, N3, N4, N5 and 1 more"), (1005, "N1, N2, N3, N4, N5 and 1\u202f000 more"),
    ],
)  # fmt: skip
def test_the_nearest_are_named(network, people, expected):
    for number in range(1, people + 1):
        if number <= 6:
            somebody(f"N{number}", circle=2, met_on="2026-02-03")
    found = look_back().met
    assert names(Some(people, found.people)) == expected
