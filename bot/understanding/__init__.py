"""From text to Query, one stage a module; each can be tested and replaced alone."""
