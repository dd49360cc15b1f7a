"""A random network with something in every column of every recorded table."""

from __future__ import annotations

import json
import random
from typing import Any

from reseau_tui.model import bulk, interviews, introductions, relations, requests
from reseau_tui.model.database import connection
from reseau_tui.model.good_turns import KINDS, OUTCOMES
from reseau_tui.model.greetings import STATUSES
from reseau_tui.model.normal import normal_point
from reseau_tui.model.write import sort_name
from reseau_tui.text import clean, clean_note, fold

AT = 1_795_000_000
WORDS = [
    "Hélène", "Łukasz", "O’Brien", "[/nope]", "\x1b]52;c;eA==\x07x", "\u202eelias", "a\nb", '"',
    "\\", "{x}", "%s", "👩\u200d👧", "山田", "=1+1", "e\u0301", "x" * 180, "END:VCARD", "0",
]  # fmt: skip


class Invented:
    """A random network with something in every column, by a seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def line(self) -> str:
        text = clean(" ".join(self.random.choices(WORDS, k=self.random.randint(1, 3))))
        return text or "x"

    def note(self) -> str:
        return clean_note("\n".join(self.random.choices(WORDS, k=3))) or "x"

    def maybe(self, value: Any) -> Any:
        return value if self.random.random() < 0.6 else None

    def day(self) -> str:
        number = self.random.randint
        return f"20{number(10, 26)}-{number(1, 12):02}-{number(1, 28):02}"

    def uid(self) -> str:
        return f"{self.random.getrandbits(64):x}"

    def fill(self, people: int = 8) -> None:
        """Insert into every recorded table."""
        number, pick = self.random.randint, self.random.choice
        for _one in range(people):
            name, kind = self.line(), pick(["email", "phone", "url", "handle", "address"])
            circle = self.maybe(number(1, 5))
            self.put(
                "contact", uid=self.uid(), name=name, sort_name=sort_name(name),
                nickname=self.maybe(self.line()), sphere=self.maybe("work"), circle=circle,
                circle_since=circle and self.day(), style=pick(["regular", "ambient"]),
                rhythm_days=self.maybe(number(1, 400)), city=self.maybe(self.line()),
                country=self.maybe(self.line()), birth_year=self.maybe(number(1900, 2020)),
                birth_month=self.maybe(number(1, 12)), birth_day=self.maybe(number(1, 28)),
                met_on=self.maybe(self.day()), met_where=self.maybe(self.line()),
                met_through=self.maybe(self.some("contact")), notes=self.maybe(self.note()),
                snoozed_until=self.maybe(self.day()), archived_at=self.maybe(self.day()),
                deceased_on=self.maybe(self.day()), starred=number(0, 1),
                language=self.maybe(self.line()), form=self.maybe("tu"),
                channel=self.maybe("letter"), greeted=number(0, 1), lost_on=self.maybe(self.day()),
                extra=self.maybe(json.dumps([self.line(), "y" * 30_000])), created_at=number(1, AT),
            )  # fmt: skip
            contact, value = self.some("contact"), self.line()
            self.put("role", contact_id=contact, organisation=self.maybe(self.line()),
                     title=self.maybe(self.line()), from_on=self.maybe("2001-02"),
                     to_on=self.maybe("2005"))  # fmt: skip
            self.put("important_date", contact_id=contact, label=self.line(),
                     year=self.maybe(number(1900, 2020)), month=self.maybe(number(1, 12)),
                     day=self.maybe(number(1, 28)), yearly=number(0, 1))  # fmt: skip
            self.put("contact_point", contact_id=contact, kind=kind, label=self.maybe(self.line()),
                     value=value, normal=normal_point(kind, value))  # fmt: skip
            tag = clean(self.line(), 60)
            if not self.has("tag", folded=fold(tag)):
                self.put("tag", name=tag, folded=fold(tag))
            self.once("contact_tag", contact_id=contact, tag_id=self.some("tag"),
                      role=pick(["tag", "offers", "seeks"]))  # fmt: skip
            self.once("source_record", contact_id=contact, source=pick(["vcard", "x"]),
                      key=self.line(), imported=json.dumps({"notes": "z" * 30_000}))  # fmt: skip
            self.put("interaction", uid=self.uid(), on=self.day(), at=self.maybe("10:30"),
                     kind=pick(["coffee", "like"]), initiative=pick(["me", "both"]),
                     text=self.note(), line=self.maybe(self.note()), place=self.maybe(self.line()),
                     minutes=self.maybe(number(1, 90)), source="capture",
                     created_at=number(1, AT))  # fmt: skip
            meeting = self.some("interaction")
            self.put("section", interaction_id=meeting, key="news", text=self.note())
            for _each in range(2):
                meeting, note = self.some("interaction"), self.maybe(self.line())
                self.once("participant", interaction_id=meeting,
                          contact_id=self.some("contact"), note=note)  # fmt: skip
            self.once("interaction_tag", interaction_id=meeting, tag_id=self.some("tag"))
            self.put("promise", uid=self.uid(), contact_id=contact, due_on=self.day(),
                     text=self.note(), done_at=self.maybe(self.day()),
                     interaction_id=self.maybe(meeting), created_at=number(1, AT))  # fmt: skip
            self.once("inbox", uid=self.uid(), text=self.note(), received_at="2026-11-01T10:00",
                      question='[{"about":"x"}]')  # fmt: skip
            first, second = self.some("contact"), self.some("contact")
            if first != second:
                self.once("pair", first_id=min(first, second), second_id=max(first, second),
                          reason="same name", preselected="different",
                          decision=self.maybe("different"))  # fmt: skip
            self.keep_alive()
            self.grow()

    def keep_alive(self) -> None:
        """Insert a piece of news of each kind, somebody told, a good turn, a greeting."""
        number, pick = self.random.randint, self.random.choice
        for kind in ("tell", "ask", "theirs"):
            self.put(
                "news", uid=self.uid(), kind=kind, on=self.day(), text=self.note(),
                contact_id=None if kind == "tell" else self.some("contact"),
                audience=self.maybe(json.dumps({"tags": [self.line()]})),
                answer=self.maybe(self.note()), gesture=self.maybe(self.line()),
                closed_on=self.maybe(self.day()), created_at=number(1, AT),
                interaction_id=self.maybe(self.some("interaction")),
            )  # fmt: skip
        self.once("told", news_id=self.some("news"), contact_id=self.some("contact"),
                  on=self.day(), interaction_id=self.maybe(self.some("interaction")))  # fmt: skip
        contact, through = self.some("contact"), self.some("contact")
        self.put(
            "good_turn", uid=self.uid(), contact_id=contact, given=number(0, 1),
            kind=pick(KINDS), on=self.day(), text=self.note(), done=number(0, 1),
            through_id=None if through == contact else through,
            outcome=self.maybe(pick(OUTCOMES)), thanked_on=self.maybe(self.day()),
            no_thanks=number(0, 1), interaction_id=self.maybe(self.some("interaction")),
            created_at=number(1, AT),
        )  # fmt: skip
        self.once("campaign", uid=self.uid(), year=number(2020, 2027), season=self.line(),
                  from_on=self.day(), to_on=self.day(),
                  templates=self.maybe(json.dumps({"fr tu": self.note()})))  # fmt: skip
        self.once("greeting", campaign_id=self.some("campaign"), contact_id=self.some("contact"),
                  status=pick(STATUSES), channel=self.maybe("mail"), text=self.maybe(self.note()),
                  on=self.day(), interaction_id=self.maybe(self.some("interaction")))  # fmt: skip

    def grow(self) -> None:
        """Insert a relation, a request and who helps, an interview, an introduction, an event."""
        number, pick = self.random.randint, self.random.choice
        meeting = self.maybe(self.some("interaction"))
        three = [self.some("contact") for _ in range(3)]
        three[number(0, 2)] = None  # me
        if three[0] and three[1] and three[0] != three[1]:
            row = relations.stored_as(three[0], three[1], pick(relations.KINDS))
            names = ("contact_id", "other_id", "kind")
            self.once("relation", uid=self.uid(), note=self.maybe(self.line()),
                      **dict(zip(names, row, strict=True)))  # fmt: skip
        asker = self.maybe(self.some("contact"))
        self.put("request", uid=self.uid(), asker_id=asker,
                 asker_name=None if asker else self.maybe(self.line()), text=self.note(),
                 private=0, on=self.day(), closed_on=self.maybe(self.day()),
                 outcome=self.maybe(self.note()), interaction_id=meeting)  # fmt: skip
        self.once("request_helper", request_id=self.some("request"), on=self.day(),
                  contact_id=self.some("contact"), status=pick(requests.STATUSES),
                  why=self.maybe(self.note()))  # fmt: skip
        client = self.maybe(self.some("contact"))
        self.put("interview", uid=self.uid(), contact_id=self.some("contact"), for_id=client,
                 for_name=None if client else self.maybe(self.line()), aim=self.line(),
                 recommender_id=self.maybe(self.some("contact")),
                 questions=self.maybe(self.note()), give_back=self.maybe(self.note()),
                 step=pick(interviews.STEPS), since=self.day(), meet_on=self.maybe(self.day()),
                 done_on=self.maybe(self.day()), thanked_on=self.maybe(self.day()),
                 no_thanks=number(0, 1), outcome=self.maybe(self.note()),
                 archived_at=self.maybe(self.day()))  # fmt: skip
        if len(set(three)) == 3:
            self.put("introduction", uid=self.uid(), introducer_id=three[0], first_id=three[1],
                     second_id=three[2], why=self.note(), on=self.day(),
                     status=pick(introductions.STATUSES), since=self.day(),
                     outcome=self.maybe(pick(introductions.OUTCOMES)),
                     thanked_on=self.maybe(self.day()), no_thanks=number(0, 1),
                     request_id=self.maybe(self.some("request")),
                     interview_id=self.maybe(self.some("interview")),
                     interaction_id=meeting)  # fmt: skip
        self.put("event", uid=self.uid(), name=self.line(), on=self.day(),
                 until_on=self.maybe(self.day()), place=self.maybe(self.line()),
                 notes=self.maybe(self.note()))  # fmt: skip
        self.once("event_person", event_id=self.some("event"), contact_id=self.some("contact"),
                  coming=number(0, 1), wanted=number(0, 1), met=number(0, 2),
                  subject=self.maybe(self.line()), followed_up=self.maybe(self.day()))  # fmt: skip

    def put(self, table: str, **values: Any) -> None:
        bulk.insert_rows(connection(), table, tuple(values), [tuple(values.values())])

    def once(self, table: str, **values: Any) -> None:
        unique = {
            "contact_tag": ("contact_id", "tag_id", "role"), "source_record": ("source", "key"),
            "participant": ("interaction_id", "contact_id"), "inbox": ("text",),
            "interaction_tag": ("interaction_id", "tag_id"), "pair": ("first_id", "second_id"),
            "told": ("news_id", "contact_id"), "campaign": ("year", "season"),
            "greeting": ("campaign_id", "contact_id"),
            "relation": ("contact_id", "other_id", "kind"),
            "request_helper": ("request_id", "contact_id"),
            "event_person": ("event_id", "contact_id"),
        }[table]  # fmt: skip
        if not self.has(table, **{name: values[name] for name in unique}):
            self.put(table, **values)

    def has(self, table: str, **values: Any) -> bool:
        where = " AND ".join(f"{name} = ?" for name in values)
        found = connection().execute(f"SELECT 1 FROM {table} WHERE {where}", tuple(values.values()))
        return found.fetchone() is not None

    def some(self, table: str) -> int | None:
        ids = [row[0] for row in connection().execute(f"SELECT id FROM {table}")]
        return self.random.choice(ids) if ids else None
