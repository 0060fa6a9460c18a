"""LNG: which English the text is written in."""
