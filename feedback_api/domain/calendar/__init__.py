"""Days and hours: how they are read, which are worked, and when the office closes."""
