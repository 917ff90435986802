-- From which group a letter came, under a name that is made anew each day; apart from the letter, for a day at most.
-- `sent` is set once it is known that the letter is of a flood: from then on the name is a random one.
CREATE TABLE senders (
  submission_id TEXT PRIMARY KEY,
  sender TEXT NOT NULL,
  at TEXT NOT NULL,
  sent INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX sender_times ON senders (at);
