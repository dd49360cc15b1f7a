"""Years in Monica, brought over whole: people, rhythm, calls, activities, notes."""

from __future__ import annotations

import copy
import json
import random
from pathlib import Path
from typing import Any

import pytest

from reseau_tui.interchange import monica
from reseau_tui.interchange.importing import import_files
from reseau_tui.interchange.record import Unreadable
from reseau_tui.model.database import connection


def entry(uuid: str, held: list[Any] | None = None, /, **properties: Any) -> dict[str, Any]:
    made: dict[str, Any] = {
        "uuid": uuid,
        "created_at": "2020-02-03T10:00:00Z",
        "updated_at": "2021-01-01T00:00:00Z",
        "properties": properties,
    }
    if held is not None:
        made["data"] = held
    return made


def several(kind: str, *values: Any) -> dict[str, Any]:
    return {"count": len(values), "type": kind, "values": list(values)}


def day(date: str, **flags: bool) -> dict[str, Any]:
    return {"uuid": "d", "is_age_based": False, "is_year_unknown": False, "date": date, **flags}


EXPORT: dict[str, Any] = {
    "version": "1.0-preview.1", "app_version": "4.0.0", "export_date": "2024-01-01",
    "url": "https://monica.example.org", "exported_by": "me",
    "account": {
        "uuid": "account",
        "data": [
            several(
                "contact",
                entry(
                    "c-1",
                    [
                        several("call", entry("call-1", called_at="2023-05-06 10:00:00",
                                              content="long talk", contact_called=True)),
                        several("contact_field",
                                entry("f-1", data="lea@example.org", type="t-mail"),
                                entry("f-2", data="06 12 34 56 78", type="t-phone"),
                                entry("f-3", data="@lea", type="t-twitter")),
                        several("note", entry("n-1", body="likes rain")),
                        several("task", entry("k-1", title="send the book", completed=False),
                                entry("k-2", title="old", completed=True,
                                      completed_at="2022-01-02T00:00:00Z")),
                        several("reminder",
                                entry("r-1", title="Name day", initial_date="2020-04-05",
                                      frequency_type="year", frequency_number=1)),
                        several("address", entry("a-1", name="home", street="3 rue des Lilas",
                                                 city="Nantes", postal_code="44000",
                                                 country="FR")),
                        several("gift", entry("g-1", name="a kite", status="offered",
                                              date="2022-06-01")),
                        several("activity", "act-1"),
                    ],
                    first_name="Léa", last_name="Martin", nickname="Lélé", job="engineer",
                    company="Atelier", stay_in_touch_frequency=30, tags=["chorale"],
                    birthdate=day("1986-04-12", is_year_unknown=True),
                    first_met_date=day("2010-01-02"), first_met_through="c-2",
                    food_preferences="no fish",
                ),
                entry("c-2", [several("activity", "act-1")], first_name="Paul",
                      birthdate=day("1980-01-01", is_age_based=True), is_dead=False),
                entry("c-3", [], first_name="", last_name=""),
            ),
            several("relationship",
                    entry("rel", type="partner", contact_is="c-1", of_contact="c-2"),
                    entry("rel-2", type="partner", contact_is="c-2", of_contact="c-1"),
                    entry("rel-3", type="godfather", contact_is="c-1", of_contact="c-2")),
            several("photo", entry("p-1"), entry("p-2")),
            several("activity", entry("act-1", summary="Picnic", description="by the river",
                                      happened_at="2023-07-14T00:00:00Z")),
        ],
        "instance": {"contact_field_types": [
            entry("t-mail", name="Email", type="email", protocol="mailto:"),
            entry("t-phone", name="Phone", type="phone", protocol="tel:"),
            entry("t-twitter", name="Twitter"),
        ]},
    },
}  # fmt: skip


def test_everything_of_an_account_comes_over(tmp_path: Path, network: str) -> None:
    path = tmp_path / "monica.json"
    path.write_text(json.dumps(EXPORT), encoding="utf-8")
    report = import_files(connection(), [str(path)])
    assert (report.format, report.read, report.new, report.interactions, report.promises) == (
        "monica", 3, 2, 3, 2,
    )  # fmt: skip
    assert [(skip.where, skip.why) for skip in report.skipped] == [("person 3", "no name")]
    assert "2 photos left out" in report.losses
    row = (
        connection()
        .execute(
            "SELECT c.nickname, c.rhythm_days, c.birth_year, c.birth_month, c.birth_day, c.city,"
            " c.met_on, t.name, c.notes FROM contact c JOIN contact t ON t.id = c.met_through"
            " WHERE c.name = 'Léa Martin'"
        )
        .fetchone()
    )
    assert row[:8] == ("Lélé", 30, None, 4, 12, "Nantes", "2010-01-02", "Paul")
    assert row[8] == "Food: no fish\n2020-02-03: likes rain\ngodfather: Paul"
    exchanges = (
        connection()
        .execute(
            'SELECT "on", kind, initiative, text, (SELECT count(*) FROM participant'
            " WHERE interaction_id = i.id) FROM interaction i ORDER BY 1"
        )
        .fetchall()
    )
    assert exchanges == [
        ("2022-06-01", "gift", "me", "a kite", 1),
        ("2023-05-06", "call", "them", "long talk", 1),
        ("2023-07-14", "other", "both", "Picnic\nby the river", 2),
    ]
    promises = connection().execute("SELECT text, due_on, done_at FROM promise ORDER BY 1")
    assert promises.fetchall() == [
        ("old", "2022-01-02", "2022-01-02"), ("send the book", "2026-11-30", None),
    ]  # fmt: skip
    points = connection().execute("SELECT kind, value FROM contact_point ORDER BY id").fetchall()
    assert set(points) == {
        ("email", "lea@example.org"), ("phone", "06 12 34 56 78"), ("handle", "@lea"),
        ("address", "3 rue des Lilas, 44000 Nantes, FR"),
    }  # fmt: skip
    relations = connection().execute(
        "SELECT a.name, b.name, r.kind FROM relation r JOIN contact a ON a.id = r.contact_id"
        " JOIN contact b ON b.id = r.other_id"
    )
    assert relations.fetchall() == [("Léa Martin", "Paul", "partner")]
    again = import_files(connection(), [str(path)])
    assert (again.new, again.updated, again.interactions, again.promises) == (0, 0, 0, 0)


def test_what_is_no_export_is_refused_with_a_sentence() -> None:
    for text in (b'{"app_version": 1, "account": ', b'{"app_version": 1, "account": []}'):
        with pytest.raises(Unreadable):
            monica.read(text)


def test_damaged_exports_cost_nothing_else() -> None:
    letters = random.Random(5)

    def spoil(value: Any) -> Any:
        if letters.random() < 0.03:
            return letters.choice([None, 3, "x", [], {}, [None], {"uuid": 1}])
        if isinstance(value, dict):
            return {key: spoil(one) for key, one in value.items()}
        return [spoil(one) for one in value] if isinstance(value, list) else value

    for _round in range(100):
        spoiled = spoil(copy.deepcopy(EXPORT))
        try:
            monica.read(json.dumps(spoiled).encode())
        except Unreadable:
            continue
