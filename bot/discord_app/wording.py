"""What the Discord face says of itself: notices, privacy, labels. Replies to questions stand in YAML."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answer import Outcome


@dataclass(frozen=True, slots=True)
class Look:
    """How an outcome is shown: never by colour alone."""

    colour: int
    symbol: str
    word: str


LOOKS = {
    Outcome.ANSWERED: Look(0x2E7D32, "✅", "Answered"),
    Outcome.NOT_IN_SOURCE: Look(0xB26A00, "📭", "Not in the source"),
    Outcome.CLARIFY: Look(0x1565C0, "↔️", "Asked back"),
    Outcome.SMALL_TALK: Look(0x607D8B, "💬", "Chat"),
    Outcome.NOT_UNDERSTOOD: Look(0x616161, "❔", "Not understood"),
}
"""Colours with at least 3:1 contrast against Discord's light and dark backgrounds."""

SHOW_SENTENCE = "Show the sentence"
FIRST, PREVIOUS, NEXT, LAST = "⏮ First", "◀ Previous", "Next ▶", "Last ⏭"

MENU_NAME = "Answer this question"
NOT_YOURS = "Only the person who asked can use these buttons. Ask your own question with `/ask`."
EXPIRED = "This button has expired. Please ask again."
SENTENCE_GONE = "The sources have changed since this answer, so its sentence is no longer there. Please ask again."
LIST_CHANGED = "The list has changed since it was posted. Please use `/parties` again."
NO_TEXT = "That message has no text that I can answer."
TOO_LONG = "That question is too long: please put it in {limit:,} characters or fewer."
ADMINS_ONLY = "Only this bot's own administrators can do that."
OUTDATED = "This command has changed. Please reload Discord (Ctrl+R) and try again."
ERROR = "Sorry, something went wrong on my side. Please try again; if it goes on, report reference `{reference}`."
MENU_HELP = "To have somebody's message answered, open its menu and choose **Apps → Answer this question**."
MENTION_HELP = f"{MENU_HELP} Or ask with `/ask`; `/help` has examples to press."
NO_REGION = "I know no region called “{name}”. Choose one from the list, such as Africa or Europe."
NO_TREATY = "I know no treaty called “{name}”. Choose one from the list."
RELOAD_BUSY = "A reload is already running. I will not start a second one."

PRIVACY = """\
**What I keep**
• The thread of a conversation (which State and treaty it is about): in memory, {minutes} minutes after your last \
question.
• How many questions you asked in the last seconds: in memory, for the cooldown.
• In my log: ids of people, servers and channels, how long an answer took, and what kind of answer it was.

**What I do not keep**
• {questions}
• I store nothing on disk about anybody, use no other service, and read only messages that mention me, \
reply to me with a ping, are sent to me directly, or that somebody asks me about with the message menu."""
QUESTIONS_NOT_LOGGED = "The text of questions is neither stored nor logged."
QUESTIONS_LOGGED = (
    "The operator of this bot has switched on logging of questions: their text is in the log. Nothing else."
)


def cooldown(seconds: int) -> str:
    """Return the notice to somebody who asks too fast."""
    return f"That was quick! Please try again in {seconds} s."
