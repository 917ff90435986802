"""The calendar: recurring days, activities, calendar files for phones, and the pages of months."""
