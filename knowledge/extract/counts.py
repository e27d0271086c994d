"""How many States signed and ratified, for which treaty, as of which day. Knows nothing of names of States."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from knowledge.extract import dates, shared_counts
from knowledge.extract.count_words import Hit, hits
from knowledge.extract.counted import (
    AMENDED,
    AND_SO,
    Count,
    amendment,
    belongs,
    is_supplemented,
    joined,
    of_another,
    owned,
)
from knowledge.extract.document import Document, Span
from knowledge.extract.learned import Reader
from knowledge.extract.mentions import Mention
from knowledge.extract.numbers import NUMBER
from knowledge.extract.plain import pattern
from knowledge.extract.subjects import apposed, first_subject, goes_on
from knowledge.extract.treaties import Treaties

_PLURAL = re.compile(
    r"(?<![Ff]ew )(?<![Ff]ew UN )(?<!other )(?<!most )\b(?:Conventions|Covenants|Protocols|Treaties|Agreements"
    r"|treaties|conventions|protocols"
    r"|instruments of the)\b"
)
_SEVERAL = pattern(r"(?: or \w+)?(?: (?:to|of))? (?:[\w-]+ ){0,2}(?:conventions|treaties|protocols)\b(?! and\b)")
"""Right after a count that is of no one treaty: "have ratified ILO Conventions"."""
_AS_OF = pattern(
    r"\b(?:as of|as at|as on|by|at|until|up to|on|to|since|status (?:as )?(?:of|at|on))(?: (?:the )?(?:close"
    r"|end|closing date)[^,.;\d]{0,40}? (?:of|on))?(?: \w+day,?)? (?:the |last )?$"
)
_TO_ITS_TREATY = pattern(
    r", of (?:the )?(?:\d{4} )?|[^\w,;]*(?:to|of|for|under|by|bound|the|its|it|with|or|and|acceded|ratified|new"
    r"|landmark|historic|global|so"
    r" far|instruments?|party|parties"
    r"|ratification|accession|States?|\s|[a-z-]+ly)*(?:the )?(?:\d{4} )?"
    r"|[^,;.]{0,80}\b(?:received|registered|deposited|obtained)(?: so far)? (?:for|to|under) (?:the )?"
    r"| (?:to|of) (?:its|the) (?:sister|parent|mother|companion|related|second|other|later|earlier)"
    r" (?:instrument|treaty"
    r"|convention|agreement|text), (?:the )?(?:\d{4} )?"
    r"|[^\w,;]*the (?:[a-z]+ ){0,3}(?:treaty|convention|instrument|agreement)(?: [a-z]+){0,4} ?[–,-]+ (?:the )?"
    r"(?:\d{4} )?"
)
_PAST = pattern(r"\b(?:signed|ratified|acceded|became|joined|deposited|accepted)\b")
_PRESENT = pattern(r"\b(?:ha[sdv]e?|are|is|by|so far|to date)\b")
_COUNTED = pattern(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]*teen|[a-z]*ty|hundred"
    r"|[a-z]+th|first|second"
    r"|third)\b"
)
_ELSEWHERE = pattern(r"\b(?:force|effect|effective|binding|adopted|opened|held|after|since|done at|concluded|dated)\b")
_OF_FORCE = pattern(r"\b(?:force|effect|binding|adopted|opened|held)\b|\b(?:after|since) $")
_LEAD = 30
"""Characters before a day in which it may be said what happened on it."""
_OTHER_EVENT = pattern(r"\b(?:force|adopted|opened|effect|held|since)\b[^,;]{0,30}$")
_AS_OF_NEAR = re.compile(
    r"\b(?:[Aa]s\s+(?:of|at|on)|[Uu]ntil|[Uu]p\s+to)\b[^,;]{0,60}(?:,\s+on\s+)?$"
    r"|\b[Bb]y\s+(?:the\s+)?(?:[a-z]+\s+){0,5}(?:\w+day,?\s+)?$"
)
_AS_OF_ALL = pattern(r"\b(?:as of|as at|as on|until|up to|by|at that (?:date|time))\b")
"""In a sentence whose day is that of the figures which follow it too."""
_BRINGING = pattern(r"\b(?:bringing|brings|taking)\b")
_WHEN = pattern(r"^(?:when|by the time|at the time|on the day)\b[^.;]*$")
_OF_AN_EVENT = pattern(r"\btreaty (?:events?|actions?|ceremony|week|day)\b|\btreaty-signing\b")
"""In a text about days on which States sign and ratify treaties of all kinds: a bare number is of these days alone."""
_TOTAL = pattern(
    r"\b(?:total|number|bring(?:s|ing)?|now|so far|to date|stands?|currently|already|altogether|closed?|closing"
    r"|ha(?:s|ve|ving|d)|are|garnered|the following|opened for signature|part(?:y|ies)|signator(?:y|ies))\b"
)
_PARTICIPLE = pattern(r"(?:having|ratified|signed|after|with|now)\b")
_TO_THE_SUBJECT = pattern(r"[^,;.]{0,60}, (?:the |this )?(?:\d{4} )?")
"""From "Ratified by 50 States" to the treaty it is said of."""
_ALREADY_PARTIES = pattern(r"\bparties to the .* (?:ratified|acceded|approved|accepted|signed)$")
"""In "51 Parties to the Convention have ratified it"."""
_RATIFIED_BY_PARTIES = pattern(r"\bratifi\w+ by\b[^.;]*\bparties$")
"""What is named after it is that to which they are parties already."""
_OF_WHICH = pattern(
    r"(?:,? \d{4})?(?: ?\([^()]{1,40}\))?(?:, (?:which|ratified by|signed by|with)\b| (?:which|that)\b) ?[^,;.]{0,60}"
)
"""Between a treaty and a count that its own clause gives: "the Convention, which has been ratified by 178"."""
_AND = pattern(r" and (?:the )?")
"""Between a count and a treaty that has another one."""
_BY_PARTIES = pattern(
    rf"\b(?:signed|ratified|accepted|ratification of the [^.;]{{3,160}}?)(?: [a-z]+)? by {NUMBER} (?:States"
    rf" )?part(?:y|ies) (?:of|to) (?:the )?$"
)
"""Before a treaty whose parties have signed another one."""
_AND_THE = pattern(r"\band (?:the )?$")
_BY_N = pattern(rf" (?:by|with|has|had|have|at) (?:only )?{NUMBER}")
"""Around a treaty that has a number of its own: "ratified by 87 States and the Protocol by 78"."""
_NOW = pattern(r"\b(?:now|today|to date|so far|thus far|currently|at present)\b")
_JUST_BEFORE = 25
"""Characters before a count in which "To date, " stands."""
_SAID_OF = 60
"""Characters after a count in which it may be said that it is an amendment's."""
_AND_MORE = pattern(rf"[,;] (?:and|but|while) (?:{NUMBER})")
"""After a count: the next one."""
_A_TEXT = pattern(r" an? (?:[a-z-]+ ){0,3}(?:convention|treaty|protocol|agreement|instrument) (?:that|which)\b")
"""After a count: a text that has no name here."""
_TOTAL_BELOW = pattern(r"\W*total ?:")
_SIGNED_OR_NOT = pattern(r"\bsigned\b|\bsignator|\bratif|\bdeposited\b")
_ABOVE = 4000
"""Characters of a list above "(Total: 31 States)"."""
_ALL_TOLD = pattern(r"\b(?:number|total)\b")
_A_TOTAL_OF = 12
"""Characters before a count in which "a total of" stands."""
_IN_A_TOTAL = pattern(r"\ba total of [^.;,]{3,40} and $")
"""Before the second number of "a total of 172 signatures and 117 ratifications"."""
_HAVE = pattern(r"\b(?:has|have|had|having|been|are|is)\b")
_HAD = pattern(r"\bhad\b")
_HAD_BEEN = 10
"""Characters of "had been" before "signed by"."""
_IN_A_YEAR = pattern(r"^in (?P<year>(?:19|20)\d\d),? (?!(?:and|or)\b)|\bin (?P<then>(?:19|20)\d\d),? $")
_FIGURES = pattern(
    r"\b(?:(?:the|these|those|all) (?:above |following )?(?:figures|numbers|data)|information above|status) (?:given "
    r"|above |here )?(?:are|is|were|was) (?:all |valid |correct |given )?(?:as of|as at|as on) (?:the )?(?=\w)"
)
"""Before the day of all the counts."""
_DAY = 30
"""Characters of such a day."""
_HAS_IT = pattern(r" (?:has|counts|numbers|stands at|boasts) ")
_ON_IT = pattern(r"(?: (?:to|of|for) (?:the |that |this )?[^,;.:]{3,120}?)? (?:on|at)(?: \w+day,?)?(?: the)? ")
_STOOD = pattern(
    r"\b(?:had|were|stood|numbered|was|totalled|counted)\b(?! (?:been )?(?:signed|ratif|acced|deposit|join))[^.;]*$"
)
"""Between the beginning of a sentence and the end of a count: how things stood, and nothing that was done."""
_RIGHT_AFTER = 2
"""Characters between "from 65 to 101" and "today"."""
_ENTRY = re.compile(r"(?:--?|[•*–·]|\([a-z]\)|\d{1,2}[.)])\s")
"""The beginning of an entry in a list, whose introduction may say of which day it is."""
_STATUS = pattern(
    r"(?:current )?(?:status|participation|signatures and ratifications)\b[^.;:]{0,80}\bas (?:of|at|on)\b[^.;:]{3,30}$"
)
"""The heading of such a list."""
_LINE = 14
"""Words of a line that is an entry."""
_AMENDING = pattern(r"\bamendments? (?:to|of) (?:articles? [\w, ]{1,30} of )?(?:the |its )?$")
_ACCEPTED = pattern(r"\b(?:accept|approv)")
_LONGEST = 8000
"""Characters of a sentence; longer ones are no prose, and would take minutes."""
_WILL_BECOME = pattern(r"\bwill (?:then |thus |thereby )?become\b")
_BEFORE_BECOME = 12
"""An ordinal that is of a day to come; characters of " will" before it."""
_OWNED = 30
"""Characters between "the Convention's" and a number of its own."""
_FRONT = 14
"""Characters before a day that opens a sentence: "On Wednesday, "."""
_AFTERWARDS = 160
"""Characters within which an ordinal's day follows: the treaty's name and "by depositing its instrument on"."""


@dataclass(frozen=True, slots=True)
class _Day:
    start: int
    end: int
    date: str


def find(document: Document, clauses: str, treaties: Treaties, reader: Reader) -> list[Count]:
    """Return the counts that the body states, in order; ``clauses`` is its text simplified."""
    found: list[Count] = []
    subject = treaties.main
    inherited: tuple[int, str] | None = None
    listed: str | None = None
    starts = {span.paragraph: span.start for span in document.paragraphs}
    order: list[str] = []
    eventful = _OF_AN_EVENT.search(f"{document.head.title or ''} {document.plain}") is not None
    for sentence in document.sentences:
        mentions = treaties.within(sentence.start, sentence.end)
        short = sentence.end - sentence.start <= _LONGEST
        if short and _COUNTED.search(document.plain, sentence.start, sentence.end):
            stated = [
                hit
                for hit in hits(document.plain, sentence, clauses, reader.meanings(sentence, "number"))
                if not (eventful and _is_of_days(document, hit))
            ]
            here = _in_sentence(document, treaties, reader, sentence, mentions, subject, stated)
            here += shared_counts.as_before(document, mentions, sentence, here, order)
            order = list(dict.fromkeys(count.kind for count in here if not count.ordinal)) or order
            if inherited is not None and inherited[0] == sentence.paragraph:
                day = inherited[1]
                here = [c if c.as_of or c.ordinal or c.now else replace(c, as_of=day) for c in here]
            elif listed is not None and _is_entry(document, starts[sentence.paragraph], sentence):
                here = [c if c.as_of or c.ordinal else replace(c, as_of=listed) for c in here]
            dated = next((count.as_of for count in here if count.as_of and not count.ordinal), None)
            if dated is not None and _AS_OF_ALL.search(document.plain, sentence.start, sentence.end):
                inherited = sentence.paragraph, dated
            found.extend(here)
        if document.plain[sentence.end - 1] == ":" or _STATUS.match(document.plain, sentence.start, sentence.end):
            listed = as_of_in(document, sentence.start, sentence.end)
        elif not _is_entry(document, starts[sentence.paragraph], sentence):
            listed = None
        if mentions and not goes_on(document.plain, sentence):
            subject = first_subject(document.plain, mentions, sentence.start).treaty
    told = _of_all(document)
    return [replace(count, as_of=told) if told and not (count.as_of or count.ordinal) else count for count in found]


def _is_entry(document: Document, start: int, sentence: Span) -> bool:
    """Whether a paragraph, which begins at ``start``, is an entry of a list: by its mark, or a line of a few words."""
    if _ENTRY.match(document.plain, start):
        return True
    return (
        len(document.plain[sentence.start : sentence.end].split()) <= _LINE and document.plain[sentence.end - 1] != "."
    )


def _of_all(document: Document) -> str | None:
    """Return the day of "The above figures are as of 1 February", None where nothing of the kind is said."""
    told = _FIGURES.search(document.plain)
    days = dates.find(document.plain, told.end(), told.end() + _DAY, years=False) if told else []
    return dates.complete(days[0], document.head.today, dates.Tense.PAST) if days else None


def _in_sentence(
    document: Document,
    treaties: Treaties,
    reader: Reader,
    sentence: Span,
    mentions: list[Mention],
    subject: str | None,
    found: list[Hit],
) -> list[Count]:
    told = [hit for hit in found if not hit.learned]
    counts = _without_increments([_count(document, hit, mentions, subject, sentence) for hit in told])
    counts = [
        replace(count, treaty=amendment(treaties))
        if AMENDED.search(document.plain, count.start, _clause_end(document.plain, sentence, count))
        or _is_of_amendment(document.plain, mentions, count)
        else count
        for count in counts
    ]
    counts.extend(shared_counts.elliptic(document, mentions, sentence, counts))
    paired = shared_counts.respective(document, treaties, sentence)
    if paired:
        numbers = {count.number for count in paired}
        counts = [*(count for count in counts if count.number not in numbers), *paired]
    counts.extend(shared_counts.of_each(document, treaties, sentence, counts))
    counts.extend(_of_joined(document.plain, mentions, counts))
    for hit in found:
        if hit.learned and not any(count.start <= hit.at < count.end for count in counts):
            count = _count(document, hit, mentions, subject, sentence)
            treaty = reader.treaty_of(sentence, hit.at)
            if treaty is not None or len(treaties.entries) == 1:
                counts.append(replace(count, treaty=treaty or count.treaty))
    days = _days(document, sentence)
    today = document.head.today
    dated = [(count, _as_of(document.plain, sentence, days, count)) for count in counts]
    # "will become the 110th party on 1 October": no figure is of a day to come.
    return [replace(count, as_of=None if day and today and day > today else day) for count, day in dated]


def _clause_end(text: str, sentence: Span, count: Count) -> int:
    """Where what is said of a count ends: before the next clause, which may count the same of an amendment."""
    limit = min(sentence.end, count.end + _SAID_OF)
    following = _AND_MORE.search(text, count.end, limit)
    return following.start() if following else limit


def _is_of_amendment(text: str, mentions: list[Mention], count: Count) -> bool:
    """Whether those who accepted did so with "the amendment to article 43 of the Convention", named before."""
    before = [mention for mention in mentions if mention.end <= count.start and mention.treaty == count.treaty]
    return (
        bool(before)
        and _AMENDING.search(text[before[-1].span.start : before[-1].start]) is not None
        and _ACCEPTED.search(text, count.start, min(count.span.end, count.end + _SAID_OF)) is not None
    )


def _of_joined(text: str, mentions: list[Mention], counts: list[Count]) -> list[Count]:
    """Return the counts of the second treaty in "the 197th party to ratify the Convention and the Protocol"."""
    further = []
    for count in counts:
        after = [mention for mention in mentions if mention.start >= count.end - 1]
        if after and AND_SO.search(text, count.end, after[0].start):
            continue
        if count.ordinal and after and after[0].treaty == count.treaty:
            own = {one.treaty for one in counts}
            further += [replace(count, treaty=treaty) for treaty in joined(text, after)[1:] if treaty not in own]
    return further


def _is_of_days(document: Document, hit: Hit) -> bool:
    """Whether a number is what came in during some days: no word near it says that it is all there are."""
    sentence = document.sentence_at(hit.start)
    begin = sentence.start if sentence else hit.start
    clause = re.split(r"[;:]|, which ", document.plain[begin : hit.end])[-1]
    return not hit.ordinal and not hit.met and _TOTAL.search(clause) is None


def _without_increments(counts: list[Count]) -> list[Count]:
    """Leave out "ratified by one State", where the sentence goes on "taking the number of parties to 68"."""
    kept = []
    for count in counts:
        totals = [one for one in counts if one.total and (one.kind, one.treaty) == (count.kind, count.treaty)]
        if not totals or count.total or count.ordinal:
            kept.append(count)
    return kept


def _count(document: Document, hit: Hit, mentions: list[Mention], subject: str | None, sentence: Span) -> Count:
    text = document.plain
    words = text[hit.start : hit.end]
    current = hit.ordinal or not _PAST.search(words) or _PRESENT.search(words) is not None
    treaty = _treaty(text, hit, mentions, subject, sentence)
    total = _ALL_TOLD.search(text, max(sentence.start, hit.start - _A_TOTAL_OF), hit.end) is not None
    total = total or _IN_A_TOTAL.search(text[sentence.start : hit.start]) is not None
    if _TOTAL_BELOW.match(words):
        told = _SIGNED_OR_NOT.findall(text, max(0, hit.start - _ABOVE), hit.start)
        hit = replace(hit, kind="signatories" if told and told[-1].lower().startswith("sign") else "parties")
    now = _NOW.search(text, max(sentence.start, hit.start - _JUST_BEFORE), hit.end) is not None
    place = (hit.start, hit.end, sentence)
    had = _HAD.search(text, max(sentence.start, hit.start - _HAD_BEEN), hit.end) is not None
    return Count(
        hit.kind, hit.number, treaty, None, *place, hit.ordinal, current, now, total, hit.met, hit.learned, had
    )


def _owns(text: str, mention: Mention, hit: Hit) -> bool:
    """Whether a treaty is named only as the owner of something else: "the session of the Convention's Bureau"."""
    return text.startswith("'s", mention.end) and hit.at - mention.end > _OWNED


def _treaty(text: str, hit: Hit, mentions: list[Mention], subject: str | None, sentence: Span) -> str | None:
    if _SEVERAL.match(text, hit.end, sentence.end):
        return None
    if _A_TEXT.match(text, hit.end, sentence.end) and len({mention.treaty for mention in mentions}) != 1:
        # "Fifty countries have ratified a treaty that …": what the text is about, where it begins with it.
        return subject if sentence.paragraph == 1 and not mentions else None
    inside = [mention for mention in mentions if hit.at < mention.start < hit.end]
    if inside and _ALREADY_PARTIES.search(text, hit.at, hit.end):
        other = [mention for mention in mentions if mention.start >= hit.end][:1]
        if not other and subject and subject != inside[0].treaty:
            return subject
        inside = other or mentions[:1]
    if inside:
        inside[0] = owned(text, inside[0], mentions)
        other_one = of_another(text, [mention for mention in mentions if mention.start >= inside[0].start])
        return (other_one or inside[0]).treaty
    after = [mention for mention in mentions if mention.start >= hit.end - 1]
    after = after[after.index(owned(text, after[0], after)) :] if after else []
    before = [mention for mention in mentions if mention.end <= hit.at]
    if (other_one := of_another(text, after)) is not None:
        return other_one.treaty
    if after and _BY_PARTIES.search(text[sentence.start : after[0].start]):
        others = [mention.treaty for mention in before if mention.treaty != after[0].treaty]
        return others[-1] if others else subject if subject != after[0].treaty else None
    if (
        after
        and _TO_ITS_TREATY.fullmatch(text, hit.end, after[0].start)
        and not (
            before
            and (
                _RATIFIED_BY_PARTIES.search(text, sentence.start, hit.end)
                or _AND.fullmatch(text, hit.end, after[0].start)
                or (_AND_THE.search(text[hit.end : after[0].start]) and _BY_N.match(text, after[0].end, sentence.end))
            )
        )
    ):
        return after[0].treaty
    participle = after and not before and _PARTICIPLE.match(text, sentence.start, sentence.end)
    if participle and _TO_THE_SUBJECT.fullmatch(text, hit.end, after[0].start):
        return after[0].treaty
    if before and _OF_WHICH.fullmatch(text, before[-1].end, hit.at):
        return apposed(text, before, sentence.start).treaty
    if before:
        own = [mention for mention in before if not is_supplemented(text, mention) and not _owns(text, mention, hit)]
        own = [one for one in own if not any(belongs(text, protocol, one) for protocol in before)]
        return own[-1].treaty if own else subject or before[-1].treaty
    if _PLURAL.search(text, sentence.start, hit.at):
        return None
    return subject or (after[0].treaty if after else None)


def _days(document: Document, sentence: Span) -> list[_Day]:
    """The days of a sentence that a count can be of."""
    days = []
    for day in dates.find(document.plain, sentence.start, sentence.end, years=False):
        date = dates.complete(day, document.head.today, dates.Tense.PAST)
        lead = document.plain[sentence.start : day.start]
        if date is None or re.search(r"\bclos(?:e|ing)\b[^.;]*$", lead):
            continue
        if day.relative in {"today", "yesterday"} or _AS_OF.search(lead):
            days.append(_Day(day.start, day.end, date))
    return days


def _as_of(text: str, sentence: Span, days: list[_Day], count: Count) -> str | None:
    if count.met and not count.ordinal:
        return None
    if count.ordinal and _WILL_BECOME.search(text, max(sentence.start, count.start - _BEFORE_BECOME), count.end):
        return None
    if count.ordinal:
        after = [d for d in days if 0 <= d.start - count.end <= _AFTERWARDS]
        after = [d for d in after if not _ELSEWHERE.search(text, count.end, d.start)]
        before = [d for d in days if d.end <= count.start]
        before = [d for d in before if not _is_of_something_else(text, sentence, d, count)]
        near = after[:1] or ([] if count.met else before[-1:])
        return near[0].date if near else None
    stated = [
        d for d in days if d.start - sentence.start <= _FRONT or _AS_OF_NEAR.search(text[sentence.start : d.start])
    ]
    if not stated and _BRINGING.search(text, sentence.start, count.start):
        stated = [d for d in days if d.end < count.start]
    if not stated and (year := _IN_A_YEAR.search(text[sentence.start : count.start])):
        return None if _HAVE.search(text, sentence.start, count.end) else year["year"] or year["then"]
    if not stated:
        stated = [
            d for d in days if 0 < d.start - count.end <= _RIGHT_AFTER and text[d.start : d.end].lower() == "today"
        ]
    if not stated:
        stated = [d for d in days if _is_state_on(text, sentence, d, count)]
    if not stated:
        stated = [d for d in days if d.end < count.start and _WHEN.search(text[sentence.start : d.start])]
        return stated[-1].date if stated else None
    stated = [d for d in stated if not _OTHER_EVENT.search(text[sentence.start : d.start])]
    return stated[0].date if stated else None


def _is_state_on(text: str, sentence: Span, day: _Day, count: Count) -> bool:
    """Whether a count is how things stood on a day: "had 65 parties on 20 August", "today has 65 parties"."""
    if text[day.start : day.end].lower() == "today" and _HAS_IT.fullmatch(text, day.end, count.start):
        return True
    return (
        day.start >= count.end
        and _ON_IT.fullmatch(text, count.end, day.start) is not None
        and _STOOD.search(text, sentence.start, count.end) is not None
    )


def _is_of_something_else(text: str, sentence: Span, day: _Day, count: Count) -> bool:
    """Whether a day before an ordinal is that of an entry into force, or one after which it came."""
    lead = text[max(sentence.start, day.start - _LEAD) : day.start]
    return _ELSEWHERE.search(text, day.end, count.start) is not None or _OF_FORCE.search(lead) is not None


def as_of_in(document: Document, start: int, end: int) -> str | None:
    """Return the day that a list's introduction says it is of ("as at 15 February 1993")."""
    for day in dates.find(document.plain, start, end, years=False):
        if re.search(r"\bas\s+(?:of|at|on)\s+$", document.plain[start : day.start], re.I):
            return dates.complete(day, document.head.today, dates.Tense.PAST)
    return None
