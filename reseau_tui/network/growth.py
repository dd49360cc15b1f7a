"""What introductions, requests, network interviews and events say of a person, and of a day.

Each of them tells it in the same few words, so that the card and Today show them alike.
"""

from __future__ import annotations

from dataclasses import dataclass

from reseau_tui.i18n import _


@dataclass(frozen=True, slots=True)
class GrowthLine:
    """One line that leads to the row ``id`` of the screen ``place``.

    ``place`` is introductions, requests, interviews or events; ``on`` its day (YYYY-MM-DD);
    ``words`` what it is or what is asked, in the user's language; ``beside`` where it stands
    (a step, a status). ``person`` and ``name`` are whom it is about, when it is one.
    """

    place: str
    id: int
    on: str
    words: str
    beside: str = ""
    person: int | None = None
    name: str = ""


def growth_titles() -> dict[str, str]:
    """Return the headings of the lines, by the screen they lead to, in the order of Today."""
    return {
        "introductions": _("Introductions"),
        "requests": _("Requests"),
        "interviews": _("Network interviews"),
        "events": _("Events"),
    }


def growth_labels() -> dict[str, str]:
    """Return what one of them is called, by the screen it leads to."""
    return {
        "introductions": _("Introduction"),
        "requests": _("Request"),
        "interviews": _("Interview"),
        "events": _("Event"),
    }
