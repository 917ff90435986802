"""What a page costs whoever opens it, and what others find to say of it."""
