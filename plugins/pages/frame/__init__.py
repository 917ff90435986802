"""What all pages have in common: environment, writer, assets, style policy."""
