"""The immutable values that knowledge is made of; knows no file format and no question.

Dates are strings in ISO 8601 form. A date that a source states only in part stays partial:
``2003-09`` (no day), ``--01-28`` (no year), ``2003`` (year alone).
"""

from __future__ import annotations

import msgspec


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Base of every value: immutable, and an unknown key in YAML is a fault."""


class Fact(Record, frozen=True):
    """Something a source states, with the words that state it."""

    source: str
    """Id of the source: its file name without the ending."""
    paragraph: int
    """Counted from the dateline's (1); 0 is what stands above it."""
    quote: str
    """Verbatim piece of the source that states the fact."""


class Source(Record, frozen=True):
    """One document under ``sources/``."""

    id: str
    title: str | None = None
    date: str | None = None
    publisher: str | None = None
    place: str | None = None
    symbol: str | None = None


class EntryIntoForce(Fact, frozen=True):
    """The day a source gives for a treaty's entry into force."""

    treaty: str
    date: str


class ListedState(Record, frozen=True):
    """One entry of a list of States as a source prints it."""

    name: str
    """As printed."""
    code: str | None = None
    """ISO 3166-1 alpha-3 (or a code of the contract); None when the vocabulary does not know it."""
    date: str | None = None
    """The day printed beside the name, if any."""


class Status(Fact, frozen=True):
    """How many States signed and ratified a treaty, as of a day, and which ones if they are named.

    ``quote`` states the counts (or, without counts, the list); ``list_quote`` states the list.
    """

    treaty: str
    as_of: str | None = None
    signatories: int | None = None
    parties: int | None = None
    states: tuple[ListedState, ...] = ()
    """States that ratified, by name; empty when the source names none."""
    complete: bool = True
    """False for a list that is cut off or only says "including"."""
    list_quote: str | None = None
    list_paragraph: int | None = None
    signatory_states: tuple[ListedState, ...] = ()
    """Signatories by name; empty when the source names none."""


class Definition(Fact, frozen=True):
    """A term a source says a treaty defines."""

    treaty: str | None
    term: str
    text: str
    provision: str | None = None


class Resolution(Fact, frozen=True):
    """A resolution of a United Nations body that a source names."""

    symbol: str
    date: str | None = None
    body: str | None = None
    action: str | None = None
    """What it did, verbatim, e.g. "welcomed the entry into force of the Convention …"."""


class Statement(Fact, frozen=True):
    """A sentence about a treaty's aim, the duties under it, or the like.

    ``kind`` is one of aim, duty, recognition, significance, networks, relation, role, other_resolutions.
    ``quote`` is the whole sentence (or the clause of that kind in it).
    """

    kind: str
    treaty: str | None = None


class Facts(Record, frozen=True):
    """What is known from one source (one file under ``facts/``)."""

    source: Source
    entries_into_force: tuple[EntryIntoForce, ...] = ()
    status: tuple[Status, ...] = ()
    definitions: tuple[Definition, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    statements: tuple[Statement, ...] = ()
    doubts: tuple[str, ...] = ()


class State(Record, frozen=True):
    """A State (or the European Union, or a State that no longer exists)."""

    code: str
    """ISO 3166-1 alpha-3, or a code of the contract (EUU, XKX, SUN, YUG, SCG, CSK, DDR, YMD)."""
    name: str
    """Canonical English short name."""
    alpha2: str | None = None
    numeric: str | None = None
    """ISO 3166-1 numeric, which is also the M49 code; three digits."""
    kind: str = "member"
    """member | observer | organisation | former | other."""
    formal: str | None = None
    region: str | None = None
    """Id of an M49 region (africa, americas, asia, europe, oceania)."""
    subregion: str | None = None
    """Id of an M49 sub-region, e.g. western-africa."""
    group: str | None = None
    """Id of a United Nations regional group: african, asia-pacific, eastern-european, grulac, weog."""
    article: bool = False
    """True when English puts "the" before the name (the Gambia, the Philippines)."""
    names: tuple[str, ...] = ()
    """Other and former names, inverted forms, names as sources print them."""
    abbreviations: tuple[str, ...] = ()
    """USA, UK, DRC …: matched as whole words; those that are also English words only in capitals."""
    demonyms: tuple[str, ...] = ()
    """Peruvian, Peruvians …"""
    successors: tuple[str, ...] = ()
    """Codes, for a State that no longer exists."""
    note: str | None = None


class Ambiguous(Record, frozen=True):
    """A name that several States share: asked back."""

    name: str
    codes: tuple[str, ...]


class OtherSense(Record, frozen=True):
    """Names of States that are also other words, and what tells that the other word is meant."""

    names: tuple[str, ...] = ()
    """Folded names: turkey, china. Empty: every demonym (Italian food, in French)."""
    words: tuple[str, ...] = ()
    """Words in the sentence that speak for the other sense: roast, oven. Empty: the name counts only where the
    sentence speaks of treaties or writes it with a capital inside the sentence (pole, polish)."""


class Region(Record, frozen=True):
    """A region States can be filtered by."""

    id: str
    name: str
    kind: str
    """region | subregion | group (United Nations regional group) | other (Balkans …: codes given)."""
    names: tuple[str, ...] = ()
    """Other names and adjectives: African, Latin American …"""
    codes: tuple[str, ...] = ()
    """Only for kind other: the States it holds."""


class Place(Record, frozen=True):
    """A name people use as if it were a State of the United Nations, and what to say of it."""

    name: str
    kind: str
    """part (of a State: Scotland), territory (Greenland), disputed (Taiwan), fictional (Narnia)."""
    of: str | None = None
    """Code of the State it is part of, if any is to be named."""
    names: tuple[str, ...] = ()


class Body(Record, frozen=True):
    """A group of States by another body (the European Union's members, ASEAN): refused by name as a filter."""

    id: str
    name: str
    names: tuple[str, ...] = ()


class Treaty(Record, frozen=True):
    """A treaty the vocabulary knows."""

    id: str
    name: str
    """Full name without "the"."""
    short: str
    """How answers call it, with "the": "the Smuggling Protocol"."""
    names: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    parent: str | None = None
    """Id of the treaty it supplements."""
    default: bool = False
    """True for the one meant by "the Protocol", "it", or nothing."""
    provisional: bool = False
    """True for one proposed by a build and not yet moved into the vocabulary."""


class TreatyNames(Record, frozen=True):
    """A treaty that texts speak of under several names; the bot answers nothing by it."""

    name: str
    names: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()


class Vocabulary(Record, frozen=True):
    """What people wrote under ``vocabulary/`` about States, regions and treaties."""

    states: tuple[State, ...]
    ambiguous: tuple[Ambiguous, ...]
    not_states: tuple[str, ...]
    """Expressions that contain a State's name and do not mean it: Mexico City, guinea pig."""
    regions: tuple[Region, ...]
    places: tuple[Place, ...]
    bodies: tuple[Body, ...]
    treaties: tuple[Treaty, ...]
    other_senses: tuple[OtherSense, ...] = ()
    elsewhere: tuple[TreatyNames, ...] = ()
    """Other treaties, and the names under which releases speak of each."""
    foreign_names: tuple[tuple[str, str], ...] = ()
    """(name, code) in other languages, from CLDR."""


class Concept(Record, frozen=True):
    """A thing asked or asked about, and the words people use for it."""

    id: str
    words: tuple[str, ...]


class Handler(Record, frozen=True):
    """The example phrasings of one kind of question."""

    name: str
    phrasings: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()


class Language(Record, frozen=True):
    """What people wrote for one language: phrasings, replies, and the words of the topic."""

    code: str
    handlers: tuple[Handler, ...]
    replies: dict[str, str]
    concepts: tuple[Concept, ...]
    fillers: tuple[str, ...]
    """Words without a topic."""
    anchors: tuple[str, ...] = ()
    """Expressions that by themselves speak of treaties like these."""
    other_subjects: tuple[str, ...] = ()
    """Expressions that speak of something else."""


class KnowledgeBase(Record, frozen=True):
    """Everything the engine answers from. One immutable value; a reload makes a new one."""

    version: str
    """Hash of the inputs, 12 hexadecimal digits."""
    facts: tuple[Facts, ...]
    """One for each source, oldest first."""
    vocabulary: Vocabulary
    language: Language
