"""From a file of the second version to the one of now: nothing is lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from earlier_schema import TABLES, opened_as_version

from reseau_tui.model import history, upkeep, write
from reseau_tui.model.check import check
from reseau_tui.model.database import action, connection, opened
from reseau_tui.network.people import people_ids

AT = 1_790_000_000


def live() -> None:
    """Fill a file of the second version: an action undone, one that an earlier one led to."""
    sql = connection()
    with action("people"):
        karim, lea = (write.add_contact(sql, name, AT) for name in ("Karim Benali", "Léa Martin"))
        sql.execute(
            "UPDATE contact SET met_where = 'Forum des métiers', met_through = ? WHERE id = ?",
            (karim, lea),
        )
    for label, sections in (
        ("helped", [("got", "a lift"), ("news", "new job")]),
        ("asked", [("ask", "her move"), ("intro", "Karim Benali > Nobody Known")]),
    ):
        with action(label):
            exchange = write.add_interaction(
                sql, on="2026-10-01", people=[lea, karim], created_at=AT, sections=sections,
                text="call",
            )  # fmt: skip
            upkeep.fill(sql, exchange, "2026-10-01", [lea, karim], sections, AT)
    with action("greeted"):
        sql.execute(
            "INSERT INTO campaign (year, from_on, to_on) VALUES (2026, '2025-12-01', '2026-01-31')"
        )
        sql.execute(
            'INSERT INTO greeting (campaign_id, contact_id, status, "on")'
            " VALUES (1, ?, 'sent', '2025-12-20')",
            (lea,),
        )
    history.undo(sql, AT)


def rows(columns: dict[str, list[str]]) -> dict[str, list[Any]]:
    sql = connection()
    listed = {table: ", ".join(f'"{name}"' for name in names) for table, names in columns.items()}
    return {
        table: sql.execute(f"SELECT {names} FROM {table} ORDER BY id").fetchall()
        for table, names in listed.items()
    }


@pytest.fixture
def old(path: str) -> dict[str, Any]:
    """A file of the second version at ``path``: its columns, its rows, its steps of undo."""
    with opened_as_version(path, 2):
        live()
        sql = connection()
        assert sql.execute("PRAGMA user_version").fetchone() == (2,)
        columns = {
            table: [row[1] for row in sql.execute(f"PRAGMA table_info({table})")]
            for table in TABLES[2]
        }
        assert "lost_on" not in columns["contact"]
        assert list(people_ids("forum")) == []
        return {"columns": columns, "rows": rows(columns), "steps": history.steps(sql, 100)}


def test_every_row_is_there_and_undo_goes_on(path: str, old: dict[str, Any]) -> None:
    with opened(path):
        sql = connection()
        assert rows(old["columns"]) == old["rows"]
        assert history.steps(sql, 100) == old["steps"]
        assert check(path).problems == ()
        history.redo(sql, AT)
        assert sql.execute("SELECT count(*) FROM greeting").fetchone() == (1,)
        for _step in ("greeted", "asked", "helped", "people"):
            history.undo(sql, AT)
        assert not any(rows(old["columns"]).values())


def test_somebody_is_found_by_where_they_were_met(path: str, old: dict[str, Any]) -> None:
    with opened(path):
        (lea,) = people_ids("forum metiers")
        assert (
            old["rows"]["contact"][lea - 1][old["columns"]["contact"].index("name")] == "Léa Martin"
        )
        with action("move"):
            connection().execute("UPDATE contact SET met_where = 'Nice' WHERE id = ?", (lea,))
        assert (list(people_ids("forum")), list(people_ids("nice"))) == ([], [lea])


def test_the_file_of_before_is_kept_beside_it(path: str, old: dict[str, Any]) -> None:
    with opened(path):
        pass
    (kept,) = Path(path + "-backups").glob("*before-migration.db")
    with opened_as_version(str(kept), 2):
        assert rows(old["columns"]) == old["rows"]
