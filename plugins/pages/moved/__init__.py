"""What stands at addresses whose pages have moved."""
