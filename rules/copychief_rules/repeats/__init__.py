"""REP: what the article says twice."""
