"""The pages of life events, and the list of them."""
