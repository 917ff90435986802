"""What keeps others out: of files, sessions and secrets."""
