"""Makes the weights of ``bot.understanding.learned`` from labelled questions, and those of ``knowledge.extract.learned``
from marked passages. Needs numpy; the program does not."""
