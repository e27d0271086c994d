"""Terms a text says a treaty defines, as against somebody speaking. Knows nothing of dates or counts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.extract.document import Document, Span
from knowledge.extract.plain import pattern, squeeze
from knowledge.extract.subjects import previous
from knowledge.extract.treaties import Treaties

_QUOTED = r'"(?P<text>[^"]{12,1500})"'
_TERM = (
    r"(?:the (?:term|expression|concept|words?|phrase|notion)s? )?(?:of )?(?:an? )?(?:\"(?P<q{0}>[^\"]{{2,80}})\""
    r"|'(?P<s{0}>[^']{{2,80}})'|(?P<t{0}>[\w' -]{{2,80}}?))"
)
_UNQUOTED = r"(?P<text>(?![\"'])(?:[^.\"]|\(\"[^\"]{2,40}\"\)){25,600})(?=\.)"
_ARTICLE_NO = r"[Aa]rticles? (?:\d+|[IVX]+)\b(?: ?\(\w{1,4}\))*(?:,? paragraph \S+?)?"
_BY_ARTICLE = (
    rf"\b(?:[Ff]or the purposes? of (?:the|this) (?:Convention|Protocol|Treaty|Agreement),?"
    rf"|(?:[Aa]ccording to|[Uu]nder|[Ii]n|[Bb]y) {_ARTICLE_NO}(?: of [^,.;\"]{{3,80}})?,"
    rf"|{_ARTICLE_NO}(?: of [^,.;\"]{{3,80}}?)? (?:states|provides|says|stipulates|specifies|declares|reads)"
    rf"(?: that|[:,])?)"
)
"""What introduces the words of a treaty's article."""
_IS = r"(?:is|are|means?|shall mean|(?:shall )?refers? to|covers?|comprises?|includes?)"
_UP_TO_ARTICLE = r"(?P<text>(?![\"'])[^.\"()]{12,400}?)(?= \([Aa]rticles? [\dIVX])"
_ASIDE = r"(?:,? (?:as defined (?:by|in|under)|under|in the sense of|in|according to) [^,\"]{3,60},?)?"
_FORMS = (
    pattern(
        rf"\b(?:defin(?:es|ed|ing)|describes) (?!(?:in|by|under) ){_TERM.format(1)},? (?:as|to mean|to be"
        rf"|to include)(?: (?:meaning"
        rf"|follows))?:?,? {_QUOTED}"
    ),
    pattern(
        rf"\b(?:to|of|on|an?|the) (?P<t20>[\w'-]+(?: [\w'-]+){{0,3}}), which {_ARTICLE_NO}(?: of [^,\"]{{3,60}})?,?"
        rf" (?:describes|defines) as {_QUOTED}"
    ),
    pattern(
        rf"{_TERM.format(2)},? (?:is|are) (?:there |therein |here )?defined(?: (?:in|by"
        rf"|under) [^\"]{{3,160}}?)?,? (?:as|to mean)(?: follows)?:?,? {_QUOTED}"
    ),
    pattern(rf"\bdefines {_TERM.format(17)} in (?:its )?[Aa]rticle \w+,? (?:as|to mean):? {_UNQUOTED}"),
    pattern(rf"\bdefines {_TERM.format(5)},? (?:as|to mean):? {_UNQUOTED}"),
    pattern(rf"{_TERM.format(6)} (?:is|are) defined (?:in|by|under) [^\".]{{3,160}}? (?:as|to mean):? {_UNQUOTED}"),
    pattern(rf"{_TERM.format(7)} is defined as {_UNQUOTED}"),
    pattern(rf"\"(?P<q8>[^\"]{{2,80}}),?\"{_ASIDE},? (?:shall mean|means|comprises|applies to|is any) {_UNQUOTED}"),
    pattern(
        rf"\"(?P<q11>[^\"]{{2,80}}),?\",? (?:as defined (?:by|in|under)|under|in|according to) [Aa]rt[^\"]{{3,40}}?,"
        rf" (?:is|are|covers?|includes?) {_UNQUOTED}"
    ),
    pattern(
        rf"\b(?:Article \w+|Convention|Protocol|Treaty|Agreement)\b[^.\"]{{0,60}} defines \"(?P<q9>[^\"]{{2,80}})\""
        rf" as {_UNQUOTED}"
    ),
    pattern(rf"\"(?P<q10>[^\"]{{2,80}})\" are defined (?:in|by|under) [^\".]{{3,60}}? as {_UNQUOTED}"),
    pattern(rf"\"(?P<q3>[^\"]{{2,80}})\" (?:shall mean|means|is understood (?:as|to mean))[:,]? {_QUOTED}"),
    pattern(
        rf"\b(?:protect|cover|mean|concern|prohibit|ban|combat)(?:s|ed|ing)? (?P<t8>[\w' -]{{3,60}}?),"
        rf" that is(?: to say)?,? {_QUOTED}"
    ),
    pattern(
        r"\b(?:of|to|on|covers?) (?:the )?(?P<t9>(?:(?!\b(?:of|to|on)\b)[\w' -]){3,50}?),? defined (?:\w+ )?as:? "
        + _QUOTED
    ),
    pattern(
        rf"\b(?:[Uu]nder|[Bb]y|[Ii]n) [Aa]rticle \w+(?: ?\(\w\))*(?: of the \w+)?, \"(?P<q15>[^\"]{{2,80}})\""
        rf" (?:is|are|means?|covers?) {_UNQUOTED}"
    ),
    pattern(rf"{_BY_ARTICLE} {_TERM.format(18)} {_IS}[:,]? {_QUOTED}"),
    pattern(
        rf"{_BY_ARTICLE} \"(?:for the purposes? of (?:the|this) \w+,? )?(?:the term )?(?:an? "
        rf"|the )?(?:'(?P<s19>[^'\"]{{2,80}})'|(?P<t19>[\w' -]{{2,60}}?)) {_IS}"
        r" (?P<text>[^\"]{12,600})\""
    ),
    pattern(rf"\"(?P<q16>[^\"]{{2,80}})\",? according to [Aa]rticle [^,\"]{{1,40}}, (?:is|are|means?) {_UNQUOTED}"),
    pattern(rf"\"(?P<q12>[^\"]{{2,80}})\" (?:is|are|means?|includes?) {_UP_TO_ARTICLE}"),
    pattern(
        rf"\b[Ff]or the purposes? of (?:the|this) (?:Convention|Protocol|Treaty|Agreement), {_TERM.format(13)}"
        rf" (?:is|are|means|shall mean) {_UNQUOTED}"
    ),
    pattern(
        rf"\bdefinition of \"(?P<q14>[^\"]{{2,80}})\"[^.:]{{0,80}}: (?:(?:under|in) [Aa]rticle \w+,? )?{_UNQUOTED}"
    ),
    pattern(r"\bdefinition of (?P<t4>[\w' -]{2,80}?),? (?:is|reads|as|was|being)[:,]? " + _QUOTED),
)
_HINT = pattern(r"\"|\bdefin|\bmean|\bpurposes? of\b|\bthat is\b")
"""Every form has one of these; looking for them first saves most of the time."""
_LONGEST = 2_000
"""Characters after its first sentence in which a quoted definition ends."""
_PROVISION = pattern(
    r"\b(?:Articles?|Art\.) (?:\d+|[IVX]+\b)(?:\s*bis)?(?:\s?\(\w{1,4}\))*(?:,? (?:sub-?)?paragraphs? (?:\(?\w{1,4}\)?)"
    r"(?: ?\(\w{1,4}\))*)*"
)
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Defined:
    """A definition as found."""

    treaty: str | None
    term: str
    text: str
    provision: str | None
    span: Span


def find(document: Document, treaties: Treaties) -> list[Defined]:
    """Return the definitions the body quotes, in order."""
    found: list[Defined] = []
    text = document.plain
    for sentence in document.sentences:
        # A definition's quotation may hold full stops, so it is looked for to the paragraph's end.
        end = next(p.end for p in document.paragraphs if p.start <= sentence.start < p.end)
        end = min(end, sentence.end + _LONGEST)
        if _HINT.search(text, sentence.start, end) is None:
            continue
        for form in _FORMS:
            match = form.search(text, sentence.start, end)
            if match is None or match.start() >= sentence.end:
                continue
            term = _term(document, match)
            if term is None or any(one.term == term for one in found):
                continue
            span = Span(sentence.start, max(sentence.end, _closing(document, match.end())), sentence.paragraph)
            treaty = _treaty(treaties, document, sentence, match)
            if treaty is None:
                continue
            found.append(
                Defined(
                    treaty, term, squeeze(document.quote(*match.span("text"))), _provision(document, span, match), span
                )
            )
            break
    return found


def _closing(document: Document, offset: int) -> int:
    sentence = document.sentence_at(max(offset - 1, 0))
    return sentence.end if sentence else offset


def _term(document: Document, match: re.Match[str]) -> str | None:
    for name, printed in match.groupdict().items():
        if name != "text" and printed:
            term = _ARTICLE.sub("", squeeze(document.raw[match.start(name) : match.end(name)]))
            return term if 0 < len(term.split()) <= 10 else None
    return None


def _provision(document: Document, span: Span, match: re.Match[str]) -> str | None:
    text = document.plain
    quoted = match.span("text")
    for start, end in ((quoted[1], span.end), (span.start, quoted[0])):
        stated = _PROVISION.search(text, start, end)
        if stated:
            return squeeze(document.raw[stated.start() : stated.end()])
    return None


def _treaty(treaties: Treaties, document: Document, sentence: Span, match: re.Match[str]) -> str | None:
    before = treaties.within(sentence.start, match.start("text"))
    if before:
        return before[0].treaty
    # Somebody who speaks may define too; only a treaty's own definition counts.
    if re.search(
        r"\b(?:said|says|he|she|Mr|Ms|Mrs|dictionary)\b", document.plain[sentence.start : match.start("text")]
    ):
        return None
    after = treaties.within(match.end(), sentence.end + 80)
    if after:
        return after[0].treaty
    meant = previous(treaties, sentence)
    return meant[0] if meant else None
