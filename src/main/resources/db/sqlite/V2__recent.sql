-- The postings of a batch not folded into "posting" yet, one row for all of them: a hundred rows in a hundred places for each batch cost more than the entries themselves.
-- "postings" is, for each label: label_id (8 bytes, highest first), number of bytes that follow (4 bytes), and the positions as in "posting".
-- Rows are deleted as they are folded; the index is no part of the chain, and "verify" holds it against the bodies.
CREATE TABLE recent (
  first_position INTEGER PRIMARY KEY,
  postings       BLOB NOT NULL
) STRICT;

CREATE TRIGGER recent_is_not_changed BEFORE UPDATE ON recent
BEGIN SELECT RAISE(ABORT, 'recent postings are added and folded'); END;
