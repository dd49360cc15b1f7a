"""Importing as a person meets it: files in, a report, the same file again, undo."""

from __future__ import annotations

import dataclasses
import json
import os
import sqlite3
import stat
from pathlib import Path
from typing import Any

import pytest
from vcards import card

from reseau_tui.interchange.importing import ImportOptions, ImportReport, import_files
from reseau_tui.interchange.record import Unreadable
from reseau_tui.interchange.stored import stored_people
from reseau_tui.model import bulk, history
from reseau_tui.model.backup import backups
from reseau_tui.model.check import check
from reseau_tui.model.database import action, connection
from reseau_tui.model.triggers import RECORDED
from reseau_tui.model.write import add_contact

AT = 1_795_000_000
MARIE = ("UID:m-1", "FN:Marie Dupont", "EMAIL:marie@example.org", "ORG:Airbus", "CATEGORIES:amis")


@pytest.fixture
def vcf(tmp_path: Path, network: str):
    """Import these cards; keywords are ImportOptions."""

    def run(*cards: bytes, file: str = "people.vcf", **options: Any) -> ImportReport:
        path = tmp_path / file
        path.write_bytes(b"".join(cards))
        return import_files(connection(), [str(path)], ImportOptions(**options))

    return run


def people() -> dict[str, Any]:
    ids = [row[0] for row in connection().execute("SELECT id FROM contact ORDER BY id")]
    return {person.name: person for _id, person in stored_people(connection(), ids)}


def counts(report: ImportReport) -> tuple[int, int, int, int, int]:
    assert report.read == (
        report.new + report.updated + report.unchanged + report.to_decide + len(report.skipped)
    )
    return report.new, report.updated, report.unchanged, report.to_decide, len(report.skipped)


def rows() -> dict[str, list[Any]]:
    return {
        table: connection().execute(f"SELECT * FROM {table} ORDER BY id").fetchall()
        for table in RECORDED
    }


def test_everything_a_card_says_arrives(vcf) -> None:
    report = vcf(
        card(
            *MARIE,
            "NICKNAME:Mimi",
            "TITLE:Ingénieure",
            "TEL;CELL:06 12 34 56 78",
            "ADR;HOME:;;12 rue Monge;Paris;;75005;France",
            "BDAY:--0312",
            "item1.X-ABDATE:2009-08-08",
            "item1.X-ABLabel:pacs",
            "NOTE:Rencontrée à Lyon",
            "X-SPOUSE:Paul",
            "X-RESEAU-CIRCLE:2",
        )
    )
    assert counts(report) == (1, 0, 0, 0, 0)
    marie = people()["Marie Dupont"]
    assert (marie.uid, marie.nickname) == ("m-1", "Mimi")
    assert (marie.city, marie.country) == ("Paris", "France")
    assert [(role.organisation, role.title) for role in marie.roles] == [("Airbus", "Ingénieure")]
    assert {(point.kind, point.label, point.value) for point in marie.points} == {
        ("email", "", "marie@example.org"),
        ("phone", "mobile", "06 12 34 56 78"),
        ("address", "home", "12 rue Monge, 75005 Paris, France"),
    }
    assert (marie.birthday, marie.circle, marie.tags) == ((None, 3, 12), 2, ("amis",))
    assert (marie.notes, len(marie.dates)) == ("Rencontrée à Lyon", 1)
    assert "X-SPOUSE:Paul" in marie.extra
    found = (
        connection()
        .execute(
            "SELECT count(*) FROM contact_search WHERE contact_search MATCH 'mimi airbus amis lyon'"
        )
        .fetchone()
    )
    assert found == (1,)
    assert connection().execute("SELECT circle_since FROM contact").fetchone() == ("2026-11-23",)


def test_the_same_file_again_changes_nothing(vcf) -> None:
    cards = [
        card(*MARIE),
        card("FN:Ana"),
        card("FN:Ana", "NOTE:the other"),
        card("FN:Paul", "TEL:0612345678"),
        card("FN:Paul Girard", "TEL:+33612345678"),
        card("FN:Luc", "EMAIL:marie@example.org"),
        card("URL:x.org"),
    ]
    first = vcf(*cards)
    assert counts(first) == (3, 1, 0, 2, 1)
    before = rows()
    again = vcf(*cards)
    assert counts(again) == (0, 0, 6, 0, 1)
    assert again.action_id is None
    assert rows() == before


def test_a_newer_file_updates_what_the_user_left_alone(vcf) -> None:
    vcf(card(*MARIE, "ADR:;;;Paris;;;"))
    with action("edit"):
        connection().execute("UPDATE contact SET nickname = 'Mimi', city = 'Nice'")
    report = vcf(
        card(*MARIE, "NICKNAME:Nana", "ADR:;;;Lyon;;;", "TEL:0612345678", "X-RESEAU-CIRCLE:4")
    )
    assert counts(report) == (0, 1, 0, 0, 0)
    marie = people()["Marie Dupont"]
    assert (marie.nickname, marie.city, marie.circle) == ("Mimi", "Nice", 4)
    assert [point.value for point in marie.points] == ["marie@example.org", "0612345678"]


def test_what_the_user_took_out_stays_out(vcf) -> None:
    vcf(card(*MARIE))
    with action("edit"):
        connection().execute("DELETE FROM contact_point")
        connection().execute("DELETE FROM contact_tag")
    vcf(card(*MARIE, "NOTE:new"))
    marie = people()["Marie Dupont"]
    assert (marie.points, marie.tags, marie.notes) == ((), (), "new")


def test_people_who_are_there_are_found(vcf) -> None:
    with action("add"):
        add_contact(connection(), "Marie Dupont", AT)
        connection().execute(
            "INSERT INTO contact_point (contact_id, kind, value, normal)"
            " VALUES (1, 'email', 'Marie@Example.org', 'marie@example.org')"
        )
    report = vcf(card(*MARIE), card("FN:Marie Dupont", "TEL:0612345678"))
    assert counts(report) == (0, 1, 0, 1, 0)
    pairs = connection().execute("SELECT first_id, second_id, reason, preselected FROM pair")
    assert pairs.fetchall() == [(1, 2, "same name", "different")]


def test_the_same_uid_is_the_same_person(vcf) -> None:
    with action("add"):
        add_contact(connection(), "Someone", AT)
        connection().execute("UPDATE contact SET uid = 'm-1'")
    assert counts(vcf(card(*MARIE))) == (0, 1, 0, 0, 0)
    assert list(people()) == ["Someone"]


def test_two_cards_with_one_uid_are_one_person(vcf) -> None:
    report = vcf(card("UID:1", "FN:Marie"), card("UID:1", "FN:Marie", "TEL:0612345678"))
    assert counts(report) == (1, 0, 0, 0, 1)
    assert "Marie" in report.skipped[0].why
    assert len(people()["Marie"].points) == 1
    assert counts(vcf(card("UID:1", "FN:Marie"), card("UID:1", "FN:Marie", "TEL:0612345678"))) == (
        0, 0, 1, 0, 1,
    )  # fmt: skip


def test_tag_and_circle_for_everybody(vcf) -> None:
    vcf(card(*MARIE), card("FN:Paul", "X-RESEAU-CIRCLE:2"), tag="chorale", circle=4)
    assert {name: (one.tags, one.circle) for name, one in people().items()} == {
        "Marie Dupont": (("amis", "chorale"), 4),
        "Paul": (("chorale",), 2),
    }


def test_a_dry_run_says_the_same_and_writes_nothing(vcf) -> None:
    cards = [card(*MARIE), card("FN:Paul"), card("FN:Paul", "NOTE:x"), card()]
    before = rows()
    dry = vcf(*cards, dry_run=True)
    assert rows() == before
    assert connection().execute("SELECT count(*) FROM action").fetchone() == (0,)
    real = vcf(*cards)
    assert counts(dry) == counts(real)
    assert (dry.action_id, dry.backup, dry.as_json()["undo"]) == (None, None, None)


def test_a_backup_is_made_before(vcf, network: str) -> None:
    report = vcf(card(*MARIE))
    assert report.backup in backups(network)
    copy = sqlite3.connect(str(report.backup))
    assert copy.execute("SELECT count(*) FROM contact").fetchone() == (0,)
    copy.close()
    assert stat.S_IMODE(os.stat(str(report.backup)).st_mode) == 0o600


def test_one_undo_takes_it_all_back_and_redo_brings_it_again(vcf) -> None:
    vcf(card("FN:First", "CATEGORIES:x", "TEL:0612345678"))
    before = rows()
    vcf(card(*MARIE), card("FN:First", "TEL:+33612345678", "NOTE:more"), file="second.vcf")
    after = rows()
    history.undo(connection(), AT)
    assert rows() == before
    history.redo(connection(), AT)
    assert rows() == after


def test_undo_spares_whom_you_have_written_to_since(vcf) -> None:
    report = vcf(card(*MARIE), card("FN:Paul"))
    with action("edit"):
        connection().execute("UPDATE contact SET city = 'Nice' WHERE name = 'Paul'")
    done = history.undo(connection(), AT, report.action_id)
    assert (list(people()), done.stayed) == (["Paul"], ("Paul",))


def test_many_people_go_in_over_short_transactions(vcf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reseau_tui.interchange.import_people.LONGEST", 0.0)
    monkeypatch.setattr(bulk, "PAUSE", 0.0)
    report = vcf(*(card(f"FN:Person {n}", f"TEL:06{n:08}", "CATEGORIES:x") for n in range(60)))
    assert counts(report) == (60, 0, 0, 0, 0)
    assert [step.label for step in history.steps(connection())] == ["import of 60 people"]
    history.undo(connection(), AT)
    assert rows()["contact"] == []


def test_links_within_one_transaction(vcf) -> None:
    report = vcf(
        card("FN:Marie", "EMAIL:m@example.org"),
        card("FN:Marie Dupont", "EMAIL:m@example.org", "NOTE:x"),
        card("FN:Marie Dupont", "EMAIL:m@example.org", "TEL:0612345678"),
    )
    assert counts(report) == (1, 2, 0, 0, 0)
    (marie,) = people().values()
    assert (len(marie.points), marie.notes) == (2, "x")


def test_an_import_that_is_cut_off_is_offered_to_be_undone(
    vcf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reseau_tui.interchange.import_people.LONGEST", 0.0)

    def stop(done: int, total: int) -> None:
        if done == 3:
            raise KeyboardInterrupt

    path = Path(connection().execute("PRAGMA database_list").fetchone()[2]).parent / "p.vcf"
    path.write_bytes(b"".join(card(f"FN:Person {n}") for n in range(10)))
    with pytest.raises(KeyboardInterrupt):
        import_files(connection(), [str(path)], progress=stop)
    assert len(people()) == 3
    step = history.cut_off(connection())
    assert step is not None
    history.undo(connection(), AT, step.action_id)
    assert people() == {}
    assert history.cut_off(connection()) is None
    assert not connection().in_transaction


def test_folders_and_several_files(tmp_path: Path, network: str) -> None:
    folder = tmp_path / "contacts"
    (folder / "deep").mkdir(parents=True)
    (folder / "a.vcf").write_bytes(card("UID:1", "FN:Marie"))
    (folder / "deep" / "b.vcard").write_bytes(card("UID:2", "FN:Paul"))
    (folder / "group.vcf").write_bytes(card("KIND:group", "FN:Chorale", "MEMBER:1", "MEMBER:2"))
    (folder / ".hidden").write_bytes(card("FN:Nobody"))
    (folder / "notes.txt").write_text("hello")
    (folder / "empty").write_bytes(b"")
    report = import_files(connection(), [str(folder)])
    assert counts(report) == (2, 0, 0, 0, 1)
    assert {name: one.tags for name, one in people().items()} == {
        "Marie": ("Chorale",),
        "Paul": ("Chorale",),
    }
    assert report.skipped[0].where == "group.vcf, line 1"
    assert report.losses == (
        "empty is in no format known here.",
        "notes.txt is in no format known here.",
    )


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "There is no file"),
        (b"hello", "no format known"),
        (b"", "no format known"),
        (b'{"format": "reseau", "version": 99}', "newer version"),
        (b'{"format": "reseau", "version": 1, ', "damaged"),
        (b'{"format": "reseau"}', "damaged"),
        (b'{"format":\n"reseau",\n"version":1,\n"tags": [\n{"name": "x"}\n', "damaged"),
    ],
)
def test_what_cannot_be_read_is_said_and_changes_nothing(
    tmp_path: Path, network: str, content: bytes | None, words: str
) -> None:
    path = tmp_path / "file"
    if content is not None:
        path.write_bytes(content)
    before = rows()
    with pytest.raises(Unreadable, match=words):
        import_files(connection(), [str(path)])
    assert rows() == before
    assert backups(network) == []


def test_a_folder_without_anybody(tmp_path: Path, network: str) -> None:
    with pytest.raises(Unreadable, match="There is nobody"):
        import_files(connection(), [str(tmp_path)])


def test_the_format_can_be_said(vcf) -> None:
    with pytest.raises(ValueError, match="no format"):
        vcf(card(*MARIE), format="klingon")
    with pytest.raises(Unreadable, match="nobody"):
        vcf(b"hello", format="vcard")


def test_the_report_as_json(vcf) -> None:
    report = vcf(card(*MARIE), card())
    shown = json.loads(json.dumps(report.as_json()))
    assert shown == {
        "format": "vcard",
        "read": 2,
        "new": 1,
        "updated": 0,
        "unchanged": 0,
        "to_decide": 0,
        "interactions": 0,
        "promises": 0,
        "events": 0,
        "skipped": [{"where": "line 8", "why": "no name"}],
        "losses": [],
        "undo": "reseau-tui undo",
    }


def test_what_is_too_long_is_cut_with_a_word_and_not_lost(vcf) -> None:
    name = "Anna-Maria " * 30 + "Dupont"
    url = "https://example.org/" + "x" * 500
    long = card(f"FN:{name}", f"URL:{url}", f"ORG:{'y' * 300}", f"URL:{'z' * 3000}")
    report = vcf(long)
    (person,) = people().values()
    assert (len(person.name), person.notes) == (200, name)
    assert [point.value for point in person.points] == [url]
    assert len(report.losses) == 3
    assert counts(vcf(long)) == (0, 0, 1, 0, 0)


def test_the_database_is_sound_after_all_that(vcf, network: str) -> None:
    vcf(card(*MARIE), card("FN:Paul", "EMAIL:marie@example.org"), card("FN:Marie Dupont"))
    vcf(card(*MARIE, "NOTE:x", "NICKNAME:Mimi"))
    assert not check(network).problems


@pytest.mark.parametrize("name", ["전도훈", "Nguyễn Văn", "İstanbul", "ﬁn"])
def test_names_of_every_script_are_in_order(vcf, network: str, name: str) -> None:
    vcf(card(f"FN:{name}", f"CATEGORIES:{name}", f"EMAIL:{name}@example.org"))
    assert not check(network).problems
    assert counts(vcf(card(f"FN:{name}", "NOTE:x", f"EMAIL:{name}@example.org"))) == (0, 1, 0, 0, 0)
    assert not check(network).problems


def test_a_damaged_memory_of_the_last_import_is_not_trusted(vcf) -> None:
    vcf(card(*MARIE))
    for kept in ("nonsense", "[]", '{"points": [1]}', '{"birthday": [1]}'):
        connection().execute("UPDATE source_record SET imported = ?", (kept,))
        vcf(card(*MARIE, "TEL:0612345678"))
    assert dataclasses.asdict(people()["Marie Dupont"])["city"] == ""


def test_a_newer_card_changes_every_kind_of_thing(vcf) -> None:
    with action("add"):
        add_contact(connection(), "marie@example.org", AT)
        connection().execute(
            "INSERT INTO contact_point (contact_id, kind, value, normal)"
            " VALUES (1, 'email', 'marie@example.org', 'marie@example.org')"
        )
    first = ("UID:m-1", "FN:Marie Dupont", "EMAIL;TYPE=work:marie@example.org", "X-A:1")
    assert counts(vcf(card(*first, "BDAY:--0312", "ORG:Airbus", "TITLE:Ingénieure"))) == (
        0, 1, 0, 0, 0,
    )  # fmt: skip
    marie = people()["Marie Dupont"]
    assert [(point.label, point.value) for point in marie.points] == [("work", "marie@example.org")]
    assert (marie.birthday, marie.extra) == ((None, 3, 12), ("X-A:1",))

    vcf(card(*first, "BDAY:1980-03-12", "ORG:Airbus", "TITLE:Cheffe", "CATEGORIES:amis"))
    marie = people()["Marie Dupont"]
    assert marie.birthday == (1980, 3, 12)
    assert [(role.organisation, role.title) for role in marie.roles] == [("Airbus", "Cheffe")]
    assert marie.tags == ("amis",)

    newest = ("UID:m-1", "FN:Marie Durand", "N:Durand;Marie;Anne;;", "X-A:2", "ORG:Boeing")
    vcf(card(*newest, "ANNIVERSARY:2009-08-08"))
    marie = people()["Marie Durand"]
    assert [(role.organisation, role.to_on) for role in marie.roles] == [
        ("Airbus", "2026-11"),
        ("Boeing", None),
    ]
    assert marie.extra == ("N:Durand;Marie;Anne;;", "X-A:2")
    assert (marie.dates[0].label, marie.dates[0].year) == ("anniversary", 2009)
    assert connection().execute("SELECT sort_name FROM contact").fetchone() == ("marie durand",)
    before = rows()
    vcf(card(*newest, "ANNIVERSARY:2009-08-08"))
    assert rows() == before


def test_others_write_and_remove_while_an_import_goes_on(
    tmp_path: Path, network: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reseau_tui.interchange.import_people.LONGEST", 0.0)
    with action("add"):
        add_contact(connection(), "Marie Dupont", AT)
        connection().execute(
            "INSERT INTO contact_point (contact_id, kind, value, normal)"
            " VALUES (1, 'email', 'm@example.org', 'm@example.org')"
        )
    path = tmp_path / "p.vcf"
    path.write_bytes(card("FN:Paul") + card("FN:Marie Dupont", "EMAIL:m@example.org"))
    other = sqlite3.connect(network, timeout=0.0, isolation_level=None)

    def beside(done: int, total: int) -> None:
        if done == 1:
            other.execute("PRAGMA foreign_keys = ON")
            other.execute("DELETE FROM contact WHERE id = 1")
            other.execute("INSERT INTO tag (name, folded) VALUES ('x', 'x')")

    report = import_files(connection(), [str(path)], progress=beside)
    other.close()
    assert counts(report) == (2, 0, 0, 0, 0)
    assert list(people()) == ["Paul", "Marie Dupont"]
    assert not check(network).problems


def test_more_people_than_one_query_asks_for(vcf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reseau_tui.interchange.stored._AT_ONCE", 2)
    vcf(*(card(f"FN:P{n}", f"NOTE:{n}") for n in range(5)))
    assert [one.notes for one in people().values()] == ["0", "1", "2", "3", "4"]
    ids = [5, 99, 1]
    assert [contact for contact, _one in stored_people(connection(), ids)] == [5, 1]


@pytest.mark.parametrize("extra", ["nonsense", '{"a": 1}', "3"])
def test_kept_properties_that_are_damaged_are_nothing(vcf, extra: str) -> None:
    vcf(card(*MARIE))
    connection().execute("UPDATE contact SET extra = ?", (extra,))
    assert people()["Marie Dupont"].extra == ()


def test_a_file_of_a_folder_that_cannot_be_read_costs_nothing_else(
    tmp_path: Path, network: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reseau_tui.interchange.gathering.FILE_LIMIT", 200)
    folder = tmp_path / "contacts"
    folder.mkdir()
    (folder / "a.vcf").write_bytes(card("FN:Marie"))
    (folder / "large.vcf").write_bytes(card("FN:Paul", "NOTE:" + "x" * 300))
    report = import_files(connection(), [str(folder)])
    assert (report.new, len(report.losses)) == (1, 1)
    assert report.losses[0].startswith("large.vcf: ")
    with pytest.raises(Unreadable, match="larger than"):
        import_files(connection(), [str(folder / "large.vcf")])
