"""Makes the weights of `bot.understanding.learned` and `knowledge.extract.learned` from labelled examples.

Needs numpy; the program does not.
"""
