"""The pages of guides, one for each case, and the list of how fresh they are."""
