"""The reading commands and their JSON shapes."""

from __future__ import annotations

import json

import pytest


def test_add_people_and_show(run) -> None:
    said = run(
        "add", "Marie", "Dupont", "--circle", "2", "--sphere", "travail", "--email",
        "marie@example.org", "--phone", "+33 6 39 98 00 01", "--org", "Airbus", "--title",
        "HR director", "--city", "Toulouse", "--birthday", "12/04/1986", "--tag", "choir", "--json",
    )  # fmt: skip
    expected = {
        "id": 1, "uid": json.loads(said.out)["uid"], "name": "Marie Dupont", "nickname": None,
        "circle": 2, "sphere": "work", "style": "regular", "rhythm_days": None, "last_on": None,
        "city": "Toulouse", "organisation": "Airbus", "title": "HR director", "tags": ["choir"],
        "emails": ["marie@example.org"], "phones": ["+33 6 39 98 00 01"],
        "birthday": "1986-04-12", "archived": False,
    }  # fmt: skip
    assert json.loads(said.out) == expected
    assert json.loads(run("people", "--json").out) == [expected]
    run("--log", "coffee with Marie next: send CV tomorrow")
    shown = json.loads(run("show", "marie", "--json").out)
    assert {key: shown[key] for key in expected} == {**expected, "last_on": "2026-11-23"}
    assert shown["roles"] == [
        {"organisation": "Airbus", "title": "HR director", "from": None, "to": None}
    ]
    assert shown["interactions"] == [
        {"id": 1, "on": "2026-11-23", "at": None, "kind": "coffee", "initiative": "both",
         "text": "coffee with Marie", "people": ["Marie Dupont"], "tags": []}
    ]  # fmt: skip
    assert shown["promises"] == [
        {"id": 1, "due_on": "2026-11-24", "text": "send CV", "done": False}
    ]
    assert "every 30 days" in run("show", "marie").out


@pytest.mark.parametrize(
    "options",
    [["--circle", "9"], ["--sphere", "moon"], ["--birthday", "blue"], ["--circle", "x"]],
)
def test_add_refuses_what_it_does_not_know(run, options: list[str]) -> None:
    said = run("add", "Marie", *options)
    assert said.code == 2 and said.err
    assert json.loads(run("people", "--json").out) == []


def test_timeline_newest_first(run, people) -> None:
    people("Marie Dupont", "Paul Girard")
    run("--log", "last friday: coffee with Marie place: Bibent min:45 +paris")
    run("--log", "called Paul")
    found = json.loads(run("timeline", "--json").out)
    assert [one["people"] for one in found] == [["Paul Girard"], ["Marie Dupont"]]
    assert found[1] == {
        "id": 1, "on": "2026-11-20", "at": None, "kind": "coffee", "initiative": "both",
        "text": "coffee with Marie", "people": ["Marie Dupont"], "tags": ["paris"],
        "place": "Bibent", "minutes": 45,
    }  # fmt: skip
    assert len(json.loads(run("timeline", "--since", "yesterday", "--json").out)) == 1
    assert len(json.loads(run("timeline", "bibent", "--json").out)) == 1


def test_today(run) -> None:
    run("add", "Marie Dupont", "--circle", "1", "--birthday", "1986-11-25")
    run("--log", "last month: coffee with Marie next: send CV today")
    today = json.loads(run("today", "--json").out)
    assert today["date"] == "2026-11-23"
    assert [(line["name"], line["state"], line["days"]) for line in today["slate"]] == [
        ("Marie Dupont", "long", 31)
    ]
    assert today["promises"] == [
        {"name": "Marie Dupont", "due_on": "2026-11-23", "text": "send CV"}
    ]
    assert today["dates"] == [{"name": "Marie Dupont", "on": "2026-11-25", "what": "birthday (40)"}]
    assert today["inbox"] == 0
    short = run("today", "--short").out
    assert short.count("\n") == 1 and "Marie Dupont" in short
    run("--log", "called Marie")
    assert json.loads(run("today", "--json").out)["slate"] == []


def test_errors_in_json(run, people) -> None:
    people("Marie Dupont", "Marie Blanc")
    said = run("show", "Marie", "--json")
    answer = json.loads(said.out)
    assert (said.code, answer["error"]) == (4, "ambiguous")
    assert {one["name"] for one in answer["candidates"]} == {"Marie Dupont", "Marie Blanc"}
    assert json.loads(run("show", "Zoltan", "--json").out)["error"] == "unknown"


def test_check_backup_and_restore(run, people, tmp_path) -> None:
    people("Marie Dupont")
    found = json.loads(run("check", "--json").out)
    assert (found["ok"], found["people"], found["problems"]) == (True, 1, [])
    assert run("check").out.startswith("1 person, 0 exchanges; last backup: ")
    copy = tmp_path / "copy.db"
    assert run("backup", str(copy)).code == 0
    people("Paul Girard")
    assert run("restore", str(copy)).code == 0
    assert [one["name"] for one in json.loads(run("people", "--json").out)] == ["Marie Dupont"]
    assert run("backup", str(tmp_path / "no" / "where" / "x.db")).code == 5
    assert run("restore", str(tmp_path / "missing.db")).code == 5


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_names_every_command(run, shell: str) -> None:
    from reseau_tui.cli.parser import COMMANDS

    script = run("completion", shell).out
    assert all(command in script for command in COMMANDS)


def test_help_lists_every_command(run) -> None:
    from reseau_tui.cli.parser import COMMANDS

    for language in ("en", "fr"):
        said = run("--lang", language, "--help")
        assert said.code == 0 and all(f"    {name}" in said.out for name in COMMANDS)


def test_without_a_terminal_the_app_says_so(run) -> None:
    said = run()
    assert said.code == 2 and "terminal" in said.err


def test_a_wrong_clock_is_a_sentence(run) -> None:
    for command in (["people"], ["--log", "coffee with Marie"], ["today", "--json"]):
        said = run(*command, RESEAU_NOW="soon")
        assert said.code == 2 and "RESEAU_NOW" in said.err


def test_export_and_import_again(run, tmp_path) -> None:
    run("add", "Marie Dupont", "--circle", "2", "--email", "marie@example.org", "--tag", "choir")
    run("--log", "coffee with Marie +paris next: send CV tomorrow")
    cards, network = tmp_path / "people.vcf", tmp_path / "network.json"
    assert run("export", str(cards)).code == 0
    assert run("export", str(network)).code == 0
    assert "FN:Marie Dupont" in run("export", "-", "--as", "vcf").out
    other = str(tmp_path / "other.db")
    said = run("import", str(network), db=other)
    assert said.out.splitlines()[0] == "1 new · 0 updated"
    shown = [
        json.loads(run("show", "marie", "--json", db=db).out)
        for db in (str(tmp_path / "reseau.db"), other)
    ]
    assert shown[0] == shown[1]
    assert run("import", str(cards)).out.splitlines()[0] == "0 new · 0 updated"
    assert run("export", str(tmp_path / "no" / "x.vcf")).code == 5
    assert run("export", "people.txt").code == 2


def test_import_tells_and_undo_takes_back(run, tmp_path) -> None:
    cards = tmp_path / "cards.vcf"
    cards.write_text(
        "BEGIN:VCARD\nVERSION:3.0\nFN:Ana Sousa\nEND:VCARD\n"
        "BEGIN:VCARD\nVERSION:3.0\nNOTE:who?\nEND:VCARD\n"
        "BEGIN:VCARD\nVERSION:3.0\nFN:Half"
    )
    said = run("import", str(cards), "--tag", "forum", "--dry-run")
    assert "2 new · 0 updated · 1 skipped (no name)" in said.out
    assert json.loads(run("people", "--json").out) == []
    answer = json.loads(run("import", str(cards), "--tag", "forum", "--json").out)
    assert (answer["format"], answer["read"], answer["new"], answer["updated"]) == (
        "vcard",
        3,
        2,
        0,
    )
    assert answer["skipped"][0]["where"] == "line 5"
    assert answer["undo"] == "reseau-tui undo"
    found = json.loads(run("people", "tag:forum", "--json").out)
    assert [one["name"] for one in found] == ["Ana Sousa", "Half"]
    assert run("undo").code == 0
    assert json.loads(run("people", "--json").out) == []
    for wrong in ("", "no cards here\n" * 9):
        cards.write_text(wrong)
        assert run("import", str(cards)).code == 5
    assert run("import", str(tmp_path / "missing.vcf")).code == 5
    assert run("import", str(cards), "--circle", "9").code == 2
    assert run("import", str(cards), "--encoding", "klingon").code == 2


def test_import_says_how_many_more_were_skipped(run, tmp_path) -> None:
    cards = tmp_path / "nameless.vcf"
    cards.write_text("BEGIN:VCARD\nVERSION:3.0\nNOTE:who?\nEND:VCARD\n" * 25)
    said = run("import", str(cards)).err.splitlines()
    assert len(said) == 21
    assert said[-1] == "  … and 5 more (--json lists them all)"
