"""How the demo's network grew, as rows: relations, introductions, requests, interviews, events."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from reseau_tui.demo import grown
from reseau_tui.demo.rows import IDS, Row, ago, uid
from reseau_tui.model.relations import stored_as


def growing_rows(today: datetime.date) -> dict[str, list[Row]]:
    """Return the rows by table, what is referred to first."""
    return {
        "relation": list(_relations()),
        "request": list(_requests(today)),
        "request_helper": list(_helpers(today)),
        "interview": list(_interviews(today)),
        "introduction": [*_introductions(today), *_names_obtained(today)],
        "event": list(_events(today)),
        "event_person": list(_there(today)),
    }


def lost_on(name: str, today: datetime.date) -> str | None:
    """Return the day it was noted that somebody is lost from sight."""
    return _day(today, dict(grown.LOST).get(name))


def _day(today: datetime.date, days: int | None) -> str | None:
    return None if days is None else ago(today, days).isoformat()


def _relations() -> Iterator[Row]:
    for number, (who, kind, of, note) in enumerate(grown.RELATIONS, 1):
        contact, other, stored = stored_as(IDS[of], IDS[who], kind)
        yield {
            "id": number,
            "uid": uid("relation", who, kind, of),
            "contact_id": contact,
            "other_id": other,
            "kind": stored,
            "note": note,
        }


def _introductions(today: datetime.date) -> Iterator[Row]:
    for one in grown.INTRODUCTIONS:
        yield {
            "uid": uid("introduction", one.introducer, one.first, one.second),
            "introducer_id": IDS[one.introducer] if one.introducer else None,
            "first_id": IDS[one.first] if one.first else None,
            "second_id": IDS[one.second],
            "why": one.why,
            "on": _day(today, one.days),
            "status": one.status,
            "since": _day(today, one.since),
            "outcome": one.outcome,
            "thanked_on": _day(today, one.thanked),
            "interview_id": None,
        }


def _names_obtained(today: datetime.date) -> Iterator[Row]:
    for number, talk in enumerate(grown.INTERVIEWS, 1):
        for name in talk.names:
            yield {
                "uid": uid("name obtained", talk.who, name),
                "introducer_id": IDS[talk.who],
                "first_id": IDS[talk.whom] if talk.whom else None,
                "second_id": IDS[name],
                "why": talk.aim,
                "on": _day(today, talk.done),
                "status": "followed-up",
                "since": _day(today, talk.since),
                "outcome": "information",
                "thanked_on": _day(today, talk.thanked),
                "interview_id": number,
            }


def _requests(today: datetime.date) -> Iterator[Row]:
    for number, need in enumerate(grown.REQUESTS, 1):
        known = IDS.get(need.asker)
        yield {
            "id": number,
            "uid": uid("request", need.asker, need.text),
            "asker_id": known,
            "asker_name": None if known else need.asker,
            "text": need.text,
            "private": int(need.private),
            "on": _day(today, need.days),
            "closed_on": _day(today, need.closed),
            "outcome": need.outcome,
        }


def _helpers(today: datetime.date) -> Iterator[Row]:
    for number, need in enumerate(grown.REQUESTS, 1):
        for name, status, days, why in need.helpers:
            yield {
                "request_id": number,
                "contact_id": IDS[name],
                "status": status,
                "on": _day(today, days),
                "why": why,
            }


def _interviews(today: datetime.date) -> Iterator[Row]:
    for number, talk in enumerate(grown.INTERVIEWS, 1):
        yield {
            "id": number,
            "uid": uid("interview", talk.who, talk.aim),
            "contact_id": IDS[talk.who],
            "for_id": IDS[talk.whom] if talk.whom else None,
            "aim": talk.aim,
            "recommender_id": IDS[talk.recommender] if talk.recommender else None,
            "questions": talk.questions,
            "give_back": talk.give_back,
            "step": talk.step,
            "since": _day(today, talk.since),
            "meet_on": _day(today, talk.meet),
            "done_on": _day(today, talk.done),
            "thanked_on": _day(today, talk.thanked),
            "outcome": talk.outcome,
        }


def _events(today: datetime.date) -> Iterator[Row]:
    for number, one in enumerate(grown.EVENTS, 1):
        yield {
            "id": number,
            "uid": uid("event", one.name),
            "name": one.name,
            "on": _day(today, one.days),
            "until_on": _day(today, one.until),
            "place": one.place,
            "notes": one.notes,
        }


def _there(today: datetime.date) -> Iterator[Row]:
    for number, one in enumerate(grown.EVENTS, 1):
        met = {name: (how, subject, followed) for name, how, subject, followed in one.met}
        for name in dict.fromkeys((*one.coming, *one.wanted, *met)):
            how, subject, followed = met.get(name, (0, None, None))
            yield {
                "event_id": number,
                "contact_id": IDS[name],
                "coming": int(name in one.coming),
                "wanted": int(name in one.wanted),
                "met": how,
                "subject": subject,
                "followed_up": _day(today, followed),
            }
