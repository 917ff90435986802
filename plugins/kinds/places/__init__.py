"""Places where things can be handed in, and which of them gets a thing done first."""
