"""States that a sentence says have ratified, one or a few by name: "Peru became the 40th State to ratify".

Knows the wordings and nothing of lists; what may still happen is left out.
"""

from __future__ import annotations

import re

from knowledge.extract.document import Document, Span
from knowledge.extract.lists import Kind, Listing
from knowledge.extract.numbers import ORDINAL
from knowledge.extract.plain import pattern, squeeze
from knowledge.extract.states import StateNames
from knowledge.model import ListedState

_ADVERBS = (
    r"(?:(?:,? (?:also|recently|formally|officially|today|yesterday|now|already|then|meanwhile|thus|subsequently|since"
    r"|on [^,.;]{3,24}|last (?:week|month|year)|this (?:week|month|year|morning)),?)*)"
)
_ACT = r"(?:ratification|accession|approval|acceptance|succession)"
_INSTRUMENT = rf"instruments? of {_ACT}"
_LAW = r"(?:[\w'-]+ ){0,3}(?:convention|protocol|treaty|agreement|pact|accord|statute|covenant)"
_RATIFIED = pattern(
    rf"(?: ?[–-]+|,)?(?: (?:which|who))?{_ADVERBS} (?:(?:has|have|had|having){_ADVERBS} )?(?:ratified"
    rf"|(?:acceded|succeeded|adhered) to|(?:accepted|approved) the (?={_LAW})|gone on to ratify"
    rf"|announced (?:that )?(?:they|it) had ratified"
    rf"|joined (?:it\b|the (?={_LAW})|(?=in |on \d|last ))"
    rf"|(?:deposited|lodged|handed over|handed in|sent in|submitted)(?: with [^,.;]{{3,60}})?"
    rf" (?:its|their|the|an)(?: {ORDINAL})? (?:{_INSTRUMENT}|{_ACT})"
    rf"|notified [^,.;]{{3,80}} of its {_ACT} to"
    rf"|(?:was|were|has been|is|are) the (?:(?:{ORDINAL} and )?{ORDINAL}(?: (?:State|country|nation"
    rf"|Member State|party|one))?"
    r"|(?:first|latest|newest|most recent)(?: (?:State|country|nation|party))?)(?:s|es|ies)? to (?:ratify"
    r"|accede|adhere|deposit|join)"
    rf"|bec[ao]mes? (?:(?:the )?(?:{ORDINAL} |latest |newest |most recent )+(?:and (?:latest|most recent) )?"
    r"(?:State|country|nation|party|Contracting Party|Member State)|(?:a )?(?:States? |full )*(?:party|parties) to"
    r"|(?:a )?(?:contracting|States?) (?:State|States|party|parties)))\b"
)
"""What stands right after the State."""
_INSTRUMENT_OF = pattern(
    rf"'s? (?:{ORDINAL} |formal )?(?:{_INSTRUMENT}|{_ACT})\b"
    r"(?: (?:of|to) (?:the|this)\b| on (?:\d|[A-Z])|(?=[^.;]{0,120}"
    r"\b(?:was|has|brought|brings|made|supplied|marks|marked|took|triggered|deposited)\b))"
)
"""… or after "Ecuador": "'s accession brought the number to 30"."""
_OWN = pattern(rf"'s? {_ACT}\b")
_WITH = pattern(r"\bwith (?:the )?$")
_BY = pattern(
    rf"\b{ORDINAL} (?:{_INSTRUMENT}|ratification|accession)(?: (?:of|to) [^,.;]{{3,90}}?)?,? "
    r"(?:yesterday |today |was )?(?:(?:deposited|made|submitted|lodged|given) )?(?:by|from|of) (?:the )?$"
    rf"|\b(?:with|after|following|follows|welcomed|noted|hailed) (?:the )?(?:recent )?{_ACT}"
    r"(?: today| yesterday)? (?:by|of) (?:the )?$"
    rf"|\bthe {ORDINAL} (?:State|country|nation) to (?:ratify|accede|join)[^.;,]{{0,60}} was $"
    rf"|\bby becoming the {ORDINAL} [^,.;]{{3,80}}, (?:the )?$"
    rf"|\b(?:ratified|accepted|acceded to) by (?:the )?$|\bthe (?:recent )?{_ACT} by (?:the )?$"
    r"|\b(?:ratified|acceded to) by \w+ (?:States?|countr(?:y|ies))(?: ?\( ?|, )$"
    rf"|\b(?:one|two|three|four) (?:new )?{_ACT}s? ?\( ?$|\bratified by (?:one|two|three|four) ?\( ?$"
)
"""What stands right before it."""
_NOT_YET = pattern(
    r"\b(?:will|would|shall|to|plans?|intends?|expected|yet|not|never|until|unless|if|once|should|must|urg\w+"
    r"|await\w*|pending|without|requir\w+|needs?|call\w*|appeal\w*|before|hop\w+|could|may|might|signed but)\b"
    r"[^,;]{0,40}$"
)
_UNSURE = pattern(
    r" (?:will|would|could|may|might|is (?!the\b)|are (?!the\b))|[^,;]{0,12}\bnot\b"
    r"|[^.;]{0,60}\b(?:one or (?:both|more)|either)\b"
)
_WINDOW = 240
"""Characters before a State in which it is said what it did."""
_MANY = 4
"""More States than these in a row are a list."""


def find(document: Document, names: StateNames) -> list[Listing]:
    """Return a listing for each such sentence; it never says that it is whole."""
    found: list[Listing] = []
    text = document.plain
    for sentence in document.sentences:
        for start, end, states in _runs(text, sentence, names):
            before = text[max(sentence.start, start - _WINDOW) : start]
            after = _RATIFIED.match(text, end, sentence.end) or _INSTRUMENT_OF.match(text, end, sentence.end)
            owned = _WITH.search(before) and _OWN.match(text, end, sentence.end)
            if after is None and not owned and not _BY.search(before):
                continue
            if _NOT_YET.search(before) or _UNSURE.match(text, end, sentence.end):
                continue
            listed = tuple(
                ListedState(name=_printed(document, first, last), code=names.code(text[first:last]))
                for first, last in states
            )
            lead = (sentence.start, after.end() if after else start)
            found.append(Listing(Kind.PARTIES, listed, start, end, sentence, lead, True))
    return found


def _runs(text: str, sentence: Span, names: StateNames) -> list[tuple[int, int, list[tuple[int, int]]]]:
    """Return the names of States in a sentence, those joined by "and" or a comma together: start, end, each one's."""
    runs: list[tuple[int, int, list[tuple[int, int]]]] = []
    position = sentence.start
    for word in re.finditer(r"(?<![\w'-])[A-ZÀ-Ý][\w.'-]*", text[sentence.start : sentence.end]):
        begin = sentence.start + word.start()
        if begin < position or not names.may_begin(word.group()):
            continue
        end = names.end_in(text, begin, sentence.end)
        if end is None:
            continue
        position = end
        if runs and re.fullmatch(r"\s*(?:,|,?\s*and)\s+(?:the\s+)?", text[runs[-1][1] : begin]):
            first, _, states = runs[-1]
            runs[-1] = (first, end, [*states, (begin, end)])
        else:
            runs.append((begin, end, [(begin, end)]))
    return [run for run in runs if len(run[2]) <= _MANY]


def _printed(document: Document, start: int, end: int) -> str:
    return re.sub(r"^[Tt]he ", "", squeeze(document.raw[start:end]))
