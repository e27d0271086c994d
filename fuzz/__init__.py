"""Looking for input that breaks something: ``targets`` says what must hold, ``python -m fuzz`` searches."""
