"""Search: what can be found, under which words, and the files the index is made of."""
