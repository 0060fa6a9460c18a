"""What is known of an English text, one layer a file. Layers are pure, lazy and keep their positions."""
