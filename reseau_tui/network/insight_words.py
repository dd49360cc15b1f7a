"""The insights by name: their codes, their titles, the words for what they count."""

from __future__ import annotations

from reseau_tui.i18n import _, grouped, ngettext
from reseau_tui.network.insight_introductions import Introductions
from reseau_tui.network.insight_rhythm import Rhythm
from reseau_tui.network.insights import MET, OTHER, SIGNS, SPOKEN, WRITTEN

EXCHANGES, GROWTH, CIRCLES, RHYTHM = "exchanges", "growth", "circles", "rhythm"
NEWS, HELP, INTRODUCTIONS, YEAR = "news", "help", "introductions", "year"
ALL = (CIRCLES, EXCHANGES, GROWTH, RHYTHM, NEWS, HELP, INTRODUCTIONS, YEAR)
"""Every insight, in the order they are shown; the first is read in a few milliseconds."""


def titles() -> dict[str, str]:
    """Return what each insight is called."""
    return {
        EXCHANGES: _("Exchanges a month"),
        GROWTH: _("How the network grew"),
        CIRCLES: _("Circles"),
        RHYTHM: _("Rhythm kept"),
        NEWS: _("News given and asked for"),
        HELP: _("Help given and received"),
        INTRODUCTIONS: _("Introductions"),
        YEAR: _("Your year"),
    }


def names() -> dict[str, str]:
    """Return each insight in a word or two, for a list."""
    return {
        EXCHANGES: _("Exchanges"),
        GROWTH: _("Growth"),
        CIRCLES: _("Circles"),
        RHYTHM: _("Rhythm"),
        NEWS: _("News"),
        HELP: _("Help"),
        INTRODUCTIONS: _("Introductions"),
        YEAR: _("Your year"),
    }


def ways() -> dict[str, str]:
    """Return how people were in touch, in words."""
    return {
        MET: _("met"),
        SPOKEN: _("called"),
        WRITTEN: _("written"),
        SIGNS: _("signs"),
        OTHER: _("other"),
    }


def sides(insight: str) -> tuple[str, str]:
    """Return what the two things beside each other are: of news, of help, of introductions."""
    return {
        NEWS: (_("your news given"), _("theirs asked for")),
        HELP: (_("given"), _("received")),
        INTRODUCTIONS: (_("made by you"), _("made for you")),
    }[insight]


def nothing_yet(insight: str) -> str:
    """Return what stands in place of an insight that has nothing to show: what it will be."""
    return {
        EXCHANGES: _(
            "Nothing is written down of these two years. A year from now, this shows month by"
            " month whom you met, called, wrote to."
        ),
        GROWTH: _("Nobody is here yet. A year from now, this shows how your network grew."),
        CIRCLES: _(
            "Nobody is in a circle yet. A circle, on a person's card, says how near they are."
        ),
        RHYTHM: _(
            "Nobody has a rhythm yet: people in the circles 1 to 4 get one by themselves."
            " A year from now, this shows whom you kept in touch with."
        ),
        NEWS: _(
            "No news given or asked for in these twelve months. “news:” and “asked:” in an"
            " exchange note both."
        ),
        HELP: _("No help noted in these twelve months. “gave:” and “got:” in an exchange note it."),
        INTRODUCTIONS: _(
            "No introduction yet. A year from now, this shows whom you brought together, and"
            " through whom you met people."
        ),
        YEAR: _(
            "Nothing is written down of this year yet. A year from now, this page tells whom you"
            " met, helped and thanked."
        ),
    }[insight]


def rhythm_words(rhythm: Rhythm) -> str:
    """Return ``Of 31 people with a rhythm, 24 were spoken to within it.``, as of today."""
    people = sum(circle.people[-1] for circle in rhythm.circles)
    within = sum(circle.within[-1] for circle in rhythm.circles)
    said = ngettext(
        "Of {people} person with a rhythm, {within} was spoken to within it.",
        "Of {people} people with a rhythm, {within} were spoken to within it.",
        people,
    )
    return said.format(people=grouped(people), within=grouped(within))


def met_words(introductions: Introductions) -> list[str]:
    """Return how many people were met through somebody, and how many at an event."""
    return [
        words.format(count=grouped(count))
        for count, words in (
            (
                introductions.through,
                ngettext(
                    "{count} person met through somebody",
                    "{count} people met through somebody",
                    introductions.through,
                ),
            ),
            (
                introductions.at_events,
                ngettext(
                    "{count} met at an event", "{count} met at events", introductions.at_events
                ),
            ),
        )
        if count
    ]
