"""What was extracted as the JSON object of the command line's contract."""

from __future__ import annotations

from typing import Any

from knowledge.extract.assemble import Extraction
from knowledge.model import ListedState, Status


def to_contract(extraction: Extraction) -> dict[str, Any]:
    """Return the object that ``extract --json`` prints; an empty one for a text that is no such release."""
    if not extraction.is_release:
        return {}
    facts = extraction.facts
    names = {treaty.id: treaty.name for treaty in extraction.treaties}
    days = {entry.treaty: entry for entry in facts.entries_into_force}
    treaties = []
    for treaty in extraction.treaties:
        entry = days.get(treaty.id)
        treaties.append(
            {
                "name": treaty.name,
                "entry_into_force": entry.date if entry else None,
                "quote": entry.quote if entry else treaty.quote,
                "paragraph": entry.paragraph if entry else treaty.paragraph,
                "id": treaty.id,
                "abbreviations": list(treaty.abbreviations),
            }
        )
    return {
        "title": facts.source.title,
        "date": facts.source.date,
        "publisher": facts.source.publisher,
        "place": facts.source.place,
        "symbol": facts.source.symbol,
        "quotes": dict(extraction.source_quotes),
        "treaties": treaties,
        "status": [_status(status, names) for status in facts.status],
        "definitions": [
            {
                "term": one.term,
                "text": one.text,
                "provision": one.provision,
                "treaty": names.get(one.treaty or ""),
                "quote": one.quote,
                "paragraph": one.paragraph,
            }
            for one in facts.definitions
        ],
        "resolutions": [
            {
                "symbol": one.symbol,
                "date": one.date,
                "body": one.body,
                "action": one.action,
                "quote": one.quote,
                "paragraph": one.paragraph,
            }
            for one in facts.resolutions
        ],
        "statements": [
            {"kind": one.kind, "treaty": names.get(one.treaty or ""), "quote": one.quote, "paragraph": one.paragraph}
            for one in facts.statements
        ],
        "doubts": list(facts.doubts),
    }


def _status(status: Status, names: dict[str, str]) -> dict[str, Any]:
    return {
        "treaty": names.get(status.treaty, status.treaty),
        "as_of": status.as_of,
        "signatories": status.signatories,
        "parties": status.parties,
        "party_names": [state.name for state in status.states],
        "party_dates": _dates(status.states),
        "signatory_names": [state.name for state in status.signatory_states],
        "complete": status.complete,
        "quote": status.quote,
        "list_quote": status.list_quote,
        "paragraph": status.paragraph,
    }


def _dates(states: tuple[ListedState, ...]) -> dict[str, str]:
    return {state.name: state.date for state in states if state.date is not None}
