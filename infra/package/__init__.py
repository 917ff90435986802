"""Makes the two zips that AWS Lambda runs: the web function's and the press's."""
