"""What is asked, pressed and said at once on the site's own pages, by readers and by staff."""
