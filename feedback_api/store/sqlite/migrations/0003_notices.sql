-- One for each submission whose sender left an address; `due_at` is set as long as it is to be tried.
CREATE TABLE notices (
  submission_id TEXT PRIMARY KEY REFERENCES submissions (id),
  wanted_at TEXT NOT NULL,
  due_at TEXT,
  tries INTEGER NOT NULL,
  told_at TEXT
) STRICT;

CREATE INDEX due_notices ON notices (due_at) WHERE due_at IS NOT NULL;
