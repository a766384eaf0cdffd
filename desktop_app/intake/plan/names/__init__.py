"""What names of bodies are made of in a sentence, and where they end."""
