-- Papers that are fetched are kinds this version knows, and two words for how they end. The older indexes stay for the
-- versions before, which ask them by their names.
CREATE INDEX beyond_format_2_with_papers ON submissions (id) WHERE CASE WHEN json_valid(document) THEN
  coalesce(json_extract(document, '$.format'), 0) > 2
  OR coalesce(json_extract(document, '$.kind') NOT IN ('question', 'proposal', 'suggestion', 'complaint', 'report',
    'prepare', 'handed_in'), 1)
  OR coalesce(json_extract(document, '$.status') NOT IN ('waiting', 'claimed', 'published', 'answered_privately',
    'merged', 'forwarded', 'declined', 'spam', 'taken_back', 'ready', 'come_first'), 1)
  OR json_type(document, '$.text') IS NOT 'text' OR json_type(document, '$.due') IS NOT 'text'
  OR json_type(document, '$.received_at') IS NOT 'text' OR json_type(document, '$.finds') IS NOT 'array'
  ELSE 1 END;
