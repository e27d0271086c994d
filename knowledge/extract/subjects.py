"""Which treaty is the subject of a sentence's verb. Knows clauses and pronouns, and nothing of days."""

from __future__ import annotations

import re
from itertools import pairwise

from knowledge.extract.document import Span
from knowledge.extract.mentions import Mention
from knowledge.extract.plain import pattern
from knowledge.extract.treaties import Treaties

_MODIFIER = pattern(
    r"\b(?:supplement(?:ary to|al to|ing|s)|part(?:y|ies) to|under|additional to|annexed to|thereto"
    r"|framework of|provisions of|to|of|by|"
    r"than|like|with|same (?:time|day|occasion) as|following|including|within|pursuant to|implementing|adopted under"
    r"|amend(?:s"
    r"|ing)) (?:the |its |this |that )?$"
)
_A_PART = pattern(
    r"\b(?:amendments?|annex(?:es)?|protocols?|changes|revisions?|rules|regulations|provisions|chapter|articles?"
    r"|resolutions?"
    r"|laws?|legislation|decisions?) (?:[\w-]+ ){0,5}(?:to|of|under|implementing) (?:the |this |that )?$"
    r"|\b(?:Act|Bill|law|legislation)\b[^.;]{0,60}\b(?:to|of|under|implementing|from) (?:the )?$"
    r"|\b(?:laws?|legislation) on (?:the )?$"
)
"""Before the only treaty of a clause: what enters into force then is something of it."""
_AN_ACT = pattern(
    r"\b(?:accession|ratification|withdrawal|denunciation|reservation|declaration)s?\b[^.;,]{0,40} (?:to|of"
    r"|from) (?:the )?$"
    r"|\b(?:law|act|legislation|rules|regulations) (?:that|which|giving)\b[^.;,]{0,40}$"
)
"""Before a treaty that the verb follows at once: what takes effect is a State's act, or its law."""
_OTHER_SUBJECT = pattern(
    r"\b(?:its|the|their|whose) (?:[a-z]+ )?(?:procedures?|rules|regulations|provisions|amendments?|decisions?"
    r"|mandate|denunciation|withdrawal"
    r"|reservation|declaration|law|act)\W*$"
)
"""Before the verb: what takes effect is no treaty."""
_ANNOUNCED = pattern(
    r"(?:an?|the|this) (?:[a-z-]+ ){0,4}(?:accord|treaty|pact|international law|agreement|convention|protocol"
    r"|instrument)\b[^.;]{0,320}$"
)
"""What stands before the verb in "A landmark accord banning … will take effect": its name comes later."""
_UNNAMED = pattern(
    r"\ban? (?:[a-z-]+ ){0,3}(?:protocol|amendment|agreement|convention|treaty|law|act),? (?:which|that) ?$"
)
"""Before the verb: another text than those that are named, "a protocol which"."""
_ANOTHER_ONE = pattern(r"\bone (?:which|that) ?$")
_IT_DID = pattern(
    r"\W*(?:it|they) (?:was|were|had been) (?:adopted|opened|concluded|signed|negotiated)\b[^.;]{0,60},? and ?"
)
"""Before the second verb of a pronoun: "It was adopted in 2000 and entered into force …"."""
_RELATIVE = pattern(r"\b(?:which|that)\W*$")
_APPOSED = pattern(
    r"[\w)], (?:the|a|an) (?:[\w-]+ ){0,3}(?:protocol|amendment|treaty|instrument|agreement) (?:to|under|of) (?:the )?$"
)
_PRONOUN = pattern(
    r"(?:It|They) (?!(?:is|are|was|were|has been|will be) (?:[a-z]+ )?(?:expected|announced|hoped|noted|recalled|said"
    r"|reported|important|essential|necessary)\b)",
    0,
)
"""At the beginning of a sentence."""
_HOW_MANY = {"two": 2, "three": 3, "four": 4, "five": 5}
_AND_PROTOCOLS = pattern(
    r"(?: ?\([^()]{1,40}\))?,? and (?:its |the )?(?P<n>two|three|four|five) (?:[a-z]+ )?protocols(?: [a-z]+ to it)? ?"
)
"""Between a convention and the verb: its protocols, which are named elsewhere."""
_WHICH_WAS = pattern(r"(?: ?\([^()]{1,40}\))?,? which (?:was|were|had been) [^;.]{3,90} and ?")
"""Between a treaty and the second verb that is said of it: ", which was adopted in 1985 and"."""
_INSTEAD = pattern(r"\b(?:replaced|superseded) by (?:the |this )?$")
"""Before the treaty that takes another's place, and of which the text goes on to speak."""
_ACTED_ON = pattern(
    r"\b(?:ratification|accession|acceptance|instruments?|entry into force|part(?:y|ies)|signatures?)"
    r" (?:of|to) (?:the )?$"
)
"""Before the treaty that is meant, where none is a subject: not "the Secretariat of the …"."""
_ITS_CLAUSE = pattern(
    r"(?: ?\([^()]{1,40}\))?, (?:whose|which|(?:to|under|of|on|for) which)\b[^;.]{3,160},"
    r"(?: (?:also|itself|first))? ?(?:has|had|will)? ?"
)
"""Between a treaty and its verb, what is said of it beside: ", whose provisions the Agreement is to implement,"."""
_LINK = pattern(
    r"(?: ?\([^()]*\))?(?:,? (?P<and>and)|,)(?: (?:both|also|of|for|its|the|their))* ?",
)
_CLAUSE = 140
"""Characters between a treaty's name and its "which"."""
_NEAR = 60
"""Characters between the last of several subjects and the verb."""
_ADJACENT = 25
"""Characters between a single subject and the verb."""


def subjects(
    treaties: Treaties, sentence: Span, trigger: re.Match[str], begin: int, limit: int, goes_on: bool
) -> list[str]:
    """Return the treaties that a ``trigger`` ("enters into force") speaks of.

    Its clause begins at ``begin`` and ends at ``limit``; ``goes_on`` when the sentence already had one.
    """
    text = treaties.document.plain
    begin = max(begin, _clause(text, begin, trigger.start()))
    if trigger["noun"]:
        return _of_noun(treaties, sentence, trigger, begin, limit)
    mentions = treaties.within(begin, trigger.start())
    lead = text[begin : trigger.start()]
    inside = treaties.within(trigger.start(), trigger.end())
    if inside and re.match(r"\s*(?:\w+\s+)?bring", trigger.group(), re.IGNORECASE):
        return [inside[0].treaty]
    fronted = trigger["since"] or re.match(r"\s*(?:having )?enter(?:ing|ed)\b", trigger.group(), re.IGNORECASE)
    if not mentions and fronted:
        # "Adopted in 2000 and entering into force on 25 December, the Protocol was …"
        following = treaties.within(trigger.end(), limit)
        if following and re.search(r",\s*(?:the\s+)?$", text[trigger.end() : following[0].start]):
            return [following[0].treaty]
    if not mentions:
        return _without_name(treaties, sentence, lead, goes_on)
    if _OTHER_SUBJECT.search(text, mentions[-1].end if mentions else begin, trigger.start()) or _ANOTHER_ONE.search(
        lead
    ):
        return []
    if len(mentions) == 1 and (part := _A_PART.search(text[begin : mentions[0].start])):
        main = treaties.entries.get(treaties.main or "")
        return [main.id] if main and part.group().lower().startswith(f"{main.head} ") else []
    if not text[mentions[-1].end : trigger.start()].strip() and _AN_ACT.search(text[begin : mentions[-1].start]):
        return []
    for mention in mentions:
        if _ITS_CLAUSE.fullmatch(text, mention.end, trigger.start() + text.startswith(",", trigger.start())):
            return [mention.treaty]
    last, tail = mentions[-1], text[mentions[-1].end : trigger.start()]
    if protocols := _AND_PROTOCOLS.fullmatch(tail):
        named = sorted(treaties.entries.values(), key=lambda entry: entry.first)
        own = [entry.id for entry in named if entry.head == "protocol"][: _HOW_MANY[protocols["n"].lower()]]
        return [last.treaty, *own] if len(own) == _HOW_MANY[protocols["n"].lower()] else [last.treaty]
    if _WHICH_WAS.fullmatch(tail):
        return [last.treaty]
    if _RELATIVE.search(lead) and len(tail) < _CLAUSE:
        return [apposed(text, mentions, begin).treaty]
    if not re.search(r"[,)–-]\s*$", lead) and not re.search(r"\b(?:it|which)\W*$", tail, re.IGNORECASE):
        group = _group(text, mentions)
        if len(group) > 1 and len(tail) < _NEAR:
            return group
        if len(tail) < _ADJACENT and not _MODIFIER.search(text[begin : last.start]):
            return [last.treaty]
    first = mentions.index(first_subject(text, mentions, begin))
    return _joined(text, mentions[first:])


def _clause(text: str, begin: int, end: int) -> int:
    """Where the last clause before ``end`` begins: after a semicolon that stands in no brackets."""
    stop = text.rfind(";", begin, end)
    while stop >= 0 and text.count("(", begin, stop) > text.count(")", begin, stop):
        stop = text.rfind(";", begin, stop)
    return stop + 1


def _of_noun(treaties: Treaties, sentence: Span, trigger: re.Match[str], begin: int, limit: int) -> list[str]:
    """ "the entry into force of …", "the Convention's entry into force", "its entry into force"."""
    text = treaties.document.plain
    owned = re.match(
        r"(?:[\s,]+(?:on\s+)?[\w\s,]{3,40}?)??\s*,?\s*(?:of|for)\s+(?:both\s+)?(?:the\s+)?",
        text[trigger.end() : limit],
    )
    after = treaties.within(trigger.end(), limit)
    if owned and after and abs(after[0].start - trigger.end() - owned.end()) <= 4:
        return _joined(text, after)
    before = treaties.within(sentence.start, trigger.start())
    if before and re.match(r"(?:(?:'s?|s')?|,\s+whose)\s+$", text[before[-1].end : trigger.start()]):
        return [before[-1].treaty]
    if re.search(r"\b(?:its|their)\W*$", text[begin : trigger.start()]) and (before or treaties.main):
        return [before[0].treaty if before else str(treaties.main)]
    if re.match(r"\s*:\s", text[trigger.end() : limit]) and treaties.main:
        # "Adoption: 23 March 2001; Entry into force: 21 November 2008"
        return [before[-1].treaty if before else treaties.main]
    if before and re.search(r"\b(?:for|of)\s+which\b|\bwhose\b", text[before[-1].end : trigger.start()]):
        return [before[-1].treaty]
    if trigger.start() - sentence.start <= 12 and not after and treaties.main:
        return [treaties.main]
    return []


def _without_name(treaties: Treaties, sentence: Span, lead: str, goes_on: bool) -> list[str]:
    """ "It …", "The two Protocols …", and a second verb of one subject."""
    if _UNNAMED.search(lead):
        return []
    if (
        re.search(r"\b(?:it|they|both|this|each|which)\W*$", lead, re.IGNORECASE)
        or (goes_on and not lead.strip(" ,;and"))
        or _IT_DID.fullmatch(lead)
    ):
        earlier = previous(treaties, sentence)
        plural = re.search(r"\b(?:they|both)\W*$", lead, re.IGNORECASE)
        return earlier if plural else earlier[:1]
    if _ANNOUNCED.match(lead) and treaties.main:
        return [treaties.main]
    several = re.search(
        r"\b(?:the|both|all)\s+(two|three|four)?\s*(?:new\s+)?(?:instruments|protocols|treaties|conventions"
        r"|agreements)\W*$",
        lead,
        re.I,
    )
    if several:
        number = {"two": 2, "three": 3, "four": 4}.get((several[1] or "").lower())
        return previous(treaties, sentence)[:number]
    return []


def first_subject(text: str, mentions: list[Mention], begin: int) -> Mention:
    """Return the first of a sentence's ``mentions`` that is not only what another is a protocol to, or a part of."""
    instead = [mention for mention in mentions if _INSTEAD.search(text[begin : mention.start])]
    if instead:
        return instead[-1]
    passed_over = ""
    for mention in mentions:
        if mention.treaty == passed_over and text[mention.start - 1] == "(":
            continue
        if not _MODIFIER.search(text[begin : mention.start]) and not text.startswith("'s", mention.end):
            return mention
        passed_over = mention.treaty
    acted_on = [mention for mention in mentions if _ACTED_ON.search(text[begin : mention.start])]
    return (acted_on or mentions)[0]


def apposed(text: str, mentions: list[Mention], begin: int) -> Mention:
    """Return the last of ``mentions``; in "the Protocol on X, the first protocol to the Convention" the one before."""
    if len(mentions) > 1 and _APPOSED.search(text[begin : mentions[-1].start]):
        return mentions[-2]
    return mentions[-1]


def goes_on(text: str, sentence: Span) -> bool:
    """Tell whether a sentence is still about the treaty of the one before: "It is in harmony with the Convention"."""
    return _PRONOUN.match(text, sentence.start, sentence.end) is not None


def _joined(text: str, mentions: list[Mention]) -> list[str]:
    """The first mention and those joined to it: "the Convention, the Protocol and the Agreement"."""
    group = [mentions[0]]
    last_and = 1
    for before, mention in pairwise(mentions):
        link = _LINK.fullmatch(text, before.end, mention.start)
        if link is None:
            break
        group.append(mention)
        if link["and"]:
            last_and = len(group)
    # Without an "and" a comma only sets two names beside each other ("under the Convention, the treaty …").
    return list(dict.fromkeys(mention.treaty for mention in group[:last_and]))


def _group(text: str, mentions: list[Mention]) -> list[str]:
    """The mentions at the end that are joined by "and": several subjects of one verb."""
    start = len(mentions) - 1
    while start > 0 and _LINK.fullmatch(text, mentions[start - 1].end, mentions[start].start):
        start -= 1
    together = _joined(text, mentions[start:])
    return together if mentions[-1].treaty in together else [mentions[-1].treaty]


def previous(treaties: Treaties, sentence: Span) -> list[str]:
    """Return the treaties a pronoun means: what the sentence before speaks of, first its subject."""
    document = treaties.document
    index = document.index_of(sentence)
    for earlier in reversed(document.sentences[max(0, index - 3) : index]):
        mentions = treaties.within(earlier.start, earlier.end)
        if mentions and not goes_on(document.plain, earlier):
            subject = first_subject(document.plain, mentions, earlier.start)
            return list(dict.fromkeys([subject.treaty, *(mention.treaty for mention in mentions)]))
    return [treaties.main] if treaties.main else []
