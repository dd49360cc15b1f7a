"""Requests: what each waits for, what is asked when, whom to take them to, the messages."""

from __future__ import annotations

from typing import Any

import pytest
from networks import AT, TODAY, change, day, exchange, somebody

from reseau_tui.model import requests as model
from reseau_tui.model import write
from reseau_tui.model.contacts import Point
from reseau_tui.model.database import action, connection
from reseau_tui.model.points import add_contact_point
from reseau_tui.network import request_letters
from reseau_tui.network.request_people import people_for, request_words
from reseau_tui.network.request_words import credits_for
from reseau_tui.network.requests import (
    exported,
    growth_of,
    growth_waiting,
    open_requests,
    request_ids,
    request_rows,
)
from reseau_tui.network.who import who_can_help


def looks_for(asker: int | None, text: str, days_ago: int = 0, **rest: Any) -> int:
    with action("request"):
        return model.add_request(connection(), asker=asker, text=text, on=day(days_ago), **rest)


def taken_to(request: int, contact: int, status: str = "chosen", days_ago: int = 0) -> None:
    with action("helper"):
        model.choose(connection(), request, contact, day(days_ago))
        model.take_step(connection(), request, contact, status, day(days_ago))


def close(request: int, *helpers: int, outcome: str = "") -> None:
    row = request_rows([request])[0]
    said = credits_for(row, ["Somebody"], outcome)
    with action("close"):
        model.close_request(
            connection(), request, on=day(0), at=AT, outcome=outcome, helpers=helpers, credits=said
        )


def offers(contact: int, what: str) -> int:
    with action("tag"):
        write.tag_contact(connection(), contact, what, "offers")
    return contact


# statuses of those it was taken to -> what the request waits for
STEPS = [
    ([], "new"),
    (["declined", "nothing"], "new"),
    (["chosen", "asked"], "chosen"),
    (["asked", "declined"], "asked"),
    (["agreed", "chosen", "sent"], "agreed"),
    (["sent", "asked"], "sent"),
    (["helped", "asked"], "helped"),
]


@pytest.mark.parametrize(("statuses", "step"), STEPS, ids=[row[1] for row in STEPS])
def test_what_there_is_most_to_do_for_is_the_step(
    network: str, statuses: list[str], step: str
) -> None:
    request = looks_for(somebody("Camille"), "a craftsman")
    for number, status in enumerate(statuses):
        taken_to(request, somebody(f"P{number}"), status)
    assert {key: list(ids) for key, ids in request_ids().items() if ids} == {step: [request]}
    assert request_rows([request])[0].step == step
    close(request)
    assert request_rows([request])[0].step == "closed"


def test_found_by_its_words_by_who_asks_and_who_helps(network: str) -> None:
    camille, samira = somebody("Camille Roux"), somebody("Samira Haddad")
    flat = looks_for(camille, "Un appartement à Nîmes")
    roof = looks_for(None, "a craftsman", asker_name="Jean Dupré")
    taken_to(roof, samira)

    def found(query: str) -> set[int]:
        return {one for ids in request_ids(query).values() for one in ids}

    assert found("nimes") == found("camil appart") == {flat}
    assert found("dupre") == found("samira craft") == {roof}
    assert found("ames") == found("camille craftsman") == found("!") == set()


def waiting() -> list[tuple[str, str]]:
    return [(line.words, line.beside) for line in growth_waiting(TODAY)]


def test_what_is_asked_and_when(network: str) -> None:
    camille, samira = somebody("Camille"), somebody("Samira")
    request = looks_for(camille, "a craftsman", 40)
    assert waiting() == [("Camille is looking for a craftsman", "whom to ask?")]
    taken_to(request, samira, "asked", 6)
    assert waiting() == [("Camille is looking for a craftsman", "waiting for an answer")]
    for status, days, said in (
        ("asked", 7, "Did Samira answer about a craftsman, for Camille?"),
        ("agreed", 0, "Does Camille know that Samira can help with a craftsman?"),
        ("sent", 13, "Camille is looking for a craftsman"),
        ("sent", 14, "Did Samira help Camille with a craftsman?"),
    ):
        with action("step"):
            model.take_step(connection(), request, samira, status, day(days))
        assert [words for words, _beside in waiting()] == [said]
    (line,) = growth_waiting(TODAY)
    assert (line.place, line.id, line.person, line.beside) == (
        "requests", request, samira, "put in touch · 2 weeks ago"
    )  # fmt: skip
    change(samira, archived_at=day(0))
    assert waiting() == [("Camille is looking for a craftsman", "in touch: what came of it?")], (
        "nothing is asked about who is archived"
    )
    close(request)
    assert waiting() == []


def test_newest_open_ones_and_few_of_them(network: str) -> None:
    camille = somebody("Camille")
    made = [looks_for(camille, f"thing {number}", 30 - number) for number in range(12)]
    assert [line.id for line in growth_waiting(TODAY)] == made[:1:-1]
    assert [row.id for row in open_requests(3)] == made[:-4:-1]


def test_on_both_cards(network: str) -> None:
    camille, samira = somebody("Camille"), somebody("Samira")
    request = looks_for(camille, "a craftsman", 3)
    taken_to(request, samira, "agreed")
    looks_for(None, "a flat", 1, asker_name="Jean")
    (hers,), (helps,) = growth_of(camille), growth_of(samira)
    assert (hers.words, hers.beside) == ("Camille is looking for a craftsman", "to put in touch")
    assert (helps.words, helps.beside) == ("a craftsman, for Camille", "agreed")
    assert hers.id == helps.id == request


def test_private_ones_go_out_only_if_asked(network: str) -> None:
    camille, samira = somebody("Camille"), somebody("Samira")
    looks_for(camille, "a flat")
    secret = looks_for(camille, "a good lawyer", private=True)
    assert [row.text for row in exported()] == ["a flat"]
    assert [row.text for row in exported(private=True)] == ["a flat", "a good lawyer"]
    close(secret, samira, outcome="she won")
    said = [
        text
        for table in ("interaction", "section", "good_turn")
        for (text,) in connection().execute(f"SELECT text FROM {table}").fetchall()
    ]
    said += [row[0] for row in connection().execute("SELECT why FROM introduction").fetchall()]
    assert len(said) == 4
    assert not any("lawyer" in text or "won" in text for text in said)


# Whom to take it to -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a craftsman in Nantes", ("craftsman", "nante")),
        ("Looking for somebody who could find good carpenters", ("carpenter",)),
        ("cherche un bon avocat à Lyon", ("avocat", "lyon")),
        ("who?", ("who",)),
        ("…", ()),
    ],
)
def test_which_words_of_a_request_count(text: str, words: tuple[str, ...]) -> None:
    assert request_words(text) == words


def test_all_of_the_words_first_then_most_of_them_but_no_mere_place(network: str) -> None:
    both = offers(somebody("Both", city="Nantes"), "carpenter")
    exchange(400, both)
    trade = offers(somebody("Trade", city="Lyon"), "carpenter")
    exchange(3, trade)
    somebody("Place", city="Nantes")
    asker = offers(somebody("Asker", city="Nantes"), "carpenter")
    offers(somebody("Gone", city="Nantes", archived_at=day(1)), "carpenter")
    found = people_for("two good carpenters in Nantes", TODAY, but=[asker])
    assert [one.name for one in found] == ["Both", "Trade"]
    assert found[1].why[0] == "can help with carpenter"
    assert [one.name for one in people_for("carpenter", TODAY, [asker, both])] == ["Trade"]
    assert people_for("!", TODAY) == []


def test_a_town_that_somebody_spoke_of_is_a_place_as_well(network: str) -> None:
    offers(somebody("Both", city="Nantes"), "carpenter")
    said = somebody("Said")
    with action("trip"):
        write.add_interaction(
            connection(), on=day(3), people=[said], created_at=0, text="a weekend in Nantes"
        )
    assert [one.name for one in people_for("a carpenter in Nantes", TODAY)] == ["Both"]


def test_who_asks_is_not_taken_to_know_about_it(network: str) -> None:
    camille, samira = somebody("Camille"), somebody("Samira")
    request = looks_for(camille, "a lighthouse")
    assert who_can_help("lighthouse", TODAY).helpers == ()
    taken_to(request, samira, "sent")
    close(request, samira)
    (found,) = who_can_help("lighthouse", TODAY).helpers
    assert (found.name, found.why[0]) == ("Samira", "helped you: “a lighthouse, for Camille”")


# Messages ---------------------------------------------------------------------------------------


def test_messages_in_the_language_and_form_of_who_reads_them(network: str) -> None:
    camille = somebody("Camille Roux", language="fr", form="tu", nickname="Cam")
    samira = somebody("Samira Haddad", language="fr", form="vous")
    with action("point"):
        add_contact_point(samira, Point("phone", "+33 6 12 34 56 78"))
    row = request_rows([looks_for(camille, "un {artisan}\nà Nantes.")])[0]
    asked = request_letters.question(row, samira)
    assert asked.startswith(
        "Bonjour Samira,\n\nCamille Roux cherche\u00a0: un {artisan} à Nantes. "
    )
    assert "Pourriez-vous" in asked
    told = request_letters.address(row, samira)
    assert told.startswith("Bonjour Cam,")
    assert "Samira Haddad\n+33 6 12 34 56 78\n" in told
    change(samira, language="en")
    assert "is looking for un {artisan} à Nantes, and" in request_letters.question(row, samira)


def test_a_private_one_does_not_say_who_asks_and_a_stranger_is_written_to(network: str) -> None:
    samira = somebody("Samira", language="en")
    row = request_rows([looks_for(None, "a lawyer", asker_name="Jean Dupré", private=True)])[0]
    assert "Somebody I know is looking for a lawyer" in request_letters.question(row, samira)
    assert "Jean" not in request_letters.question(row, samira)
    assert request_letters.address(row, samira).startswith("Dear Jean,")
