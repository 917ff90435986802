"""The pages on which staff plan, change and count visits."""
