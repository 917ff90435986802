"""What residents do with a letter of their own: send it, follow it, correct it, take it back."""
