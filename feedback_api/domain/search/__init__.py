"""Search: how words are folded, what a shard of the index holds, and which things answer best."""
