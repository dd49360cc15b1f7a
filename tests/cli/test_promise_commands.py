"""done, snooze, archive and edit: what changes, what is said, how it is undone."""

from __future__ import annotations

import json

import pytest


def person(run, name: str) -> dict:
    return json.loads(run("show", name, "--json").out)


def test_done_by_words_and_by_number(run, people) -> None:
    people("Marie Dupont", "Paul Girard")
    run("--log", "next: send the CV to Marie tomorrow")
    run("--log", "next: répondre à l’invitation de Paul dans 3 jours")
    run("--log", "next: lend Paul the tent in 4 days")
    assert [line.split()[0] for line in run("done").out.splitlines()] == ["1", "2", "3"]
    done = run("done", "repondre", "invit")
    assert done.code == 0 and "répondre à l’invitation" in done.out
    assert run("done", "repondre").code == 3
    assert run("done", "3").code == 0
    assert run("done", "3").code == 3
    assert run("done", "99").code == 3
    assert json.loads(run("done", "--json").out) == [
        {"id": 1, "name": "Marie Dupont", "due_on": "2026-11-24", "text": "send the CV to Marie",
         "done": False}
    ]  # fmt: skip
    assert json.loads(run("done", "marie", "--json").out)["done"] is True
    assert run("done").out == "Nothing is promised.\n"
    run("undo")
    assert "send the CV" in run("done").out


def test_done_asks_when_several_fit(run, people) -> None:
    people("Paul Girard")
    run("--log", "next: call Paul tomorrow")
    run("--log", "next: write to Paul tomorrow")
    said = run("done", "paul", "--json")
    assert said.code == 4
    assert [one["id"] for one in json.loads(said.out)["candidates"]] == [1, 2]
    assert "1 call Paul · Paul Girard, 2026-11-24" in said.err
    assert len(json.loads(run("done", "--json").out)) == 2


@pytest.mark.parametrize(
    ("words", "until"),
    [
        (["Marie"], "2026-11-30"),
        (["Marie", "Dupont"], "2026-11-30"),
        (["Marie", "friday"], "2026-11-27"),
        (["Marie Dupont", "in 2 weeks"], "2026-12-07"),
        (["marie", "dupont", "dans", "un", "mois"], "2026-12-23"),
        (["marie", "10"], "2026-12-03"),
        (["Paul", "Vendredi", "2026-12-24"], "2026-12-24"),
    ],
)
def test_snooze(run, people, words: list[str], until: str) -> None:
    people("Marie Dupont", "Paul Vendredi")
    said = run("snooze", *words, "--json")
    assert said.code == 0, said
    assert json.loads(said.out)["snoozed_until"] == until
    assert "not now" in run("undo").out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["Zoltan"], 3),
        (["Zoltan", "friday"], 3),
        (["Marie"], 4),
        (["Marie", "friday"], 4),
        (["Marie Blanc", "yesterday"], 2),
        (["Marie Blanc", "0"], 2),
        (["Marie Blanc", "999999999999"], 3),
        ([" "], 3),
        ([], 2),
    ],
)
def test_snooze_refuses(run, people, words: list[str], code: int) -> None:
    people("Marie Dupont", "Marie Blanc")
    assert run("snooze", *words).code == code
    assert run("undo", "--list").out.count("not now") == 0


def test_archive_and_back(run, people) -> None:
    people("Marie Dupont")
    assert run("archive", "marie").code == 0
    assert json.loads(run("people", "--json").out) == []
    assert person(run, "Marie Dupont")["archived"] is True
    assert "already" in run("archive", "Marie Dupont").out
    assert json.loads(run("archive", "--back", "Marie", "Dupont", "--json").out) == {
        "id": 1, "name": "Marie Dupont", "archived": False
    }  # fmt: skip
    assert len(json.loads(run("people", "--json").out)) == 1
    run("undo")
    assert json.loads(run("people", "--json").out) == []
    assert run("archive", "Zoltan").code == 3


def test_edit_changes_what_is_named_and_nothing_else(run) -> None:
    run("add", "Marie Dupont", "--circle", "2", "--sphere", "work", "--city", "Toulouse",
        "--email", "a@example.org", "--tag", "choir", "--org", "Airbus")  # fmt: skip
    before = person(run, "Marie")
    said = run("edit", "Marie", "--name", "Marie Durand", "--city", "", "--title", "director",
               "--email", "b@example.org", "--tag", "paris", "--circle", "", "--json")  # fmt: skip
    after = json.loads(said.out)
    changed = {key for key in after if after[key] != before[key]}
    assert changed == {"name", "city", "title", "emails", "tags", "circle"}
    assert (after["name"], after["city"], after["circle"]) == ("Marie Durand", None, None)
    assert set(after["emails"]) == {"a@example.org", "b@example.org"}
    assert set(after["tags"]) == {"choir", "paris"}
    run("undo")
    assert person(run, "Marie") == before
    run("edit", "Marie", "--email", "", "--email", "c@example.org", "--tag", "")
    after = person(run, "Marie")
    assert (after["emails"], after["tags"]) == (["c@example.org"], [])
    assert "as before" in run("edit", "Marie", "--sphere", "travail").out


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ([], 2),
        (["--circle", "6"], 2),
        (["--sphere", "moon"], 2),
        (["--birthday", "blue"], 2),
        (["--name", " "], 2),
    ],
)
def test_edit_refuses(run, people, options: list[str], code: int) -> None:
    people("Marie Dupont")
    before = person(run, "Marie")
    said = run("edit", "Marie", *options)
    assert said.code == code and said.err
    assert person(run, "Marie") == before
    assert run("edit", "Zoltan", "--city", "Lyon").code == 3


def test_the_inbox_takes_everybody_of_a_group(run) -> None:
    for number in range(9):
        run("add", f"Member Number{number}", "--tag", "choir")
    assert run("--log", "rehearsal with @@choir").code == 4
    assert run("inbox", "1", "all").code == 0
    assert len(json.loads(run("timeline", "--json").out)[0]["people"]) == 9
