"""The knowledge: sources, the facts built from them, the words people wrote, and the code around them."""
