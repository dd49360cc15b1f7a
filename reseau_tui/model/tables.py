"""The tables as peewee models: what is read and edited outside the road of ``--log``.

The schema itself stands in :mod:`reseau_tui.model.migrations`; a test compares the two. Saving
cleans every text, whoever calls.
"""

from __future__ import annotations

from reseau_tui.model.tables_core import (
    Contact,
    ContactPoint,
    ContactTag,
    ImportantDate,
    Inbox,
    Interaction,
    InteractionTag,
    Pair,
    Participant,
    Promise,
    Role,
    Section,
    SourceRecord,
    Tag,
)
from reseau_tui.model.tables_growth import (
    Event,
    EventPerson,
    Interview,
    Introduction,
    Relation,
    Request,
    RequestHelper,
)
from reseau_tui.model.tables_upkeep import (
    Campaign,
    GoodTurn,
    Greeting,
    News,
    Told,
)

__all__ = [
    "ALL",
    "Campaign",
    "Contact",
    "ContactPoint",
    "ContactTag",
    "Event",
    "EventPerson",
    "GoodTurn",
    "Greeting",
    "ImportantDate",
    "Inbox",
    "Interaction",
    "InteractionTag",
    "Interview",
    "Introduction",
    "News",
    "Pair",
    "Participant",
    "Promise",
    "Relation",
    "Request",
    "RequestHelper",
    "Role",
    "Section",
    "SourceRecord",
    "Tag",
    "Told",
]

ALL = (
    Contact, Role, ImportantDate, ContactPoint, Tag, ContactTag, Interaction, Participant,
    InteractionTag, Section, Promise, Inbox, SourceRecord, Pair, News, Told, GoodTurn, Campaign,
    Greeting, Relation, Request, RequestHelper, Interview, Introduction, Event, EventPerson,
)  # fmt: skip
"""Every recorded table, parents before children."""
