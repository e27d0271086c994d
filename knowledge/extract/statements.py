"""Sentences that say what a treaty is for, binds to, or matters for; knows kinds by their wording."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.extract.document import Document, Span
from knowledge.extract.plain import pattern
from knowledge.extract.treaties import Treaties

_PARTIES = (
    r"(?:governments?|countries|States?(?:,? part(?:y|ies)(?: to (?:the|this) \w+)?)?|nations|parties"
    r"|signatories|members)"
)
_KINDS = {
    "aim": pattern(
        r"\b(?:aims? (?:to|at)|aimed at|(?:is|are|was|been) (?:designed|intended|meant) to|designed to"
        r"|seeks? to|sets? out to|"
        r"(?:purpose|objective|goal|aim) (?:of|is)|so as to (?:prevent|protect|combat))\b"
    ),
    "duty": pattern(
        rf"\b{_PARTIES}\b(?:(?! (?:that|who|which)\b)[^.;]){{0,40}}?\b(?:agree|undertake|commit(?:s|ted)?"
        rf"|pledge|must|are (?:obliged|required|bound)|is (?:obliged|required|bound)"
        rf"|will (?:have to|be (?:obliged|required|bound))|shall)\b|\b(?:requires?|obliges?|commits?|binds?"
        rf"|obligates?) (?:all |its |the |those )?{_PARTIES}\b"
    ),
    "recognition": pattern(r"\b(?:recogni[sz](?:es|ed|ing)|acknowledg(?:es|ed|ing)) (?:that\b|the\b)"),
    "significance": pattern(
        r"\b(?:landmark|milestone|historic|breakthrough|turning point|major step|important (?:step"
        r"|international instrument|instrument|tool)"
        r"|new tools?|significant step|watershed|cornerstone|first (?:legally binding|international|global"
        r"|binding))\b"
    ),
    "networks": pattern(
        r"\b(?:criminal (?:groups?|networks?|gangs?|profits|organi[sz]ations?)|organi[sz]ed crim(?:e"
        r"|inal) groups?|(?:sophisticated|smuggling|trafficking) networks?"
        r"|criminal profits|sizeable [\w ]{0,20}profits)\b"
    ),
    "relation": pattern(
        r"\b(?:supplement(?:ary|s|ing|al)(?: to)?|protocols? to the|additional to the|thereto|annexed to)\b"
    ),
    "other_resolutions": pattern(
        r"\b(?:adopted|also adopted|further adopted) (?:[\w ]{0,20})?resolutions?\b(?! [A-Z]/| \d)"
    ),
}
_ROLE = pattern(
    r"^(?:\W*(?:the|as|in|through|its)\s+)?(?:[\w().,'-]+ ){0,14}?(?:Office|Secretariat|Programme"
    r"|Organi[sz]ation|Agency|Commission|Committee|Fund|Centre|"
    r"Secretary-General|UNODC|UNEP|UNDP|UNICEF|WHO|IAEA|UNHCR|OHCHR|CTBTO|ILO|IMO"
    r"|FAO)\b[^.;]{0,60}?\b(?:provides?|assists?|supports?|helps?|serves? as|acts? as|offers?|promotes?|"
    r"is the (?:depositary|custodian|guardian)|is responsible for|will (?:assist|support|provide|help))\b"
)
_WORK = pattern(
    r"\b(?:technical (?:assistance|cooperation|support)|assistance|Member States|depositary|custodian"
    r"|guardian|implement\w*|ratif\w+)\b"
)
_WHILE = pattern(r"\b(?:while |by |and )?(?P<clause>recogni[sz]ing that [^.;]+)")
_SPEAKING = pattern(r"\b(?:said|says|told|stressed|added|noted|stated|according to|commented|declared)\b")


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of some kind about a treaty."""

    kind: str
    treaty: str | None
    start: int
    end: int
    span: Span


def find(document: Document, treaties: Treaties) -> list[Said]:
    """Return the statements of the body in order; somebody's speech is left out."""
    found: list[Said] = []
    speaking = False
    subject: str | None = None
    for sentence in document.sentences:
        words = document.plain[sentence.start : sentence.end]
        mentions = treaties.within(sentence.start, sentence.end)
        if mentions:
            subject = mentions[0].treaty
        spoken = speaking or (words.count('"') > 0 and _SPEAKING.search(words) is not None)
        speaking = (words.count('"') % 2 == 1) != speaking
        if spoken or words.startswith('"'):
            continue
        found.extend(_kinds(sentence, words, subject or treaties.main, treaties))
    return found


def _kinds(sentence: Span, words: str, treaty: str | None, treaties: Treaties) -> list[Said]:
    found: list[Said] = []
    if treaty is None:
        return found
    for kind, form in _KINDS.items():
        match = form.search(words)
        if match is None:
            continue
        start, end = sentence.start, sentence.end
        if kind == "recognition" and (clause := _WHILE.search(words)):
            start, end = sentence.start + clause.start("clause"), sentence.start + clause.end("clause")
        if kind == "relation" and len(treaties.within(sentence.start, sentence.end)) < 2:
            continue
        meant = None if kind == "other_resolutions" else treaty
        found.append(Said(kind, meant, start, end, sentence))
    if _ROLE.search(words) and _WORK.search(words):
        found.append(Said("role", None, sentence.start, sentence.end, sentence))
    return found
