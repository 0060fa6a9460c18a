"""Rules about days, dates and spans of time."""
