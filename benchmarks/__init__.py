"""Figures that a stranger can measure again: ``python -m benchmarks``. Part of the project, not of the program."""
