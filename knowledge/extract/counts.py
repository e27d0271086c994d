"""How many States signed and ratified, for which treaty, as of which day. Knows nothing of names of States."""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.extract import dates
from knowledge.extract.document import Document, Span
from knowledge.extract.numbers import NUMBER, ORDINAL, value
from knowledge.extract.plain import pattern, plain
from knowledge.extract.treaties import Mention, Treaties


@dataclass(frozen=True, slots=True)
class Count:
    """One number: ``kind`` is "signatories" or "parties"."""

    kind: str
    number: int
    treaty: str | None
    as_of: str | None
    start: int
    end: int
    span: Span
    ordinal: bool = False
    current: bool = True
    """False for what was so at some time in the past ("by the closing date 103 had signed")."""


_N = rf"(?P<n>{NUMBER})"
_WHO = (
    r"(?:(?:UN |United Nations |Member |Contracting |Signatory |sovereign |other |different |of the )*"
    r"(?:States?|countries|nations|Governments|Parties|Members|signatories|signers|members)\b(?: Parties| Members| Signatories)?"
    r"(?: (?:and|plus|as well as) (?:the |one |a )?(?:European (?:Union|Community|Economic Community)|EU|EC|regional economic integration organi[sz]ations?|Holy See))?)"
)
_HAS = r"(?:,? (?:which |who |that )?(?:have|had|has|having)(?: (?:both|also|already|now|so far|thus far|to date|since|formally|officially|meanwhile|subsequently|either|then))*|(?: (?:also|already|formally|officially|then))*|,? to have)"
_RATIFIED = r"(?:ratified|acceded|accepted|approved|deposited (?:their|its|an|the) (?:respective )?instruments?|become (?:a )?part(?:y|ies)|became (?:a )?part(?:y|ies)|joined|adhered|confirmed)"
_IS_PARTY = r"(?:are|were|is|had become|have become|became) (?:now |currently |already )?(?:a )?(?:States )?part(?:y|ies)"
_TO_DATE = r"(?:(?:,)? (?:to date|so far|thus far|now|currently|already|as of [\w ]{3,20}),?)?"
_STANDS = r"(?:,? (?:which )?(?:now |currently |already )?(?:has |have |had )?(?:now |thus |already |currently )?(?:to|at|is|was|are|were|stands? (?:now )?at|stood at|reached|reaches|risen to|rose to|totall?(?:s|ed|ing)|numbers?|numbered|is now|came to|grown to|increased to|climbed to|:))"
_OF_WHAT = r"(?:(?: (?:to|of|for|under) (?:the |this |that )?[^,.;:\d]{1,90}?)?)"

_SIGNATORIES = (
    pattern(rf"\bsigned (?:so far |to date |already |also )?by (?:a total of |some other |all |as many as )?{_N}"),
    pattern(rf"{_N}(?: of (?:them|these|those|which|whom)| (?:the )?{_WHO}{_TO_DATE})?{_HAS} signed\b(?! (?:and|or) (?:ratified|acceded))"),
    pattern(rf"{_N} (?:States? |countries |Member States |individual |full )?(?:signatories|signatures|signatory (?:States|countries|nations))\b"),
    pattern(rf"\b(?:number of (?:States |countries )?(?:signatories|signatures)|signatories|signatures|total signatures){_OF_WHAT}{_STANDS} {_N}"),
)
_PARTIES = (
    pattern(rf"\b(?:ratified|acceded to|accepted|approved)(?:,? (?:or|and|and/or) (?:acceded(?: to)?|accepted|approved|ratified))*(?: (?:so far|to date|already|also))?,? by (?:a total of |some other |as many as )?{_N}"),
    pattern(rf"{_N}(?: of (?:them|these|those|which|whom)| of the (?:\w+ )?signatories| of the {NUMBER}(?: signatories| signatory (?:States|countries))?| {_WHO}{_TO_DATE})?{_HAS} (?:(?:signed and|signed or|either) )?{_RATIFIED}"),
    pattern(rf"{_N}(?: of (?:them|these|those|which|whom)| {_WHO}{_TO_DATE},?)? {_IS_PARTY}\b"),
    pattern(rf"{_N} (?:States |countries |full |Contracting |Member |ratifying |High Contracting |instruments of )*(?:parties\b|States parties|States party|ratifications\b|ratifying (?:States|countries|nations|parties)|ratifiers\b|accessions\b|Contracting (?:Parties|States)|ratifications (?:and|or) accessions)"),
    pattern(rf"{_N} (?:ratification instruments|instruments of (?:ratification|accession|acceptance|approval))\b"),
    pattern(rf"\b(?:number of (?:States |State |countries |contracting |Member |those |its |full )*(?:parties|party|ratifications|accessions|ratifying States|members)|total (?:number )?of ratifications|ratifications|States parties|Parties){_OF_WHAT}{_STANDS} (?:a total of )?{_N}"),
    pattern(rf"\b(?:the )?total(?: number)?{_OF_WHAT}{_STANDS} {_N}(?= (?:ratif|part|State))"),
)
_O = rf"(?P<n>{ORDINAL})"
_EVENT = (
    pattern(rf"\b(?:became|become|becomes|becoming|was|is|as) (?:today |recently |officially |also |then )?the {_O} (?:and (?:latest|most recent) )?(?:State|country|nation|party|Member State|Government|Contracting Party|signatory|ratif\w+)(?: (?:State|country|party|Party))?(?: (?:to (?:have )?(?:the |ratify|accede|join|become|deposit|complete)|of the|in the world to ratify|that has ratified|ratifying)|(?= ?[,.;]))"),
    pattern(rf"\b(?:deposit(?:ed|s|ing)?|submitted|received|with|by|brought|marked|marks|marking|was|is) (?:of |by |receipt of |the deposit of )*(?:the|its) {_O} (?:instrument|ratification|accession)"),
    pattern(rf"\bthe {_O} (?:State|country|nation|Member State|Government) (?:to (?:ratify|accede|join|deposit)|ratified|acceded|deposited|joined)\b"),
    pattern(rf"\b(?:got|gets|received?s?|wins|won|secured|obtained|reached|achieved|marked|hits?) (?:its|the|their|a) {_O} (?:instrument|ratification|accession)"),
    pattern(rf"\bthe {_O} (?:instrument of (?:ratification|accession|acceptance|approval)|ratification|accession)(?: (?:or|and|,) \w+)* (?:was|has been|had been) (?:deposited|received|registered|lodged)"),
)
_HEADLINES = (
    pattern(rf"(?P<n>{NUMBER}) (?:more )?(?:states|countries|nations|governments) (?:now )?(?:ratify|sign|join)\b"),
    pattern(rf"\b(?:ratified|signed) by (?:the )?(?P<n>{ORDINAL}) (?:state|country|nation)\b"),
    pattern(rf"(?P<n>{ORDINAL}) (?:state|country|nation|party|government) (?:ratifies|accedes|joins|to ratify|signs)\b"),
    pattern(rf"(?:receives|reaches|gets|hits|secures|achieves|gains|becomes|with|as|marks) (?:the |its )?(?P<n>{ORDINAL}) (?:ratification|accession|nation to ratify|state to ratify|country to ratify|party|instrument|signature)"),
)
_NOT_TOTAL = pattern(
    r"\b(?:needs?|needed|needing|requires?|required|requiring|necessary|requisite|must (?:be|have)|have to|has to|once|when|until|unless|if|threshold (?:of|is)|minimum of|"
    r"at least|more than|over|nearly|almost|about|around|approximately|close to|fewer than|less than|under|up to|some|"
    r"only after|upon|another|an additional|a further|additional|further|remaining|other|first|last|next|all|each of|following|after|until|"
    r"(?:Annex|annex) \w+) (?:the |a |their |its |these |total of )?(?:deposit of |receipt of |ratification (?:by|of) |instruments? |ratifications? (?:by|from|of) |signature (?:by|of) |approval by )?(?:the |at least |a minimum of |more than )?$"
)
_APPROXIMATE = pattern(r"\b(?:at least|more than|over|nearly|almost|about|around|approximately|close to|fewer than|less than|up to|some|well over) $")
_SATISFIED = pattern(r"\b(?:receiv\w+|obtain\w+|reach\w+|achiev\w+|attain\w+|secur\w+|gather\w+|complet\w+|met|fulfil\w+) (?:the |its )?(?:required|necessary|requisite|needed|minimum|threshold of|minimum of) $|\b(?:giving it|making|for|to) a total of $")
_LATER = pattern(r"^(?:[^.;]{0,60}?\b(?:more|further|additional)\b|(?:(?! and )[^.;,]){0,40}?\b(?:(?:are|is|were|was) (?:still )?(?:needed|required|necessary|missing)|(?:had|have|has) (?:not|yet to)|(?:would|will|must|should) (?:be )?(?:needed|required|necessary)))")
_REQUIREMENT = pattern(r"\b(?:enters? into force|come into force|takes? effect|will enter|entry into force|effective)[^.;]{0,80}\b(?:after|once|when|upon|following|if|until|as soon as)\b[^.;]{0,60}$")
_PERIOD = pattern(r"\b(?:in (?:\w+ )?days|in the past|over the past|this week alone|during the (?:event|week|ceremony|treaty event)|at the (?:treaty )?event|since (?:January|last|then)|in \d{4} alone|on (?:the )?(?:opening|first) day|on that day|on the same day|on its first day|within)\b")
_AS_OF = pattern(r"\b(?:as of|as at|as on|by|at|until|up to|on|to|since|status (?:as )?(?:of|at|on))(?: (?:the )?(?:close|end|closing date)[^,.;\d]{0,40}? (?:of|on))?(?: \w+day,?)? (?:the )?$")
_RECEIVED = pattern(r"(?<!has\s)(?<!have\s)(?<!had\s)\breceived\b")
_INCREMENT = pattern(r"\b(?:received|gained|attracted|obtained|with)\b")
_TOTAL = pattern(r"\b(?:bringing|taking|brings|took|brought|giving)\b")
_EVENT_NOUN = pattern(r"\b(?:(?:this year's |the |treaty )event|ceremony|the same convention received)\b")
_NOW = pattern(r"\b(?:to date|so far|thus far|now|currently|at present|presently)\b")
_PLURAL = re.compile(r"\b(?:Conventions|Covenants|Protocols|Treaties|Agreements|treaties|conventions|protocols|instruments of the)\b")
_PAIR = pattern(rf"(?P<a>{NUMBER})(?: \w+)? and (?P<b>{NUMBER})\b|(?P<only>{NUMBER})")


def find(document: Document, treaties: Treaties) -> list[Count]:
    """Return the counts that the body states, in order."""
    found: list[Count] = []
    subject: str | None = treaties.main
    inherited: tuple[int, str] | None = None
    for sentence in document.sentences:
        text = document.plain
        if not re.search(r"\d|\b(?:one|two|three|[a-z]*teen|[a-z]*ty|hundred|dozen|[a-z]+th|first|third|four|five|six|seven|eight|nine|ten|eleven|twelve)\b", text[sentence.start : sentence.end], re.I):
            subject = _subject(treaties, sentence) or subject
            continue
        hits = _hits(text, sentence)
        mentions = treaties.within(sentence.start, sentence.end)
        counts = [_count(document, hit, mentions, subject, sentence) for hit in hits]
        counts.extend(_elliptic(document, treaties, sentence, counts))
        counts.extend(_both(document, treaties, sentence, counts))
        day = _as_of(document, sentence, counts)
        result = []
        for count in counts:
            as_of = day(count)
            if as_of is None and inherited and inherited[0] == sentence.paragraph and not count.ordinal:
                as_of = inherited[1]
            result.append(Count(count.kind, count.number, count.treaty, as_of, count.start, count.end, sentence, count.ordinal, count.current))
        fronted = next((c.as_of for c in result if c.as_of and not c.ordinal), None)
        if fronted:
            inherited = sentence.paragraph, fronted
        found.extend(result)
        subject = _subject(treaties, sentence) or subject
    return found


_EARLIEST = 5
"""The first to ratify is news, and no count; treaties need five parties at the very least."""


@dataclass(frozen=True, slots=True)
class _Hit:
    kind: str
    number: int
    start: int
    end: int
    at: int
    ordinal: bool = False


def _hits(text: str, sentence: Span) -> list[_Hit]:
    hits: list[_Hit] = []
    for kind, forms, ordinal in (("signatories", _SIGNATORIES, False), ("parties", _PARTIES, False), ("parties", _EVENT, True)):
        for form in forms:
            position = sentence.start
            while match := form.search(text, position, sentence.end):
                position = match.end("n")
                number = value(match["n"])
                if not number or (ordinal and number < _EARLIEST) or _refused(text, sentence, match, ordinal):
                    continue
                at = match.start("n")
                named = "signatories" if ordinal and re.search(r"signator", match.group(), re.I) else kind
                if any(hit.at <= at < hit.at + len(match["n"]) and hit.kind == named for hit in hits):
                    continue
                hits.append(_Hit(named, number, match.start(), match.end(), at, ordinal))
    return sorted(hits, key=lambda hit: hit.at)


def _refused(text: str, sentence: Span, match: re.Match[str], ordinal: bool) -> bool:
    at, end = match.start("n"), match.end("n")
    before, after = text[sentence.start : at], text[end : sentence.end]
    if 1900 <= (value(match["n"]) or 0) <= 2099 and "," not in match["n"]:
        return True
    clause = re.split(r"[;:]", before)[-1]
    if _REQUIREMENT.search(clause) and not re.search(r"\b(?:has|have|had|was|were)\b[^,;]*$", clause[-30:]):
        return True
    if _LATER.match(after) and not re.match(r"[^.;,]{0,30}\b(?:have|has|had) (?:so far |already |now )?(?:signed|ratified)", after):
        return True
    if ordinal:
        whole = text[sentence.start : match.start()]
        return re.search(r"\b(?:after|until|once|when|needs?|requires?|await\w*|following)\b[^,;]{0,40}$", whole + match.group().split(" the ")[0], re.I) is not None and not re.search(
            r"\b(?:following|after|with)\b[^.;]{0,80}(?:by|of) [A-Z]", text[match.start() - 20 : sentence.end]
        )
    if _SATISFIED.search(before):
        return False
    whole = text[sentence.start : sentence.end]
    if re.search(r"\b(?:number|total)\b", match.group(), re.I):
        return _NOT_TOTAL.search(text[sentence.start : at]) is not None
    if _RECEIVED.search(whole, 0, at - sentence.start) and not re.match(r"(?:by|as of|to date)\b", whole, re.I):
        return True
    if _INCREMENT.search(whole, 0, at - sentence.start) and (_TOTAL.search(whole, end - sentence.start) or _EVENT_NOUN.search(whole)):
        return True
    if re.match(r"there (?:were|was)\b", whole, re.I) or re.search(r"(?:^|, )in (?:the )?(?:[A-Z][\w-]+ )+(?:Region|region)\b", whole):
        return True
    lead = text[sentence.start : match.start("n")]
    return _NOT_TOTAL.search(lead) is not None or (not re.search(r"\bto date|so far\b", after) and _PERIOD.search(text[sentence.start : sentence.end]) is not None)


def _count(document: Document, hit: _Hit, mentions: list[Mention], subject: str | None, sentence: Span) -> Count:
    text = document.plain
    treaty = None
    after = [m for m in mentions if m.start >= hit.end - 1]
    inside = [m for m in mentions if hit.start <= m.start < hit.end and m.start > hit.at]
    before = [m for m in mentions if m.end <= hit.at]
    if inside:
        treaty = inside[0].treaty
    elif after and re.fullmatch(r"[^\w,;]*(?:to|of|for|under|the|it|with|or|and|acceded|ratified|so far|instruments?|party|parties|ratification|accession|States?|\s|[a-z-]+ly)*(?:the\s+)?", text[hit.end : after[0].start]):
        treaty = after[0].treaty
    elif before:
        treaty = _governing(text, before, sentence)
    elif _PLURAL.search(text, sentence.start, hit.at):
        treaty = None
    elif subject is not None:
        treaty = subject
    elif after:
        treaty = after[0].treaty
    words = text[hit.start : hit.end]
    past = re.search(r"\b(?:signed|ratified|acceded|became|joined)\b", words, re.I) and not re.search(
        r"\b(?:ha[sdv]e?|are|is|by|so far|to date)\b", words, re.I
    )
    return Count(hit.kind, hit.number, treaty, None, hit.start, hit.end, sentence, hit.ordinal, not past)


def _governing(text: str, before: list[Mention], sentence: Span) -> str:
    for mention in reversed(before):
        if not _supplemented(text, sentence, mention):
            return mention.treaty
    return before[-1].treaty


def _supplemented(text: str, sentence: Span, mention: Mention) -> bool:
    before = text[sentence.start : mention.start]
    return re.search(r"\b(?:supplement\w*(?:\s+to)?|under|protocols?\s+to|annexed\s+to|thereto)\s+(?:the\s+|its\s+)?$", before, re.I) is not None


def _subject(treaties: Treaties, sentence: Span) -> str | None:
    mentions = treaties.within(sentence.start, sentence.end)
    return mentions[0].treaty if mentions else None


def _elliptic(document: Document, treaties: Treaties, sentence: Span, counts: list[Count]) -> list[Count]:
    """ "… the Trafficking Protocol 117 and 45, the Smuggling Protocol 112 and 40": kinds as said before."""
    text = document.plain
    order = [count.kind for count in sorted(counts, key=lambda count: count.start) if not count.ordinal]
    if not order:
        return []
    kinds = list(dict.fromkeys(order))
    mentions = treaties.within(sentence.start, sentence.end)
    added = []
    for index, mention in enumerate(mentions):
        limit = mentions[index + 1].start if index + 1 < len(mentions) else sentence.end
        if any(mention.end <= count.end and count.start < limit for count in counts):
            continue
        pair = _PAIR.match(text, _skip(text, mention.end), limit)
        if pair is None:
            continue
        printed = [pair["only"]] if pair["only"] else [pair["a"], pair["b"]]
        if len(printed) > len(kinds):
            continue
        used = kinds if len(printed) == 2 else kinds[-1:] if len(kinds) == 1 else order[-1:]
        for kind, number in zip(used, printed, strict=False):
            parsed = value(number)
            if parsed and not 1900 <= parsed <= 2099:
                added.append(Count(kind, parsed, mention.treaty, None, pair.start(), pair.end(), sentence))
    return added


def _skip(text: str, position: int) -> int:
    match = re.compile(r"(?:\s*\([^()]{1,40}\))?\s*(?:,|:|–|-|has|have|had|with|by)?\s*(?:only\s+)?").match(text, position)
    return match.end() if match else position


def _both(document: Document, treaties: Treaties, sentence: Span, counts: list[Count]) -> list[Count]:
    """ "The Convention and the Protocol both have 28 parties": the number is each one's."""
    text = document.plain
    match = re.search(rf"\b(?:both|each|all\s+(?:two|three|four))\s+(?:of\s+(?:them|which)\s+)?(?:now\s+|currently\s+)?(?:have|has|had|having|with|were|are|been)?\s*(?:been\s+)?(?:ratified\s+by\s+|signed\s+by\s+)?(?P<n>{NUMBER})", text[sentence.start : sentence.end], re.I)
    if match is None:
        return []
    number = value(match["n"])
    mentions = [m for m in treaties.within(sentence.start, sentence.start + match.start()) if not _supplemented(text, sentence, m)]
    mentions = list(dict.fromkeys(m.treaty for m in mentions))
    here = [count for count in counts if count.number == number]
    if here:
        kind, taken = here[0].kind, {count.treaty for count in here}
    else:
        rest = text[sentence.start + match.end() : sentence.end]
        said = text[sentence.start : sentence.end]
        kind = "signatories" if re.search(r"sign", rest[:20]) or (re.search(r"signed|signator", said) and not re.search(r"ratif|part(?:y|ies)", said)) else "parties"
        taken = set()
        if not re.search(r"ratif|part(?:y|ies)|sign", said):
            return []
    if len(mentions) < 2 or number is None:
        index = document.index_of(sentence)
        if index > 0 and len(mentions) < 2:
            previous = document.sentences[index - 1]
            mentions = list(dict.fromkeys(m.treaty for m in treaties.within(previous.start, sentence.end)))[:2]
    start = sentence.start + match.start()
    return [
        Count(kind, number, treaty, None, start, sentence.start + match.end(), sentence)
        for treaty in mentions
        if number is not None and treaty not in taken
    ]


_ELSEWHERE = pattern(r"\b(?:force|effect|binding|adopted|opened|held|after|since)\b")


def _as_of(document: Document, sentence: Span, counts: list[Count]):  # type: ignore[no-untyped-def]
    text = document.plain
    days: list[tuple[int, int, str]] = []
    for day in dates.find(text, sentence.start, sentence.end, years=False):
        printed = dates.complete(day, document.head.date, dates.Tense.PAST)
        if printed is None:
            continue
        lead = text[sentence.start : day.start]
        if day.relative in {"today", "yesterday"} or _AS_OF.search(lead):
            if not re.search(r"\bclos(?:e|ing)\b[^.;]*$", lead):
                days.append((day.start, day.end, printed))

    def of(count: Count) -> str | None:
        if count.ordinal:
            after = [d for d in days if 0 <= d[0] - count.end <= 90 and not _ELSEWHERE.search(text[count.end : d[0]])]
            before = [d for d in days if d[1] <= count.start and not _ELSEWHERE.search(text[d[1] : count.start])]
            near = after[:1] or before[-1:]
            return near[0][2] if near else None
        stated = [d for d in days if re.search(r"\b(?:as (?:of|at|on)|by|until|up to)\b[^,;]{0,60}$", text[sentence.start : d[0]], re.I) or d[0] - sentence.start <= 14]
        stated = [d for d in stated if not re.search(r"\b(?:force|adopted|opened|effect|held|since)\b[^,;]{0,30}$", text[sentence.start : d[0]], re.I)]
        return stated[0][2] if stated else None

    return of


def as_of_in(document: Document, start: int, end: int) -> str | None:
    """Return the day that a list's introduction says it is of ("as at 15 February 1993")."""
    for day in dates.find(document.plain, start, end, years=False):
        if re.search(r"\bas\s+(?:of|at|on)\s+$", document.plain[start : day.start], re.I):
            return dates.complete(day, document.head.date, dates.Tense.PAST)
    return None


def in_title(title: str) -> list[tuple[str, int, str]]:
    """Return (kind, number, words) for each count a headline gives."""
    text = plain(title)
    lowered = text.lower() if text.isupper() else text
    hits = _hits(lowered, Span(0, len(lowered), 0))
    found = [(hit.kind, hit.number, title[hit.start : hit.end]) for hit in hits]
    for form in _HEADLINES:
        match = form.search(lowered)
        number = value(match["n"]) if match else None
        if match and number and number >= _EARLIEST and not _NOT_TOTAL.search(lowered[: match.start("n")]):
            kind = "signatories" if re.search(r"\bsign", match.group(), re.I) else "parties"
            if not any(one[0] == kind for one in found):
                found.append((kind, number, title[match.start() : match.end()]))
    return found


def from_title(document: Document, treaty: str | None, kinds: set[str]) -> list[Count]:
    """Return the headline's counts of a kind the body gives none of."""
    head = document.head
    if head.title is None or head.title_span is None:
        return []
    span = head.title_span
    return [
        Count(kind, number, treaty, None, span.start, span.end, span)
        for kind, number, _ in in_title(head.title)
        if kind not in kinds
    ]
