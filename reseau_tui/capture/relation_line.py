"""``@Paul partner of @Léa``: a line that is nothing but a relation tells no exchange.

Never loaded on the fast road of ``--log``, which only looks whether a line may be one.
"""

from __future__ import annotations

from reseau_tui import clock
from reseau_tui.capture.candidates import proposals
from reseau_tui.capture.draft import Draft, Person, Question, Relation
from reseau_tui.capture.grammar import read
from reseau_tui.i18n import _
from reseau_tui.model.relation_words import kind_named
from reseau_tui.text import NOTE_LIMIT, clean, fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    import sqlite3
    from collections.abc import Sequence

    from reseau_tui.model.directory import Directory

    Answers = dict[str, int | str]

_JOINERS = ("of", "de", "d'", "d’", "du", "des")
_LINKS = ("is", "est", "the", "a", "an", "le", "la", "l'", "un", "une", "'s")
_PARTICLES = ("de", "du", "des", "la", "le", "van", "von", "der", "den", "di", "da", "of", "bin")
_NO_NAME = frozenset(':;,+#@!?()"0123456789')
_WORDS_MOST = 5


def read_any(
    line: str,
    now: datetime.datetime,
    directory: Directory,
    *,
    pick: bool = False,
    create: bool = False,
    answers: Answers | None = None,
    default_person: Person | None = None,
    usual_day: datetime.date | None = None,
) -> Draft:
    """Understand a line, an exchange or a relation; as :func:`reseau_tui.capture.grammar.read`."""
    draft = read_relation(line, now.date(), pick=pick, answers=answers)
    if draft is not None:
        return draft
    return read(
        line, now, directory, pick=pick, create=create, answers=answers,
        default_person=default_person, usual_day=usual_day,
    )  # fmt: skip


def read_relation(
    line: str, today: datetime.date, *, pick: bool = False, answers: Answers | None = None
) -> Draft | None:
    """Return the relation that ``line`` tells, None when it tells none.

    The people are those of the open database. Like any name after ``@``, one that nobody has is
    a new person; but only where it looks like a name, so that no exchange is taken for this.
    """
    line = clean(line, NOTE_LIMIT)
    parts = _parts(line)
    if parts is None:
        return None
    kind, names = parts
    given = {fold(about): answer for about, answer in (answers or {}).items()}
    if any(given.get(fold(name)) == "skip" for name in names):
        return None
    draft = Draft(line, today)
    sides: list[Person | None] = []
    for name in names:
        found = _meant(name, given.get(fold(name)), pick=pick)
        if found is None:
            return None
        if isinstance(found, Question):
            draft.questions.append(found)
        elif found.id is None:
            draft.created.append(found.name)
        else:
            draft.people.append(found)
        sides.append(found if isinstance(found, Person) else None)
    first, second = sides
    if first and second and (first.id, first.name) == (second.id, second.name):
        return None  # nobody is anything to themselves
    draft.relation = Relation(kind, first, second)
    draft.relation.known = _is_noted(draft.relation)
    return draft


def _is_noted(relation: Relation) -> bool:
    from reseau_tui.model.database import connection
    from reseau_tui.model.relations import relation_between

    first, second = (side.id if side is not None else None for side in relation.sides)
    if first is None or second is None:
        return False
    return relation_between(connection(), second, first, relation.kind) is not None


def _meant(name: str, answer: int | str | None, *, pick: bool) -> Person | Question | None:
    """Return whom a name means, or the question who it is; None when this is no name."""
    from reseau_tui.model.database import connection
    from reseau_tui.model.directory import Directory
    from reseau_tui.network.find import known_people

    if isinstance(answer, int):
        chosen = Directory(connection()).people_with_ids([answer])
        if chosen:
            return Person(chosen[0].id, chosen[0].name, "picked")
    people = [] if answer == "create" else known_people(name)
    if not people:
        return Person(None, name, "created") if _looks_like_name(name) else None
    if len(people) > 1 and not pick:
        return Question(name, "ambiguous", proposals(people, clock.today()))
    how = "picked" if len(people) > 1 else "full"
    return Person(people[0].id, people[0].name, how)


def _parts(line: str) -> tuple[str, tuple[str, str]] | None:
    """Return the kind and the two names of ``@A KIND of @B``, None for another line."""
    last = line.rfind("@")
    if last <= 0 or line[0] != "@":
        return None
    words = line[1:last].split()
    if len(words) < 3 or fold(words[-1]) not in _JOINERS:
        return None
    kind = kind_named(words[-2])
    words = words[:-2]
    while len(words) > 1 and fold(words[-1]) in _LINKS:
        words.pop()
    names = (_name(" ".join(words)), _name(line[last + 1 :]))
    if kind is None or not all(names):
        return None
    return kind, names


def _name(text: str) -> str:
    """Return a name without its brackets, "" for what cannot be one."""
    text = text.strip().rstrip(".")
    if text.startswith("[") and text.endswith("]"):
        return text[1:-1].strip()
    if _NO_NAME & set(text) or len(text.split()) > _WORDS_MOST:
        return ""
    return text


def _looks_like_name(name: str) -> bool:
    words = name.split()
    return len(words) == 1 or all(word[0].isupper() or fold(word) in _PARTICLES for word in words)


def in_words(draft: Draft) -> str:
    """Return what a draft of a relation says as a sentence, in the user's language."""
    from reseau_tui.network.relations import sentence_of

    relation = draft.relation
    if relation is None:
        return ""
    names = [person.name if person is not None else "?" for person in relation.sides]
    return sentence_of(relation.kind).format(name=names[0], other=names[1])


def noted_already(draft: Draft) -> str:
    """Return that the relation of a draft is there already, so that nothing is written for it."""
    return _("That is noted already: {what}").format(what=in_words(draft))


def write_relation(
    connection: sqlite3.Connection, draft: Draft, created: Sequence[tuple[int, str]]
) -> int:
    """Write the relation of a draft without questions; ``created`` are (id, name) of new people.

    Inside the caller's action; returns the relation's id.
    """
    from reseau_tui.model.relations import add_relation

    relation = draft.relation
    if relation is None:
        raise ValueError("no relation")
    new = list(created)
    ids: list[int] = []
    for person in relation.sides:
        if person is not None and person.id is not None:
            ids.append(person.id)
        elif person is not None:
            ids.append(next(contact for contact, name in new if name == person.name))
    first, second = ids
    return add_relation(connection, second, first, relation.kind)
