"""Rules about the tense of verbs."""
