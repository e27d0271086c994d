"""/ratified: has a State ratified?"""

from __future__ import annotations

from discord import app_commands
from discord.ext import commands

from bot.answer import Answer
from bot.conversation import Conversation
from bot.discord_app import asking
from bot.discord_app.buttons import asked_by
from bot.discord_app.client import Interaction, Treatybot
from bot.discord_app.commands import options, suggesting
from bot.discord_app.edition import Edition
from bot.discord_app.sending import ToInteraction
from bot.query import Form, Query


class Ratified(commands.Cog):
    """The command for one State."""

    def __init__(self, bot: Treatybot) -> None:
        self._bot = bot

    @app_commands.command(description="Has this State ratified?")
    @app_commands.describe(
        state="The State, in any spelling", treaty="Which treaty (the Smuggling Protocol if left out)"
    )
    @app_commands.autocomplete(state=suggesting.states, treaty=suggesting.treaties)
    async def ratified(self, interaction: Interaction, state: str, treaty: str | None = None) -> None:
        """Answer for one State; what is no name of one State is asked as a question."""

        def compute(edition: Edition, conversation: Conversation) -> Answer:
            return answer(edition, conversation, state, treaty)

        asked = asked_by(interaction, "ratified")
        await asking.answer(self._bot, ToInteraction(interaction), asked, compute, text=state)


def answer(edition: Edition, conversation: Conversation, state: str, treaty: str | None) -> Answer:
    """Return the engine's answer about a State. Raises Notice for a treaty nothing is called."""
    meant = options.treaty_called(edition, treaty)
    known = options.state_called(edition, state)
    chosen = edition.knowledge.treaties[meant].short if meant else "it"
    question = f"Has {known.name if known else state.strip()} ratified {chosen}?"
    if known is None:
        return edition.engine.answer(question, conversation)
    query = Query(question, "ratified", Form.WHETHER, treaty=meant, states=(known.code,))
    return edition.engine.answer_query(query, conversation)


async def setup(bot: Treatybot) -> None:
    """Register the command."""
    await bot.add_cog(Ratified(bot))
