"""What one captured line was understood to mean, before anything is written."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable


class Person:
    """Someone the line names.

    ``id`` is the contact's, None when the contact is still to be created. ``how`` says what made
    the name theirs: full, nickname, initial, first, prefix, picked, created, tag, circle, default.
    """

    __slots__ = ("how", "id", "name")

    def __init__(self, id: int | None, name: str, how: str) -> None:
        self.id = id
        self.name = name
        self.how = how

    def __repr__(self) -> str:
        return f"Person({self.id!r}, {self.name!r}, {self.how!r})"


class Candidate:
    """Someone a question proposes; ``why_code`` and ``why_args`` become words in :func:`why`.

    Codes: together (name, days), seen (days), circle (circle), similar, never.
    """

    __slots__ = ("id", "name", "why_args", "why_code")

    def __init__(self, id: int, name: str, why_code: str, why_args: dict[str, str | int]) -> None:
        self.id = id
        self.name = name
        self.why_code = why_code
        self.why_args = why_args

    def __repr__(self) -> str:
        return f"Candidate({self.id!r}, {self.name!r}, {self.why_code!r}, {self.why_args!r})"


class Question:
    """What must be answered before the line can be recorded.

    ``about`` is the name as typed ("" when nobody was recognised, ``@@word`` for a group), the key
    of an answer. ``reason``: ambiguous, unknown, nobody, future, repeated. A group too large to be
    taken without asking is ambiguous too; ``size`` is then how many people it holds.
    """

    __slots__ = ("about", "candidates", "reason", "size")

    def __init__(
        self, about: str, reason: str, candidates: list[Candidate] | None = None, size: int = 0
    ) -> None:
        self.about = about
        self.reason = reason
        self.candidates = candidates if candidates is not None else []
        self.size = size

    def __repr__(self) -> str:
        return f"Question({self.about!r}, {self.reason!r}, {self.candidates!r})"


class Promise:
    """A follow-up: ``person`` None means the first participant."""

    __slots__ = ("on", "person", "text")

    def __init__(self, on: datetime.date, text: str, person: Person | None = None) -> None:
        self.on = on
        self.text = text
        self.person = person

    def __repr__(self) -> str:
        return f"Promise({self.on!r}, {self.text!r}, {self.person!r})"


class Relation:
    """A line that is a relation: ``first`` is the ``kind`` of ``second``, None while it is open.

    ``known`` says that it is noted already, from either side.
    """

    __slots__ = ("first", "kind", "known", "second")

    def __init__(self, kind: str, first: Person | None, second: Person | None) -> None:
        self.kind = kind
        self.first = first
        self.second = second
        self.known = False

    @property
    def sides(self) -> tuple[Person | None, Person | None]:
        """Both, in the order of the line."""
        return self.first, self.second


class Introduction:
    """``first`` is introduced to ``second`` by ``introducer``; None among them is me."""

    __slots__ = ("first", "introducer", "second", "why")

    def __init__(
        self, introducer: Person | None, first: Person | None, second: Person | None, why: str
    ) -> None:
        self.introducer = introducer
        self.first = first
        self.second = second
        self.why = why

    @property
    def sides(self) -> tuple[Person | None, Person | None, Person | None]:
        """All three, in the order of the line."""
        return self.introducer, self.first, self.second


class Draft:
    """One line, understood.

    * ``line`` the line cleaned; ``spans`` are over it: (start, end, what), sorted, never
      overlapping, what = date, person, tag, section, kind or unknown;
    * ``on`` the day, ``at`` "HH:MM" or None, ``kind`` and ``initiative`` as in ``kinds``;
    * ``people`` the participants, ``created`` the names among them that are still to be created;
    * ``text`` what is left without date, tags and sections, ``tags`` as typed;
    * ``sections`` texts of gave, got, news, asked, ask, seeks, offers, intro, by key;
    * ``promise_only``: the line starts with ``next:``, there is no interaction to record;
    * ``introductions`` who was introduced to whom, whether they took part or not;
    * ``relation`` what two people are to each other, when the line tells this and no interaction.
    """

    __slots__ = (
        "at",
        "created",
        "initiative",
        "introductions",
        "kind",
        "line",
        "minutes",
        "on",
        "people",
        "place",
        "promise",
        "promise_only",
        "questions",
        "relation",
        "sections",
        "spans",
        "tags",
        "text",
    )

    def __init__(self, line: str, on: datetime.date) -> None:
        self.line = line
        self.on = on
        self.at: str | None = None
        self.kind = "other"
        self.initiative = "both"
        self.people: list[Person] = []
        self.created: list[str] = []
        self.tags: list[str] = []
        self.text = line
        self.promise: Promise | None = None
        self.sections: dict[str, list[str]] = {}
        self.place: str | None = None
        self.minutes: int | None = None
        self.questions: list[Question] = []
        self.spans: list[tuple[int, int, str]] = []
        self.promise_only = False
        self.relation: Relation | None = None
        self.introductions: list[Introduction] = []

    @property
    def new_names(self) -> list[str]:
        """The names of everybody who is still to be created, taking part or only introduced."""
        found = list(self.created)
        for one in self.introductions:
            for person in one.sides:
                if person is not None and person.id is None and person.name not in found:
                    found.append(person.name)
        return found


def why(candidate: Candidate, sentence: Callable[[str], str]) -> str:
    """Return in words why ``candidate`` is proposed, for instance "seen with Paul 9 days ago".

    ``sentence`` translates a message: gettext's where it is loaded, a table on the fast road.
    """
    code, values = candidate.why_code, candidate.why_args
    days = values.get("days")
    if code == "together":
        if days == 0:
            message = sentence("seen with {name} today")
        elif days == 1:
            message = sentence("seen with {name} yesterday")
        else:
            message = sentence("seen with {name} {days} days ago")
    elif code == "seen":
        if days == 0:
            message = sentence("seen today")
        elif days == 1:
            message = sentence("seen yesterday")
        else:
            message = sentence("seen {days} days ago")
    elif code == "circle":
        message = sentence("circle {circle}")
    elif code == "similar":
        message = sentence("a similar name")
    else:
        message = sentence("not seen yet")
    return message.format(**values)
