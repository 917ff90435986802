"""What can be done to a submission, by staff and by its sender, and what its sender reads then."""
