"""What everybody may reach: sending something, following it, the API, the health page."""
