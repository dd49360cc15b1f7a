"""What the sections of a captured line mean: news told and asked for, help given and received.

Plain SQL over a DB-API connection, on the road of ``--log``: loaded only when a line has a section
or says thanks.
"""

from __future__ import annotations

from reseau_tui.model.write import tag_contact
from reseau_tui.text import clean_note, words

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

MOST_MEANT = 200
"""The newest open pieces of news among which the one meant is looked for."""

_TAG_LIMIT = 60
_FEWEST_LETTERS = 3
_LONG = 5
_MOST_ENDING = 2
_SMALL = frozenset(
    (
        "a", "an", "the", "my", "our", "of", "to", "in", "on", "for", "at", "and", "is", "new",
        "le", "la", "les", "l", "un", "une", "des", "du", "de", "d", "mon", "ma", "mes", "notre",
        "nos", "au", "en", "et", "sur", "pour", "nouveau", "nouvelle", "nouveaux",
        "his", "her", "its", "your", "their", "he", "she", "it", "they", "i", "we", "you", "was",
        "were", "are", "be", "has", "have", "had", "with", "from", "about", "this", "that", "not",
        "son", "sa", "ses", "leur", "leurs", "ton", "ta", "tes", "votre", "vos", "il", "elle",
        "ils", "elles", "on", "je", "nous", "vous", "que", "qui", "est", "sont", "c", "s", "ce",
        "se", "a", "ont", "avec", "dans", "par", "chez", "aux", "pas",
    )
)  # fmt: skip
"""Words that say nothing about which news is meant."""


def fill(
    connection: sqlite3.Connection,
    interaction: int,
    on: str,
    people: Sequence[int],
    sections: Iterable[tuple[str, str]],
    created_at: int,
    since: str = "",
    *,
    afresh: bool = True,
) -> None:
    """Write what ``sections`` mean, inside the caller's action.

    ``people`` are those of the interaction; help and questions are the first one's, my news is
    told to all of them. ``on`` is YYYY-MM-DD, ``created_at`` in seconds. News of mine from before
    the day ``since`` are not what is meant. A line captured ``afresh`` opens a request for what
    somebody looks for; one of years ago does not.
    """
    if not people:
        return
    first = people[0]
    for key, said in sections:
        text = clean_note(said)
        if not text:
            continue
        if key in ("gave", "got"):
            connection.execute(
                'INSERT INTO good_turn (contact_id, given, "on", text, interaction_id, created_at)'
                " VALUES (?, ?, ?, ?, ?, ?)",
                (first, int(key == "gave"), on, text, interaction, created_at),
            )
        elif key == "news":
            _tell(connection, interaction, on, people, text, created_at, since)
        elif key == "asked":
            question = _meant(connection, "ask", text, first)
            if question:
                connection.execute(
                    "UPDATE news SET closed_on = ?, answer = ? WHERE id = ?", (on, text, question)
                )
            _add_news(connection, "theirs", first, on, text, interaction, created_at)
        elif key == "ask":
            _add_news(connection, "ask", first, on, text, interaction, created_at)
        elif key in ("seeks", "offers"):
            if key == "seeks" and afresh:
                from reseau_tui.model.requests import hear_request

                hear_request(connection, first, text, on, interaction)
            for tag in text.split(","):
                if tag.strip():
                    tag_contact(connection, first, tag.strip()[:_TAG_LIMIT], key)


def thank(connection: sqlite3.Connection, on: str, people: Iterable[int]) -> None:
    """Take thanks said to ``people`` for those of all they did up to that day.

    Their good turns, and the introductions they made for me.
    """
    for contact in people:
        connection.execute(
            "UPDATE good_turn SET thanked_on = ? WHERE contact_id = ? AND given = 0 AND done = 1"
            ' AND thanked_on IS NULL AND no_thanks = 0 AND "on" <= ?',
            (on, contact, on),
        )
        connection.execute(
            "UPDATE introduction SET thanked_on = ? WHERE introducer_id = ?"
            " AND status IN ('made', 'followed-up') AND (first_id IS NULL) != (second_id IS NULL)"
            ' AND thanked_on IS NULL AND no_thanks = 0 AND "on" <= ?',
            (on, contact, on),
        )


def _tell(
    connection: sqlite3.Connection,
    interaction: int,
    on: str,
    people: Sequence[int],
    text: str,
    created_at: int,
    since: str,
) -> None:
    """Note that a piece of my news was told: one I wait to tell, or a new one."""
    news = _meant(connection, "tell", text, since=since) or _add_news(
        connection, "tell", None, on, text, interaction, created_at
    )
    for contact in people:
        connection.execute(
            'INSERT INTO told (news_id, contact_id, "on", interaction_id) SELECT ?, ?, ?, ?'
            " WHERE NOT EXISTS (SELECT 1 FROM told WHERE news_id = ? AND contact_id = ?)",
            (news, contact, on, interaction, news, contact),
        )


def _add_news(
    connection: sqlite3.Connection,
    kind: str,
    contact: int | None,
    on: str,
    text: str,
    interaction: int,
    created_at: int,
) -> int:
    gesture = None
    if kind == "theirs":
        from reseau_tui.model.gestures import proposed

        gesture = proposed(text)
    cursor = connection.execute(
        'INSERT INTO news (kind, contact_id, "on", text, gesture, interaction_id, created_at)'
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (kind, contact, on, text, gesture, interaction, created_at),
    )
    return cursor.lastrowid or 0


def _meant(
    connection: sqlite3.Connection,
    kind: str,
    text: str,
    contact: int | None = None,
    since: str = "",
) -> int:
    """Return the open news that ``text`` speaks of, 0 when none or several do.

    Half of the words of the shorter one must be in the other, small words left out; of several,
    the one that shares most is meant.
    """
    said = _weighty(text)
    best, found, ties = (0.0, 0.0), 0, 0
    if not said:
        return 0
    for news, known in connection.execute(
        'SELECT id, text FROM (SELECT id, text, "on" FROM news WHERE contact_id IS ? AND kind = ?'
        ' AND closed_on IS NULL ORDER BY id DESC LIMIT ?) WHERE "on" >= ?',
        (contact, kind, MOST_MEANT, since),
    ).fetchall():
        theirs = _weighty(known)
        shorter, longer = (said, theirs) if len(said) <= len(theirs) else (theirs, said)
        common = sum(_is_in(word, longer) for word in shorter)
        fit = (common / max(1, len(shorter)), common / len(longer))
        if fit[0] >= 0.5 and fit >= best:
            ties = ties + 1 if fit == best else 0
            best, found = fit, news
    return 0 if ties else found


def _weighty(text: str) -> set[str]:
    return {word.folded for word in words(text)} - _SMALL


def _is_in(word: str, others: set[str]) -> bool:
    """Tell whether a word is among ``others``, or is one of them but for its ending.

    Jobs is job, and Lisbonne Lisbon.
    """
    if word in others:
        return True
    for other in others:
        short, long = (word, other) if len(word) < len(other) else (other, word)
        ending = long[len(short) :]
        if not long.startswith(short) or len(short) < _FEWEST_LETTERS:
            continue
        if ending in ("s", "x") or (len(short) >= _LONG and len(ending) <= _MOST_ENDING):
            return True
    return False
