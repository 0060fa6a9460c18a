"""RES: what a content system, a template or a machine left in the text."""
