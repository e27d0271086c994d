"""Makes the weights of ``bot.understanding.learned`` from labelled questions. Needs numpy; the program does not."""
