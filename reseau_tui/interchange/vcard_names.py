"""Names in vCards: N's five parts to the name people write, and back."""

from __future__ import annotations

from reseau_tui.text import fold

_EAST_ASIAN = (
    ("\u3040", "\u30ff"),  # kana
    ("\u3400", "\u9fff"),  # han
    ("\uac00", "\ud7a3"),  # hangul
)


def name_of_parts(parts: list[str]) -> str:
    """Return the name that family, given, additional, prefix and suffix make together.

    Family name first and no space when it is written in Chinese, Japanese or Korean.
    """
    family, given, additional, prefix, suffix = (*parts, *[""] * 5)[:5]
    if family and given and is_east_asian(family + given):
        return family + given
    # Several values in one part stand between commas.
    given, additional, prefix = (
        " ".join(part.replace(",", " ").split()) for part in (given, additional, prefix)
    )
    return " ".join(part for part in (prefix, given, additional, family, suffix) if part)


def derived_name_parts(name: str) -> list[str]:
    """Return the five parts of N for a name we know as a whole: the last word is the family's."""
    if is_east_asian(name.replace(" ", "")):
        return [name, "", "", "", ""]
    given, _space, family = name.rpartition(" ")
    return [family, given, "", "", ""]


def parts_fit_name(parts: list[str], name: str) -> bool:
    """Tell whether N's family and given name still stand in ``name`` (nobody has changed it)."""
    folded = fold(name).replace("-", " ")
    wanted = fold(" ".join(parts[:2])).replace("-", " ").split()
    return bool(wanted) and all(word in folded for word in wanted)


def is_east_asian(text: str) -> bool:
    """Tell whether every letter is Chinese, Japanese or Korean."""
    return bool(text) and all(
        any(first <= letter <= last for first, last in _EAST_ASIAN) for letter in text
    )
