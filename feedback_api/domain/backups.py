"""How long a backup may hold what was deleted: the scripts that make copies and what residents read both ask here."""

# What the cloud keeps by itself ends no later: the history of a table after so long, old versions of pages before.
COPIES_LAST_DAYS = 35
