"""``intro: A > B`` of a captured line: who the names are. Loaded only for a line that has one."""

from __future__ import annotations

from reseau_tui.capture.draft import Introduction, Person
from reseau_tui.capture.marks import read_marks
from reseau_tui.capture.mentions import Mention
from reseau_tui.capture.names import HOW
from reseau_tui.model.introduction_line import introduction_lines
from reseau_tui.model.introductions import MADE, add_introduction
from reseau_tui.text import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

    from reseau_tui.capture.draft import Draft
    from reseau_tui.capture.names import Ladder
    from reseau_tui.capture.people import Resolver


def read_introductions(draft: Draft, ladder: Ladder, resolver: Resolver) -> None:
    """Put the introductions of the ``intro:`` sections into the draft, or questions about them.

    They take part in an exchange that names nobody else: nobody is there by default then.
    """
    asked = len(draft.questions)
    for text in draft.sections.get("intro", ()):
        for line in introduction_lines(text):
            sides = [_person(draft, name, ladder, resolver) for name in line.names]
            if any(name and side is None for name, side in zip(line.names, sides, strict=True)):
                continue
            introducer, first, second = sides
            if len({_same(side) for side in sides}) == 3:
                draft.introductions.append(Introduction(introducer, first, second, line.why))
    if draft.introductions or len(draft.questions) > asked:
        draft.people = [person for person in draft.people if person.how != "default"]
    if draft.people or draft.created:
        return
    for person in introduced(draft):
        if person.id is None:
            draft.created.append(person.name)
        else:
            draft.people.append(person)


def introduced(draft: Draft) -> list[Person]:
    """Return everybody the introductions of a draft name, each once."""
    found: dict[int | str, Person] = {}
    for one in draft.introductions:
        for person in one.sides:
            if person is not None:
                found.setdefault(_same(person), person)
    return list(found.values())


def _person(draft: Draft, name: str, ladder: Ladder, resolver: Resolver) -> Person | None:
    """Return whom a name means; None for me, and with a question when that is not certain."""
    if not name:
        return None
    tokens = read_marks(name).tokens
    mention = Mention(name, 0, 0, [], "", sure=False)
    match = ladder.match(tokens, 0, True) if tokens else None
    if match is not None and match.count == len(tokens):
        mention = Mention(name, 0, 0, match.people, HOW[match.rung], word=tokens[0].core)
    elif match is not None:
        mention = Mention(name, 0, 0, match.people, "", word=tokens[0].core, sure=False)
    return resolver.person_of(draft, mention)


def _same(person: Person | None) -> int | str:
    """Return what tells people apart, new ones by their name; "" is me."""
    if person is None:
        return ""
    return fold(person.name) if person.id is None else person.id


def write_introductions(
    connection: sqlite3.Connection, draft: Draft, new: dict[str, int], interaction: int | None
) -> None:
    """Write the introductions of a draft, made on its day; ``new`` are ids by folded name."""
    for one in draft.introductions:
        introducer, first, second = (
            None if person is None else person.id or new[fold(person.name)] for person in one.sides
        )
        add_introduction(
            connection, introducer=introducer, first=first, second=second,
            on=draft.on.isoformat(), why=one.why, status=MADE, interaction=interaction,
        )  # fmt: skip
