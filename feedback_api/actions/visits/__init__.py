"""What staff and residents do about a visit."""
