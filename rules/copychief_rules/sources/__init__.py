"""Sources: who says so."""
