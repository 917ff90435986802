"""Whom the office tells by mail: senders of what was decided, members of what they chose."""
