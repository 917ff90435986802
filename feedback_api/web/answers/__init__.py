"""What every answer of the function carries, and what it is when something is wrong."""
