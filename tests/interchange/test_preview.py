"""A look at what an import would do: person by person, and nothing is written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from vcards import card

from reseau_tui.interchange.importing import ImportOptions, gather, import_files
from reseau_tui.interchange.preview import ASKED, CHANGED, NEW, Preview, preview, with_options
from reseau_tui.model import history
from reseau_tui.model.contacts import ContactFields, edit_contact
from reseau_tui.model.database import action, connection
from reseau_tui.model.triggers import RECORDED

MARIE = ("UID:m-1", "FN:Marie Dupont", "EMAIL:marie@example.org", "TITLE:HR", "ORG:Airbus")


@pytest.fixture
def look(tmp_path: Path, network: str):
    """Preview these cards, or import them for good with ``for_good``."""

    def run(*cards: bytes, for_good: bool = False, tag: str = "", circle: int | None = None) -> Any:
        path = tmp_path / "people.vcf"
        path.write_bytes(b"".join(cards))
        if for_good:
            return import_files(connection(), [str(path)])
        gathered = with_options(gather([str(path)], ImportOptions()), tag, circle)
        return preview(connection(), gathered)

    return run


def rows() -> dict[str, list[Any]]:
    return {
        table: connection().execute(f"SELECT * FROM {table}").fetchall()
        for table in (*RECORDED, "action", "change")
    }


def told(found: Preview) -> list[tuple[str, str, str]]:
    return [(one.verdict, one.name, one.details) for one in found.outcomes]


def test_new_people_with_what_they_do_and_nothing_is_written(look) -> None:
    before = rows()
    found = look(card(*MARIE), card("FN:Paul Girard", "TEL:0612345678"), card("NOTE:nobody"))
    assert told(found) == [
        (NEW, "Marie Dupont", "HR · Airbus"),
        (NEW, "Paul Girard", "0612345678"),
    ]
    report = found.report
    assert (report.new, report.dry_run, report.action_id) == (2, True, None)
    assert [(skip.where, skip.why) for skip in report.skipped] == [("line 12", "no name")]
    assert rows() == before


def test_changes_are_told_field_by_field(look) -> None:
    look(card(*MARIE, "ADR;HOME:;;;Lyon;;;"), for_good=True)
    found = look(
        card(*MARIE[:-2], "TITLE:Director", "ORG:Airbus", "ADR;HOME:;;;Paris;;;",
             "TEL:0611111111", "BDAY:1986-04-12", "CATEGORIES:amis"),
    )  # fmt: skip
    ((verdict, name, details),) = told(found)
    assert (verdict, name) == (CHANGED, "Marie Dupont")
    for words in ("city: Lyon → Paris", "+ 0611111111", "birthday", "+ #amis", "Director · Airbus"):
        assert words in details, details


def test_the_same_file_again_changes_nobody(look) -> None:
    look(card(*MARIE), for_good=True)
    found = look(card(*MARIE))
    assert told(found) == []
    assert found.report.unchanged == 1


def test_who_may_be_somebody_else_is_asked_about_with_the_reason(look) -> None:
    look(card("UID:k-1", "FN:Karim Benali", "ORG:Banque"), for_good=True)
    found = look(card("UID:k-2", "FN:Karim Benali"), card("UID:t-1", "FN:Tom Weber"))
    assert told(found) == [
        (ASKED, "Karim Benali", "same name: Karim Benali"),
        (NEW, "Tom Weber", ""),
    ]
    assert found.report.to_decide == 1


def test_tag_and_circle_are_tried_without_touching_what_was_read(look, tmp_path: Path) -> None:
    look(card(*MARIE), for_good=True)
    found = look(card(*MARIE), tag="climbing", circle=3)
    assert told(found) == [(CHANGED, "Marie Dupont", "circle: 3, + #climbing")]
    gathered = gather([str(tmp_path / "people.vcf")], ImportOptions())
    with_options(gathered, "climbing", 3)
    assert (gathered.people[0].tags, gathered.people[0].circle) == ((), None)


def test_an_edit_of_the_user_is_not_told_as_a_change(look) -> None:
    look(card(*MARIE, "ADR;HOME:;;;Lyon;;;"), for_good=True)
    (marie,) = connection().execute("SELECT id FROM contact").fetchone()
    with action("edit"):
        edit_contact(marie, ContactFields(values={"city": "Nantes"}))
    found = look(card(*MARIE, "ADR;HOME:;;;Paris;;;"))
    assert "city" not in str(told(found))
    assert history.cut_off(connection()) is None
