"""The commands, one feature a file; each has ``setup(bot)``, which registers it."""
