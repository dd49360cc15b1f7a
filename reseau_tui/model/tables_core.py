"""The tables of people and of what one has to do with them: contacts, exchanges, promises."""

from __future__ import annotations

from peewee import ForeignKeyField, IntegerField, TextField

from reseau_tui.model.table import Table


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


class OfContact(Table):
    """What is a contact's, and goes with them."""

    contact = ForeignKeyField(Contact, column_name="contact_id", on_delete="CASCADE")


class Role(OfContact):
    """What somebody did somewhere; the current role has no ``to_on``."""

    organisation = TextField(null=True)
    title = TextField(null=True)
    from_on = TextField(null=True)
    to_on = TextField(null=True)


class ImportantDate(OfContact):
    """A date of somebody's beside the birthday."""

    label = TextField()
    year = IntegerField(null=True)
    month = IntegerField(null=True)
    day = IntegerField(null=True)
    yearly = IntegerField(default=1)


class ContactPoint(OfContact):
    """A way to reach somebody: email, phone, url, handle, address."""

    kind = TextField()
    label = TextField(null=True)
    value = TextField()
    normal = TextField()


class Tag(Table):
    """A tag; ``folded`` is what makes two spellings one tag."""

    name = TextField()
    folded = TextField(unique=True)


class ContactTag(OfContact):
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


class OfInteraction(Table):
    """What is an interaction's, and goes with it."""

    interaction = ForeignKeyField(Interaction, column_name="interaction_id", on_delete="CASCADE")


class Participant(OfInteraction):
    """Somebody who took part in an interaction."""

    contact = ForeignKeyField(Contact, column_name="contact_id", on_delete="CASCADE")
    note = TextField(null=True)
    moment = IntegerField(null=True)
    touch = IntegerField(null=True)
    turn = IntegerField(null=True)


class InteractionTag(OfInteraction):
    """A tag of an interaction."""

    tag = ForeignKeyField(Tag, column_name="tag_id", on_delete="CASCADE")
    moment = IntegerField(null=True)


class Section(OfInteraction):
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


class SourceRecord(OfContact):
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
