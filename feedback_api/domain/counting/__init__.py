"""What is counted: letters of a month, the survey, what readers say, and what of it may be told."""
