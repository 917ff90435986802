"""What an office may say of itself on the desk: which facts there are, how each is read, which one counts."""
