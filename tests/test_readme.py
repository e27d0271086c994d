"""README tells the truth: its conversation is held again, its links lead somewhere, no setting is missing."""

import re
from pathlib import Path

from bot import settings
from bot.chat import Session
from bot.engine import load_engine
from bot.render import PLAIN

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_conversation_runs_as_printed() -> None:
    session = Session(load_engine())
    conversation = README.split("```")[1]
    turns = re.findall(r"^> (.+)\n((?:(?!> ).*\n)+)", conversation, re.MULTILINE)
    assert len(turns) >= 4
    for question, printed in turns:
        assert session.reply(question, PLAIN).split() == printed.split()


def test_every_setting_and_command_is_named() -> None:
    assert [name for name in settings.NAMES if f"| `{name}` |" not in README] == []
    commands = ("chat", "ask", "serve", "evaluate", "invite")
    assert [name for name in commands if f"`treatybot {name}" not in README] == []


def test_the_links_lead_somewhere() -> None:
    linked = re.findall(r"\]\(([^)]+)\)", README)
    assert [target for target in linked if "://" not in target and not (ROOT / target).exists()] == []
