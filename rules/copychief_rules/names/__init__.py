"""Names: one person, place or organisation, one spelling."""
