"""What members of staff decide about letters, alone, two together, or about many at once, and how it is undone."""
