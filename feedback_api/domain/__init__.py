"""What the feedback function is about, in plain Python that imports nobody."""
