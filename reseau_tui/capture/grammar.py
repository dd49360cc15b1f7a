"""One line → one draft: the whole grammar of a capture (3-capture.md), pure and without surprise.

``read`` never raises on any text. It looks people up through a directory, writes nothing, and
puts what it cannot decide into the draft's questions.
"""

from __future__ import annotations

from reseau_tui.capture.dates import find_date
from reseau_tui.capture.draft import Draft, Person, Promise, Question
from reseau_tui.capture.kinds import find_initiative, find_kind
from reseau_tui.capture.marks import Marks, Token, left_over, masked, read_marks
from reseau_tui.capture.mentions import Scan
from reseau_tui.capture.names import Ladder
from reseau_tui.capture.people import Resolver
from reseau_tui.capture.places import likely_words
from reseau_tui.clock import datetime
from reseau_tui.text import LINE_LIMIT, NOTE_LIMIT, clean, fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reseau_tui.capture.dates import FoundDate
    from reseau_tui.capture.lookup import Lookup
    from reseau_tui.capture.marks import Forced
    from reseau_tui.capture.mentions import Mention
    from reseau_tui.capture.sections import Section

USUAL_PROMISE = datetime.timedelta(days=7)
"""When a promise without a date falls due."""

_VALUES = ("from", "min", "place", "next")
_LENGTHS = ("in", "dans", "within", "sous", "d'ici")


def read(
    line: str,
    now: datetime.datetime,
    directory: Lookup,
    *,
    pick: bool = False,
    create: bool = False,
    answers: dict[str, int | str] | None = None,
    default_person: Person | None = None,
    usual_day: datetime.date | None = None,
) -> Draft:
    """Understand ``line``, typed at ``now`` (local time), with the people of ``directory``.

    ``answers`` maps what a question is about to a contact id, or to "create", "skip" (nobody) or
    "all" (a whole group), so that a caller can ask and read again. ``pick`` takes the first
    candidate of an ambiguous name, ``create`` creates unknown names. ``default_person`` takes part
    when the line names nobody. Names that are still to be created are in ``draft.created`` only.
    ``usual_day`` is the day of a line that tells none; today unless given.
    """
    line = clean(line, NOTE_LIMIT)
    draft = Draft(line, usual_day or now.date())
    marks = read_marks(line)
    sections = marks.sections
    draft.promise_only = bool(sections) and sections[0].key == "next" and sections[0].start == 0
    prose, later = _tokens_by_place(marks)
    prose_hidden = [(section.start, section.end) for section in sections]

    day = find_date(masked(line, prose_hidden), now)
    _mark_dated(prose, day)
    due = _due_dates(marks, later, now)

    ladder = Ladder(directory)
    ladder.prepare([token for tokens in (prose, *later) for token in likely_words(tokens)])
    mentions = Scan(line, prose, ladder).run()
    owners = [mention for tokens in later for mention in Scan(line, tokens, ladder).run()]

    if day is not None and any(token.dated and token.taken for token in prose):
        names = [(mention.start, mention.end) for mention in mentions]
        day = find_date(masked(line, prose_hidden + names), now)
    if day is not None:
        draft.at = day.at
        if day.told or usual_day is None:
            draft.on = day.on
        if draft.on > now.date() and not draft.promise_only:
            about = " ".join(line[start:end] for start, end in day.spans)
            draft.questions.append(Question(about, "future"))

    if marks.forced:
        mentions, owners = _with_forced(marks, mentions, owners, ladder)
    if draft.promise_only:
        mentions, owners = owners, []
        prose = [token for tokens in later for token in tokens]
    resolver = Resolver(ladder, now.date(), pick=pick, create=create, answers=answers)
    resolver.settle(draft, mentions, default_person)
    owner = resolver.owner(draft, owners)

    _read_kind(draft, [] if draft.promise_only else prose, sections)
    _read_sections(draft, marks, day)
    if "intro" in draft.sections and not draft.promise_only:
        from reseau_tui.capture.introducing import read_introductions

        read_introductions(draft, ladder, resolver)
    if later:
        draft.promise = _promise(draft, marks, due, owner, now.date())
    if (
        not draft.people
        and not draft.created
        and not any(question.reason in ("ambiguous", "unknown") for question in draft.questions)
    ):
        resolver.nobody(draft, prose)
    _tell_spans(draft, marks, mentions + owners, day, due)
    return draft


def _with_forced(
    marks: Marks, mentions: list[Mention], owners: list[Mention], ladder: Ladder
) -> tuple[list[Mention], list[Mention]]:
    """Add ``@[Name]`` and ``@@tag`` to the mentions of the prose and of the promises."""
    from reseau_tui.capture.forced import with_forced

    here: list[Forced] = []
    later: list[Forced] = []
    at = 0
    for one in sorted(marks.forced, key=lambda forced: forced.start):
        while at < len(marks.sections) and marks.sections[at].end <= one.start:
            at += 1
        if at == len(marks.sections) or one.start < marks.sections[at].start:
            here.append(one)
        elif marks.sections[at].key == "next":
            later.append(one)
    return with_forced(mentions, here, ladder), with_forced(owners, later, ladder)


def _tokens_by_place(marks: Marks) -> tuple[list[Token], list[list[Token]]]:
    """Return the tokens of the prose, and those of each ``next:`` section."""
    if not marks.sections:
        return marks.tokens, []
    prose: list[Token] = []
    later: list[list[Token]] = [[] for section in marks.sections if section.key == "next"]
    nexts = -1
    at = -1
    last: Token | None = None
    for token in marks.tokens:
        while at + 1 < len(marks.sections) and marks.sections[at + 1].start <= token.start:
            at += 1
            nexts += marks.sections[at].key == "next"
        section = marks.sections[at] if at >= 0 else None
        inside = section is not None and token.start < section.end
        if section is not None and inside:
            if section.key == "next" and token.start >= section.value:
                later[nexts].append(token)
            continue
        if section is not None and (last is None or last.start < section.start):
            # The first word of prose after "from:" or "min:" follows nothing.
            token.close = False
            token.gap = "with" if section.key == "from" and not section.who else ":"
        prose.append(token)
        last = token
    return prose, later


def _mark_dated(tokens: list[Token], day: FoundDate | None) -> None:
    if day is not None:
        for token in tokens:
            token.dated = any(start <= token.start < end for start, end in day.spans)


def _due_dates(
    marks: Marks, later: list[list[Token]], now: datetime.datetime
) -> list[FoundDate | None]:
    """Find the date inside each ``next:`` section, its spans over the whole line."""
    found: list[FoundDate | None] = []
    for section in marks.sections:
        if section.key == "next":
            day = find_date(marks.line[section.value : section.end], now, "future")
            if day is not None:
                day.spans = [(a + section.value, b + section.value) for a, b in day.spans]
                _mark_dated(later[len(found)], day)
            found.append(day)
    return found


def _due_on(
    line: str, day: FoundDate | None, then: datetime.date, today: datetime.date
) -> datetime.date:
    """Return when a promise made on the day ``then`` falls due.

    A length of time ("in 2 weeks", none at all: seven days) counts from the day the promise was
    made, unless that is over by today; "tomorrow" and "friday" are what they are today.
    """
    if day is None:
        length = USUAL_PROMISE
    else:
        length = day.on - today
        start, end = day.spans[0]
        if fold(line[start:end]).split()[0] not in _LENGTHS:
            return day.on
    due = _after(then, length)
    return due if due > today else _after(today, length)


def _after(day: datetime.date, length: datetime.timedelta) -> datetime.date:
    return day + min(length, datetime.date.max - day)


def _read_kind(draft: Draft, prose: list[Token], sections: list[Section]) -> None:
    words = [token for token in prose if not token.dated]
    kind = find_kind(words)
    draft.kind = kind.code
    draft.initiative = find_initiative(words, kind)
    for section in sections:
        if section.key == "from":
            draft.initiative = section.who or "them"
    if kind.first >= 0:
        draft.spans.append((words[kind.first].start, words[kind.stop - 1].end, "kind"))


def _read_sections(draft: Draft, marks: Marks, day: FoundDate | None) -> None:
    line = draft.line
    seen: dict[str, str] = {}
    for tag in marks.tags:
        seen.setdefault(fold(tag), tag)
    draft.tags = list(seen.values())
    removed = list(marks.removed)
    if day is not None:
        removed += day.spans
    for section in marks.sections:
        if section.key == "min":
            draft.minutes = section.minutes
        elif section.key not in _VALUES or section.key == "place":
            value = left_over(line, section.value, section.end, marks.removed)
            if value and section.key == "place":
                draft.place = clean(value, LINE_LIMIT)
            elif value:
                draft.sections.setdefault(section.key, []).append(value)
        removed.append((section.start, section.end))
    draft.text = left_over(line, 0, len(line), removed) if removed else line


def _promise(
    draft: Draft,
    marks: Marks,
    due: list[FoundDate | None],
    owner: Person | None,
    today: datetime.date,
) -> Promise | None:
    """Return the promise of all ``next:`` sections: their texts, the earliest of their dates."""
    texts: list[str] = []
    dated = any(day is not None for day in due)
    days: list[datetime.date] = []
    nexts = [section for section in marks.sections if section.key == "next"]
    for section, day in zip(nexts, due, strict=True):
        removed = marks.removed + (day.spans if day is not None else [])
        text = left_over(draft.line, section.value, section.end, removed)
        if text:
            texts.append(text)
        if day is not None or not dated:
            days.append(_due_on(draft.line, day, min(draft.on, today), today))
    if not texts and not dated:
        return None
    return Promise(min(days), "; ".join(texts), owner)


def _tell_spans(
    draft: Draft,
    marks: Marks,
    mentions: list[Mention],
    day: FoundDate | None,
    due: list[FoundDate | None],
) -> None:
    """Put what was recognised where into ``draft.spans``, sorted, the first of two that overlap."""
    spans = draft.spans + marks.spans
    for found in (day, *due):
        if found is not None:
            spans += [(start, end, "date") for start, end in found.spans]
    spans += [(section.start, section.value, "section") for section in marks.sections]
    for mention in mentions:
        if mention.shown:
            spans.append((mention.start, mention.end, mention.shown))
    spans.sort()
    draft.spans = []
    last = 0
    for start, end, what in spans:
        if start >= last and end > start:
            draft.spans.append((start, end, what))
            last = end
