"""Plain pages, such as the one about the site."""
