"""Commands of the function that need more than a line, and the words of all of them."""
