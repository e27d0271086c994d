"""Entry into force: which treaty, which day, in which words. Knows nothing of counts or lists."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from knowledge.extract import dates
from knowledge.extract.document import Document, Span
from knowledge.extract.plain import pattern
from knowledge.extract.subjects import previous, subjects
from knowledge.extract.treaties import Treaties

_TRIGGER = pattern(
    r"(?P<verb>\b(?P<aux>(?:(?:will|shall|would|is|are|was|were|to|has|have|had|may|might|could|can|should"
    r"|must|did|does|do|officially|"
    r"formally|finally|automatically|not|now|then|therefore|thus|also|due|expected|set|scheduled|about|itself|be"
    r"|been|yet|never|only|legally|,) )*)"
    r"(?:enter(?:s|ed|ing)? (?:legal )?force\b|(?:enter(?:s|ed|ing)?|c[ao]mes?|coming|go(?:es)?|went|brought"
    r"|bring(?:s|ing)?(?: [^,.;]{0,60}?)?"
    r"|been|be|is|was|put) (?:formally |officially |finally )?in(?:to)? (?:legal )?(?:force|effect|operation)"
    r"|t[ao]kes?(?:n)? (?:legal |full )?effect|took (?:legal |full )?effect|taking effect"
    r"|ha(?:ve|s|d) (?:binding )?(?:legal )?(?:binding )?(?:force|effect)(?= (?:from|as of|on) )"
    r"|(?:becomes?|became|become) (?:(?:a |the first )?(?:legally )?(?:binding|effective|operational)"
    r"|(?:part of )?international law|(?:binding )?law|operative)|(?:begins?|starts?|began) to (?:bind|apply)(?="
    r" (?:on|from|its)\b)|applies(?= (?:as )?from\b)|will be law(?= (?:from|on|as of)\b)|(?:be|is) operative(?="
    r" (?:from|on|as of))))"
    r"|(?P<binding>\b(?:will|is|are|be)(?: \w+){0,2} binding (?=(?:in law |law )?(?:starting|from|as of|on)))"
    r"|(?P<noun>\b(?:entry|entering|coming)[ -]in(?:to)?[ -](?:force|effect))"
    r"|(?P<since>\b(?:in force|in effect|operative)(?: (?:only )?(?=since|from|as of|as from)|(?=:)))"
    r"|(?P<running>\bha(?:s|ve) been (?:binding|operating|operative|applied)(?= since\b))"
)
_REPORTED = pattern(r"\b(?:ensur\w+|guarantee\w*|said|told|noted|added|announced|explained|according to|meant|means)\b")
_REPORT = 200
"""Characters within which "he said" follows a reported "would enter into force"."""
_HINT = pattern(
    r"\b(?:force|effect|effective|operation|operational|operating|operative|binding|bind|apply|applied|law)\b"
)
"""Every trigger ends in one of these; looking for them first saves most of the time."""
_REFUSED = pattern(
    r"\b(?:yet to|not yet|has not|have not|had not|did not|does not|may|might|could|can|cannot|should|must"
    r"|before|before (?:it|they)|until|unless|if|once|"
    r"when(?=.{0,40}$)|in order (?:for|to)|necessary|needed|required|requires?|needs?|would|never|hop(?:e|es"
    r"|ed|ing)|call(?:s|ed|ing)?"
    r"|urg(?:e|es|ed|ing)|so that|allow|enable|to|to see (?:it|them|the [\w ]{3,60}))\W*$"
)
_WOULD_STILL = pattern(
    r"\b(?:will|shall|is to|are to|was to|were to|due to|expected to|set to|scheduled to|about to"
    r"|is now to|(?:met|fulfilled|satisfied) (?:the|its|all) (?:requirements|conditions) to)\W*$"
    r"|\bway\b[^.;]{0,30}\bfor\b[^.;]{0,60}\bto\W*$"
)
_MORE_THAN = pattern(r"\bmore than(?: [\w-]+){0,3} (?:needed|required|necessary)\b[^.;]{0,40}$")
"""Before "to bring … into force on 1 July": they were reached."""
_SO_IT_WILL = pattern(
    r", (?:which|that|this|and this) (?:will|is to|is (?:now )?expected to) (?:\w+ )?(?:happen"
    r"|occur|take place|be) on\b"
)
"""After "needed … to enter into force"."""
_FOR_A_STATE = pattern(
    r"\s*for (?:both|the two|these|those) (?:countries|States|nations)\b|\s*(?:for|in|between|in respect of|with"
    r" respect to|as regards) (?:(?!(?:\d|(?:Parties|States|Members)\b|(?:Jan|Febr)uary|March"
    r"|April|May|June|July|August|(?:Septem|Octo|Novem|Decem)ber|\w+day|the first|the (?:[a-z-]+|\d+) (?:States"
    r"|countries)|those|these|all"
    r"|most)\b)[A-Z]\w+|it\b|its (?:newest|latest|most recent|new)\b|that|the (?!first|(?:[a-z-]+|\d+) (?:States"
    r"|countries)))|\s*there\b"
    r"|\s*(?:on|upon) (?:the|that) (?:country|State|nation|Government|new party)\b",
    0,
)
_FOR_THIS_STATE = pattern(
    r"\W*(?:(?:and|but|while) )?[Ff]or (?:(?:the )?(?!all\b|those\b)[A-Z][\w' -]{2,40}?|(?:this|that) (?:State"
    r"|country)),?"
    r" (?:the|this|it)\b",
    0,
)
"""A clause that begins so speaks of one State's day."""
_AFTER_ITS_DEPOSIT = pattern(
    r"[^.;]{0,40}? after (?:the )?(?:date of )?(?:the )?deposit of (?:its|their|the country's) instruments?\b"
)
"""After "will enter into force": the day is that of the State whose instrument it was."""
_AND_FOR_THIS = pattern(
    r", for which (?:the|this|it)\b[^,;]*$"
    r"|[,;] (?:and|but|while) for (?:this|that) (?:State|country),? (?:the|this|it)\b[^,;]*$"
)
"""Later in the sentence it may do so too."""
_AFTER_NOUN = pattern(
    r"[^,]{0,90}| (?:this|next|last)? ?\w+day, |[^,]{0,120}(?:, (?:also |better )?(?:known|called)"
    r" [^,]{3,60})?,(?: that is,| namely,| which"
    r" (?:will |is to |is due to )?(?:t[ao]kes? place|occurs?"
    r"|happens?|comes?|be))? (?:on|in|due on|set"
    r" for|scheduled for|expected on)(?: \w+day,?)?(?: the)? ?"
)
"""Between "the entry into force" and its day."""
_WHEN_IT_DID = pattern(r"\W*(?:(?:and|but) )?(?:when|once|after|as soon as|since|before)\b")
_MAIN_CLAUSE = pattern(
    r",(?! (?:(?:that is|namely|i\.e\.),? )?(?:on|in|the)? ?(?:\w+day,? )?(?:\d|January|February|March|April|May"
    r"|June|July|August"
    r"|September|October|November|December))"
)
_BREAK = pattern(
    r"\b(?:after(?! midnight)|following|from the|deposit(?:ed)?|triggered|adopted|signed|ratifi\w+|acced\w+"
    r"|opened|conclu\w+"
    r"|since its|until|before|in time|prior|held|event|meeting|session|conference|told|said|announced|briefing|applied"
    r"|began|begins|started|starts|though|although|while|nearer|closer|was|were|had|has|have"
    r"|whereas|last day)\b"
)
_FRONTED = pattern(
    r"^(?:it was )?(?:(?:but|and|then|finally|however|thus|as a result|accordingly|consequently|therefore"
    r"|hence),? ?)?(?:on this day,?|on|in|as of|from|since|effective|this|next|last)? ?$"
)

_THE_DAY_ON_WHICH = pattern(
    r",? (?:(?:was |is |will be |as )?the (?:day|date) (?:on which|when|that)|when) (?:it|(?:the"
    r" )?[\w (),.'-]{3,90}?)(?: will| would)? ?"
)
_WOULD_HAVE = pattern(r"\b(?:would|could|might) have\b")
_WILL_ON = pattern(r"\b(?:will|shall|(?:is|are|was|were) (?:due |set |expected )?to),? on $")
"""Before a day that stands within the verb: "will on 28 February become binding"."""
_SO_LONG = pattern(r" for (?:over|more than|nearly|almost|about|some)? ?[\w-]+ (?:years|months|decades)\b")
"""After "has been in force": no day is told."""
_SO_LONG_AFTER = pattern(r",? (?:exactly |just )?(?:[\w-]+ ){1,3}(?:days?|weeks?|months?|years?) (?:after|following)\b")
"""After a day: what was done so long before does not take the day."""
_SO_LONG_SINCE = pattern(r"\b(?:years?|months?|decades?|weeks?) since\b")
"""After a day on which it is long ago."""
_DOES_SO = pattern(
    r"(?:it|the (?:[a-z]+ )?\w+) (?:will|did|is to|is expected to) (?:do )?so (?:on|in|from)?"
    r"|(?:this|that) (?:will |is to |is expected to )?(?:occurs?|happens?|takes? place|be) (?:on|in|from)?"
)
"""A sentence about what the one before it says."""
_SAME_DAY = pattern(r"\bon (?:the|that) same (?:day|date)\b")
"""In a sentence whose day the one before it tells."""
_CAN = pattern(r"\bcan\W*$|\b(?:allow|enabl|permit)\w*\b[^.;]{0,90}\bto\W*$")
_ON_A_DAY = pattern(r" on (?:\w+day,? )?(?:the )?(?:\d|[A-Z])")
"""After "so that it can enter into force": it is settled when."""
_BEFORE_IT = pattern(r"\bbefore (?:it|they) ?$")
"""… nor is a day in doubt before which something is to be done."""
_SOUGHT = pattern(
    r"\b(?:conditions|requirements|thresholds?) for (?:the |its )?$|"
    r"\b(?:conferences?|meetings?|sessions?|ceremon(?:y|ies)|celebrations?|events?|debates?|discussions?|seminars?)"
    r" (?:on|of|for|about|to mark|to celebrate|marking|celebrating) (?:the |its )?$|\b(?:pending (?:its |the )?"
    r"|no date (?:yet )?(?:for"
    r"|of) (?:the )?)$|\b(?:facilitat|promot|accelerat|speed|hasten|advanc)\w*(?: up)? (?:the )?(?:early "
    r"|earliest |rapid )?$|\b(?:closer|nearer|towards?|hop(?:es?|ed|ing) for|calls? for) (?:to )?(?:the |its |an"
    r" )?(?:early )?$"
)
"""What a conference is called after that wants an entry into force: its days are not the treaty's."""
_EQUATED = pattern(
    r",? ?(?:(?:will|would|is to|was to|shall) be |(?:(?:is|was|has been) (?:now )?(?:fixed|set) )?as |is |was "
    r"|becomes )?(?:therefore |thus )?(?:the|its) (?:day|date)"
    r" (?:of|for) (?:its |the |their )?|,? (?:marks|marked|saw|sees|brings|brought) (?:the|its) "
)
_ANNIVERSARY = pattern(r"\banniversar(?:y|ies) of (?:the |its )?$")
_IS = pattern(r"\b(?:is|was|will|falls?|fell|takes? place)\b")
_DONE_THEN = re.compile(r",\s+(?:adopted|signed|concluded|opened)\b[^,;]*(?:,|$)")
"""Between "Today, the Treaty" and the verb: ", adopted in October 1994,"."""
_TODAY = pattern(
    r"\b(today|tomorrow|yesterday)(?P<own>'s| (?:marks|marked|sees|saw|brings|is the day of)(?:"
    r" the)?|,? with(?: the)?)?\W*$"
)
_ABOUT_THEN = pattern(r" or (?:later|earlier|thereabouts)\b| at the (?:earliest|latest)\b")
"""After a year: no day is settled."""
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_BELOW = pattern(r"(?:\)|,)? ?:.{3,200}")
"""Between a year and the days in it: "in 2003: the first on 23 October, the second …"."""
_YEAR_BEFORE = 400
"""Characters before "of that year" in which the year is named."""
_NEAR = 40
"""Characters between "came into force" and "on Friday"."""
_SEVERAL = pattern(
    r"\b(?:two|three|four|both|these|following) (?:[a-z-]+ ){0,2}(?:treaties|instruments"
    r"|conventions|protocols|agreements)\b"
)
"""Before "will come into force:", which the names follow."""
_THEY_ARE = pattern(r"(?:They|These) are\b", 0)
"""The sentence that names them."""
_SET_APART = pattern(r"(?:, (?:on|(?:that is(?: to say)?|namely|i\.e\.),?(?: on)?) (?:\w+day,? )?|[–(] ?)$")
"""Before a day that is set apart from the rule: "ninety days after the deposit, namely on 3 May"."""
_OF_A_STATE = pattern(r",? (?:became|deposited|ratified|acceded|handed|submitted|lodged)\b")
"""After a day on which a State did something."""
_OPENED_ON = pattern(r"\W*(?:opened|open|adopted|signed|concluded|done|drawn|negotiated|approved|agreed)\b")
"""At the beginning of a clause whose day is that of something else."""
_RESPECTIVELY = re.compile(r"\brespectively\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Force:
    """One entry into force as found; ``date`` may be partial, and None when the text denies or withholds it."""

    treaty: str
    date: str | None
    start: int
    end: int
    span: Span
    doubt: str | None = None


def find(document: Document, treaties: Treaties) -> list[Force]:
    """Return the entries into force that the body states, in order."""
    found: list[Force] = []
    for sentence in document.sentences:
        here = _in_sentence(document, treaties, sentence) or _does_so(document, treaties, sentence)
        if found and _SAME_DAY.search(document.plain, sentence.start, sentence.end):
            here = [replace(one, date=one.date or found[-1].date) for one in here]
        found.extend(here)
    own = _days_of_states(document)
    return [one for one in found if one.date is None or one.date not in own]


def _days_of_states(document: Document) -> set[str]:
    """The days on which the text says that a treaty enters into force for one State."""
    text, days = document.plain, set[str]()
    for sentence in document.sentences:
        if _HINT.search(text, sentence.start, sentence.end) is None:
            continue
        for trigger in _TRIGGER.finditer(text, sentence.start, sentence.end):
            state = _FOR_A_STATE.match(text, trigger.end(), sentence.end)
            told = dates.find(text, state.end(), sentence.end, years=False) if state else []
            if state and told and told[0].start - state.end() <= _NEAR and told[0].day:
                days.add(dates.complete(told[0], document.head.today, _tense(trigger.group())) or "")
    return days


def _does_so(document: Document, treaties: Treaties, sentence: Span) -> list[Force]:
    """ "It will do so on 4 October", where the sentence before speaks of an entry into force."""
    text = document.plain
    told = _DOES_SO.match(text, sentence.start, sentence.end)
    index = document.index_of(sentence)
    if told is None or index == 0:
        return []
    before = document.sentences[index - 1]
    trigger = _TRIGGER.search(text, before.start, before.end)
    days = dates.find(text, told.end(), sentence.end)
    named = previous(treaties, sentence)
    if trigger is None or not named or not days or days[0].start - told.end() > _NEAR:
        return []
    return dated(document, sentence, told, named[:1], days[:1])


def announced(text: str, span: Span) -> re.Match[str] | None:
    """Return where a headline or a sentence says that something enters into force, or is to; None elsewhere."""
    trigger = _TRIGGER.search(text, span.start, span.end)
    if trigger is None or (trigger["noun"] and _SOUGHT.search(text, span.start, trigger.start())):
        return None
    to_enter = (trigger["aux"] or "").strip().lower() == "to"
    if (_denied(text, trigger, span.start) and not to_enter) or _FOR_A_STATE.match(text, trigger.end(), span.end):
        return None
    return trigger


def _in_sentence(document: Document, treaties: Treaties, sentence: Span) -> list[Force]:
    text = document.plain
    if _HINT.search(text, sentence.start, sentence.end) is None:
        return []
    triggers = list(_TRIGGER.finditer(text, sentence.start, sentence.end))
    found: list[Force] = []
    begin = sentence.start
    for index, trigger in enumerate(triggers):
        limit = triggers[index + 1].start() if index + 1 < len(triggers) else sentence.end
        mentions = subjects(treaties, sentence, trigger, begin, limit, bool(found))
        if not mentions:
            found.extend(
                _elliptic(document, treaties, sentence, trigger, trigger.end(), limit)
                or _announced(document, treaties, sentence, trigger, begin, limit)
            )
            continue
        if _denied(text, trigger, begin):
            found.extend(Force(mention, None, sentence.start, sentence.end, sentence) for mention in mentions)
            continue
        days = _days(document, trigger, begin, limit) or _weekday(text, trigger, limit)
        if not days and trigger["verb"]:
            found.extend(Force(mention, None, sentence.start, sentence.end, sentence) for mention in mentions)
        if (
            not days
            or _SO_LONG.match(text, trigger.end())
            or _FOR_A_STATE.match(text, trigger.end(), limit)
            or _FOR_THIS_STATE.match(text, begin, limit)
            or _AND_FOR_THIS.search(text, begin, trigger.start())
            or _AFTER_ITS_DEPOSIT.match(text, trigger.end(), limit)
        ):
            continue
        if len(days) > len(mentions) and _RESPECTIVELY.search(text, trigger.end(), limit):
            named = list(dict.fromkeys(m.treaty for m in treaties.within(begin, trigger.start())))
            mentions = named[-len(days) :] if len(named) >= len(days) else mentions
        begin = max(day.end for day in days if day.start >= begin) if days[0].start > trigger.start() else begin
        found.extend(dated(document, sentence, trigger, mentions, days))
        found.extend(_elliptic(document, treaties, sentence, trigger, days[-1].end, limit))
    return found


def dated(
    document: Document, sentence: Span, trigger: re.Match[str], treaties: list[str], days: list[dates.Written]
) -> list[Force]:
    """Return the entries into force of ``treaties`` on ``days``, each its own or all the one."""
    tense = _tense(trigger.group())
    result = []
    for number, treaty in enumerate(treaties):
        day = days[number] if len(days) == len(treaties) else days[0]
        date = dates.complete(day, _reference(document, sentence, day, tense), tense)
        if date is None:
            continue
        doubt = None
        printed = document.quote(day.start, day.end)
        if day.relative in dates.WEEKDAYS:
            doubt = f"The day of “{printed}” is not printed; {date} was taken from the release's own date."
        elif day.year is None and not date.startswith("--") and day.relative is None:
            doubt = f"The year of “{printed}” is not printed; {date[:4]} was taken from the release's own date."
        elif day.ambiguous:
            doubt = f"“{printed}” was read day first, as {date}."
        result.append(Force(treaty, date, sentence.start, sentence.end, sentence, doubt))
    return result


def _reference(document: Document, span: Span, day: dates.Written, tense: dates.Tense) -> str | None:
    """The day from which the year of ``day`` is told, where it has none: one named before it, or the release's."""
    if day.year is None and day.relative in {"that year", "the same year"}:
        years = _YEAR.findall(document.plain, max(0, day.start - _YEAR_BEFORE), day.start)
        return years[-1] if years else None
    if day.year is None and day.relative is None and day.month and tense is dates.Tense.PAST:
        earlier = [
            one for one in dates.find(document.plain, span.start, day.start, years=False) if one.year and one.day
        ]
        above = [one for one in dates.find(document.plain, span.start, day.start) if one.year]
        if above and _BELOW.fullmatch(document.plain, above[-1].end, day.start):
            return str(above[-1].year)
        if earlier and earlier[-1].month:
            later = (day.month, day.day or 31) >= (earlier[-1].month, earlier[-1].day or 1)
            return str(int(earlier[-1].year or 0) + (0 if later else 1))
    return document.head.today


def _elliptic(
    document: Document, treaties: Treaties, sentence: Span, trigger: re.Match[str], start: int, limit: int
) -> list[Force]:
    """ "… entered into force on 29 September, the Protocol on Pilotage on 25 December": the verb is not repeated."""
    result = []
    for mention in treaties.within(start, limit):
        gap = re.compile(r"(?:\s*\([^()]{1,40}\))?\s*,?\s*(?:did so\s+)?(?:on\s+)?").match(
            document.plain, mention.end, limit
        )
        days = dates.find(document.plain, mention.end, limit)
        if gap and days and days[0].start <= gap.end() + 4 and gap.group().rstrip().endswith("on"):
            result.extend(dated(document, sentence, trigger, [mention.treaty], days[:1]))
    return result


def _announced(
    document: Document, treaties: Treaties, sentence: Span, trigger: re.Match[str], begin: int, limit: int
) -> list[Force]:
    """ "Two treaties will shortly come into force: the Protocol on … and the Agreement on …", or "They are …"."""
    if not _SEVERAL.search(document.plain, begin, trigger.start()):
        return []
    index = document.index_of(sentence)
    following = document.sentences[index + 1] if index + 1 < len(document.sentences) else None
    days = dates.find(document.plain, trigger.end(), limit)
    if following and days and _THEY_ARE.match(document.plain, following.start, following.end):
        both = list(dict.fromkeys(one.treaty for one in treaties.within(following.start, following.end)))
        return dated(document, sentence, trigger, both, days[:1])
    colon = document.plain.find(":", trigger.end(), limit)
    named = treaties.within(colon, limit) if colon >= 0 else []
    return [Force(mention.treaty, None, sentence.start, sentence.end, sentence) for mention in named if mention.full]


def _tense(words: str) -> dates.Tense:
    lowered = words.lower()
    if re.search(r"\b(?:will|shall|would|due|expected|scheduled|set|to)\b", lowered):
        return dates.Tense.FUTURE
    if re.search(r"\b(?:entered|came|took|went|became|brought|since|was|were)\b", lowered):
        return dates.Tense.PAST
    return dates.Tense.EITHER


def _denied(text: str, trigger: re.Match[str], begin: int) -> bool:
    before = text[begin : trigger.start()]
    verb = trigger.group()
    if trigger["noun"]:
        return False
    words = f"{before[-60:]}{verb}"
    words = re.sub(
        r"\b(?:enter|com|go|went|cam|t[ao]k|took|becom|becam|brought|bring|been|is"
        r"|was)\w*\s+(?:\S+\s+)*?\S+$",
        "",
        words,
        flags=re.I,
    )
    aux = trigger["aux"] or ""
    words = (before[-60:] + aux) if trigger["verb"] else words
    if re.match(r"\W*as\s+it\s+will\b", text[trigger.end() : trigger.end() + 20], re.I):
        return False
    if re.search(r"\b(?:not|never|yet)\b", aux, re.I) or re.search(
        r"\b(?:if|unless|until)\b[^,;]{0,60}$", before, re.I
    ):
        return True
    if _WOULD_HAVE.search(aux):
        return True
    if _SO_IT_WILL.match(text, trigger.end()) or (
        _MORE_THAN.search(text, begin, trigger.start()) and _ON_A_DAY.match(text, trigger.end())
    ):
        return False
    if _BEFORE_IT.search(before) and _ON_A_DAY.match(text, trigger.end()):
        return False
    if _WOULD_STILL.search(words) or (_CAN.search(words) and _ON_A_DAY.match(text, trigger.end())):
        return False
    if re.search(r"\bwould\W*$", words, re.I) and _REPORTED.search(text[begin : trigger.end() + _REPORT]):
        return re.search(r"\b(?:if|once|when|could)\b", before, re.I) is not None
    return _REFUSED.search(words) is not None


def _weekday(text: str, trigger: re.Match[str], limit: int) -> list[dates.Written]:
    """The day of "came into force on Friday", where no other is told."""
    day = dates.on_a_weekday(text, trigger.end(), min(limit, trigger.end() + _NEAR)) if trigger["verb"] else None
    return [day] if day and not _BREAK.search(text, trigger.end(), day.start) else []


def _is_marked(text: str, begin: int, trigger: re.Match[str], gap: str) -> bool:
    """Whether a day is that of an anniversary: "the tenth anniversary of the entry into force … will be on 3 May"."""
    return _ANNIVERSARY.search(text, begin, trigger.start()) is not None and _IS.search(gap) is not None


def _days(document: Document, trigger: re.Match[str], begin: int, limit: int) -> list[dates.Written]:
    text = document.plain
    if trigger["noun"] and _SOUGHT.search(text, begin, trigger.start()):
        return []
    earlier = dates.find(text, begin, trigger.start())
    marked = [day for day in earlier if _THE_DAY_ON_WHICH.fullmatch(text, day.end, trigger.start())]
    if marked:
        return marked[-1:]
    usable: list[dates.Written] = []
    for day in dates.find(text, trigger.end(), limit):
        gap = text[trigger.end() : day.start]
        if usable:
            between = text[usable[-1].end : day.start]
            if not re.fullmatch(r"\s*(?:,|and|,\s*and|and\s+(?:on|in)|,\s*(?:on|in)|respectively)\s*", between):
                break
            usable.append(day)
            continue
        if len(gap) > 160 or ";" in gap or '"' in gap or _ABOUT_THEN.match(text, day.end, limit):
            break
        if day.relative and re.search(r"(?<!\bas\s)\b(?:from|after|of)\s+$", gap):
            continue
        if trigger["noun"] and (_AFTER_NOUN.fullmatch(gap) is None or _is_marked(text, begin, trigger, gap)):
            break
        if _WHEN_IT_DID.match(text, begin, trigger.start()) and _MAIN_CLAUSE.search(
            f"{gap}{text[day.start : day.end]}"
        ):
            break
        stop = _BREAK.search(gap)
        if stop and not (
            _SET_APART.search(gap)
            and not _OF_A_STATE.match(text, day.end, limit)
            and stop.group().lower() in {"after", "following", "from the", "from  the"} | {"deposit", "ratification"}
        ):
            break
        if re.search(r"\b(?:after|following|by)\s*$", gap):
            break
        usable.append(day)
    if usable:
        return usable
    inset = [
        day
        for day in earlier
        if _WILL_ON.search(text[begin : day.start]) and not text[day.end : trigger.start()].strip(" ,")
    ]
    if inset:
        return inset[-1:]
    # "29 September will be the day of entry into force of …"
    if trigger["noun"]:
        equated = [
            day
            for day in dates.find(text, begin, trigger.start())
            if _EQUATED.fullmatch(text, day.end, trigger.start())
        ]
        if equated:
            return equated[-1:]
    # "On 5 May the Assembly welcomed the entry into force": the day is the Assembly's.
    fronted = [] if trigger["noun"] else dates.find(text, begin, trigger.start())
    bracket = re.search(r"\(\s*$", text[begin : fronted[-1].start]) if fronted else None
    if bracket and trigger.start() - fronted[-1].end < 60 and re.match(r"\s*\)", text[fronted[-1].end :]):
        return [fronted[-1]]
    for day in fronted:
        lead = text[begin : day.start]
        subject = _DONE_THEN.sub("", text[day.end : trigger.start()])
        if _OPENED_ON.match(lead):
            continue
        on = r"\s+(?:on|from|as\s+of)\s*$" if day.relative is None else r"\s*$"
        told = re.search(rf"(?:\bthat(?:\s+is)?,?|,|;|\band|:){on}", lead, re.I) and re.match(
            r",?\s+(?:the|this|its)\s", subject, re.I
        )
        if (told or _FRONTED.match(lead.lstrip(" ,;"))) and not re.search(
            r";|(?<!No)\.", text[day.end : trigger.start()]
        ):
            # "On 5 May the treaty was signed and will enter into force" gives no day: another verb took it.
            if _SO_LONG_SINCE.search(subject):
                continue
            if not _SO_LONG_AFTER.match(subject) and re.search(
                r"\b(?:adopted|signed|ratified|opened|deposited|became the|acceded)\b", subject
            ):
                continue
            return [day]
    today = _TODAY.search(text[begin : trigger.start()])
    if today and (today["own"] or not trigger["noun"]):
        return dates.find(text, begin + today.start(1), trigger.start())
    return []
