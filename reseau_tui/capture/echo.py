"""What was understood, said back: day, kind, people, tags, promise, and how to undo.

The few sentences of the fast road do without gettext: ``wording_fr.py`` is generated from the
French catalogue (``python -m reseau_tui.locales``); a test holds that it is up to date.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime

    from reseau_tui.capture.draft import Draft


def echo(draft: Draft, language: str, *, dry_run: bool = False, picked: bool = False) -> list[str]:
    """Return the lines that tell what a draft says, in ``language`` ("en" or "fr").

    ``picked`` says that the program took the first of several people (``--pick``).
    """
    lines = ["  " + line for line in _details(draft, language)]
    if picked:
        names = [person.name for person in draft.people if person.how == "picked"]
        if names:
            lines.append("  " + translated("picked for you:", language) + " " + ", ".join(names))
    if dry_run:
        lines.append("  " + translated("nothing was written (--dry-run)", language))
    else:
        lines.append("  " + translated("undo with: reseau-tui undo", language))
    if draft.promise_only:
        return [f"✓ {lines[0].strip()}", *lines[1:]]
    if draft.relation is not None:
        from reseau_tui.capture.relation_line import in_words

        return [f"✓ {in_words(draft)}", *lines]
    return [f"✓ {_exchange(draft, language)}", *lines]


def _exchange(draft: Draft, language: str) -> str:
    day = full_day(draft.on, language)
    parts = [
        f"{day} {draft.at}" if draft.at else day,
        translated(draft.kind, language),
        ", ".join([person.name for person in draft.people] + draft.created),
    ]
    if draft.place:
        parts.append(draft.place)
    if draft.minutes:
        parts.append(f"{draft.minutes} min")
    if draft.tags:
        parts.append(" ".join(f"+{tag}" for tag in draft.tags))
    return " · ".join(parts)


def _details(draft: Draft, language: str) -> list[str]:
    lines = []
    if draft.promise is not None:
        owner = ""
        if draft.promise.person is not None and (
            draft.promise_only or len(draft.people) > 1 or draft.promise.person not in draft.people
        ):
            owner = f" ({draft.promise.person.name})"
        promised = translated("promise:", language)
        day = full_day(draft.promise.on, language)
        lines.append(f"{promised} {draft.promise.text}{owner} — {day}")
    new = draft.new_names
    if new:
        lines.append(translated("new in the network:", language) + " " + ", ".join(new))
    names = {
        "gave": translated("given:", language),
        "got": translated("received:", language),
        "news": translated("news told:", language),
        "asked": translated("asked:", language),
        "ask": translated("to ask next time:", language),
        "seeks": translated("is looking for:", language),
        "offers": translated("can help with:", language),
        "intro": translated("introduction:", language),
    }
    for key, texts in draft.sections.items():
        lines += [f"{names.get(key, key + ':')} {text}" for text in texts]
    return lines


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
