"""The schedule: visits as editors wrote them and staff changed them, on one day."""
