"""Interviews over the board: what each step notes, what it may not pass, names obtained, undo."""

from __future__ import annotations

import pytest
from peewee import DoesNotExist

from reseau_tui.model import history, interviews, write
from reseau_tui.model.database import action, connection
from reseau_tui.model.interviews import STEPS, InterviewFields, NameObtained, ThanksFirst
from reseau_tui.model.tables import (
    Contact,
    Interaction,
    Interview,
    Introduction,
    Participant,
    Role,
)

DAY = "2026-11-23"


@pytest.fixture
def people(network: str) -> dict[str, int]:
    names = ("Karim", "Camille", "Paul", "Marie")
    with action("beginning"):
        return {name: write.add_contact(connection(), name, 1) for name in names}


def add(**values) -> int:
    with action("add"):
        return interviews.add_interview(connection(), InterviewFields(**values), "2026-11-01")


def stored(interview: int) -> dict:
    return Interview.select().where(Interview.id == interview).dicts().get()


def move(interview: int, step: str, on: str = DAY, meet_on: str | None = None) -> None:
    with action("move"):
        interviews.move_interview(connection(), interview, step, on, meet_on)


def exchanges() -> list[tuple[str, str, list[int]]]:
    return [
        (
            one.kind,
            one.text,
            [row.contact_id for row in one.participant_set.order_by(Participant.id)],
        )
        for one in Interaction.select().order_by(Interaction.id)
    ]


def test_who_is_new_becomes_a_contact_and_who_it_is_for_may_stay_a_name(
    people: dict[str, int],
) -> None:
    one = add(contact="Nora Blanc", recommender="Yann", whom=" Sonia ", aim="a\x1b trade",
              meet_on="2026-12-01")  # fmt: skip
    row = stored(one)
    assert Contact.get_by_id(row["contact"]).name == "Nora Blanc"
    assert Contact.get_by_id(row["recommender"]).name == "Yann"
    assert (row["for_"], row["for_name"], row["aim"]) == (None, "Sonia", "a trade")
    assert row["step"] == "date-set", "its day is known already"
    with pytest.raises(ValueError, match="somebody else"):
        add(contact=people["Karim"], whom=people["Karim"])
    history.undo(connection(), 2)
    assert not Interview.select().count() and not Contact.get_or_none(name="Nora Blanc")


@pytest.mark.parametrize("step", ["thanked", "told"])
def test_nothing_leaves_done_without_thanks(people: dict[str, int], step: str) -> None:
    one = add(contact=people["Karim"])
    move(one, "done", "2026-11-20")
    with pytest.raises(ThanksFirst):
        move(one, step)
    with pytest.raises(ThanksFirst), action("aside"):
        interviews.put_aside(connection(), one, DAY)
    with pytest.raises(ThanksFirst), action("told"):
        interviews.tell_outcome(connection(), one, "a job", DAY, log=True)
    row = stored(one)
    assert (row["step"], row["done_on"], row["outcome"]) == ("done", "2026-11-20", None)
    assert exchanges() == [], "nothing of a refused change stays"
    with action("none"):
        interviews.no_thanks(connection(), one, DAY)
    move(one, "told")
    assert stored(one)["step"] == "told"


def test_thanks_are_an_exchange_and_the_recommender_hears_of_it(people: dict[str, int]) -> None:
    one = add(contact=people["Karim"], recommender=people["Paul"])
    with action("done"):
        interviews.log_meeting(connection(), one, "at the café", DAY, (people["Camille"],))
        interviews.move_interview(connection(), one, "done", DAY)
    with action("thanks"):
        interviews.say_thanks(connection(), one, "Thank you", DAY, recommender="It took place")
    assert exchanges() == [
        ("meeting", "at the café", [people["Karim"], people["Camille"]]),
        ("thanks", "Thank you", [people["Karim"]]),
        ("thanks", "It took place", [people["Paul"]]),
    ]
    row = stored(one)
    assert (row["step"], row["thanked_on"]) == ("thanked", DAY)
    with action("told"):
        interviews.tell_outcome(connection(), one, "hired in May", DAY, log=True)
    assert exchanges()[-1] == ("message", "hired in May", [people["Karim"]])
    assert (stored(one)["step"], stored(one)["outcome"]) == ("told", "hired in May")
    history.undo(connection(), 2)
    history.undo(connection(), 2)
    assert (stored(one)["step"], stored(one)["thanked_on"]) == ("done", None)
    assert len(exchanges()) == 1


def test_moving_back_is_free_and_before_done_it_did_not_take_place(
    people: dict[str, int],
) -> None:
    one = add(contact=people["Karim"], meet_on="2026-11-20")
    move(one, "done", "2026-11-20")
    with action("thanks"):
        interviews.say_thanks(connection(), one, "Thank you", DAY)
    for step in reversed(STEPS[:5]):
        move(one, step)
        assert stored(one)["step"] == step
        kept = DAY if step in ("done", "thanked") else None
        assert stored(one)["thanked_on"] == kept
    assert (stored(one)["done_on"], stored(one)["meet_on"]) == (None, "2026-11-20")
    move(one, "done")
    with pytest.raises(ThanksFirst):
        move(one, "thanked")


def test_a_name_obtained_stands_under_who_gave_it(people: dict[str, int]) -> None:
    one = add(contact=people["Karim"], whom=people["Camille"], aim="newspapers")

    def obtained(*values, **more) -> int:
        with action("name"):
            return interviews.add_name(connection(), one, NameObtained(*values, **more), DAY)

    nora = obtained("Nora Blanc", organisation="Ouest-France", tags=("press",))
    obtained("Marie", people["Marie"])
    obtained("Marie again", people["Marie"])
    person = Contact.get_by_id(nora)
    assert person.met_through_id == people["Karim"]
    assert [role.organisation for role in Role.select().where(Role.contact == nora)] == [
        "Ouest-France"
    ]
    assert Contact.get_by_id(people["Marie"]).met_through_id is None, "I knew her before"
    kept = list(Introduction.select().order_by(Introduction.id).dicts())
    assert [(row["introducer"], row["first"], row["second"]) for row in kept] == [
        (people["Karim"], people["Camille"], nora),
        (people["Karim"], people["Camille"], people["Marie"]),
    ]
    assert {(row["interview"], row["status"], row["why"]) for row in kept} == {
        (one, "proposed", "newspapers")
    }
    with pytest.raises(ValueError, match="different"):
        obtained("Karim", people["Karim"])


def test_gone_meanwhile(people: dict[str, int]) -> None:
    one = add(contact=people["Karim"])
    with action("name"):
        nora = interviews.add_name(connection(), one, NameObtained("Nora"), DAY)
    with action("drop"):
        interviews.drop_interview(connection(), one)
    kept = Introduction.get(Introduction.second == nora)
    assert kept.interview_id is None, "whom one met stays"
    with pytest.raises(DoesNotExist):
        move(one, "asked")
    with pytest.raises(DoesNotExist), action("thanks"):
        interviews.say_thanks(connection(), one, "Thank you", DAY)
    history.undo(connection(), 2)
    assert stored(one)["step"] == "to-contact"
    assert Introduction.get(Introduction.second == nora).interview_id == one
