"""The tables of keeping up: news, good turns, the greetings of a season."""

from __future__ import annotations

from peewee import ForeignKeyField, IntegerField, TextField

from reseau_tui.model.table import Table
from reseau_tui.model.tables_core import Contact, Interaction, OfContact


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


class Told(OfContact):
    """A piece of my news, told to somebody on a day."""

    news = ForeignKeyField(News, column_name="news_id", on_delete="CASCADE")
    on = TextField()
    interaction = ForeignKeyField(
        Interaction, null=True, column_name="interaction_id", on_delete="CASCADE"
    )


class GoodTurn(OfContact):
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


class Greeting(OfContact):
    """What became of one person's greeting in a campaign."""

    campaign = ForeignKeyField(Campaign, column_name="campaign_id", on_delete="CASCADE")
    status = TextField()
    channel = TextField(null=True)
    text = TextField(null=True)
    on = TextField()
    interaction = ForeignKeyField(
        Interaction, null=True, column_name="interaction_id", on_delete="SET NULL"
    )
