"""Performance: what share of trips was enough, and what came of the visits."""
