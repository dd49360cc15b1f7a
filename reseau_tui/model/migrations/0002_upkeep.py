"""What keeps a network alive: news, good turns, greetings.

The words of a captured section stay with their exchange (table ``section``); what they mean goes
into these tables, for what was captured before as well (:mod:`reseau_tui.model.upkeep_before`,
when the triggers are there that record it).
"""

UID = (
    "(lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2)"
    " || '-a' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))))"
)

NOW = "(CAST(strftime('%s', 'now') AS INTEGER))"

TABLES = f"""
-- What we write to each other in (fr, en …), tu or vous, how greetings reach them (mail, letter,
-- message, call), and whether they are greeted at all.
ALTER TABLE contact ADD COLUMN language TEXT;
ALTER TABLE contact ADD COLUMN form TEXT;
ALTER TABLE contact ADD COLUMN channel TEXT;
ALTER TABLE contact ADD COLUMN greeted INTEGER NOT NULL DEFAULT 1;

CREATE TABLE news (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE DEFAULT {UID},
    kind TEXT NOT NULL CHECK (kind IN ('tell', 'ask', 'theirs')), -- mine to tell; an open question about somebody; what they told
    contact_id INTEGER REFERENCES contact (id) ON DELETE CASCADE, -- NULL: mine
    "on" TEXT NOT NULL,
    text TEXT NOT NULL,
    audience TEXT,                           -- JSON of a tell: circles, spheres, tags; NULL: everybody to circle 4
    answer TEXT,                             -- of an ask
    gesture TEXT,                            -- of theirs: congratulations, condolences … to make
    closed_on TEXT,                          -- told to everybody, answered, the gesture made
    interaction_id INTEGER REFERENCES interaction (id) ON DELETE SET NULL,
    created_at INTEGER NOT NULL DEFAULT {NOW}
) STRICT;
CREATE INDEX news_by_contact ON news (contact_id, kind, closed_on);
CREATE INDEX news_by_interaction ON news (interaction_id);
CREATE INDEX news_to_ask ON news ("on", contact_id) WHERE kind = 'ask' AND closed_on IS NULL;
CREATE INDEX news_gesture ON news ("on", contact_id) WHERE kind = 'theirs' AND closed_on IS NULL AND gesture IS NOT NULL;

CREATE TABLE told (                          -- a piece of my news, told to somebody
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    news_id INTEGER NOT NULL REFERENCES news (id) ON DELETE CASCADE,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    "on" TEXT NOT NULL,
    interaction_id INTEGER REFERENCES interaction (id) ON DELETE CASCADE,
    UNIQUE (news_id, contact_id)
) STRICT;
CREATE INDEX told_by_contact ON told (contact_id);
CREATE INDEX told_by_interaction ON told (interaction_id);

CREATE TABLE good_turn (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE DEFAULT {UID},
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    given INTEGER NOT NULL,                  -- 1: by me to them, 0: by them to me
    kind TEXT NOT NULL DEFAULT 'other',      -- information, company, job, recommendation, support, outing, moving, care, loan, other
    "on" TEXT NOT NULL,
    text TEXT NOT NULL,
    through_id INTEGER REFERENCES contact (id) ON DELETE SET NULL,
    done INTEGER NOT NULL DEFAULT 1,         -- 0: asked, not done yet
    outcome TEXT,                            -- good, some, nothing; NULL: not known
    thanked_on TEXT,
    no_thanks INTEGER NOT NULL DEFAULT 0,    -- 1: no thanks to say
    interaction_id INTEGER REFERENCES interaction (id) ON DELETE CASCADE,
    created_at INTEGER NOT NULL DEFAULT {NOW}
) STRICT;
CREATE INDEX good_turn_by_contact ON good_turn (contact_id, given, "on");
CREATE INDEX good_turn_by_interaction ON good_turn (interaction_id);
CREATE INDEX good_turn_by_through ON good_turn (through_id) WHERE through_id IS NOT NULL;
CREATE INDEX good_turn_to_thank ON good_turn ("on") WHERE given = 0 AND done = 1 AND thanked_on IS NULL AND no_thanks = 0;
CREATE INDEX good_turn_open ON good_turn ("on") WHERE done = 0;
CREATE INDEX good_turn_by_day ON good_turn ("on") WHERE done = 1;

CREATE TABLE campaign (                      -- the greetings of a season
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE DEFAULT {UID},
    year INTEGER NOT NULL,                   -- the new year that is greeted
    season TEXT NOT NULL DEFAULT 'new-year',
    from_on TEXT NOT NULL,
    to_on TEXT NOT NULL,
    templates TEXT,                          -- JSON: language and form -> text
    UNIQUE (year, season)
) STRICT;

CREATE TABLE greeting (                      -- what became of one person's; no row: to write
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    campaign_id INTEGER NOT NULL REFERENCES campaign (id) ON DELETE CASCADE,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    status TEXT NOT NULL,                    -- written, sent, answered, first (they wrote first), skipped (not this year)
    channel TEXT,
    text TEXT,
    "on" TEXT NOT NULL,
    interaction_id INTEGER REFERENCES interaction (id) ON DELETE SET NULL,
    UNIQUE (campaign_id, contact_id)
) STRICT;
CREATE INDEX greeting_by_contact ON greeting (contact_id);
CREATE INDEX greeting_by_interaction ON greeting (interaction_id);
-- Whom a campaign is for, in its order.
CREATE INDEX contact_greeted ON contact (circle, sort_name)
    WHERE archived_at IS NULL AND deceased_on IS NULL AND greeted = 1
"""


def up(migrator, db):  # type: ignore[no-untyped-def]
    """Add the tables; what sections of earlier captures mean is filled in when they are whole."""
    for statement in TABLES.split(";\n"):
        if statement.strip():
            db.execute_sql(statement)
