"""The words of a title that say what it is about, and whether a text speaks of them."""

from __future__ import annotations

from dataclasses import dataclass

from reseau_tui.network.who_words import SMALL
from reseau_tui.text import clean_note, fold

MOST = 12
"""Weighty words of a title looked for, the longest: a whole paragraph may be pasted."""

BEGINNING = 4
"""Letters from which a word also stands for those that begin with it."""

SMALL_IN_TITLES = SMALL | frozenset(
    (
        "about", "after", "again", "all", "also", "am", "are", "as", "be", "because", "been",
        "before", "being", "between", "but", "by", "could", "did", "do", "don", "every", "first",
        "get", "go", "going", "good", "had", "has", "have", "he", "her", "here", "his", "how", "if",
        "into", "isn", "it", "its", "just", "last", "less", "let", "like", "made", "make", "makes",
        "many", "may", "more", "most", "much", "need", "never", "new", "next", "no", "not", "now",
        "off", "old", "one", "only", "our", "out", "over", "own", "part", "re", "really", "say",
        "says", "she", "should", "so", "still", "such", "than", "that", "their", "them", "then",
        "there", "these", "they", "thing", "things", "this", "those", "three", "through", "too",
        "top", "two", "under", "until", "up", "us", "use", "very", "was", "way", "ways", "we",
        "were", "what", "when", "where", "which", "while", "why", "will", "without", "won", "would",
        "you", "your",
        "afin", "ailleurs", "ainsi", "alors", "apres", "ans", "article", "aussi", "autour", "autre",
        "autres", "avant", "avoir", "bien", "bon", "ca", "car", "ce", "cela", "celle", "celui",
        "ces", "cet", "cette", "ceux", "chaque", "chose", "choses", "comme", "comment", "contre",
        "deja", "depuis", "dernier", "derniere", "deux", "doit", "donc", "dont", "elle", "elles",
        "encore", "entre", "etait", "ete", "etre", "eux", "faire", "fait", "faut", "grand",
        "grande", "ici", "il", "ils", "je", "jour", "jusqu", "leur", "leurs", "lors", "lui", "mais",
        "meme", "mieux", "moins", "ne", "ni", "non", "nos", "notre", "nous", "nouveau", "nouvelle",
        "nouvelles", "on", "ont", "parce", "pas", "pendant", "petit", "petite", "peu", "plus",
        "pourquoi", "premier", "premiere", "pres", "quand", "que", "quel", "quelle", "quelles",
        "quels", "quoi", "rien", "sa", "sans", "se", "ses", "si", "soi", "son", "sont", "sous",
        "sur", "ta", "tes", "toi", "ton", "toujours", "tous", "tout", "toute", "toutes", "tres",
        "trois", "trop", "tu", "une", "vers", "veut", "voici", "voila", "vos", "votre", "vous",
    )
)  # fmt: skip
"""Words, folded, that say nothing about what is told, in English and in French."""


@dataclass(frozen=True, slots=True)
class TitleWord:
    """A weighty word: as the title has it, and as it is looked for (folded, one of many as one)."""

    shown: str
    folded: str

    @property
    def whole(self) -> bool:
        """Whether it means itself alone: it is too short to begin other words."""
        return len(self.folded) < BEGINNING

    @property
    def asked(self) -> str:
        """What the search indexes are asked for."""
        return f'"{self.folded}"' if self.whole else f'"{self.folded}"*'

    def held_by(self, folded: str) -> bool:
        """Tell whether a folded text has this word, or one that begins with it."""
        place = folded.find(self.folded)
        while place >= 0:
            end = place + len(self.folded)
            begins = not (place and folded[place - 1].isalnum())
            if begins and not (self.whole and folded[end : end + 1].isalnum()):
                return True
            place = folded.find(self.folded, place + 1)
        return False


def weighty_words(title: str) -> tuple[TitleWord, ...]:
    """Return what a title is about, in its order; nothing for small words alone.

    >>> [word.folded for word in weighty_words("Pourquoi l’écriture aide les artisans de 2026")]
    ['ecriture', 'artisan']
    """
    found: dict[str, TitleWord] = {}
    for shown in _cut(title):
        folded = fold(shown)
        if len(folded) < 2 or not folded.isalnum() or folded.isdigit() or folded in SMALL_IN_TITLES:
            continue
        asked = _one_of_many(folded)
        found.setdefault(asked, TitleWord(shown, asked))
    longest = sorted(found.values(), key=lambda word: -len(word.folded))[:MOST]
    return tuple(word for word in found.values() if word in longest)


def _cut(title: str) -> list[str]:
    """Cut where the search indexes do, accents kept."""
    letters = (letter if letter.isalnum() else " " for letter in clean_note(title))
    return "".join(letters).split()


def _one_of_many(folded: str) -> str:
    """Return a plural as what it begins with: ``artisan`` for ``artisans``, ``bateau`` …"""
    plural = folded.endswith("eaux") or (folded.endswith("s") and folded[-2:] not in ("ss", "us"))
    return folded[:-1] if plural and len(folded) > BEGINNING else folded
