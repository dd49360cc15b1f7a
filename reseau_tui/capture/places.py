"""Where in a line a name may stand: after with/avec/chez, a verb of the exchange, in a list."""

from __future__ import annotations

from reseau_tui.capture.kinds import KEYWORDS
from reseau_tui.capture.lexicon import (
    AND,
    COMMON_NAMES,
    FUNCTION_WORDS,
    GIVING,
    MODALS,
    NOT_PLACES,
    OBJECTS,
    STREETS,
    SUBJECTS,
    TO,
    VERBS,
    WITH,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reseau_tui.capture.marks import Token

NOWHERE, WHOLE, EXPECTED, FORCED = range(4)
"""How much a name is expected: not at all, a whole name, the beginning of one too, by ``@``."""

_REACH = 4
_GIVING_REACH = 6
_LIST_SIGNS = (",", "&", "+", "/")
_MESSAGES = ("call", "text", "mail", "letter", "message", "greeting", "gift", "thanks", "video")


def likely_words(tokens: Sequence[Token]) -> Iterable[Token]:
    """Return the tokens worth looking up, so that one query answers for the line."""
    for place, token in enumerate(tokens):
        before = tokens[place - 1] if place else None
        if token.capital or token.forced:
            if _is_likely(token, before):
                yield token
        elif token.dated or token.core in FUNCTION_WORDS:
            continue
        elif token.gap:
            if token.gap in _LIST_SIGNS or token.gap == "with":
                yield token
        elif before is not None and (
            _asks_for_name(before)
            or token.end - token.start < len(token.text)
            # "with the anh": the second word of a name that begins like a sentence.
            or (place > 1 and before.core in FUNCTION_WORDS and _asks_for_name(tokens[place - 2]))
        ):
            yield token


def _is_likely(token: Token, before: Token | None) -> bool:
    if token.forced:
        return True
    if token.core in FUNCTION_WORDS:
        return not token.opens and before is not None and _asks_for_name(before)
    return not (token.opens and token.core in KEYWORDS)


def _asks_for_name(token: Token) -> bool:
    core = token.core
    return core in WITH or core in AND or core in VERBS or core in TO


class Places:
    """The places of a stretch of the line, walked from left to right.

    ``is_object``: a preposition or a verb came before the names of the list that goes on.
    """

    __slots__ = ("_giving", "_listing", "_reach", "_tokens", "is_object")

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._listing = 0  # 1: in the phrase of a preposition or verb, 2: right after a name
        self._reach = 0
        self._giving = -_GIVING_REACH - 1
        self.is_object = False

    def go_past_name(self, place: int, level: int) -> None:
        """Remember that a name begins at ``place``, where it was expected as ``level`` says."""
        if self._tokens[place].opens or not self._listing:
            self.is_object = level > NOWHERE
        self._listing, self._reach = 2, _REACH

    def go_past_word(self, place: int) -> None:
        """Remember the word at ``place``, no name."""
        token = self._tokens[place]
        core = token.core
        if core in WITH or core in VERBS:
            self._listing, self._reach, self.is_object = 1, _REACH, True
        elif core not in AND and not token.dated:
            self._reach -= 1
            self._listing = min(self._listing, 1) if self._reach > 0 else 0
        if core in GIVING:
            self._giving = place

    def expectation(self, place: int) -> tuple[int, str, bool]:
        """Return how much a name is expected at ``place``.

        The level, what to do about an unknown capitalised name ("hard": ask, "soft": ask if there
        is nobody else, "end": ask if the list ends here, "": nothing), and whether a lower-case
        word must end its phrase.
        """
        token = self._tokens[place]
        gap = token.gap
        if gap and gap not in _LIST_SIGNS:
            self._listing = 2 if gap.startswith(("@[", "@@")) else 0
        if token.forced:
            return FORCED, "hard", False
        if gap == "with":
            return EXPECTED, "soft", False
        before = self._tokens[place - 1] if place else None
        if before is None:
            return NOWHERE, "", False
        if gap:
            if gap == "/" and before.core == "w":
                return EXPECTED, "hard", False
            if self._listing and gap in _LIST_SIGNS:
                if gap == "," or self._listing == 1:
                    return WHOLE, "end" if self._listing == 2 else "", True
                return EXPECTED, "hard", True
            return NOWHERE, "", False
        if not token.close or before.taken or before.dated:
            return NOWHERE, "", False
        word = before.core
        if word in WITH and word != "w":
            return EXPECTED, "hard", False
        if word in AND:
            if self._listing == 2:
                return EXPECTED, "hard", True
            return (WHOLE, "", True) if self._listing else (NOWHERE, "", False)
        if word in VERBS:
            return EXPECTED, "soft", False
        if word in TO and self._is_addressed(place):
            return WHOLE, "soft", False
        if token.folded.startswith("d'") and _is_message(before):
            return WHOLE, "soft", False
        return NOWHERE, "", False

    def ends_phrase(self, place: int) -> bool:
        """Tell whether the phrase is over before ``place``: a sign, "and", a date, the end."""
        if place >= len(self._tokens):
            return True
        token = self._tokens[place]
        return not token.close or token.core in AND or token.dated

    def is_place(self, place: int) -> bool:
        """Tell whether the word at ``place`` names a place: "rue Camille …", "Paul Street"."""
        token = self._tokens[place]
        if token.close and self._tokens[place - 1].core in NOT_PLACES:
            return True
        following = self._tokens[place + 1 : place + 2]
        return any(after.close and after.core in STREETS for after in following)

    def is_no_name(self, place: int) -> bool:
        """Tell whether a capitalised word where no name is expected is rather a word or a place."""
        if self.is_place(place):
            return True
        token = self._tokens[place]
        if not token.opens:
            return False
        core = token.core
        if core in KEYWORDS or core in VERBS:
            return True
        if token.own or place + 1 >= len(self._tokens) or not self._tokens[place + 1].close:
            return False
        following = self._tokens[place + 1].folded
        if core in MODALS:
            return following not in SUBJECTS and not following.endswith("ed")
        return core in COMMON_NAMES and following in OBJECTS

    def _is_addressed(self, place: int) -> bool:
        """Tell whether "to", "à" or "de" before ``place`` follows a message or a verb of giving."""
        link = self._tokens[place - 1]
        if link.close and place > 1:
            before = self._tokens[place - 2]
            if _is_message(before) or before.core in GIVING or before.core in VERBS:
                return True
        return link.text in ("to", "à", "À", "To") and place - self._giving <= _GIVING_REACH


def _is_message(token: Token) -> bool:
    return KEYWORDS.get(token.core) in _MESSAGES or token.core == "fil"
