"""News, questions and good turns of the demo as rows: what its exchanges say, what came of it."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Sequence

from reseau_tui.demo import kept
from reseau_tui.demo.exchange import Exchange
from reseau_tui.demo.people import Invented
from reseau_tui.demo.rows import IDS, Row, ago, seconds, uid
from reseau_tui.demo.season import greeted
from reseau_tui.model.gestures import proposed
from reseau_tui.model.triggers import TOUCHES

_LATELY = 180
_SMALL = ("loan", "care")
_OUTCOMES = ("good", "good", None, "some", "good", None, "nothing")


def ways(person: Invented) -> Row:
    """Return how somebody is written to: language, tu or vous, channel, whether greeted at all."""
    form = "vous" if person.name in kept.VOUS else "tu" if person.name in kept.TU else None
    return {
        "language": "en" if person.english else "fr",
        "form": form,
        "channel": kept.CHANNELS.get(person.name),
        "greeted": int(greeted(person)),
    }


def keeping_rows(exchanges: Sequence[Exchange], today: datetime.date) -> dict[str, list[Row]]:
    """Return the rows of news, of whom they were told to, and of good turns, oldest first."""
    keeping = _Keeping(exchanges, today)
    news, told = keeping.news()
    return {"news": news, "told": told, "good_turn": keeping.turns()}


class _Keeping:
    """The exchanges of a life, and what they mean."""

    def __init__(self, exchanges: Sequence[Exchange], today: datetime.date) -> None:
        self.today = today
        self.said = [
            (number, exchange, key, text)
            for number, exchange in enumerate(exchanges, 1)
            for key, text in exchange.sections
        ]
        self.numbers: dict[tuple[str, str], int] = {}
        self.full: dict[str, list[datetime.date]] = {}
        self.thanks: dict[str, list[datetime.date]] = {}
        for number, exchange in enumerate(exchanges, 1):
            for name in exchange.people:
                self.numbers[name, exchange.on.isoformat()] = number
                if exchange.kind not in TOUCHES:
                    self.full.setdefault(name, []).append(exchange.on)
                if exchange.kind == "thanks" and exchange.initiative != "them":
                    self.thanks.setdefault(name, []).append(exchange.on)

    # --- news -----------------------------------------------------------------------------

    def news(self) -> tuple[list[Row], list[Row]]:
        """Return the rows of news and of whom mine were told to."""
        told: dict[str, list[tuple[str, str]]] = {}
        found = [*self._mine(told), *self._said_news(told), *self._noted()]
        found.sort(key=lambda row: (str(row["on"]), str(row["text"])))
        rows = [{"id": number, **row} for number, row in enumerate(found, 1)]
        pieces = {str(row["text"]): row["id"] for row in rows if row["kind"] == "tell"}
        telling: list[Row] = []
        for text, people in told.items():
            for name, on in people:
                telling.append({
                    "news_id": pieces[text],
                    "contact_id": IDS[name],
                    "on": on,
                    "interaction_id": self.numbers.get((name, on)),
                })  # fmt: skip
        telling.sort(key=lambda row: (str(row["on"]), str(row["news_id"])))
        return rows, telling

    def _mine(self, told: dict[str, list[tuple[str, str]]]) -> Iterator[Row]:
        """Yield what I still have to tell."""
        for days, text, audience, people in kept.MINE:
            told[text] = [(name, ago(self.today, since).isoformat()) for name, since in people]
            stored = json.dumps(audience, ensure_ascii=False) if audience else None
            yield self._piece("tell", None, ago(self.today, days), text, audience=stored)

    def _said_news(self, told: dict[str, list[tuple[str, str]]]) -> Iterator[Row]:
        """Yield the news that exchanges speak of: mine long told, questions, what others said."""
        mine: dict[str, Row] = {}
        for number, exchange, key, text in self.said:
            name, on = exchange.people[0], exchange.on
            if key == "news" and text not in {one[1] for one in kept.MINE}:
                people = told.setdefault(text, [])
                known = {one for one, _on in people}
                people += [(one, on.isoformat()) for one in exchange.people if one not in known]
                piece = mine.setdefault(text, self._piece("tell", None, on, text, number=number))
                piece["closed_on"] = on.isoformat()
            elif key == "ask":
                later = next((day for day in self.full[name] if day > on), None)
                closed = later.isoformat() if later else None
                answer = kept.ANSWERS.get(text) if closed else None
                yield self._piece(
                    "ask", name, on, text, number=number, closed_on=closed, answer=answer
                )
            elif key == "asked":
                gesture = kept.GESTURES.get(text)
                waits = gesture is not None or on > ago(self.today, 60)
                gesture = gesture or proposed(text)
                closed = on + datetime.timedelta(days=1) if gesture and not waits else None
                yield self._piece(
                    "theirs", name, on, text, number=number, gesture=gesture,
                    closed_on=closed.isoformat() if closed else None,
                )  # fmt: skip
        yield from mine.values()

    def _noted(self) -> Iterator[Row]:
        """Yield what was noted beside the exchanges."""
        for days, name, text in kept.QUESTIONS:
            yield self._piece("ask", name, ago(self.today, days), text)
        for days, name, text, gesture, after in kept.THEIRS:
            made = None if after is None else ago(self.today, days - after).isoformat()
            yield self._piece(
                "theirs", name, ago(self.today, days), text, gesture=gesture, closed_on=made
            )

    def _piece(
        self,
        kind: str,
        name: str | None,
        on: datetime.date,
        text: str,
        *,
        number: int | None = None,
        audience: str | None = None,
        answer: str | None = None,
        gesture: str | None = None,
        closed_on: str | None = None,
    ) -> Row:
        return {
            "uid": uid("news", kind, name, text, number),
            "kind": kind,
            "contact_id": IDS[name] if name else None,
            "on": on.isoformat(),
            "text": text,
            "audience": audience,
            "answer": answer,
            "gesture": gesture,
            "closed_on": closed_on,
            "interaction_id": number,
            "created_at": seconds(on),
        }

    # --- good turns -----------------------------------------------------------------------

    def turns(self) -> list[Row]:
        """Return the good turns that exchanges speak of and those noted beside them."""
        found = [
            self._turn(exchange.people[0], exchange.on, key == "gave", text, number=number)
            for number, exchange, key, text in self.said
            if key in ("gave", "got")
        ]
        for days, name, way, kind, text, through, done, outcome in kept.TURNS:
            row = self._turn(name, ago(self.today, days), way == "given", text, done=done)
            row |= {"kind": kind, "outcome": outcome}
            row["through_id"] = IDS[through] if through else None
            found.append(row)
        found.sort(key=lambda row: (str(row["on"]), str(row["text"])))
        return [{"id": number, **row} for number, row in enumerate(found, 1)]

    def _turn(
        self,
        name: str,
        on: datetime.date,
        given: bool,
        text: str,
        *,
        number: int | None = None,
        done: bool = True,
    ) -> Row:
        kind = next((kind for word, kind in kept.KINDS if word in text), "other")
        key = uid("good turn", name, text, number)
        thanked, none_to_say = self._thanked(name, on, text, kind, key)
        received = not given and done
        known = done and kind not in _SMALL and on < ago(self.today, 30)
        return {
            "uid": key,
            "contact_id": IDS[name],
            "given": int(given),
            "kind": kind,
            "on": on.isoformat(),
            "text": text,
            "through_id": None,
            "done": int(done),
            "outcome": _OUTCOMES[int(key[:4], 16) % len(_OUTCOMES)] if known else None,
            "thanked_on": thanked if received else None,
            "no_thanks": int(none_to_say and received),
            "interaction_id": number,
            "created_at": seconds(on),
        }

    def _thanked(
        self, name: str, on: datetime.date, text: str, kind: str, key: str
    ) -> tuple[str | None, bool]:
        """Return the day thanks were said, or that there are none to say."""
        if text in kept.TO_THANK and on > ago(self.today, _LATELY):
            return None, False
        said = next((day for day in self.thanks.get(name, ()) if day >= on), None)
        soon = min(on + datetime.timedelta(days=int(key[:2], 16) % 6), self.today)
        if said and said <= on + datetime.timedelta(days=30):
            return said.isoformat(), False
        if kind in _SMALL and int(key[2:4], 16) % 3:
            return None, True
        return soon.isoformat(), False
