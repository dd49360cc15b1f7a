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
        "created": [name for _id, name in created] or list(draft.created),
        "tags": list(draft.tags),
        "text": draft.text,
        "promise": promise,
    }
    for key in ("gave", "got", "news", "asked", "ask"):
        answer[key] = list(draft.sections.get(key, ()))
    for key in ("seeks", "offers", "intro"):
        if list(draft.sections.get(key, ())):
            answer[key] = list(draft.sections.get(key, ()))
    answer["place"] = draft.place
    answer["minutes"] = draft.minutes
    answer["questions"] = [question_json(question, _) for question in draft.questions]
    return answer
