"""Who the mentions of a line are, in the end: one person, somebody new, or a question."""

from __future__ import annotations

from reseau_tui.capture.draft import Person, Question
from reseau_tui.text import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from reseau_tui.capture.draft import Draft
    from reseau_tui.capture.marks import Token
    from reseau_tui.capture.mentions import Mention
    from reseau_tui.capture.names import Ladder
    from reseau_tui.model.directory import Known

LARGEST_GROUP = 8
"""``@@tag`` takes so many people without asking."""

_PROPOSED = 9


class Resolver:
    """Settles mentions, first those that are certain, so that they help with the others."""

    __slots__ = (
        "_answers", "_create", "_created", "_known", "_ladder", "_pick", "_taken", "_today",
    )  # fmt: skip

    def __init__(
        self,
        ladder: Ladder,
        today: datetime.date,
        *,
        pick: bool,
        create: bool,
        answers: dict[str, int | str] | None,
    ) -> None:
        self._ladder = ladder
        self._today = today
        self._pick = pick
        self._create = create
        self._answers: dict[str, int | str] = {}
        for about, answer in (answers or {}).items():
            self._answers[fold(about)] = answer
        self._known: dict[int, Known] = {}
        self._created: dict[str, str] = {}
        self._taken: set[int] = set()

    def settle(
        self, draft: Draft, mentions: Sequence[Mention], default_person: Person | None
    ) -> None:
        """Fill the draft's people, created names and questions from what the line names."""
        chosen = [self._at_once(mention) for mention in mentions]
        for place, mention in enumerate(mentions):
            if chosen[place] is None and mention.people and mention.sure and not mention.group:
                chosen[place] = self._among(mention)
        somebody = any(chosen) or default_person is not None
        asked: set[str] = set()
        for mention, people in zip(mentions, chosen, strict=True):
            if people is not None:
                self._add(draft, people)
                continue
            unknown = not mention.group and not (mention.people and mention.sure)
            if unknown and mention.soft and somebody:
                mention.shown = ""
                continue
            if unknown and (self._create or mention.how == "created"):
                self._add(draft, [Person(None, mention.about, "created")])
                continue
            mention.shown = "unknown"
            if fold(mention.about) not in asked:
                asked.add(fold(mention.about))
                draft.questions.append(self._question(mention))
        if not draft.people and not draft.created and not asked and default_person is not None:
            draft.people.append(Person(default_person.id, default_person.name, "default"))

    def owner(self, draft: Draft, mentions: Sequence[Mention]) -> Person | None:
        """Return who a promise is for: the person its text names, None for the first participant.

        A possessive ("send Marie's CV to Paul") names the owner only when nobody else does.
        Somebody unknown is no question: the promise is then the first participant's.
        """
        for mention in sorted(mentions, key=lambda one: one.own):
            people = self._at_once(mention)
            if people is None and mention.how == "created":
                people = [Person(None, mention.about, "created")]
                self._add(draft, people)
            if people is None and mention.people and mention.sure and not mention.group:
                people = self._among(mention)
                if not people:
                    mention.shown = "unknown"
                    if all(one.about != mention.about for one in draft.questions):
                        draft.questions.append(self._question(mention))
                    return None
            if people:
                return people[0]
            name = self._created.get(fold(mention.about))
            if name is not None:
                return Person(None, name, "created")
            mention.shown = ""
        return None

    def person_of(self, draft: Draft, mention: Mention) -> Person | None:
        """Return who is meant by somebody who need not take part; None, asked unless skipped."""
        people = self._at_once(mention)
        if people is None and mention.people and mention.sure:
            people = self._among(mention)
        if people is None and not mention.people and (self._create or mention.how == "created"):
            people = [Person(None, mention.about, "created")]
        if people is None and all(one.about != mention.about for one in draft.questions):
            draft.questions.append(self._question(mention))
        return people[0] if people else None

    def nobody(self, draft: Draft, prose: Sequence[Token]) -> None:
        """Ask who it was when nobody was recognised, proposing the bearers of lower-case words."""
        answer = self._answers.get("")
        if isinstance(answer, int):
            for known in self._ladder.directory.people_with_ids([answer]):
                draft.people.append(Person(known.id, known.name, "picked"))
                return
        if answer == "skip" and draft.promise is None:
            return
        from reseau_tui.capture.candidates import named_in_passing, proposals

        people = named_in_passing(self._ladder, prose)
        draft.questions.append(Question("", "nobody", proposals(people[:_PROPOSED], self._today)))

    def _add(self, draft: Draft, people: list[Person]) -> None:
        """Add participants, each once; those to create are kept by name."""
        for person in people:
            if person.id is None:
                if fold(person.name) not in self._created:
                    self._created[fold(person.name)] = person.name
                    draft.created.append(person.name)
            elif person.id not in self._taken:
                self._taken.add(person.id)
                draft.people.append(person)

    def _at_once(self, mention: Mention) -> list[Person] | None:
        """Return who is meant without looking at the others, None when that is not certain."""
        answer = self._answers.get(fold(mention.about)) if self._answers else None
        if answer is not None and (people := self._answered(mention, answer)) is not None:
            return people
        if mention.group:
            if mention.people and (self._pick or len(mention.people) <= LARGEST_GROUP):
                return self._everybody(mention)
            return None
        if len(mention.people) == 1 and mention.sure:
            known = mention.people[0]
            self._known[known.id] = known
            return [Person(known.id, known.name, mention.how)]
        return None

    def _answered(self, mention: Mention, answer: int | str) -> list[Person] | None:
        if answer == "skip":
            return []
        if answer == "all" and mention.group:
            return self._everybody(mention)
        if answer == "create" and not mention.group:
            return [Person(None, mention.about, "created")]
        if isinstance(answer, int):
            for known in self._ladder.directory.people_with_ids([answer]):
                self._known[known.id] = known
                return [Person(known.id, known.name, "picked")]
        return None

    def _everybody(self, mention: Mention) -> list[Person]:
        return [Person(known.id, known.name, mention.how) for known in mention.people]

    def _among(self, mention: Mention) -> list[Person] | None:
        """Return who of several is meant, because the line names them clearly elsewhere, or picked.

        Several of them named elsewhere add nobody.
        """
        ids = {known.id for known in mention.people}
        many = self._ladder.is_many(mention.word)
        named = [
            known
            for known in self._known.values()
            if known.id in ids or (many and self._ladder.bears(known, mention.word))
        ]
        if named:
            return [Person(named[0].id, named[0].name, mention.how)] if len(named) == 1 else []
        if not self._pick:
            return None
        known = self._ranked(mention)[0]
        self._known[known.id] = known
        return [Person(known.id, known.name, "picked")]

    def _ranked(self, mention: Mention) -> list[Known]:
        from reseau_tui.capture.candidates import ranked

        return ranked(self._ladder, mention, self._known)

    def _question(self, mention: Mention) -> Question:
        from reseau_tui.capture.candidates import proposals

        if mention.group:
            reason = "ambiguous" if mention.people else "unknown"
            found = proposals(mention.people[:_PROPOSED], self._today)
            return Question(mention.about, reason, found, len(mention.people))
        if mention.people and mention.sure:
            people = self._ranked(mention)[:_PROPOSED]
            found = proposals(people, self._today, self._ladder.directory, self._known)
            return Question(mention.about, "ambiguous", found)
        people = mention.people or self._ladder.directory.people_like(mention.about)
        if not people and " " in mention.about:
            people = self._ladder.directory.people_like(mention.about.split()[0])
        found = proposals(people[:_PROPOSED], self._today, alike=True)
        return Question(mention.about, "unknown", found)
