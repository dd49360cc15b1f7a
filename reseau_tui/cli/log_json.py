"""A captured line for programs: one object, the same from ``--log``, ``inbox`` and ``amend``."""

from __future__ import annotations

from typing import Any

from reseau_tui.capture.draft import Draft
from reseau_tui.capture.questions import question_json
from reseau_tui.capture.record import Recorded
from reseau_tui.i18n import _


def as_json(draft: Draft, status: str, recorded: Recorded | None = None) -> dict[str, Any]:
    """Return the capture object of 3-capture, Answer."""
    created = recorded.created if recorded else []
    introduced = recorded.introduced if recorded else []
    promise = None
    if draft.promise is not None:
        promise = {"on": draft.promise.on.isoformat(), "text": draft.promise.text}
    people = [{"id": one.id, "name": one.name, "how": one.how} for one in draft.people]
    people += [{"id": contact, "name": name, "how": "created"} for contact, name in created]
    answer: dict[str, Any] = {
        "status": status,
        "id": recorded.interaction if recorded else None,
        "on": draft.on.isoformat(),
        "at": draft.at,
        "kind": draft.kind,
        "initiative": draft.initiative,
        "people": people,
        "created": [name for _id, name in (*created, *introduced)] or draft.new_names,
        "tags": list(draft.tags),
        "text": draft.text,
        "promise": promise,
    }
    for key in ("gave", "got", "news", "asked", "ask"):
        answer[key] = list(draft.sections.get(key, ()))
    for key in ("seeks", "offers", "intro"):
        if list(draft.sections.get(key, ())):
            answer[key] = list(draft.sections.get(key, ()))
    if draft.introductions:
        new = {name: contact for contact, name in (*created, *introduced)}
        answer["introductions"] = [
            {
                name: {"id": side.id or new.get(side.name), "name": side.name}
                if side is not None
                else None
                for name, side in zip(("introducer", "first", "second"), one.sides, strict=True)
            }
            for one in draft.introductions
        ]
    if draft.relation is not None:
        names = [one.name if one is not None else None for one in draft.relation.sides]
        answer["relations"] = [{"name": names[0], "kind": draft.relation.kind, "other": names[1]}]
    answer["place"] = draft.place
    answer["minutes"] = draft.minutes
    answer["questions"] = [question_json(question, _) for question in draft.questions]
    return answer
