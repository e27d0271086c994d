"""Which replies exist and which placeholders each may use; the words stand in ``questions/<lang>.yaml``.

``python -m knowledge check`` compares the two: a reply that is missing, unknown, or names a placeholder that
is not declared here is a fault. Knows no fact: handlers compute what fills the placeholders.
"""

from __future__ import annotations

from collections.abc import Mapping


def _replies(spec: str) -> dict[str, frozenset[str]]:
    """Read lines of ``key: placeholder placeholder``."""
    replies: dict[str, frozenset[str]] = {}
    for line in spec.strip().splitlines():
        name, _, placeholders = line.partition(":")
        replies[name.strip()] = frozenset(placeholders.split())
    return replies


REPLIES: dict[str, frozenset[str]] = _replies(
    """
    as_of.dated: date
    as_of.undated: source
    source.one:
    source.dated: date
    source.named: id
    list: as_of
    group.counted: count states treaty
    group.uncounted: treaty
    clarify.state: name readings
    clarify.reading: first second
    clarify.signed: state treaty
    clarify.one: first second
    ratified.yes: State as_of group
    ratified.plain: State as_of group
    ratified.denied: as_of group state
    ratified.both: as_of group states
    ratified.all: as_of group number states
    ratified.unlisted: State group list
    ratified.unlisted.incomplete: State list treaty
    ratified.unlisted.both: first group list second
    ratified.unlisted.all: group list states
    ratified.mixed.listed_first: States as_of be group others others_be
    ratified.mixed.unlisted_first: States be group list others others_be
    ratified.no_day: State as_of group state
    ratified.no_days:
    ratified.no_claimed_day: claimed state
    ratified.day: State date treaty
    ratified.day.wrong: claimed date state treaty
    ratified.printed: printed state
    ratified.union: State printed
    ratified.renamed: State as_of group printed
    ratified.renamed.also: be states
    ratified.former: State
    ratified.former.listed: as_of be group states
    ratified.former.unlisted: States be list
    ratified.organisation: State list
    ratified.older: State list older
    ratified.later: State list newer treaty
    ratified.party: Treaty date
    ratified.no_such_day: claimed state
    ratified.earlier: as_of group state
    ratified.not_yet: State as_of date group treaty
    ratified.after: claimed
    ratified.now:
    ratified.newer: as_of count
    place.part: Place state
    place.territory: Place place state
    place.disputed: Place list
    place.fictional: Place
    signed.number: as_of count treaty
    signed.nobody_named:
    signed.unknown: as_of count states treaty
    signed.ratified: States as_of be group
    signed.unlisted: States be group list
    signed.yes: States as_of be treaty
    signed.no: States as_of be treaty
    signed.list: as_of names treaty
    list.all: As_of count names states treaty
    list.some: as_of names treaty
    list.cut:
    list.wrong_number: claimed count
    list.wrong_is_signatories: claimed count
    list.not_all:
    list.not_none:
    list.no_order: as_of group
    list.first: State date group
    list.last: State as_of date group
    list.nonparties: as_of group
    filter.found: as_of be count filter group names
    filter.wrong: as_of be claimed count filter group names
    filter.not_all: as_of be count filter group names
    filter.denied: as_of be count filter group names
    filter.none: as_of filter group
    filter.region: region
    filter.group: region
    filter.initial: initial
    filter.except: states
    filter.or:
    filter.and:
    filter.body: body group
    parties: as_of count states treaty
    parties.yes: as_of count states treaty
    parties.no: as_of claimed count states treaty
    parties.no_bound: as_of count states treaty
    parties.named:
    parties.not_named:
    signatories: as_of count states treaty
    signatories.yes: as_of count states treaty
    signatories.no: as_of claimed count states treaty
    signatories.no_bound: as_of count states treaty
    signatories.by_number: as_of count states treaty
    signatories.named:
    signatories.not_named:
    count.is_parties: claimed
    count.is_signatories: claimed
    count.told: count source
    count.disagree: figures
    count.earlier: figures
    count.figure: as_of count
    count.now:
    count.no_day: claimed
    count.between: claimed figures treaty
    reach.between: as_of count earlier earlier_count number treaty
    reach.by: as_of count number treaty
    reach.never: as_of count number treaty
    compare: as_of parties signatories treaty
    compare.swapped: sentence
    compare.not_all: sentence
    compare.gap: gap
    as_of: date treaty
    as_of.wrong: claimed date note treaty
    as_of.source: date
    as_of.older: dates
    eif.past: date source treaty
    eif.past_dated: date source_date treaty
    eif.future: date source_date treaty
    eif.past_brief: date treaty
    eif.future_brief: date treaty
    eif.yes: sentence
    eif.denied: sentence
    eif.right: sentence
    eif.right_denied: sentence
    eif.wrong: claimed note sentence
    eif.in_force.yes: claimed sentence
    eif.in_force.no: sentence
    eif.no_year:
    eif.now:
    eif.other: date source
    eif.unlisted: State list
    claim.release:
    claim.as_of:
    claim.force: treaty
    claim.resolution: symbol
    timeline: order
    timeline.item: date treaty
    timeline.first: treaty
    timeline.last: treaty
    timeline.gap: days first last months
    timeline.steps: steps
    timeline.step: days first second
    definition: Treaty provision term text
    definition.benefit: provision term text treaty
    definition.provision: provision
    article: provision term treaty
    article.wrong: claimed provision term treaty
    article.none: term treaty
    aim: quotes
    migrants_crime: quotes treaty
    migrants_crime.other: quotes treaty
    obligations: quotes
    significance: quotes
    criminal_networks: quotes
    relation: Treaty parent
    relation.wrong: claimed parent treaty
    relation.parent: Treaty others
    full_name: name parent
    full_name.shorter:
    full_name.plain: name
    scope_modes: Treaty routes
    resolution: Date action body symbol
    resolution.undated: Body action symbol
    resolution.bare: body symbol
    resolution.body:
    resolution.symbol: body date symbol
    resolution.of: date
    resolution.wrong_date: claimed note told
    resolution.wrong: claimed told
    resolution.wrong_body: told
    resolution.told: other told treaty
    resolution.not_this: other told treaty
    resolution.other: quotes
    unodc: quotes
    release.issued: details
    release.issued_title: details title
    release.title: title
    release.by: publisher
    release.in: place
    release.unknown:
    release.wrong: claimed note
    release.others: count
    sources.one: details
    sources.one_title: details title
    sources.many: count names
    sources.item: date title
    sources.more: count
    sources.other_treaties: count
    sources.provisional: treaties
    summary.aim: quote
    summary.parent: parent
    refuse.other_treaty: known treaty
    refuse.unnamed_treaty: known
    refuse.silent_treaty: treaty
    refuse.full_stop:
    refuse.has_list: group
    refuse.has_figures: treaty
    refuse.other_state: clause states treaty
    refuse.other_status: clause treaty
    refuse.unnamed_state: as_of count states treaty
    refuse.unnamed: as_of count treaty
    refuse.signed_state: clause states treaty
    refuse.signed: clause treaty
    refuse.parties: clause treaty
    refuse.signatories: clause treaty
    refuse.eif: treaty
    refuse.silent_on: treaty
    refuse.only_eif: day
    refuse.nothing:
    refuse.later: date
    refuse.later_figures: parties signatories treaty
    refuse.general: knows
    refuse.knows.eif:
    refuse.knows.counts:
    refuse.knows.list:
    refuse.knows.definition:
    refuse.knows.content:
    refuse.adopted: treaty
    refuse.article: treaty
    refuse.text: treaty
    refuse.penalties:
    refuse.depositary: treaty
    refuse.reservations: treaty
    refuse.near.provision: provision term
    refuse.near.eif: day
    refuse.near.duty: quote
    refuse.outside: treaty
    refuse.not_understood: treaty
    refuse.language:
    talk.greet:
    talk.thanks:
    talk.bye:
    talk.help:
    talk.identity:
    talk.feedback:
    talk.praise:
    talk.complaint:
    suggest.ratified: state treaty
    suggest.ratified_treaty: state treaty
    suggest.count: treaty
    suggest.signatories: treaty
    suggest.list: treaty
    suggest.region: region
    suggest.eif: treaty
    suggest.definition: term
    suggest.aim: treaty
    suggest.summary:
    suggest.sources:
    """
)


class Wording:
    """The replies of one language, ready to be filled."""

    def __init__(self, replies: Mapping[str, str]) -> None:
        self._replies = replies

    def say(self, reply: str, **values: str) -> str:
        """Return a reply with its placeholders filled.

        Raises KeyError for a reply or placeholder that does not exist: ``knowledge check`` finds both before.
        """
        return self._replies[reply].format_map(values)
