"""What the greetings' changes leave in the timeline, in the campaign, and after undo."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from reseau_tui import i18n
from reseau_tui.model import greetings, news, write
from reseau_tui.model.bulk_changes import PeopleChange, change_people
from reseau_tui.model.contacts import ContactFields, Point, add_contact
from reseau_tui.model.database import action, connection
from reseau_tui.model.greetings import Season, coming_new_year, new_year
from reseau_tui.model.history import undo

YEAR = new_year(2027)


def person(name: str, *points: Point, **values: Any) -> int:
    with action("add"):
        kinds = frozenset(point.kind for point in points)
        return add_contact(
            ContactFields({"name": name, **values}, points=points, point_kinds=kinds)
        )


def ask(sql: str, *values: Any) -> list[tuple[Any, ...]]:
    return connection().execute(sql, values).fetchall()


def make(change: PeopleChange, *people: int) -> int:
    return change_people("change", people, change)


def status(contact: int) -> str | None:
    found = ask("SELECT status FROM greeting WHERE contact_id = ?", contact)
    return found[0][0] if found else None


@pytest.fixture
def marie(network: str) -> int:
    return person("Marie Dupont", Point("email", "marie@example.org"))


@pytest.mark.parametrize(
    ("day", "year"),
    [
        ("2026-11-23", 2027), ("2026-12-01", 2027), ("2026-12-31", 2027), ("2027-01-01", 2027),
        ("2027-01-31", 2027), ("2027-02-20", 2027), ("2027-03-01", 2028), ("2027-08-15", 2028),
    ],
)  # fmt: skip
def test_january_greets_the_year_that_has_just_begun(day: str, year: int) -> None:
    season = coming_new_year(datetime.date.fromisoformat(day))
    assert season == Season(
        year, "new-year", datetime.date(year - 1, 12, 1), datetime.date(year, 1, 31)
    )


def test_a_season_begins_once(network: str) -> None:
    with action("begin"):
        first = greetings.begin(YEAR)
        assert greetings.begin(YEAR) == first
        easter = Season(2027, " Easter ", datetime.date(2027, 3, 20), datetime.date(2027, 4, 5))
        assert greetings.begin(easter) != first
    assert ask("SELECT year, season, from_on, to_on FROM campaign ORDER BY id") == [
        (2027, "new-year", "2026-12-01", "2027-01-31"),
        (2027, "Easter", "2027-03-20", "2027-04-05"),
    ]
    assert len({uid for (uid,) in ask("SELECT uid FROM campaign")} - {None}) == 2


@pytest.mark.parametrize(
    ("name", "first", "last"), [("", "2027-03-01", "2027-03-02"), ("x", "2027-03-02", "2027-03-01")]
)
def test_a_season_needs_a_name_and_two_days_in_order(
    network: str, name: str, first: str, last: str
) -> None:
    days = datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)
    with pytest.raises(ValueError, match="season"), action("begin"):
        greetings.begin(Season(2027, name, *days))
    assert ask("SELECT * FROM campaign") == []


def test_sent_is_a_touch_of_today_and_one_step_of_undo(marie: int) -> None:
    with action("write"):
        greetings.write_text(YEAR, marie, "  Happy New Year!\x1b[31m ")
    assert status(marie) == "written"
    assert make(greetings.sent(YEAR), marie) == 1
    assert ask(
        "SELECT g.status, g.text, g.channel, g.\"on\", i.kind, i.initiative, i.\"on\", i.text,"
        " i.source FROM greeting g JOIN interaction i ON i.id = g.interaction_id"
    ) == [
        ("sent", "Happy New Year![31m", "mail", "2026-11-23", "greeting", "me", "2026-11-23",
         "New year 2027", "app")
    ]  # fmt: skip
    assert ask("SELECT last_touch_on, last_full_on FROM contact") == [("2026-11-23", None)]
    undo(connection(), 1)
    assert status(marie) == "written"
    assert ask("SELECT count(*), max(last_touch_on) FROM interaction, contact") == [(0, None)]


def test_the_same_greeting_is_not_sent_twice(marie: int) -> None:
    assert make(greetings.sent(YEAR), marie) == 1
    assert make(greetings.sent(YEAR), marie) == 0
    assert ask("SELECT count(*) FROM interaction") == [(1,)]
    other = Season(2027, "Easter", datetime.date(2027, 3, 20), datetime.date(2027, 4, 5))
    assert make(greetings.sent(other), marie) == 1


def test_many_are_sent_in_one_step(network: str) -> None:
    people = [person(f"Person {number}") for number in range(3)]
    assert make(greetings.sent(YEAR, {people[1]: "only copied"}), *people) == 3
    assert ask("SELECT contact_id, text FROM greeting ORDER BY contact_id") == [
        (people[0], None), (people[1], "only copied"), (people[2], None),
    ]  # fmt: skip
    assert ask("SELECT count(*), count(DISTINCT interaction_id) FROM participant") == [(3, 3)]
    undo(connection(), 1)
    assert ask("SELECT (SELECT count(*) FROM greeting), (SELECT count(*) FROM interaction)") == [
        (0, 0)
    ]


def test_thousands_are_one_step_of_undo_as_well(network: str) -> None:
    with action("many"):
        people = [write.add_contact(connection(), f"Person {number}", 1) for number in range(450)]
    assert make(greetings.not_this_year(YEAR), *people) == 450
    undo(connection(), 1)
    assert ask("SELECT count(*) FROM greeting") == [(0,)]


def test_who_wrote_first_is_answered_by_mine(marie: int) -> None:
    assert make(greetings.wrote_first(YEAR), marie) == 1
    assert status(marie) == "first"
    assert make(greetings.wrote_first(YEAR), marie) == 0
    assert make(greetings.sent(YEAR), marie) == 1
    assert status(marie) == "answered", "both have written"
    assert ask("SELECT initiative FROM interaction ORDER BY id") == [("them",), ("me",)]


def test_an_answer_with_words_and_a_promise(marie: int) -> None:
    make(greetings.sent(YEAR), marie)
    with action("answered"):
        greetings.answered(YEAR, marie, "she moves in May", (datetime.date(2027, 1, 10), "lunch"))
    assert status(marie) == "answered"
    assert ask("SELECT initiative, text FROM interaction ORDER BY id DESC LIMIT 1") == [
        ("them", "she moves in May")
    ]
    assert ask("SELECT due_on, text, interaction_id IS NOT NULL FROM promise") == [
        ("2027-01-10", "lunch", 1)
    ]
    undo(connection(), 1)
    assert status(marie) == "sent" and ask("SELECT * FROM promise") == []


def test_nothing_sent_is_nothing_answered(marie: int) -> None:
    with pytest.raises(ValueError, match="sent"), action("answered"):
        greetings.answered(YEAR, marie)
    assert ask("SELECT * FROM campaign") == []


def test_not_this_year_and_back_again(marie: int) -> None:
    karim = person("Karim Benali")
    with action("write"):
        greetings.write_text(YEAR, marie, "Dear Marie")
    assert make(greetings.not_this_year(YEAR), marie, karim) == 2
    assert (status(marie), status(karim)) == ("skipped", "skipped")
    assert make(greetings.not_this_year(YEAR), marie) == 0
    assert make(greetings.not_this_year(YEAR, skip=False), marie, karim) == 2
    assert (status(marie), status(karim)) == ("written", None), "what was written is still there"
    make(greetings.sent(YEAR), karim)
    assert make(greetings.not_this_year(YEAR), karim) == 0


def test_a_text_is_changed_and_taken_away(marie: int) -> None:
    with action("write"):
        greetings.write_text(YEAR, marie, "one")
        greetings.write_text(YEAR, marie, "two")
    assert ask("SELECT status, text FROM greeting") == [("written", "two")]
    with action("write"):
        greetings.write_text(YEAR, marie, " ")
    assert status(marie) is None
    make(greetings.sent(YEAR), marie)
    with action("write"):
        greetings.write_text(YEAR, marie, "as it was sent")
    assert ask("SELECT status, text FROM greeting") == [("sent", "as it was sent")]


def test_news_in_the_text_are_told(marie: int) -> None:
    with action("news"):
        job, city = news.add_mine("a new job"), news.add_mine("we move to Lyon")
        greetings.write_text(YEAR, marie, "Dear Marie,\nI have A NEW\nJOB. Love")
    make(greetings.sent(YEAR), marie)
    assert ask("SELECT news_id, contact_id FROM told") == [(job, marie)]
    undo(connection(), 1)
    assert ask("SELECT * FROM told") == []
    assert city


@pytest.mark.parametrize(
    ("own", "points", "channel"),
    [
        (None, (), None),
        (None, (Point("phone", "0612345678"),), "message"),
        (None, (Point("phone", "0612345678"), Point("address", "1 rue X, Lyon")), "letter"),
        (None, (Point("address", "1 rue X, Lyon"), Point("email", "a@example.org")), "mail"),
        ("call", (Point("email", "a@example.org"),), "call"),
    ],
)
def test_the_channel_is_the_chosen_one_or_what_is_known(
    network: str, own: str | None, points: tuple[Point, ...], channel: str | None
) -> None:
    contact = person("Marie Dupont", *points)
    make(greetings.channel(own), contact)
    make(greetings.sent(YEAR), contact)
    assert ask("SELECT channel FROM greeting") == [(channel,)]


def test_language_form_and_opting_out(marie: int) -> None:
    assert make(greetings.tongue("FR", "vous"), marie) == 1
    assert make(greetings.tongue("fr", "vous"), marie) == 0
    assert make(greetings.greeted(False), marie) == 1
    assert ask("SELECT language, form, greeted FROM contact") == [("fr", "vous", 0)]
    assert make(greetings.tongue(None, None), marie) == 1
    assert ask("SELECT language, form FROM contact") == [(None, None)]
    for wrong in (lambda: greetings.channel("pigeon"), lambda: greetings.tongue("fr", "thou")):
        with pytest.raises(ValueError, match="no "):
            wrong()


def test_templates_are_kept_and_given_back(network: str) -> None:
    with action("template"):
        greetings.keep_template(YEAR, "fr tu", "Salut {first}")
        greetings.keep_template(YEAR, "en", "Hello {first}")
    assert ask("SELECT templates FROM campaign") == [
        ('{"fr tu": "Salut {first}", "en": "Hello {first}"}',)
    ]
    with action("back"):
        greetings.keep_template(YEAR, "fr tu", "")
        greetings.keep_template(YEAR, "en", "")
    assert ask("SELECT templates FROM campaign") == [(None,)]


def test_the_timeline_speaks_the_users_language(marie: int) -> None:
    easter = Season(2027, "Pâques", datetime.date(2027, 3, 20), datetime.date(2027, 4, 5))
    assert greetings.label(easter) == "Pâques 2027"
    assert i18n.language() == "en" and greetings.label(YEAR) == "New year 2027"
