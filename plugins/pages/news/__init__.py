"""News and plain pages, which Pelican itself knows as articles and pages."""
