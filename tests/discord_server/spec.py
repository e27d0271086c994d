"""Discord's published OpenAPI description as a judge of request bodies.

Found beside the project where present (it is not part of it), loaded and compiled on first use and
only for the routes used. Without the file, or without jsonschema-rs, every body passes.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

try:
    import jsonschema_rs
except ImportError:  # the extra rules still hold without it
    jsonschema_rs = None  # type: ignore[assignment]

PATH = Path(__file__).resolve().parents[3] / "shared" / "data" / "discord-openapi.json"
LARGEST_EXACT = 2**53
"""discord.py sends ids as numbers in a few places; the service reads both, the specification strings only."""

CALLBACKS = {
    4: "CreateMessageInteractionCallbackRequest",
    5: "CreateMessageInteractionCallbackRequest",
    6: "UpdateMessageInteractionCallbackRequest",
    7: "UpdateMessageInteractionCallbackRequest",
    8: "ApplicationCommandAutocompleteCallbackRequest",
    9: "ModalInteractionCallbackRequest",
}
CALLBACK_ROUTE = "/interactions/{interaction_id}/{interaction_token}/callback"
SHOWN_ERRORS = 3


def available() -> bool:
    """Tell whether bodies are really judged."""
    return jsonschema_rs is not None and PATH.is_file()


@cache
def _document() -> dict[str, Any]:
    document: dict[str, Any] = json.loads(PATH.read_bytes())
    return document


@cache
def _validator(method: str, template: str, callback: int) -> Any:
    document = _document()
    operation = document["paths"].get(template, {}).get(method.lower())
    if operation is None or "requestBody" not in operation:
        return None
    schema = operation["requestBody"]["content"]["application/json"]["schema"]
    if callback in CALLBACKS:
        schema = document["components"]["schemas"][CALLBACKS[callback]]
    wrapped = {**schema, "components": document["components"]}
    return jsonschema_rs.Draft202012Validator(wrapped)


def _exact(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _exact(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_exact(inner) for inner in value]
    if isinstance(value, int) and not isinstance(value, bool) and value >= LARGEST_EXACT:
        return str(value)
    return value


def problems(method: str, template: str, body: Any) -> list[str]:
    """Return what the specification finds wrong with a body, shortly; empty where it is not available."""
    if not available():
        return []
    callback = body.get("type", 0) if template == CALLBACK_ROUTE and isinstance(body, dict) else 0
    validator = _validator(method, template, callback if isinstance(callback, int) else 0)
    if validator is None:
        return []
    exact = _exact(body)
    if validator.is_valid(exact):
        return []
    found = []
    for error in validator.iter_errors(exact):
        where = "/".join(str(part) for part in error.instance_path)
        found.append(f"specification: at {where or 'top'}: {error.message[:300]}")
        if len(found) == SHOWN_ERRORS:
            break
    return found or ["specification: the body is not valid"]
