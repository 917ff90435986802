"""Makes the folder of another office from the code of its area."""
