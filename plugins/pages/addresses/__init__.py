"""What tells machines which addresses there are."""
