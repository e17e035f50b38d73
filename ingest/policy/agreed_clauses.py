"""What is agreed in so many words: "Partijen spreken af dat de gemeente …", "De gemeente:" before a list.

Such a "dat" clause is subordinate in form and an act in meaning: its first actor does what its last verb says. A list
behind "dat:" has items of the same form; a list behind nothing but a party has items without a subject.
"""

from __future__ import annotations

import re

from ingest.policy.actor_groups import Group
from ingest.policy.actors import ActorFinder
from ingest.policy.agents import find_agents
from ingest.policy.items import Item
from ingest.policy.lines import sort_of_list
from ingest.policy.sentence import AUXILIARIES, PREPOSITIONS, Clause, Sentence, is_verb
from ingest.policy.subordinate import verb_final
from ingest.policy.verbs import verb_form
from ingest.sentences import sentences

_AGREE = (
    r"\b(?:spre(?:ekt|ken)\b[^.;:]{0,40}?\baf|(?<!is\s)(?<!zijn\s)(?:afgesproken|overeengekomen)|(?:er|ook)\s+is\s+afgesproken"
    r"|^\W*(?:ten\s+aanzien\s+van|wat|over|voor|met\s+betrekking|met\s+(?:de|het|alle|beide|onze|[A-ZÀ-Ý])[^.;:,]{2,50}?|rond|bij|tijdens|daarnaast|verder|daarbij|tevens"
    r"|daarvoor|hiervoor|daarover|hierover|daartoe|hiertoe|vervolgens)\b[^.;:]{0,60}?"
    r"\b(?:is|zijn)\s+(?:\w+\s+)?afgesproken"
    r"|komen\b[^.;:]{0,30}?\bovereen|zeg(?:t|gen)\b[^.;:]{0,30}?\btoe|toegezegd|belo(?:oft|ven)|besloten"
    r"|(?:de\s+)?(?:afspraak|bedoeling|planning)\s+is|\bis\s+(?:\w+\s+)?de\s+bedoeling|(?:voorzien|beoogd|gepland)\s+is|is\s+(?:voorzien|beoogd|gepland))\b"
)
_AGREES = re.compile(
    rf"(?:{_AGREE}|(?P<means>\b(?:dit|dat)\s+(?:betekent|houdt\s+(?:ook\s+)?in)\b|\bconcreet\s+betekent\s+(?:dit|dat)\b))[^.;:]{{0,60}}?[\s,]dat\b",
    re.IGNORECASE,
)
_SETTLED = re.compile(rf"{_AGREE}|\bzorgen\b|\bverplicht\w*|\bcommitte\w+|\bdragen\s+(?:er\s+)?zorg", re.IGNORECASE)
_OPENS_LIST = re.compile(r"[\s,]dat\s*:\s*$", re.IGNORECASE)
_COMMITS = re.compile(
    r"(?:\s+(?:zal|zullen|gaat|gaan|doet|doen|neemt|nemen|zet|zetten|draagt|dragen|levert|leveren|verplicht(?:en)?\s+zich"
    r"|verbind(?:t|en)\s+zich|spant\s+zich|spannen\s+zich|committeert\s+zich|committeren\s+zich|zegt|zeggen|belooft"
    r"|beloven|zorgt|zorgen)\b[^.;:]{0,60})?\s*:\s*$",
    re.IGNORECASE,
)
_OF_PARTY = re.compile(
    r"^\W*(?:[\d.]+\s+)?(?:(?:dit|wat|zo)\s+(?:gaat|gaan|doet|doen|kan|kunnen|draagt|dragen)\s+|(?:acties|inzet|taken|bijdrage|rol|verantwoordelijkheden|toezeggingen|verplichtingen|afspraken)"
    r"\s+(?:van\s+)?)?(?:de\s+|het\s+)?$",
    re.IGNORECASE,
)
_TITLE_ENDS = re.compile(r"(?:\s+en\s+[a-zà-ÿ\-]+)?(?:\s+(?:bij|doen))?\s*[:?]?\s*", re.IGNORECASE)
_SPEAKERS = re.compile(r"^\s*(?:we|wij)\b", re.IGNORECASE)
_PRONOUN = re.compile(r"^\s*(?:zij|ze|deze|hij)\b", re.IGNORECASE)


def party_of_list(item: Item, finder: ActorFinder) -> tuple[Item | None, Group] | None:
    """The party that a list belongs to, by the line right before it ("De gemeente:") or its heading; with that line."""
    if not item.bullet or not _opens_with_verb(item.text):
        return None
    if item.lead is not None:
        last = sentences(item.lead.reading)[-1]
        for group in finder.groups(last.text):
            if _OF_PARTY.match(last.text[: group.start]) and _COMMITS.fullmatch(last.text[group.end :]):
                return item.lead, group
        return None
    title = item.section.title if item.section else ""
    for group in finder.groups(title):
        if _OF_PARTY.match(title[: group.start]) and _TITLE_ENDS.fullmatch(title[group.end :]):
            return None, group
    return None


def _opens_with_verb(text: str) -> bool:
    """ "wijst uiterlijk 1 juli drie locaties aan", "actief werven van vrijwilligers"."""
    words = re.findall(r"[\wà-ÿ\-]+", text)
    if not words or not words[0][:1].islower():
        return bool(words) and bool(verb_form(words[0].lower()).infinitive)
    form = verb_form(words[0])
    return (
        bool(form.finite or form.infinitive)
        or words[0].endswith("t")
        or any(verb_form(word).infinitive for word in words[1:])
    )


def goes_on_with_dat(item: Item) -> bool:
    """Whether an item is the rest of a sentence that ended in "… dat:"."""
    if not item.bullet or item.lead is None:
        return False
    last = sentences(item.lead.reading)[-1].text
    return bool(_OPENS_LIST.search(last) and _SETTLED.search(last)) and sort_of_list(item) is None


def agreed_clauses(read: Sentence, *, whole: bool) -> list[Clause]:
    """The clauses of a sentence that say what is agreed; `whole` when the sentence itself is such a clause."""
    if whole:
        clause = verb_final_clause(read, 0, antecedent=None)
        return [clause] if clause else []
    match = _AGREES.search(read.text)
    if match is None:
        return []
    first = next((i for i, token in enumerate(read.tokens) if token.start >= match.end()), None)
    if first is None:
        return []
    before = [group for group in read.groups if group.end <= match.end()]
    clause = verb_final_clause(read, first, antecedent=before[-1] if before else None)
    if clause is None or (match["means"] and clause.finite in {"kunnen", "mogen", "moeten", "hebben", "zijn"}):
        return []
    return [clause, *_further(read, clause, before[-1] if before else None)]


_ALSO_THAT = re.compile(r"\s*,?\s*(?:en|maar)\s+(?:ook\s+)?dat\s", re.IGNORECASE)


def _further(read: Sentence, clause: Clause, antecedent: Group | None) -> list[Clause]:
    """The clauses that go on with "en dat …"."""
    match = _ALSO_THAT.match(read.text, clause.end)
    first = match and next((i for i, token in enumerate(read.tokens) if token.start >= match.end()), None)
    further = verb_final_clause(read, first, antecedent=antecedent) if first else None
    return [further, *_further(read, further, antecedent)] if further else []


def verb_final_clause(read: Sentence, first: int, antecedent: Group | None) -> Clause | None:
    """The subordinate clause from token `first` on, read as if it were a main one; `antecedent` is whom "zij" means."""
    tokens = read.tokens
    end = verb_final(tokens, first, read.groups)
    if end is None:
        return None
    start, stop = tokens[first].start, tokens[end].end
    cluster = first + 1
    for index in range(end, first, -1):
        if not is_verb(tokens, index, read.groups) and tokens[index].lower != "te":
            cluster = index + 1
            break
    verb, passive, finite_at = None, False, cluster
    words = [tokens[index].lower for index in range(cluster, end + 1)]
    for index in range(cluster, end + 1):
        form = verb_form(tokens[index].lower)
        main = form.final or form.participle or form.infinitive or form.finite
        if form.participle and {"wordt", "worden"} & set(words):
            verb, passive = form.participle, True
        elif main and main not in AUXILIARIES and verb is None:
            verb = main
        if (form.finite or form.final) and verb_form(tokens[finite_at].lower).finite not in AUXILIARIES:
            finite_at = index
    if verb is None:
        return None
    finite = verb_form(tokens[finite_at].lower).finite or verb
    clause = Clause(start, stop, finite, finite_at, verb, passive=passive)
    if finite in {"zullen", "kunnen", "willen"}:
        clause.modal = finite
    if not passive:
        clause.person = "we" if _SPEAKERS.match(read.text[start:]) else None
        clause.subject = None if clause.person else _subject(read, start, stop)
        if clause.subject is None and antecedent is not None and _PRONOUN.match(read.text[start:]):
            clause.subject = antecedent
    find_agents(read, clause, masked=True)
    return clause


def _subject(read: Sentence, start: int, stop: int) -> Group | None:
    for group in read.groups:
        named = group.names[0][0] if group.names else group.start
        if not start <= named < stop:
            continue
        before = re.findall(r"[\wà-ÿ]+", read.text[start : max(start, group.start)].lower())
        if not before or before[-1] not in PREPOSITIONS:
            return group if len(before) <= 8 else None
    return None
