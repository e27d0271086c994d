"""What a field may hold beyond its type, and an example to show who wrote it wrongly; knows no file."""

from __future__ import annotations

import re

from knowledge import model

CHOICES: dict[tuple[type, str], tuple[str, ...]] = {
    (model.State, "kind"): ("member", "observer", "organisation", "former", "other"),
    (model.Region, "kind"): ("region", "subregion", "group", "other"),
    (model.Place, "kind"): ("part", "territory", "disputed", "fictional"),
}
"""Fields that hold one of a few words."""

_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?|--\d\d(-\d\d)?")
_CODE = re.compile(r"[A-Z]{3}")
_ID = re.compile(r"[a-z0-9]+([-_.][a-z0-9]+)*")

PATTERNS: dict[tuple[type, str], tuple[re.Pattern[str], str]] = {
    (model.State, "code"): (_CODE, "three capital letters, e.g. PER"),
    (model.State, "alpha2"): (re.compile(r"[A-Z]{2}"), "two capital letters, e.g. PE"),
    (model.State, "numeric"): (re.compile(r"\d{3}"), "three digits, e.g. 604"),
    (model.ListedState, "code"): (_CODE, "three capital letters, e.g. PER"),
    (model.Region, "id"): (_ID, "small letters and hyphens, e.g. south-america"),
    (model.Body, "id"): (_ID, "small letters and hyphens, e.g. african-union"),
    (model.Treaty, "id"): (_ID, "small letters and hyphens, e.g. smuggling-protocol"),
    (model.Source, "date"): (_DAY, "a date like 2004-01-27, 2004-01 or --01-27"),
    (model.EntryIntoForce, "date"): (_DAY, "a date like 2004-01-28, 2004-01 or --01-28"),
    (model.Status, "as_of"): (_DAY, "a date like 2004-01-20, 2004-01 or --01-20"),
    (model.ListedState, "date"): (_DAY, "a date like 2004-01-20, 2004-01 or --01-20"),
    (model.Resolution, "date"): (_DAY, "a date like 2003-12-22, 2003-12 or --12-22"),
}
"""Fields that have a form, and the form in words."""

EXAMPLES: dict[tuple[type, str], str] = {
    (model.State, "code"): "code: PER",
    (model.State, "name"): "name: Peru",
    (model.Ambiguous, "name"): "name: Congo",
    (model.Ambiguous, "codes"): "codes: [COD, COG]",
    (model.Region, "id"): "id: south-america",
    (model.Region, "name"): "name: South America",
    (model.Region, "kind"): "kind: subregion",
    (model.Place, "name"): "name: Scotland",
    (model.Place, "kind"): "kind: part",
    (model.Body, "id"): "id: asean",
    (model.Body, "name"): "name: ASEAN",
    (model.Treaty, "id"): "id: smuggling-protocol",
    (model.Treaty, "name"): "name: the full name without “the”",
    (model.Treaty, "short"): "short: the Smuggling Protocol",
}
"""A line to copy for each field a person must write."""
