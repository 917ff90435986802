-- A report is a kind this version knows: until here every sound one stood in the index of what may not be readable.
-- That index stays for the version before, which asks it by its name.
CREATE INDEX beyond_format_1_with_reports ON submissions (id) WHERE CASE WHEN json_valid(document) THEN
  coalesce(json_extract(document, '$.format'), 0) > 1
  OR coalesce(json_extract(document, '$.kind') NOT IN ('question', 'proposal', 'suggestion', 'complaint', 'report'), 1)
  OR coalesce(json_extract(document, '$.status') NOT IN ('waiting', 'claimed', 'published', 'answered_privately',
    'merged', 'forwarded', 'declined', 'spam'), 1)
  OR json_type(document, '$.text') IS NOT 'text' OR json_type(document, '$.due') IS NOT 'text'
  OR json_type(document, '$.received_at') IS NOT 'text' OR json_type(document, '$.finds') IS NOT 'array'
  ELSE 1 END;
