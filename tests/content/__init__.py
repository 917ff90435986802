"""What must be true of the content that is published."""
