"""The ladder: which contact a few words of a line may mean.

full name → nickname or handle → first name + initial → first name → family name → beginning of a
name; several words before one. What is merely spelt alike is only ever a question.
"""

from __future__ import annotations

from reseau_tui.capture.places import FUNCTION_WORDS, OTHER_PEOPLE
from reseau_tui.text import fold, words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reseau_tui.capture.lookup import Lookup
    from reseau_tui.capture.marks import Token
    from reseau_tui.model.directory import Known

HOW = ("full", "nickname", "initial", "first", "first", "prefix")
"""What each rung is called in a draft; a family name alone counts as a first name."""

FULL_NAME, _NICKNAME, _INITIAL, _FIRST, _FAMILY, _PREFIX = range(6)
_LONGEST_NAME = 8
_MOST_WORDS = 400
_MANY = 6

# Paul is another name than Paule, Michel than Michelle: not the beginning of it.
_FEMININE = ("e", "a", "ne", "le", "te", "ine", "ette")
_LONE_LETTERS = "aàyiïoAÀYIO"


class Match:
    """What some words mean: ``people`` on the rung ``rung``, over ``count`` tokens."""

    __slots__ = ("count", "people", "rung")

    def __init__(self, rung: int, count: int, people: list[Known]) -> None:
        self.rung = rung
        self.count = count
        self.people = people


class _Name:
    """A contact's names cut for comparison: words cut at hyphens, and where whole words end."""

    __slots__ = ("borders", "handles", "known", "nickname", "parts")

    def __init__(self, known: Known) -> None:
        self.known = known
        self.parts, self.borders = _cut(known.name)
        self.nickname = _cut(known.nickname)[0] if known.nickname else []
        self.handles = [fold(handle).lstrip("@") for handle in known.handles]


def _cut(name: str) -> tuple[list[str], list[int]]:
    folded = fold(name).replace("'", "")
    if folded.replace(" ", "").replace("-", "").isalnum():
        pieces = folded.split()
    else:
        pieces = [word.text for word in words(folded)]
    parts: list[str] = []
    borders: list[int] = []
    for piece in pieces:
        parts += piece.split("-") if "-" in piece else (piece,)
        borders.append(len(parts))
    return parts, borders


class _Typed:
    """The words that may make a name from one token on, cut like :class:`_Name`."""

    __slots__ = ("borders", "parts", "tokens")

    def __init__(self, first: str, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.parts = first.split("-")
        self.borders = [len(self.parts)]
        for token in tokens[1:]:
            self.parts += (token.core if token.own else token.whole).split("-")
            self.borders.append(len(self.parts))

    def tokens_for(self, parts: int) -> int:
        """Return how many tokens make up the first ``parts`` parts; 0 when a token is cut."""
        return self.borders.index(parts) + 1 if parts in self.borders else 0


class Ladder:
    """Finds who some words mean; asks the directory once for all the words of a line."""

    __slots__ = ("_asked", "_found", "_names", "directory")

    def __init__(self, directory: Lookup) -> None:
        self.directory = directory
        self._found: dict[str, list[Known]] = {}
        self._asked: dict[str, list[Known]] = {}
        self._names: dict[int, _Name] = {}

    def prepare(self, tokens: Iterable[Token]) -> None:
        """Look all these words up at once; further ones are looked up when met."""
        new: dict[str, str] = {}
        for token in tokens:
            for key in keys_of(token):
                if key not in self._found and len(new) < _MOST_WORDS:
                    new[key] = key if token.text.isascii() else _as_indexed(token, key)
        if new:
            found = self.directory.people_with_words(list(new.values()))
            for key, asked in new.items():
                self._found[key] = found[asked]

    def match(self, tokens: Sequence[Token], place: int, expected: bool) -> Match | None:
        """Return who is named from ``tokens[place]`` on, by whole words; None for nobody.

        ``expected``: a name is expected here, so that a family name alone counts too.
        """
        run = _run(tokens, place)
        best: Match | None = None
        hidden: Match | None = None
        for first in keys_of(run[0]):
            typed = _Typed(first, run)
            for known in self._people(first, run):
                name = self._name(known)
                rung, count = _compare(typed, name, expected)
                if known.hidden:
                    if (rung, count) == (FULL_NAME, len(name.borders)):
                        hidden = _better(hidden, rung, count, known)
                elif count:
                    best = _better(best, rung, count, known)
        if hidden is not None and (best is None or hidden.count > best.count):
            return hidden
        return best

    def by_handle(self, handle: str) -> list[Known]:
        """Return who bears a handle with signs in it, as ``@marie.dupont``."""
        wanted = fold(handle)
        pieces = [word.folded.replace("'", "") for word in words(handle)]
        if not pieces:
            return []
        people = self.directory.people_with_all(pieces)
        return [known for known in people if wanted in self._name(known).handles]

    def by_prefix(self, token: Token) -> tuple[list[Known], bool]:
        """Return whose name begins with the word, first names before others, and whether surely.

        A capitalised word that only lacks a feminine ending is another name: not surely.
        """
        prefix = token.core
        if len(prefix) < 3 or prefix in FUNCTION_WORDS or prefix in OTHER_PEOPLE:
            return [], False
        people = self.directory.people_with_prefix(prefix)
        first = [
            known
            for known in people
            if self._name(known).parts[:1]
            and (
                "-".join(self._name(known).parts[: self._name(known).borders[0]]).startswith(prefix)
                or "".join(self._name(known).nickname).startswith(prefix)
            )
        ]
        chosen = first or people
        sure = not (
            token.capital
            and len(chosen) == 1
            and any(
                part.startswith(prefix) and part[len(prefix) :] in _FEMININE
                for part in self._name(chosen[0]).parts
            )
        )
        return chosen, sure

    def is_many(self, word: str) -> bool:
        """Tell whether only a part of those with ``word`` in their name was looked at."""
        return len(self._found.get(word, ())) >= _MANY

    def bears(self, known: Known, word: str) -> bool:
        """Tell whether ``word`` is a whole word of a name of ``known``."""
        name = self._name(known)
        begins = (0, *name.borders)
        return name.nickname == [word] or any(
            "-".join(name.parts[begin:end]) == word
            for begin, end in zip(begins, name.borders, strict=False)
        )

    def _people(self, first: str, run: Sequence[Token]) -> list[Known]:
        """Return who may be meant by a run of words that begins with ``first``."""
        people: list[Known] = []
        second = run[1] if len(run) > 1 else None
        if first in FUNCTION_WORDS:
            if run[0].capital and not run[0].opens:
                people = self._with_word(first)
            if second is not None and second.core not in FUNCTION_WORDS:
                # The Anh, Le Tran: the second word says more than the first.
                people = people + self._with_word(second.whole)
                if self.is_many(second.whole):
                    people = people + self._with_all((first, second.whole))
            return people
        people = self._with_word(first)
        if "-" in first:
            people = people + self._with_all(tuple(first.split("-")))
        if self.is_many(first) and second is not None:
            # Marie Dupont among 2,000 Maries: ask for both words.
            people = people + self._with_all((first, second.whole))
            if len(second.core) == 1:
                people = people + self._starting(f"{first} {second.core}")
        return people

    def _with_word(self, word: str) -> list[Known]:
        if word not in self._found:
            self._found.update(self.directory.people_with_words([word]))
        return self._found[word]

    def _with_all(self, asked: tuple[str, ...]) -> list[Known]:
        key = " & ".join(asked)
        if key not in self._asked:
            self._asked[key] = self.directory.people_with_all(list(asked))
        return self._asked[key]

    def _starting(self, start: str) -> list[Known]:
        key = start + "*"
        if key not in self._asked:
            self._asked[key] = self.directory.people_with_prefix(start)
        return self._asked[key]

    def _name(self, known: Known) -> _Name:
        name = self._names.get(known.id)
        if name is None:
            name = self._names[known.id] = _Name(known)
        return name


def keys_of(token: Token) -> tuple[str, ...]:
    """Return the words to look up for a token: "d'angelo" may be Angelo or D'Angelo."""
    return (token.core,) if token.core == token.whole else (token.core, token.whole)


def _run(tokens: Sequence[Token], place: int) -> Sequence[Token]:
    stop = place + 1
    while (
        stop < len(tokens)
        and stop < place + _LONGEST_NAME
        and tokens[stop].close
        and not tokens[stop].forced
        and not tokens[stop - 1].own
    ):
        stop += 1
    return tokens[place:stop]


def _compare(typed: _Typed, name: _Name, expected: bool) -> tuple[int, int]:
    """Return on which rung and over how many tokens ``typed`` means ``name``; (0, 0) for not."""
    best = (0, 0)
    common = 0
    for one, other in zip(typed.parts, name.parts, strict=False):
        if one != other:
            break
        common += 1
    if common == len(name.parts) and (count := typed.tokens_for(common)):
        best = (FULL_NAME, count)
    elif common:
        for border in reversed(name.borders):
            if border <= common and (count := typed.tokens_for(border)):
                best = _more(typed, name, count, border)
                break
    if name.nickname and (rung_count := _by_nickname(typed, name)) and _beats(rung_count, best):
        best = rung_count
    if best[1] == 0 and len(name.borders) > 1:
        best = _by_family_name(typed, name, expected)
    if (
        best[1] == 0
        and (expected or typed.tokens[0].capital)
        and (typed.tokens[0].whole in name.handles or typed.tokens[0].core in name.handles)
    ):
        best = (_NICKNAME, 1)
    return best


def _more(typed: _Typed, name: _Name, count: int, border: int) -> tuple[int, int]:
    """Return what follows a first name: the family name past a middle one, an initial, nothing."""
    following = typed.tokens[count] if count < len(typed.tokens) else None
    if following is not None:
        last = name.parts[name.borders[-2] :] if len(name.borders) > 1 else name.parts
        begin = typed.borders[count - 1]
        if (
            len(name.borders) > 2
            and typed.parts[begin : begin + len(last)] == last
            and (ended := typed.tokens_for(begin + len(last)))
        ):
            return FULL_NAME, ended
        start = following.core
        if _is_initial(following) and any(
            name.parts[edge].startswith(start) for edge in name.borders[:-1] if edge >= border
        ):
            return _INITIAL, count + 1
    return _FIRST, count


def _is_initial(token: Token) -> bool:
    """Tell whether a word after a first name is an initial: "D.", "D", "d"."""
    return (
        len(token.text) == 1
        and token.text.isalpha()
        and (token.dot or token.text not in _LONE_LETTERS)
    )


def _by_nickname(typed: _Typed, name: _Name) -> tuple[int, int] | None:
    length = len(name.nickname)
    if typed.parts[:length] != name.nickname or not (count := typed.tokens_for(length)):
        return None
    last = name.parts[name.borders[-2] :] if len(name.borders) > 1 else []
    if last and typed.parts[length : length + len(last)] == last:
        return FULL_NAME, typed.tokens_for(length + len(last)) or count
    return _NICKNAME, count


def _by_family_name(typed: _Typed, name: _Name, expected: bool) -> tuple[int, int]:
    """Compare with "Dupont Marie", and with "Dupont" alone where a name is expected."""
    begin = name.borders[-2]
    turned = name.parts[begin:] + name.parts[:begin]
    length = len(turned)
    if typed.parts[:length] == turned and (count := typed.tokens_for(length)):
        return FULL_NAME, count
    last = name.parts[begin:]
    if expected and typed.parts[: len(last)] == last and (count := typed.tokens_for(len(last))):
        return _FAMILY, count
    return 0, 0


def _beats(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return (-one[1], one[0]) < (-other[1], other[0])


def _better(best: Match | None, rung: int, count: int, known: Known) -> Match:
    """Return the better of two matches, several words before one; equal ones are joined."""
    if best is None or _beats((rung, count), (best.rung, best.count)):
        return Match(rung, count, [known])
    if (rung, count) == (best.rung, best.count) and all(
        known.id != other.id for other in best.people
    ):
        best.people.append(known)
    return best


def _as_indexed(token: Token, key: str) -> str:
    """Return how to ask the index for a word whose marks are letters of their own script."""
    typed = token.text[-(token.end - token.start) :].casefold()
    return typed if len(key) < len(typed) and not token.own else key
