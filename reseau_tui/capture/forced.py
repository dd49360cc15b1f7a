"""``@[Full Name]``, ``@@tag`` and ``@@close``: people named by a sign. Loaded only when used."""

from __future__ import annotations

from reseau_tui.capture.marks import read_marks
from reseau_tui.capture.mentions import Mention
from reseau_tui.capture.names import HOW
from reseau_tui.text import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from reseau_tui.capture.lookup import Lookup
    from reseau_tui.capture.marks import Forced
    from reseau_tui.capture.names import Ladder
    from reseau_tui.model.directory import Known

CIRCLES = {
    "intimates": 1, "intimate": 1, "intimes": 1, "intime": 1,
    "close": 2, "proches": 2, "proche": 2,
    "friends": 3, "allies": 3, "amis": 3,
    "active": 4, "actif": 4, "actifs": 4, "network": 4, "reseau": 4,
    "acquaintances": 5, "connaissances": 5,
    "1": 1, "2": 2, "3": 3, "4": 4, "5": 5,
}  # fmt: skip
"""What a circle may be called after ``@@``, folded, in English and French."""


def with_forced(
    mentions: Sequence[Mention], forced: Sequence[Forced], ladder: Ladder
) -> list[Mention]:
    """Return ``mentions`` and those made by signs, in the order of the line."""
    found = list(mentions)
    for one in forced:
        if one.bracket:
            found.append(_bracketed(one, ladder))
        else:
            found.append(_group(one, ladder.directory))
    found.sort(key=lambda mention: mention.start)
    return found


def _bracketed(forced: Forced, ladder: Ladder) -> Mention:
    """Look up a name given whole; unknown, it is created without a question."""
    tokens = read_marks(forced.name).tokens
    match = ladder.match(tokens, 0, True) if tokens else None
    if match is None or match.count != len(tokens):
        return Mention(forced.name, forced.start, forced.end, [], "created", sure=False)
    return Mention(
        forced.name,
        forced.start,
        forced.end,
        match.people,
        HOW[match.rung],
        word=tokens[0].core,
    )


def _group(forced: Forced, directory: Lookup) -> Mention:
    """Look up everybody of a tag, else of a circle."""
    folded = fold(forced.name)
    how = "tag"
    people: list[Known] | None = directory.people_of_tag(folded)
    if people is None and folded in CIRCLES:
        how = "circle"
        people = directory.people_of_circle(CIRCLES[folded])
    mention = Mention("@@" + forced.name, forced.start, forced.end, people or [], how)
    mention.group = True
    return mention
