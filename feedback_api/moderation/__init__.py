"""What staff reach after signing in: the queue, and one submission at a time."""
