"""What staff know of a visit besides its file: plans, overrides, results, and which visits there are."""
