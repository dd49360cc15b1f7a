"""Looking people up by what was typed: the questions a capture asks, in plain SQL.

Runs on the road of ``--log``: any DB-API connection, no peewee. Every method is bounded, so that
100,000 people cost what 200 do, except :meth:`Directory.people_of_tag` and
:meth:`Directory.people_of_circle`, which return the whole group.
"""

from __future__ import annotations

from reseau_tui.text import fold, words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from sqlite3 import Connection

    Row = tuple[int, str, str | None, int | None, str, int, str | None]

MOST = 20
"""People returned by one question, apart from groups."""

MOST_OF_A_WORD = 6
"""People returned for one word among several; with more, the word alone names nobody."""

_RECENT_MEETINGS = 400
_WORDS_AT_ONCE = 60
_SEPARATOR = "\x1f"
_HIGHEST = "\U0010ffff"

_COLUMNS = (
    "c.id, c.name, c.nickname, c.circle,"
    " max(coalesce(c.last_full_on, ''), coalesce(c.last_touch_on, '')),"
    " c.archived_at IS NOT NULL OR c.deceased_on IS NOT NULL,"
    " (SELECT group_concat(p.value, char(31)) FROM contact_point p"
    " WHERE p.contact_id = c.id AND p.kind = 'handle')"
)
_VISIBLE = "c.archived_at IS NULL AND c.deceased_on IS NULL"
# CROSS JOIN keeps the order: first the index, then one contact for each hit.
_FOUND = f"SELECT {_COLUMNS} FROM contact_search s CROSS JOIN contact c ON c.id = s.rowid"
_STORED = f"SELECT {_COLUMNS} FROM contact c"


class Known:
    """What matching needs to know of a contact; ``last_on`` is "" when there was no contact yet.

    ``hidden`` marks the archived and the deceased: only their exact full name is theirs.
    """

    __slots__ = ("circle", "handles", "hidden", "id", "last_on", "name", "nickname")

    def __init__(
        self,
        id: int,
        name: str,
        nickname: str | None = None,
        *,
        circle: int | None = None,
        last_on: str = "",
        hidden: bool = False,
        handles: list[str] | None = None,
    ) -> None:
        self.id = id
        self.name = name
        self.nickname = nickname
        self.circle = circle
        self.last_on = last_on
        self.hidden = hidden
        self.handles = handles if handles is not None else []

    def __repr__(self) -> str:
        return f"Known({self.id!r}, {self.name!r})"


class Directory:
    """The contacts of one database, as capture asks for them."""

    __slots__ = ("_connection",)

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def people_with_words(self, asked: list[str]) -> dict[str, list[Known]]:
        """Return for each word people with it in name, nickname or handle.

        A word may be folded or not. A word that reaches MOST_OF_A_WORD people is everybody's name:
        they are then some whose first name it is. One query, two more in that case.
        """
        terms = {word: term for word in asked if (term := _term(word))}
        found: dict[str, list[Known]] = {word: [] for word in asked}
        if not terms:
            return found
        most = 2 * MOST_OF_A_WORD
        rows: list[Row] = []
        pieces = list(terms.items())
        for start in range(0, len(pieces), _WORDS_AT_ONCE):
            some = [term for _, term in pieces[start : start + _WORDS_AT_ONCE]]
            rows = self._matching(" OR ".join(some), most)
            if len(rows) == most:
                break
            wanted = {_compared(word): word for word, _ in pieces[start : start + _WORDS_AT_ONCE]}
            for row in rows:
                for held in _held(row):
                    if held in wanted:
                        _add(found[wanted[held]], row)
        else:
            return found
        for people in found.values():
            people.clear()
        first = f"{_STORED[7:]} WHERE c.sort_name >= ? AND c.sort_name < ? AND {_VISIBLE}"
        self._each(first, [(w, _compared(w), _compared(w) + "!") for w in terms], found)
        held = f"{_FOUND[7:]} WHERE contact_search MATCH ?"
        self._each(
            held,
            [(word, term) for word, term in pieces if len(found[word]) < MOST_OF_A_WORD],
            found,
        )
        return found

    def _each(
        self, select: str, values: list[tuple[str, ...]], found: dict[str, list[Known]]
    ) -> None:
        """Run ``select`` for every word, in one statement for many; add who it finds."""
        one = f"SELECT * FROM (SELECT ?, {select} LIMIT {MOST_OF_A_WORD})"
        for start in range(0, len(values), _WORDS_AT_ONCE):
            some = values[start : start + _WORDS_AT_ONCE]
            bound = [value for each in some for value in each]
            statement = " UNION ALL ".join([one] * len(some))
            for row in self._connection.execute(statement, bound).fetchall():
                if len(found[row[0]]) < MOST_OF_A_WORD:
                    _add(found[row[0]], row[1:])

    def people_with_all(self, asked: list[str]) -> list[Known]:
        """Return the people whose names and handles hold all of ``asked``, at most MOST."""
        terms = [_term(word) for word in asked]
        if not terms or not all(terms):
            return []
        return [_known(row) for row in self._matching(" AND ".join(terms), MOST)]

    def people_with_prefix(self, prefix: str) -> list[Known]:
        """Return people with a word that starts with ``prefix``, first names first, at most MOST.

        A prefix of several words ("camille d") is one of the whole name. Nobody hidden.
        """
        start = fold(prefix)
        rows: list[Row] = self._connection.execute(
            f"{_STORED} WHERE c.sort_name >= ? AND c.sort_name < ? AND {_VISIBLE} LIMIT {MOST}",
            (start, start + _HIGHEST),
        ).fetchall()
        term = "" if " " in start or len(rows) == MOST else _term(prefix)
        if term and not term.startswith("("):
            seen = {row[0] for row in rows}
            statement = f"{_FOUND} WHERE contact_search MATCH ? AND {_VISIBLE} LIMIT {MOST}"
            more: list[Row] = self._connection.execute(statement, (term + " *",)).fetchall()
            rows += [row for row in more if row[0] not in seen]
        return [_known(row) for row in rows[:MOST]]

    def people_like(self, asked: str) -> list[Known]:
        """Return up to six people whose first name, or whole name, is spelt nearly like ``asked``.

        The first letter must agree. One slip for up to four letters, two above.
        """
        wanted = fold(asked)
        if len(wanted) < 3:
            return []
        slips = 1 if len(wanted) <= 4 else 2
        first, _, rest = wanted.partition(" ")
        if rest:
            rows: list[Row] = self._connection.execute(
                f"{_STORED} WHERE c.sort_name >= ? AND c.sort_name < ? AND {_VISIBLE} LIMIT 500",
                (first + " ", first + "!"),
            ).fetchall()
            ranked = sorted(
                (away, row[1], row)
                for row in rows
                if 0 < (away := slips_between(wanted, fold(row[1]), slips)) <= slips
            )
            return [_known(row) for _, _, row in ranked[:6]]
        names: list[tuple[str]] = self._connection.execute(
            "SELECT DISTINCT substr(sort_name, 1, instr(sort_name || ' ', ' ') - 1) FROM contact"
            " WHERE sort_name >= ? AND sort_name < ?",
            (wanted[0], wanted[0] + _HIGHEST),
        ).fetchall()
        near = sorted(
            (away, name)
            for (name,) in names
            if 0 < (away := slips_between(wanted, name, slips)) <= slips
        )
        people: list[Known] = []
        for _, name in near[:6]:
            rows = self._connection.execute(
                f"{_STORED} WHERE c.sort_name >= ? AND c.sort_name < ? AND {_VISIBLE} LIMIT 6",
                (name, name + "!"),
            ).fetchall()
            people += [_known(row) for row in rows]
        return people[:6]

    def likely_people(self, word: str, person_ids: list[int]) -> list[Known]:
        """Return the MOST likeliest of all who hold ``word``.

        First who was often met with ``person_ids``, then who was met lately. Reads everybody of
        that name: for questions only.
        """
        term = _term(word)
        if not term:
            return []
        marks = ",".join("?" * len(person_ids))
        rows: list[Row] = self._connection.execute(
            f"{_FOUND} LEFT JOIN (SELECT b.contact_id AS id, count(*) AS times FROM ("
            f" SELECT interaction_id FROM participant WHERE contact_id IN ({marks})"
            f" ORDER BY moment DESC LIMIT {_RECENT_MEETINGS}) a"
            " JOIN participant b ON b.interaction_id = a.interaction_id GROUP BY b.contact_id) t"
            f" ON t.id = c.id WHERE contact_search MATCH ? AND {_VISIBLE}"
            f" ORDER BY t.times DESC, 5 DESC, c.circle IS NULL, c.circle, c.id LIMIT {MOST}",
            (*person_ids, term),
        ).fetchall()
        return [_known(row) for row in rows]

    def people_of_tag(self, folded: str) -> list[Known] | None:
        """Return everybody visible with the tag, by name; None when there is no such tag."""
        tag = self._connection.execute("SELECT id FROM tag WHERE folded = ?", (folded,)).fetchone()
        if tag is None:
            return None
        rows: list[Row] = self._connection.execute(
            f"{_STORED} WHERE {_VISIBLE} AND c.id IN"
            " (SELECT contact_id FROM contact_tag WHERE tag_id = ? AND role = 'tag')"
            " ORDER BY c.sort_name, c.id",
            tag,
        ).fetchall()
        return [_known(row) for row in rows]

    def people_of_circle(self, circle: int) -> list[Known]:
        """Return everybody visible of the circle 1–5, by name."""
        rows: list[Row] = self._connection.execute(
            f"{_STORED} WHERE c.circle = ? AND {_VISIBLE} ORDER BY c.sort_name, c.id", (circle,)
        ).fetchall()
        return [_known(row) for row in rows]

    def people_with_ids(self, ids: Iterable[int]) -> list[Known]:
        """Return these contacts, hidden ones too; an unknown id is left out."""
        asked = list(ids)
        marks = ",".join("?" * len(asked))
        rows: list[Row] = self._connection.execute(
            f"{_STORED} WHERE c.id IN ({marks})", asked
        ).fetchall()
        return [_known(row) for row in rows]

    def together(
        self, person_ids: list[int], candidate_ids: list[int]
    ) -> dict[int, tuple[int, str]]:
        """Return how often, and on which day last, each candidate was met with one of the persons.

        Counts the last 400 meetings of the persons. Candidates never met with them are left out.
        """
        persons = ",".join("?" * len(person_ids))
        candidates = ",".join("?" * len(candidate_ids))
        rows: list[tuple[int, int, str]] = self._connection.execute(
            'SELECT b.contact_id, count(*), max(i."on") FROM ('
            f" SELECT DISTINCT interaction_id FROM participant WHERE contact_id IN ({persons})"
            f" ORDER BY moment DESC LIMIT {_RECENT_MEETINGS}) a"
            " JOIN participant b ON b.interaction_id = a.interaction_id"
            " JOIN interaction i ON i.id = a.interaction_id"
            f" WHERE b.contact_id IN ({candidates}) GROUP BY b.contact_id",
            (*person_ids, *candidate_ids),
        ).fetchall()
        return {person: (times, day) for person, times, day in rows}

    def _matching(self, terms: str, most: int) -> list[Row]:
        statement = f"{_FOUND} WHERE contact_search MATCH ? LIMIT {most}"
        return self._connection.execute(statement, (terms,)).fetchall()


def slips_between(one: str, other: str, most: int) -> int:
    """Return the slips between two words: letters added, left out, changed or swapped.

    At most ``most`` + 1. Optimal string alignment distance (Damerau 1964, without editing a
    swapped pair again).
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    above = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        line = [row]
        for column, against in enumerate(other, 1):
            cost = min(
                above[column] + 1, line[column - 1] + 1, above[column - 1] + (letter != against)
            )
            if (
                row > 1
                and column > 1
                and letter == other[column - 2]
                and one[row - 2] == against
                and before[column - 2] + 1 < cost
            ):
                cost = before[column - 2] + 1
            line.append(cost)
        if min(line) > most:
            return most + 1
        before, above = above, line
    return min(above[-1], most + 1)


def _term(word: str) -> str:
    """Return the search expression for one word; "" when the index cannot hold it.

    The index (unicode61) cuts at everything but letters, digits, hyphens and Latin marks, and
    knows no phrases (``detail = column``), so a word it cuts is asked for piece by piece.
    """
    if word.isascii() and word.isalnum():
        return f'name : "{word}"'
    pieces: list[str] = []
    piece = ""
    for letter in word.replace("'", ""):
        if letter == "-" or (letter.isalnum() and not _is_cut(letter)):
            piece += letter
        elif piece and not "\u0300" <= letter <= "\u036f":
            pieces.append(piece)
            piece = ""
    if piece:
        pieces.append(piece)
    if not pieces:
        return ""
    joined = " AND ".join(f'name : "{piece}"' for piece in pieces)
    return joined if len(pieces) == 1 else f"({joined})"


def _is_cut(letter: str) -> bool:
    """Tell whether the index cuts at a letter: some are vowel signs in its older Unicode."""
    return "\u19b0" <= letter <= "\u19c9" or letter in "\u1cf2\u1cf3"


def _held(row: Row) -> set[str]:
    """Return the folded words of all names of a row; hyphenated ones whole and in parts."""
    texts = f"{row[1]} {row[2] or ''} {(row[6] or '').replace(_SEPARATOR, ' ')}"
    folded = fold(texts).replace("'", "")
    held: set[str] = set()
    for word in words(folded):
        held.add(word.text)
        if "-" in word.text:
            held.update(word.text.split("-"))
        if "_" in word.text:
            held.update(word.text.split("_"))
    return held


def _compared(word: str) -> str:
    return fold(word).replace("'", "")


def _known(row: Row) -> Known:
    handles = row[6].split(_SEPARATOR) if row[6] else []
    return Known(
        row[0], row[1], row[2], circle=row[3], last_on=row[4], hidden=bool(row[5]), handles=handles
    )


def _add(people: list[Known], row: Row) -> None:
    if all(known.id != row[0] for known in people):
        people.append(_known(row))
