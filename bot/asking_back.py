"""Questions back: which State or which reading was meant, and what is answered once the asker has said it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.answer import Answer, Outcome
from bot.answering import Knowledge, grammar
from bot.conversation import Conversation, Offer, Turn
from bot.query import Query
from bot.understanding.choice import chosen, named
from bot.understanding.understand import Understanding
from knowledge.model import State
from knowledge.text import key

UNSAID = "not_in_release"
"""The handler of what the sources do not say: no reading that somebody could choose."""


def which_state(question: str, understanding: Understanding, knowledge: Knowledge) -> tuple[Answer, Offer]:
    """Return the question back about a name that several States share, and what may be replied to it."""
    name, codes = understanding.ambiguous[0]
    query = understanding.queries[0]
    states = [knowledge.states[code] for code in codes if code in knowledge.states]
    say = knowledge.words.say
    names = [grammar.state_name(state) for state in states]
    treaty = knowledge.treaties[query.treaty or knowledge.default_treaty or ""].short
    suggested = "clarify.signed" if query.handler == "signed" else "suggest.ratified"
    answer = Answer(
        question=question,
        outcome=Outcome.CLARIFY,
        text=say("clarify.state", name=grammar.echo(name), readings=" or ".join(names)),
        handler=query.handler,
        treaty=query.treaty,
        states=tuple(dict.fromkeys((*query.states, *codes))),
        suggestions=tuple(say(suggested, state=name, treaty=treaty) for name in names),
        confidence=query.confidence,
    )
    meant = tuple(replace(query, states=tuple(dict.fromkeys((*query.states, state.code)))) for state in states)
    return answer, Offer(meant, tuple(_words_of(state) for state in states), _features(understanding))


def which_reading(
    question: str, understanding: Understanding, examples: Mapping[str, str], knowledge: Knowledge
) -> tuple[Answer, Offer]:
    """Return the question back about two kinds of question that fit, and what may be replied to it."""
    query = understanding.queries[0]
    known = [handler for handler in understanding.tie or () if handler in examples]
    kinds = [handler for handler in known if handler != UNSAID] or known
    readings = [_example(handler, query, examples, knowledge) for handler in kinds]
    reply = "clarify.reading" if len(readings) > 1 else "clarify.one"
    answer = Answer(
        question=question,
        outcome=Outcome.CLARIFY,
        text=knowledge.words.say(reply, first=readings[0], second=readings[-1]),
        handler=query.handler,
        treaty=query.treaty,
        states=query.states,
        suggestions=tuple(readings),
        confidence=query.confidence,
    )
    words = tuple(frozenset(key(reading).split()) for reading in readings)
    meant = tuple(replace(query, handler=handler) for handler in kinds)
    return answer, Offer(meant, words, _features(understanding))


def replied(question: str, conversation: Conversation, knowledge: Knowledge) -> tuple[Turn, ...]:
    """Return the questions that ``question`` answers by saying which was meant, none when it is a question itself."""
    offer = conversation.take_offer()
    turns = _taken_up(question, offer) if offer is not None else ()
    if turns or conversation.last is None:
        return turns
    other = _of_the_same_name(question, conversation.last, knowledge)
    return () if other is None else (other,)


def _taken_up(question: str, offer: Offer) -> tuple[Turn, ...]:
    """Return the questions that ``question`` chooses of those ``offer`` holds, none when it is no reply to it.

    The same question about several States is one about all of them.
    """
    meant: dict[str, Query] = {}
    for place in chosen(question, offer.words):
        query = offer.queries[place]
        states = meant[query.handler].states if query.handler in meant else ()
        states = tuple(dict.fromkeys((*states, *query.states)))
        meant[query.handler] = replace(query, question=question, states=states, confidence=1.0)
    return tuple(Turn(query, offer.features) for query in meant.values())


def _of_the_same_name(question: str, last: Turn, knowledge: Knowledge) -> Turn | None:
    """Return the ``last`` question about the other State of a shared name: "no, the north one" after South Korea."""
    if len(last.query.states) != 1:
        return None
    for shared in knowledge.kb.vocabulary.ambiguous:
        codes = [code for code in shared.codes if code in knowledge.states]
        if last.query.states[0] not in codes:
            continue
        place = named(question, [_words_of(knowledge.states[code]) for code in codes])
        if place is not None and codes[place] != last.query.states[0]:
            return Turn(replace(last.query, question=question, states=(codes[place],)), last.features)
    return None


def _example(handler: str, query: Query, examples: Mapping[str, str], knowledge: Knowledge) -> str:
    """Return how the question might be put as one of the kind ``handler``, about the State it names."""
    if handler == "ratified" and query.states:
        treaty = knowledge.treaties[query.treaty or knowledge.default_treaty or ""].short
        state = grammar.state_name(knowledge.states[query.states[0]])
        return knowledge.words.say("suggest.ratified", state=state, treaty=treaty)
    return examples[handler]


def _features(understanding: Understanding) -> frozenset[str]:
    return understanding.turn.features if understanding.turn is not None else frozenset()


def _words_of(state: State) -> frozenset[str]:
    names = (state.name, state.formal or "", *state.names, *state.abbreviations, *state.demonyms)
    return frozenset(word for name in names for word in key(name).split())
