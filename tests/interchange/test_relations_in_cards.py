"""Relations in and out of other programs' cards: found, never guessed, lost or written twice."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from vcards import card, one

from reseau_tui.interchange.exporting import Asked as Wanted
from reseau_tui.interchange.exporting import export_named
from reseau_tui.interchange.importing import ImportReport, import_files
from reseau_tui.interchange.record import PersonRecord, RelationRecord
from reseau_tui.interchange.sync import SyncOptions, sync_folder_with
from reseau_tui.interchange.vcard_writer import write_vcard
from reseau_tui.model import contacts, history, write
from reseau_tui.model.contacts import ContactFields
from reseau_tui.model.database import action, connection
from reseau_tui.model.relations import add_relation, remove_relation
from reseau_tui.network.people import people_ids

UUID = "0d6b8a50-3f3e-4c55-9a1e-6f2f8e3b7c11"

READ = [
    (("RELATED;TYPE=spouse:urn:uuid:" + UUID,), [("partner", "", UUID)]),
    (("RELATED;TYPE=child;VALUE=text:Tom Girard",), [("child", "Tom Girard", "")]),
    (("RELATED;TYPE=co-worker,friend;VALUE=text:Tom",),
     [("colleague", "Tom", ""), ("friend", "Tom", "")]),
    (("RELATED;TYPE=kin:Anne",), [("relative", "Anne", "")]),
    (("item1.X-ABRELATEDNAMES;type=pref:Léa", "item1.X-ABLabel:_$!<Mother>!$_"),
     [("parent", "Léa", "")]),
    (("item1.X-ABRELATEDNAMES:Léa", "item1.X-ABLabel:conjointe"), [("partner", "Léa", "")]),
    (("X-EVOLUTION-SPOUSE:Léa",), [("partner", "Léa", "")]),
    (("X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Léa;3;;;;;;;;;;;;;",),
     [("child", "Léa", "")]),
]  # fmt: skip

KEPT = [
    "RELATED;TYPE=emergency:urn:uuid:" + UUID,
    "RELATED;TYPE=friend;TYPE=agent;VALUE=text:Tom",
    "RELATED;TYPE=friend:mailto:tom@example.org",
    "RELATED:Tom",
    "X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Léa;7;;;;;;;;;;;;;",
]


@pytest.mark.parametrize(("lines", "expected"), READ)
def test_a_relation_that_is_understood_whole_is_taken(
    lines: tuple[str, ...], expected: list[tuple[str, str, str]]
) -> None:
    person = one("FN:Paul", *lines)
    assert [(r.kind, r.name, r.uid) for r in person.relations] == expected
    assert person.extra == ()


@pytest.mark.parametrize("line", KEPT)
def test_one_that_says_something_else_is_kept_as_it_is(line: str) -> None:
    person = one("FN:Paul", line)
    assert person.relations == ()
    assert person.extra == (line,)


def test_an_assistant_is_a_colleague_and_stays_an_assistant() -> None:
    person = one("FN:Paul", "X-EVOLUTION-ASSISTANT:Léa")
    assert person.relations == (RelationRecord("colleague", "Léa"),)
    assert person.extra == ("X-EVOLUTION-ASSISTANT:Léa",)


def test_a_hostile_card_has_no_more_relations_than_other_properties() -> None:
    person = one("FN:Paul", *[f"RELATED;TYPE=friend;VALUE=text:N{n}" for n in range(1000)],
                 "X-SPOUSE:" + "x" * 30_000)  # fmt: skip
    assert (len(person.relations), len(person.extra)) == (200, 200)
    assert person.losses


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_what_is_written_reads_the_same(version: str) -> None:
    person = dataclasses.replace(
        one("FN:Paul", "UID:p-1"),
        relations=tuple(
            RelationRecord(kind, 'Zoé; "Zaza", Roche', uid)
            for kind, uid in [("partner", UUID), ("child", "z-2"), ("knows", "")]
        ),
    )
    text = write_vcard(person, version=version)
    again = one(*text.encode().split(b"\r\n")[1:-2])
    names = [(r.kind, r.name.replace("'", '"'), r.uid) for r in again.relations]
    assert names == [(r.kind, r.name, r.uid) for r in person.relations]


# Importing --------------------------------------------------------------------------------------

Vcf = Callable[..., ImportReport]


@pytest.fixture
def vcf(tmp_path: Path, network: str) -> Vcf:
    def run(*cards: bytes) -> ImportReport:
        path = tmp_path / "people.vcf"
        path.write_bytes(b"".join(cards))
        return import_files(connection(), [str(path)])

    return run


def relations() -> list[tuple[str, str, str]]:
    return (
        connection()
        .execute(
            "SELECT a.name, r.kind, b.name FROM relation r JOIN contact a ON a.id = r.contact_id"
            " JOIN contact b ON b.id = r.other_id ORDER BY r.id"
        )
        .fetchall()
    )


def extra(name: str) -> list[str]:
    (row,) = connection().execute("SELECT extra FROM contact WHERE name = ?", (name,)).fetchall()
    return json.loads(row[0] or "[]")


PAUL = ("UID:p-1", "FN:Paul Girard")
LEA = ("UID:" + UUID, "FN:Léa Martin")


def test_both_sides_of_a_file_make_one_relation_and_twice_is_nothing(vcf: Vcf) -> None:
    cards = (
        card(*PAUL, "RELATED;TYPE=spouse:urn:uuid:" + UUID),
        card(*LEA, "item1.X-ABRELATEDNAMES:paul  girard", "item1.X-ABLabel:_$!<Spouse>!$_"),
    )
    vcf(*cards)
    assert relations() == [("Paul Girard", "partner", "Léa Martin")]
    assert extra("Paul Girard") == extra("Léa Martin") == []
    report = vcf(*cards)
    assert (report.unchanged, report.action_id) == (2, None)


def test_who_is_unknown_or_has_namesakes_is_not_guessed_and_waits(vcf: Vcf) -> None:
    lines = ("item1.X-ABRELATEDNAMES:Léa Martin", "item1.X-ABLabel:_$!<Spouse>!$_")
    kept = ["item1.X-ABRELATEDNAMES:Léa Martin", "item1.X-ABLABEL:_$!<Spouse>!$_"]
    vcf(card(*PAUL, *lines, "X-OTHER:1"))
    assert relations() == []
    assert sorted(extra("Paul Girard")) == sorted([*kept, "X-OTHER:1"])
    again = vcf(card(*PAUL, *lines, "X-OTHER:1"))
    assert again.action_id is None
    with action("two of one name"):
        for _number in range(2):
            write.add_contact(connection(), "Léa Martin", 1)
    vcf(card(*PAUL, *lines, "X-OTHER:1"))
    assert relations() == []
    with action("one of them goes"):
        connection().execute("DELETE FROM contact WHERE id = (SELECT max(id) FROM contact)")
    report = vcf(card(*PAUL, *lines, "X-OTHER:1"))
    assert report.updated == 1
    assert relations() == [("Paul Girard", "partner", "Léa Martin")]
    assert extra("Paul Girard") == ["X-OTHER:1"]
    history.undo(connection(), 1)
    assert relations() == []
    assert len(extra("Paul Girard")) == 3


def test_what_the_user_took_away_stays_away(vcf: Vcf) -> None:
    cards = (card(*PAUL, "RELATED;TYPE=friend:urn:uuid:" + UUID), card(*LEA))
    vcf(*cards)
    with action("no friends any more"):
        remove_relation(connection(), 1)
    vcf(*cards)
    vcf(card(*PAUL, "RELATED;TYPE=friend:urn:uuid:" + UUID, "NOTE:news"), cards[1])
    assert relations() == []


@pytest.mark.parametrize("format", ["vcf", "vcf4"])
def test_relations_go_out_and_come_in_again(vcf: Vcf, format: str, tmp_path: Path) -> None:
    vcf(card(*PAUL), card(*LEA), card("UID:l-2", "FN:Léa Martin", "EMAIL:l@example.org"))
    with action("relation"):
        add_relation(connection(), 1, 2, "child")
    wanted = export_named(format, "")
    assert wanted is not None
    text = "".join(wanted.pieces(connection(), Wanted()))
    with action("all gone"):
        connection().execute("DELETE FROM contact")
    vcf(text.encode())
    assert relations() == [("Léa Martin", "parent", "Paul Girard")]
    journal = export_named("md", "")
    assert journal is not None
    assert "- child Léa Martin" in "".join(journal.pieces(connection(), Wanted()))


# A folder in step -------------------------------------------------------------------------------


class Folder:
    def __init__(self, path: Path) -> None:
        self.path = path
        path.mkdir()

    def sync(self) -> tuple[int, int]:
        """Return how many people and files a sync changed."""
        report = sync_folder_with(
            connection(), str(self.path), SyncOptions(chosen=people_ids), None
        )
        return report.updated, report.written + report.written_new

    def put(self, name: str, *lines: str) -> None:
        (self.path / name).write_bytes(card("VERSION:3.0", *lines))

    def text(self, name: str) -> str:
        return (self.path / name).read_bytes().decode().replace("\r\n ", "")


@pytest.fixture
def folder(network: str, tmp_path: Path) -> Folder:
    return Folder(tmp_path / "cards")


MINE = ("item1.X-ABRELATEDNAMES;X-OWN=1:Léa Martin", "item1.X-ABLabel:_$!<Wife>!$_")


def test_a_synced_relation_is_taken_once_and_its_lines_stay_to_the_letter(folder: Folder) -> None:
    folder.put("paul.vcf", *PAUL, *MINE)
    folder.put("lea.vcf", *LEA)
    folder.sync()
    assert relations() == [("Léa Martin", "partner", "Paul Girard")]
    assert "X-ABRELATEDNAMES" in folder.text("lea.vcf")  # the other side learns it
    assert folder.sync() == folder.sync() == (0, 0)
    with action("edit"):
        contacts.edit_contact(1, ContactFields({"city": "Lyon"}))
    folder.sync()
    assert all(line in folder.text("paul.vcf") for line in MINE)
    assert folder.text("paul.vcf").count("X-ABRELATEDNAMES") == 1
    assert folder.sync() == (0, 0)


def test_a_relation_added_or_removed_on_either_side_goes_over(folder: Folder) -> None:
    folder.put("paul.vcf", *PAUL)
    folder.put("lea.vcf", *LEA)
    folder.put("tom.vcf", "UID:t-1", "FN:Tom")
    folder.sync()
    folder.put("paul.vcf", *PAUL, *MINE, "X-SPOUSE:Tom")
    assert folder.sync()[0] == 1
    assert len(relations()) == 2
    folder.put("paul.vcf", *PAUL, "X-SPOUSE:Tom")
    folder.sync()
    assert len(relations()) == 1
    assert folder.sync() == (0, 0)
    with action("remove"):
        remove_relation(connection(), connection().execute("SELECT id FROM relation").fetchone()[0])
    folder.sync()
    assert "X-SPOUSE" not in folder.text("paul.vcf")
    assert folder.sync() == (0, 0)
    assert relations() == []


def test_a_card_that_loses_all_its_relations_takes_none_away(folder: Folder) -> None:
    folder.put("paul.vcf", *PAUL, *MINE)
    folder.put("lea.vcf", *LEA)
    folder.sync()
    folder.put("paul.vcf", *PAUL, "TEL:0612345678")
    folder.sync()
    assert len(relations()) == 1
    assert "Léa Martin" in folder.text("paul.vcf")


def test_a_relation_to_a_stranger_waits_in_the_card_and_here(folder: Folder) -> None:
    folder.put("paul.vcf", *PAUL, *MINE)
    folder.sync()
    assert relations() == []
    assert len(extra("Paul Girard")) == 2
    assert folder.sync() == (0, 0)
    with action("edit"):
        contacts.edit_contact(1, ContactFields({"city": "Lyon"}))
    folder.sync()
    assert folder.text("paul.vcf").count("Léa Martin") == 1
    assert folder.sync() == (0, 0)


def test_people_compare_by_what_their_relations_say() -> None:
    first, second = (RelationRecord("friend", "Léa", lines=(line,)) for line in ("A:1", "B:2"))
    assert first == second
    assert PersonRecord("s", "k", "n", relations=(first,)) != PersonRecord("s", "k", "n")
