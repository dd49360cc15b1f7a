"""What an exchange may have settled, to be ticked off while it is written down."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reseau_tui.network.good_turns import thanks_for
from reseau_tui.network.news import to_tell_all
from reseau_tui.network.reading import id_list, rows

PROMISE, TELL, ASK, THANK = "promise", "tell", "ask", "thank"
"""The kinds: a promise that may be kept, a piece of my news told, a question asked, thanks
said for a good turn."""

MOST = 20
"""Rows offered for one line."""

_PEOPLE_MOST = 50
"""People of a line whose rows are looked at: a whole circle is not gone through while typing."""


@dataclass(frozen=True, slots=True)
class Tickable:
    """One thing that may be ticked off: its kind and id, the words, whose it is.

    ``on`` is the day it is due (YYYY-MM-DD), None for what has no day. A piece of my news is told
    to everybody of the line; ``name`` are those who have not heard it, and ``contact_id`` one of
    them. ``answer`` is what was noted to a question while it was ticked.
    """

    kind: str
    id: int
    text: str
    contact_id: int
    name: str
    on: str | None = None
    answer: str = ""


def tickables(people: Iterable[int]) -> list[Tickable]:
    """Return what an exchange with ``people`` may settle, at most :data:`MOST` of each kind.

    Open promises made to them, first due first; my news they have not heard, newest first; what I
    wanted to ask them; the good turns of theirs for which thanks are still to say.
    """
    asked = list(dict.fromkeys(people))[:_PEOPLE_MOST]
    if not asked:
        return []
    found = rows(
        "SELECT p.id, p.text, p.contact_id, c.name, p.due_on FROM json_each(?) a"
        " CROSS JOIN promise p INDEXED BY promise_by_contact ON p.contact_id = a.value"
        " CROSS JOIN contact c ON c.id = p.contact_id"
        " WHERE p.done_at IS NULL ORDER BY p.due_on, p.id LIMIT ?",
        (id_list(asked), MOST),
    )
    promises = [Tickable(PROMISE, *row) for row in found]
    return [*promises, *_to_tell(asked), *_to_ask(asked), *_to_thank(asked)]


def _to_tell(people: list[int]) -> list[Tickable]:
    """Return one row a piece of news, whoever of ``people`` it is for."""
    waiting = to_tell_all(people)
    if not waiting:
        return []
    names = dict(
        rows("SELECT c.id, c.name FROM json_each(?) a CROSS JOIN contact c ON c.id = a.value",
             (id_list(waiting),))
    )  # fmt: skip
    ears: dict[int, list[int]] = {}
    texts: dict[int, tuple[str, str]] = {}
    for contact in people:
        for piece in waiting.get(contact, ()):
            ears.setdefault(piece.id, []).append(contact)
            texts[piece.id] = (piece.on, piece.text)
    newest = sorted(ears, key=lambda piece: (texts[piece][0], piece), reverse=True)
    return [
        Tickable(
            TELL, piece, texts[piece][1], ears[piece][0],
            ", ".join(names[contact] for contact in ears[piece]),
        )
        for piece in newest[:MOST]
    ]  # fmt: skip


def _to_ask(people: list[int]) -> list[Tickable]:
    found = rows(
        "SELECT n.id, n.text, n.contact_id, c.name FROM json_each(?) a"
        " CROSS JOIN news n INDEXED BY news_by_contact ON n.contact_id = a.value"
        " AND n.kind = 'ask' AND n.closed_on IS NULL"
        ' CROSS JOIN contact c ON c.id = n.contact_id ORDER BY n."on", n.id LIMIT ?',
        (id_list(people), MOST),
    )
    return [Tickable(ASK, *row) for row in found]


def _to_thank(people: list[int]) -> list[Tickable]:
    return [
        Tickable(THANK, turn.id, turn.text, turn.contact_id, turn.name)
        for turn in thanks_for(people, MOST)
    ]
