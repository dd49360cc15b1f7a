"""Whom the name argument of a command means: capture's ladder, over a name and nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from reseau_tui import clock
from reseau_tui.i18n import _
from reseau_tui.network.reading import rows
from reseau_tui.text import clean, fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reseau_tui.capture.names import Ladder
    from reseau_tui.model.directory import Known

_LAST_CIRCLE = 9


@dataclass(frozen=True, slots=True)
class FoundPerson:
    """Somebody a name may mean; ``why`` says in words what tells them from the others."""

    id: int
    name: str
    why: str


def find_people(name: str) -> list[FoundPerson]:
    """Return whom ``name`` means: nobody, the one person, or all it may be, likeliest first.

    Full name → nickname or handle → first name and initial → first name → family name → beginning
    of a name. The archived and the dead answer to their full name only. A number that is nobody's
    name is the id that ``--json`` shows, so that two people of one name can be told apart.
    """
    from reseau_tui.capture.candidates import proposals
    from reseau_tui.capture.draft import why

    return [
        FoundPerson(candidate.id, candidate.name, why(candidate, _))
        for candidate in proposals(known_people(name), clock.today())
    ]


def known_people(name: str) -> list[Known]:
    """Return whom ``name`` means as the directory knows them; see :func:`find_people`."""
    from reseau_tui.capture.names import Ladder
    from reseau_tui.model.database import connection
    from reseau_tui.model.directory import Directory

    name = clean(name).removeprefix("@").strip()
    if not name:
        return []
    ladder = Ladder(Directory(connection()))
    people = _bearers(name, ladder) or _by_ladder(name, ladder)
    if not people and name.isdecimal() and len(name) < 19:
        people = ladder.directory.people_with_ids([int(name)])
    # By how recently they were seen, then circle; both sorts are stable.
    people = sorted(people, key=lambda known: (known.circle or _LAST_CIRCLE, known.name))
    people.sort(key=lambda known: known.last_on, reverse=True)
    return people


def _bearers(name: str, ladder: Ladder) -> list[Known]:
    """Return who bears exactly this full name, whatever signs are in it."""
    found = rows("SELECT id FROM contact WHERE sort_name = ? LIMIT 50", (fold(name),))
    people = ladder.directory.people_with_ids([row[0] for row in found]) if found else []
    return [known for known in people if not known.hidden] or people


def _by_ladder(name: str, ladder: Ladder) -> list[Known]:
    from reseau_tui.capture.marks import read_marks

    tokens = read_marks(name).tokens
    if not tokens:
        return []
    match = ladder.match(tokens, 0, expected=True)
    if match is not None and match.count == len(tokens):
        return match.people
    handle = ladder.by_handle(name)
    if handle or len(tokens) > 1:
        return handle or [
            known
            for known in ladder.directory.people_with_prefix(name)
            if fold(known.name).startswith(fold(name))
        ]
    # As if written with a capital, so that "paul" is not the beginning of Paule either.
    tokens[0].capital = True
    people, sure = ladder.by_prefix(tokens[0])
    return people if sure else []
