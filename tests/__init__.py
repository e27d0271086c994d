"""The tests of treatybot; a package so that they can share the Discord in `tests.discord_server`."""
