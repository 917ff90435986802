"""The commands that note that a law changed, and that somebody checked a guide against it."""
