"""Why somebody comes up, in words: ``97 days · you usually talk every 90 · ask about Lisbon``.

Sentences say how things are, never what was missed, and guess nobody's gender.
"""

from __future__ import annotations

import datetime

from reseau_tui.i18n import _, ngettext
from reseau_tui.network import phrases
from reseau_tui.network.boosts import Boost
from reseau_tui.network.priority import CALM, DORMANT
from reseau_tui.network.ties import Tie

BETWEEN = " · "


def why(tie: Tie, today: datetime.date, helped_in: int | None = None) -> str:
    """Return the reasons ``tie`` comes up, as one line; ``helped_in`` is a year."""
    said = [*_silence(tie)]
    if tie.unanswered:
        said.append(
            ngettext(
                "your last message had no answer",
                "your last {count} messages had no answer",
                tie.unanswered,
            ).format(count=tie.unanswered)
        )
    said += [boost_in_words(boost, today) for boost in tie.boosts]
    if helped_in is not None:
        said.append(_("helped you in {year}").format(year=helped_in))
    return BETWEEN.join(said)


def _silence(tie: Tie) -> list[str]:
    if tie.state == CALM or tie.days is None:
        return []
    if not tie.spoken:
        return [_("no contact noted yet, for {days}").format(days=phrases.days(tie.days))]
    if tie.state == DORMANT:
        return [phrases.silence(tie.days)]
    return [phrases.days(tie.days), _usually(tie.rhythm or 0)]


def _usually(rhythm: int) -> str:
    if rhythm == 365:
        return _("you usually talk once a year")
    return ngettext("you usually talk every day", "you usually talk every {count}", rhythm).format(
        count=rhythm
    )


def boost_in_words(boost: Boost, today: datetime.date) -> str:
    """Return one reason beside the rhythm: a promise, a message, a birthday, a question."""
    if boost.kind == "promise":
        if boost.on == today:
            return _("promise due today: {what}").format(what=boost.text)
        return _("promise due {since}: {what}").format(
            since=phrases.since(boost.on, today), what=boost.text
        )
    if boost.kind == "message":
        return _("a message waits {since}").format(since=phrases.since(boost.on, today))
    if boost.kind == "birthday":
        when = phrases.coming(boost.on, today)
        if boost.age is None:
            return _("birthday {when}").format(when=when)
        return _("birthday {when} ({age})").format(when=when, age=boost.age)
    # "ask about how did it go?" would be no sentence.
    if boost.text.rstrip().endswith("?"):
        return _("ask: {what}").format(what=boost.text)
    return _("ask about {what}").format(what=boost.text)
