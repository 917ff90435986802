-- What the last build tells those who can act: a list in JSON. It was published all the same.
ALTER TABLE site ADD COLUMN reports TEXT NOT NULL DEFAULT '[]';
