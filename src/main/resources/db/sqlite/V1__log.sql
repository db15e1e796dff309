-- The log in SQLite. What is hashed stands here as the text that was hashed; docs/audit.md specifies it.
-- Triggers keep every table but "probe" append-only, also against INSERT OR REPLACE, which fires no trigger for what it deletes.

CREATE TABLE entry (
  position    INTEGER PRIMARY KEY,
  kind        TEXT NOT NULL,
  id          TEXT NOT NULL UNIQUE,
  recorded_at TEXT NOT NULL,
  body_hash   TEXT NOT NULL,
  previous    TEXT NOT NULL,
  hash        TEXT NOT NULL
) STRICT;
CREATE INDEX entry_by_time ON entry (recorded_at);

CREATE TABLE body (
  position INTEGER PRIMARY KEY REFERENCES entry (position),
  body     TEXT NOT NULL,
  openings TEXT
) STRICT;

-- Bodies of this kind at these positions may be dropped, says the retention entry at "position".
CREATE TABLE retention (
  position       INTEGER NOT NULL REFERENCES entry (position),
  kind           TEXT NOT NULL,
  first_position INTEGER NOT NULL,
  last_position  INTEGER NOT NULL,
  PRIMARY KEY (position, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE archive (
  hash    TEXT NOT NULL PRIMARY KEY,
  content BLOB NOT NULL
) STRICT;

CREATE TABLE checkpoint (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  size   INTEGER NOT NULL,
  text   TEXT NOT NULL
) STRICT;
CREATE INDEX checkpoint_by_size ON checkpoint (size, number);

CREATE TABLE once (
  key         TEXT NOT NULL PRIMARY KEY,
  fingerprint TEXT NOT NULL,
  position    INTEGER NOT NULL REFERENCES entry (position)
) STRICT, WITHOUT ROWID;

CREATE TABLE label (
  label_id INTEGER PRIMARY KEY,
  name     TEXT NOT NULL,
  value    TEXT NOT NULL,
  UNIQUE (name, value)
) STRICT;

-- Positions of one batch that have a label: bit n of "positions" (lowest bit of the first byte first) stands for first_position + n.
CREATE TABLE posting (
  label_id       INTEGER NOT NULL REFERENCES label (label_id),
  first_position INTEGER NOT NULL,
  positions      BLOB NOT NULL,
  PRIMARY KEY (label_id, first_position)
) STRICT, WITHOUT ROWID;

-- Written to when the log was not writable, to see whether it is again.
CREATE TABLE probe (
  one     INTEGER PRIMARY KEY CHECK (one = 1),
  ballast BLOB NOT NULL
) STRICT;

CREATE TRIGGER entry_follows BEFORE INSERT ON entry
WHEN NEW.position <> (SELECT coalesce(max(position), 0) + 1 FROM entry)
  OR NEW.previous <> coalesce((SELECT hash FROM entry WHERE position = NEW.position - 1), NEW.previous)
  OR EXISTS (SELECT 1 FROM entry WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'an entry follows the last one and has an id of its own'); END;
CREATE TRIGGER entry_is_not_changed BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER entry_is_not_deleted BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;

CREATE TRIGGER body_is_not_replaced BEFORE INSERT ON body
WHEN EXISTS (SELECT 1 FROM body WHERE position = NEW.position)
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER body_is_not_changed BEFORE UPDATE ON body
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER body_is_dropped_by_retention_only BEFORE DELETE ON body
WHEN NOT EXISTS (
  SELECT 1 FROM retention r JOIN entry e ON e.kind = r.kind
  WHERE e.position = OLD.position AND OLD.position BETWEEN r.first_position AND r.last_position)
BEGIN SELECT RAISE(ABORT, 'no retention entry covers this body'); END;

CREATE TRIGGER retention_is_an_entry BEFORE INSERT ON retention
WHEN NEW.last_position >= NEW.position
  OR NEW.position <> (SELECT max(position) FROM entry)
  OR NOT EXISTS (SELECT 1 FROM entry WHERE position = NEW.position AND kind = 'retention')
  OR EXISTS (SELECT 1 FROM retention WHERE position = NEW.position AND kind = NEW.kind)
  OR NEW.kind IN ('log', 'key', 'retention')
BEGIN SELECT RAISE(ABORT, 'retention is recorded with its entry'); END;
CREATE TRIGGER retention_is_not_changed BEFORE UPDATE ON retention
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER retention_is_not_deleted BEFORE DELETE ON retention
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;

CREATE TRIGGER archive_is_not_replaced BEFORE INSERT ON archive
WHEN EXISTS (SELECT 1 FROM archive WHERE hash = NEW.hash)
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER archive_is_not_changed BEFORE UPDATE ON archive
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER archive_is_not_deleted BEFORE DELETE ON archive
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;

CREATE TRIGGER checkpoint_is_not_replaced BEFORE INSERT ON checkpoint
WHEN EXISTS (SELECT 1 FROM checkpoint WHERE number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER checkpoint_is_not_changed BEFORE UPDATE ON checkpoint
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER checkpoint_is_not_deleted BEFORE DELETE ON checkpoint
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;

CREATE TRIGGER once_is_not_replaced BEFORE INSERT ON once
WHEN EXISTS (SELECT 1 FROM once WHERE key = NEW.key)
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER once_is_not_changed BEFORE UPDATE ON once
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER once_is_not_deleted BEFORE DELETE ON once
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;

CREATE TRIGGER label_is_not_replaced BEFORE INSERT ON label
WHEN EXISTS (SELECT 1 FROM label WHERE label_id = NEW.label_id OR (name = NEW.name AND value = NEW.value))
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER label_is_not_changed BEFORE UPDATE ON label
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER label_is_not_deleted BEFORE DELETE ON label
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;

CREATE TRIGGER posting_is_not_replaced BEFORE INSERT ON posting
WHEN EXISTS (SELECT 1 FROM posting WHERE label_id = NEW.label_id AND first_position = NEW.first_position)
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER posting_is_not_changed BEFORE UPDATE ON posting
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER posting_is_not_deleted BEFORE DELETE ON posting
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
