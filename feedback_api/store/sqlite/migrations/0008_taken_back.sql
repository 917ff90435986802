-- A letter whose sender took it back has a status this version knows; see 0007.
-- The older indexes stay for the versions before, which ask them by their names.
CREATE INDEX beyond_format_1_with_taken_back ON submissions (id) WHERE CASE WHEN json_valid(document) THEN
  coalesce(json_extract(document, '$.format'), 0) > 1
  OR coalesce(json_extract(document, '$.kind') NOT IN ('question', 'proposal', 'suggestion', 'complaint', 'report'), 1)
  OR coalesce(json_extract(document, '$.status') NOT IN ('waiting', 'claimed', 'published', 'answered_privately',
    'merged', 'forwarded', 'declined', 'spam', 'taken_back'), 1)
  OR json_type(document, '$.text') IS NOT 'text' OR json_type(document, '$.due') IS NOT 'text'
  OR json_type(document, '$.received_at') IS NOT 'text' OR json_type(document, '$.finds') IS NOT 'array'
  ELSE 1 END;
