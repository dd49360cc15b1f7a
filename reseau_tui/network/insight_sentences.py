"""A year in sentences: whom I met, helped, thanked, who came closer."""

from __future__ import annotations

from reseau_tui.i18n import _, grouped, ngettext
from reseau_tui.network.insight_year import NAMED, Some, Year


def year_sentences(year: Year) -> list[str]:
    """Return what there is to say of a year, one sentence each; nothing that did not happen.

    Names are as they are stored: whoever shows the sentences makes them harmless.
    """
    found = [_seen(year)]
    for some, one, many in (
        (
            year.met,
            _("You met {names} for the first time."),
            _("You met {count} people for the first time: {names}."),
        ),
        (
            year.closer,
            _("You and {names} came closer."),
            _("{count} people came closer: {names}."),
        ),
        (
            year.again,
            _("You found {names} again."),
            _("You found {count} people again after years of silence: {names}."),
        ),
        (
            year.helped,
            _("You helped {names}."),
            _("You helped {count} people: {names}."),
        ),
        (
            year.helpers,
            _("{names} helped you."),
            _("{count} people helped you: {names}."),
        ),
        (
            year.thanked,
            _("You thanked {names}."),
            _("You thanked {count} people: {names}."),
        ),
        (
            year.introducers,
            _("{names} introduced you to somebody."),
            _("{count} people introduced you to somebody: {names}."),
        ),
    ):
        if some:
            words = one if some.count == 1 else many
            found.append(words.format(count=grouped(some.count), names=names(some)))
    found += _counted(year)
    return [sentence for sentence in found if sentence]


def _seen(year: Year) -> str:
    if not year.exchanges:
        return ""
    exchanges = ngettext(
        "{count} exchange is written down", "{count} exchanges are written down", year.exchanges
    ).format(count=grouped(year.exchanges))
    if not year.seen:
        return _("{exchanges} for {year}.").format(exchanges=exchanges, year=year.year)
    people = ngettext(
        "you spoke with {count} person", "you spoke with {count} people", year.seen
    ).format(count=grouped(year.seen))
    return _("{exchanges} for {year}: {people}.").format(
        exchanges=exchanges, year=year.year, people=people
    )


def _counted(year: Year) -> list[str]:
    return [
        words.format(count=grouped(count))
        for count, words in (
            (
                year.introduced,
                ngettext(
                    "You brought two people together.",
                    "You brought people together {count} times.",
                    year.introduced,
                ),
            ),
            (
                year.told,
                ngettext(
                    "You gave {count} person your news.",
                    "You gave {count} people your news.",
                    year.told,
                ),
            ),
            (
                year.asked,
                ngettext(
                    "You asked {count} person for news of theirs.",
                    "You asked {count} people for news of theirs.",
                    year.asked,
                ),
            ),
            (
                year.greetings,
                ngettext(
                    "You sent greetings to {count} person.",
                    "You sent greetings to {count} people.",
                    year.greetings,
                ),
            ),
            (
                year.kept,
                ngettext("You kept {count} promise.", "You kept {count} promises.", year.kept),
            ),
        )
        if count
    ]


def names(some: Some, most: int = NAMED) -> str:
    """Return ``Ada, Léa and Zoé``, or ``Ada, Léa, Zoé and 4 more``."""
    shown = [one.name for one in some.people[:most]]
    more = some.count - len(shown)
    if more > 0:
        said = ngettext("{names} and {count} more", "{names} and {count} more", more)
        return said.format(names=", ".join(shown), count=grouped(more))
    if len(shown) < 2:
        return "".join(shown)
    return _("{names} and {name}").format(names=", ".join(shown[:-1]), name=shown[-1])
