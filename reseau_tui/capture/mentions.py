"""Where a line names somebody: the places where a name may stand, and what stands there.

A capitalised word may be a name anywhere; a lower-case one only after with/avec/chez, the verb of
the exchange, or in a list that goes on.
"""

from __future__ import annotations

from reseau_tui.capture.kinds import KEYWORDS
from reseau_tui.capture.names import FULL_NAME, HOW
from reseau_tui.capture.places import (
    AND,
    COMMON_NAMES,
    EXPECTED,
    FORCED,
    FUNCTION_WORDS,
    MODALS,
    NOWHERE,
    PARTICLES,
    VERBS,
    WITH,
    Places,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from reseau_tui.capture.marks import Token
    from reseau_tui.capture.names import Ladder, Match
    from reseau_tui.model.directory import Known

_LONGEST_UNKNOWN = 4
_END_OF_HANDLE = ".,;:!?)]}»”\"'"


class Mention:
    """Somebody named at ``line[start:end]``: ``about`` as typed, ``people`` it may mean.

    ``sure`` is false when ``people`` only look alike; ``soft`` mentions of an unknown name are
    asked about only when nobody else is named; ``word`` is the first word, folded; ``own`` a
    possessive ("Paul's"); ``group`` everybody of a tag or circle; ``shown`` how the
    preview marks it: "person", "unknown" or "".
    """

    __slots__ = (
        "about", "end", "group", "how", "own", "people", "shown", "soft", "start", "sure", "word",
    )  # fmt: skip

    def __init__(
        self,
        about: str,
        start: int,
        end: int,
        people: list[Known],
        how: str,
        *,
        word: str = "",
        sure: bool = True,
        soft: bool = False,
    ) -> None:
        self.about = about
        self.start = start
        self.end = end
        self.people = people
        self.how = how
        self.word = word
        self.sure = sure
        self.soft = soft
        self.own = False
        self.group = False
        self.shown = "person"


class Scan:
    """One walk over the words of a stretch of the line."""

    __slots__ = ("_ladder", "_line", "_places", "_tokens", "mentions")

    def __init__(self, line: str, tokens: Sequence[Token], ladder: Ladder) -> None:
        self._line = line
        self._tokens = tokens
        self._ladder = ladder
        self._places = Places(tokens)
        self.mentions: list[Mention] = []

    def run(self) -> list[Mention]:
        """Find every mention, in order; its tokens are marked as taken."""
        place = 0
        tokens = self._tokens
        places = self._places
        while place < len(tokens):
            level, asked, closed = places.expectation(place)
            mention, count = self._named(place, level, asked, closed)
            if mention is None:
                places.go_past_word(place)
                place += 1
                continue
            places.go_past_name(place, level)
            self.mentions.append(mention)
            mention.own = tokens[place + count - 1].own
            if mention.people or level == FORCED:
                for taken in tokens[place : place + count]:
                    taken.taken = "object" if places.is_object else "subject"
            place += count
        return self.mentions

    def _named(
        self, place: int, level: int, asked: str, closed: bool
    ) -> tuple[Mention | None, int]:
        """Return the mention that begins at ``place`` and how many tokens it takes."""
        token = self._tokens[place]
        if level == NOWHERE and not token.capital:
            return None, 0
        if level == FORCED:
            return self._forced(place)
        if token.dated:
            return self._despite_date(place, level)
        if token.core in FUNCTION_WORDS:
            return self._function_word(place, level)
        if not token.capital:
            return self._lower(place, level, closed)
        if level == NOWHERE and self._places.is_no_name(place):
            match = self._ladder.match(self._tokens, place, False)
            if match is None or match.count == 1 or self._places.is_place(place):
                return None, 0
            return self._matched(place, match)
        match = self._ladder.match(self._tokens, place, level > NOWHERE)
        if match is not None:
            return self._matched(place, match)
        if level == NOWHERE:
            return None, 0
        return self._unmatched(place, level, asked)

    def _unmatched(self, place: int, level: int, asked: str) -> tuple[Mention | None, int]:
        """Try the beginning of a name, else remember an unknown one."""
        token = self._tokens[place]
        if level >= EXPECTED and not self._family_name_follows(place + 1):
            people, sure = self._ladder.by_prefix(token)
            if people:
                about = self._line[token.start : token.end]
                mention = Mention(
                    about, token.start, token.end, people, "prefix", word=token.core, sure=sure,
                    soft=asked != "hard",
                )  # fmt: skip
                return mention, 1
        if not asked or not token.core[:1].isalpha() or token.core in KEYWORDS:
            return None, 0
        stop = self._end_of_unknown(place)
        if asked == "end" and not self._places.ends_phrase(stop):
            return None, 0
        return self._unknown(place, stop, [], soft=asked == "soft")

    def _forced(self, place: int) -> tuple[Mention | None, int]:
        token = self._tokens[place]
        start = token.start
        stop = start
        line = self._line
        while stop < len(line) and not line[stop].isspace():
            stop += 1
        raw = line[start:stop].rstrip(_END_OF_HANDLE)
        if len(raw) > len(token.text) and not token.own and (people := self._ladder.by_handle(raw)):
            end = start + len(raw)
            count = 1
            while place + count < len(self._tokens) and self._tokens[place + count].start < end:
                count += 1
            return Mention(raw, start, end, people, "nickname", word=token.core), count
        match = self._ladder.match(self._tokens, place, True)
        if match is not None:
            return self._matched(place, match)
        people, sure = self._ladder.by_prefix(token)
        if people and not self._family_name_follows(place + 1):
            about = line[token.start : token.end]
            return Mention(
                about, token.start, token.end, people, "prefix", word=token.core, sure=sure
            ), 1
        stop = self._end_of_unknown(place) if token.capital else place + 1
        return self._unknown(place, stop, [], soft=False)

    def _despite_date(self, place: int, level: int) -> tuple[Mention | None, int]:
        """Read "May Smith" and "with April" as people although they look like dates."""
        token = self._tokens[place]
        if not token.capital:
            return None, 0
        match = self._ladder.match(self._tokens, place, level > NOWHERE)
        if match is None:
            return None, 0
        alone = all(not other.dated for other in self._tokens[place + 1 : place + 2])
        if (match.rung == FULL_NAME and match.count > 1) or (level >= EXPECTED and alone):
            return self._matched(place, match)
        return None, 0

    def _function_word(self, place: int, level: int) -> tuple[Mention | None, int]:
        """Read "The Anh" and "with An" as people, "the" and "with an hour" not."""
        token = self._tokens[place]
        following = self._tokens[place + 1] if place + 1 < len(self._tokens) else None
        if level == NOWHERE and not (following and following.capital and following.close):
            return None, 0
        alone = token.capital and level > NOWHERE and not token.opens
        if following is None and not alone:
            return None, 0
        match = self._ladder.match(self._tokens, place, False)
        if match is None or (match.count == 1 and not alone):
            return None, 0
        if match.count == 1 and self._family_name_follows(place + 1):
            return None, 0  # "with The Team"
        return self._matched(place, match)

    def _lower(self, place: int, level: int, closed: bool) -> tuple[Mention | None, int]:
        token = self._tokens[place]
        match = self._ladder.match(self._tokens, place, level >= EXPECTED)
        if match is not None:
            common = token.core in COMMON_NAMES or token.core in MODALS or token.core in KEYWORDS
            if match.count == 1 and closed and common and not self._places.ends_phrase(place + 1):
                return None, 0
            return self._matched(place, match)
        if level < EXPECTED or token.core in KEYWORDS or token.core in VERBS:
            return None, 0
        following = self._tokens[place + 1] if place + 1 < len(self._tokens) else None
        if not self._places.ends_phrase(place + 1) and (
            closed or following is None or following.core not in FUNCTION_WORDS
        ):
            return None, 0
        people, _ = self._ladder.by_prefix(token)
        if not people:
            return None, 0
        about = self._line[token.start : token.end]
        return Mention(about, token.start, token.end, people, "prefix", word=token.core), 1

    def _matched(self, place: int, match: Match) -> tuple[Mention | None, int]:
        """Return the mention of a match, unless an unknown family name follows the first name."""
        token = self._tokens[place]
        stop = place + match.count
        if (match.rung != FULL_NAME or match.count == 1) and self._family_name_follows(stop):
            return self._unknown(place, self._end_of_unknown(place), match.people, soft=False)
        last = self._tokens[stop - 1]
        end = last.end
        if len(last.text) == 1 and last.dot:
            end += 1
        about = self._line[token.start : end]
        return Mention(
            about, token.start, end, match.people, HOW[match.rung], word=token.core
        ), match.count

    def _unknown(
        self, place: int, stop: int, alike: list[Known], *, soft: bool
    ) -> tuple[Mention, int]:
        start, last = self._tokens[place].start, self._tokens[stop - 1]
        end = last.end + 1 if len(last.text) == 1 and last.dot else last.end
        word = self._tokens[place].core
        about = self._line[start:end]
        return Mention(about, start, end, alike, "", word=word, sure=False, soft=soft), stop - place

    def _family_name_follows(self, place: int) -> bool:
        """Tell whether the word at ``place`` looks like a family name after a first name."""
        if place >= len(self._tokens) or self._tokens[place - 1].own:
            return False
        token = self._tokens[place]
        if not self._is_capitalised(token):
            return False
        match = self._ladder.match(self._tokens, place, False)
        return match is None or match.rung != FULL_NAME or match.count == 1

    @staticmethod
    def _is_capitalised(token: Token) -> bool:
        """Tell whether a word goes on with a name: "Martin", "D.", not "OK", "Friday", "At"."""
        core = token.core
        return (
            token.close
            and token.capital
            and not token.dated
            and not token.forced
            and (token.own or token.core == token.whole)
            and (token.text[1:2].islower() or (len(token.text) == 1 and token.dot))
            and core not in FUNCTION_WORDS
            and core not in KEYWORDS
            and core not in VERBS
            and core not in WITH
            and core not in AND
        )

    def _end_of_unknown(self, place: int) -> int:
        """Return where an unknown name ends: capitalised words, "de La" between them."""
        tokens = self._tokens
        stop = place + 1
        while stop < len(tokens) and stop < place + _LONGEST_UNKNOWN and not tokens[stop - 1].own:
            last = stop
            while last < len(tokens) and last < stop + 2 and self._is_particle(tokens[last]):
                last += 1
            if last == len(tokens) or not self._is_capitalised(tokens[last]):
                break
            stop = last + 1
        return stop

    @staticmethod
    def _is_particle(token: Token) -> bool:
        return token.close and not token.dated and not token.forced and token.core in PARTICLES
