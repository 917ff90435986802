"""Names the places in the session cookie: of the token of somebody who signed in, and of who did so last."""

TOKEN = "petugas"  # noqa: S105 the name of the place, not a token
# Stays when the session is over: what was typed in it is given back to that person only.
OWNER = "nama"
