-- A submission is a document; the columns beside it are what it is found and ordered by, as in a table with indexes
-- that know nothing but keys. `queue_key` is set while it is open, `change` once it was published, `erase_after` while
-- it holds personal data that has to go one day.
CREATE TABLE submissions (
  id TEXT PRIMARY KEY,
  version INTEGER NOT NULL,
  acts INTEGER NOT NULL,
  village TEXT,
  queue_key TEXT,
  change INTEGER,
  is_published INTEGER NOT NULL,
  erase_after TEXT,
  document TEXT NOT NULL
) STRICT;

CREATE INDEX queue ON submissions (queue_key) WHERE queue_key IS NOT NULL;
CREATE INDEX village_queue ON submissions (village, queue_key) WHERE queue_key IS NOT NULL;
CREATE UNIQUE INDEX changes ON submissions (change) WHERE change IS NOT NULL;
CREATE INDEX publications ON submissions (change) WHERE is_published;
CREATE INDEX erasures ON submissions (erase_after) WHERE erase_after IS NOT NULL;

-- Encrypted before it comes here, and apart so that it can go while the submission stays.
CREATE TABLE contacts (
  submission_id TEXT PRIMARY KEY REFERENCES submissions (id),
  sealed BLOB NOT NULL,
  erase_after TEXT
) STRICT;

CREATE TABLE events (
  submission_id TEXT NOT NULL REFERENCES submissions (id),
  number INTEGER NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  act TEXT NOT NULL,
  salt TEXT,
  digest TEXT NOT NULL,
  head TEXT NOT NULL,
  PRIMARY KEY (submission_id, number)
) STRICT, WITHOUT ROWID;

-- One row: the build record and the two counters that publishing raises in the same transaction.
CREATE TABLE site (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  wanted INTEGER NOT NULL,
  built INTEGER NOT NULL,
  lease_owner TEXT,
  lease_until TEXT,
  failed INTEGER,
  problems TEXT NOT NULL,
  built_at TEXT,
  last_change INTEGER NOT NULL,
  last_ordinal INTEGER NOT NULL
) STRICT;

INSERT INTO site (id, wanted, built, problems, last_change, last_ordinal) VALUES (1, 1, 0, '[]', 0, 0);

CREATE TABLE staff (
  name TEXT PRIMARY KEY,
  role TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  village TEXT,
  epoch INTEGER NOT NULL
) STRICT;

CREATE TABLE sessions (
  token_digest TEXT PRIMARY KEY,
  staff_name TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  expires_at TEXT NOT NULL
) STRICT;

CREATE INDEX session_ends ON sessions (expires_at);

CREATE TABLE failures (
  name TEXT PRIMARY KEY,
  count INTEGER NOT NULL,
  since TEXT NOT NULL
) STRICT;

CREATE INDEX failure_starts ON failures (since);
