-- Counters know no person: a press is a digest that cannot be turned back, kept so that pressing twice counts once.
CREATE TABLE presses (
  digest TEXT PRIMARY KEY,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX press_times ON presses (at);

CREATE TABLE trips (
  month TEXT NOT NULL,
  guide TEXT NOT NULL,
  village TEXT NOT NULL,
  finished INTEGER NOT NULL,
  missing_paper INTEGER NOT NULL,
  other INTEGER NOT NULL,
  PRIMARY KEY (month, guide, village)
) STRICT, WITHOUT ROWID;

CREATE TABLE missing_papers (
  guide TEXT NOT NULL,
  document TEXT NOT NULL,
  at TEXT NOT NULL,
  press TEXT NOT NULL,
  PRIMARY KEY (guide, document, at, press)
) STRICT, WITHOUT ROWID;

CREATE TABLE interest (
  visit TEXT NOT NULL,
  guide TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (visit, guide)
) STRICT, WITHOUT ROWID;

-- `open_key` is set while the task is open, as in an index that holds nothing else.
CREATE TABLE tasks (
  id TEXT PRIMARY KEY,
  reason TEXT NOT NULL,
  opened_at TEXT NOT NULL,
  guide TEXT,
  document TEXT,
  submission TEXT,
  closed_at TEXT,
  closed_by TEXT,
  open_key TEXT
) STRICT;

CREATE INDEX open_tasks ON tasks (open_key) WHERE open_key IS NOT NULL;

CREATE TABLE notebook (
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  day TEXT NOT NULL,
  version INTEGER NOT NULL,
  acts INTEGER NOT NULL,
  audit_head TEXT NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (kind, name)
) STRICT;

CREATE INDEX notebook_days ON notebook (kind, day, name);

CREATE TABLE notebook_events (
  submission_id TEXT NOT NULL,
  number INTEGER NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  act TEXT NOT NULL,
  salt TEXT,
  digest TEXT NOT NULL,
  head TEXT NOT NULL,
  PRIMARY KEY (submission_id, number)
) STRICT, WITHOUT ROWID;
