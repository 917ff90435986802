"""A look at the site on a real phone, while its texts are being written."""
