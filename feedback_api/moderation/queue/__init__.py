"""The lists of letters that wait, what was just done there, and what is done to several at once."""
