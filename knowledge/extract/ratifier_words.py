"""The wordings in which a sentence says that a State, standing in it by name, has ratified.

Knows English and neither States nor treaties.
"""

from __future__ import annotations

from knowledge.extract import dates
from knowledge.extract.clauses import TREATY
from knowledge.extract.numbers import NUMBER, ORDINAL
from knowledge.extract.plain import pattern


def _any(*alternatives: str) -> str:
    return "(?:" + "|".join(alternatives) + ")"


_ADVERBS = (
    r"(?:(?:,? (?:also|each|both|all|recently|formally|officially|(?:today|yesterday)(?:, \d{1,2} \w+,)?|now"
    r"|already|then"
    r"|meanwhile|thus|subsequently|since"
    r"|on [^,.;]{3,24}|last (?:week|month|year)|this (?:week|month|year|morning)),?)*)"
)
_ACT = r"(?:ratification|accession|adherence|approval|acceptance|succession)"
_INSTRUMENT = rf"instruments? of {_ACT}"
_LAW = r"(?:[\w'-]+ ){0,3}(?:convention|protocol|treaty|agreement|pact|accord|statute|covenant|amendment)"
_STATES = (
    r"(?:(?:[A-Z]+ |Member |Contracting |States? )*(?:States?|countr(?:y|ies)|nations?"
    rf"|part(?:y|ies)(?: to (?:the )?{TREATY})?|one|members?(?! of the (?:Committee|Council|Commission|Organi"
    rf"|European)))"
    r"(?:,? (?:of|in|from) (?:the )?(?:(?-i:[A-Z])[\w' -]{2,30}?|region))?)"
)
_LATEST = r"(?:first|last|latest|newest|most recent)"
_APART = (
    r"(?:(?:, which (?:had )?signed [^.;:]{3,80},|, which (?:is|was|were|has been) [^,.;:]{3,60},|, (?!which\b"
    r"|who\b)[^,.;:]{3,80},| ?\([^()]{3,80}\)| [–-]+"
    r" [^–.;]{3,100} [–-]+)| and [\w-]+ of its [Mm]ember States (?:– [^–]{3,200} –)?| ?[–-]+| ?,)?"
)
"""An apposition between the State and its verb: ", an archipelago of 170 islands,"."""

_ACTED = _any(
    r"signed and ratified|ratified(?! by\b)|ratifying|acceding|acceded\b|(?:succeeded|adhered) to|gone on to ratify"
    r"|deposited together\b"
    r"|accepted it\b|approved it\b",
    rf"(?:accepted|approved) the (?={_LAW})",
    r"(?:announced|declared|confirmed|made known)[^.;,]{0,30} that (?:they|it) had (?:ratified|acceded|succeeded)",
    r"joined (?:it\b|them\b|the [\w-]+ (?:other )?(?:States|countries|nations) (?:that|which) (?:had|have)\b"
    r"|[^,.;]{3,60} in (?:ratifying|acceding|becoming)\b"
    rf"|the (?={_LAW})|(?=in |on \d|last ))",
    r"(?:joined|(?:was|were) added to) the (?:list|ranks|group) of (?:ratifying States"
    r"|(?:States|countries|nations|those)[^.;,]{0,20}\b(?:ratif\w+|parties|have))",
    r"(?:deposited|lodged|handed(?: over| in)?|sent in|submitted|presented|delivered)(?: (?:with|on|at|in)"
    r" [^,.;]{3,60})?"
    rf"(?: (?:its|their|the|an|his|her)(?: (?:respective|(?:Government|country|nation|State)'s))?(?: {ORDINAL})?"
    rf" (?:{_INSTRUMENT}|{_ACT}|instruments?\b)| {_INSTRUMENT}| {NUMBER} (?:ratifications|accessions|instruments))",
    r"(?:deposited|lodged|handed over|handed in) (?:theirs|its own|their own)\b|"
    rf"(?:communicated|notified|conveyed)(?: to [^,.;]{{3,60}})? its {_ACT}|"
    r"(?:deposited|delivered|handed over|submitted) the following (?:\w+ )?instruments\b|"
    r"(?:gave|given) (?:its|their) (?:formal )?(?:acceptance|ratification|accession|approval)|"
    r"registered (?:its|their) ratification|completed (?:its|their) (?:ratification|accession|adherence)",
    r"[^,;.]{3,40} and (?:have|has) (?:already )?ratified",
    r"(?:joined|completed|raised|lifted|took|taken|gave|brought|tipped|opened|triggered|helped) [^.;]{3,120} by"
    r" (?:ratifying"
    r"|acceding to|depositing (?:its|their|the) )",
    rf"notified [^.;]{{3,80}} of its (?:{_ACT} (?:to|of)|consent to be bound)",
    r"(?:consented|agreed) to be bound by (?=the|it\b|this|two|three|four|five|six|several)",
    r"(?:had )?signed (?:the|it)\b[^.;]{0,90}? and (?:(?:then|later|subsequently) )?(?:ratified|acceded to) it",
)
_TIPPED = _any(
    r"(?:brought|bring|brings|bringing) the (?:number|total|count|tally)"
    r" of (?:ratifications|accessions|(?:States )?parties)",
    r"(?:brought|brings?|raised|raises|took|takes) to [\w-]+ the number of",
    rf"(?:supplied|provided|delivered) the {ORDINAL} (?:{_ACT}|instrument|of the)",
)
"""What a State does to the number of parties."""
_IS_ONE = _any(
    r"(?:was|were|is|are) among the (?:very )?(?:[\w-]+ ){0,3}to (?:ratify|accede|accept|join|become (?:a )?part)",
    rf"(?:was|were|has been|is|are) the (?:key |crucial |required |decisive )?(?:(?:{ORDINAL} and )?{ORDINAL}"
    rf"|{_LATEST}(?: (?:two|three|four))?)(?:"
    rf" {_STATES})?"
    r"(?:, and the first in [^,;.]{3,40},)? to (?:ratify|become (?:bound|(?:a )?(?:(?:Contracting |States?"
    r" )?part(?:y|ies)|(?:Contracting )?State))"
    r"|accede|accept|approve|adhere|deposit|join|have (?:ratified|acceded|become|joined|adhered))",
    rf"is the (?:{ORDINAL}|{_LATEST}) (?:contracting )?(?:State )?(?:party(?= to\b)|member(?= of the [^.;,]{{0,40}}"
    r"(?:Convention|Protocol|Treaty|Agreement)))",
    rf"is the {ORDINAL} {_STATES} whose {_ACT} has been (?:registered|deposited|received)",
    rf"(?:is|was|bec[ao]mes?|become) the {_LATEST} of (?:(?:the|its) )?[\w-]+ {_STATES} (?:to(?: have)?"
    r"|(?:that|which) have) (?:the|(?:ratif|join|acced)\w*)",
    r"(?:is|are) (?:(?:now|already|also|both|all|at last|thus) )*"
    r"(?:(?:a )?(?:High )?(?:Contracting )?(?:States? )?part(?:y|ies) (?:to|already)\b|bound by)",
    r"bec[ao]mes? (?:a )?(?:State )?part(?:y|ies)(?= (?:in|on) [A-Z\d])",
    rf"(?:bec[ao]mes?|becoming) the {ORDINAL} and {ORDINAL} {_STATES}",
    rf"bec[ao]mes? (?:(?:the )?(?:key |crucial |required |decisive )?(?:{ORDINAL} |latest |newest |most recent"
    rf" )+(?:and (?:latest|most recent)"
    rf" )?{_STATES}(?! to sign\b(?! and))"
    r"|(?:a )?(?:States? |full )*(?:party|parties) to|(?:a )?(?:contracting|States?) (?:State|States|party|parties))",
)
_VERB = pattern(
    rf"{_APART}(?: (?:which|who|that|in|by))?{_ADVERBS} (?:(?:has|have|had|having){_ADVERBS} )?(?:{_ACTED}"
    rf"|{_TIPPED}|{_IS_ONE})\b"
)
_INSTRUMENT_OF = pattern(
    rf"'s? (?:was|is|became) the {ORDINAL} (?:registered )?{_ACT}\b"
    rf"|'s? deposit of (?:its|their|the|an) {_INSTRUMENT}"
    rf"|'s? (?:{ORDINAL} )?(?:instrument|{_ACT})(?: was| were)?,? (?:received|deposited|arrived|lodged)"
    rf"|'s? (?:{ORDINAL} |formal |new |recent |signature and )?(?:{_INSTRUMENT}|{_ACT})\b"
    r"(?: (?:of|to) (?:the|this)\b| on (?:\d|[A-Z])|(?=[^.;]{0,120}\b(?:was|has|brought|brings|made|supplied|marks"
    r"|marked|took|takes|triggered|triggers|deposited|leaves|means|completes|completed|lifts|lifted|carried)\b))"
)
"""After "Ecuador": "'s accession brought the number to 30"."""
_OFFICIAL = pattern(
    r"(?:'s?)? [A-Z][\w.-]+(?: (?:[A-Z][\w.-]+|for|of|and|to|the)){0,12}(?:, (?:[A-Z][\w.-]* ?){1,5})?,?"
    r"(?: today| yesterday)? (?:deposited|handed (?:in|over)|lodged|submitted|presented)"
    rf" (?:the|its|her|his|their)(?: (?:country|nation|Government|State)'s)?(?: {ORDINAL})? {_INSTRUMENT}"
)
"""After "Malta" in "Malta's Minister for Foreign Affairs, Joe Borg, deposited the instrument of accession"."""

_APPOSED = pattern(
    rf",(?: the)? (?:{ORDINAL}|{_LATEST}) {_STATES} (?:to (?:ratify|accede|join|do so)|(?:that|which) has (?:ratif"
    rf"|acced|join))"
    r"|, (?:(?:itself|also|already) )?(?:a|one of the) (?:\w+ )?(?:States? )?part(?:y|ies) (?:to|of)\b"
)
"""After "Fiji": ", the fortieth State to ratify,"."""
AFTER = (_VERB, _INSTRUMENT_OF, _OFFICIAL, _APPOSED)
"""What stands right after the State and suffices by itself."""

BEFORE = tuple(
    pattern(rf"(?:{expression})$")
    for expression in (
        rf"\b{ORDINAL} (?:{_INSTRUMENT}|ratification|accession)(?: (?:of|to) [^,.;]{{3,90}}?)?,? (?:yesterday "
        rf"|today |was )?"
        r"(?:(?:deposited|made|submitted|lodged|given) )?(?:by|from|of) (?:the )?",
        rf"\b{_INSTRUMENT} (?:of|to|for) (?:the|this) [^,.;]{{3,90}} by (?:the )?",
        rf"\b(?:with|after|following|follows|welcom\w+|note[sd]?|hail\w*|applaud\w*) (?:the |(?:\w+ )?\w+'s )?"
        rf"(?:recent )?{_ACT}s?"
        r"(?: today| yesterday)?"
        r" (?:by|of) (?:the )?",
        rf"\b{_ACT}s? of [^,.;]{{3,60}} (?:came|come) from (?:the )?",
        rf"\b[Tt]he {_ACT} on [^,.;]{{3,25}} of (?:the|this) [^,.;]{{3,90}} by (?:the )?",
        rf"\b(?:upon|after|following|with|welcomed) the {_ACT} of (?:the|this) [^,.;]{{3,80}} by (?:the )?",
        rf"\bthe (?:{ORDINAL}|{_LATEST}) {_STATES} to (?:ratify|accede|join|become a party)[^.;,]{{0,90}} (?:is"
        rf"|was) (?:the )?",
        rf"\b[Tt]he {_ACT} (?:of|to) (?:the|this) [^,.;]{{3,90}} by (?:the )?",
        rf"\bits (?:recent )?{_ACT} by (?:both )?(?:the )?",
        rf"\b[Tt]he {_LATEST} to (?:join|ratify|accede|do so|become (?:a )?(?:States? )?party)"
        r"(?: (?:to )?(?:the|it)\b[^.;,]{0,90})? (?:was|is|were|are) (?:the )?",
        rf"\b(?:ratified|accepted|joined) by (?:its|the|a) (?:key |final )?{ORDINAL} {_STATES}, (?:the )?",
        rf"\binstruments?(?: of {_ACT})? (?:deposited|lodged|submitted) by (?:the )?",
        rf"\bdeposit\b[^.;]{{0,60}} of the {_INSTRUMENT} of (?:the )?",
        rf"\breceived [^.;,]{{0,40}}{_INSTRUMENT} (?:of|from) (?:the )?",
        rf"\binstruments? (?:of {_ACT} )?by (?:the )?|\b{_ACT}s?, by (?:the )?|\bthe (?:recent )?{_ACT} by (?:the )?",
        rf"\b(?:ratification|accession|instrument)s? (?:from|of|by) (?:the|its) {ORDINAL} {_STATES}, (?:the )?",
        r"\bBy (?:ratifying|acceding|joining|depositing|becoming)\b[^;.]{0,120}, (?:the )?",
        rf"\bby becoming the {ORDINAL} [^,.;]{{3,80}}, (?:the )?",
        rf"\b(?:ratif|acced|accession|part(?:y|ies)\b|joined)[^;]{{0,140}}\bthe {_LATEST}(?: of (?:them|which|whom))?"
        r"(?: (?:addition|member|party|one|being|is|was))* (?:from|by|being|is|was|to join) (?:the )?",
        r"\b(?:ratified|accepted|acceded to|joined)(?: with [^.;,]{3,60})? by (?:both )?(?:the )?",
        r"\b(?:ratified|acceded to) by \w+ (?:States?|countr(?:y|ies))(?: ?\( ?| ?, | )",
        rf"\b{ORDINAL} {_ACT} (?:had |has )?(?:come|came) from [^.;]{{0,40}}, (?:the )?",
        r"\bother (?:(?:States|contracting) )?(?:part(?:y|ies)|States)(?: to [^.;:]{3,80})? (?:are|is|were"
        r"|being) (?:the )?",
        r"\b(?:ratif|accession|part(?:y|ies)\b)[^.;]{0,120}\bthe others? being (?:the )?",
        rf"\b(?:one|two|three|four) (?:new )?{_ACT}s? ?\( ?|\bratified by (?:one|two|three|four) ?\( ?",
    )
)
"""What stands right before the State and suffices by itself."""

RATIFYING = pattern(r"\b(?:ratif|acced|part(?:y|ies)\b)")
_OF_TREATY = rf" (?:of|to|for) (?:the |this |that |its )?{TREATY}"
CLAUSE_AFTER = (
    pattern(rf" (?:ratifies|accedes to|accepts|joins) (?:the )?{TREATY}"),
    pattern(
        r",?[^.;]{0,80}? (?:announced|made known|confirmed|declared|reported) that (?:his|her|its|the|their)"
        r" (?:country|Government|State) had (?:ratified|acceded|deposited)\b"
    ),
    pattern(rf" (?:is|was) the [^.;,]{{3,40}} to have (?:ratified|acceded to) (?:the )?{TREATY}"),
    pattern(rf"(?:'s?)?(?:, [^,;.]{{3,60}},)? (?:has |have |had )?been (?:a )?part(?:y|ies){_OF_TREATY}"),
)
"""What stands after the State in a clause, where a treaty is one sign."""
CLAUSE_BEFORE = (
    pattern(rf"\b[Tt]he (?:recent )?{_ACT} (?:of|by|from) (?:the )?$"),
    pattern(r"\b(?:being|as) a (?:States? )?party to [^.;]{3,140}, (?:the )?$"),
    pattern(
        rf"\b{_ACT} instruments?(?: (?:of|to|for) (?:the )?{TREATY})? (?:was|were) (?:deposited|lodged|handed"
        rf" over|submitted) by (?:[^.;]{{0,60}} of"
        rf" )?(?:the )?$"
    ),
    pattern(rf"\b(?:{_ACT}|{_INSTRUMENT}|instrument)\b[^.;]{{0,90}}\bthat of (?:the )?$"),
    pattern(r"\bto (?:ratify|accede|join|do so)\b[^.;]{0,60}, (?:after|following) (?:the )?$"),
    pattern(
        r"\binstruments?\b[^.;]{0,90}\b(?:was|were|has been|have been) (?:deposited|received|lodged)[^.;,]{0,60}"
        r" (?:by|from) (?:both )?(?:the )?$"
    ),
    pattern(
        r"\b(?:ratified|acceded|accepted|part(?:y|ies))\b[^.;,]{0,60}, (?:including|among (?:them|which|whom))"
        r" (?:the )?$"
    ),
    pattern(
        r"\b(?:two|three|four) (?:more )?(?:States|countries)\b[^.;]{0,60}\b(?:acceded"
        r"|ratified)\b[^.;]{0,40}(?:,|\s{4})"
        r" ?(?:the )?$"
    ),
    pattern(
        rf"{TREATY} (?:has|gains|gets|welcomes) (?:a|its) (?:new|newest|latest) (?:party|member)(?:,|:|,? in)"
        rf" (?:the )?$"
    ),
    pattern(
        rf"\b(?:upon|after|following|with|welcom\w+|hail\w+|applaud\w*|noted|notes|thanks to) (?:the"
        rf" )?{_ACT}{_OF_TREATY}"
        r" by (?:the )?$"
    ),
    pattern(rf"\b(?:the|an) {_INSTRUMENT}{_OF_TREATY} (?:of|by|from) (?:the )?(?:Republic of |Kingdom of )?$"),
    pattern(rf"{TREATY} (?:has )?received (?:the|an?) (?:{_ACT}|{_INSTRUMENT}) (?:of|from|by) (?:the )?$"),
)
"""What stands before it."""
CLAUSE_AROUND = (
    (pattern(r"\breceived (?:the )?$"), pattern(rf"'s? {_INSTRUMENT}")),
    (
        pattern(rf"\b{NUMBER} (?:countries|States|nations|Governments),? and (?:the )?$"),
        pattern(
            r"(?:, [^.;]{3,90},)? (?:are (?:part|bound)|have (?:ratified|acceded|joined|accepted|deposited"
            r"|become part))"
        ),
    ),
    (
        pattern(rf"\b{_INSTRUMENT} of (?:the )?$"),
        pattern(rf"{_OF_TREATY}? ?,? (?:was|were|has been|have been) (?:deposited|received|lodged)\b"),
    ),
    (pattern(r"\breceived from (?:the )?$"), pattern(rf" (?:its|their|the|an?) (?:formal )?{_INSTRUMENT}")),
    (
        pattern(r"\bmaking (?:the )?$"),
        pattern(rf" (?:the|its) (?:key |latest |newest )?{ORDINAL} (?:(?:Contracting|Member|States?) )*{_STATES}"),
    ),
    (pattern(r"\bhanded (?:over |in )?$"), pattern(r"'s? instrument of\b")),
    (
        pattern(rf"\b(?:the|with|after|following) {_ACT} of (?:the )?$"),
        pattern(
            r"(?:, (?:made )?on [^,;.]{3,30},)?(?: [a-z]+ly)?,? (?:(?:has|had) )?(?:brought|brings|provided"
            r"|supplied|means|takes"
            r"|took|marks|marked|completed|completes|was a|is a|raises|raised)\b"
        ),
    ),
    (RATIFYING, pattern(rf",? whose {_INSTRUMENT} (?:was|were|has been|had been) (?:deposited|received|lodged)\b")),
    (pattern(r"\b(?:with|after|following|by|upon) the deposit of (?:the )?$"), pattern(r"'s? instruments?\b")),
    (
        pattern(rf"\b{_ACT} (?:of|by|from) (?:the )?$"),
        pattern(
            rf"{_OF_TREATY},? (?:was|has been|were|have been|is) (?:registered|received|deposited|effected"
            rf"|notified|welcom)"
        ),
    ),
    (
        pattern(r"\b(?:Minister|President|Ambassador|Representative|Secretary)\b[^.;,]{0,80} of (?:the )?$"),
        pattern(
            r"(?:,[^,;]{3,60},)? (?:deposited|handed (?:in|over)|lodged|submitted|presented) (?:the|its|her|his|their)"
            rf"(?: (?:country|nation|Government|State)'s)? {_INSTRUMENT}"
            r"|,? (?:deposited|handed (?:in|over)|lodged|submitted|presented) (?:two|three|four) (?:ratifications"
            r"|instruments)\b"
        ),
    ),
)
"""What stands before it and after it."""

AROUND = (
    (
        pattern(rf"\bthe {ORDINAL} {_STATES},? after (?:the )?$"),
        pattern(r",? to (?:ratify|accede|join|accept|approve|do so)\b"),
    ),
    (
        pattern(r"\b(?:with|following|after|upon|thanks to|by|through) (?:the )?$"),
        pattern(rf"'s? (?:recent |own |long-awaited )?{_ACT}\b"),
    ),
    (
        pattern(rf"\b{_ACT} (?:by|from|of) (?:the )?$"),
        pattern(rf" ?\((?:on )?(?:\d{{1,2}} {dates.MONTH}|{dates.MONTH} \d{{1,2}})[^()]{{0,12}}\)"),
    ),
    (
        pattern(rf"\b(?:{_INSTRUMENT}|instruments?) of (?:the )?(?:Republic of )?$"),
        pattern(r"(?: to (?:the|this) [^.;,]{3,90})? (?:was|were|has been) (?:deposited|received|lodged)\b"),
    ),
    (pattern(rf"\b{_ACT} (?:by|of|from) (?:the )?$"), pattern(rf", the {ORDINAL}\b")),
    (
        pattern(r"\bdeposits?(?: today| yesterday)?,? by (?:the )?$"),
        pattern(
            rf"(?:, on [^;.]{{3,25}})?,? of (?:(?:its|their) (?:(?:respective|own) )?|an |the {ORDINAL}"
            rf" )instruments?\b"
        ),
    ),
    (
        pattern(r"\b(?:welcom\w+|with) (?:the )?$"),
        pattern(
            rf" as (?:its|the|a) (?:{ORDINAL}|newest|latest|new|most recent) (?:State |Contracting )?(?:party"
            rf"|member|State)"
        ),
    ),
    (
        pattern(r"\b(?:ratified|acceded)\b(?:(?!\bsign)[^.;]){0,120}\b(?:as|like) (?:the )?$"),
        pattern(r" (?:has|had|have) (?:already )?done\b"),
    ),
    (
        pattern(rf"\b{_ACT} by (?:the )?$"),
        pattern(
            r" of the (?=[^.;,]{0,40}(?:Convention|Protocol|Treaty"
            r"|Agreement|Statute))"
        ),
    ),
    (pattern(rf"\b{_ACT} by (?:the )?$"), pattern(rf" on (?:\d{{1,2}} {dates.MONTH}|{dates.MONTH} \d)")),
    (pattern(r"\bjoined (?:the )?$"), pattern(r" in (?:ratifying|acceding|becoming)\b")),
    (
        pattern(
            r"\b(?:congratulat\w+|thank\w*|commend\w*|prais\w+|applaud\w*) (?:the )?(?:Governments? of )?(?:the )?$"
        ),
        pattern(
            r"(?:, [^,;.]{3,60},)? (?:on|for|upon|, which ha\w+) (?:(?:their|its) [^.;,]{0,40} in )?(?:having"
            r" )?(?:(?:recently|already) )?"
            rf"(?:(?:deposit|ratif|acced|join|becom)\w+|being the [^.;,]{{0,30}}?(?:to (?:ratify|accede|join"
            rf"|deposit|become)|party)|(?:its|their) {_ACT})"
        ),
    ),
    (
        RATIFYING,
        pattern(
            r"(?: being| is| was)? the (?:most recent|latest|newest)(?: (?:one )?to (?:do so|join|ratify))?(?=[.,;])"
            r"|,? (?:(?:which|who) )?(?:had )?(?:did|done) so\b"
        ),
    ),
    (
        pattern(r"\b(?:Minister|President|Ambassador|Representative|Secretary)\b[^.;,]{0,80} of (?:the )?$"),
        pattern(
            rf",(?: [A-Z][\w.-]*){{1,4}},[^.;]{{0,200}}\bby depositing (?:the|its|her|his)(?: {ORDINAL})? {_INSTRUMENT}"
        ),
    ),
)
"""What stands before the State and after it, where neither suffices: "ratification by Australia (7 June)"."""

SO_DID = pattern(r"\b(?:so|as) (?:has|have|had|did) (?:also )?(?:the )?$")
"""Before the State, where what it did was said of another just before."""
LIKEWISE = pattern(
    rf",? (?:(?:on|in) (?:\d|[A-Z]\w+day\b|(?:early |late |mid-)?{dates.MONTH})|yesterday|today|to (?:the|both)"
    rf"|a (?:day"
    rf"|week|month|year) later|followed\b)"
)
"""After a State that another's verb is meant for too: "Turkey acceded on 21 January and Oman on 13 February"."""
CAME_FIRST = pattern(
    r" (?:was|were|is) (?:the )?(?:first|latest|last|most recent)(?: in line)?(?=[,.;])"
    r"| (?:(?:has|have|had) )?(?:did so|done so|followed(?: suit)?|did the same|done the same)\b"
)
"""After the State, where the sentence before says that so many have ratified."""
FOLLOWED_BY = pattern(
    r"[^.;]{0,140}?,? (?:and )?followed (?:\w+ )?by (?:the )?|[^.;]{0,140}? (?:along|together) with (?:the )?"
)
"""Between one State and those that came after it."""
NEXT_ONE = pattern(r"(?:(?!\b(?:but|not|signed|while|whereas|will)\b)[^.]){0,160}(?:\band|[,;]) (?:the )?")
"""Between the two."""

ONLY_SIGNED = pattern(
    r"\bsign(?:ed|s|ing|ator(?:y|ies)|atures?)?\b(?! and)(?![^.;]*\b(?:ratif|acced|part(?:y|ies)\b))[^.;]*$"
    r"|\b(?:lacks?|lacking|(?:have|has|had) (?:yet |still )?to (?:sign|ratify|accede|join|do so))\b[^.;]*$"
)
"""Before a State that is named among those who signed, or who are still missing."""
IT_ALSO = pattern(
    r"(?:(?:On|At) (?:the|that) same (?:day|time|occasion|ceremony),? )?"
    rf"(?:(?P<it>It)|They|(?:The|These|Both) (?:same )?(?:(?P<n>{NUMBER}) )?(?:States|countries|nations))"
    r" (?:(?:has|have|had) )?(?:(?:also|already|now|likewise|then) )*(?:ratified(?! by)|acceded to|accepted"
    r"|(?:is|are|was|were)(?: also| already| now)* (?:a )?(?:States? )?part(?:y|ies) to"
    r"|bec[ao]me (?:a )?(?:States? )?part(?:y|ies) to"
    rf"|deposited (?:its |their |an |the )?{_INSTRUMENT} (?:of|to))\b"
)
"""At the beginning of a sentence on States that the one before named."""
MAY = pattern(
    r"(?: [\w']+){0,4} (?:call(?:s|ed|ing)? (?:for|on|upon)|urge[sd]?|appeal(?:s|ed) (?:for|to)|only if"
    r"|if|unless|would|may|might|could|should|intends?|plans?|hopes?|promise[sd]?|pledge[sd]?|(?:is|are|was|were)"
    r" (?:expected|about|likely|due|urged|asked|ready|preparing) to|has yet"
    r"|have yet|will)\b"
    r"| (?:also |today |has |have )*(?:welcomed|hailed|praised|noted|applauded)\b"
    r"| to (?:consider|follow)\b"
    r"| (?:also )?(?:took|undertook) [^.;]{0,40}\bactions?\b|[^.;]{0,40}\bsteps? closer\b"
    r"|[^.;]{0,60}\bto sign\b(?! and| or)|[^.;]{0,12}\bsigned\b(?! and| or)(?![^.;]*\b(?:ratif|acced))"
)
"""After a State: it has not done it, or has only signed."""
NOT_YET = pattern(
    r"\b(?:will(?! (?:now )?(?:enter|come|take)\b[^,;]*\b(?:thanks to|following|with|because of|as a result of) )"
    r"|would|shall|to (?:ratify|accede|join|become|sign|deposit|adhere|accept|approve|be|do|follow|take|consider"
    r"|have|persuade|encourage"
    r"|press|get|bring|convince|ask)\b|plans?|intends?|expected|yet|not|never|until|unless|if|once|should|must|urg\w+"
    r"|await\w*|pending|without|requir\w+|needs?|call(?:s|ed|ing)? (?:on|upon|for)\b|appeal\w*|before|hop\w+"
    r"|could|may|might|signed but)\b"
    r"[^,;]{0,40}$|\b(?:except|apart from|other than)\b[^;]{0,40}$|\b(?:all|every)\b[^,;.]{0,40}\bbut (?:the )?$"
    r"|\bsignator(?:y|ies)\W*$"
)
"""Before a State that is still to do it, or has only signed."""
OF_A_WHOLE = pattern(
    r"\b(?:whole|rest|most|part|parts|half|capital|citizens|people|peoples|territory|(?:member )?(?:States|countries)"
    r"|members?) of (?:the )?$"
)
"""Before the name of what somebody or something belongs to."""
ACCREDITED = pattern(
    r"\b(?:Ambassador|Representative|High Commissioner|Minister|Consul|Envoy|Delegate|Mission)\b[^.;]{0,80} to"
    r" (?:the )?$"
)
"""Before the State in which somebody represents another."""
TO_A_BODY = pattern(rf" to (?:the )?(?!{TREATY})[A-Z]", 0)
"""In a clause, after "the accession of" a State: it is no treaty that it acceded to."""
IN_A_CITY = pattern(r"\b(?:in|at) [A-Z][\w-]+(?: [A-Z][\w-]+)?, $", 0)
BESIDE_A_CITY = pattern(r" ?[,)–]")
"""Around the State where a place lies: "adopted in Oslo, Norway, in 1997"."""
UNSURE = pattern(
    r"'s? (?:[Pp]arliament|Congress|Senate|legislat\w+|National Assembly|[Cc]abinet|[Gg]overnment's|lower|upper"
    r"|people)\b"
    r"|[^.;]{0,60} only (?:if|once|when|after)\b"
    r"| (?:will|would|could|may|might"
    r"|(?:is|are) (?!(?:(?:most |very |warmly )?welcom\w*|the|a|now|already|also|both|all|at last|thus|States?"
    r"|party|parties|bound)\b))"
    r"|'s? [^.;]{0,30}, the (?:number|total)\b[^.;]{0,60}\b(?:will|would) (?:rise|be|reach|climb|grow|stand)\b"
    r"|(?:(?! more )[^.;]){0,120}\b(?:is|are|remains?|was still) (?:still )?(?:pending|awaited|expected|planned"
    r"|outstanding|required|needed"
    r"|necessary)\b"
    r"|[^;.]{0,30}\b(?:signed or|or signed)\b|[^,;]{0,12}\bnot\b(?! long ago)|[^.;]{0,60}\b(?:one or (?:both"
    r"|more)|either of)\b"
)
"""After such a State."""
HEADLINE = pattern(
    r" (?:(?:has|have) )?(?:ratif(?:y|ies|ied)|accedes?|acceded|joins?|joined|bec[ao]mes? (?:a )?part(?:y|ies))"
    r" (?:to )?"
    r"(?!(?:two|three|several|both|more)\b)"
    r"(?!(?:UN|U\.N\.|United Nations|forces|call|calls|hands|fight|effort|list)\b(?! [A-Z]\w* ?(?:convention|treaty)))"
)
"""What stands after the States at the beginning of a headline."""
