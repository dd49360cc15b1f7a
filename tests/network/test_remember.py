"""The questions one after the other, where one goes on, what a name is kept with."""

from __future__ import annotations

import pytest
from networks import change, somebody

from reseau_tui.model import remember as model
from reseau_tui.model import setting
from reseau_tui.model.database import action, connection
from reseau_tui.model.history import redo, undo
from reseau_tui.model.remember import Progress, keep_progress, progress_of
from reseau_tui.network import remember as steps
from reseau_tui.network.people import person
from reseau_tui.network.remember import overview, remembered_people
from reseau_tui.network.remember_prompts import EMPLOYER, LOST, SCHOOL, chapter, chapters


def remember(line: str, chapter_id: str, progress: Progress | None = None) -> int:
    asked = chapter(chapter_id)
    said = steps.person_of(line, asked, progress or Progress(chapter_id))
    assert said is not None
    with action(f"remember {said.name}"):
        return model.remember(said).contact


def test_every_chapter_has_several_questions_of_its_own(network: str) -> None:
    questions = [words for one in chapters() for words in one.questions]
    assert len(questions) == len(set(questions)) >= 50
    assert all(len(one.questions) >= 3 for one in chapters())
    assert chapters()[-1].id == LOST


def test_an_empty_line_leads_through_a_chapter_and_out_of_it(network: str) -> None:
    family = chapter("family")
    seen: list[str] = []
    progress: Progress | None = steps.resumed(family, Progress("family"))
    while progress is not None:
        seen.append(steps.asked(family, progress).words)
        last, progress = progress, steps.further(family, progress)
    assert tuple(seen) == family.questions
    done = steps.finished(family, last)
    assert done.done
    assert steps.resumed(family, done).at == 0, "once more from its first question"
    assert steps.back(Progress("family", at=2)).at == 1
    assert steps.back(Progress("family")).at == 0


def test_each_school_goes_through_the_questions(network: str) -> None:
    school = chapter(SCHOOL)
    progress = Progress(SCHOOL)
    assert steps.asked(school, progress).of_place
    first = steps.at_place(progress, "Lycée Kléber")
    assert first is not None
    for _question in school.questions[1:]:
        onward = steps.further(school, first)
        assert onward is not None
        first = onward
    again = steps.further(school, first)
    assert again is not None
    assert steps.asked(school, again).words == "Another school?"
    assert steps.further(school, again) is None
    assert steps.finished(school, again).done
    assert not steps.finished(school, progress).done, "no school was named"
    same = steps.at_place(again, "LYCEE KLEBER")
    assert same is not None
    assert same.places == ("Lycée Kléber",)


@pytest.mark.parametrize(
    ("line", "place", "from_on", "to_on"),
    [
        ("Airbus", "Airbus", "", ""),
        ("Airbus, 2012-2018", "Airbus", "2012", "2018"),
        ("Airbus, 2012 – 2018", "Airbus", "2012", "2018"),
        ("Airbus, 2012-", "Airbus", "2012", ""),
        ("Airbus, 2018", "Airbus", "", "2018"),
        ("Smith, Jones & Co", "Smith, Jones & Co", "", ""),
        ("Studio 2018", "Studio 2018", "", ""),
    ],
)
def test_a_place_and_its_years(
    network: str, line: str, place: str, from_on: str, to_on: str
) -> None:
    there = steps.at_place(Progress(EMPLOYER), line)
    assert there is not None
    assert (there.place, there.from_on, there.to_on) == (place, from_on, to_on)
    assert steps.at_place(there, " , 2012") is None


def test_a_name_is_kept_with_what_the_chapter_says(network: str) -> None:
    at = Progress(EMPLOYER, place="Airbus", from_on="2012", to_on="2018")
    card = person(remember("Karim Benali, Lyon, plays chess +chess", EMPLOYER, at))
    assert card is not None
    assert (card.summary.sphere, card.summary.city, card.met_where) == ("work", "Lyon", "Airbus")
    assert (card.notes, card.summary.tags) == ("plays chess", ("chess",))
    assert [(one.organisation, one.from_on, one.to_on) for one in card.roles] == [
        ("Airbus", "2012", "2018")
    ]
    assert steps.person_of(" , Nantes", chapter("family"), Progress("family")) is None


def test_who_is_there_only_gets_what_is_missing(network: str) -> None:
    there = somebody("Karim", city="Paris", organisation="airbus")
    said = steps.person_of(
        "Karim, Lyon +chess", chapter(EMPLOYER), Progress(EMPLOYER, place="Airbus")
    )
    assert said is not None
    with action("remember Karim"):
        model.recognise(there, said)
    card = person(there)
    assert card is not None
    assert (card.summary.city, card.summary.sphere, card.met_where) == ("Paris", "work", "Airbus")
    assert len(card.roles) == 1
    assert overview().people == 1


def test_the_place_among_the_questions_is_no_step_of_undo(network: str) -> None:
    keep_progress(Progress("family", at=2, seen=2))
    jeanne = remember("Jeanne", "family")
    ali = remember("Ali", "family")
    assert remembered_people([jeanne, 999, ali])[1].name == "Ali"
    undo(connection(), 1)
    line = overview().lines[0]
    assert (line.people, line.progress.at, line.share) == ((jeanne,), 2, 0.5)
    redo(connection(), 1)
    assert overview().lines[0].people == (ali, jeanne), "the latest first"
    assert overview().last == "family"


def test_a_broken_place_begins_again(network: str) -> None:
    for value in ("[", "[1]", '{"at": "x"}', '{"places": 3}', "null"):
        setting.keep(connection(), "remember family", value)
        setting.keep(connection(), "remembered family", value)
        assert progress_of("family").at == 0
        assert overview().lines[0].share == 0


def test_lost_again_counts_from_the_new_day(network: str) -> None:
    jeanne = remember("Jeanne", LOST)
    assert connection().execute("SELECT lost_on FROM contact").fetchone()[0] == "2026-11-23"
    change(jeanne, lost_on="2020-01-01")
    said = steps.person_of("Jeanne", chapter(LOST), Progress(LOST))
    assert said is not None
    with action("remember"):
        model.recognise(jeanne, said)
    assert connection().execute("SELECT lost_on FROM contact").fetchone()[0] == "2020-01-01"
