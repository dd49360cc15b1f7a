"""The codes of the model in words and signs."""

from __future__ import annotations

from reseau_tui.i18n import _, grouped
from reseau_tui.tui.drawing import safe


def circles() -> dict[int, str]:
    """Return the five circles in words, the closest first."""
    return {
        1: _("intimates"),
        2: _("close"),
        3: _("friends & allies"),
        4: _("active network"),
        5: _("acquaintances"),
    }


def shown_of(shown: int, total: int) -> str:
    """Return how many there are, for a title: ``1 359``, or ``12/1 359`` when some are shown."""
    return grouped(total) if shown == total else f"{grouped(shown)}/{grouped(total)}"


CIRCLE_SIGNS = {1: "①", 2: "②", 3: "③", 4: "④", 5: "⑤"}
"""The circles' numbers as one sign each."""


def spheres() -> dict[str, str]:
    """Return where ties come from, in words."""
    return {
        "family": _("family"),
        "friends": _("friends"),
        "school": _("school"),
        "work": _("work"),
        "leisure": _("leisure"),
        "neighbours": _("neighbours"),
        "community": _("community"),
        "online": _("online"),
        "readers": _("readers"),
        "other": _("other"),
    }


def styles() -> dict[str, str]:
    """Return how a tie is kept, in words."""
    return {
        "regular": _("regular"),
        "ambient": _("ambient"),
        "occasional": _("occasional"),
    }


def kinds() -> dict[str, str]:
    """Return the kinds of exchange in words."""
    return {
        "call": _("call"),
        "text": _("text"),
        "mail": _("mail"),
        "coffee": _("coffee"),
        "meal": _("meal"),
        "meeting": _("meeting"),
        "visit": _("visit"),
        "event": _("event"),
        "letter": _("letter"),
        "message": _("message"),
        "comment": _("comment"),
        "like": _("like"),
        "post": _("post"),
        "forward": _("forward"),
        "greeting": _("greeting"),
        "gift": _("gift"),
        "thanks": _("thanks"),
        "project": _("project"),
        "drink": _("drink"),
        "walk": _("walk"),
        "video": _("video call"),
        "other": _("other"),
    }


KIND_SIGNS = {
    "call": "☎",
    "text": "✎",
    "mail": "✉",
    "coffee": "◍",
    "meal": "◍",
    "meeting": "◇",
    "visit": "⌂",
    "event": "◆",
    "letter": "✉",
    "message": "✎",
    "comment": "❝",
    "like": "♡",
    "post": "❝",
    "forward": "»",
    "greeting": "✶",
    "gift": "❖",
    "thanks": "♡",
    "project": "▲",
    "drink": "◍",
    "walk": "∿",
    "video": "☎",
}
"""One cell a kind; no emoji, whose width terminals disagree about."""


def kind_word(kind: str) -> str:
    """Return a kind in words; one we do not know is shown as it is."""
    return kinds().get(kind, kind)


def kind_sign(kind: str) -> str:
    """Return the sign of a kind."""
    return KIND_SIGNS.get(kind, "·")


SECTION_SIGNS = {
    "gave": "↗",
    "got": "↙",
    "news": "✎",
    "asked": "¿",
    "ask": "?",
    "seeks": "⌕",
    "offers": "+",
    "intro": "⇄",
}
"""One cell a section."""


def sections() -> dict[str, str]:
    """Return the sections of a captured line in words."""
    return {
        "gave": _("given"),
        "got": _("received"),
        "news": _("told"),
        "asked": _("learned"),
        "ask": _("to ask"),
        "seeks": _("looks for"),
        "offers": _("can help with"),
        "intro": _("introduction"),
    }


def section_words(key: str, text: str) -> str:
    """Return one section of an exchange: ``↗ given: a lift``."""
    said = _("{kind}: {text}").format(kind=sections().get(key, safe(key)), text=safe(text))
    return f"{SECTION_SIGNS.get(key, '·')} {said}"
