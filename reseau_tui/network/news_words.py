"""News in words: the gestures that those of others call for, how often I asked."""

from __future__ import annotations

from reseau_tui.i18n import _, ngettext
from reseau_tui.network.news import CardNews
from reseau_tui.text import fold


def gestures() -> dict[str, str]:
    """Return the gestures proposed, in words."""
    return {
        "congratulate": _("congratulate"),
        "condolences": _("a word of sympathy"),
        "wishes": _("ask how it goes"),
        "support": _("offer a hand"),
        "visit": _("ask for the new address"),
        "good-luck": _("wish good luck"),
    }


def gesture_words(gesture: str) -> str:
    """Return a gesture in words; the user's own as they are."""
    return gestures().get(gesture, gesture)


def gesture_code(words: str) -> str:
    """Return the code of a gesture that was proposed, else the words as they are."""
    wanted = fold(words.strip())
    return next((code for code, said in gestures().items() if fold(said) == wanted), words.strip())


def asked_words(news: CardNews) -> str:
    """Return in how many of the last contacts I also asked."""
    if not news.asked:
        return ngettext(
            "not in the last contact", "in none of the last {count} contacts", news.of
        ).format(count=news.of)
    return ngettext(
        "in {asked} of the last contact", "in {asked} of the last {count} contacts", news.of
    ).format(asked=news.asked, count=news.of)
