"""What the desk says and takes back at once on the site, and what its guides lack."""
