"""What "How did you meet?" understands: a person, a place, an event, a day."""

from __future__ import annotations

import pytest

from reseau_tui.model import write
from reseau_tui.model.database import action, connection
from reseau_tui.network.find import FoundPerson, find_people
from reseau_tui.tui.screens.meeting_line import Meeting, MeetingLine

TODAY = "2026-11-23"
EVENTS = [("Forum des Métiers", "2026-11-21")]

MEETINGS = [
    ("through Paul Girard", Meeting(name="Paul Girard", on=TODAY)),
    ("via Paul Girard, yesterday", Meeting(name="Paul Girard", on="2026-11-22")),
    ("par Paul Girard en 2019", Meeting(name="Paul Girard", on="2019")),
    ("at Bibent", Meeting(where="Bibent", on=TODAY)),
    ("the choir", Meeting(where="the choir", on=TODAY)),
    ("in Lyon", Meeting(where="Lyon", on=TODAY)),
    ("in 2019", Meeting(on="2019")),
    ("at the choir, in March 2020", Meeting(where="the choir", on="2020-03")),
    ("at a wedding in 2019", Meeting(where="a wedding", on="2019")),
    ("forum", Meeting(where="Forum des Métiers", on="2026-11-21")),
    ("", Meeting()),
]


class Known:
    """The one thing a gateway is asked for here."""

    async def find_people(self, value: str) -> list[FoundPerson]:
        return find_people(value)


@pytest.mark.parametrize(("line", "meant"), MEETINGS)
async def test_a_line_in_parts(network: str, line: str, meant: Meeting) -> None:
    with action("people"):
        paul = write.add_contact(connection(), "Paul Girard", 1)
    meeting = MeetingLine(Known(), EVENTS)  # type: ignore[arg-type]
    await meeting.prepare(line)
    found = meeting.meeting(line)
    assert (found.name, found.where, found.on) == (meant.name, meant.where, meant.on)
    assert found.through == (paul if meant.name else None)
    assert not found.problem
