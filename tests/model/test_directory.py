"""Looking people up: words, beginnings, slips, groups, who was met with whom."""

from __future__ import annotations

import sqlite3

import pytest

from reseau_tui.model import write
from reseau_tui.model.database import connection
from reseau_tui.model.directory import MOST, MOST_OF_A_WORD, Directory, Known, slips_between


class People:
    def __init__(self, *names: str) -> None:
        self.connection: sqlite3.Connection = connection()
        self.ids: dict[str, int] = {}
        with write.Action(self.connection, "people", 1):
            for name in names:
                self.ids[name] = write.add_contact(self.connection, name, 1)
        self.directory = Directory(self.connection)

    def run(self, statement: str, *values: object) -> None:
        with write.Action(self.connection, "change", 1):
            self.connection.execute(statement, values)

    def met(self, on: str, *names: str) -> None:
        with write.Action(self.connection, "met", 1):
            ids = [self.ids[name] for name in names]
            write.add_interaction(self.connection, on=on, people=ids, created_at=1)


def names(people: list[Known]) -> list[str]:
    return [known.name for known in people]


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("Marie Dupont", "marie"),
        ("Marie Dupont", "dupont"),
        ("Sean O'Brien", "obrien"),
        ("Jean-Pierre Roux", "jean-pierre"),
        ("Jean-Pierre Roux", "pierre"),
        ("Łukasz Nowak", "lukasz"),
        ("Nguyễn Văn", "nguyen"),
        ("กิตติ", "กิตติ"),
        ("ᦺᦑ", "ᦺᦑ"),
        ("Q\u0303ime", "qime"),
    ],
)
def test_a_word_finds_its_bearer(network: str, name: str, word: str) -> None:
    people = People(name, "Somebody Else")
    assert names(people.directory.people_with_words([word, "nobody"])[word]) == [name]
    assert people.directory.people_with_words(["nobody", '"', "a'b", "-", ""])["nobody"] == []


def test_nicknames_and_handles_come_with_the_person(network: str) -> None:
    people = People("Ana Cruz")
    person = people.ids["Ana Cruz"]
    people.run("UPDATE contact SET nickname = 'Nana', circle = 2 WHERE id = ?", person)
    people.run(
        "INSERT INTO contact_point (contact_id, kind, value, normal) VALUES (?, 'handle', ?, ?)",
        person,
        "ana_c",
        "ana_c",
    )
    people.met("2026-11-20", "Ana Cruz")
    (known,) = people.directory.people_with_words(["nana"])["nana"]
    assert (known.nickname, known.circle, known.handles) == ("Nana", 2, ["ana_c"])
    assert (known.last_on, known.hidden) == ("2026-11-20", False)
    assert names(people.directory.people_with_all(["ana", "c"])) == ["Ana Cruz"]


def test_one_query_answers_for_all_the_words(network: str) -> None:
    people = People("Marie Dupont", "Paul Girard", "Léa Blanc")
    asked: list[str] = []
    people.connection.set_trace_callback(asked.append)
    found = people.directory.people_with_words(["marie", "paul", "lea", "nobody"])
    people.connection.set_trace_callback(None)
    assert names(found["marie"] + found["paul"] + found["lea"]) == [
        "Marie Dupont",
        "Paul Girard",
        "Léa Blanc",
    ]
    assert len([one for one in asked if one.startswith("SELECT")]) == 1


def test_of_very_many_first_names_come_first_and_few(network: str) -> None:
    everybody = [f"Jean-Luc X{n}" for n in range(30)] + [f"Marie Y{n}" for n in range(30)]
    people = People(*everybody, "Jean Martin", "Paul Jean", "Marie")
    found = people.directory.people_with_words(["jean", "marie", "martin"])
    assert "Jean Martin" in names(found["jean"])
    assert names(found["marie"])[0] == "Marie"
    assert len(found["marie"]) == MOST_OF_A_WORD
    assert names(found["martin"]) == ["Jean Martin"]
    assert names(people.directory.people_with_all(["jean", "martin"])) == ["Jean Martin"]
    assert len(people.directory.people_with_all(["jean"])) == MOST


def test_many_words_are_asked_in_pieces(network: str) -> None:
    people = People("Marie Dupont")
    asked = [f"word{n}" for n in range(500)] + ["marie"]
    assert names(people.directory.people_with_words(asked)["marie"]) == ["Marie Dupont"]


@pytest.mark.parametrize(
    ("prefix", "found"),
    [
        ("cam", ["Camille Durand", "Camille Petit"]),
        ("camille d", ["Camille Durand"]),
        ("dur", ["Camille Durand"]),
        ("łuk", ["Łukasz Nowak"]),
        ("xyz", []),
        ("old", []),
        ("กิต", ["กิตติ"]),
        ("ma\u030d-a\u0e34b", []),
        ('"', []),
        ("%", []),
    ],
)
def test_beginnings(network: str, prefix: str, found: list[str]) -> None:
    people = People("Camille Durand", "Camille Petit", "Łukasz Nowak", "Oldie Gone", "กิตติ")
    people.run("UPDATE contact SET archived_at = '2026-01-01' WHERE name = 'Oldie Gone'")
    assert names(people.directory.people_with_prefix(prefix)) == found


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("paule", ["Paul Girard"]),
        ("Mraie", ["Marie Dupont"]),
        ("marie dupond", ["Marie Dupont"]),
        ("marie", []),
        ("pa", []),
        ("", []),
        ("xavier", []),
    ],
)
def test_similar_names(network: str, asked: str, found: list[str]) -> None:
    people = People("Paul Girard", "Marie Dupont", "Camille Petit")
    assert names(people.directory.people_like(asked)) == found


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("marie", "marie", 0),
        ("marie", "mraie", 1),
        ("marie", "mari", 1),
        ("marie", "marine", 1),
        ("marie", "maria", 1),
        ("marie", "mario", 1),
        ("marie", "paul", 3),
        ("ab", "ba", 1),
        ("abcdef", "a", 3),
    ],
)
def test_slips(one: str, other: str, slips: int) -> None:
    assert slips_between(one, other, 2) == slips
    assert slips_between(other, one, 2) == slips


def test_groups_leave_out_the_archived(network: str) -> None:
    people = People("Ana Cruz", "Bo Lind", "Cy Gone")
    people.run("INSERT INTO tag (name, folded) VALUES ('Chorale', 'chorale')")
    for name in people.ids:
        people.run(
            "INSERT INTO contact_tag (contact_id, tag_id) SELECT ?, id FROM tag", people.ids[name]
        )
        people.run("UPDATE contact SET circle = 3 WHERE id = ?", people.ids[name])
    people.run("UPDATE contact SET archived_at = '2026-01-01' WHERE name = 'Cy Gone'")
    tagged = people.directory.people_of_tag("chorale")
    assert tagged is not None and names(tagged) == ["Ana Cruz", "Bo Lind"]
    assert people.directory.people_of_tag("nothing") is None
    assert names(people.directory.people_of_circle(3)) == ["Ana Cruz", "Bo Lind"]
    assert people.directory.people_of_circle(1) == []


def test_who_was_met_with_whom(network: str) -> None:
    people = People("Ana Cruz", "Bo Lind", "Cy Moss", "Di Vane")
    people.met("2026-11-01", "Ana Cruz", "Bo Lind")
    people.met("2026-10-01", "Ana Cruz", "Bo Lind")
    people.met("2026-11-05", "Ana Cruz", "Cy Moss", "Di Vane")
    ana, bo, cy, di = people.ids.values()
    assert people.directory.together([ana], [bo, cy]) == {
        bo: (2, "2026-11-01"),
        cy: (1, "2026-11-05"),
    }
    assert people.directory.together([bo], [cy, di]) == {}
    assert people.directory.together([ana, cy], [di]) == {di: (1, "2026-11-05")}
    assert people.directory.together([], [di]) == {}


def test_the_likeliest_of_very_many(network: str) -> None:
    people = People(*[f"Marie X{n}" for n in range(40)], "Bo Lind", "Marie Gone")
    people.run("UPDATE contact SET archived_at = '2026-01-01' WHERE name = 'Marie Gone'")
    people.met("2026-11-01", "Marie X33", "Bo Lind")
    people.met("2026-11-20", "Marie X21")
    likely = people.directory.likely_people("marie", [people.ids["Bo Lind"]])
    assert names(likely)[:2] == ["Marie X33", "Marie X21"]
    assert len(likely) == MOST
    assert "Marie Gone" not in names(likely)
    assert names(people.directory.likely_people("marie", []))[0] == "Marie X21"
    assert people.directory.likely_people("'", []) == []


def test_people_by_id(network: str) -> None:
    people = People("Ana Cruz", "Bo Lind")
    bo = people.ids["Bo Lind"]
    people.run("UPDATE contact SET deceased_on = '2026-01-01' WHERE id = ?", bo)
    (known,) = people.directory.people_with_ids([bo, 999])
    assert (known.id, known.name, known.hidden) == (bo, "Bo Lind", True)
    assert people.directory.people_with_ids([]) == []
