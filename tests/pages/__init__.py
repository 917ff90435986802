"""The built site and the running office, as a reader meets them."""
