"""How a question was understood, in lines a person can read; decides nothing."""

from __future__ import annotations

from bot.answer import Answer
from bot.understanding.decide import LITERAL, REPEATED
from bot.understanding.understand import Candidate, Understanding

_SHOWN = 3


def explain(question: str, understanding: Understanding, answer: Answer) -> str:
    """Return the stages of understanding as text, several lines."""
    lines = [f"question    {question}"]
    several = len(understanding.candidates) > 1
    for number, candidate in enumerate(understanding.candidates):
        if several:
            lines.append("")
            lines.append("the whole" if number == 0 else f"part {number}      {candidate.analysis.text.strip()}")
        lines.extend(_candidate(candidate))
    lines.append("")
    if understanding.ambiguous:
        name, codes = understanding.ambiguous[0]
        lines.append(f"asked back  “{name}” may be {' or '.join(codes)}")
    elif understanding.queries:
        for query in understanding.queries:
            about = ", ".join(filter(None, [query.treaty, *query.states, *query.places, *query.regions]))
            lines.append(f"answered    {query.handler}" + (f" about {about}" if about else ""))
            lines.append(f"            put as {query.form}" + (", denied" if query.negated else ""))
    else:
        lines.append("refused     nothing it could ask was likely enough")
    lines.append(f"outcome     {answer.outcome}")
    return "\n".join(lines)


def _candidate(candidate: Candidate) -> list[str]:
    analysis = candidate.analysis
    lines = [f"normalised  {' '.join(analysis.words)}"]
    lines.extend(
        f"name        “{mention.matched}” ({mention.kind}) → "
        + (" or ".join(mention.codes) or mention.place or mention.region or mention.body or "")
        for mention in analysis.mentions
    )
    lines.extend(f"treaty      {mention.treaty}" for mention in analysis.treaties)
    if analysis.other is not None:
        lines.append(f"treaty      unknown: {analysis.other.name}")
    lines.extend(f"concept     {tag.concept} ← “{tag.text}”" for tag in analysis.tags)
    slots = analysis.slots
    for name, value in (
        ("date", ", ".join(slots.dates)), ("number", slots.number), ("letter", slots.initial),
        ("article", slots.article), ("symbol", slots.symbol),
    ):  # fmt: skip
        if value:
            lines.append(f"{name:<11} {value}")
    if candidate.inherited:
        lines.append(f"taken over  {', '.join(sorted(candidate.inherited))}")
    if analysis.foreign:
        lines.append(f"unexplained {', '.join(word for word, _ in analysis.foreign)}")
    lines.extend(
        f"score {reading.score:5.1f} {reading.handler} by “{reading.pattern}”"
        for reading in candidate.readings[:_SHOWN]
    )
    lines.append(
        f"patterns    {candidate.verdict.margin:+.1f}" + ("" if candidate.verdict.accepted else ", too little")
    )
    likeliest = candidate.chances[:_SHOWN]
    lines.append(f"learned     {', '.join(f'{handler} {chance:.0%}' for chance, handler in likeliest)}")
    if candidate.decision.reading.pattern in (LITERAL, REPEATED):
        lines.append(f"told        {candidate.decision.reading.pattern}")
    lines.append(f"evidence    {candidate.decision.margin:+.1f} for {candidate.decision.reading.handler}")
    return lines
