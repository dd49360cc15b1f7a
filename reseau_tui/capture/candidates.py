"""Whom a question proposes, in which order and why. Loaded only when there is a question."""

from __future__ import annotations

import datetime

from reseau_tui.capture.draft import Candidate
from reseau_tui.capture.kinds import KEYWORDS
from reseau_tui.capture.places import FUNCTION_WORDS, OTHER_PEOPLE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from reseau_tui.capture.lookup import Lookup
    from reseau_tui.capture.marks import Token
    from reseau_tui.capture.mentions import Mention
    from reseau_tui.capture.names import Ladder
    from reseau_tui.model.directory import Known

_LAST_CIRCLE = 9
_MOST_WORDS = 40


def ranked(ladder: Ladder, mention: Mention, others: dict[int, Known]) -> list[Known]:
    """Return the people a mention may mean, the likeliest first.

    By how often they were seen with the others named, then how recently, then circle.
    """
    people = mention.people
    ids = list(others)
    if ladder.is_many(mention.word) and mention.how == "first":
        people = ladder.directory.likely_people(mention.word, ids) or people
    met = ladder.directory.together(ids, [known.id for known in people]) if ids and people else {}
    # Stable sorts, the weightiest last; days are ISO text, so that "" is the oldest.
    people = sorted(people, key=lambda known: (known.circle or _LAST_CIRCLE, known.name))
    people.sort(key=lambda known: known.last_on, reverse=True)
    people.sort(key=lambda known: met.get(known.id, (0, ""))[0], reverse=True)
    return people


def proposals(
    people: Sequence[Known],
    today: datetime.date,
    directory: Lookup | None = None,
    others: dict[int, Known] | None = None,
    *,
    alike: bool = False,
) -> list[Candidate]:
    """Return ``people`` as candidates, each with its reason."""
    together: dict[int, tuple[int, str, str]] = {}
    ids = [known.id for known in people]
    if directory is not None and others and ids:
        for other in others.values():
            for person, (times, day) in directory.together([other.id], ids).items():
                if times > together.get(person, (0, "", ""))[0]:
                    together[person] = (times, day, other.name)
    found: list[Candidate] = []
    for known in people:
        if alike:
            found.append(Candidate(known.id, known.name, "similar", {}))
        elif known.id in together:
            _, day, name = together[known.id]
            first = name.split()[0] if name.split() else name
            values: dict[str, str | int] = {"name": first, "days": _days(day, today)}
            found.append(Candidate(known.id, known.name, "together", values))
        elif known.last_on:
            days = _days(known.last_on, today)
            found.append(Candidate(known.id, known.name, "seen", {"days": days}))
        elif known.circle:
            found.append(Candidate(known.id, known.name, "circle", {"circle": known.circle}))
        else:
            found.append(Candidate(known.id, known.name, "never", {}))
    return found


def named_in_passing(ladder: Ladder, tokens: Sequence[Token]) -> list[Known]:
    """Return who is called like a word of the line where no name was expected ("café marie")."""
    words = [
        token.core
        for token in tokens
        if len(token.core) > 2
        and not token.dated
        and token.core not in FUNCTION_WORDS
        and token.core not in OTHER_PEOPLE
        and token.core not in KEYWORDS
    ]
    people: dict[int, Known] = {}
    words = list(dict.fromkeys(words))[:_MOST_WORDS]
    if words:
        for word, bearers in ladder.directory.people_with_words(words).items():
            for known in bearers:
                if not known.hidden and ladder.bears(known, word):
                    people.setdefault(known.id, known)
    return list(people.values())


def _days(day: str, today: datetime.date) -> int:
    try:
        return max(0, (today - datetime.date.fromisoformat(day)).days)
    except ValueError:
        return 0
