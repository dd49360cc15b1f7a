"""Our own JSON: export → empty database → import → equal, and joined by uid elsewhere."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from invented import AT, Invented

from reseau_tui.interchange import own_json_reader
from reseau_tui.interchange import own_json_shape as shape
from reseau_tui.interchange.exporting import network_json, write_atomically
from reseau_tui.interchange.importing import ImportOptions, ImportReport, import_files
from reseau_tui.interchange.own_json_parts import PARTS
from reseau_tui.interchange.record import Unreadable
from reseau_tui.model import history
from reseau_tui.model.check import check
from reseau_tui.model.database import action, connection, opened
from reseau_tui.model.triggers import RECORDED, recorded_columns

PARTS_BY_TABLE = {part.table: part for part in PARTS}


def content() -> dict[str, Any]:
    """Return every row of every recorded table; what hangs on a parent in the parents' order."""
    found: dict[str, Any] = {}
    for table in RECORDED:
        columns = recorded_columns(connection(), table)
        parent = next((name for name in columns if name.endswith("_id")), "id")
        if table == "pair" or table in PARTS_BY_TABLE:
            parent = "id"
        listed = ", ".join(f'"{name}"' for name in columns)
        rows = connection().execute(f"SELECT {listed} FROM {table} ORDER BY {parent}, id")
        found[table] = rows.fetchall()
    return found


def export(path: Path) -> Path:
    write_atomically(str(path), network_json(connection()))
    return path


def bring_in(path: Path, **options: Any) -> ImportReport:
    return import_files(connection(), [str(path)], ImportOptions(**options))


@pytest.mark.parametrize("seed", range(6))
def test_a_network_moves_house_whole(tmp_path: Path, seed: int) -> None:
    with opened(str(tmp_path / "old.db")):
        with action("life"):
            Invented(seed).fill()
        before = content()
        file = export(tmp_path / "network.json")
        assert json.loads(file.read_text())["version"] == 3
    with opened(str(tmp_path / "new.db")):
        report = bring_in(file)
        assert (report.new, report.skipped, report.losses) == (8, (), ())
        after = content()
        for table in RECORDED:
            assert after[table] == before[table], table
        assert not check(str(tmp_path / "new.db")).problems
        again = bring_in(file)
        assert (again.new, again.updated, again.unchanged, again.to_decide) == (0, 0, 8, 0)
        assert content() == after
        history.undo(connection(), AT)
        assert all(not found for found in content().values())


def test_another_layout_of_the_same_json(tmp_path: Path) -> None:
    with opened(str(tmp_path / "old.db")):
        with action("life"):
            Invented(1).fill()
        before = content()
        file = export(tmp_path / "network.json")
    pretty = tmp_path / "pretty.json"
    pretty.write_text("\ufeff" + json.dumps(json.loads(file.read_text()), indent=1))
    with opened(str(tmp_path / "new.db")):
        assert bring_in(pretty, format="json").new == 8
        assert content() == before


def test_every_column_that_undo_knows_is_carried(network: str) -> None:
    """A later migration must not forget the export: this fails until its column has a place."""
    derived = {"id", "sort_name", "normal", "folded", "contact_id", "interaction_id", "tag_id",
               "first_id", "second_id", "met_through"}  # fmt: skip
    shapes = {
        "contact": shape.CONTACT, "role": shape.ROLE, "important_date": shape.DATE,
        "contact_point": shape.POINT, "tag": {"name": shape.words},
        "contact_tag": {"role": shape.words},
        "interaction": shape.INTERACTION, "interaction_tag": {},
        "participant": {"note": shape.text},
        "section": shape.SECTION, "source_record": shape.SOURCE, "pair": shape.PAIR,
    }  # fmt: skip
    assert {*shapes, *PARTS_BY_TABLE} == set(RECORDED)
    for table, known in shapes.items():
        assert set(recorded_columns(connection(), table)) - derived == set(known), table
    for part in PARTS:
        carried = {*part.columns, *(refers.column for refers in part.refers)}
        assert set(recorded_columns(connection(), part.table)) == carried, part.table


def test_into_a_network_that_knows_some_of_them(tmp_path: Path) -> None:
    with opened(str(tmp_path / "old.db")):
        with action("life"):
            theirs = Invented(3)
            theirs.put("contact", uid="a", name="Marie Dupont", sort_name="marie dupont",
                       city="Lyon", met_where="Nice")  # fmt: skip
            theirs.put("contact", uid="b", name="Paul Girard", sort_name="paul girard")
            theirs.put("contact", uid="c", name="Zoé", sort_name="zoe")
            theirs.put("contact_point", contact_id=2, kind="email", value="p@example.org",
                       normal="p@example.org")  # fmt: skip
            theirs.put("interaction", uid="i", on="2026-01-02", text="coffee")
            for contact in (1, 2, 3):
                theirs.put("participant", interaction_id=1, contact_id=contact)
        file = export(tmp_path / "network.json")
    with opened(str(tmp_path / "new.db")):
        with action("life"):
            mine = Invented(4)
            mine.put("contact", uid="other", name="P. Girard", sort_name="p. girard")
            mine.put("contact_point", contact_id=1, kind="email", value="P@example.org",
                     normal="p@example.org")  # fmt: skip
            mine.put("contact", uid="a", name="Marie D.", sort_name="marie d.", city="Paris")
            mine.put("contact", uid="z", name="Zoé", sort_name="zoe")
        report = bring_in(file)
        assert (report.new, report.updated, report.unchanged, report.to_decide) == (0, 1, 1, 1)
        found = connection().execute("SELECT name, city, met_where FROM contact ORDER BY id")
        assert found.fetchall() == [
            ("P. Girard", None, None),
            ("Marie D.", "Paris", "Nice"),
            ("Zoé", None, None),
            ("Zoé", None, None),
        ]
        people = connection().execute("SELECT contact_id FROM participant ORDER BY contact_id")
        assert [row[0] for row in people.fetchall()] == [1, 2, 4]
        assert bring_in(file).action_id is None


BROKEN: list[tuple[dict[str, Any], str]] = [
    ({"contacts": [{"uid": "a"}]}, "name"),
    ({"contacts": [{"uid": "a", "name": "\u200b"}]}, "name"),
    ({"contacts": [{"name": "Marie"}]}, "uid"),
    ({"contacts": [{"uid": "a", "name": "Marie", "circle": 9}]}, "circle"),
    ({"contacts": [{"uid": "a", "name": "Marie", "circle": True}]}, "circle"),
    ({"contacts": [{"uid": "a", "name": "Marie", "birth_month": 13}]}, "birth_month"),
    ({"contacts": [{"uid": "a", "name": ["Marie"]}]}, "name"),
    ({"contacts": [{"uid": "a", "name": "Marie", "roles": "x"}]}, "roles"),
    ({"contacts": [{"uid": "a", "name": "Marie", "points": [{"kind": "email"}]}]}, "value"),
    ({"contacts": ["Marie"]}, "entry"),
    ({"contacts": [None]}, "entry"),
    ({"interactions": [{"uid": "i", "on": "2026-13-01"}]}, "on"),
    ({"interactions": [{"uid": "i", "on": "20260102"}]}, "on"),
    ({"interactions": [{"uid": "i", "on": "2026-01-02", "people": [3]}]}, "entry"),
    ({"promises": [{"uid": "p", "due_on": "2026-01-02", "text": "x", "contact": "?"}]}, "contact"),
    ({"pairs": [{"first": "?", "second": "?", "reason": "x"}]}, "pair"),
    ({"inbox": [{"uid": "x"}]}, "text"),
    ({"news": [{"uid": "n", "kind": "gossip", "on": "2026-01-02", "text": "x"}]}, "kind"),
    ({"news": [{"uid": "n", "kind": "ask", "on": "2026-01-02", "text": "x"}]}, "contact"),
    ({"news": [{"uid": "n", "kind": "tell", "on": "2026-01-02", "text": "x",
                "contact": "good"}]}, "contact"),
    ({"news": [{"uid": "n", "kind": "tell", "on": "2026-01-02", "text": "x",
                "closed_on": "soon"}]}, "closed_on"),
    ({"news": [{"uid": "n", "kind": "tell", "on": "2026-01-02", "text": "x",
                "audience": "{"}]}, "audience"),
    ({"told": [{"news": "n", "contact": "good", "on": "2026-01-02"}]}, "news"),
    ({"good_turns": [{"uid": "g", "on": "2026-01-02", "text": "x", "contact": "?"}]}, "contact"),
    ({"good_turns": [{"uid": "g", "on": "2026-01-02", "text": "x", "contact": "good",
                      "kind": "miracle"}]}, "kind"),
    ({"campaigns": [{"uid": "c", "from_on": "2026-12-01", "to_on": "2027-01-31"}]}, "year"),
    ({"campaigns": [{"uid": "c", "year": 2027, "from_on": "2026-12-01", "to_on": "2027-01-31",
                     "templates": "[3]"}]}, "templates"),
    ({"greetings": [{"campaign": "c", "contact": "good", "on": "2026-12-01",
                     "status": "sent"}]}, "campaign"),
    ({"greetings": ["x"]}, "entry"),
]  # fmt: skip


@pytest.mark.parametrize(("broken", "field"), BROKEN)
def test_broken_entries_are_told_and_cost_nothing_else(
    tmp_path: Path, network: str, broken: dict[str, Any], field: str
) -> None:
    good = {"uid": "good", "name": "Paul", "tags": [{"name": "amis"}], "met_through": "nobody"}
    whole: dict[str, Any] = {"format": "reseau", "version": 1, "contacts": []}
    whole |= {name: list(entries) for name, entries in broken.items()}
    whole["contacts"] = [*whole["contacts"], good]
    file = tmp_path / "n.json"
    file.write_text(json.dumps(whole))
    report = bring_in(file)
    assert report.new == 1
    told = [skip.why for skip in report.skipped] + list(report.losses)
    assert told == [f"not understood: {field}"]
    assert not check(network).problems


def test_a_file_of_before_there_were_news_says_what_its_sections_mean(
    tmp_path: Path, network: str
) -> None:
    """The first version had sections and no tables for them; somebody is still known by uid."""

    def exchange(uid: str, on: str, *sections: tuple[str, str], **more: str) -> dict[str, Any]:
        said = [{"key": key, "text": text} for key, text in sections]
        return {"uid": uid, "on": on, "people": [{"uid": "k"}], "sections": said, **more}

    file = tmp_path / "n.json"
    file.write_text(json.dumps({
        "format": "reseau", "version": 1, "contacts": [{"uid": "k", "name": "Karim Benali"}],
        "interactions": [
            exchange("3", "2026-11-20", ("asked", "Lisbon suits him")),
            exchange("2", "2026-11-01", ("got", "a name"), ("news", "a new job")),
            exchange("1", "2026-10-01", ("ask", "Lisbonne"), ("ask", "his knee")),
            exchange("4", "2026-11-21", kind="thanks", initiative="me"),
            exchange("0", "2020-10-01", ("got", "a lift"), ("news", "my move"), kind="like"),
        ],
    }))  # fmt: skip
    report = bring_in(file)
    sql = connection()
    assert (report.new, report.losses) == (1, ())
    assert sql.execute("SELECT kind, text, closed_on, answer FROM news ORDER BY id").fetchall() == [
        ("tell", "my move", "2020-10-01", None),
        ("ask", "Lisbonne", "2026-11-20", "Lisbon suits him"),
        ("ask", "his knee", "2026-11-01", None),
        ("tell", "a new job", None, None),
        ("theirs", "Lisbon suits him", None, None),
    ]
    turns = "SELECT text, thanked_on, no_thanks FROM good_turn ORDER BY id"
    assert sql.execute(turns).fetchall() == [
        ("a lift", "2026-11-21", 0),
        ("a name", "2026-11-21", 0),
    ]
    assert not check(network).problems
    assert bring_in(file).action_id is None
    history.undo(sql, AT)
    assert all(not found for found in content().values())


def test_news_turns_and_greetings_join_those_there(tmp_path: Path) -> None:
    row = {"on": "2026-01-02", "text": "x", "uid": "n"}
    whole = {
        "format": "reseau", "version": 2, "contacts": [{"uid": "a", "name": "Ana Lund"}],
        "news": [{**row, "kind": "tell", "audience": '{"tags": ["a\\u202eb"]}'}],
        "told": [{"news": "n", "contact": "a", "on": "2026-01-03"}],
        "good_turns": [{**row, "contact": "a", "through": "a"}],
        "campaigns": [{"uid": "theirs", "year": 2027, "from_on": "2026-12-01",
                       "to_on": "2027-01-31"}],
        "greetings": [{"campaign": "theirs", "contact": "a", "status": "sent",
                       "on": "2026-12-24"}],
    }  # fmt: skip
    file = tmp_path / "n.json"
    file.write_text(json.dumps(whole))
    with opened(str(tmp_path / "mine.db")):
        with action("life"):
            mine = Invented(0)
            mine.put("contact", uid="a", name="Ana Lund", sort_name="ana lund")
            mine.put("campaign", uid="mine", year=2027, season="new-year",
                     from_on="2026-12-15", to_on="2027-01-15")  # fmt: skip
        assert bring_in(file).losses == ()
        sql = connection()
        assert sql.execute("SELECT uid, from_on FROM campaign").fetchall() == [
            ("mine", "2026-12-15")
        ]
        assert sql.execute("SELECT campaign_id, status FROM greeting").fetchall() == [(1, "sent")]
        assert sql.execute("SELECT audience FROM news").fetchall() == [('{"tags": ["ab"]}',)]
        assert sql.execute("SELECT through_id FROM good_turn").fetchall() == [(None,)]
        before = content()
        assert bring_in(file).action_id is None
        assert content() == before


def test_a_file_that_was_cut_off_is_refused_whole(tmp_path: Path) -> None:
    with opened(str(tmp_path / "old.db")):
        with action("life"):
            Invented(2).fill()
        file = export(tmp_path / "network.json")
        text = file.read_text()
        before = content()
        for share in (0.3, 0.6, 0.9, 0.999):
            file.write_text(text[: int(len(text) * share)])
            with pytest.raises(Unreadable, match="damaged or cut off"):
                bring_in(file)
        assert content() == before


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ('{"format": "reseau", "version": 1}', True),
        ('\ufeff {\n "format" : "reseau"', True),
        ('{"format": "other"}', False),
        ('[{"format": "reseau"}]', False),
        ("BEGIN:VCARD", False),
        ("", False),
    ],
)
def test_recognised_by_its_beginning(tmp_path: Path, text: str, ours: bool) -> None:
    file = tmp_path / "file"
    file.write_text(text, encoding="utf-8")
    assert own_json_reader.recognise_file(str(file)) is ours
    assert own_json_reader.recognise_file(str(tmp_path / "none")) is False


@pytest.mark.parametrize("text", ["[]", "3", '{"format": "x", "version": 1}', "[" * 100_000])
def test_what_is_not_ours_is_refused(tmp_path: Path, network: str, text: str) -> None:
    file = tmp_path / "file.json"
    file.write_text(text)
    with pytest.raises(Unreadable):
        bring_in(file, format="json")


def test_private_requests_stay_at_home_unless_asked_for(network: str) -> None:
    with action("life"):
        some = Invented(2)
        some.put("contact", uid="a", name="Camille Roux", sort_name="camille roux")
        some.put("contact", uid="b", name="Karim Benali", sort_name="karim benali")
        for number, private in enumerate((0, 1), 1):
            some.put("request", uid=f"r{number}", text=f"need {number}", private=private,
                     on="2026-11-01", asker_id=1)  # fmt: skip
            some.put("request_helper", request_id=number, contact_id=2, on="2026-11-02")
            some.put("introduction", uid=f"i{number}", first_id=1, second_id=2, on="2026-11-03",
                     since="2026-11-03", request_id=number)  # fmt: skip
    shared = json.loads("".join(network_json(connection())))
    assert [one["text"] for one in shared["requests"]] == ["need 1"]
    assert [one["request"] for one in shared["request_helpers"]] == ["r1"]
    assert [one.get("request") for one in shared["introductions"]] == ["r1", None]
    whole = "".join(network_json(connection(), private=True))
    assert [one["text"] for one in json.loads(whole)["requests"]] == ["need 1", "need 2"]
    assert "need 2" in whole
