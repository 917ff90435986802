-- From here on tables change only by adding, so that the version before still reads and writes them.
-- A document says its format, and the oldest format whose reader may act on it; `more` holds, as JSON, fields without a
-- column. A submission and an entry of the notebook say all that inside their document.
ALTER TABLE events ADD COLUMN format INTEGER;
ALTER TABLE events ADD COLUMN reads_from INTEGER;
ALTER TABLE events ADD COLUMN more TEXT;
ALTER TABLE notebook_events ADD COLUMN format INTEGER;
ALTER TABLE notebook_events ADD COLUMN reads_from INTEGER;
ALTER TABLE notebook_events ADD COLUMN more TEXT;
ALTER TABLE staff ADD COLUMN format INTEGER;
ALTER TABLE staff ADD COLUMN reads_from INTEGER;
ALTER TABLE staff ADD COLUMN more TEXT;
ALTER TABLE sessions ADD COLUMN format INTEGER;
ALTER TABLE sessions ADD COLUMN reads_from INTEGER;
ALTER TABLE sessions ADD COLUMN more TEXT;
ALTER TABLE tasks ADD COLUMN format INTEGER;
ALTER TABLE tasks ADD COLUMN reads_from INTEGER;
ALTER TABLE tasks ADD COLUMN more TEXT;
ALTER TABLE notices ADD COLUMN format INTEGER;
ALTER TABLE notices ADD COLUMN reads_from INTEGER;
ALTER TABLE notices ADD COLUMN more TEXT;
ALTER TABLE site ADD COLUMN format INTEGER;
ALTER TABLE site ADD COLUMN reads_from INTEGER;
ALTER TABLE site ADD COLUMN more TEXT;
-- When the first of what is wanted and not built yet was wanted.
ALTER TABLE site ADD COLUMN wanted_at TEXT;
UPDATE site SET format = 1, reads_from = 1;
-- Which submissions this version may not act on, without reading the others: of a later format, or damaged.
CREATE INDEX beyond_format_1 ON submissions (id) WHERE CASE WHEN json_valid(document) THEN
  coalesce(json_extract(document, '$.format'), 0) > 1
  OR coalesce(json_extract(document, '$.kind') NOT IN ('question', 'proposal', 'suggestion', 'complaint'), 1)
  OR coalesce(json_extract(document, '$.status') NOT IN ('waiting', 'claimed', 'published', 'answered_privately',
    'merged', 'forwarded', 'declined', 'spam'), 1)
  OR json_type(document, '$.text') IS NOT 'text' OR json_type(document, '$.due') IS NOT 'text'
  OR json_type(document, '$.received_at') IS NOT 'text' OR json_type(document, '$.finds') IS NOT 'array'
  ELSE 1 END;
