"""Numbers that look like counts of parties and are none: wanted, awaited, approximate, of a part, of a few days.

Knows English and nothing of which treaty is meant.
"""

from __future__ import annotations

import re

from knowledge.extract import dates
from knowledge.extract.clauses import TREATY, without_relatives
from knowledge.extract.document import Span
from knowledge.extract.numbers import NUMBER
from knowledge.extract.plain import pattern

WANTED = r"(?:of [a-z]+ )?(?:that are |(?:that |which )?(?:it|they) )?(?:required|needed|necessary|needs?|requires?)\b"
"""What follows the number of those that a treaty needs."""
NOT_TOTAL = pattern(
    r"\b(?:needs?|needed|needing|once in force with|lacks?|lacking|short of|requires?|required|requiring"
    r"|necessary|requisite"
    r"|must (?:be|have)|have to"
    r"|has to|once|when|until|unless|if|threshold (?:of|is)|minimum of|"
    r"should|targets? of|goals? of|at least|(?<!no\s)more than|over|nearly|almost|about|around|approximately"
    r"|close to|(?<!no\s)fewer than|(?<!no\s)less than|under"
    r"|up to|some|it took|took|"
    r"only after|upon|another|an additional|a further|additional|further|remaining|other|first|last|next|(?<!in\s)all"
    r"|each of|required (?:from|by)|(?<!the\s)following|after|until|(?:before|when|once|until|if) there (?:are"
    r"|were|have been)|"
    r"(?:Annex|annex) \w+) (?:the |a |their |its |these |total of )?(?:deposit of |receipt of "
    r"|(?:ratification|acceptance|accession) (?:by|of) |instruments? |ratifications? (?:by|from|of) |signature"
    r" (?:by|of) "
    r"|approval by )?(?:the |at least |a minimum of |more than )?$"
)
"""Right before a number that is wanted, approximate, one of several, or what came in besides."""
_SATISFIED = pattern(
    r"\b(?:receiv\w+|obtain\w+|reach\w+|achiev\w+|attain\w+|secur\w+|gather\w+|complet\w+|met"
    r"|fulfil\w+) (?:the |its )?(?:required|necessary|requisite|needed|minimum|threshold of|minimum of) $"
    r"|\b(?:giving it|making|for|to|ha[sd]|received|collected|gathered|garnered|attracted) a total of"
    r" (?:[^.;]{0,40} and )?$"
)
"""Right before a number that was wanted and has come in."""
_UP_TO = pattern(r"\b(?:brought|brings?|bringing|takes?|taken|taking)\b[^.;]{0,80} up to $")
"""Right before a number that has been reached: "has brought the Convention up to 100 signatures"."""
_LATER = pattern(
    r"^(?:(?: (?:Member )?(?:States|countries))? whose\b|(?: (?:State|country|nation|(?:State )?party))? to"
    r" [^.;]{3,80}\b(?:when|once|if) (?:its|the"
    r"|their|it)\b"
    r"|[^.;]{3,60}? must (?:first |also )?(?:ratify|accept|sign|accede|join|be)\b"
    rf"|[^.;,]{{3,60}}? out of (?:the|its) {NUMBER} (?:States|countries|nations) (?:on|in|of)\b"
    r"| (?:ratifications|instruments|accessions|signatures|States|countries) (?:that are )?(?:needed|required"
    r"|necessary)\b"
    r"|(?: [a-z]+){0,3} (?:without which|away)\b|[^.;,]{0,40}\b(?:would|will) (?:very |soon )+be reached"
    r"|(?: [a-z]+){0,3} (?:that|which) (?:would|will) (?:let|allow|bring|permit)\b"
    r"|(?: (?:\w+)){0,4} (?:have|has|had|were) been added\b"
    r"|(?: [a-z]+){0,3} (?:that|which) (?:the |it |this )?(?:\w+ ){0,4}(?:needs?|needed|requires?|required)\b"
    r"|(?:(?! and )[^.;(,]){0,25}?\b(?:more(?! than)|further|additional)\b|(?:(?! and )[^.;,]){0,40}?\b(?:"
    r"(?:are|is|were|was) (?:still )?(?:needed|required|necessary|missing)|(?:had|have|has) (?:not|yet to)\b"
    r"|(?:would|will|must|should) (?:be )?(?:needed|required|necessary)))"
)
"""Right after a number that is wanted, or of those that came later."""
_FURTHER = pattern(r" (?:other|further) ")
"""Between a number and "States": those that are named besides."""
_REQUIREMENT = pattern(
    r"\b(?:enters? into force|come into force|takes? effect|will enter|entry into force"
    r"|effective)[^.;]{0,80}\b(?:after|with|once|when|upon|following|if|until|as soon as)\b(?:(?!, and\b)[^.;]){0,60}$"
)
"""Before a number with which a treaty enters into force."""
_AND_AS_MANY = pattern(
    rf"\b(?:requires?|needs?)\b[^.;]{{0,80}}\b(?:at least|a minimum of) {NUMBER}\b[^.;]{{3,80}} and $"
)
"""Before the second number that is needed: "requires that at least five States … and three States …"."""
_TO_BE_BY = pattern(r"\b(?:must|has to|have to|needs? to|should) be (?:signed|ratified|accepted|approved) by $")
"""Before "by 55 States": so many are needed."""
_SOME_OF_THEM = pattern(rf", (?:of (?:which|whom|them) {NUMBER}|{NUMBER} of (?:which|whom|them))\b")
"""After a number: what is said of some of those counted."""
_EARLIER = pattern(
    r"(?: [a-z]+)? (?:States|countries|parties|Governments) (?:which|that) (?:had|have) (?:already )?"
    r"(?:ratified|acceded|joined|signed|accepted)(?: it| (?:to )?the [^,.;]{3,90}?)? (?:earlier|before|previously)\b"
)
"""After a number: they are not all."""
_OTHER_ONES = pattern(r" other (?:States|countries|parties|nations|Governments)\b")
_OUT_OF_THOSE = pattern(rf" [a-z]+ (?:out )?of the {NUMBER}(?: [a-z]+)? (?:that are |which are )?{WANTED}")
"""After a number of those that a treaty has already: "12 parties out of the 22 that are required"."""
_NAMED_ONES = pattern(r"(?:The|These|Those|All) (?:same )?")
_THEY_ALSO = pattern(r" (?:States|countries|nations) (?:are|have) (?:also|already|likewise)\b")
"""Around "the three States are also parties to": those who were named."""
_WHEN_REACHED = pattern(
    r"\b(?:once|when|if|until|as soon as|before) (?:the|its) (?:number|total)\b[^,.;]{0,60} (?:reaches|exceeds|is|rises"
    r" to|attains) $"
    r"|\b(?:once|when|if|as soon as) [^,.;]{3,80} (?:deposits|ratifies|accedes|joins)\b[^.;]{0,90}\bwill\b[^.;]{0,30}$"
)
"""Before "41": so many have still to come."""
_JOINS = pattern(r"\bjoin(?:s|ed|ing)? (?:the )?$")
"""Before "76 other countries": who joins them is not among them."""
_OTHERS = pattern(r" other\b|[^.;,]{0,30} (?:that|which) (?:had|have) (?:already )?(?:ratif|acced|join|sign)")
_BESIDES = pattern(
    r"\b(?:[Ii]n addition to|[Bb]esides|[Aa]part from|[Oo]ther than|[Aa]long with) (?:the )?[A-Z][^,;]{2,40}, $", 0
)
"""Before "32 States": those who are named are not among them."""
_ONCE = pattern(
    r"\b(?:once|when|after|until|if|before|unless) (?:it|they|the \w+) (?:is|are|has been|have been) (?:ratified"
    r"|signed|accepted) by $"
)
"""Before "by 55 States" too."""
_LISTED_ONES = pattern(rf"\bof the {NUMBER} (?:[a-z-]+ )?(?:States|countries) (?:named|listed)\b")
"""Beside a number of those whom an annex names."""
_ANOTHER_TEXT = pattern(
    r"\b(?:Declaration|communiqu[eé]|statement|petition|appeal)\b(?![^.;]{0,20} that\b)[^.;]{0,200}$|\bFinal"
    r" Act\b[^.;]{0,200}$"
)
"""Before "was signed by 45": no treaty was."""
_ONLY_SIGNED = pattern(
    r"(?: (?:it|the [A-Z][\w -]{2,60}?))?,? (?:but|and|without) (?:have |has |had |having |are )?(?:not|yet"
    r"|never|still|ratifying|await\w*)\b"
)
"""After "25 States have signed": what is counted are those that stopped there."""
_PERIOD = pattern(
    r"\b(?:at (?:a|the)(?: [\w-]+){0,4} conference|in the (?:\w+ )?(?:years?|months?|weeks?) since"
    r"|(?<!force\s)(?<!effect\s)in (?:\w+ )?days"
    r"|during \d{4}|in (?:the )?(?:past|last|recent)\b|over the past|this week alone|during the (?:event|week|ceremony"
    r"|treaty event)|at the (?:treaty )?event|signing ceremony (?:in|held (?:in|at)|took place in) [A-Z]\w*|since"
    r" (?:January|last)|in \d{4} alone|on (?:the )?(?:opening"
    r"|first) day|on that day|on the same day|on its first day|within(?! that| this))\b"
)
"""In a sentence that tells what some days brought."""
_AND_DID = pattern(r", and (?!(?:the|its|an?|in|on|of|that|which|with|by|to|for|two|three|so)\b)[a-z]+ ")
"""After such a time: what follows is said beside it."""
_ADOPTED_THEN = pattern(r"\b(?:adopted|concluded|opened for signature|signed) $")
"""Before such days, where they are only those of the treaty's adoption."""
_RECEIVED = pattern(
    r"(?<!has\s)(?<!have\s)(?<!had\s)(?<!having\s)(?<!far\s)(?<!date\s)(?<!now\s)(?<!already\s)\breceived\b"
)
"""What a treaty received at an event; what it "has received" is all there is."""
_OPENED = pattern(r"\bopened (?:for|to) signature\b")
"""… or received on the day it was opened, which is all there is too."""
_IT_RECEIVED = pattern(rf"^(?:It|(?:The )?{TREATY}) (?:was open for signature\b[^.;]* and )?received (?:a total of )?$")
"""What a treaty received, of which no day or event is told."""
_HAS_RECEIVED = pattern(r"\b(?:has|have|had) (?:now |already )?been\b[^.;]{0,80}\band (?:\w+ )?received $")
_PART_OF_ALL = pattern(r"\bAnnex \w+\b|\bregions?\b")
"""Beside the number of those named in an annex, or of a region."""
_OF_ANNEX = pattern(r"\bof the Annex\b")
_INCREMENT = pattern(r"\b(?:received|gained|attracted|obtained|with)\b[^,;]{0,30}$")
"""Before a number that came in, where the sum follows."""
_SUMMED = pattern(r"\b(?:bring(?:s|ing)|reach(?:es|ing)|for)\b[^.;\d]{0,40}\btotals?\b[^.;]{0,60}$")
"""Before a number that is a sum."""
_ONE_OR_BOTH = pattern(r"[^.;]{0,45}\b(?:one or (?:both|more)(?! of the (?:\w+ )?(?:capitals|depositar))|either of)\b")
"""After States that are parties to one of several treaties."""
_AIMED_AT = pattern(
    r"\b(?:help\w*|support\w*|hop(?:es?|ed|ing)|counts? on)\b[^.;]{0,60} reach $"
    r"|\b(?:targets?|goals?|aims?|campaign)\b[^.;]{0,60}$"
)
"""Before a number that somebody hopes for."""
_ALL = pattern(r"\ball $")
"""Before "33 States parties": there are no more."""
_THAT_ARE = pattern(
    r" (?:(?:States |contracting )?parties\b|(?:member )?(?:States|countries|nations|Governments|members)"
    r"(?: of [^.;,]{3,60}?)? (?:(?:that|which|who) )?(?:are|have)\b)"
)
"""… after it."""
_PARTIES_SIGNED = pattern(
    r" (?:(?:States|contracting) )?parties(?: to [^.;,]{3,60}?| representing [^.;,]{3,40})?(?: (?:have|has"
    r"|had)(?: already)?)? signed\b"
)
"""After a number of parties to another treaty."""
_RATIFIED_THEN = pattern(r"(?<!have)(?<!has)(?<!had) (?:ratified|acceded)$")
"""At the end of a count: "40 States ratified" may tell of a time; "40 States have ratified" counts all."""
_RATIFIED_NOW = pattern(r"\b(?:ratified|acceded)$")
"""At the end of a count, whatever the tense."""
_TOLD_OF_A_TIME = pattern(
    r"(?:between (?:19|20)\d\d and|from last [\w' ]{3,30} (?:until|to) (?:now|today)|last (?:year|month|week)\b"
    r"|this (?:week|month)\b)"
)
"""At the beginning of a sentence on what some time brought."""
_THESE_DAYS = pattern(
    r"\b(?:this week|this month|last week|last month|last year)\b|\byesterday\b|\bduring the"
    r" (?:event|week|year)\b"
)
"""After "two States ratified": they are those of some days."""
_NOT_BEEN = pattern(r"\b(?:not|never)(?: yet)?(?: been)? $")
"""Before "ratified by 33"."""
_SINCE_A_MONTH = pattern(rf"[^.;,]{{0,80}} since (?:last )?{dates.MONTH}\b(?! (?:19|20)\d\d)")
"""After "seven States have ratified": they are those of some months."""
_A_SHARE = pattern(r"\b(?:half|thirds?|quarters?|most|majority|many|per cent|some|none) of (?:the|its|their) $")
"""Before "60 signatories have ratified": how many of them is told apart."""
_HAVE = pattern(r"\b(?:have|has|had)\b")
_OR_BOTH = pattern(r" or (?:both|more|two)\b(?! of the (?:\w+ )?(?:capitals|depositar))")
"""After "to one": no number of States at all."""
_AT_A_MEETING = pattern(
    r"(?: to (?:the )?[^.,;]{3,80}?)? (?:(?:were )?(?:present|represented)\b|(?:present and )?voting\b|attend\w+"
    r"|participat\w+|(?:took|taking)"
    r" part\b|met\b)"
)
"""After States parties that were counted in a room."""
_REPORTS = pattern(r"\b(?:reports? (?:of|by|from)|how) (?:the )?$|\b(?:raising|enlarging) the membership to $")
"""Before "eight States parties": those whose reports are read."""
_DONE = pattern(
    r"\b(?:deposited|submitted|presented|undertook|undertaken|performed|handed over)\b(?:\s+(?!\s|to\b)"
    r"|[^\s.;,]){0,40}$"
)
"""Before "three ratifications": what one State or one day brought."""
_KIND = r"(?:ratifications|accessions|acceptances|approvals)"
_OF_SEVERAL_KINDS = pattern(
    rf"{NUMBER} (?:signatures, {NUMBER} )?(?:new )?{_KIND},? (?:and )?{NUMBER}"
    rf" {_KIND}(?:,? and {NUMBER} signatures)?"
)
"""What was done on some days, kind by kind."""
_ACTIONS = pattern(rf"\btreaty actions?\b|\binvolving {NUMBER} (?:Member )?(?:States|countries)\b")
"""What was done in some days for treaties of all kinds; no treaty's own number."""
_OUT_OF = pattern(rf"{NUMBER} of the $")
"""Before the number of those that a treaty needs, after how many of them have ratified."""
_NEEDED_OF = pattern(rf"\b(?:by|from) (?:at least )?{NUMBER} of the $")
_THE_PARTIES = pattern(r"\bpart(?:y|ies)$")
"""Around "192" in "must be accepted by at least 144 of the 192 parties to the Protocol"."""
_OF_WANTED = pattern(rf" \w+ {WANTED}")
_ALL_THERE_ARE = pattern(rf"{NUMBER} (?:out )?of (?:the|its|their|these|those) (?:[\w']+ ){{0,3}}$")
"""Before the number of those out of which some are counted."""
_OUT_OF_N = pattern(rf"{NUMBER} (?:out )?of $")
_HAVE_DONE_IT = pattern(r"(?: [a-z]+){1,2} (?:have|had|has) (?:\w+ )?(?:sign|ratif|acced|accept|join)")
"""Around the second number of "45 of 162 Parties have signed"."""
_THOSE_WHICH = pattern(
    r" (?:that|which|who) (?:have|had|has) (?!(?:so far |already |now )?(?:ratif|acced|signed|join|bec|depos"
    r"|expressed|given|notified|consented|accept|approv|endors|adher))"
)
"""After "the five States parties": only some of them are meant."""
_EVENT_NOUN = pattern(r"\b(?:(?:this year's |the |treaty )event|ceremony|the same convention received)\b")
"""In a sentence on what an event brought."""
_BRINGING = pattern(r"\b(?:bringing|taking|brings|took|brought|giving)\b")
"""After a number that came in: the sum follows."""
_TO_BE = pattern(r"\b(?:must|has to|have to|needs? to|required to|should|to) be (?:signed and )?$")
"""Before "ratified by 40": so many are needed."""
_NUMBERED = pattern(
    r"\b(?:Annex|Article|Part|Chapter|Appendix|deposit of) $|\bNo\. ?$|\b(?:Convention|Protocol|Resolution) $"
)
"""Before a number that is a name."""
_EITHER = pattern(r"\bsigned(?:,| or) $")
"""Before "ratified by seven": they may only have signed."""
_OF_THOSE_NEEDED = pattern(
    rf"of the {NUMBER} (?:[a-z]+ ){{0,2}}(?:States|countries|nations) (?:[^,]*? )?"
    r"(?:must|required|needed|whose)\b"
)
"""What follows counts only those that the treaty needs."""
_SINCE_A_DAY = pattern(rf"since (?:the )?(?:{dates.MONTH}|\d)")
"""At the beginning of a sentence on what came in since a day."""
_UP_TO_A_DAY = pattern(r"(?:by|as of|to date)\b")
"""At the beginning of a sentence on what had come in by a day."""
_IN_A_REGION = pattern(
    r"(?:^|, )in (?:the )?(?:[A-Z][\w-]+ )+region\b|^in (?:the )?[A-Z][^.;]{3,80}, (?:a|the) region\b|^in (?:the"
    r" )?(?:\w+ )?(?:Africa|Asia|Europe|Americas?"
    r"|Oceania|Pacific"
    r"|Caribbean|Middle East|Arab world)(?: alone)?, |^of (?:its|our|their|the) (?![^,]*\b(?:sign|member|party"
    r"|parties))"
    r"[a-z][^,]{2,50}, "
)
"""In a sentence on one region."""
_THERE_WERE = pattern(r"there (?:were|was|(?:had|have|has) (?:also )?been)\b")
"""At the beginning of a sentence on what an event brought …"""
_PARTIES_AT = pattern(r" (?:States |contracting )?parties\b")
"""… unless it goes on with parties."""
_TO_DATE = pattern(r"\b(?:to date|so far|now|altogether|in all)\b")
"""… or says that they are all."""
_ONE_MORE = pattern(r"(?:one|a) (?:Member )?(?:State|country|Government) (?:ratified|acceded|accepted|signed)\b")
"""In a report on a time: what was added."""
_HAPPENED = pattern(r"\b(?:has|have|had|was|were)\b[^,;]*$")
"""Before a number that did come in, though it was a condition."""
_HAVE_SINCE = pattern(r"[^.;,]{0,30}\b(?:have|has|had) (?:so far |already |now )?(?:signed|ratified)")
"""After a number that was a condition and has come in."""
_WILL_JOIN = pattern(r"\bwill (?:be )?(?:acced|ratify|join)\w*|\bsoon to be\b|\b(?:intends?|plans?) to\b")
"""Before an ordinal: what somebody is still to do."""
_OF_A_CLUB = pattern(
    r" member of (?:the |its )?(?:[A-Z][\w-]+ ){1,4}?(?:Forum|Union|Community|Group|League|Organi[sz]ation"
    r"|Association|Council)\b"
)
"""After an ordinal: who is counted are the members of something else that have joined."""
_NAME = 60
"""Characters of such a name."""
_PLANNED = pattern(
    r"\b(?:due|scheduled|planned|expected|set|hop(?:es|ed|ing)) to (?!be |bec|enter|come|take effect|go"
    r" into)[^;]{0,100}$"
)
"""Before an ordinal: "is due to take part in a ceremony to mark the 60th ratification"."""
_AWAITED = pattern(r"\b(?:after|until|once|when|needs?|requires?|await\w*|following)\b[^,;]{0,40}$")
"""Before an ordinal that is still to come."""
_WHEN_IT_HAS = pattern(
    r"\b(?:will|shall|would|can) (?:only )?(?:enter|come|take|become|be)\b[^.;]{0,80}\b(?:after|once|when) (?:it"
    r"|they) ha\w+ been [^,.;]{0,40}$"
)
"""Before a number by which it has to be ratified first."""
_DONE_ON = pattern(r" (?:(?:yesterday|today|last \w+day|this (?:week|morning)|earlier this)\b|on (?:\d|(?-i:[A-Z])))")
"""After an ordinal that has come: its day."""
_DEPOSITED_ON = pattern(
    r"\b(?:deposit|receipt|registration)(?:ed|ing)? (?:today|yesterday|on (?:\w+day\b|\d)[^,.;]{0,20}) of $"
)
"""Before such an ordinal: "following the deposit today of"."""
_RULE = pattern(
    r"\b(?:will|shall|would|can|to) (?:only )?(?:enter|come|take|become|be)\b[^.;]{0,120}\b(?:after|once|when"
    r"|following|upon|until)\b[^.;]{0,60}$"
)
"""Before the instrument with which a treaty is to enter into force."""
BECAME = pattern(
    r"\b(?:became|making it|becomes|(?:gave|lodged|submitted) its|was|has been|had been|supplied|provided"
    r"|delivered|completed"
    r"|(?:State|country|nation|Government) (?:ratified|acceded|deposited|joined)"
    r"|(?:handed (?:in|over)|deposited|lodged|sent in) (?:with [^.;]{3,60} )?(?:the|its))\b"
)
"""In the words around an ordinal that has come."""
_BECOMES = pattern(r"\bbecom(?:e|es|ing)\b")
_RATIFIED_BY = pattern(r"(?:ratified|accepted|joined) by\b")
_WHO_IT_WAS = re.compile(r",\s+(?:the\s+)?[A-Z]")
"""After "ratified by its fiftieth member": which State that was."""
_PROVIDED = pattern(r"\b(?:once|if|when|after|as soon as|unless|until)\b")
"""Before or after what has still to happen."""
_DONE_BY = re.compile(r"\b(?:[Ff]ollowing|[Aa]fter|[Ww]ith)\b[^.;]{0,80}(?:by|of) [A-Z]")
"""Around an ordinal: whose it was."""


_IN_FORCE = pattern(
    r"\b(?:(?:entered|came|(?:is|are) entering) into (?:force|effect)|took effect|became (?:legally |officially"
    r" )?(?:binding"
    r"|effective|law|operative"
    r"|operational))"
    r"\b[^.;]{0,120}\b(?:after|following|upon|with|once|when)\b(?! (?:further|another)\b)[^.;,]{0,60}$"
)
_TO_BE_IN_FORCE = pattern(
    r"\b(?:(?:enters?|comes?) into (?:force|effect)|takes? effect|becomes? (?:legally )?(?:binding|effective|law))\b"
    r"(?P<day>[^.;]{0,160})\b(?:after|following|upon|with|once|when)\b(?! (?:further|another)\b)[^.;,]{0,60}$"
)
"""Before the number with which a treaty entered into force, or does so on a day that is known."""
_HAVE_DONE = pattern(
    r" (?:\w+ ){0,2}(?:States|countries|nations|parties) (?:had )?(?:ratified|acceded|deposited|joined)\b"
)
"""After such a number, where they have done it."""
_OBTAINED = pattern(
    r"(?<!not\s)(?<!never\s)(?<!must\s)(?<!to\s)(?<!should\s)\b(?:reached|has|have|had|obtained|crossed|passed"
    r"|got to|achieved|secured|attained|received"
    r"|gathered|collected) (?:now )?(?:the |its )(?:(?:threshold|total|required|necessary|needed|magic|minimum) "
    r"(?:number )?(?:of )?)*$"
)
_AS_NEEDED = pattern(rf" (?:ratifications|accessions|instruments|parties|States|countries|signatures) {WANTED}")
"""Around a number that a treaty needs and has: "it now has the 22 ratifications required"."""
_SECURED = pattern(
    r" (?:ratifications|accessions|instruments|parties)\b[^.;]{0,120}? (?:was|were|has|had|have)"
    r"(?: now| already| been)* (?:reached|crossed|met|passed|attained|secured|obtained|received)\b"
)
"""After it: "the 50 ratifications needed have now been secured"."""
_THE_LAST = pattern(r"\b(?:last|final|remaining|first|further|additional|missing|other|outstanding) $")
"""Before those that came in besides."""
_BROUGHT = pattern(
    r"\b(?:bring|tak|rais|lift)(?:s|es|ing)? (?:the|its) (?:total|number|tally)(?: of [^,.;]{3,60})? to (?:the )?$"
)
_FOR_IT = pattern(rf"(?: \w+)? {WANTED}")
"""Around one that the latest have brought: "bringing the total to the 30 needed"."""
_CLOSE = 30
"""Characters before it in which "when" or "once" makes it a condition."""
_REQUIRED = pattern(r"\bthe (?:required|requisite|necessary) $")
_ARE_PARTY = pattern(r"\b(?:are|were|have become|had become) (?:now )?(?:part|bound)")
"""Around one that has come in: "the required 15 States are now party to it"."""
_NO_LESS = pattern(r"\b(?:not less than|not fewer than|at least) $")
"""Before a number of which a rule speaks, and not what came."""
_WITH = re.compile(r"With\s+(?:its\s+|now\s+)?")
"""At the beginning of a sentence, before the number of parties that a treaty has."""


_SOME = re.compile(r"(?:^|[;:,]|,\s+(?:and|but)|\bthat)\s*$")
"""Before a number with which a clause begins: no "the", no "all"."""
_OF_PARTIES = pattern(
    rf" (?:States |contracting )?part(?:y|ies)(?: (?:to|of) (?:the |its |this )?{TREATY})? (?!(?:is|are|was|were"
    rf"|have|has|had"
    r"|do|did|will|must|should|can|may|[a-z]+ed|[a-z]+ly) (?:\w+ )?(?:part|bound|ratif|acced|accept|approv|join"
    r"|deposit|sign|now\b))"
    r"(?:have|has|had|do|did|will|must|should|can|may|(?:are|were|was|is) (?!(?:listed|named|as follows)\b)|reported"
    r"|attended|submitted|made|asked|declared|took|held|met|sent|gave|said)\b"
)
"""After it: parties that do something which others may not do."""


_MADE_BY = pattern(
    r"\b(?:adopted|agreed|negotiated|concluded|approved|endorsed)\b(?:(?! and )[^,;.]){0,30} by"
    r" (?:the )?$"
)
"""Before those who made a treaty, and may be parties to another."""
_BY_ALL = pattern(r"\bby all (?:the )?\S+ ")
"""Among the words of a count: there are no more."""
_SIGNED_BY = pattern(r"\bsigned by (?:the )?$")
"""Before parties to another treaty, who signed this one."""
_OF_A_BODY = pattern(
    r"\bmember(?:s|ship) of (?:the|its) (?:[A-Z]\w+ ){0,4}(?:Committee|Commission|Board|Bureau|Council|Court"
    r"|Group|Forum"
    r"|Union|Community|League|Association)\b"
)
"""Among the words of a count: those who sit in it."""


def has_come(text: str, sentence: Span, match: re.Match[str]) -> bool:
    """Tell whether a number is a condition that was met: "entered into force after forty had ratified"."""
    before = text[sentence.start : match.start("n")]
    if _NO_LESS.search(before):
        return False
    if _BROUGHT.search(before) and _FOR_IT.match(text, match.end("n"), sentence.end):
        return True
    if _IN_FORCE.search(before):
        return True
    if _OBTAINED.search(before) and _AS_NEEDED.match(text, match.end("n"), sentence.end):
        return True
    if _SECURED.match(text, match.end("n"), sentence.end) and not (
        _PROVIDED.search(before[-_CLOSE:]) or _THE_LAST.search(before)
    ):
        return True
    if _REQUIRED.search(before) and _ARE_PARTY.search(match.group()):
        return True
    told = _TO_BE_IN_FORCE.search(before)
    days = dates.find(before, told.start("day"), told.end("day")) if told else []
    if told and _HAVE_DONE.match(text, match.end("n"), sentence.end):
        return True
    return any(day.day or day.relative == "today" for day in days)


def is_condition(text: str, sentence: Span, match: re.Match[str]) -> bool:
    """Tell whether a number is a condition: "… enters into force once forty have ratified", "five more are needed"."""
    if _DONE_ON.match(text, match.end(), sentence.end):
        return False
    clause = re.split(r"[;:]", text[sentence.start : match.start("n")])[-1]
    if _WHEN_REACHED.search(clause):
        return True
    if _A_SHARE.search(clause) and not _HAVE.search(match.group()):
        return False
    after = text[match.end("n") : sentence.end]
    if _REQUIREMENT.search(clause) and (_WHEN_IT_HAS.search(clause) or not _HAPPENED.search(clause[-30:])):
        return True
    return _LATER.match(after) is not None and not (_HAVE_SINCE.match(after) or _OUT_OF_THOSE.match(after))


def is_settled(text: str, sentence: Span, match: re.Match[str]) -> bool:
    """Tell whether an ordinal has come, or comes on a day that is known: "will become the 186th State Party"."""
    if BECAME.search(match.group()) or (_RATIFIED_BY.match(match.group()) and _WHO_IT_WAS.match(text, match.end())):
        return True
    return _BECOMES.search(match.group()) is not None and not _PROVIDED.search(text, match.end(), sentence.end)


def is_awaited(text: str, sentence: Span, match: re.Match[str]) -> bool:
    """Tell whether an ordinal is still to come: "after the fortieth ratification", unless it is said whose it was."""
    if is_settled(text, sentence, match) and _RATIFIED_BY.match(match.group()):
        return False
    if _OF_A_CLUB.search(text, match.start("n"), min(sentence.end, match.end() + _NAME)):
        return True
    will_join = _WILL_JOIN.search(text, sentence.start, match.start())
    if will_join and not dates.find(text, sentence.start, sentence.end, years=False):
        return True
    if match.group().lower().startswith("the ") and _RULE.search(text[sentence.start : match.start("n")]):
        return not any(day.day for day in dates.find(text, sentence.start, match.start("n")))
    if BECAME.search(match.group()):
        return False
    before = text[sentence.start : match.start()] + re.split(r"\sthe\s", match.group())[0]
    if _DONE_ON.match(text, match.end(), sentence.end) or _DEPOSITED_ON.search(before):
        return False
    said = _DONE_BY.search(text, max(sentence.start, match.start() - 20), sentence.end)
    return said is None and (_AWAITED.search(before) or _PLANNED.search(before)) is not None


def is_part(text: str, clauses: str, sentence: Span, match: re.Match[str]) -> bool:
    """Tell whether a number is needed, approximate, of one region, or of a few days alone.

    ``clauses`` is ``text`` simplified.
    """
    at, end = match.start("n"), match.end("n")
    if _EARLIER.match(text, end, sentence.end) or _OTHER_ONES.match(text, end, sentence.end):
        return True
    if _NAMED_ONES.fullmatch(text, sentence.start, at) and _THEY_ALSO.match(text, end, sentence.end):
        return True
    if _SOME.search(clauses[sentence.start : at]) and _OF_PARTIES.match(clauses, end, sentence.end):
        return True
    beside = without_relatives(text)
    if beside[at].isspace():  # the number stands in such a clause itself: "which also requires 15 ratifications"
        beside = text
    of_them = _SOME_OF_THEM.search(text, end, sentence.end)
    whole = beside[sentence.start : of_them.start() if of_them else sentence.end]
    before = beside[sentence.start : at]
    if _SIGNED_BY.search(before) and "sign" not in match.group().lower():
        return True
    if _MADE_BY.search(before) and "ratif" not in match.group().lower():
        return True
    if _BY_ALL.search(match.group()):
        return False
    if _OF_A_BODY.search(match.group()):
        return True
    if _SATISFIED.search(before) or _UP_TO.search(before) or _SUMMED.search(before):
        return False
    if "sign" in match.group().lower() and _FURTHER.match(text, end, sentence.end):
        return True
    if re.search(r"\bsigned$", match.group(), re.IGNORECASE) and _ONLY_SIGNED.match(text, match.end(), sentence.end):
        return True
    if match.group().lower().startswith("of ") and "sign" in match.group().lower():
        return False
    if _OUT_OF_N.search(before) and _HAVE_DONE_IT.match(text, end, sentence.end):
        return True
    if _NEEDED_OF.search(before) and _THE_PARTIES.search(match.group()):
        return False
    if (_ALL_THERE_ARE.search(before) and not _OF_WANTED.match(text, end, sentence.end)) or _THOSE_WHICH.match(
        text, match.end(), sentence.end
    ):
        return True
    if _PARTIES_SIGNED.match(text, end, sentence.end) and not match.group().lower().endswith("signed"):
        return True
    if (
        _ALL.search(before)
        and _THAT_ARE.match(text, end, sentence.end)
        and not (_REQUIREMENT.search(before) or _PROVIDED.search(before))
    ):
        return False
    if _OR_BOTH.match(text, end, sentence.end) or (
        _RATIFIED_THEN.search(match.group())
        and (_THESE_DAYS.search(text, match.end(), sentence.end) or _TOLD_OF_A_TIME.match(whole))
    ):
        return True
    if _RATIFIED_NOW.search(match.group()) and _SINCE_A_MONTH.match(text, match.end(), sentence.end):
        return True
    if _NOT_BEEN.search(text[sentence.start : match.start()]) or (
        _A_SHARE.search(before) and _HAVE.search(match.group())
    ):
        return True
    if _ONE_OR_BOTH.match(text, match.end(), sentence.end) or _AT_A_MEETING.match(text, match.end(), sentence.end):
        return True
    if (
        _ANOTHER_TEXT.search(before)
        or _AIMED_AT.search(before)
        or _REPORTS.search(before)
        or _TO_BE_BY.search(before)
        or _AND_AS_MANY.search(before)
        or _ONCE.search(before)
        or _EITHER.search(text, sentence.start, match.start())
        or (_JOINS.search(before) and _OTHERS.match(text, end, sentence.end))
        or _BESIDES.search(before)
        or _LISTED_ONES.search(whole)
    ):
        return True
    if _ACTIONS.search(whole) or (_OUT_OF.search(before) and re.match(rf"\s\w+ {WANTED}", text[end : sentence.end])):
        return True
    regional = _PART_OF_ALL.search(text, max(sentence.start, match.start() - 10), match.end()) is not None
    if re.search(r"\b(?:number|total)\b", match.group(), re.IGNORECASE) and not regional:
        return NOT_TOTAL.search(re.sub(r"\bup\s+to\s+$", "", before)) is not None
    if (
        regional
        or _OF_ANNEX.search(before)
        or _NUMBERED.search(before)
        or _TO_BE.search(text[sentence.start : match.start()])
    ):
        return True
    if (
        _OF_THOSE_NEEDED.match(whole)
        or _SINCE_A_DAY.match(whole)
        or (_THERE_WERE.match(whole) and not (_PARTIES_AT.match(text, end, sentence.end) or _TO_DATE.search(whole)))
        or _ONE_MORE.match(match.group())
        or _IN_A_REGION.search(whole)
    ):
        return True
    now = re.search(r"\bnow\b", match.group(), re.IGNORECASE) is not None
    if (
        not now
        and _RECEIVED.search(before)
        and not _IT_RECEIVED.search(clauses[sentence.start : at])
        and not _OPENED.search(before)
        and not _UP_TO_A_DAY.match(whole)
        and not _HAS_RECEIVED.search(before)
    ):
        return True
    if _OPENED.search(before):
        return NOT_TOTAL.search(before) is not None
    if (
        not now
        and _INCREMENT.search(before)
        and (_BRINGING.search(text, end, sentence.end) or _EVENT_NOUN.search(whole))
    ):
        return True
    if NOT_TOTAL.search(before) or _DONE.search(before) or _DONE.search(clauses[sentence.start : at]):
        return True
    if any(one.start() <= at - sentence.start < one.end() for one in _OF_SEVERAL_KINDS.finditer(whole)):
        return True
    period = _PERIOD.search(whole)
    if (
        period is None
        or _AND_DID.search(before, period.end())
        or _WITH.fullmatch(before)
        or _ADOPTED_THEN.search(whole[: period.start()])
        or re.search(r"\b(?:to date|so far)\b", text[end : sentence.end])
    ):
        return False
    return not (period.end() < len(before) and re.search(r"\b(?:today|now|by now|currently)\b", before[period.end() :]))
