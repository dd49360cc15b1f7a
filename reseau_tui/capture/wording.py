"""The few sentences of the fast road in the user's language, without gettext.

``wording_fr.py`` is generated from the French catalogue (``python -m reseau_tui.locales``); a
test holds that it is up to date.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime


def translated(message: str, language: str) -> str:
    """Return ``message`` in ``language`` ("en" or "fr")."""
    if language != "fr":
        return message
    from reseau_tui.capture.wording_fr import FRENCH

    return FRENCH.get(message, message)


def full_day(day: datetime.date, language: str) -> str:
    """Return a day with its weekday: ``Sun 22 Nov 2026``, ``dim. 22 nov. 2026``."""
    weekdays = translated("Mon Tue Wed Thu Fri Sat Sun", language).split()
    months = translated("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec", language).split()
    # The first of a month has a word of its own in French: 1er.
    number = translated("1", language) if day.day == 1 else day.day
    return f"{weekdays[day.weekday()]} {number} {months[day.month - 1]} {day.year}"
