-- The postings of a batch not folded into "posting" yet, one row for all of them: a hundred rows in a hundred places for each batch cost more than the entries themselves.
-- "postings" is, for each label: label_id (8 bytes, highest first), number of bytes that follow (4 bytes), and the positions as in "posting".
-- Rows are deleted as they are folded; the index is no part of the chain, and "verify" holds it against the bodies.
CREATE TABLE recent (
  first_position bigint PRIMARY KEY,
  postings       bytea NOT NULL
);

CREATE TRIGGER refuse BEFORE UPDATE OR TRUNCATE ON recent EXECUTE FUNCTION refuse();
