"""Tables: the registers in `content/data/`."""
