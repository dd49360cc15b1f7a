"""The filter line: words, each the beginning of a word, and ``circle:2 tag:paris quiet:6m never``.

Everything is AND-ed. What is no filter we know is words: operators of the search engine, an
unknown ``key:value``, a value that makes no sense. A key without its value yet (somebody is
typing) is left out. Values of several words stand in quotes: ``city:"le mans"``. ``is:starred``
and ``is:archived`` ask for those who are. Keys are understood in English and French. A list of
exchanges has some more: ``kind:coffee from:them year:2025 since:"last week" until:2025-03``.
"""

from __future__ import annotations

import calendar
import datetime
import unicodedata
from dataclasses import dataclass, replace

from reseau_tui.network.exchange_words import days_of, kinds_of, who_of
from reseau_tui.text import fold

KEYS = {
    "circle": "circle", "cercle": "circle",
    "sphere": "sphere",
    "tag": "tag", "etiquette": "tag",
    "org": "org", "organisation": "org",
    "city": "city", "ville": "city",
    "quiet": "quiet", "silence": "quiet",
}  # fmt: skip
"""What may stand before the colon, folded."""

EXCHANGE_KEYS = {
    "kind": "kind", "type": "kind", "genre": "kind",
    "from": "from", "de": "from",
    "year": "year", "annee": "year",
    "since": "since", "depuis": "since",
    "until": "until", "jusqu'a": "until", "jusqu'au": "until", "jusque": "until",
}  # fmt: skip
"""What may stand there besides in a list of exchanges."""

DAY_KEYS = ("year", "since", "until")
"""Keys whose values are days."""

FLAGS = {
    "never": "never", "jamais": "never",
    "archived": "archived", "archive": "archived", "archives": "archived",
    "archivee": "archived", "archivees": "archived",
}  # fmt: skip
"""Words that are filters on their own, folded; in quotes they are words."""

BEING = {
    **FLAGS,
    "starred": "starred", "favori": "starred", "favorite": "starred", "favoris": "starred",
    "favorites": "starred",
}  # fmt: skip
"""What may stand after ``is:`` or ``est:``, folded."""

BEING_KEYS = ("is", "est")

SPHERES = {
    "family": ("family", "famille"),
    "friends": ("friends", "amis", "amies"),
    "school": ("school", "ecole", "etudes"),
    "work": ("work", "travail"),
    "leisure": ("leisure", "loisirs"),
    "neighbours": ("neighbours", "neighbors", "voisins"),
    "community": ("community", "communaute", "associations"),
    "online": ("online", "en ligne"),
    "readers": ("readers", "lecteurs"),
    "other": ("other", "autre"),
}
"""Codes of the spheres and the folded words for them."""

NO_CIRCLE = ("none", "aucun", "0")
"""Values of ``circle:`` for people not sorted yet."""

UNITS = {
    "d": 1, "j": 1, "day": 1, "days": 1, "jour": 1, "jours": 1,
    "w": 7, "s": 7, "week": 7, "weeks": 7, "semaine": 7, "semaines": 7,
}  # fmt: skip
MONTHS = {
    "m": 1, "mo": 1, "month": 1, "months": 1, "mois": 1,
    "y": 12, "a": 12, "year": 12, "years": 12, "an": 12, "ans": 12,
}  # fmt: skip
"""Units of ``quiet:``, in days and in months; a bare number is days."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What a filter line asks for.

    ``words`` are ready for the search index; ``fields`` are (key, value) pairs of :data:`KEYS`
    and :data:`EXCHANGE_KEYS`, values as typed; ``nothing`` says that no text can hold what was
    typed (``***``).
    """

    words: tuple[str, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()
    never: bool = False
    archived: bool = False
    starred: bool = False
    nothing: bool = False

    @property
    def about_people(self) -> bool:
        """Whether anything is asked of a person: a city, a circle, not a word or a tag."""
        of_people = set(KEYS.values()) - {"tag"}
        being = self.never or self.archived or self.starred
        return being or any(key in of_people for key, _ in self.fields)

    @property
    def tags(self) -> tuple[str, ...]:
        """The values of ``tag:``."""
        return tuple(value for key, value in self.fields if key == "tag")

    def days(self) -> tuple[datetime.date | None, datetime.date | None]:
        """Return the first and the last day that ``year:``, ``since:`` and ``until:`` leave."""
        first: datetime.date | None = None
        last: datetime.date | None = None
        for key, value in self.fields:
            span = days_of(key, value) if key in DAY_KEYS else None
            if span is not None:
                first = max(filter(None, (first, span[0])), default=None)
                last = min(filter(None, (last, span[1])), default=None)
        return first, last

    def without(self, *keys: str) -> Filter:
        """Return the same without the fields of some keys."""
        return replace(self, fields=tuple(one for one in self.fields if one[0] not in keys))


def parse(line: str, *, exchanges: bool = False) -> Filter:
    """Return what a filter line asks for; every line means something.

    ``exchanges`` says that it is a list of exchanges, which knows :data:`EXCHANGE_KEYS` as well.
    """
    keys = KEYS | EXCHANGE_KEYS if exchanges else KEYS
    words: list[str] = []
    fields: list[tuple[str, str]] = []
    flags: set[str] = set()
    unsearchable = False
    for part, quoted in _parts(line):
        key, colon, value = part.partition(":")
        known = keys.get(fold(key)) if colon and not quoted else None
        being = bool(colon) and not quoted and fold(key) in BEING_KEYS
        if (known or being) and not value.strip():
            continue
        if known and _makes_sense(known, value):
            fields.append((known, value.strip()))
        elif being and fold(value) in BEING:
            flags.add(BEING[fold(value)])
        elif not quoted and fold(part) in FLAGS:
            flags.add(FLAGS[fold(part)])
        else:
            words += search_words(part)
            unsearchable = True
    return Filter(
        tuple(dict.fromkeys(words)),
        tuple(dict.fromkeys(fields)),
        never="never" in flags,
        archived="archived" in flags,
        starred="starred" in flags,
        nothing=unsearchable and not (words or fields or flags),
    )


def _parts(line: str) -> list[tuple[str, bool]]:
    """Cut at white space outside of double quotes; say which parts began with a quote."""
    parts: list[tuple[str, bool]] = []
    part = ""
    quoted = inside = False
    for letter in line + " ":
        if letter in '"“”«»':
            quoted = quoted or (not part and not inside)
            inside = not inside
        elif letter.isspace() and not inside:
            if part.strip():
                parts.append((part.strip(), quoted))
            part, quoted = "", False
        else:
            part += letter
    if part.strip():
        parts.append((part.strip(), quoted))
    return parts


def search_words(text: str) -> list[str]:
    """Return the words of ``text`` as the search index holds them, cut where it cuts.

    Only letters it cannot take apart itself are replaced (ł, ø, ß …); marks are its own job.
    """
    plain = ""
    for letter in unicodedata.normalize("NFC", text):
        folded = "" if letter.isascii() else fold(letter)
        plain += folded if folded.isascii() and folded else letter
    words: list[str] = []
    word = ""
    for letter in plain + " ":
        # A mark that found no letter to join belongs to its word (the index drops it).
        if letter.isalnum():
            word += letter
        elif word and not unicodedata.combining(letter):
            words.append(word)
            word = ""
    return words


def _makes_sense(key: str, value: str) -> bool:
    if key == "circle":
        return all(
            part in NO_CIRCLE or (part in "12345" and len(part) == 1)
            for part in fold(value.strip(" ,")).split(",")
        )
    if key == "quiet":
        return _months_and_days(value) is not None
    if key in DAY_KEYS:
        return days_of(key, value) is not None
    if key == "from":
        return who_of(value) is not None
    if key == "kind":
        return bool(kinds_of(value))
    return bool(search_words(value))


def _months_and_days(value: str) -> tuple[int, int] | None:
    value = fold(value).replace(" ", "")
    digits = value[: len(value) - len(value.lstrip("0123456789"))]
    unit = value[len(digits) :] or "d"
    if not digits or len(digits) > 4:
        return None
    if unit in MONTHS:
        return int(digits) * MONTHS[unit], 0
    return (0, int(digits) * UNITS[unit]) if unit in UNITS else None


def days_before(value: str, today: datetime.date) -> datetime.date:
    """Return the day ``value`` (``6m``, ``2w``, ``1y``, ``90``) before ``today``."""
    months, days = _months_and_days(value) or (0, 0)
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    if year < 1:
        return datetime.date.min
    month += 1
    day = datetime.date(year, month, min(today.day, calendar.monthrange(year, month)[1]))
    return day - datetime.timedelta(days=min(days, day.toordinal() - 1))
