"""The core: contacts and what hangs on them, interactions, promises, inbox, history, search.

Tables that undo records have ``id INTEGER PRIMARY KEY AUTOINCREMENT`` (a reused id would make
undo write over a stranger) and hold only INTEGER and TEXT (STRICT), so that a row survives a
trip through JSON. Triggers are not here: :mod:`reseau_tui.model.triggers` builds them anew after
every migration.
"""

UID = (
    "(lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2)"
    " || '-a' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))))"
)

# Who may come up at all: circle 5 without an own rhythm and the unsorted never do (4-ranking).
LISTED = (
    "archived_at IS NULL AND deceased_on IS NULL AND circle IS NOT NULL"
    " AND (circle < 5 OR rhythm_days IS NOT NULL)"
)

NOW = "(CAST(strftime('%s', 'now') AS INTEGER))"

TABLES = f"""
CREATE TABLE contact (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE DEFAULT {UID},
    name TEXT NOT NULL CHECK (name <> ''),
    sort_name TEXT NOT NULL,                 -- the name folded, for order and comparison
    nickname TEXT,
    sphere TEXT,                             -- family, friends, school, work, leisure, neighbours, community, online, readers, other
    circle INTEGER CHECK (circle BETWEEN 1 AND 5),
    circle_since TEXT,                       -- the day the circle was first given: a tie never contacted counts from here
    style TEXT NOT NULL DEFAULT 'regular',   -- regular, ambient, occasional
    rhythm_days INTEGER CHECK (rhythm_days > 0),
    city TEXT,
    country TEXT,
    birth_year INTEGER,
    birth_month INTEGER CHECK (birth_month BETWEEN 1 AND 12),
    birth_day INTEGER CHECK (birth_day BETWEEN 1 AND 31),
    met_on TEXT,
    met_where TEXT,
    met_through INTEGER REFERENCES contact (id) ON DELETE SET NULL,
    notes TEXT,
    snoozed_until TEXT,
    archived_at TEXT,
    deceased_on TEXT,
    starred INTEGER NOT NULL DEFAULT 0,
    extra TEXT,                              -- JSON: properties of an import that we do not know, kept for export
    created_at INTEGER NOT NULL DEFAULT {NOW},
    last_full_on TEXT,                       -- kept by trigger
    last_touch_on TEXT,                      -- kept by trigger
    rhythm INTEGER GENERATED ALWAYS AS (     -- days wished for; NULL when never due (4-ranking, Rhythm)
        CASE WHEN style = 'regular' THEN coalesce(rhythm_days,
            CASE circle WHEN 1 THEN 14 WHEN 2 THEN 30 WHEN 3 THEN 90 WHEN 4 THEN 365 END) END) VIRTUAL,
    fresh INTEGER GENERATED ALWAYS AS (      -- half-days since day 0 at which r was 0: r = (2 * today - fresh) / (2 * rhythm)
        max(2 * coalesce(CAST(julianday(coalesce(last_full_on, circle_since)) + 0.5 AS INTEGER), 0),
            2 * coalesce(CAST(julianday(last_touch_on) + 0.5 AS INTEGER), 0)
              - coalesce(CASE WHEN style = 'regular' THEN coalesce(rhythm_days,
                CASE circle WHEN 1 THEN 14 WHEN 2 THEN 30 WHEN 3 THEN 90 WHEN 4 THEN 365 END) END, 0))) VIRTUAL
) STRICT;
CREATE INDEX contact_by_name ON contact (sort_name, id) WHERE archived_at IS NULL;
CREATE INDEX contact_by_last ON contact (last_full_on, id) WHERE archived_at IS NULL;
CREATE INDEX contact_by_circle ON contact (circle, sort_name) WHERE archived_at IS NULL;
CREATE INDEX contact_by_rhythm ON contact (circle, rhythm, (sphere IS 'family'), fresh)
    WHERE archived_at IS NULL AND deceased_on IS NULL;
CREATE INDEX contact_listed ON contact (id, circle, rhythm, (sphere IS 'family'), fresh, snoozed_until)
    WHERE {LISTED};
CREATE INDEX contact_listed_birthday ON contact (birth_month, birth_day, circle, birth_year)
    WHERE {LISTED} AND birth_month IS NOT NULL;
CREATE INDEX contact_archived ON contact (sort_name, id) WHERE archived_at IS NOT NULL;
CREATE INDEX contact_snoozed ON contact (snoozed_until) WHERE snoozed_until IS NOT NULL;
CREATE INDEX contact_by_birthday ON contact (birth_month, birth_day) WHERE archived_at IS NULL;
CREATE INDEX contact_by_through ON contact (met_through) WHERE met_through IS NOT NULL;
CREATE INDEX contact_by_full_name ON contact (sort_name);

CREATE TABLE role (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    organisation TEXT,
    title TEXT,
    from_on TEXT,                            -- YYYY, YYYY-MM or YYYY-MM-DD
    to_on TEXT                               -- NULL: the current one
) STRICT;
CREATE INDEX role_by_contact ON role (contact_id);

CREATE TABLE important_date (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    label TEXT NOT NULL,
    year INTEGER,
    month INTEGER,
    day INTEGER,
    yearly INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX important_date_by_contact ON important_date (contact_id);
CREATE INDEX important_date_by_day ON important_date (month, day);

CREATE TABLE contact_point (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,                      -- email, phone, url, handle, address
    label TEXT,
    value TEXT NOT NULL,
    normal TEXT NOT NULL                     -- the form used for matching (text.normal_*)
) STRICT;
CREATE INDEX contact_point_by_contact ON contact_point (contact_id);
CREATE INDEX contact_point_by_normal ON contact_point (kind, normal);

CREATE TABLE tag (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    folded TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE contact_tag (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    tag_id INTEGER NOT NULL REFERENCES tag (id) ON DELETE CASCADE,
    role TEXT NOT NULL DEFAULT 'tag',        -- tag, offers, seeks
    UNIQUE (contact_id, tag_id, role)
) STRICT;
CREATE INDEX contact_tag_by_tag ON contact_tag (tag_id, role, contact_id);

CREATE TABLE interaction (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL DEFAULT {UID},
    "on" TEXT NOT NULL CHECK ("on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    at TEXT,                                 -- HH:MM, local
    kind TEXT NOT NULL DEFAULT 'other',
    initiative TEXT NOT NULL DEFAULT 'both', -- me, them, both
    text TEXT NOT NULL DEFAULT '',
    line TEXT,                               -- as typed, when it is not the text itself
    place TEXT,
    minutes INTEGER,
    source TEXT NOT NULL DEFAULT 'capture',
    created_at INTEGER NOT NULL DEFAULT {NOW},
    moment INTEGER GENERATED ALWAYS AS (     -- grows with the day: order of every timeline and rowid in the search index
        ((CAST(julianday("on") + 0.5 AS INTEGER)) << 24) | (id & 16777215)) VIRTUAL
) STRICT;
CREATE UNIQUE INDEX interaction_by_moment ON interaction (moment);

CREATE TABLE participant (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    interaction_id INTEGER NOT NULL REFERENCES interaction (id) ON DELETE CASCADE,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    note TEXT,
    moment INTEGER,                          -- kept by trigger: the interaction's
    touch INTEGER,                           -- kept by trigger: 1 when the interaction is a touch
    turn INTEGER,                            -- kept by trigger: 0 in touch, 1 mine that may go unanswered, 2 theirs that waits, 3 theirs
    UNIQUE (interaction_id, contact_id)
) STRICT;
CREATE INDEX participant_by_contact ON participant (contact_id, moment, touch, turn);
CREATE INDEX participant_waiting ON participant (moment, contact_id) WHERE turn = 2;

CREATE TABLE interaction_tag (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    interaction_id INTEGER NOT NULL REFERENCES interaction (id) ON DELETE CASCADE,
    tag_id INTEGER NOT NULL REFERENCES tag (id) ON DELETE CASCADE,
    moment INTEGER,                          -- kept by trigger: the interaction's
    UNIQUE (interaction_id, tag_id)
) STRICT;
CREATE INDEX interaction_tag_by_tag ON interaction_tag (tag_id, moment);

CREATE TABLE section (                       -- gave:, got:, news: … of a captured line, until their own tables come
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    interaction_id INTEGER NOT NULL REFERENCES interaction (id) ON DELETE CASCADE,
    key TEXT NOT NULL,                       -- gave, got, news, asked, ask, seeks, offers, intro
    text TEXT NOT NULL
) STRICT;
CREATE INDEX section_by_interaction ON section (interaction_id);
CREATE INDEX section_by_key ON section (key, interaction_id);

CREATE TABLE promise (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE DEFAULT {UID},
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    due_on TEXT NOT NULL,
    text TEXT NOT NULL,
    done_at TEXT,
    interaction_id INTEGER REFERENCES interaction (id) ON DELETE SET NULL,
    created_at INTEGER NOT NULL DEFAULT {NOW}
) STRICT;
CREATE INDEX promise_by_contact ON promise (contact_id);
CREATE INDEX promise_by_interaction ON promise (interaction_id);
CREATE INDEX promise_open ON promise (due_on) WHERE done_at IS NULL;

CREATE TABLE inbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE DEFAULT {UID},
    text TEXT NOT NULL UNIQUE,
    received_at TEXT NOT NULL,               -- local YYYY-MM-DDTHH:MM: "yesterday" is counted from here
    question TEXT NOT NULL                   -- JSON list of the open questions (3-capture, Answer)
) STRICT;

CREATE TABLE source_record (                 -- what an import said last about a contact: the base of a three-way merge
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    source TEXT NOT NULL,                    -- vcard, linkedin, google …
    key TEXT NOT NULL,
    imported TEXT NOT NULL,                  -- JSON of the values last imported
    UNIQUE (source, key)
) STRICT;
CREATE INDEX source_record_by_contact ON source_record (contact_id);

CREATE TABLE pair (                          -- two contacts that may be one person
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    first_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    second_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    reason TEXT NOT NULL,                    -- same email, same phone, same name …
    preselected TEXT NOT NULL DEFAULT 'different',
    decision TEXT,                           -- NULL while open; 'different' is remembered
    UNIQUE (first_id, second_id)
) STRICT;
CREATE INDEX pair_by_second ON pair (second_id);

CREATE TABLE setting (                       -- what every process must agree on; not part of undo or export
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE slate_pick (                    -- the three people of a day stay the same all day; not part of undo or export
    day TEXT NOT NULL,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,                  -- 1, 2, 3: the kind of tie; more when someone made room
    -- The key's columns stand first: else integrity_check of SQLite 3.40 finds NULLs that are not there.
    PRIMARY KEY (day, contact_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE action (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    label TEXT NOT NULL,
    at INTEGER NOT NULL,
    first_seq INTEGER NOT NULL,
    undoes INTEGER,                          -- the root action of the chain; no foreign key
    bulk INTEGER NOT NULL DEFAULT 0,         -- undone row by row, sparing what was used since
    open INTEGER NOT NULL DEFAULT 0          -- an import under way: still 1 at a start means it was cut off
) STRICT;
CREATE INDEX action_by_root ON action (undoes) WHERE undoes IS NOT NULL;
CREATE TABLE change (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    action_id INTEGER NOT NULL,              -- 0: from outside the program
    tbl TEXT NOT NULL,
    op TEXT NOT NULL,                        -- + = -
    row INTEGER NOT NULL,
    last INTEGER NOT NULL,                   -- rows row..last of an insert
    old TEXT                                 -- JSON: changed columns (=), the whole row (-)
) STRICT;
CREATE INDEX change_by_row ON change (tbl, row);
CREATE INDEX change_by_action ON change (action_id, seq);
CREATE TABLE history_state (one INTEGER PRIMARY KEY CHECK (one = 1), action_id INTEGER NOT NULL) STRICT;
INSERT INTO history_state VALUES (1, 0);

CREATE VIRTUAL TABLE contact_search USING fts5 (
    name, words, tokenize = "unicode61 remove_diacritics 2 tokenchars '-'", prefix = '1 2 3', detail = column
);
CREATE VIRTUAL TABLE interaction_search USING fts5 (
    text, who, content = '', columnsize = 0, detail = none, prefix = '1 2 3',
    tokenize = "unicode61 remove_diacritics 2 tokenchars '\u2060'"
)
"""


def up(migrator, db):  # type: ignore[no-untyped-def]
    """Create every table of the core."""
    for statement in TABLES.split(";\n"):
        db.execute_sql(statement)
