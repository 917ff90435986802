"""The site's facts as JSON: for everybody, and for the feedback function."""
