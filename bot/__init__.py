"""Treatybot: answers questions about a treaty, each answer with the sentence it rests on."""

__version__ = "0.1.0"
