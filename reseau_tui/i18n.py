"""The user's language: which one, and every sentence through gettext.

Sentences are written in English in the code as ``_("…{name}…").format(name=…)``; the French
catalogue is ``locales/fr/LC_MESSAGES/reseau.po``. gettext itself is loaded on the first sentence,
so that importing this module costs nothing.
"""

from __future__ import annotations

import os
import sys

LANGUAGES = ("en", "fr")

_language = ""
_catalogue = None


def choose_language(asked: str | None = None) -> str:
    """Return the language to speak: ``asked``, ``RESEAU_LANG``, the locale, else English."""
    for value in (
        asked,
        os.environ.get("RESEAU_LANG"),
        os.environ.get("LC_ALL"),
        os.environ.get("LC_MESSAGES"),
        os.environ.get("LANG"),
    ):
        if value:
            code = value[:2].lower()
            return code if code in LANGUAGES else "en"
    return "en"


def set_language(asked: str | None = None) -> str:
    """Speak ``asked`` (or what the environment says) from now on; return the code chosen."""
    global _language, _catalogue
    code = choose_language(asked)
    if code != _language:
        import gettext

        # Next to this very file: a wheel, an editable install and a clone all have it there.
        folder = os.path.join(os.path.dirname(__file__), "locales")
        _catalogue = gettext.translation("reseau", folder, languages=[code], fallback=True)
        _language = code
    return code


def language() -> str:
    """Return the code of the language spoken now."""
    return _language or set_language()


def _(message: str) -> str:
    """Return ``message`` in the user's language."""
    if _catalogue is None:
        set_language()
    return _catalogue.gettext(message) if _catalogue is not None else message


def ngettext(one: str, many: str, count: int) -> str:
    """Return the form of the sentence that fits ``count``."""
    if _catalogue is None:
        set_language()
    if _catalogue is None:
        return one if count == 1 else many
    return _catalogue.ngettext(one, many, count)


def grouped(count: int) -> str:
    """Return a number as people read it, in groups of three: ``1 359``.

    The blank is a thin one that no line is broken at, in both languages.
    """
    return f"{count:,}".replace(",", "\u202f")


def say(sentence: str) -> None:
    """Print ``sentence`` for the person, on standard error."""
    print(sentence, file=sys.stderr)
