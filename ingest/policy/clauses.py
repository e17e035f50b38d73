"""Main clauses of a Dutch sentence: finite verb, what is done, who is the subject, who does it in a passive.

No grammar of Dutch: Dutch main clauses put the finite verb second, so the subject stands right before it or right
after it; a subordinate clause ends in its verbs. That, a verb lexicon and the actors known in the text are enough
for the sentences in which policy says who does what.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.policy.actor_groups import Group
from ingest.policy.actors import ActorFinder
from ingest.policy.agents import find_agents
from ingest.policy.commitments import commit
from ingest.policy.main_verbs import main_verbs
from ingest.policy.sentence import (
    AUXILIARIES,
    PREPOSITIONS,
    SUBORDINATORS,
    WORD,
    Clause,
    Sentence,
    Token,
    inside,
    noun_reading,
    with_i,
)
from ingest.policy.subjects import find_subject, share_subjects
from ingest.policy.subordinate import mask_subordinate
from ingest.policy.verbs import first_person, is_act, join, particles, verb_form

_CLOSING = frozenset(
    ", . ; ( en op met bij voor in aan tot om over of zodat naar vanaf per via binnen door tegen als uiterlijk".split()
)
"""What may follow a particle at the end of its clause: "spelen … in op signalen"."""
_GIVEN = frozenset("aanbieden uitreiken toewijzen toesturen uitbetalen thuisbrengen".split())
_REPLACED = frozenset("laten kunnen willen moeten mogen helpen".split())
"""Infinitives that stand for a participle: "heeft onderzoek laten doen"."""
_ASKING_WORDS = frozenset("wat hoe welke wie waar".split())
_MODALS = frozenset("zullen kunnen willen moeten mogen dienen blijven hoeven".split())


def read_sentence(text: str, finder: ActorFinder) -> Sentence:
    """The main clauses of `text` with their subjects."""
    tokens = [Token(m.group().lower(), m.start(), m.end()) for m in WORD.finditer(text)]
    groups = [_with_me(text, _behind_verb(text, group)) for group in finder.groups(text)]
    subordinate = mask_subordinate(text, tokens, groups)
    sentence = Sentence(text, tokens, groups, [], subordinate, _bracketed(text))
    for first, last, at in main_verbs(sentence):
        sentence.clauses.append(_clause(sentence, first, last, at))
    for clause in sentence.clauses:
        find_subject(sentence, clause, finder)
        find_agents(sentence, clause, finder)
    share_subjects(sentence)
    sentence.clauses[:] = [part for clause in sentence.clauses for part in _coordinated(sentence, clause)]
    for clause in sentence.clauses:
        commit(sentence, clause)
    return sentence


_IS = re.compile(r"zijn\s+", re.IGNORECASE)
_OWNS = re.compile(rf"\b(?:en|of|als|{'|'.join(sorted(PREPOSITIONS))})\s+$", re.IGNORECASE)
"""Before "zijn" that says whose: "de gemeente en zijn partners"."""


def _behind_verb(text: str, group: Group) -> Group:
    """Actors without the verb that was taken for a possessive: "Daarom zijn | zorgkantoren in gesprek"."""
    verb = _IS.match(text, group.start)
    owned = verb is None or not text[: group.start].strip() or bool(_OWNS.search(text[: group.start]))
    return group if owned or verb is None else replace(group, start=verb.end())


_AND_ME = re.compile(r"\s+en\s+ik\b")


def _with_me(text: str, group: Group) -> Group:
    """Actors with whoever writes beside them: "de minister van Justitie en ik"."""
    beside = _AND_ME.match(text, group.end)
    return replace(group, end=beside.end(), plural=True) if beside else group


def _bracketed(text: str) -> bytearray:
    mask = bytearray(len(text))
    for match in re.finditer(r"\([^()]*\)|\[[^\[\]]*\]", text):
        if match.end() - match.start() < 0.8 * len(text):
            mask[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    return mask


def _clause(sentence: Sentence, first: int, last: int, at: int) -> Clause:
    tokens = sentence.tokens
    finite_word = tokens[at].lower
    finite = verb_form(finite_word).finite or (with_i(tokens, at) and first_person(finite_word)) or finite_word
    known = bool(verb_form(finite_word).finite)
    inner = [i for i in range(at + 1, last) if not sentence.subordinate[tokens[i].start]]
    participle, infinitive, particle, helping = None, None, None, None
    for i in inner:
        word = tokens[i].lower
        f = verb_form(word)
        if f.participle and tokens[i - 1].lower != "te" and not _attributive(tokens, i, last, sentence.groups):
            participle = f.participle
        if (
            f.infinitive
            and not _nominal(tokens, i, finite)
            and not inside(sentence.groups, tokens[i])
            and tokens[i - 1].lower != "te"
        ):
            if f.infinitive not in AUXILIARIES and (
                infinitive is None or (is_act(f.infinitive) and not is_act(infinitive))
            ):
                infinitive = f.infinitive
            elif f.infinitive in {"gaan", "komen", "zijn"} and infinitive is None:
                helping = f.infinitive
        if word in particles() and (
            i + 1 >= last
            or tokens[i + 1].lower in _CLOSING
            or (tokens[i + 1].lower == "van" and i + 2 < last and tokens[i + 2].lower[0].isdigit())
            or (tokens[i + 1].lower in SUBORDINATORS and tokens[i + 1].lower not in _ASKING_WORDS)
            or (word, finite) in {("na", "gaan"), ("uit", "zoeken")}  # "gaan na hoe", "zoekt uit hoeveel"
            or word not in PREPOSITIONS
        ):
            cares = word != "zorg" or (i + 1 < last and tokens[i + 1].lower == "voor")  # "draagt zorg voor"
            joined = join(finite, word) if cares else None
            closes = i + 1 >= last or tokens[i + 1].lower in {".", ",", ";"}
            particle = word if joined and (particle is None or closes or word not in PREPOSITIONS) else particle
    if infinitive is None and participle is None and helping is None and finite == "zullen":
        infinitive = _unknown_infinitive(tokens, inner)
        known = known and infinitive is None
    if finite in {"worden", "zijn"} and at == first + 1:
        participle = verb_form(tokens[first].lower).participle or participle  # "Besloten wordt om …"
    words = {tokens[i].lower for i in inner} | {finite_word}
    given = finite == "krijgen" and participle in _GIVEN  # "krijgen een gesprek aangeboden"
    passive = participle is not None and (given or finite == "worden" or ("worden" in words and finite in _MODALS))
    let = any(tokens[i].lower in _REPLACED for i in inner) and infinitive is not None
    perfect = not passive and (
        (finite in {"hebben", "zijn"} and participle is not None) or (finite == "hebben" and let)
    )
    modal = (
        finite
        if finite in {"zullen", "kunnen", "willen", "moeten", "mogen", "gaan", "laten", "dienen", "blijven"}
        else None
    )
    if passive or (perfect and participle):
        verb = participle or finite
    elif finite in AUXILIARIES - {"hebben"} and (infinitive or helping) and not (participle and "hebben" in words):
        verb = infinitive or helping or finite
    elif finite == "willen" and verb_form(tokens[last - 2].lower).finite == "laten" and participle is None:
        verb = "laten"  # "wil mystery guests laten meereizen", a verb we do not know
    elif finite == "blijven" and infinitive and is_act(infinitive):
        verb = infinitive  # "blijft de eigen bijdrage kwijtschelden"
    elif finite == "zullen" and participle is not None and "hebben" in words:
        verb = participle  # "zullen uiterlijk in mei hebben aangepast"
    elif particle:
        verb = join(finite, particle) or finite
    else:
        verb = finite
    if modal == "gaan" and not infinitive:
        modal = None
    if verb == "indienen" and finite == "dienen":
        finite, modal = verb, None  # "dient de aanvraag in" is no "dient aan te vragen"
    if finite in {"willen", "zullen"} and not infinitive and "gesprek" in words:
        verb = "gaan"  # "Ik wil met ouderen in gesprek"
    start, end = tokens[first].start, tokens[last - 1].end
    return Clause(start, end, finite, at, verb, passive, perfect, modal, known=known)


def _unknown_infinitive(tokens: Sequence[Token], inner: Sequence[int]) -> str | None:
    """The word that closes a clause whose auxiliary has no verb we know: "zal er een ruimte | exploiteren"."""
    words = [i for i in inner if tokens[i].lower[0].isalpha()]
    if len(words) < 2 or not tokens[words[-1]].lower.endswith("en") or tokens[words[-1]].lower in AUXILIARIES:
        return None
    word, before = tokens[words[-1]].lower, tokens[words[-2]].lower
    return (join(word, before) or word) if not noun_reading(list(tokens), words[-1]) or before in particles() else None


def _coordinated(sentence: Sentence, clause: Clause) -> list[Clause]:
    """The parts of a clause with one auxiliary: "wordt opgesteld | en met de huisartsen besproken"."""
    if not clause.passive and clause.finite not in {"zullen", "gaan", "willen"}:
        return [clause]
    tokens, verbs = sentence.tokens, []
    for index in range(clause.finite_at + 1, len(tokens)):
        token = tokens[index]
        if token.start >= clause.end or sentence.subordinate[token.start] or inside(sentence.groups, token):
            continue
        form = verb_form(token.lower)
        if clause.passive:
            verb = None if _attributive(tokens, index, len(tokens), sentence.groups) else form.participle
        else:
            verb = (
                None if _nominal(tokens, index, clause.finite) or tokens[index - 1].lower == "te" else form.infinitive
            )
        talks = verb == "gaan" and tokens[index - 1].lower in {"gesprek", "overleg", "dialoog", "slag", "tafel"}
        if verb and (talks or (verb not in AUXILIARIES and is_act(verb))):
            verbs.append((index, verb))
    ends = [
        (mark, done)
        for (first, done), (second, _) in pairwise(verbs)
        if (mark := _parted(sentence, first, second, clause)) is not None
    ]
    if not ends or tokens[ends[-1][0]].lower != "en" or ends[-1][1] != verbs[-2][1]:
        return [clause]
    parts: list[Clause] = []
    start, agents = clause.start, list(clause.agents)
    for at, verb in [*ends, (len(tokens), verbs[-1][1])]:
        end = clause.end if at == len(tokens) else tokens[at - 1].end
        own = [group for group in clause.agents if start <= group.start < end]
        agents = own or agents if parts else own
        parts.append(replace(clause, start=start, end=end, verb=verb, agents=list(agents), joined=bool(parts)))
        start = tokens[min(at + 1, len(tokens) - 1)].start
    return parts


def _parted(sentence: Sentence, first: int, second: int, clause: Clause) -> int | None:
    """The "en" or comma between two verbs that makes two acts of them: each has words of its own, before it ("rapport
    opstellen en de gemeenten informeren") or behind it ("uitwerken in een plan en verspreiden onder de leden")."""
    tokens = sentence.tokens
    goes_on = second + 1 < len(tokens) and tokens[second + 1].lower in PREPOSITIONS
    if tokens[first + 1].lower in {"en", ","}:
        listed = tokens[first + 1].lower == "," and goes_on  # "verzamelen, uitwerken in een plan en …"
        return first + 1 if second >= first + 3 or listed else None
    if clause.passive or tokens[first + 1].lower not in PREPOSITIONS or second - 1 <= first + 1:
        return None
    marks = [
        i for i in range(first + 2, second) if tokens[i].lower == "en" and not sentence.subordinate[tokens[i].start]
    ]
    closes = second + 1 >= len(tokens) or not tokens[second + 1].lower.isalpha() or tokens[second + 1].lower == "om"
    if not marks or not (goes_on if marks[-1] == second - 1 else closes):
        return None
    return marks[-1]


def _nominal(tokens: list[Token], index: int, finite: str) -> bool:
    """Whether an infinitive is a noun; "dit meenemen" is not, "het meenemen" is."""
    before = tokens[index - 1].lower
    closes = index + 1 >= len(tokens) or tokens[index + 1].lower in {".", ",", ";"}
    if (
        closes
        and finite in {"gaan", "zullen", "willen"}
        and before in PREPOSITIONS
        and any(t.lower in {"hier", "daar", "er"} for t in tokens[:index])
    ):
        return False  # "gaat hier scherper op toezien"
    if before in {"meer", "minder"} and finite in {"gaan", "zullen", "willen"}:
        return False  # "gaan meer sturen op"
    if before in {"ons", "hen", "haar"} and index > 1 and tokens[index - 2].lower in {"met", "aan", "voor", "bij"}:
        return False  # "in samenspraak met ons nagaan"
    if index > 1 and verb_form(before).participle and tokens[index - 2].lower in PREPOSITIONS:
        return True  # "over geclusterd wonen"
    return before not in {"dit", "dat", "deze", "die", "daarin", "hierin", "elkaar"} and noun_reading(tokens, index)


def _attributive(tokens: list[Token], index: int, last: int, groups: Sequence[Group]) -> bool:
    """Whether a participle stands before a noun ("de gemaakte afspraken") or an actor ("betrokken partijen")."""
    if not index:
        return False
    before = tokens[index - 1].lower
    following = tokens[index + 1].lower if index + 1 < last else ""
    if (
        before in {"de", "het", "een", "alle", "met", "deze", "van", "door", "andere", "overige"}
        and following.isalpha()
        and following not in PREPOSITIONS
    ):
        return not verb_form(following).infinitive or before in {"de", "alle"}
    return any(group.start == tokens[index].start for group in groups)


def act_verb(clause: Clause) -> bool:
    """Whether the clause says that something is done, rather than how things are."""
    return is_act(clause.verb)
