"""The calendar: pages of months, activities, and calendar files for phones."""
