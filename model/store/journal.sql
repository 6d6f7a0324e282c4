-- The journal: who did what, when, and each row before and after.
-- An entry is open until it is sealed; the deferred reference makes a commit with an open entry impossible.

CREATE TABLE IF NOT EXISTS journal_entry (
    id INTEGER PRIMARY KEY REFERENCES journal_seal (entry) DEFERRABLE INITIALLY DEFERRED,
    at TEXT NOT NULL,
    who INTEGER REFERENCES staff (id) DEFERRABLE INITIALLY DEFERRED,
    deed TEXT NOT NULL,
    zh TEXT NOT NULL,
    en TEXT NOT NULL,
    kind TEXT NOT NULL CONSTRAINT journal_kind CHECK (kind IN ('change', 'undo', 'redo', 'record')),
    undoes INTEGER REFERENCES journal_entry (id),
    stands TEXT,
    details TEXT NOT NULL DEFAULT '{}',
    CONSTRAINT journal_undoes CHECK ((kind IN ('undo', 'redo')) = (undoes IS NOT NULL))
) STRICT;

CREATE TABLE IF NOT EXISTS journal_change (
    id INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL REFERENCES journal_entry (id),
    noun TEXT NOT NULL,
    row INTEGER NOT NULL,
    student INTEGER,
    before TEXT,
    after TEXT
) STRICT;

CREATE TABLE IF NOT EXISTS journal_seal (
    entry INTEGER PRIMARY KEY REFERENCES journal_entry (id),
    hash TEXT NOT NULL
) STRICT;
