"""Programs of other people that ours is held against, each pinned by its hashes and fetched when a bench needs it."""
