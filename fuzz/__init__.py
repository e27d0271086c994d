"""Looking for input that breaks something: what must hold (``targets``), and a coverage-guided search (``python -m fuzz``)."""
