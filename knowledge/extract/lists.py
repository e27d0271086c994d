"""Lists of States: where they stand, whom they name, whether they are whole, and what they are lists of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from knowledge.extract import dates
from knowledge.extract.clauses import SUBJECT_TO
from knowledge.extract.document import Document, Span
from knowledge.extract.plain import pattern, squeeze
from knowledge.extract.states import MARKS, WORD, StateNames, without_marks
from knowledge.model import ListedState


class Kind(Enum):
    """What a list names."""

    PARTIES = "parties"
    SIGNATORIES = "signatories"


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of States in the text; ``lead`` is what introduces it, ``span`` the sentence it begins in."""

    kind: Kind
    states: tuple[ListedState, ...]
    start: int
    end: int
    span: Span
    lead: tuple[int, int]
    partial: bool
    cut: str | None = None
    """The broken-off last words, when the text ends within the list."""


_SEPARATOR = re.compile(
    r"\s*(?:[,;]\s*(?:and\b|&|as well as\b)?|(?:and|&|as well as)\b|[–-](?=\s)|/(?=\s))\s*(?:also\s+|finally\s+"
    r"|,?\s*most\s+recently,?\s+|,\s*on\s+\d{1,2}\s+[A-Z][a-z]+,\s*|,\s*(?:so\s+far\s+|earlier\s+)?this\s+year,\s*)?",
    re.IGNORECASE,
)
_HAVE_NOT = pattern(
    r" (?:(?:have|has|had) (?:yet to|not|never|still|only)|(?:are|is|were|was) (?:not|still|yet)|(?:did|do|does)"
    r" not|remain)\b"
)
"""Behind those who are named besides."""
_LINE = re.compile(r"\s*[,;.]?\s*(?:and\s+)?(?:[•▪●◦·*–-]+\s*|\(?\d{1,3}[.)]\s*)?")
_IN_BRACKETS = re.compile(r"\s*[\[(]([^()\[\]]{3,60})[\])]")
_IN_A_YEAR = re.compile(r"\s+in\s+(?P<year>(?:19|20)\d\d)(?=\s*[;,.])")
_IN_A_REGION = re.compile(
    r"\s+in\s+(?:the\s+)?(?:[A-Z][a-z]+\s+)?(?:Africa|Asia|Europe|Eurasia|Americas?|Oceania|Pacific"
    r"|Caribbean)(?=\s*[;,.])"
)
_FOOTNOTE = re.compile(r"\s*(\*{1,3})\s*(?:in\s+(?:chronological|alphabetical)\s+order:?)?\s*$", re.IGNORECASE)
_UNKNOWN = re.compile(r"(?:the\s+)?(?:former\s+)?[A-Z][\w.'-]*(?:\s+(?:of|the|and|[A-Z][\w.'-]*)){0,6}")
_NEAR, _FAR = 50, 160
"""Characters behind a list in which its verb stands: few where something else led up to it."""
_NUMBERING = 4
"""Characters of "12." before an item of a numbered list."""

_TURNED = re.compile(
    r",\s+(?:(?:Federal|Islamic|United|Bolivarian|Plurinational|Democratic\s+People's|People's\s+Democratic)\s+)?"
    r"(?:Republic|States?|Federated\s+States)\s+of(?=\s*[,;.*†(\n]|\s+and\b|\s*$)"
)
"""After "Germany": how lists print the rest of a State's name behind it."""
_REFUSED = pattern(
    r"\b(?:(?:have|has|had) to (?:sign|ratify)|still (?:have |has |had )?to|except|save|apart from|other than"
    r"|yet to|one or (?:both|more)|"
    r"(?:has|have|had) not|not (?:yet )?(?:signed|ratified|acceded|parties|party|done so)"
    r"|neither|non-(?:party|parties|signator)|still (?:need|outstanding|required|missing)|needed|needs?"
    r"|(?<!procedures\s)necessary"
    r"|must|required|"
    r"remaining|outstanding|hold-?outs?|urg(?:e|es|ed|ing)|call(?:s|ed|ing)? (?:on|upon|for)|appeal(?:s|ed)? to"
    r"|represent\w+|delegat\w+|"
    r"sponsor\w*|elected|vot(?:e|ed|ing)|spoke|speakers?|statements? (?:by|were)|attend\w*|absten\w+"
    r"|took part|taking part|visit\w*|projects? in|offices? in|"
    r"experts? from|ministers? of|participat\w+|intend\w*|mean(?:s|t)? to|told|plan(?:s|ned)? to|expected to"
    r"|reservations?|made declarations?|whose"
    r"|reports? (?:of|by|from)|bureau|made up of|composed of|vice-\w+|none of|lacks?|lacking|without|supported"
    r" by|support of|awaits?|awaiting"
    r"|languages?|funded|donors?|host(?:ed)?|organi[sz]ed by|worked?"
    r" in|operat\w+ in)\b"
)
_PARTY = pattern(
    r"\b(?:ratif\w+|part(?:y|ies)\b|acced\w*|accession\w*|instruments?\b|joined|adher\w+|accept(?:ed|ance)\b"
    r"|approved|bound|contracting|notifications? of consent)"
)
_SIGN = pattern(r"\b(?:sign(?:ed|s|ing|ator(?:y|ies)|atures?)?)\b")
_PARTIAL = pattern(
    r"\b(?:includ(?:e|es|ed|ing)|among (?:them|others|which|these|those|whom|the)|such as|for example"
    r"|for instance|e\.g\.|notably|inter alia|like|"
    r"the (?:latest|most recent|newest|last)|recent(?:ly)?|since|this (?:week|month|year)|today|yesterday"
    r"|during|additional|others?|new(?:est)?|first|Annex|region)\b"
)
_MORE = pattern(
    r"^\W*(?:(?:and|as well as) )?(?:(?:\d+|many|several|various|some|[a-z]+) )?(?:others?|more|elsewhere"
    r"|etc|among others|further)\b"
)
_POINTER = pattern(
    r"^\W*(?:(?:the|these|those|they|this|here|following|full|complete|list|latter|former|ratifying"
    r"|signatory|\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|[a-z]+teen"
    r"|States?|countries|parties|as follows|are|is|were|others?|rest|remaining|include|in"
    r" alphabetical order"
    r"|in chronological order|of|them|by|region|so far),? ?)*\W*$"
)
_VERB = pattern(r"(?: [–-]+)? (?:are|have|had|were) (?!among)")
_LED_IN = pattern(r"(?:[:(]|\b(?:by|are|were|of|including|from|as|for)) (?:the )?$")
"""Before a list that something leads to; without it, and with a verb behind, the list is a subject of its own."""
_OWN_VERB = pattern(
    r"\)?(?: for having)?(?: have| has| had)?(?: so far| now| already| also| all)*"
    r" (?:(?P<sign>sign(?:ing|ed))|ratifying|ratified|acceding|acceded)\b"
)
"""Right behind a list: what these States did."""
_STILL_WANTED = pattern(
    r" (?:is|are|was|were|remains?) (?:still )?(?:required|needed|necessary|awaited|pending|outstanding|expected)\b"
)
"""After "ratification by" a list."""
_DEPOSITED = pattern(
    r" (?:formally |today |then )*(?:deposited|lodged|handed (?:in|over)|submitted) (?:their|its) (?:respective"
    r" )?instruments? of"
    r" (?:ratification|accession|acceptance|approval)\b"
)
_TOOK_ACTIONS = pattern(r" (?:also )?(?:took|undertook) [^.;]{0,40}\bactions?\b")
"""Right behind a list: treaty actions of any kind, of any treaty."""
_ASIDE = pattern(r", whose [^,;]*,")
_WOULD = pattern(
    r"(?<!countries\s)(?<!States\s)\b(?:would|will|shall|should|may|might|to) (?:\w+ )?(?:ratify|accede|sign"
    r"|join|become)\b"
    r"|\bratification process\b"
    r"|\b(?:informed|promis\w+|pledg\w+|consider\w*|interest(?:ed)? in|well-advanced|intention|intend\w*"
    r"|refus\w+|ever)\b"
)
"""Behind a list that is a subject: what these States are still to do, or only told."""
_OF_PARTIES = pattern(
    r"\b(?:States|countries|nations) (?:that|which) (?:are (?:now )?part(?:y|ies)|have (?:so far |already )?ratified)"
    r"[^.;:]{0,90}: ?(?:the )?$"
    r"|\bStates (?:for|in) which [^.;:]{3,60} (?:is|has entered) (?:now )?(?:in|into) force(?: are)?: ?(?:the )?$"
    r"|\binstruments? of (?:ratification|accession|acceptance|approval): ?(?:the )?$"
    r"|\benter\w* into force\b[^.;]{0,80}\b(?:with respect to|for) the following (?:[\w-]+ )?(?:States"
    r"|countries)(?: Parties)?: ?(?:the )?$"
)
"""Right before a list: whatever else the sentence says, these are the parties."""
_JOINED = pattern(r"(?<!to\s)(?<!will\s)\bjoin(?:s|ed|ing)? (?:the )?$")
"""Right before a list: those who had ratified already."""
_GOES_ON = pattern(
    r"^\W*(?:also|additionally|in addition|they (?:are|were) (?:joined|followed) by|preceded by|joining|the"
    r" (?:others?|rest"
    r"|remaining \w+)(?: [a-z]+)? (?:are|is|were)|followed by|then|more recently|other (?:parties"
    r"|States) are|as well as)\b"
)


class Lists:
    """Finds lists in one document."""

    def __init__(self, document: Document, names: StateNames) -> None:
        self.document = document
        self.names = names
        self.limit = document.paragraphs[-1].end if document.paragraphs else 0

    def find(self) -> list[Listing]:
        """Return the lists of parties and signatories, in order."""
        found: list[Listing] = []
        done = 0
        for sentence in self.document.sentences:
            position = max(done, sentence.start)
            lead_from = sentence.start if done <= sentence.start else done
            while position < sentence.end:
                run = self._next_run(position, sentence.end)
                if run is None:
                    break
                start, end, states, cut = run
                position = end
                done = end
                listing = self._listing(sentence, lead_from, start, end, states, cut, found)
                if listing is not None:
                    found.append(listing)
                    lead_from = end
        return _merged(found)

    def _next_run(self, start: int, limit: int) -> tuple[int, int, list[ListedState], str | None] | None:
        text = self.document.plain
        for word in re.finditer(r"(?<![\w'-])(?:[A-ZÀ-Ý][\w.'-]+|the\s+former\b)", text[start:limit]):
            begin = start + word.start()
            if not self.names.may_begin(word.group()) or self._name_end(begin) is None:
                continue
            end, states, cut = self._run(begin)
            strong = re.search(r":\s*(?:the\s+)?$", text[max(start, begin - 8) : begin]) is not None
            if len(states) >= 3 or (strong and len(states) >= 1 and end > begin):
                return begin, end, states, cut
        return None

    def _run(self, begin: int) -> tuple[int, list[ListedState], str | None]:
        states: list[ListedState] = []
        position = end = begin
        cut = None
        while position < self.limit:
            stop = self._name_end(position)
            if stop is None:
                unknown = self._unknown(position)
                if unknown is None:
                    break
                stop, whole = unknown
                if not whole:
                    cut = squeeze(self.document.raw[position:stop])
                    end = stop
                    break
            turned = _TURNED.match(self.document.plain, stop, self.limit)
            stop = turned.end() if turned else stop
            printed = self._printed(position, stop)
            stop, date = self._beside(stop)
            plain_name = " ".join(reversed(printed.split(", "))) if turned else printed
            states.append(ListedState(name=printed, code=self.names.code(plain_name), date=date))
            end = stop
            following = self._after_separator(stop)
            if following is None:
                break
            position = following
        return *self._without_the_others(begin, end, states), cut

    def _without_the_others(self, begin: int, end: int, states: list[ListedState]) -> tuple[int, list[ListedState]]:
        """A list to its last semicolon, where it is said of those after it that they have not done so."""
        text = self.document.plain
        stop = text.rfind(";", begin, end)
        if stop < 0 or _HAVE_NOT.match(text, end) is None:
            return end, states
        return stop, [state for state in states if self.document.raw.find(state.name, begin, stop) >= 0]

    def _after_separator(self, position: int) -> int | None:
        text = self.document.plain
        separator = _SEPARATOR.match(text, position, self.limit)
        line = re.compile(r"\s*[,;]?\s*(?:and\s+)?").match(text, position, self.limit)
        if line and "\n" in self.document.raw[position : line.end()]:
            after = _LINE.match(text, position, self.limit)
            assert after is not None
            if not (separator and separator.group().strip()) or re.match(r"[,;]\s*(?:and\s*)?$", separator.group()):
                stop = self._name_end(after.end())
                if stop is not None and self._line_ends(self._beside(stop)[0]):
                    return after.end()
        return separator.end() if separator and separator.group().strip() else None

    def _line_ends(self, position: int) -> bool:
        rest = self.document.raw[position : position + 3]
        return re.match(r"[ \t]*(?:[,;.]|$|\n)", rest) is not None

    def _name_end(self, start: int) -> int | None:
        """The end of the longest State's name that begins at ``start``."""
        text = self.document.plain
        article = re.match(r"(?:the|The)\s+", text[start : start + 6])
        first = WORD.match(text, article.end() + start if article else start)
        if first is None or not self.names.may_begin(first.group()):
            return None
        end = self.names.end_in(text, start, self._block_end(start))
        return None if end is None or re.match(r"['’]s?\b|-\w", text[end : end + 3]) else end

    def _block_end(self, start: int) -> int:
        blank = self.document.raw.find("\n\n", start, self.limit)
        return self.limit if blank < 0 else blank

    def _unknown(self, start: int) -> tuple[int, bool] | None:
        """An item the vocabulary does not know: its end, and whether it is whole (not cut off)."""
        text = self.document.plain
        match = _UNKNOWN.match(text, start, self.limit)
        if match is None:
            return None
        end = match.end()
        if self.document.cut and not text[end : self.limit].strip():
            return end, False
        splitter = re.search(r"\s+and\s+", text[start:end])
        after = text[end : end + 40]
        if splitter and self._name_end(start + splitter.end()) is not None:
            end = start + splitter.start()
            return end, True
        separated = _SEPARATOR.match(text, end, self.limit)
        if separated and separated.group().strip() and self._name_end(separated.end()) is not None:
            return end, True
        words = text[start:end].split()
        if (
            re.match(r"\s*[*†]*\.(?:\s|$)", after)
            and len(words) <= 6
            and re.search(r"\band\s+$", text[max(0, start - 6) : start])
        ):
            return end, True
        return None

    def _printed(self, start: int, end: int) -> str:
        printed = squeeze(without_marks(self.document.raw[start:end])).strip(" ,;")
        return re.sub(r"^(?:the|The)\s+(?!former\b)", "", printed)

    def _beside(self, position: int) -> tuple[int, str | None]:
        """Where an item ends with its footnote marks and the day printed beside it, and that day."""
        text = self.document.plain
        date = None
        while True:
            year = _IN_A_YEAR.match(text, position, self.limit)
            if year and date is None:
                date, position = year["year"], year.end()
                continue
            mark = MARKS.match(text, position, self.limit) or _IN_A_REGION.match(text, position, self.limit)
            if mark:
                position = mark.end()
                continue
            bracket = _IN_BRACKETS.match(text, position, self.limit)
            if bracket:
                inside = dates.find(text, bracket.start(1), bracket.end(1), years=False)
                if inside:
                    date = dates.complete(inside[0], self.document.head.today, dates.Tense.PAST)
                    position = bracket.end()
                    continue
                if re.search(r"accession|acceptance|approval|succession|ratif|signed|year|\d{4}|\b[ad]\b", bracket[1]):
                    position = bracket.end()
                    continue
            plain_date = re.compile(r"\s*(?:,|[–:-]|on|\s{2,})?\s*(?:on\s+)?(?=[\dA-Z])").match(
                text, position, self.limit
            )
            if plain_date and date is None:
                inside = dates.find(text, plain_date.end(), min(self.limit, plain_date.end() + 30), years=False)
                if inside and inside[0].start == plain_date.end() and inside[0].day:
                    date = dates.complete(inside[0], self.document.head.today, dates.Tense.PAST)
                    position = inside[0].end
                    continue
            return position, date

    def _listing(
        self,
        sentence: Span,
        lead_from: int,
        start: int,
        end: int,
        states: list[ListedState],
        cut: str | None,
        found: list[Listing],
    ) -> Listing | None:
        text = self.document.plain
        lead = text[lead_from:start]
        tail = text[end : sentence.end] if end < sentence.end else ""
        tail = re.split(r";|\b(?:while|whereas|but|although)\b", tail)[0]
        introduced = (lead_from, start)
        index = self.document.index_of(sentence)
        beside = bool(found) and not lead.strip(" ,;") and not text[found[-1].end : start].strip(" .;,")
        if beside and not _VERB.match(tail):
            return Listing(found[-1].kind, tuple(states), start, end, sentence, found[-1].lead, found[-1].partial, cut)
        goes_on = (
            bool(found) and _GOES_ON.match(lead) and found[-1].end >= self.document.sentences[max(0, index - 1)].start
        )
        if goes_on and not (_SIGN.search(lead) or _REFUSED.search(lead) or _VERB.match(tail)):
            return Listing(found[-1].kind, tuple(states), start, end, sentence, found[-1].lead, found[-1].partial, cut)
        words = _ASIDE.sub(",", lead)
        footnote = _FOOTNOTE.match(lead)
        if footnote and (marked := self._marked(footnote[1], sentence.start)) is not None:
            words, introduced = text[marked.start : marked.end] + " " + lead, (marked.start, marked.end)
        elif not lead.strip() and _PARTY.search(tail[:_NEAR]):
            pass
        elif _POINTER.match(words) and index > 0 and not (_PARTY.search(words) or _SIGN.search(words)):
            previous = self.document.sentences[index - 1]
            if previous.end - previous.start <= _NUMBERING and index > 1:
                previous = self.document.sentences[index - 2]
            words = text[previous.start : previous.end] + " " + words
            introduced = (previous.start, start)
        words = SUBJECT_TO.sub("", words)
        subject_list = not words.strip(" ,;:") or not (_PARTY.search(words) or _SIGN.search(words))
        own_verb = not subject_list and _VERB.match(tail) is not None and _LED_IN.search(words) is None
        subject_list = subject_list or own_verb
        judged = tail[: _NEAR if own_verb else _FAR] if subject_list else words
        if _OF_PARTIES.search(lead) or (
            _JOINED.search(lead) and _PARTY.search(SUBJECT_TO.sub("", self._around(sentence, index)))
        ):
            return Listing(Kind.PARTIES, tuple(states), start, end, sentence, introduced, False, cut)
        if _DEPOSITED.match(tail):
            return Listing(Kind.PARTIES, tuple(states), start, end, sentence, introduced, True, cut)
        if (subject_list and _WOULD.search(judged)) or _TOOK_ACTIONS.match(tail):
            return None
        if _REFUSED.search(judged) or (subject_list and _REFUSED.search(words)):
            return None
        if _STILL_WANTED.match(tail):
            return None
        own = _OWN_VERB.match(tail)
        if own:
            kind = Kind.SIGNATORIES if own["sign"] else Kind.PARTIES
            return Listing(kind, tuple(states), start, end, sentence, introduced, True, cut)
        party, sign = _last(_PARTY, judged, subject_list), _last(_SIGN, judged, subject_list)
        if party is None and sign is None:
            return None
        nearer = party is not None and (sign is None or (party < sign if subject_list else party > sign))
        kind = Kind.PARTIES if nearer else Kind.SIGNATORIES
        partial = bool(footnote) or bool(_PARTIAL.search(lead[-120:])) or bool(_MORE.match(tail)) or subject_list
        return Listing(kind, tuple(states), start, end, sentence, introduced, partial, cut)

    def _marked(self, mark: str, before: int) -> Span | None:
        """The sentence whose word bears the footnote mark ``mark``."""
        for sentence in self.document.sentences:
            if sentence.start >= before:
                break
            if re.search(rf"(?<=[\w)]){re.escape(mark)}(?!\*)", self.document.plain[sentence.start : sentence.end]):
                return sentence
        return None

    def _around(self, sentence: Span, index: int) -> str:
        """The sentence and the one before it."""
        return self.document.plain[self.document.sentences[max(0, index - 1)].start : sentence.end]


def _last(form: re.Pattern[str], words: str, first: bool) -> int | None:
    places = [match.start() for match in form.finditer(words)]
    if not places:
        return None
    return places[0] if first else places[-1]


def _merged(found: list[Listing]) -> list[Listing]:
    """Lists that go on in a second sentence become one."""
    merged: list[Listing] = []
    for listing in found:
        last = merged[-1] if merged else None
        if last and last.lead == listing.lead and last.kind is listing.kind:
            merged[-1] = Listing(
                last.kind, last.states + listing.states, last.start, listing.end, last.span, last.lead,
                last.partial or listing.partial, listing.cut or last.cut,
            )  # fmt: skip
        else:
            merged.append(listing)
    return merged
