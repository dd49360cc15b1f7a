"""Why somebody can help, in words: ``works at Airbus · spoken 10 days ago · helped you twice``."""

from __future__ import annotations

import datetime

from reseau_tui.i18n import _, ngettext
from reseau_tui.network import phrases
from reseau_tui.network.reading import as_day
from reseau_tui.network.who_evidence import (
    NEWS,
    NOTES,
    OFFERS,
    PAST,
    PLACE,
    ROLE,
    TAG,
    TURN,
    Evidence,
)
from reseau_tui.network.who_ranking import Asked, Between, Standing


def shown(evidence: Evidence, part: str, on: datetime.date | None, today: datetime.date) -> str:
    """Return one piece of evidence; ``part`` is the part of a text that holds the words.

    ``on`` is the day it was said, for what was said in an exchange.
    """
    if evidence.kind in (ROLE, PAST):
        return _role(evidence)
    if evidence.kind == OFFERS:
        return _("can help with {what}").format(what=part)
    if evidence.kind == PLACE:
        return _("lives in {place}").format(place=part)
    if evidence.kind == TAG:
        return f"+{part}"
    if evidence.kind == TURN:
        return _("helped you: “{what}”").format(what=part)
    if evidence.kind == NEWS:
        return _("told you: “{what}”").format(what=part)
    if evidence.kind == NOTES:
        return _("your notes: “{what}”").format(what=part)
    return _("{date}: “{what}”").format(date=phrases.date(on or today, today), what=part)


def _role(evidence: Evidence) -> str:
    organisation, title = evidence.text, evidence.beside
    if evidence.kind == ROLE:
        if not title:
            return _("works at {organisation}").format(organisation=organisation)
        if not organisation:
            return title
        return _("{title} at {organisation}").format(title=title, organisation=organisation)
    year = (evidence.on or "")[:4]
    if not title:
        return _("at {organisation} until {year}").format(organisation=organisation, year=year)
    if not organisation:
        return _("{title} until {year}").format(title=title, year=year)
    return _("{title} at {organisation} until {year}").format(
        title=title, organisation=organisation, year=year
    )


def spoken(last: datetime.date | None, today: datetime.date) -> str:
    """Return how long ago we spoke: ``spoken 10 days ago``; None for never."""
    if last is None:
        return _("not spoken yet")
    return _("spoken {ago}").format(ago=phrases.ago(last, today))


def favours(asked: Asked, today: datetime.date) -> list[str]:
    """Return what they did for me, what waits, and that I asked more than I gave of late."""
    said: list[str] = []
    if asked.helped == 1:
        said.append(_("helped you once"))
    elif asked.helped == 2:
        said.append(_("helped you twice"))
    elif asked.helped:
        said.append(
            ngettext("helped you {count} time", "helped you {count} times", asked.helped).format(
                count=asked.helped
            )
        )
    if asked.open:
        since = phrases.since(as_day(asked.open[0][1]) or today, today)
        said.append(_("your question waits {since}").format(since=since))
    if asked.load and asked.lately > 1:
        said.append(
            ngettext(
                "you asked {count} time in a year", "you asked {count} times in a year",
                asked.lately,
            ).format(count=asked.lately)
        )  # fmt: skip
    return said


def tie(between: Between) -> str:
    """Return what ties somebody to the person between us."""
    if between.introduced:
        return _("{name} introduced you").format(name=between.name)
    return _("you met {name} through them").format(name=between.name)


def through(between: Between, today: datetime.date) -> str:
    """Return the way over the person between us, and how near that one is."""
    if between.introduced:
        said = _("ask through {name}, who introduced you: {spoken}")
    else:
        said = _("ask through {name}, whom you met through them: {spoken}")
    return said.format(name=between.name, spoken=spoken(between.standing.last, today))


def standing_in_words(standing: Standing, today: datetime.date) -> list[str]:
    """Return how near somebody is and how asking went."""
    return [spoken(standing.last, today), *favours(standing.asked, today)]


def warm_up() -> str:
    """Return the advice for somebody who has become distant."""
    return _("warm it up first: give some news before asking")
