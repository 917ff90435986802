"""The office: who it is, its categories, its sources and the days it is closed."""
