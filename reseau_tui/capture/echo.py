"""What was understood, said back: day, kind, people, tags, promise, and how to undo."""

from __future__ import annotations

from reseau_tui.capture.wording import full_day, translated

TYPE_CHECKING = False
if TYPE_CHECKING:
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
    if draft.created:
        lines.append(translated("new in the network:", language) + " " + ", ".join(draft.created))
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
