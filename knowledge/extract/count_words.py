"""The wordings in which texts count signatories and parties.

Knows English and nothing of which treaty is meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.extract.clauses import TREATY
from knowledge.extract.document import Span
from knowledge.extract.learned import NOTHING, SURE, Meaning
from knowledge.extract.marks import ORDINALS
from knowledge.extract.not_totals import WANTED, has_come, is_awaited, is_condition, is_part, is_settled
from knowledge.extract.numbers import NUMBER, ORDINAL, value
from knowledge.extract.plain import pattern

_N = rf"(?P<n>{NUMBER})"
_WHO = (
    r"(?:(?:(?-i:[A-Z]{2,7}) |United Nations |Member |Contracting |Signatory |sovereign |other |different |of the )*"
    r"(?:States?|countries|nations|Governments|Parties|Members|signatories|signers|members(?: of the"
    r" [A-Z]\w+)?)\b(?: Parties"
    r"| Members| Signatories)?"
    r"(?: (?:and|plus|as well as) (?:the |one |a )?(?:European (?:Union|Community|Economic Community)|EU|EC|EEC"
    r"|regional economic integration organi[sz]ations?|Holy See)(?: ?\([A-Z]{2,3}\))?)?)"
)
_HAS = (
    r"(?: ?\((?:[^()]|\([^()]*\)){3,1500}\)|(?: ?[–-]+ [^–;.]{3,1500} [–-]+|, (?:among them|including|over|more"
    r" than|nearly|almost|about)"
    r" [^.;]{3,140},|, (?:the combined|whose combined|with a combined|representing|which represent"
    r"|constituting)\b(?:[^.;]|\.\d){3,220},)(?= (?:have"
    r"|has|had)\b))?(?:, the (?:minimum|number|total)(?: number)?(?: \w+)?,)?(?:,? (?:which |who |that )?"
    r"(?:have|had|has|having)(?: (?:both|also|already|by now|as yet|now|so far|thus far"
    r"|to date|since|formally|officially|meanwhile|subsequently|either|then))*|(?: (?:also|already|formally"
    r"|officially|then))*|,? to have)"
)
_RATIFIED = (
    r"(?:ratified|acceded|accepted(?! (?:an?|the (?:invitation|offer|proposal|recommendation|amendment|report))\b)"
    r"|(?:deposited|lodged|handed (?:in|over)) (?:(?:their|its|an|the) )?(?:respective )?instruments?"
    r"|gone on to ratify|given (?:their|its) consent|followed (?:through|up) with ratification|accepted it"
    r"|completed (?:the |their |its )?(?:constitutional |internal )?procedures [^.;]{0,60}\bbound"
    r"|completed (?:the |their |its )?(?:respective )?ratification(?: process(?:es)?)?"
    r"|become (?:a )?(?:States? )?part(?:y|ies)"
    r"|notified (?:their|its|the \S+ of their) (?:acceptance|approval|ratification|accession|consent)"
    r"|agreed to (?:adhere|be bound)|became (?:a )?part(?:y|ies)|joined(?! (?:a|an|in|forces|hands|together)\b)"
    r"|adhered|confirmed"
    r"|(?:consented|(?:expressed|given) (?:their|its) (?:formal )?consent) to be bound)"
)
_IS_PARTY = (
    r"(?:(?:that|which) )?(?:are|were|is|had become|have become|became) (?:now |currently "
    r"|already |legally )?(?:(?:a )?(?:Contracting )?(?:States? )?part(?:y|ies)|bound by)"
)
_TO_DATE = (
    r"[*†]*(?: (?:worldwide|around the world|across the world))?(?:(?:,)? (?:to date|in all|altogether|so"
    r" far|thus far|now|currently|already|as of [\w ]{3,20}),?)?"
)
_STANDS = (
    r"(?: ?:|,? (?:which )?(?:now |currently |already |thus |therefore )?(?:has |have |had )?(?:(?:now|thus"
    r"|already|still|since then|since"
    r"|currently) )*(?:comes? to|(?:raises|rises) to|(?:is|was|will be|would be) (?:thereby |thus )?brought to|(?:from"
    r" [^.;]{1,25} )?to|at"
    r"|is|was|are|were|stands? (?:now )?at|stood at"
    r"|reached"
    r"|reaches|risen to|rose to"
    r"|totall?(?:s|ed|ing)?|amounts? to|numbers?|numbered|(?:is|was) now|up to|(?:rose|risen|grew|grown"
    r"|increased|went|jumped"
    r"|gone|climbed)(?: up)? from [^.;]{1,25} to"
    r"|came to|grown to|grew to|increased to|climbed to|climbs to|remains (?:at|unchanged at)|(?:doubled"
    r"|tripled) from [^.;]{1,25} to|grows to"
    r"|(?:will|would) (?:now |thus |then |therefore )?(?:be|rise to|reach|climb to|grow to|increase to|come to"
    r"|stand at)))"
)
_OF_THEM = r"of (?:them|which|whom|(?:these|those)(?: States| countries| nations)?)"
_OF_WHAT = r"(?:(?: (?:to|of|for|under) (?:the |this |that )?[^,.;:\d]{1,90}?)?)"
_THAT_RATIFIED = (
    r" (?:(?:(?:that|which|who|to|having) (?:have |had )?(?:so far |now |already )?)?(?:ratif\w+|acced\w+"
    r"|adher\w+|accepted"
    r"|signed up"
    r"|join\w*|(?:lodged|deposited|handed in) (?:their |its )?instruments?"
    r"|(?:agreed|consented) to be bound)|(?:that are |which are |legally )*bound"
    r"|(?:that are |which are |(?:that|which|who) have become )?part(?:y|ies))\b[^,.;:\d]{0,160}?"
)

_OF_ALL = (
    rf" (?:out )?of (?:(?:the|its|their) (?:[\w']+ ){{0,3}})?{NUMBER}(?: [a-z]+){{0,2}}"
    r" (?:Member )?(?:States|countries|nations|members|signatories|Governments|Parties)"
)
"""As in "36 of the United Nations' 191 Member States"."""
_SIGNATORIES = (
    pattern(rf"{_N} (?:{_WHO} )?(?:have |had |today )?put (?:down )?their (?:names?|signatures?)(?: to| down)?\b"),
    pattern(rf"\b(?:Signatories|Signatures) ?\({_N}\)"),
    pattern(
        rf"{_N} (?:States|countries|nations|Governments) (?:that|which|who) have [^.;]{{0,60}}\b(?:becoming"
        rf"|become) signatories"
    ),
    pattern(rf"{_N} {_WHO} signing\b"),
    pattern(rf"{_N} (?:[A-Z]\w+ (?:and )?){{0,4}}{_WHO} were the first to sign\b"),
    pattern(
        rf"\bnumber of (?:States|countries|nations) (?:that|which) (?:have )?signed(?: it| the"
        rf" [^.;,\d]{{3,90}})?{_STANDS}"
        rf" {_N}"
    ),
    pattern(rf"{_N} parties to the [^.;,]{{3,80}}?{_HAS} signed\b"),
    pattern(rf"{_N} {_WHO}{_TO_DATE} (?:are|were|became|become) signatories\b"),
    pattern(rf"{_N} delegations signed\b"),
    pattern(rf"\bof (?:its|the) {_N} signatories\b"),
    pattern(rf"\bone of {_N} (?:States|countries|nations) (?:that|which) have signed\b"),
    pattern(rf"\bof (?:the )?{_N} (?:(?:States|countries|nations) )?(?:that|which) (?:have |had )?signed\b"),
    pattern(
        rf"\b(?:bring(?:s|ing)?|brought|rais(?:es|ed|ing)) to {_N} the (?:total )?number of (?:States? )?signator\w+"
    ),
    pattern(rf"\bnumber of signator(?:y States|ies),? (?:is |now |stands at )*{_N}"),
    pattern(rf"\b(?:bears|carries) the signatures of {_N}(?= {_WHO})"),
    pattern(rf"\bgarnered {_N} signatures\b"),
    pattern(rf"\bsignatures (?:from|by|of) {_N}(?= (?:\w+ )?{_WHO})"),
    pattern(
        rf"\bsigned (?:so far |to date |already |also |by that (?:time|day|date) "
        rf"|(?:in|at|on) [A-Z\d][^.;]{{2,45}}?,? )?by (?:a total of |some other |all |as many as |the following )?{_N}"
    ),
    pattern(
        rf"{_N}(?: {_OF_THEM}|{_OF_ALL}| (?:the )?{_WHO}{_TO_DATE})?{_HAS} signed\b(?! (?:and"
        rf"|or) (?:ratified|acceded))"
    ),
    pattern(
        rf"{_N} (?:States? |countries |Member States |individual |full )?(?:signatories|signatures"
        rf"|signatory (?:States|countries|nations))\b(?! (?:have|had|which|that|who|attended|met|participated"
        rf"|took part)\b)"
    ),
    pattern(
        rf"\b(?:number of (?:States |countries |Treaty |Convention )?(?:signatories|signatures)|signatories|signatures"
        rf"|total signatures){_OF_WHAT}{_STANDS} {_N}"
    ),
)
_PARTIES = (
    pattern(rf"{_N} parties to the [^.;,]{{3,80}}?{_HAS} (?:ratified|acceded|approved|accepted)\b"),
    pattern(
        rf"\b(?:ratified|acceded(?: to)?|adhered to|accepted)(?:,?(?: (?:or|and|and/or))? (?:acceded(?: to)?|accepted"
        rf"|succeeded(?: to)?|approved|ratified))*(?: (?:so far|to date|already|also|in [a-z]+ time))?,? by (?:a"
        rf" total of |some other "
        rf"|as many as |the following |all (?:of )?(?:its |the )?)?{_N}"
    ),
    pattern(rf"\bratif[^.;]{{0,60}}?\bthere (?:have been|were|are(?: now)?) {_N}(?= (?:as of|so far|to date))"),
    pattern(
        rf"{_N}(?: {_OF_THEM}|{_OF_ALL}| of the (?:\w+ )?signatories(?: to (?:the |this )?[^,.;:\d]{{3,90}}?)?"
        rf"| of the {NUMBER}(?: signatories(?: to (?:the |this )?[^,.;:\d]{{3,90}}?)?| signatory (?:States|countries)"
        rf"| (?:States|countries|nations) (?:that|which) (?:have )?signed (?:the |this )?[^,.;:\d]{{3,90}}?)?"
        rf"| {_WHO}{_TO_DATE})?{_HAS} (?:(?:signed and|signed or|either) )?{_RATIFIED}"
    ),
    pattern(
        rf"{_N}(?: {_OF_THEM}|{_OF_ALL}| {_WHO}{_TO_DATE},?)?(?:, [^,;]{{3,60}},| [–-]+ [^–;.]{{3,80}} [–-]+)?"
        rf" {_IS_PARTY}\b"
    ),
    pattern(
        rf"\bmembership (?:has |had |of the [^.;,\d]{{3,60}} )?(?:since |now )?(?:reach(?:ed|es)|grown to"
        rf"|grew to|risen to"
        rf"|rose to|(?:grown|risen|increased) from [^.;]{{1,25}} to|stands at|stood at|to) {_N}"
    ),
    pattern(
        rf"{_N} (?:States? |countries |country |future |full |Contracting |Member |ratifying |High Contracting "
        rf"|instruments of )*(?:parties\b|States parties|States party|ratifications\b|ratifying (?:States"
        rf"|countries|nations|parties)|ratifiers\b|accessions\b|Contracting (?:Parties|States)"
        rf"|ratifications (?:and|or) accessions)"
    ),
    pattern(rf"\bratification by {_N} (?:State )?(?:States|countries|Parties|Governments)\b"),
    pattern(rf"{_N} (?:ratification instruments|instruments of (?:ratification|accession|acceptance|approval))\b"),
    pattern(
        rf"\b(?:number of (?:States |State |countries |contracting |Member |those |its |full )*(?:parties"
        rf"|party|ratifications(?: received| deposited| registered)?|accessions|ratifying States|contracting"
        rf" States|members)"
        rf"|total (?:number )?of ratifications"
        rf"|ratifications(?: and accessions)?|acceptances|States parties|Parties)(?:, of which"
        rf" [^,;]{{3,60}},)?{_OF_WHAT}(?: (?:at"
        rf"|by) the end of (?:the year"
        rf"|{NUMBER}))?{_STANDS} (?:a total of )?{_N}"
    ),
    pattern(
        rf"\bnumber of (?:Member )?(?:States|countries|nations|Governments)(?:"
        rf" worldwide)?{_THAT_RATIFIED}{_STANDS} {_N}"
    ),
    pattern(
        rf"\b(?:bring(?:s|ing)?|brought|tak(?:es|ing)|(?:rais|increas)(?:es|ing|ed)) to {_N} the"
        r" (?:total |current |overall )*number of (?:future |prospective |contracting |State |[Mm]ember |the |its "
        r"|(?-i:[A-Z]{2,6}) )*"
        r"(?:States?|countries|nations|ratifications"
        rf"|accessions|parties)\b(?![^.;]{{0,30}}\bsign)"
    ),
    pattern(rf"\band to {_N} (?:that|the number) of (?:ratif|States parties|parties|accession)"),
    pattern(rf"\benter\w* into force\b[^.;]{{0,80}}\bwith respect to (?:the following )?{_N}(?= States)"),
    pattern(rf"\bits {_N} (?:new )?parties\b"),
    pattern(rf"\ball {_N} {_WHO}(?: of (?:the )?[^.;,]{{3,60}}?)?{_HAS} {_RATIFIED}"),
    pattern(rf"\bcounts? {_N} (?:States|countries|nations) (?:among its|as) (?:States )?parties\b"),
    pattern(rf"\b(?:ratifications|accessions|acceptances) (?:from|by|of) {_N}(?= (?:\w+ )?{_WHO})"),
    pattern(rf"\bratification\b[^.;]{{0,40}}\bcompleted by {_N}(?= {_WHO})"),
    pattern(
        rf"\b(?:ratif\w+|part(?:y|ies)|accessions?)\b[^.]{{0,80}}\b(?:so far|to date),? (?:it|they) ha(?:s|ve)"
        rf" (?:only )?{_N}(?=[.,;])"
    ),
    pattern(rf"\bpart(?:y|ies)\b[^.;()]{{0,90}}\({_N}(?= (?:as of|as at|to date|so far|in all))"),
    pattern(rf"\bto which {_N} (?:States|countries|nations) (?:belong|are part(?:y|ies)|have acceded)\b"),
    pattern(rf"\binstruments? of (?:ratification|accession)[^.;]{{0,80}} from {_N}(?= {_WHO})"),
    pattern(
        rf"\bStates parties(?: to (?:it|the [^.;,]{{3,60}}?))? (?:–|-|\() ?(?:now |currently )?{_N}(?= ?(?:–|-|\)))"
    ),
    pattern(rf"\ball {_N} parties(?=, (?:i\.e\.|namely|that is))"),
    pattern(rf"\bthe {_N} new parties(?= [^.;]{{3,100}}\bentry into force)"),
    pattern(rf"{_N} {_WHO} (?:ratifying|acceding)\b"),
    pattern(
        rf"\bbind(?:s|ing) (?:(?:for|on) )?(?:the |its )?{_N}(?= (?:Member )?(?:States|countries|nations"
        rf"|parties))"
    ),
    pattern(
        rf"(?<!would\s)\bbring(?:s|ing)? to {_N} the (?:total\b(?! (?:number )?of (?:sign|actions|States"
        rf"|countries))|number bound\b)"
    ),
    pattern(
        rf"\b(?:latest|last|newest|most recent) of (?:the|its) {_N} (?:Member |Contracting )?(?:States|countries"
        rf"|nations)"
        r" (?:(?:States )?parties|to (?:ratify|accede|join)|(?:that|which) have (?:ratified|acceded|joined))"
    ),
    pattern(rf"\b(?:latest|newest|most recent) of (?:the|its) {_N} (?:States )?parties\b"),
    pattern(rf"\b(?:Contracting (?:States|Parties)|Parties|Ratifications) {_N}(?= ?(?:[;,.|]|$))"),
    pattern(
        rf"\b(?:ratif|acced|instruments?|part(?:y|ies)\b)[^.;]{{0,160}}\b(?:bring|brought|lift|rais|tak"
        rf"|push)(?:s|es|en|ing"
        rf"|ed)? (?:the|their|its)"
        rf" (?:total|tally|count)(?: (?:for|of|in) [^.;\d]{{3,80}}?)?(?: from [^.;]{{1,25}})? to {_N}(?! sign)"
    ),
    pattern(
        rf"\b(?:ratif|acced|instruments?)[^;]{{0,160}}\bthe number (?:now |thus )?(?:stood|stands|is|was)(?:"
        rf" now)?(?: at)? {_N}"
    ),
    pattern(rf"\b(?:part(?:y|ies)\b|ratif|acced)[^.;]{{0,160}}\bfor a total of {_N}(?=[.,;])"),
    pattern(
        rf"\b(?:part(?:y|ies)\b|ratif|acced)[^.;]{{0,160}}\b(?:making|for|giving) {_N}(?= (?:in all|altogether"
        rf"|in total))"
    ),
    pattern(rf"\b(?:makes?|making|for) (?:a total of )?{_N} (?:States )?Parties(?: in all| altogether)?"),
    pattern(rf"{_N} (?:States|countries|nations) (?:as |now |already )?(?:full |States |contracting )?part(?:ies|y)\b"),
    pattern(rf"{_N} of the {NUMBER} (?:ratifications|accessions|instruments|parties)(?= {WANTED})"),
    pattern(rf"\bnumber of (?:ratifications|parties)[^.;\d]{{3,90}}, including [^,;.]{{3,40}}, is {_N}(?=[.,;])"),
    pattern(rf"\btotal of {_N} worldwide"),
    pattern(rf"(?<=\d) and (?:worldwide|globally) to {_N}(?=[.,;])"),
    pattern(rf"\b(?:(?:States )?Parties|Contracting (?:Parties|States)|Ratifications) ?\({_N}\)"),
    pattern(rf"\b(?:bring(?:s|ing)?|brought|tak(?:es|ing)) the total(?: number)? to (?:the )?{_N}(?! sign)"),
    pattern(
        rf"\btotal (?:now )?(?:rises|rose|climbs|grows|increases|comes|goes up|stands at|reaches)(?: to)? {_N}(?! sign)"
    ),
    pattern(rf"\b(?:the )?total(?: number)?{_OF_WHAT}{_STANDS} {_N}(?= (?:ratif|part|State))"),
)
_O = rf"(?P<n>{ORDINAL})"
_EVENT = (
    pattern(
        rf"\b(?:has (?:now |thus )?become|became|become|becomes|becoming|was|is|will be|as|mak(?:ing|es) (?:it"
        rf"|[A-Z][\w ]{{2,30}}?)|made it"
        rf"|making (?:his|her|their)"
        rf" country) (?:today |recently |officially |also "
        rf"|then )?(?:the|its|[^,.;\d]{{3,60}}'s) (?:key |latest |newest |crucial |required |decisive )?{_O}"
        rf" (?:and (?:latest|most recent)"
        rf" )?(?:(?-i:[A-Z]{{2,5}}) )?(?:State|country|nation"
        rf"|party|Member State|member|High Contracting Party"
        rf"|Government|Contracting Party|signatory|ratif\w+)(?: (?:State|country|party"
        rf"|Party))?(?: in the world)?(?:,? and the [\w-]+ in [A-Z][^.;,]{{2,30}},)?(?: (?:to (?:either |have |be"
        rf" bound)?(?:the |that |this |it\b|what\b|sign|adhere|approve|accept|ratify|accede|join|become|deposit"
        rf"|take (?:that|this) step|do(?:ne)? so|consent|notify"
        rf"|complete)|of (?:the\b|[A-Z])"
        rf"|in the world to ratify|that has ratified|ratifying)|(?= ?[,.;]|(?<=party) and\b))"
    ),
    pattern(
        rf"\b(?:deposit(?:ed|s|ing)?|welcom(?:ed|es|ing)|hail(?:ed|s|ing)|handed (?:in|over)|lodged|sent in"
        rf"|submitted|received|receiving|with|by"
        rf"|after|following"
        rf"|brought|mark"
        rf"|marked|marks|marking|was"
        rf"|is|supplied|provided|delivered|completed) (?:of |by (?:the )?[A-Z][^.;,]{{2,40}}? of |with (?:the"
        rf" )?[A-Z][^.;,]{{2,60}}? (?=the\b)|by |receipt of"
        rf" |the deposit of )*(?:the|its) {_O}"
        rf" (?:instrument|ratification|accession)"
    ),
    pattern(
        rf"\bthe {_O} (?:State|country|nation|Member State|Government) (?:to (?:ratify|accede|join|deposit)"
        rf"|in ratifying|ratifie[ds]|acceded?s?|deposit(?:ed|s)|joined|joins)\b"
    ),
    pattern(
        rf"\bthe {_O} (?:Member )?(?:State |country |nation |Government |member of [^.;,]{{3,40}} )?to (?:do so"
        rf"|take (?:that|this) step)\b"
    ),
    pattern(
        rf"\bthe {_O} (?:ratification|accession|instrument) (?:triggers|triggered|brings|brought|sets|set|completes)\b"
    ),
    pattern(rf"\bjoined (?:them|it|the \w+) as (?:its |the )?{_O}\b"),
    pattern(rf"\b(?:ratification|acceptance|accession|approval) by an? {_O} (?:State|country|nation|Government)\b"),
    pattern(rf"\bthe {_O} instrument(?:, [^.;,]{{3,60}},)? (?:was|has been|had been) (?:deposited|received)\b"),
    pattern(
        rf"\bthe {_O} (?:State|country|nation|Government), (?:the )?(?-i:[A-Z])[^,.;]{{2,40}}, (?:deposited|ratified"
        rf"|acceded|lodged|handed (?:in|over))\b"
    ),
    pattern(
        rf"\b(?:is|was|became|as) the {_O} to (?:ratify|accept|approve|accede|join|consent|be (?:deposited"
        rf"|received|registered))\b"
    ),
    pattern(
        rf"\b(?:gain(?:s|ed)|welcom(?:es|ed)|count(?:s|ed)|acquire[sd]|got|gets) (?:its|the) {_O}"
        rf" (?:(?:State|contracting|Member) )*(?:party|member)\b"
    ),
    pattern(rf"\bpart(?:y|ies) to [^.;,]{{3,90}}, the {_O}(?=[.;]|$)"),
    pattern(rf"\bbec[oa]mes?\b[^.;]{{3,80}}\({_O} (?:State )?(?:party|ratification|accession)\)"),
    pattern(rf"\bbec[oa]mes?\b[^.]{{3,300}}[,;] and the {_O} (?:State |contracting )?party (?=to the)"),
    pattern(
        rf"\b(?:ratification|accession|instrument|acceptance|deposit)\b[^,;.]{{0,60}}, (?:which was )?the {_O}(?=[,.])"
    ),
    pattern(rf"\b(?:deposit|instrument|ratification|accession)\b[^.;]{{0,120}} (?:is|was) the {_O}(?= ?[.,;])"),
    pattern(rf"\bas (?:its|the) {_O} (?:State |Contracting )?(?:party|member|State)\b"),
    pattern(rf"\b(?:is|was|became) the {_O} (?:registered )?(?:ratification|accession|acceptance)\b"),
    pattern(
        rf"\b(?:acceptance|accession|ratification)\b[^.;]{{0,60}} was the {_O} to (?:reach|be deposited|be received)"
    ),
    pattern(rf"\ban? {_O} (?:State|country|nation|Government) (?:ratified|acceded|joined)\b"),
    pattern(
        rf"\b(?:was|were|are|became|become|becoming|as) (?:[a-z]+ )?the {ORDINAL} and {_O} (?:Member "
        rf"|Contracting |States? )*"
        r"(?:States|countries|nations|parties)\b(?! (?:in|from|of)\b)"
    ),
    pattern(rf"\bcelebrat\w+ (?:of )?the {_O} (?:ratification|accession)"),
    pattern(
        rf"\b(?:entered|came|enters|comes|will enter|will come) into (?:force|effect)\b[^.;:]{{0,160}}"
        rf"\b(?:deposit|receipt|registration)\b[^.;,]{{0,60}} of (?:the|its) {_O}"
        r" (?:such )?(?:instrument|ratification|accession)"
    ),
    pattern(rf"\bthe {_O} instrument(?: of \w+)? (?:has |had )?(?:arrived|come in|came in|reached)\b"),
    pattern(
        rf"\band the {_O} (?:State|country|(?:contracting |State )?party)(?: overall| worldwide"
        rf"| globally)?(?=,? to\b)"
    ),
    pattern(
        rf"\b(?:State|country|nation|Member State|Contracting Party|(?:State )?party) (?:number|no\.) (?P<n>{NUMBER})\b"
    ),
    pattern(
        rf"\b(?:got|gets|received?s?|wins|won|secured|obtained|reached|achieved|marked|hits?) (?:its|the"
        rf"|their|a) {_O} (?:instrument|ratification|accession)"
    ),
    pattern(
        rf"\bthe {_O} (?:instrument(?= (?:needed|required))|instrument of (?:ratification|accession|acceptance"
        rf"|approval)|ratification"
        rf"|accession)(?:(?:,|,? or|,? and) (?:ratification|acceptance|approval|accession))*"
        rf"(?: (?:of|to|for|needed|required) [^.;]{{3,240}}?)?,? (?:was|has been"
        rf"|had been) (?:deposited|received|registered|delivered|handed"
        rf"|lodged)"
    ),
)
_Wordings = tuple[str, tuple[re.Pattern[str], ...], bool]
_FORMS: tuple[_Wordings, ...] = (
    ("signatories", _SIGNATORIES, False),
    ("parties", _PARTIES, False),
    ("parties", _EVENT, True),
)
_RATIFYING = r"(?:ratification|accession|acceptance|approval|succession|adherence|adhesion)"
_INSTRUMENTS = rf"(?:instruments?|{_RATIFYING}s?)(?: of {_RATIFYING})?(?:(?:,|,? or|,? and|,? and/or) {_RATIFYING}s?)*"
_PARTY_TO = (
    rf"(?:{_INSTRUMENTS}|(?:States )?part(?:y|ies)|Contracting (?:Parties|States)"
    r"|(?:membership|members|member States)(?! of (?:the|its) [A-Z]))"
    rf"(?: (?:to|of) (?:the )?{TREATY}, (?:or|and|including)[^,;.]{{3,90}}(?=,))?"
)
_OF_TREATY = rf"(?:,? (?:of|to|in|for|under|by) (?:the |this |that |its )?{TREATY})"
_SUBJECT = "".join(rf"(?<!{word}\sthe\s)" for word in "to of in for under on by".split()) + TREATY
_GOT = (
    r"(?:(?:has|have|had|having) )?(?:has|had|have|counts|numbers|boasts|claims|enjoys|received|gathered|attracted"
    r"|drawn|drew|obtained|won|secured|gained|garnered|collected|reached|brought together|united)"
)
_OUT_OF = rf"(?: (?:out )?of (?:the |its |their )?{NUMBER} [^,.;:\d{TREATY}]{{3,60}}?)"
_ONE = (
    r"(?:(?-i:[A-Z]{2,6}|[a-z]+|Member|Contracting|Range) )?(?:State|country|nation|Government|party|member|signatory)"
    r"(?: (?:State|party))?"
)
_CLAUSE_FORMS: tuple[_Wordings, ...] = (
    (
        "signatories",
        (
            pattern(
                rf"{_N} {_WHO}{_HAS} (?:put|appended|affixed|added|given|set) (?:down )?their (?:names?|signatures?)\b"
            ),
            pattern(
                rf"\b(?:signatories|signatures|{TREATY} signatory (?:States|countries)){_OF_TREATY}?{_STANDS} {_N}"
            ),
            pattern(
                rf"\bnumber of (?:{TREATY} |(?-i:[A-Z]{{2,6}}) )?(?:(?:States?|countries) )?(?:signator(?:y (?:States"
                rf"|countries|nations)|ies)|signatures|signers){_OF_TREATY}?{_STANDS} {_N}"
            ),
            pattern(rf"\bthe {_N} {_WHO} (?:that|which) (?:have |had )?signed\b"),
            pattern(rf"\b(?:bears|carries|enjoys|has) the signatures? of {_N}(?= {_WHO})"),
            pattern(rf"{_N} signatures (?:had|have) been (?:placed|put|affixed|received|collected|appended)\b"),
            pattern(rf"\b(?:its|the) signature by {_N}(?= {_WHO})"),
            pattern(rf"\bsignatures{_OF_TREATY}? have (?:come|been received) from {_N}(?= (?:[A-Z]\w+ )?{_WHO})"),
        ),
        False,
    ),
    (
        "parties",
        (
            pattern(
                rf"\bnumber of (?:{TREATY} |(?-i:[A-Z]{{2,6}}) )?(?:[Mm]ember )?{_PARTY_TO}{_OF_TREATY}?{_STANDS} {_N}"
            ),
            pattern(rf"\b{_PARTY_TO}{_OF_TREATY}?(?!,| (?:to|at)\b){_STANDS} {_N}(?! (?:per cent|%|percent|of)\b)"),
            pattern(
                rf"{_SUBJECT},?(?: (?:which|that))? {_GOT} (?:(?:a|the) (?:membership|support|ratification"
                rf"|backing) of )?"
                rf"(?:the )?{_N}(?= (?:[a-z]+ )?(?:{_PARTY_TO}\b))"
            ),
            pattern(rf"{_SUBJECT},?(?: (?:which|that))? {_GOT} a membership of {_N}(?= {_WHO})"),
            pattern(rf"{_N}(?: {_WHO}|{_OUT_OF}) (?:are|were) (?:members of|bound by|part(?:y|ies) to)\b"),
            pattern(rf"\bof (?:which|whom|these|them),? {_N} (?:are|were) (?:members of|bound by|part(?:y|ies) to)\b"),
            pattern(rf"{_N}(?: {_WHO}|{_OUT_OF}){_HAS} {_RATIFIED}"),
            pattern(
                rf"{_N} (?:such )?{_INSTRUMENTS}{_OF_TREATY}?{_HAS} been (?:deposited|received|registered|lodged"
                rf"|recorded)"
            ),
            pattern(rf"\breceived (?:[^.;,]{{0,30}} )?{_INSTRUMENTS} from {_N}(?= {_WHO})"),
            pattern(rf"{_N} {_WHO}{_HAS} [^.;,]{{3,60}} by (?:ratifying|acceding to|joining|becoming part(?:y|ies))\b"),
            pattern(rf"\bthere (?:have been|are|were) {_N} {_PARTY_TO}\b"),
            pattern(
                rf"\bthreshold of {_N} {_INSTRUMENTS}(?= (?:was|has been|had been) (?:reached|crossed|met|passed"
                rf"|attained))"
            ),
            pattern(rf"\bpart(?:y|ies)\b[^.;]{{0,60}}(?:,| --?| –) numbering {_N}(?=[.,;]| --?| –)"),
            pattern(rf"\bpart(?:y|ies) to (?:the )?{TREATY} [–-]+ {_N}(?= of the )"),
            pattern(
                rf"\b(?:States|countries) (?:that|which) have {_RATIFIED}[^.;]{{0,90}}, (?:which )?number(?:ing)? {_N}"
            ),
            pattern(rf"{TREATY}, whose {_N}(?= (?:members|parties|Contracting (?:Parties|States)))"),
            pattern(rf"\bthe {_N} members of (?:the )?{TREATY}"),
            pattern(rf"{_SUBJECT} (?:is|was) in force (?:in|for|among) {_N}(?= {_WHO})"),
            pattern(
                rf"\b(?:needed|required|needs|requires) {NUMBER} {_INSTRUMENTS},? (?:and|but) (?:now )?has"
                rf" (?:had|received) {_N}"
                rf"(?=[.,;])"
            ),
            pattern(
                rf"\b(?:needed|required|needs|requires) {_N} {_INSTRUMENTS}(?=, which it (?:has )?(?:obtained"
                rf"|reached|received))"
            ),
            pattern(rf"\ball {_N} {_WHO}(?: of (?:the )?[^.;,]{{3,60}}?)? are part(?:y|ies) to (?:the )?{TREATY}"),
            pattern(rf"\b(?P<n>\d{{2,3}})-(?:member|nation|country|party|State) (?:the )?{TREATY}"),
            pattern(rf"\boverall total to {_N}(?=[.,;])"),
            pattern(rf"\bnumber of (?:the )?{TREATY}'s {_PARTY_TO}{_STANDS} {_N}"),
            pattern(rf"{_N} {_WHO} (?:are|were) participating in (?:the )?{TREATY}"),
            pattern(
                rf"\b{_RATIFYING}\b[^.;]{{0,60}}\bbring(?:s|ing)? the (?:total )?(?:number of )?(?:Member States"
                rf"|members"
                rf"|membership) of (?:the )?[^.;\d]{{3,120}}? to {_N}(?=[.,;])"
            ),
            pattern(rf"\bnumber of (?:its |the )?{_PARTY_TO}{_OF_TREATY}?, {_N}(?=,)"),
            pattern(rf"{_SUBJECT} (?:has|had) {_N}(?= {_WHO} as (?:States? )?part(?:y|ies)\b)"),
            pattern(
                rf"\bbring(?:s|ing)? to {_N} the total (?:number )?of (?:States|countries|parties)(?: (?:that"
                rf"|which) have"
                rf" (?:ratified|acceded to|joined|accepted))? (?:the )?{TREATY}"
            ),
            pattern(
                rf"\b{_RATIFYING}{_OF_TREATY}? by all (?:the )?{_N} {_WHO}(?=[^.;]{{3,120}}\b(?:entered|came)"
                rf" into force\b)"
            ),
            pattern(
                rf"\b(?:complet|suppl|reach|attain)\w* the {_N} (?:instruments?|ratifications|accessions)(?= {WANTED})"
            ),
            pattern(
                rf"{_N} {_WHO},? (?:with|home to|accounting for|representing|making up|responsible for)"
                rf" [^.;,]{{3,90}}?{_HAS}"
                rf" {_RATIFIED}"
            ),
            pattern(rf"\bthe {_N} {_WHO} (?:to (?:ratify|accede|join)|(?:that|which) will have {_RATIFIED})\b"),
        ),
        False,
    ),
    (
        "parties",
        (
            pattern(
                rf"\b(?:became|becomes?|becoming|is|was|be|as|making it|made it) (?:both )?(?:the|its) {_O} {_ONE}"
                rf"(?: in the world| of [^.;,]{{2,40}}?| and the {ORDINAL} [^.;,]{{3,40}}?)? (?:to (?:either"
                rf" )?(?:ratify|accede|accept|approve|join|commit"
                rf"|be bound|become|"
                rf"consent|have (?:ratified|acceded|accepted|joined))|whose {_INSTRUMENTS}|(?:that|which) (?:has )?"
                rf"(?:ratified|acceded|joined)|having (?:ratified|acceded)|bound by|(?:of|to) (?:the )?{TREATY}"
                rf"|(?:on|upon|through|by|with) (?:its|the|this) (?:{_RATIFYING}|deposit)\b)"
            ),
            pattern(
                rf"\b(?:is|was|became|becomes) the {_O} to (?:become (?:a )?(?:State |Contracting )?(?:party|member)"
                r"|be bound)\b"
            ),
            pattern(rf"\b(?:ratified|accepted|joined) by (?:its|the|a) {_O} {_ONE}\b"),
            pattern(
                rf"\bthe {ORDINAL} and {_O} (?:States|countries|parties), [^.;]{{3,60}}, (?:deposited|ratified"
                rf"|acceded)\b"
            ),
            pattern(
                rf"\bafter the {_O} {_ONE} had (?:ratified|acceded|joined"
                rf"|accepted)\b(?=[^.;]{{0,60}}\b(?:entered|came) into)"
            ),
            pattern(
                rf"\b(?:received|receives|got|has|marks?|marked|celebrate[sd]?|welcom(?:es?|ed|ing)|milestone,)"
                rf" (?:its|the)"
                rf" (?:{ORDINAL}(?:,| and) )?{_O} (?:ratifications?|instruments? of {_RATIFYING}|accessions?"
                rf"|State Party"
                r"|Contracting Party|(?:State )?party|(?:[Mm]ember )?State|member)\b(?! (?:in|from)\b)"
            ),
            pattern(rf"\b{_INSTRUMENTS}\b[^.;]{{0,80}} is the {_O} (?:of those )?(?:needed|required)\b"),
            pattern(
                rf"\b(?:instrument|{_RATIFYING})\b[^.;]{{0,200}}, the {_O} to be (?:received|deposited"
                rf"|registered|lodged)\b"
            ),
            pattern(
                rf"\bas the {_O} {_ONE},? (?:(?:gave|handed|deposited|submitted|lodged|completed) (?:in |over"
                rf" )?(?:its|the|their)"
                r" (?:\w+ of )?(?:ratification|accession|acceptance|approval|consent|instrument)|ratified"
                r"|acceded|joined)\b"
            ),
            pattern(
                rf"\b(?:became|become|becomes|becoming|as|are|were|making them) the {ORDINAL}(?:, {ORDINAL})*(?:,| and"
                rf"| to| through|-|–)(?: the)? {_O}"
                r" (?:(?:and )?(?:future|new|Contracting|States?) )*(?:States|countries|nations|part(?:ies|y)"
                r"|members)\b"
            ),
            pattern(rf"\b{ORDINAL}\b[^.;]{{3,160}} to ratify\b(?:[^.;]|No\.){{3,160}} and the {_O} to ratify\b"),
            pattern(rf"{_SUBJECT} (?:has|gains|gets|welcomes) (?:its|the|a) {_O} (?:[A-Z]\w+ )?(?:party|member)\b"),
            pattern(
                rf"\b(?:the|that|this) {_O} {_INSTRUMENTS}{_OF_TREATY}?,? (?:came from|came with|(?:which"
                rf" )?(?:was|having been) (?:that of|made by|deposited"
                rf"|received|registered|lodged)|is that of|belongs to|arrived)"
            ),
        ),
        True,
    ),
)
_LIKE_BEFORE = "as before"
_AS_BEFORE: tuple[_Wordings, ...] = (
    (
        _LIKE_BEFORE,
        (
            pattern(
                rf"(?:\bit|\bwhich|{TREATY}) (?:has|had|counts|numbers|(?:stands|stood|is) at) {_N}(?=[.,;]|$"
                rf"| of them\b)"
            ),
            pattern(rf"{_N}(?: {_WHO}){_HAS} (?:done so|taken (?:that|this) step|followed suit)\b"),
            pattern(rf"\bthe (?:total|tally|count)(?: number)?{_STANDS} {_N}(?=[.,;]|$)"),
            pattern(rf"(?-i:\bThere) are (?:now )?{_N}(?=[.,;]|$)"),
        ),
        False,
    ),
)
"""What is counted was said just before."""
_SIMPLIFIED = (*_FORMS, *_CLAUSE_FORMS, *_AS_BEFORE)
"""All that is looked for in the text simplified."""
_SAID = pattern(
    r"\b(?P<sign>sign(?:ed|ing|atory|atories|atures?)?)\b|\b(?:ratif\w+|acced\w+|accessions?|acceptances?"
    r"|part(?:y|ies))\b"
)
_BEFORE = 250
"""Characters back in which it may be said."""
_YEARS = range(1900, 2100)
"""Numbers that are years rather than counts of States."""
EARLIEST = 2
"""Who was the first to ratify is mostly told when many have followed, and no count …"""
_NEWS = 2
"""Paragraphs in which a release tells its news: the first State to ratify is one there, until others are counted."""
_LONG_AGO = pattern(r"\bin (?:19|20)\d\d\b|\bwas (?:also )?(?:one of |among )|\b(?:one of|among) the first\b|\bhad\b")
"""Beside the first State to ratify: it is history, or one of several."""
_WAS = pattern(r"\b(?:is|was|be|bec[oa]mes?|becoming|as|mak(?:es|ing)|made|with|by|after|following|welcom\w+)\b")
"""In "… became the first State to ratify": somebody is said to be that."""
_IS_WHO = pattern(r"\b(?:is|was) (?:the )?[A-Z]", 0)
"""After "the first State to ratify …": which State that was."""
_WHO_WAS_FIRST = pattern(
    r" (?:[\w-]+ ){0,3}?(?:State|country|nation|party|Government|member|ratification|instrument|to (?:ratify"
    r"|accede|accept))\b"
)
"""After "the first": States, and nothing else, are counted."""
_TO_SIGN = pattern(r"signator|\bto (?:sign|have signed)\b(?! (?:and|or)\b)")
"""In an ordinal: "the 40th State to sign", "the 40th signatory"."""
_TODAY = 8
"""Characters of "today" before the verb."""
_JUST_NOW = pattern(r"\bhas (?:now |thus )?become\b|\bbecomes?\b|\bbecoming\b|\b(?:today became|became today)\b")
"""… unless it is told as news."""


_MOST = 205
"""More States and organizations than these no treaty has."""
_ANY = re.compile(r"(?P<n>.+)", re.DOTALL)
_STATES = pattern(
    r"(?! [a-z]+ (?:have|has|had) accepted (?:an?|the) (?:[a-z]+ )?(?:invitation|offer|proposal|recommendation|report))"
    r"(?: (?:[\w-]+ ){0,3}?(?:States?|countr(?:y|ies)|nations?|Governments?|part(?:y|ies)|signator(?:y|ies)"
    r"|signatures?|ratif\w+|accessions?|acceptances?|instruments?|Contracting|number)\b"
    r"| (?:have|has|had|to (?:ratify|accede|sign|join|do|deposit))\b)"
)
"""After a number: who are counted."""
_NO_NOUN = pattern(r" ?[.,;)]| and\b")
"""After a number that counts what was counted, or spoken of, before."""
_OTHERS = pattern(
    r"\b(?:another|other|further|additional|No\.?|convention|protocol|articles?|annex|first|last|these|those|from)"
    r"(?: the)? $"
)
"""Before a number that is not of all there are."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A number of signatories or parties (``kind``); ``at`` is where the number itself stands."""

    kind: str
    number: int
    start: int
    end: int
    at: int
    ordinal: bool = False
    met: bool = False
    """True for the number with which a treaty entered into force, or began: any other is newer."""
    learned: bool = False
    """True where no wording tells it, but what was learned of the words around."""


def hits(text: str, sentence: Span, clauses: str, meanings: Sequence[Meaning] = ()) -> list[Hit]:
    """Return the counts in a sentence of plain ``text``, in order; ``clauses`` is the same text simplified.

    ``meanings`` are what the numbers of the sentence mean by what was learned: they add what no wording knows.
    """
    refused: set[int] = set()
    found = _hits(text, text, clauses, sentence, _FORMS, refused)
    further = _hits(text, clauses, clauses, sentence, _SIMPLIFIED, refused)
    found += [hit for hit in further if not any(hit.at == one.at and hit.kind == one.kind for one in found)]
    known = {hit.at for hit in found} | refused
    found += _learned(text, clauses, sentence, [one for one in meanings if one.token.start not in known])
    return sorted(found, key=lambda hit: hit.at)


def _learned(text: str, clauses: str, sentence: Span, meanings: Sequence[Meaning]) -> list[Hit]:
    """The counts that the words around numbers tell by what was learned, and no wording refuses."""
    found = []
    for meaning in meanings:
        token = meaning.token
        kind = max(meaning.chances, key=meaning.chances.__getitem__)
        number = value(text[token.start : token.end]) or 0
        if kind == NOTHING or meaning.chances[kind] < SURE or not EARLIEST <= number <= _MOST:
            continue
        said = _SAID.search(text, max(0, token.start - _BEFORE), sentence.end) and _NO_NOUN.match(text, token.end)
        if _OTHERS.search(text, sentence.start, token.start) or not (
            said or _STATES.match(text, token.end, sentence.end)
        ):
            continue
        match = _ANY.match(text, token.start, token.end)
        ordinal = token.text == ORDINALS
        if match is None or is_condition(text, sentence, match) or is_part(text, clauses, sentence, match):
            continue
        if ordinal and is_awaited(text, sentence, match):
            continue
        found.append(Hit(kind, number, token.start, token.end, token.start, ordinal, learned=True))
    return found


def _hits(
    text: str, words: str, clauses: str, sentence: Span, wordings: Sequence[_Wordings], refused: set[int]
) -> list[Hit]:
    """The counts that ``words`` (the text, or the text simplified) tell; adds to ``refused`` where none stands."""
    found: list[Hit] = []
    for kind, forms, ordinal in wordings:
        for form in forms:
            position = sentence.start
            while match := form.search(words, position, sentence.end):
                position = match.end("n")
                refused.add(match.start("n"))
                number = value(match["n"])
                if number == 1 and words.startswith(" of ", match.end("n")):
                    continue  # "one of 185 countries that have signed"
                if not number or (number in _YEARS and "," not in match["n"]):
                    continue
                first = ordinal and number < EARLIEST
                news = first and _JUST_NOW.search(words, max(0, match.start() - _TODAY), match.end())
                if first and not (news or _is_told_first(text, words, sentence, match)):
                    continue
                met = (first and not news) or has_come(text, sentence, match)
                if not met:
                    if is_condition(text, sentence, match) and not (ordinal and is_settled(text, sentence, match)):
                        continue
                    if is_awaited(text, sentence, match) if ordinal else is_part(text, clauses, sentence, match):
                        continue
                at = match.start("n")
                named = _kind_before(text, at) if kind == _LIKE_BEFORE else kind
                if named is None:
                    continue
                if ordinal and _TO_SIGN.search(text, match.start(), match.end() + 8):
                    named = "signatories"
                if not any(hit.at <= at < hit.at + len(match["n"]) and hit.kind == named for hit in found):
                    found.append(Hit(named, number, match.start(), match.end(), at, ordinal, met))
    return found


def _is_told_first(text: str, words: str, sentence: Span, match: re.Match[str]) -> bool:
    """Whether who was the first to ratify is the news of a text, and not its history."""
    return (
        sentence.paragraph <= _NEWS
        and (_WAS.search(match.group()) or _IS_WHO.search(text, match.end(), sentence.end)) is not None
        and _WHO_WAS_FIRST.match(words, match.end("n")) is not None
        and _LONG_AGO.search(text, sentence.start, sentence.end) is None
    )


def _kind_before(text: str, at: int) -> str | None:
    """What was counted, or spoken of, last before ``at``; None where nothing of the kind was."""
    said = list(_SAID.finditer(text, max(0, at - _BEFORE), at))
    if not said:
        return None
    return "signatories" if said[-1]["sign"] else "parties"
