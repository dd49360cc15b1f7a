"""What a captured line was understood to mean, as chips under it and in one sentence after it."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from reseau_tui.i18n import _, ngettext
from reseau_tui.tui.days import full_date, short_date, weekday
from reseau_tui.tui.drawing import safe
from reseau_tui.tui.labels import kind_sign, kind_word, section_words

if TYPE_CHECKING:
    from reseau_tui.capture.draft import Draft

Chip = tuple[str, str]
"""Words and the style they are drawn in."""

PEOPLE_MOST = 8
"""People of a line that are named; a large group is counted."""


def chips(draft: Draft, today: datetime.date) -> list[Chip]:
    """Return the parts of a draft in the order of a sentence; open questions end in ``?``."""
    if draft.relation is not None:
        return _relation(draft)
    found: list[Chip] = []
    if not draft.promise_only:
        day, style = day_chip(draft.on, today)
        found.append((day + (f" {draft.at}" if draft.at else ""), style))
        found.append((f"{kind_sign(draft.kind)} {kind_word(draft.kind)}", "$foreground"))
        started = {"me": _("→ from me"), "them": _("← from them")}.get(draft.initiative)
        if started:
            found.append((started, "$muted"))
    known = [person for person in draft.people if person.name not in draft.created]
    for person in known[:PEOPLE_MOST]:
        style = "$muted" if person.how == "default" else "bold $foreground"
        found.append((safe(person.name), style))
    if len(known) > PEOPLE_MOST:
        found.append((_more(len(known) - PEOPLE_MOST), "bold $foreground"))
    found += [
        (_("{name} (new)").format(name=safe(name)), "bold $success") for name in draft.new_names
    ]
    found += [
        (_question(question), "bold $accent") for question in draft.questions if question.about
    ]
    found += [("+" + safe(tag), "$tag") for tag in draft.tags]
    if draft.place:
        found.append(("@ " + safe(draft.place), "$muted"))
    if draft.minutes:
        found.append((_("{count} min").format(count=draft.minutes), "$muted"))
    for key, texts in draft.sections.items():
        found += [(section_words(key, text), "$secondary") for text in texts]
    if draft.promise is not None:
        words = _("promise {date}").format(date=_short(draft.promise.on, today))
        owner = draft.promise.person
        if owner is not None and (not draft.people or owner.name != draft.people[0].name):
            words += f" ({safe(owner.name)})"
        if draft.promise_only and draft.promise.text:
            words += f": {safe(draft.promise.text)}"
        found.append((words, "$accent"))
    return found


def _relation(draft: Draft) -> list[Chip]:
    from reseau_tui.capture.relation_line import in_words

    found: list[Chip] = []
    if not draft.questions:
        found.append((safe(in_words(draft)), "bold $foreground"))
    found += [
        (_("{name} (new)").format(name=safe(name)), "bold $success") for name in draft.created
    ]
    found += [(_question(question), "bold $accent") for question in draft.questions]
    return [*found, (_("a relation, no exchange"), "$muted")]


def day_chip(day: datetime.date, today: datetime.date) -> Chip:
    """Return a day with its weekday as a chip."""
    return _short(day, today), "$primary"


def _short(date: datetime.date, today: datetime.date) -> str:
    if date == today:
        return _("today, {date}").format(date=f"{weekday(date)} {short_date(date).strip()}")
    if abs((date - today).days) < 300:
        return f"{weekday(date)} {short_date(date).strip()}"
    return full_date(date)


def _question(question) -> str:  # type: ignore[no-untyped-def]
    name = safe(question.about)
    count = question.size or len(question.candidates)
    return f"{name}? ({count})" if count else f"{name}?"


def _more(count: int) -> str:
    return ngettext("and {count} more", "and {count} more", count).format(count=count)


def problem(draft: Draft) -> str:
    """Return in words what keeps a draft from being recorded; nothing when nothing does."""
    reasons = {question.reason for question in draft.questions}
    if "future" in reasons:
        return _("That day is still to come. next: makes a promise of it.")
    if "nobody" in reasons:
        return _("Who was it with? Name somebody, @Name creates.")
    if "unknown" in reasons:
        return _("enter: say who that is")
    if "ambiguous" in reasons:
        return _("enter: choose who is meant")
    return ""


def recorded(draft: Draft) -> str:
    """Return what was recorded in a sentence for the toast."""
    if draft.relation is not None:
        from reseau_tui.capture.relation_line import in_words

        return f"✓ {safe(in_words(draft))}"
    names = list(dict.fromkeys([*(person.name for person in draft.people), *draft.created]))
    who = ", ".join(safe(name) for name in names[:3])
    if len(names) > 3:
        who += " " + _more(len(names) - 3)
    if draft.promise_only and draft.promise is not None:
        return f"✓ {_('promise')} · {safe(draft.promise.text)} · {full_date(draft.promise.on)}"
    parts = [full_date(draft.on), kind_word(draft.kind)]
    if who:
        parts.append(who)
    parts += ["+" + safe(tag) for tag in draft.tags]
    said = "✓ " + " · ".join(parts)
    if draft.promise is not None:
        said += "\n" + _("promise: {text} — {date}").format(
            text=safe(draft.promise.text), date=full_date(draft.promise.on)
        )
    return said
