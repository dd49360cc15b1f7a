"""A complete draft becomes rows: one interaction, its people, its promise, in one action."""

from __future__ import annotations

from reseau_tui.capture.echo import translated
from reseau_tui.model import write

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

    from reseau_tui.capture.draft import Draft

REPEAT_SECONDS = 120
"""How long the same line again is taken for a slip."""


class Repeated(Exception):
    """The very same line was recorded a moment ago; nothing was written."""


class Recorded:
    """What a capture wrote: ids of the interaction and of the promise, the contacts created.

    ``interaction`` is None for a line that only makes a promise, or that tells a ``relation``;
    ``created`` holds (id, name), ``introduced`` those created who took no part.
    """

    __slots__ = ("action", "created", "interaction", "introduced", "promise", "relation")

    def __init__(self) -> None:
        self.action = 0
        self.interaction: int | None = None
        self.promise: int | None = None
        self.relation: int | None = None
        self.created: list[tuple[int, str]] = []
        self.introduced: list[tuple[int, str]] = []


def label(draft: Draft, language: str) -> str:
    """Return what undo calls this capture."""
    if draft.relation is not None:
        from reseau_tui.capture.relation_line import in_words

        return in_words(draft)
    names = ", ".join([person.name for person in draft.people] + draft.created)
    if draft.promise_only and draft.promise:
        owner = draft.promise.person.name if draft.promise.person else names
        return f"{draft.promise.text} · {owner}" if owner else draft.promise.text
    return f"{translated(draft.kind, language)} · {names}"


def record(
    connection: sqlite3.Connection,
    draft: Draft,
    at: int,
    *,
    language: str = "en",
    again: bool = False,
    inbox: int | None = None,
    source: str = "capture",
) -> Recorded:
    """Write a draft that has no open question; ``at`` is in seconds since 1970.

    ``language`` is that of the name undo gives it. ``again`` allows the same line twice within
    two minutes, else Repeated is raised and nothing is written. ``inbox`` is the Inbox row this
    line came from; it goes in the same action.
    Raises sqlite3.Error when the database cannot take it.
    """
    done = Recorded()
    with write.Action(connection, label(draft, language), at) as action:
        done.action = action.id
        if not again and _is_repeated(connection, draft, at - REPEAT_SECONDS):
            raise Repeated
        people = [person.id for person in draft.people if person.id is not None]
        for name in draft.created:
            contact = write.add_contact(connection, name, at)
            done.created.append((contact, name))
            people.append(contact)
        if draft.relation is not None:
            from reseau_tui.capture.relation_line import write_relation

            done.relation = write_relation(connection, draft, done.created)
        elif not draft.promise_only:
            sections = [(key, text) for key, texts in draft.sections.items() for text in texts]
            done.interaction = write.add_interaction(
                connection,
                on=draft.on.isoformat(),
                at=draft.at,
                people=dict.fromkeys(people),  # each once, in their order
                created_at=at,
                kind=draft.kind,
                initiative=draft.initiative,
                text=draft.text,
                line=draft.line,
                place=draft.place,
                minutes=draft.minutes,
                source=source,
                tags=draft.tags,
                sections=sections,
            )
            if sections or draft.kind == "thanks":
                _mean(connection, draft, done.interaction, people, sections, at)
            if draft.introductions:
                _introduce(connection, draft, done, at)
        if draft.promise is not None:
            owner = _owner(draft, done) or people[0]
            done.promise = write.add_promise(
                connection,
                owner,
                draft.promise.on.isoformat(),
                draft.promise.text,
                at,
                done.interaction,
            )
        if inbox is not None:
            connection.execute("DELETE FROM inbox WHERE id = ?", (inbox,))
    return done


def _mean(
    connection: sqlite3.Connection,
    draft: Draft,
    interaction: int,
    people: list[int],
    sections: list[tuple[str, str]],
    at: int,
) -> None:
    """Write what sections and thanks mean; few lines have any, so the rest does not load it."""
    from reseau_tui.model import upkeep

    on = draft.on.isoformat()
    upkeep.fill(connection, interaction, on, list(dict.fromkeys(people)), sections, at)
    if draft.kind == "thanks" and draft.initiative != "them":
        upkeep.thank(connection, on, people)


def _introduce(connection: sqlite3.Connection, draft: Draft, done: Recorded, at: int) -> None:
    """Write the introductions; who is new among them comes into the network."""
    from reseau_tui.capture.introducing import write_introductions
    from reseau_tui.text import fold

    known = [name for _contact, name in done.created]
    for name in draft.new_names:
        if name not in known:
            done.introduced.append((write.add_contact(connection, name, at), name))
    new = {fold(name): contact for contact, name in (*done.created, *done.introduced)}
    write_introductions(connection, draft, new, done.interaction)


def _owner(draft: Draft, done: Recorded) -> int | None:
    """Return whom the promise is made to when the line names them, new in the network or not."""
    person = draft.promise.person if draft.promise is not None else None
    if person is None or person.id is not None:
        return person.id if person is not None else None
    return next((contact for contact, name in done.created if name == person.name), None)


def _is_repeated(connection: sqlite3.Connection, draft: Draft, since: int) -> bool:
    if draft.promise_only and draft.promise is not None:
        return write.promise_repeated(
            connection, draft.promise.text, draft.promise.on.isoformat(), since
        )
    return write.repeated(connection, draft.line, since) is not None
