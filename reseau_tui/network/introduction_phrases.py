"""An introduction in sentences: who brings whom together, how far it is, what is asked about it."""

from __future__ import annotations

import datetime

from reseau_tui.i18n import _
from reseau_tui.model.introductions import (
    AGREED,
    DECLINED,
    FIRST_AGREED,
    FOLLOWED_UP,
    MADE,
    PROPOSED,
    SECOND_AGREED,
)
from reseau_tui.network.introductions import THANKS_DAYS, IntroductionRow


def outcomes() -> dict[str, str]:
    """Return what may have come of it, in words."""
    return {
        "met": _("they met"),
        "information": _("information"),
        "job": _("a job"),
        "client": _("a client"),
        "nothing": _("nothing came of it"),
    }


def line_words(row: IntroductionRow) -> str:
    """Return who brings whom together: ``Paul Girard introduced you to Léa Martin``."""
    if row.with_me:
        other = row.second or row.first
        if row.met:
            return _("{name} introduced you to {other}").format(name=row.introducer, other=other)
        return _("{name} introduces you to {other}").format(name=row.introducer, other=other)
    if row.mine:
        if row.met:
            return _("You introduced {first} to {second}").format(**_two(row))
        return _("You introduce {first} to {second}").format(**_two(row))
    if row.met:
        return _("{name} introduced {first} to {second}").format(name=row.introducer, **_two(row))
    return _("{name} introduces {first} to {second}").format(name=row.introducer, **_two(row))


def pair_words(row: IntroductionRow) -> str:
    """Return the two who meet: ``Karim Benali ↔ Léa Martin``."""
    return f"{row.first or _('you')} ↔ {row.second or _('you')}"


def status_words(row: IntroductionRow) -> str:
    """Return how far it is, and what came of it where that is known."""
    said = {
        PROPOSED: _("proposed"),
        FIRST_AGREED: _agreed(row.first),
        SECOND_AGREED: _agreed(row.second),
        AGREED: _("both agreed"),
        MADE: _("made"),
        FOLLOWED_UP: _("followed up"),
        DECLINED: _("declined"),
    }.get(row.status, row.status)
    if row.outcome:
        outcome = outcomes().get(row.outcome, row.outcome)
        return outcome if row.status == FOLLOWED_UP else f"{said} · {outcome}"
    return said


def _agreed(name: str) -> str:
    return _("{name} agreed").format(name=name.split(maxsplit=1)[0]) if name else _("you agreed")


def question(row: IntroductionRow, today: datetime.date) -> str:
    """Return what is asked of me about it now, as a calm sentence."""
    other = row.second or row.first
    if row.to_thank and (row.days(today) >= THANKS_DAYS or row.status == FOLLOWED_UP):
        return _("Did you thank {name} for introducing you to {other}?").format(
            name=row.introducer, other=other
        )
    if row.status == MADE:
        if row.with_me:
            return _("What came of meeting {name}?").format(name=other)
        return _("Did {first} and {second} meet?").format(**_two(row))
    if row.with_me:
        return _("Did {name} introduce you to {other}?").format(name=row.introducer, other=other)
    if row.status == AGREED:
        if row.mine:
            return _("{first} and {second} agreed: did you introduce them?").format(**_two(row))
        return _("{first} and {second} agreed: did {name} introduce them?").format(
            name=row.introducer, **_two(row)
        )
    if row.status == FIRST_AGREED:
        return _("Did {name} agree?").format(name=row.second)
    if row.status == SECOND_AGREED:
        return _("Did {name} agree?").format(name=row.first)
    return _("Did {first} and {second} agree to meet?").format(**_two(row))


def _two(row: IntroductionRow) -> dict[str, str]:
    return {"first": row.first, "second": row.second}
