"""Answering: from an understood question to an Answer. Facts come from the sources, words from the YAML."""

from bot.answering.facts import Knowledge
from bot.answering.handlers import HANDLERS, answer
from bot.answering.wording import REPLIES

__all__ = ["HANDLERS", "REPLIES", "Knowledge", "answer"]
