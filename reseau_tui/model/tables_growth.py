"""The tables of growing: relations, requests, interviews, introductions, events."""

from __future__ import annotations

from peewee import ForeignKeyField, IntegerField, TextField

from reseau_tui.model.table import Table
from reseau_tui.model.tables_core import Contact, Interaction, OfContact


class Relation(OfContact):
    """What two contacts are to each other: ``other`` is the ``kind`` of ``contact``."""

    uid = TextField(null=True)
    other = ForeignKeyField(Contact, column_name="other_id", on_delete="CASCADE")
    kind = TextField()
    note = TextField(null=True)


class Request(Table):
    """What somebody looks for: a contact, or somebody outside the network by name."""

    uid = TextField(null=True)
    asker = ForeignKeyField(Contact, null=True, column_name="asker_id", on_delete="SET NULL")
    asker_name = TextField(null=True)
    text = TextField()
    private = IntegerField(default=0)
    on = TextField()
    closed_on = TextField(null=True)
    outcome = TextField(null=True)
    interaction = ForeignKeyField(
        Interaction, null=True, column_name="interaction_id", on_delete="SET NULL"
    )


class RequestHelper(OfContact):
    """Somebody a request was taken to, and what they said."""

    request = ForeignKeyField(Request, column_name="request_id", on_delete="CASCADE")
    status = TextField(default="chosen")
    on = TextField()
    why = TextField(null=True)


class Interview(OfContact):
    """A network interview with somebody, for me or for somebody else."""

    uid = TextField(null=True)
    for_ = ForeignKeyField(Contact, null=True, column_name="for_id", on_delete="SET NULL")
    for_name = TextField(null=True)
    aim = TextField(default="")
    recommender = ForeignKeyField(
        Contact, null=True, column_name="recommender_id", on_delete="SET NULL"
    )
    questions = TextField(null=True)
    give_back = TextField(null=True)
    step = TextField(default="to-contact")
    since = TextField()
    meet_on = TextField(null=True)
    done_on = TextField(null=True)
    thanked_on = TextField(null=True)
    no_thanks = IntegerField(default=0)
    outcome = TextField(null=True)
    archived_at = TextField(null=True)


class Introduction(Table):
    """``introducer`` brings ``first`` and ``second`` together; nobody among the three is me."""

    uid = TextField(null=True)
    introducer = ForeignKeyField(
        Contact, null=True, column_name="introducer_id", on_delete="CASCADE"
    )
    first = ForeignKeyField(Contact, null=True, column_name="first_id", on_delete="CASCADE")
    second = ForeignKeyField(Contact, null=True, column_name="second_id", on_delete="CASCADE")
    why = TextField(default="")
    on = TextField()
    status = TextField(default="proposed")
    since = TextField()
    outcome = TextField(null=True)
    thanked_on = TextField(null=True)
    no_thanks = IntegerField(default=0)
    request = ForeignKeyField(Request, null=True, column_name="request_id", on_delete="SET NULL")
    interview = ForeignKeyField(
        Interview, null=True, column_name="interview_id", on_delete="SET NULL"
    )
    interaction = ForeignKeyField(
        Interaction, null=True, column_name="interaction_id", on_delete="SET NULL"
    )


class Event(Table):
    """A gathering of a day or several, where people meet."""

    uid = TextField(null=True)
    name = TextField()
    on = TextField()
    until_on = TextField(null=True)
    place = TextField(null=True)
    notes = TextField(null=True)


class EventPerson(OfContact):
    """Somebody who comes to an event, whom I want to see there, or whom I met there."""

    event = ForeignKeyField(Event, column_name="event_id", on_delete="CASCADE")
    coming = IntegerField(default=0)
    wanted = IntegerField(default=0)
    met = IntegerField(default=0)
    subject = TextField(null=True)
    followed_up = TextField(null=True)
