-- Who the published site says it is, in JSON; nothing before the first build.
ALTER TABLE site ADD COLUMN office TEXT;
