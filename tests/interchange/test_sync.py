"""A folder of cards beside the network: what a person finds on either side after a sync."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from vcards import card

from reseau_tui.interchange import sync as sync_module
from reseau_tui.interchange.record import Unreadable
from reseau_tui.interchange.stored import stored_people
from reseau_tui.interchange.sync import SyncOptions, sync_folder_with
from reseau_tui.interchange.sync_report import Question, SyncReport
from reseau_tui.interchange.vdir_card import person_on
from reseau_tui.interchange.vdir_folder import Folder
from reseau_tui.interchange.vdir_merge import said_of
from reseau_tui.model import contacts, history
from reseau_tui.model.backup import backups
from reseau_tui.model.check import check
from reseau_tui.model.contacts import ContactFields, Point
from reseau_tui.model.database import action, connection
from reseau_tui.model.merge import merge_contacts
from reseau_tui.network.people import people_ids

AT = 1_795_000_000


class World:
    """A folder and a network, both reachable by name."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()

    def sync(self, ask: Callable[[Question], str] | None = None, **options: Any) -> SyncReport:
        options.setdefault("chosen", people_ids)
        return sync_folder_with(connection(), str(self.folder), SyncOptions(**options), ask)

    def put(self, name: str, *lines: str) -> Path:
        file = self.folder / name
        file.write_bytes(card("VERSION:3.0", *lines))
        return file

    def add(self, name: str, /, **values: Any) -> int:
        with action(f"add {name}"):
            return contacts.add_contact(ContactFields({"name": name, **values}))

    def edit(self, name: str, /, **values: Any) -> None:
        with action(f"edit {name}"):
            contacts.edit_contact(self.id(name), ContactFields(values))

    def id(self, name: str) -> int:
        rows = connection().execute("SELECT id FROM contact WHERE name = ?", (name,)).fetchall()
        assert len(rows) == 1, (name, rows)
        return rows[0][0]

    def value(self, name: str, column: str) -> Any:
        query = f"SELECT {column} FROM contact WHERE id = ?"
        return connection().execute(query, (self.id(name),)).fetchone()[0]

    def cards(self) -> dict[str, bytes]:
        return {file.name: file.read_bytes() for file in sorted(self.folder.iterdir())}

    def text(self, name: str) -> str:
        (found,) = [data for data in self.cards().values() if f"\nFN:{name}\r".encode() in data]
        return found.decode().replace("\r\n ", "")


@pytest.fixture
def world(network: str, tmp_path: Path) -> World:
    return World(tmp_path / "cards")


MARIE = ("UID:m-1", "N:Dupont;Marie;;;", "FN:Marie Dupont", "EMAIL:marie@example.org",
         "TEL;TYPE=CELL,VOICE:+33612345678", "ADR:;;;Lyon;;;", "X-ODD:keep")  # fmt: skip


def everything() -> list[Any]:
    tables = ("contact", "contact_point", "role", "contact_tag", "important_date", "setting",
              "action", "change", "source_record")  # fmt: skip
    return [connection().execute(f"SELECT * FROM {table}").fetchall() for table in tables]


def test_both_sides_bring_whom_the_other_lacks(world: World, network: str) -> None:
    world.put("marie.vcf", *MARIE)
    world.add("Paul [/x] Girard", circle=2)
    untouched = world.cards()["marie.vcf"]
    report = world.sync()
    assert report.as_json() == {
        "folder": str(world.folder),
        "to_folder": {"new": 1, "updated": 0, "removed": 0},
        "from_folder": {"new": 1, "updated": 0, "archived": 0, "to_decide": 0},
        "conflicts": [],
        "skipped": [],
        "undo": f"reseau-tui undo {report.action_id}",
    }
    assert world.cards()["marie.vcf"] == untouched
    assert "X-RESEAU-CIRCLE:2" in world.text("Paul [/x] Girard")
    (new,) = [file for file in world.folder.iterdir() if file.name != "marie.vcf"]
    assert new.name == world.value("Paul [/x] Girard", "uid") + ".vcf"
    assert stat.S_IMODE(new.stat().st_mode) == 0o600
    assert world.value("Marie Dupont", "city") == "Lyon"
    assert not check(network).problems


def test_a_second_sync_writes_nothing_on_either_side(world: World) -> None:
    world.put("marie.vcf", *MARIE)
    world.put("twin.vcf", *MARIE)
    world.put("group.vcf", "FN:Choir", "KIND:group")
    world.add("Paul Girard")
    world.sync()
    before, files = everything(), world.cards()
    times = {file: file.stat().st_mtime_ns for file in world.folder.iterdir()}
    writes = connection().total_changes
    report = world.sync()
    assert report.in_words() == ["In step: nothing to do."]
    assert connection().total_changes == writes
    assert [(skip.where, skip.why) for skip in report.skipped] == [
        ("twin.vcf", "the same person as marie.vcf: left as it is"),
        ("group.vcf", "not the card of one person: left as it is"),
    ]
    assert (everything(), world.cards()) == (before, files)
    assert times == {file: file.stat().st_mtime_ns for file in world.folder.iterdir()}


def test_each_change_goes_to_the_other_side(world: World) -> None:
    file = world.put("marie.vcf", *MARIE)
    world.add("Paul Girard")
    world.sync()
    world.edit("Paul Girard", city="Brest")
    file.write_bytes(file.read_bytes().replace(b"Lyon", b"Nantes").replace(b"EMAIL", b"X-OTHER"))
    report = world.sync()
    assert (report.updated, report.written, report.conflicts) == (1, 1, [])
    assert world.value("Marie Dupont", "city") == "Nantes"
    # The address was deleted on the other side: here too.
    kinds = connection().execute("SELECT kind FROM contact_point").fetchall()
    assert kinds == [("phone",)]
    assert "Brest" in world.text("Paul Girard")
    assert world.sync().in_words() == ["In step: nothing to do."]
    history.undo(connection(), AT)
    assert world.value("Marie Dupont", "city") == "Lyon"
    # What was taken back here is taken back there too, and nothing else is.
    assert world.sync().written == 1
    assert "Lyon" in world.text("Marie Dupont")
    assert "X-ODD:keep" in world.text("Marie Dupont")
    assert "TEL;TYPE=CELL,VOICE:+33612345678" in world.text("Marie Dupont")


def test_every_field_of_a_changed_card_arrives(world: World) -> None:
    file = world.put("marie.vcf", *MARIE, "CATEGORIES:old,kept", "ORG:Airbus", "TITLE:Pilot")
    world.sync()
    now = (
        "UID:m-1", "N:Martin;Marie;;;", "FN:Marie Martin", "NICKNAME:Mimi",
        "TEL;TYPE=WORK:+33612345678", "EMAIL;TYPE=HOME:m@example.org", "ADR:;;;Nice;;;France",
        "BDAY:1986-04-12", "item1.X-ABDATE:2012-06-17", "item1.X-ABLabel:wedding",
        "CATEGORIES:kept,new", "ORG:ESA", "TITLE:Captain", "NOTE:tea", "X-RESEAU-CIRCLE:2",
        "X-RESEAU-RHYTHM:60", "X-RESEAU-SPHERE:work", "X-RESEAU-STYLE:ambient", "X-ODD:else",
    )  # fmt: skip
    file.write_bytes(card("VERSION:3.0", *now))
    world.sync()
    ((contact, person),) = stored_people(connection(), [world.id("Marie Martin")])
    said = person_on(file.read_bytes())
    assert said is not None
    assert said_of(person) == said_of(said)
    assert (person.nickname, person.city, person.country) == ("Mimi", "Nice", "France")
    assert (person.circle, person.rhythm_days, person.sphere, person.style) == (
        2, 60, "work", "ambient",
    )  # fmt: skip
    assert (set(person.tags), person.extra, person.notes) == (
        {"kept", "new"},
        ("X-ODD:else",),
        "tea",
    )
    assert {(role.organisation, role.title, role.to_on) for role in person.roles} == {
        ("ESA", "Captain", None), ("Airbus", "Pilot", "2026-11"),
    }  # fmt: skip
    assert {(point.value, point.label) for point in person.points} == {
        ("m@example.org", "home"), ("+33612345678", "work"),
    }  # fmt: skip
    assert (person.birthday, [date.label for date in person.dates]) == ((1986, 4, 12), ["wedding"])
    assert world.value("Marie Martin", "circle_since") == "2026-11-23"
    assert people_ids("martin").tolist() == [contact]
    assert "X-RESEAU-ROLE:Airbus;Pilot;;2026-11" in world.text("Marie Martin")
    assert world.sync().in_words() == ["In step: nothing to do."]
    history.undo(connection(), AT)
    assert world.value("Marie Dupont", "city") == "Lyon"


def test_different_fields_on_both_sides_are_no_conflict(world: World) -> None:
    file = world.put("marie.vcf", *MARIE)
    world.sync()
    world.edit("Marie Dupont", notes="likes tea", circle=2)
    file.write_bytes(file.read_bytes().replace(b"Lyon", b"Nantes"))
    report = world.sync()
    assert (report.updated, report.written, report.conflicts) == (1, 1, [])
    assert (world.value("Marie Dupont", "city"), world.value("Marie Dupont", "circle")) == (
        "Nantes",
        2,
    )
    assert "NOTE:likes tea" in world.text("Marie Dupont")


@pytest.mark.parametrize(
    ("answer", "city", "note"),
    [
        (None, "Brest", "City in the address book: Nantes"),
        ("both", "Brest", "City in the address book: Nantes"),
        ("here", "Brest", None),
        ("there", "Nantes", None),
    ],
)
def test_the_same_field_on_both_sides(
    world: World, answer: str | None, city: str, note: str | None
) -> None:
    file = world.put("marie.vcf", *MARIE)
    world.sync()
    world.edit("Marie Dupont", city="Brest")
    file.write_bytes(file.read_bytes().replace(b"Lyon", b"Nantes"))
    asked: list[Question] = []

    def ask(question: Question) -> str:
        asked.append(question)
        return str(answer)

    report = world.sync(ask if answer else None)
    (conflict,) = report.conflicts
    assert (conflict.field, conflict.here, conflict.there) == ("city", "Brest", "Nantes")
    assert len(asked) == bool(answer)
    assert (world.value("Marie Dupont", "city"), world.value("Marie Dupont", "notes")) == (
        city,
        note,
    )
    assert city in world.text("Marie Dupont")
    assert world.sync().in_words() == ["In step: nothing to do."]


def test_a_deleted_card_archives_and_undo_brings_it_back(world: World) -> None:
    file = world.put("marie.vcf", *MARIE)
    world.sync()
    file.unlink()
    assert world.sync().archived == 1
    assert world.value("Marie Dupont", "archived_at") == "2026-11-23"
    assert world.sync().in_words() == ["In step: nothing to do."]
    history.undo(connection(), AT)
    assert world.sync().written_new == 1
    assert "UID:m-1" in world.text("Marie Dupont")


def test_a_deleted_card_can_be_written_again(world: World) -> None:
    file = world.put("marie.vcf", *MARIE)
    world.sync()
    file.unlink()
    asked: list[Question] = []
    report = world.sync(lambda question: asked.append(question) or "here")
    assert [(one.kind, one.names) for one in asked] == [("gone there", ("Marie Dupont",))]
    assert (report.archived, report.written_new) == (0, 1)
    assert world.value("Marie Dupont", "archived_at") is None


def test_a_card_deleted_there_and_changed_here_is_written_again(world: World) -> None:
    file = world.put("marie.vcf", *MARIE)
    world.sync()
    file.unlink()
    world.edit("Marie Dupont", city="Brest")
    report = world.sync()
    assert [one.kind for one in report.conflicts] == ["gone there, changed here"]
    assert (report.archived, report.written_new) == (0, 1)
    assert "Brest" in world.text("Marie Dupont")


@pytest.mark.parametrize("deleted", [False, True], ids=["archived", "deleted"])
def test_whoever_goes_here_goes_there(world: World, deleted: bool) -> None:
    world.put("marie.vcf", *MARIE)
    world.sync()
    with action("go"):
        (contacts.delete_contact if deleted else contacts.archive)(world.id("Marie Dupont"))
    assert world.sync().removed == 1
    assert world.cards() == {}
    assert world.sync().in_words() == ["In step: nothing to do."]
    history.undo(connection(), AT)
    assert world.sync().written_new == 1
    assert "UID:m-1" in world.text("Marie Dupont")


@pytest.mark.parametrize("deleted", [False, True], ids=["archived", "deleted"])
def test_whoever_goes_here_and_changed_there_is_kept(world: World, deleted: bool) -> None:
    file = world.put("marie.vcf", *MARIE)
    world.sync()
    with action("go"):
        (contacts.delete_contact if deleted else contacts.archive)(world.id("Marie Dupont"))
    file.write_bytes(file.read_bytes().replace(b"Lyon", b"Nantes"))
    report = world.sync()
    assert [(one.kind, one.kept) for one in report.conflicts] == [
        ("gone here, changed there", "there")
    ]
    assert world.value("Marie Dupont", "city") == "Nantes"
    assert file.exists()
    assert world.sync().in_words() == ["In step: nothing to do."]
    assert file.exists()


def test_undoing_the_first_sync_never_removes_cards(world: World) -> None:
    for number in range(5):
        world.put(f"{number}.vcf", f"UID:{number}", f"FN:Person {number}")
    files = world.cards()
    world.sync()
    history.undo(connection(), AT)
    assert connection().execute("SELECT count(*) FROM contact").fetchone() == (0,)
    report = world.sync()
    assert (report.new, report.removed) == (5, 0)
    assert world.cards() == files


def test_whom_the_history_no_longer_knows_comes_back_too(world: World) -> None:
    file = world.put("marie.vcf", *MARIE)
    world.sync()
    history.undo(connection(), AT)
    history.begin_history_here(connection())
    report = world.sync()
    assert (report.new, report.removed, file.exists()) == (1, 0, True)


def test_what_a_card_cannot_say_is_not_written_again_and_again(world: World) -> None:
    file = world.put("marie.vcf", "UID:m-1", "N:Dupont;Marie;Anne;Dr;", "FN:Marie Dupont")
    world.sync()
    world.edit("Marie Dupont", name="Marie Martin")  # the parts of the old name stay in extra
    assert world.sync().written == 1
    file.write_bytes(file.read_bytes().replace(b"FN:", b"NICKNAME:Mimi\r\nFN:"))
    report = world.sync()
    assert (report.updated, report.written) == (1, 0)


def test_people_known_already_are_met_not_doubled(world: World) -> None:
    with action("add"):
        marie = contacts.add_contact(
            ContactFields(
                {"name": "Marie Dupont", "city": "Brest"},
                points=(Point("email", "Marie@Example.org"),),
                point_kinds=frozenset(("email",)),
            )
        )
    world.put("marie.vcf", *MARIE)
    report = world.sync()
    assert (report.new, report.written_new, report.written) == (0, 0, 1)
    assert world.id("Marie Dupont") == marie
    assert (world.value("Marie Dupont", "city"), world.value("Marie Dupont", "notes")) == (
        "Brest",
        "City in the address book: Lyon",
    )
    assert "UID:m-1" in world.text("Marie Dupont")  # the card keeps its own


def test_two_people_made_one_have_one_card(world: World) -> None:
    world.put("marie.vcf", *MARIE)
    world.put("other.vcf", "UID:m-2", "FN:Marie D.", "TEL:+33699999999")
    world.sync()
    with action("merge"):
        merge_contacts(world.id("Marie Dupont"), world.id("Marie D."))
    report = world.sync()
    assert (report.removed, report.written) == (1, 1)
    assert list(world.cards()) == ["marie.vcf"]
    assert "+33699999999" in world.text("Marie Dupont")


def test_what_is_no_card_is_never_touched(world: World) -> None:
    odd = {
        ".displayname": b"People", ".color": b"#ff0000", "notes.txt": b"x", "broken.vcf": b"BEGIN",
        ".hidden.vcf": card("FN:Nobody"), "half.vcf": card("FN:Half A Card")[:-8],
        "two.vcf": card("FN:A") + card("FN:B"), "empty.vcf": b"", "x.vcf.tmp": card("FN:C"),
    }  # fmt: skip
    for name, data in odd.items():
        (world.folder / name).write_bytes(data)
    os.symlink("/etc/hostname", world.folder / "link.vcf")
    (world.folder / "sub.vcf").mkdir()
    report = world.sync()
    assert [skip.where for skip in report.skipped] == [
        "broken.vcf", "empty.vcf", "half.vcf", "link.vcf", "sub.vcf", "two.vcf",
    ]  # fmt: skip
    assert {name: (world.folder / name).read_bytes() for name in odd} == odd
    assert connection().execute("SELECT count(*) FROM contact").fetchone() == (0,)


def test_half_a_file_is_no_deletion(world: World) -> None:
    file = world.put("marie.vcf", *MARIE)
    world.sync()
    whole = file.read_bytes()
    file.write_bytes(whole[:40])
    world.edit("Marie Dupont", city="Brest")
    report = world.sync()
    assert (report.archived, report.removed, report.written) == (0, 0, 0)
    assert file.read_bytes() == whole[:40]
    file.write_bytes(whole)
    assert world.sync().written == 1
    assert "Brest" in world.text("Marie Dupont")


def test_a_query_says_who_gets_a_card_and_is_remembered(world: World) -> None:
    world.add("Marie Dupont", circle=1)
    world.add("Paul Girard", circle=5)
    assert world.sync(query="circle:1").written_new == 1
    assert world.sync().written_new == 0
    world.edit("Marie Dupont", circle=4)  # whoever has a card keeps it
    report = world.sync()
    assert (report.written, report.removed) == (1, 0)
    assert world.sync(query="").written_new == 1


def test_a_dry_run_tells_the_same_and_writes_nothing(world: World) -> None:
    world.put("marie.vcf", *MARIE)
    world.add("Paul Girard")
    before, files = everything(), world.cards()
    tried = world.sync(dry_run=True)
    assert (everything(), world.cards()) == (before, files)
    done = world.sync()
    assert tried.as_json() | {"undo": None} == done.as_json() | {"undo": None}
    assert tried.action_id is None


def test_an_empty_folder_is_no_order_to_archive_everybody(world: World) -> None:
    for number in range(5):
        world.put(f"{number}.vcf", f"UID:{number}", f"FN:Person {number}")
    world.sync()
    for file in world.folder.iterdir():
        file.unlink()
    with pytest.raises(Unreadable, match="All 5 cards"):
        world.sync()
    assert world.value("Person 1", "archived_at") is None
    assert world.sync(all_gone=True).archived == 5


def test_an_emptied_network_is_no_order_to_remove_every_card(world: World) -> None:
    for number in range(5):
        world.put(f"{number}.vcf", f"UID:{number}", f"FN:Person {number}")
    world.sync()
    with action("all"):
        for number in range(5):
            contacts.archive(world.id(f"Person {number}"))
    with pytest.raises(Unreadable, match="All 5 people"):
        world.sync()
    assert len(world.cards()) == 5
    assert world.sync(all_gone=True).removed == 5


def test_a_backup_is_made_before_the_first_sync_only(world: World, network: str) -> None:
    assert world.sync().backup in backups(network)
    assert world.sync().backup is None


def test_no_such_folder(world: World) -> None:
    with pytest.raises(Unreadable, match="There is no folder"):
        sync_folder_with(connection(), str(world.folder / "none"), SyncOptions())


class Killed(BaseException):
    """The process is gone."""


@pytest.mark.parametrize(
    "moment",
    ["before the files", "after some files", "before it is remembered", "inside the network"],
)
def test_killed_at_any_point_the_next_sync_ends_the_work(
    world: World, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    file = world.put("marie.vcf", *MARIE)
    gone = world.put("gone.vcf", "UID:g", "FN:Somebody Gone")
    world.put("away.vcf", "UID:a", "FN:Somebody Away")
    world.sync()
    file.write_bytes(file.read_bytes().replace(b"Lyon", b"Nantes"))
    world.edit("Marie Dupont", notes="likes tea", circle=2)
    gone.unlink()
    with action("archive"):
        contacts.archive(world.id("Somebody Away"))
    world.put("new.vcf", "UID:n", "FN:Somebody New")
    world.add("Paul Girard")

    def die(*_given: Any, **_more: Any) -> Any:
        raise Killed

    with monkeypatch.context() as patched:
        if moment == "before the files":
            patched.setattr(Folder, "write", die)
        elif moment == "after some files":
            patched.setattr(Folder, "remove", die)
        elif moment == "inside the network":
            patched.setattr(sync_module, "update_row", die)
        else:
            patched.setattr("reseau_tui.interchange.sync_memory.Memory.save", die)
        with pytest.raises(Killed):
            world.sync()
    report = world.sync()
    assert report.conflicts == []
    assert history.cut_off(connection()) is None
    assert sorted(
        (name, bool(away))
        for name, away in connection().execute("SELECT name, archived_at FROM contact")
    ) == [
        ("Marie Dupont", False), ("Paul Girard", False), ("Somebody Away", True),
        ("Somebody Gone", True), ("Somebody New", False),
    ]  # fmt: skip
    assert world.value("Marie Dupont", "city") == "Nantes"
    assert "NOTE:likes tea" in world.text("Marie Dupont")
    assert world.text("Paul Girard")
    assert sorted(name for name in world.cards() if "-" not in name) == ["marie.vcf", "new.vcf"]
    assert not [name for name in world.cards() if name.startswith(".")]
    assert world.sync().in_words() == ["In step: nothing to do."]


def test_a_file_changed_this_minute_is_left_for_the_next_time(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = world.put("marie.vcf", *MARIE)
    world.sync()
    world.edit("Marie Dupont", city="Brest")
    real = Folder.write

    def somebody_was_faster(self: Folder, cards: Any, before: Any) -> Any:
        if "marie.vcf" in cards:
            file.write_bytes(file.read_bytes().replace(b"FN:", b"NICKNAME:Mimi\r\nFN:"))
        return real(self, cards, before)

    with monkeypatch.context() as patched:
        patched.setattr(Folder, "write", somebody_was_faster)
        assert world.sync().written == 0
    assert b"Mimi" in file.read_bytes()
    report = world.sync()
    assert (report.updated, report.written) == (1, 1)
    assert world.value("Marie Dupont", "nickname") == "Mimi"
    assert "Brest" in world.text("Marie Dupont")


def test_somebody_changed_this_minute_is_left_for_the_next_time(world: World) -> None:
    file = world.put("marie.vcf", *MARIE)
    world.sync()
    world.edit("Marie Dupont", city="Brest")
    file.write_bytes(file.read_bytes().replace(b"Lyon", b"Nantes"))

    def meanwhile(_question: Question) -> str:
        world.edit("Marie Dupont", nickname="Mimi", city="Nice")
        return "there"

    before = world.cards()
    report = world.sync(meanwhile)
    assert (report.updated, report.written) == (0, 0)
    assert (world.value("Marie Dupont", "city"), world.cards()) == ("Nice", before)
    assert [one.here for one in world.sync().conflicts] == ["Nice"]
    assert world.value("Marie Dupont", "nickname") == "Mimi"
