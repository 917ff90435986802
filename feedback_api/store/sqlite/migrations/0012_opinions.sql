-- How often readers said something of a page: a guide or a published answer.
CREATE TABLE opinions (
  page TEXT NOT NULL,
  said TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (page, said)
) WITHOUT ROWID;
