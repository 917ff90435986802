-- What tells a member from everybody else, also under another name.
ALTER TABLE staff ADD COLUMN account TEXT;
-- Numbers an office keeps: how many reports came in a year, up to which change what is published was looked through.
CREATE TABLE numbers (
  name TEXT PRIMARY KEY,
  number INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
-- Format 2 knows proposals. The older indexes stay for the versions before, which ask them by their names.
CREATE INDEX beyond_format_2 ON submissions (id) WHERE CASE WHEN json_valid(document) THEN
  coalesce(json_extract(document, '$.format'), 0) > 2
  OR coalesce(json_extract(document, '$.kind') NOT IN ('question', 'proposal', 'suggestion', 'complaint', 'report'), 1)
  OR coalesce(json_extract(document, '$.status') NOT IN ('waiting', 'claimed', 'published', 'answered_privately',
    'merged', 'forwarded', 'declined', 'spam', 'taken_back'), 1)
  OR json_type(document, '$.text') IS NOT 'text' OR json_type(document, '$.due') IS NOT 'text'
  OR json_type(document, '$.received_at') IS NOT 'text' OR json_type(document, '$.finds') IS NOT 'array'
  ELSE 1 END;
