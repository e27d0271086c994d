"""Makes the weights of `bot.understanding.learned` and `knowledge.extract.learned` from labelled questions and passages.

Needs numpy; the program does not.
"""
