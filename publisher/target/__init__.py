"""Where a built site is published: one protocol, and what every target is made of."""
