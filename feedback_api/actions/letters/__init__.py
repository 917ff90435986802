"""What holds of every letter: how an act on it is carried out, what is opened, emptied, merged, put aside."""
