"""The tables as peewee models: what is read and edited outside the road of ``--log``.

The schema itself stands in :mod:`reseau_tui.model.migrations`; a test compares the two. Saving
cleans every text, whoever calls.
"""

from __future__ import annotations

from typing import Any

from peewee import AutoField, ForeignKeyField, IntegerField, Model, TextField

from reseau_tui.model.database import database
from reseau_tui.text import clean, clean_note

NOTES = frozenset(
    {"notes", "text", "line", "question", "imported", "extra", "old", "answer", "audience",
     "templates", "outcome", "why", "questions", "give_back"}
)  # fmt: skip
"""Fields of several lines; all others are one line."""

RAW = frozenset({"imported", "extra", "old", "question", "audience", "templates"})
"""JSON made by the program, stored as it is."""

FOLDED = frozenset({"sort_name", "folded", "normal"})
"""Forms for comparison: made from cleaned texts, and decomposed on purpose."""

VALUE_LIMIT = 2000
"""Characters of an address, a number, a URL or a source's key: a URL cut short is no URL."""


def cleaned(column: str, value: Any) -> Any:
    """Return ``value`` as the column ``column`` of any table stores it."""
    if not isinstance(value, str) or column in RAW or column in FOLDED:
        return value
    if column in NOTES:
        return clean_note(value)
    return clean(value, VALUE_LIMIT) if column in ("value", "key") else clean(value)


class Table(Model):
    """What all tables share: our database, an id, and texts cleaned when saved."""

    id = AutoField()

    class Meta:
        """Peewee's settings."""

        database = database
        legacy_table_names = False
        only_save_dirty = True

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Clean the changed texts, then save."""
        for field in self.dirty_fields:
            value = getattr(self, field.name)
            stored = cleaned(field.name, value)
            if stored != value:
                setattr(self, field.name, stored)
        return super().save(*args, **kwargs)


class Contact(Table):
    """A person in the network."""

    uid = TextField(null=True)
    name = TextField()
    sort_name = TextField()
    nickname = TextField(null=True)
    sphere = TextField(null=True)
    circle = IntegerField(null=True)
    circle_since = TextField(null=True)
    style = TextField(default="regular")
    rhythm_days = IntegerField(null=True)
    city = TextField(null=True)
    country = TextField(null=True)
    birth_year = IntegerField(null=True)
    birth_month = IntegerField(null=True)
    birth_day = IntegerField(null=True)
    met_on = TextField(null=True)
    met_where = TextField(null=True)
    met_through = ForeignKeyField("self", null=True, column_name="met_through", backref="met")
    notes = TextField(null=True)
    snoozed_until = TextField(null=True)
    archived_at = TextField(null=True)
    deceased_on = TextField(null=True)
    starred = IntegerField(default=0)
    language = TextField(null=True)
    form = TextField(null=True)
    channel = TextField(null=True)
    greeted = IntegerField(default=1)
    lost_on = TextField(null=True)
    extra = TextField(null=True)
    created_at = IntegerField(null=True)
    last_full_on = TextField(null=True)
    last_touch_on = TextField(null=True)
    rhythm = IntegerField(null=True)
    fresh = IntegerField(null=True)


class _OfContact(Table):
    contact = ForeignKeyField(Contact, column_name="contact_id", on_delete="CASCADE")


class Role(_OfContact):
    """What somebody did somewhere; the current role has no ``to_on``."""

    organisation = TextField(null=True)
    title = TextField(null=True)
    from_on = TextField(null=True)
    to_on = TextField(null=True)


class ImportantDate(_OfContact):
    """A date of somebody's beside the birthday."""

    label = TextField()
    year = IntegerField(null=True)
    month = IntegerField(null=True)
    day = IntegerField(null=True)
    yearly = IntegerField(default=1)


class ContactPoint(_OfContact):
    """A way to reach somebody: email, phone, url, handle, address."""

    kind = TextField()
    label = TextField(null=True)
    value = TextField()
    normal = TextField()


class Tag(Table):
    """A tag; ``folded`` is what makes two spellings one tag."""

    name = TextField()
    folded = TextField(unique=True)


class ContactTag(_OfContact):
    """A contact's tag, in the role ``tag``, ``offers`` or ``seeks``."""

    tag = ForeignKeyField(Tag, column_name="tag_id", on_delete="CASCADE")
    role = TextField(default="tag")


class Interaction(Table):
    """One exchange with one or several people on a day."""

    uid = TextField(null=True)
    on = TextField()
    at = TextField(null=True)
    kind = TextField(default="other")
    initiative = TextField(default="both")
    text = TextField(default="")
    line = TextField(null=True)
    place = TextField(null=True)
    minutes = IntegerField(null=True)
    source = TextField(default="capture")
    created_at = IntegerField(null=True)
    moment = IntegerField(null=True)


class _OfInteraction(Table):
    interaction = ForeignKeyField(Interaction, column_name="interaction_id", on_delete="CASCADE")


class Participant(_OfInteraction):
    """Somebody who took part in an interaction."""

    contact = ForeignKeyField(Contact, column_name="contact_id", on_delete="CASCADE")
    note = TextField(null=True)
    moment = IntegerField(null=True)
    touch = IntegerField(null=True)
    turn = IntegerField(null=True)


class InteractionTag(_OfInteraction):
    """A tag of an interaction."""

    tag = ForeignKeyField(Tag, column_name="tag_id", on_delete="CASCADE")
    moment = IntegerField(null=True)


class Section(_OfInteraction):
    """A section of a captured line: gave, got, news, asked, ask, seeks, offers, intro."""

    key = TextField()
    text = TextField()


class Promise(Table):
    """Something promised to somebody for a day."""

    uid = TextField(null=True)
    contact = ForeignKeyField(Contact, column_name="contact_id", on_delete="CASCADE")
    due_on = TextField()
    text = TextField()
    done_at = TextField(null=True)
    interaction = ForeignKeyField(
        Interaction, null=True, column_name="interaction_id", on_delete="SET NULL"
    )
    created_at = IntegerField(null=True)


class Inbox(Table):
    """A captured line that waits for an answer."""

    uid = TextField(null=True)
    text = TextField(unique=True)
    received_at = TextField()
    question = TextField()


class SourceRecord(_OfContact):
    """What an import said last about a contact."""

    source = TextField()
    key = TextField()
    imported = TextField()


class Pair(Table):
    """Two contacts that may be one person."""

    first = ForeignKeyField(Contact, column_name="first_id", on_delete="CASCADE")
    second = ForeignKeyField(Contact, column_name="second_id", on_delete="CASCADE")
    reason = TextField()
    preselected = TextField(default="different")
    decision = TextField(null=True)


class News(Table):
    """Mine to tell, an open question about somebody, or what they told."""

    uid = TextField(null=True)
    kind = TextField()
    contact = ForeignKeyField(Contact, null=True, column_name="contact_id", on_delete="CASCADE")
    on = TextField()
    text = TextField()
    audience = TextField(null=True)
    answer = TextField(null=True)
    gesture = TextField(null=True)
    closed_on = TextField(null=True)
    interaction = ForeignKeyField(
        Interaction, null=True, column_name="interaction_id", on_delete="SET NULL"
    )
    created_at = IntegerField(null=True)


class Told(_OfContact):
    """A piece of my news, told to somebody on a day."""

    news = ForeignKeyField(News, column_name="news_id", on_delete="CASCADE")
    on = TextField()
    interaction = ForeignKeyField(
        Interaction, null=True, column_name="interaction_id", on_delete="CASCADE"
    )


class GoodTurn(_OfContact):
    """Help given (``given`` 1) or received, asked for or done, thanked or not yet."""

    uid = TextField(null=True)
    given = IntegerField()
    kind = TextField(default="other")
    on = TextField()
    text = TextField()
    through = ForeignKeyField(Contact, null=True, column_name="through_id", on_delete="SET NULL")
    done = IntegerField(default=1)
    outcome = TextField(null=True)
    thanked_on = TextField(null=True)
    no_thanks = IntegerField(default=0)
    interaction = ForeignKeyField(
        Interaction, null=True, column_name="interaction_id", on_delete="CASCADE"
    )
    created_at = IntegerField(null=True)


class Campaign(Table):
    """The greetings of a season."""

    uid = TextField(null=True)
    year = IntegerField()
    season = TextField(default="new-year")
    from_on = TextField()
    to_on = TextField()
    templates = TextField(null=True)


class Greeting(_OfContact):
    """What became of one person's greeting in a campaign."""

    campaign = ForeignKeyField(Campaign, column_name="campaign_id", on_delete="CASCADE")
    status = TextField()
    channel = TextField(null=True)
    text = TextField(null=True)
    on = TextField()
    interaction = ForeignKeyField(
        Interaction, null=True, column_name="interaction_id", on_delete="SET NULL"
    )


class Relation(_OfContact):
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


class RequestHelper(_OfContact):
    """Somebody a request was taken to, and what they said."""

    request = ForeignKeyField(Request, column_name="request_id", on_delete="CASCADE")
    status = TextField(default="chosen")
    on = TextField()
    why = TextField(null=True)


class Interview(_OfContact):
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


class EventPerson(_OfContact):
    """Somebody who comes to an event, whom I want to see there, or whom I met there."""

    event = ForeignKeyField(Event, column_name="event_id", on_delete="CASCADE")
    coming = IntegerField(default=0)
    wanted = IntegerField(default=0)
    met = IntegerField(default=0)
    subject = TextField(null=True)
    followed_up = TextField(null=True)


ALL = (
    Contact, Role, ImportantDate, ContactPoint, Tag, ContactTag, Interaction, Participant,
    InteractionTag, Section, Promise, Inbox, SourceRecord, Pair, News, Told, GoodTurn, Campaign,
    Greeting, Relation, Request, RequestHelper, Interview, Introduction, Event, EventPerson,
)  # fmt: skip
"""Every recorded table, parents before children."""
