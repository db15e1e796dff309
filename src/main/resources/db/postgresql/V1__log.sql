-- The log in PostgreSQL. What is hashed stands here as the text that was hashed (never jsonb, which rewrites it); docs/audit.md specifies it.
-- Triggers keep every table but "probe" append-only. COLLATE "C": compared byte by byte, whatever the language of the database.

CREATE TABLE entry (
  position    bigint PRIMARY KEY,
  kind        text COLLATE "C" NOT NULL,
  id          text COLLATE "C" NOT NULL UNIQUE,
  recorded_at text COLLATE "C" NOT NULL,
  body_hash   text COLLATE "C" NOT NULL,
  previous    text COLLATE "C" NOT NULL,
  hash        text COLLATE "C" NOT NULL
);
CREATE INDEX entry_by_time ON entry (recorded_at) INCLUDE (position);

CREATE TABLE body (
  position bigint PRIMARY KEY REFERENCES entry (position),
  body     text NOT NULL,
  openings text
);

-- Bodies of this kind at these positions may be dropped, says the retention entry at "position".
CREATE TABLE retention (
  position       bigint NOT NULL REFERENCES entry (position),
  kind           text COLLATE "C" NOT NULL,
  first_position bigint NOT NULL,
  last_position  bigint NOT NULL,
  PRIMARY KEY (position, kind)
);

CREATE TABLE archive (
  hash    text COLLATE "C" PRIMARY KEY,
  content bytea NOT NULL
);

CREATE TABLE checkpoint (
  number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  size   bigint NOT NULL,
  text   text NOT NULL
);
CREATE INDEX checkpoint_by_size ON checkpoint (size, number);

CREATE TABLE once (
  key         text COLLATE "C" PRIMARY KEY,
  fingerprint text COLLATE "C" NOT NULL,
  position    bigint NOT NULL REFERENCES entry (position)
);

CREATE TABLE label (
  label_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name     text COLLATE "C" NOT NULL,
  value    text COLLATE "C" NOT NULL,
  UNIQUE (name, value)
);

-- Positions of one batch that have a label: bit n of "positions" (lowest bit of the first byte first) stands for first_position + n.
CREATE TABLE posting (
  label_id       bigint NOT NULL,
  first_position bigint NOT NULL,
  positions      bytea NOT NULL,
  PRIMARY KEY (label_id, first_position)
);

-- Written to when the log was not writable, to see whether it is again.
CREATE TABLE probe (
  one     integer PRIMARY KEY CHECK (one = 1),
  ballast bytea NOT NULL
);

CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the log is append-only';
END $$;

CREATE FUNCTION entry_follows() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  last record;
BEGIN
  SELECT position, hash INTO last FROM entry ORDER BY position DESC LIMIT 1;
  IF NEW.position <> coalesce(last.position, 0) + 1 OR NEW.previous <> coalesce(last.hash, NEW.previous) THEN
    RAISE EXCEPTION 'an entry follows the last one';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER entry_follows BEFORE INSERT ON entry FOR EACH ROW EXECUTE FUNCTION entry_follows();

CREATE FUNCTION body_is_dropped_by_retention_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
      SELECT 1 FROM retention r JOIN entry e ON e.kind = r.kind
      WHERE e.position = OLD.position AND OLD.position BETWEEN r.first_position AND r.last_position) THEN
    RAISE EXCEPTION 'no retention entry covers this body';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER body_is_dropped_by_retention_only BEFORE DELETE ON body
  FOR EACH ROW EXECUTE FUNCTION body_is_dropped_by_retention_only();

CREATE FUNCTION retention_is_an_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.last_position >= NEW.position
      OR NEW.kind IN ('log', 'key', 'retention')
      OR NEW.position <> (SELECT max(position) FROM entry)
      OR NOT EXISTS (SELECT 1 FROM entry WHERE position = NEW.position AND kind = 'retention') THEN
    RAISE EXCEPTION 'retention is recorded with its entry';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER retention_is_an_entry BEFORE INSERT ON retention FOR EACH ROW EXECUTE FUNCTION retention_is_an_entry();

CREATE TRIGGER refuse BEFORE UPDATE OR DELETE OR TRUNCATE ON entry EXECUTE FUNCTION refuse();
CREATE TRIGGER refuse BEFORE UPDATE OR TRUNCATE ON body EXECUTE FUNCTION refuse();
CREATE TRIGGER refuse BEFORE UPDATE OR DELETE OR TRUNCATE ON retention EXECUTE FUNCTION refuse();
CREATE TRIGGER refuse BEFORE UPDATE OR DELETE OR TRUNCATE ON archive EXECUTE FUNCTION refuse();
CREATE TRIGGER refuse BEFORE UPDATE OR DELETE OR TRUNCATE ON checkpoint EXECUTE FUNCTION refuse();
CREATE TRIGGER refuse BEFORE UPDATE OR DELETE OR TRUNCATE ON once EXECUTE FUNCTION refuse();
CREATE TRIGGER refuse BEFORE UPDATE OR DELETE OR TRUNCATE ON label EXECUTE FUNCTION refuse();
CREATE TRIGGER refuse BEFORE UPDATE OR DELETE OR TRUNCATE ON posting EXECUTE FUNCTION refuse();
