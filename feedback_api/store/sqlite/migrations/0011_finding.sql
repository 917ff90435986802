-- By what letters are found on the desk, kept in the transaction that keeps the letter; reports are in none of it.
-- `terms` are the folded words of the masked text and what else is looked for, as JSON; `find_terms` has one row for each.
CREATE TABLE findable (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  shelf TEXT NOT NULL,
  turn TEXT NOT NULL,
  came TEXT NOT NULL,
  due TEXT NOT NULL,
  village TEXT,
  assignee TEXT,
  holder TEXT,
  held_until TEXT,
  terms TEXT NOT NULL
) STRICT;

-- With all that the lists of the queue are counted by, so that no row is looked up for it.
CREATE INDEX findable_turns ON findable (shelf, turn, due, village, assignee, holder, held_until);
CREATE INDEX findable_arrivals ON findable (came);

CREATE TABLE find_terms (
  term TEXT NOT NULL,
  number INTEGER NOT NULL,
  PRIMARY KEY (term, number)
) STRICT, WITHOUT ROWID;

-- Letters that were written by whoever knows nothing of this index: a version before, a load. What opens the file, or
-- looks for something, makes them findable first. Rules that fold words otherwise, and a new format of
-- letters, put all of them here again.
CREATE TABLE to_be_found (
  id TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

INSERT INTO to_be_found SELECT id FROM submissions;

CREATE TRIGGER letter_came AFTER INSERT ON submissions BEGIN
  INSERT OR IGNORE INTO to_be_found VALUES (new.id);
END;

CREATE TRIGGER letter_changed AFTER UPDATE OF document ON submissions BEGIN
  INSERT OR IGNORE INTO to_be_found VALUES (new.id);
END;

-- What a version before erases is in no index from then on.
CREATE TRIGGER letter_erased AFTER UPDATE OF document ON submissions
WHEN CASE WHEN json_valid(new.document)
  THEN coalesce(json_extract(new.document, '$.erased_at'), '') != '' OR json_extract(new.document, '$.kind') = 'report' END
BEGIN
  DELETE FROM find_terms WHERE number = (SELECT number FROM findable WHERE id = new.id)
    AND term IN (SELECT value FROM json_each((SELECT terms FROM findable WHERE id = new.id)));
  DELETE FROM findable WHERE id = new.id;
END;
