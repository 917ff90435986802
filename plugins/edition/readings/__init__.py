"""Last good readings: what each content file said when it last had no problem, and what is shown in its place."""
