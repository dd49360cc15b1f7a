"""A person typed in one line among many: ``Name, city, +tag`` or ``Name, organisation, subject``.

No grammar to learn: commas part, ``+`` begins a tag, wherever it stands; all but the name may be
left out.
"""

from __future__ import annotations

from dataclasses import dataclass

from reseau_tui.text import clean, words

_COMMAS = ",;，、；"
_BEFORE_A_TAG = " " + _COMMAS


@dataclass(frozen=True, slots=True)
class NameLine:
    """What a line says: ``parts`` follow the name, in their order; ``second`` is what the first is.

    ``name`` is "" when the line names nobody. A part left empty between two commas is "" too.
    """

    name: str
    parts: tuple[str, ...]
    tags: tuple[str, ...]
    second: str

    @property
    def city(self) -> str:
        """The part after the name when that is the city, else ""."""
        return self._first("city")

    @property
    def organisation(self) -> str:
        """The part after the name when that is the organisation, else ""."""
        return self._first("organisation")

    @property
    def rest(self) -> str:
        """All that follows the second part, as one text: the subject, a remark."""
        return ", ".join(part for part in self.parts[1:] if part)

    def _first(self, asked: str) -> str:
        return self.parts[0] if self.parts and self.second == asked else ""


def name_line(text: str, second: str = "city") -> NameLine:
    """Read a line; ``second`` says what stands after the name, ``city`` or ``organisation``.

    >>> name_line("Jeanne Morel, Nantes +choir, sings").parts
    ('Nantes', 'sings')
    """
    rest, tags = _without_tags(clean(text))
    for comma in _COMMAS[1:]:
        rest = rest.replace(comma, ",")
    name, *parts = [" ".join(part.split()) for part in rest.split(",")]
    while parts and not parts[-1]:
        parts.pop()
    return NameLine(name.removeprefix("@").strip(), tuple(parts), tags, second)


def _without_tags(line: str) -> tuple[str, tuple[str, ...]]:
    """Return the line without its tags, and the tags as typed; one that folds alike is one."""
    tags: dict[str, str] = {}
    kept = ""
    place = 0
    for word in words(line):
        plus = word.start - 1
        # "+33 6 12" is a number to call, "C+Y" a name.
        if plus < place or line[plus] != "+" or not any(one.isalpha() for one in word.text):
            continue
        if plus and line[plus - 1] not in _BEFORE_A_TAG:
            continue
        tags.setdefault(word.folded, word.text)
        kept += line[place:plus]
        place = word.end
    return kept + line[place:], tuple(tags.values())
