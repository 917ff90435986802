"""Life events: the guides that serve one situation in order, and one list of what to bring for all of them."""
