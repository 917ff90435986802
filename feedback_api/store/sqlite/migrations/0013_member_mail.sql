-- How members of staff are told by mail; the address in the document is encrypted.
CREATE TABLE member_mail (
  name TEXT PRIMARY KEY,
  document TEXT NOT NULL,
  version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
