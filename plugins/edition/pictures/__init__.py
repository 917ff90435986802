"""Pictures of editors: read once, turned upright, made small, published without what a camera noted of its owner."""
