"""Where submissions are kept: one protocol, several stores."""
