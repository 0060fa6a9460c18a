"""Rules that hold a headline against its story."""
