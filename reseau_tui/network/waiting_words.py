"""What waits today in words: who has not heard a piece of news, how far the greetings are."""

from __future__ import annotations

from reseau_tui.i18n import _, grouped, ngettext
from reseau_tui.model.greetings import NEW_YEAR
from reseau_tui.network.reasons import BETWEEN
from reseau_tui.network.waiting import Greeted, ToTell


def heard_words(one: ToTell) -> str:
    """Return ``for Karim, Inès · 12 have not heard``: whom of today it is for, how many are left.

    >>> from reseau_tui.network.news import EVERYBODY, NewsRow
    >>> rest = (None, None, EVERYBODY, None, None, None, 0)
    >>> piece = NewsRow(1, "tell", "2026-11-12", "new job", *rest)
    >>> heard_words(ToTell(piece, ((7, "Karim"),), 12))
    'for Karim · 12 have not heard'
    """
    said: list[str] = []
    if one.people:
        names = ", ".join(name for _id, name in one.people)
        said.append(_("for {names}").format(names=names))
    said.append(
        ngettext("{count} has not heard", "{count} have not heard", one.left).format(
            count=grouped(one.left)
        )
    )
    return BETWEEN.join(said)


def season_words(one: Greeted) -> str:
    """Return what a season of greetings is called: ``greetings 2027``, or the user's own name."""
    if one.season.name == NEW_YEAR:
        return _("greetings {year}").format(year=one.season.year)
    return one.season.name


def written_words(one: Greeted) -> str:
    """Return how far a season is: ``142 of 310 written``."""
    return _("{count} of {total} written").format(
        count=grouped(one.written), total=grouped(one.total)
    )
