"""What the function knows of the site: only what the press published."""
