"""What people call each other, in English and French: words typed in a line or found in a file."""

from __future__ import annotations

from reseau_tui.text import fold

_NAMED = {
    "partner": (
        "partner", "domestic partner", "spouse", "husband", "wife", "fiance", "fiancee",
        "girlfriend", "boyfriend", "partenaire", "conjoint", "conjointe", "mari", "femme", "epoux",
        "epouse", "compagnon", "compagne",
    ),
    "parent": (
        "parent", "mother", "father", "mum", "mom", "dad", "mere", "pere", "maman", "papa",
    ),
    "child": ("child", "son", "daughter", "enfant", "fils", "fille"),
    "sibling": ("sibling", "brother", "sister", "frere", "soeur"),
    "relative": (
        "relative", "kin", "cousin", "uncle", "aunt", "nephew", "niece", "grandmother",
        "grandfather", "grandson", "granddaughter", "cousine", "oncle", "tante", "neveu",
        "grand-mere", "grand-pere", "petit-fils", "petite-fille",
    ),
    "colleague": ("colleague", "coworker", "co-worker", "collegue"),
    "friend": ("friend", "ami", "amie"),
    "knows": ("knows", "acquaintance", "contact", "connaissance"),
}  # fmt: skip

_KINDS = {word: kind for kind, words in _NAMED.items() for word in words}


def kind_named(word: str) -> str | None:
    """Return the kind of relation that a word means (see model/relations.py), None for none.

    >>> kind_named("Mother"), kind_named("conjointe"), kind_named("plumber")
    ('parent', 'partner', None)
    """
    return _KINDS.get(fold(word.strip()).replace("œ", "oe"))
