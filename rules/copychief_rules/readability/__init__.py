"""REA: how hard the text is to read."""
