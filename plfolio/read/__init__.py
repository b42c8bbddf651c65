"""Text to nouns: every file that a person wrote, read with its lines, and never a guess."""
