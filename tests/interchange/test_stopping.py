"""An import that is stopped half-way: as if it had not begun, or offered at the next start."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from vcards import card

from reseau_tui.interchange.gathering import Gathered
from reseau_tui.interchange.importing import ImportOptions, gather
from reseau_tui.interchange.own_json import network_json
from reseau_tui.interchange.stopping import Stopped, Work, import_or_take_back
from reseau_tui.model import bulk, history
from reseau_tui.model.check import check
from reseau_tui.model.database import action, connection
from reseau_tui.model.triggers import RECORDED
from reseau_tui.model.write import add_contact, add_interaction


class StoppedAfter(Work):
    """Work that somebody stops once ``people`` have come in, doing ``then`` first."""

    __slots__ = ("abandon", "people", "then")

    def __init__(self, people: int, *, abandon: bool = False, then: Any = None) -> None:
        super().__init__()
        self.people = people
        self.abandon = abandon
        self.then = then

    def __call__(self, done: int, total: int) -> None:
        if done >= self.people and not self.stopped:
            if self.then:
                self.then()
            self.stop(abandon=self.abandon)
        super().__call__(done, total)


@pytest.fixture
def many(tmp_path: Path, network: str, monkeypatch: pytest.MonkeyPatch) -> Gathered:
    """Three hundred cards, brought in by short transactions."""
    monkeypatch.setattr("reseau_tui.interchange.import_people.LONGEST", 0.001)
    monkeypatch.setattr(bulk, "PAUSE", 0)
    with action("somebody"):
        add_contact(connection(), "Marie Dupont", 0)
    path = tmp_path / "many.vcf"
    path.write_bytes(b"".join(card(f"UID:n{n}", f"FN:Number {n}") for n in range(300)))
    return gather([str(path)], ImportOptions())


def rows() -> dict[str, list[Any]]:
    return {
        table: connection().execute(f"SELECT * FROM {table}").fetchall()
        for table in (*RECORDED, "action", "change")
    }


def test_what_had_come_in_is_taken_back_and_no_step_is_left(many: Gathered, network: str) -> None:
    before = rows()
    seen: list[int] = []
    work = StoppedAfter(1, then=lambda: seen.append(len(rows()["contact"])))
    with pytest.raises(Stopped):
        import_or_take_back(connection(), many, work)
    assert 1 < seen[0] < 301, "stopped half-way"
    assert rows() == before
    assert history.cut_off(connection()) is None
    with pytest.raises(history.NothingToUndo):
        history.redo(connection(), 0)
    assert history.undo(connection(), 0).label == "somebody"
    assert check(network).problems == ()


def test_whoever_was_used_meanwhile_stays_and_can_be_undone(many: Gathered) -> None:
    def capture() -> None:
        with action("a coffee"):
            (newest,) = connection().execute("SELECT max(id) FROM contact").fetchone()
            add_interaction(connection(), on="2026-11-23", people=[newest], created_at=1)

    with pytest.raises(Stopped):
        import_or_take_back(connection(), many, StoppedAfter(1, then=capture))
    assert len(rows()["contact"]) == 2
    assert len(rows()["interaction"]) == 1


def test_closing_the_program_leaves_it_to_the_next_start(many: Gathered) -> None:
    with pytest.raises(Stopped):
        import_or_take_back(connection(), many, StoppedAfter(1, abandon=True))
    step = history.cut_off(connection())
    assert step is not None
    assert step.label == "import of 300 people"
    history.undo(connection(), 0, step.action_id)
    assert len(rows()["contact"]) == 1


def test_one_that_was_cut_off_long_ago_is_not_mistaken_for_this_one(many: Gathered) -> None:
    with pytest.raises(Stopped):
        import_or_take_back(connection(), many, StoppedAfter(1, abandon=True))
    left = len(rows()["contact"])
    with pytest.raises(Stopped):
        import_or_take_back(connection(), many, StoppedAfter(250))
    assert len(rows()["contact"]) == left
    assert history.cut_off(connection()) is not None
    assert history.under_way(connection()) > 0


def test_an_import_that_nobody_stops_is_one_step_of_undo(many: Gathered) -> None:
    work = Work()
    report = import_or_take_back(connection(), many, work)
    assert (report.new, work.done, work.total) == (300, 300, 300)
    history.undo(connection(), 0)
    assert len(rows()["contact"]) == 1


def test_a_whole_network_can_be_stopped_among_its_exchanges(
    network: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "PAUSE", 0)
    with action("a month"):
        marie = add_contact(connection(), "Marie Dupont", 0)
        for day in range(1, 31):
            add_interaction(connection(), on=f"2026-10-{day:02}", people=[marie], created_at=1)
    path = tmp_path / "network.json"
    path.write_text("".join(network_json(connection())), encoding="utf-8")
    history.undo(connection(), 0)
    before = rows()
    seen: list[int] = []

    class AmongExchanges(Work):
        """Stopped as soon as there are exchanges."""

        __slots__ = ()

        def __call__(self, done: int, total: int) -> None:
            seen.append(len(rows()["interaction"]))
            self.stopped = seen[-1] > 0
            super().__call__(done, total)

    with pytest.raises(Stopped):
        import_or_take_back(connection(), gather([str(path)], ImportOptions()), AmongExchanges())
    assert seen[-1] > 0
    assert rows() == before
