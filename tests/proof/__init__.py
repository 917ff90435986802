"""The proof that sudden death loses nothing: kills at random, then everything counted."""
