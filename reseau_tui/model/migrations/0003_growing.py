"""How a network grows: relations, introductions, requests, network interviews, events."""

UID = (
    "(lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2)"
    " || '-a' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))))"
)

TABLES = f"""
-- The day it was noted that we lost sight of each other; an exchange after it says we found again.
ALTER TABLE contact ADD COLUMN lost_on TEXT;
CREATE INDEX contact_lost ON contact (lost_on) WHERE lost_on IS NOT NULL;

CREATE TABLE relation (                      -- other_id is the `kind` of contact_id: partner, parent, child …
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE DEFAULT {UID},
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    other_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,                      -- partner, parent, child, sibling, relative, colleague, friend, knows
    note TEXT,
    UNIQUE (contact_id, other_id, kind)
) STRICT;
CREATE INDEX relation_by_other ON relation (other_id);

CREATE TABLE introduction (                  -- NULL among the three is me
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE DEFAULT {UID},
    introducer_id INTEGER REFERENCES contact (id) ON DELETE CASCADE,
    first_id INTEGER REFERENCES contact (id) ON DELETE CASCADE,
    second_id INTEGER REFERENCES contact (id) ON DELETE CASCADE,
    why TEXT NOT NULL DEFAULT '',
    "on" TEXT NOT NULL,                      -- the day it was proposed, or made at once
    status TEXT NOT NULL DEFAULT 'proposed', -- proposed, first-agreed, second-agreed, agreed (both), made, followed-up, declined
    since TEXT NOT NULL,                     -- the day it came to this status
    outcome TEXT,                            -- met, information, job, client, nothing
    thanked_on TEXT,                         -- the introducer, by me
    no_thanks INTEGER NOT NULL DEFAULT 0,
    request_id INTEGER REFERENCES request (id) ON DELETE SET NULL,
    interview_id INTEGER REFERENCES interview (id) ON DELETE SET NULL, -- second is a name obtained there
    interaction_id INTEGER REFERENCES interaction (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX introduction_by_since ON introduction (since);
CREATE INDEX introduction_by_introducer ON introduction (introducer_id);
CREATE INDEX introduction_by_first ON introduction (first_id);
CREATE INDEX introduction_by_second ON introduction (second_id);
CREATE INDEX introduction_by_request ON introduction (request_id) WHERE request_id IS NOT NULL;
CREATE INDEX introduction_by_interview ON introduction (interview_id) WHERE interview_id IS NOT NULL;
CREATE INDEX introduction_by_interaction ON introduction (interaction_id) WHERE interaction_id IS NOT NULL;

CREATE TABLE request (                       -- what somebody looks for
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE DEFAULT {UID},
    asker_id INTEGER REFERENCES contact (id) ON DELETE SET NULL,
    asker_name TEXT,                         -- somebody outside the network
    text TEXT NOT NULL,
    private INTEGER NOT NULL DEFAULT 0,      -- 1: not in exports unless asked
    "on" TEXT NOT NULL,
    closed_on TEXT,
    outcome TEXT,
    interaction_id INTEGER REFERENCES interaction (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX request_by_asker ON request (asker_id) WHERE asker_id IS NOT NULL;
CREATE INDEX request_open ON request ("on") WHERE closed_on IS NULL;
CREATE INDEX request_by_interaction ON request (interaction_id) WHERE interaction_id IS NOT NULL;

CREATE TABLE request_helper (                -- whom a request was taken to
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    request_id INTEGER NOT NULL REFERENCES request (id) ON DELETE CASCADE,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    status TEXT NOT NULL DEFAULT 'chosen',   -- chosen, asked, agreed, declined, sent, helped, nothing
    "on" TEXT NOT NULL,
    why TEXT,
    UNIQUE (request_id, contact_id)
) STRICT;
CREATE INDEX request_helper_by_contact ON request_helper (contact_id);

CREATE TABLE interview (                     -- a network interview, for me or for somebody else
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE DEFAULT {UID},
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    for_id INTEGER REFERENCES contact (id) ON DELETE SET NULL,
    for_name TEXT,                           -- somebody outside the network
    aim TEXT NOT NULL DEFAULT '',
    recommender_id INTEGER REFERENCES contact (id) ON DELETE SET NULL,
    questions TEXT,
    give_back TEXT,
    step TEXT NOT NULL DEFAULT 'to-contact', -- to-contact, asked, date-set, done, thanked, told
    since TEXT NOT NULL,                     -- the day it came to this step
    meet_on TEXT,
    done_on TEXT,
    thanked_on TEXT,
    no_thanks INTEGER NOT NULL DEFAULT 0,
    outcome TEXT,
    archived_at TEXT
) STRICT;
CREATE INDEX interview_by_contact ON interview (contact_id);
CREATE INDEX interview_by_for ON interview (for_id) WHERE for_id IS NOT NULL;
CREATE INDEX interview_by_recommender ON interview (recommender_id) WHERE recommender_id IS NOT NULL;

CREATE TABLE event (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE DEFAULT {UID},
    name TEXT NOT NULL,
    "on" TEXT NOT NULL,
    until_on TEXT,
    place TEXT,
    notes TEXT
) STRICT;
CREATE INDEX event_by_day ON event ("on");

CREATE TABLE event_person (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    coming INTEGER NOT NULL DEFAULT 0,
    wanted INTEGER NOT NULL DEFAULT 0,       -- I want to see them there
    met INTEGER NOT NULL DEFAULT 0,          -- 1: seen there, 2: met there for the first time
    subject TEXT,
    followed_up TEXT,                        -- the day, or 'skipped'
    UNIQUE (event_id, contact_id)
) STRICT;
CREATE INDEX event_person_by_contact ON event_person (contact_id)
"""


def up(migrator, db):  # type: ignore[no-untyped-def]
    """Add the tables."""
    for statement in TABLES.split(";\n"):
        if statement.strip():
            db.execute_sql(statement)
