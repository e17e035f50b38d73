"""Main clauses of a Dutch sentence: finite verb, what is done, who is the subject, who does it in a passive.

No grammar of Dutch: Dutch main clauses put the finite verb second, so the subject stands right before it or right
after it; a subordinate clause ends in its verbs. That, a verb lexicon and the actors known in the text are enough
for the sentences in which policy says who does what.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.policy.actors import ActorFinder, Group
from ingest.policy.verbs import first_person, is_act, join, particles, verb_form

_WORD = re.compile(r"[^\W_](?:[\w&’'\-]*\w)?(?:\(\w+\)\w*)?|[^\w\s]")
_BOUNDARY = frozenset(";:")
_CLOSING = frozenset(
    {",", ".", "en", ";", "(", "op", "met", "bij", "voor", "in", "aan", "tot", "om", "over", "of", "zodat"}
)
"""What may follow a particle at the end of its clause: "spelen … in op signalen"."""
_DETERMINERS = frozenset(
    "de het een deze dit dat die zijn haar hun onze ons uw mijn geen elk elke ieder iedere welke alle veel "
    "meer minder ’t "
    "enkele goede goed betere nieuwe diverse verdere nadere te".split()
)
_PREPOSITIONS = frozenset(
    "aan achter bij binnen boven buiten door in met na naar naast om onder op over per rond rondom sinds "
    "tegen tijdens tot "
    "tussen uit van vanaf vanuit via volgens voor vóór zonder middels conform gedurende gezien gelet omtrent namens "
    "ondanks voorafgaand vooruitlopend afhankelijk aangaande betreffende ten ter inzake qua".split()
)
_SUBORDINATORS = frozenset(
    "indien wanneer zodra omdat zodat opdat terwijl hoewel totdat doordat nadat voordat mits tenzij aangezien naarmate "
    "waarbij waarin waarmee waarop waarvan waardoor waarvoor waarnaar waaruit waarover waaronder waartoe waartegen hoe "
    "welke waarna waaraan waarom of die dat wie wat als mocht".split()
)
_REPLACED = frozenset("laten kunnen willen moeten mogen helpen".split())
"""Infinitives that stand for a participle: "heeft onderzoek laten doen"."""
_ASKING_WORDS = frozenset("wat hoe welke wie waar".split())
_ASKING = frozenset(
    "onderzoeken bekijken bezien bepalen verkennen nagaan beoordelen wegen kijken bespreken analyseren "
    "inventariseren toetsen "
    "evalueren vragen overwegen monitoren weten uitzoeken".split()
)
_AUXILIARIES = frozenset(
    "zullen kunnen willen moeten mogen gaan laten worden hebben zijn blijven dienen komen hoeven".split()
)
_MODALS = frozenset("zullen kunnen willen moeten mogen dienen blijven hoeven".split())
_ADVERBS = (
    r"(?:er|ook|dan|daarom|daarnaast|hierbij|daarbij|hierin|daarin|hiertoe|hiervoor|hiermee|hierover|eerst"
    r"|vervolgens|tevens|zelf"
    r"|gezamenlijk|samen|jaarlijks|continue?|actief|elk|ieder|beide|allen|allemaal|verder|bovendien|echter"
    r"|dus|immers|wel|nu|al|reeds"
    r"|waar\s+nodig|waar\s+mogelijk|indien\s+nodig|zo\s+nodig|in\s+ieder\s+geval|onder\s+andere|o\.a\."
    r"|onder\s+meer|zo\s+veel\s+mogelijk"
    r"|zoveel\s+mogelijk|daarvoor|daartoe|daarmee|nog|steeds|uiterlijk|momenteel|inmiddels|zich"
    r"|met\s+elkaar|gezamelijk|expliciet"
    r"|landelijk|lokaal|regionaal|daarop|hierop|concreet|elkaar|primair|vooral|eveneens|graag|zo|namelijk)"
)
_FILLER = re.compile(
    rf"(?:\s*{_ADVERBS}(?=[\s,])|\s*,?\s*[–-]\s[^–]{{1,80}}\s[–-](?=\s)|\s*\([^)]*\))*\s*,?\s*$", re.IGNORECASE
)
_INSERT = re.compile(
    rf"^(?:\s*(?:{_ADVERBS}|(?:van|uit|in|binnen)\s+(?:het|de|dit|deze|onze|hun)?\s*[a-zà-ÿ\-]+"
    rf"|,[^,]{{2,120}},|[–-]\s[^–]{{2,120}}\s[–-]|\([^)]*\)))*\s*,?\s*$",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^[\s·•\-–*“‘\"'(]*(?:(?:en|maar|want|dus|of|zowel|ook|alleen|juist|met\s+name|sowieso|o\.a\."
    r"|daarnaast|verder|tevens|bovendien"
    r"|de|het|een|alle|leden\s+van|werkgroepleden\s+van|enkele|[a-z]\.|\d+[.)]|vervolgens|dan)\s+)*$",
    re.IGNORECASE,
)
_NAMED_BESIDE = re.compile(
    r"^(?:,\s+(?:de\s+|het\s+)?[A-Z][\w&’'\-]+)*\s+en\s+(?:de\s+|het\s+)?[A-Z][\w&’'\-]+(?:\s+[A-Z][\w&’'\-]+){0,3}\s*$"
)
"""Names nobody knows beside an actor that is known: "MantelzorgNL en Humanitas leveren"."""
_BESIDE = re.compile(r"^(?:,\s+[a-zà-ÿ\-]+)*,?\s+en\s+(?:(?:de|hun|het)\s+)?[a-zà-ÿ\-]+\s*$")
"""People beside the actors of a subject: "zorgaanbieders, cliënten en naasten kunnen"."""
_BESIDE_BEFORE = re.compile(
    r"^\W*(?:(?:de|hun)\s+)?[\wà-ÿ\-]+(?:en|s)(?:,\s+[a-zà-ÿ\-]+(?:en|s))*\s+en\s+(?:(?:de|hun)\s+)?$"
)
_PRONOUNS = frozenset("zij ze".split())
_WE = frozenset("we wij".split())


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark; `lower` is what the lexicon looks up."""

    lower: str
    start: int
    end: int


@dataclass(slots=True)
class Clause:
    """One main clause; ranges are in the sentence."""

    start: int
    end: int
    finite: str
    """Infinitive of the finite verb."""
    finite_at: int
    verb: str
    """Infinitive of the verb that says what is done."""
    passive: bool = False
    perfect: bool = False
    modal: str | None = None
    """zullen, kunnen, willen, moeten, gaan, laten … when the finite verb is one."""
    subject: Group | None = None
    person: str | None = None
    """ "we", "ik", or "zij" when a pronoun is the subject."""
    agents: list[Group] = field(default_factory=list)
    """Who does it in a passive ("door …")."""
    known: bool = True
    """Whether the lexicon knows the verb."""
    inverted: bool = False


@dataclass(slots=True)
class Sentence:
    """A read sentence."""

    text: str
    tokens: list[Token]
    groups: list[Group]
    clauses: list[Clause]
    subordinate: bytearray
    """1 for characters inside a subordinate clause."""
    bracketed: bytearray
    """1 for characters inside brackets: no main verb stands there."""


def read_sentence(text: str, finder: ActorFinder) -> Sentence:
    """The main clauses of `text` with their subjects."""
    tokens = [Token(m.group().lower(), m.start(), m.end()) for m in _WORD.finditer(text)]
    groups = finder.groups(text)
    subordinate = _subordinate(text, tokens, groups)
    sentence = Sentence(text, tokens, groups, [], subordinate, _bracketed(text))
    for first, last, at in _main_verbs(sentence):
        sentence.clauses.append(_clause(sentence, first, last, at))
    for clause in sentence.clauses:
        _find_subject(sentence, clause, finder)
        _find_agents(sentence, clause)
    _share_subjects(sentence)
    return sentence


def _bracketed(text: str) -> bytearray:
    mask = bytearray(len(text))
    for match in re.finditer(r"\([^()]*\)|\[[^\[\]]*\]", text):
        if match.end() - match.start() < 0.8 * len(text):
            mask[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    return mask


def _inside(groups: Sequence[Group], token: Token) -> bool:
    return any(start <= token.start < end for group in groups for start, end in group.names)


def _noun_reading(tokens: list[Token], index: int) -> bool:
    """Whether a verb form follows an article or preposition ("het werken", "de start") and so is a noun."""
    if not index:
        return False
    before = tokens[index - 1].lower
    if before in _DETERMINERS and before not in {"dit", "dat", "die", "deze", "het", "zijn"}:
        return True
    if (
        before in {"dit", "dat", "deze"}
        and verb_form(tokens[index].lower).infinitive
        and not verb_form(tokens[index].lower).finite
    ):
        return False  # "hoe zij dit aanpakken"
    if before in {"het", "dit", "dat", "die", "deze"} and tokens[index].lower.endswith("en"):
        return True
    if before in {"het", "deze"}:
        # "het start" does not occur, "het is" does
        return verb_form(tokens[index].lower).finite not in _AUXILIARIES | {"gelden", "betreffen", "gaan", "zullen"}
    return before in _PREPOSITIONS and tokens[index].lower not in {
        "wordt",
        "is",
        "zal",
        "kan",
        "worden",
        "heeft",
        "hebben",
    }


def _is_verb(tokens: list[Token], index: int, groups: Sequence[Group]) -> bool:
    form = verb_form(tokens[index].lower)
    if not (form.finite or form.infinitive or form.participle or form.final) or _inside(groups, tokens[index]):
        return False
    return (index > 0 and tokens[index - 1].lower == "te") or not _noun_reading(tokens, index)


def _subordinate(text: str, tokens: list[Token], groups: Sequence[Group]) -> bytearray:
    mask = bytearray(len(text))
    index = 0
    while index < len(tokens):
        end = _subordinate_end(text, tokens, index, groups)
        if end is None:
            index += 1
            continue
        for position in range(tokens[index].start, tokens[end].end):
            mask[position] = 1
        index = end + 1
    return mask


def _subordinate_end(text: str, tokens: list[Token], index: int, groups: Sequence[Group]) -> int | None:
    """Index of the last token of the subordinate clause that begins at `index`; None when none begins there."""
    word = tokens[index].lower
    first = index == 0 or all(not t.lower[0].isalnum() for t in tokens[:index])
    if word == "om":
        return _infinitive_end(tokens, index)
    if word == "door" and any(t.lower == "te" for t in tokens[index + 1 : index + 14]):
        return None
    if word not in _SUBORDINATORS:
        return None
    following = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    if word in {"die", "dat", "wie", "wat", "welke"} and first:
        return None
    if (
        word in {"dat", "die"}
        and verb_form(following).finite
        and tokens[index - 1].lower in {",", ":", ";", ".", "en"}
        and word == "dat"
        and following in {"is", "wordt", "betekent", "geldt"}
    ):
        return None
    if word == "of" and not _asks(tokens, index):
        return None
    if word == "als" and not first and tokens[index - 1].lower not in {",", "dan", "en", "–", "maar"}:
        return None
    if word == "als" and following in {
        "onderdeel",
        "gevolg",
        "eerste",
        "resultaat",
        "vervolg",
        "basis",
        "uitgangspunt",
        "bijlage",
    }:
        return None
    if word == "mocht" and not first:
        return None
    end = _verb_final(tokens, index, groups)
    if word == "als" and end is None:
        return None
    if end is None:
        end = index
        while end + 1 < len(tokens) and tokens[end + 1].lower not in {",", ";", ":", ")", "."}:
            end += 1
    if first and word in {
        "als",
        "indien",
        "wanneer",
        "zodra",
        "mocht",
        "omdat",
        "hoewel",
        "nadat",
        "doordat",
        "aangezien",
        "hoe",
    }:
        # the main clause begins after the comma, whatever stands before it
        for later in range(end, min(len(tokens), end + 25)):
            if tokens[later].lower == "," and _main_follows(tokens, later, groups):
                return later
    return end


def _main_follows(tokens: list[Token], comma: int, groups: Sequence[Group]) -> bool:
    after = comma + 1
    if after < len(tokens) and tokens[after].lower == "dan":
        after += 1
    return after < len(tokens) and bool(verb_form(tokens[after].lower).finite) and not _inside(groups, tokens[after])


def _asks(tokens: list[Token], index: int) -> bool:
    if tokens[index - 1].lower == ",":
        return False
    recent = [verb_form(t.lower) for t in tokens[max(0, index - 12) : index]]
    asking = any((f.finite or f.participle or f.infinitive or "") in _ASKING for f in recent) or any(
        t.lower in {"vraag", "onderzoek", "besluit"} for t in tokens[max(0, index - 3) : index]
    )
    return asking and any(verb_form(t.lower).finite for t in tokens[index + 2 : index + 30])


def _infinitive_end(tokens: list[Token], index: int) -> int | None:
    for later in range(index + 1, min(len(tokens), index + 40)):
        word = tokens[later].lower
        if word in {"om", ".", ";"}:
            return None
        if word == "te" and later + 1 < len(tokens) and verb_form(tokens[later + 1].lower).infinitive:
            end = later + 1
            while end + 1 < len(tokens) and (
                (
                    verb_form(tokens[end + 1].lower).infinitive
                    and (
                        tokens[end + 1].lower != "zijn"
                        or end + 2 >= len(tokens)
                        or tokens[end + 2].lower in {".", ",", ";"}
                    )
                )
                or tokens[end + 1].lower == "te"
            ):
                end += 1
            return end
    return None


def _verb_final(tokens: list[Token], index: int, groups: Sequence[Group]) -> int | None:
    """End of the verb cluster that closes a subordinate clause; commas inside lists do not stop the search."""
    for later in range(index + 2, min(len(tokens), index + 60)):
        word = tokens[later].lower
        if word in {";", "."}:
            return None
        if word == "," and (
            later - index > 25 or (later + 1 < len(tokens) and _starts_main(tokens, later + 1, groups))
        ):
            return later - 1 if later - index <= 25 else None
        if word == ")" and all(t.lower != "(" for t in tokens[index:later]):
            return later - 1
        if not _is_verb(tokens, later, groups):
            continue
        end = later
        while end + 1 < len(tokens) and (
            tokens[end + 1].lower == "te"
            or (_is_verb(tokens, end + 1, groups) and not _starts_main(tokens, end + 1, groups))
        ):
            end += 1
        if (
            end + 3 < len(tokens)
            and tokens[end + 1].lower in {"en", "of"}
            and verb_form(tokens[end].lower).finite in _AUXILIARIES
            and verb_form(tokens[end + 2].lower).finite in _AUXILIARIES
            and _is_verb(tokens, end + 3, groups)
        ):
            end += 3  # "die mensen kunnen en willen nemen"
        if any(verb_form(t.lower).finite or verb_form(t.lower).final for t in tokens[later : end + 1]):
            return end
    return None


def _starts_main(tokens: list[Token], index: int, groups: Sequence[Group]) -> bool:
    """Whether the verb at `index` belongs to the main clause that follows: its subject stands right behind it."""
    if not verb_form(tokens[index].lower).finite or index + 1 >= len(tokens):
        return False
    following = tokens[index + 1]
    return following.lower in _WE | _PRONOUNS | {"er"} or any(g.start == following.start for g in groups)


def _main_verbs(sentence: Sentence) -> list[tuple[int, int, int]]:
    """(first token, one past the last, finite verb) of every main clause."""
    tokens, groups = sentence.tokens, sentence.groups
    found: list[tuple[int, int]] = []
    start = 0
    current: int | None = None
    for index, token in enumerate(tokens):
        if token.lower in _BOUNDARY:
            if current is not None:
                start, current = index + 1, None
            elif token.lower == ":":
                start = index + 1
            continue
        if sentence.subordinate[token.start] or sentence.bracketed[token.start]:
            continue
        form = verb_form(token.lower)
        finite = bool(form.finite) and not _inside(groups, token) and not _noun_reading(tokens, index)
        finite = finite or _with_i(tokens, index)
        if not finite:
            finite = current is None and _unknown_verb(sentence, index)
        if not finite:
            continue
        if current is None:
            if _possible_finite(sentence, start, index):
                found.append((start, index))
                current = index
        elif _new_clause(sentence, current, index):
            begin = _clause_start(sentence, index)
            while begin > current + 1 and any(g.start < tokens[begin].start < g.end for g in groups):
                begin -= 1
            found.append((begin, index))
            start, current = begin, index
    spans = []
    for order, (first, at) in enumerate(found):
        last = found[order + 1][0] if order + 1 < len(found) else len(tokens)
        for i in range(at, last):
            if tokens[i].lower in _BOUNDARY:
                last = i
                break
        spans.append((first, last, at))
    return spans


def _with_i(tokens: list[Token], index: int) -> bool:
    """ "Ik stuur", "daarom stuur ik"."""
    beside = {tokens[i].lower for i in (index - 1, index + 1) if 0 <= i < len(tokens)}
    return "ik" in beside and first_person(tokens[index].lower) is not None


def _unknown_verb(sentence: Sentence, index: int) -> bool:
    """A word right behind the actors that open the sentence is a verb even when the lexicon has not heard of it."""
    token = sentence.tokens[index]
    if not token.lower.isalpha() or not token.lower.endswith(("t", "en", "eren")) or len(token.lower) < 4:
        return False
    if token.lower in _NOT_VERBS or sentence.text[token.start].isupper() or verb_form(token.lower).infinitive:
        return False
    if token.lower.endswith(
        (
            "markt",
            "kracht",
            "recht",
            "dienst",
            "punt",
            "lijst",
            "contract",
            "product",
            "project",
            "traject",
            "budget",
            "akkoord",
            "heid",
        )
    ):
        return False
    return any(
        group.end == token.start - 1
        and _LEAD.match(sentence.text[: group.start])
        and group.plural == token.lower.endswith("en")
        for group in sentence.groups
    )


_NOT_VERBS = frozenset(
    "met niet omdat zodat vanuit tussen binnen buiten tegen boven naast samen eigen zonder alleen eveneens "
    "want tot uit "
    "dat wat het voorafgaand gericht bekend verantwoordelijk gezien".split()
)


def _possible_finite(sentence: Sentence, start: int, index: int) -> bool:
    """Whether the verb can be the second part of the clause: plural forms far from its beginning are infinitives."""
    tokens = sentence.tokens
    form = verb_form(tokens[index].lower)
    if not form.plural or form.finite in {
        "zijn",
        "worden",
        "zullen",
        "kunnen",
        "hebben",
        "willen",
        "moeten",
        "gaan",
        "mogen",
    }:
        return True
    if index == start:
        return True
    before = tokens[index - 1]
    if before.lower in {"en", "of", ","} and not sentence.subordinate[before.start]:
        return before.lower == "," and _starts_main(tokens, index, sentence.groups)
    if before.lower == "te":
        return False
    if before.lower in _WE | _PRONOUNS:
        return True
    later = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    if later in _WE | _PRONOUNS:
        return True
    for group in sentence.groups:
        if group.plural and (
            group.end == before.end or group.start <= tokens[min(index + 1, len(tokens) - 1)].start < group.end
        ):
            return True
        if group.end == before.end and _LEAD.match(sentence.text[tokens[start].start : group.start]):
            return True  # "Beroepsorganisatie bespreken": a slip in number
    # a plural noun right before it, and more to come after it
    return before.lower.endswith(("en", "s", ")", ",")) and index + 1 < len(tokens) and later not in {".", ""}


def _new_clause(sentence: Sentence, current: int, index: int) -> bool:
    """Whether a second finite verb opens a new main clause: "…, en betrekt", "en spreken … af", "…; vervolgens
    wordt"."""
    tokens = sentence.tokens
    head, form = verb_form(tokens[current].lower), verb_form(tokens[index].lower)
    before = tokens[index - 1].lower
    auxiliary = head.finite in _AUXILIARIES
    if before in {"en", ",", "maar", "of"} or (
        before in {"ook", "daarbij", "vervolgens", "daarmee", "hierbij", "waar"}
        and tokens[index - 2].lower in {"en", ","}
    ):
        if form.plural and auxiliary and form.finite not in _AUXILIARIES:
            # "zullen onderzoeken en uitvoeren": infinitives, unless a subject follows
            return _actor_next(sentence, index)
        if (
            form.plural
            and index > 1
            and verb_form(tokens[index - 2].lower).infinitive
            and _noun_reading(tokens, index - 2)
            and tokens[index - 3].lower != "te"
        ):
            return False  # "voor leren en verbeteren"
        if (
            head.plural != form.plural
            and not _actor_next(sentence, index)
            and not (before != "," and _impersonal(sentence, index))
        ):
            return False
        return before != "," or not form.participle
    if form.plural and form.finite not in _AUXILIARIES:
        return False
    begin = _clause_start(sentence, index)
    if begin <= current or tokens[begin - 1].lower not in {",", "en", "maar"}:
        return False
    field_text = sentence.text[tokens[begin].start : tokens[index].start]
    if len(field_text) > 120 or re.match(r"er\s+\S+", field_text, re.IGNORECASE):
        return False  # "en er een plan wordt gemaakt" goes on with the subordinate clause before it
    if (
        any(sentence.subordinate)
        and index - begin > 1
        and re.search(rf"\s(?:{_ADVERBS})\s*$", field_text, re.IGNORECASE)
    ):
        return False  # so does "en knelpunten gezamenlijk worden besproken": a main clause has its verb second
    opens = tokens[begin].lower
    subject = any(
        g.start <= tokens[begin].start + 12 and g.end >= tokens[index].start - 2 and g.start >= tokens[begin].start - 1
        for g in sentence.groups
    )
    return (
        subject
        or opens in _PREPOSITIONS
        or bool(re.match(rf"{_ADVERBS}\s", field_text, re.IGNORECASE))
        or opens in {"dit", "deze", "dat", "er"}
        or (tokens[begin - 1].lower == "en" and form.finite in {"worden", "zullen", "zijn", "kunnen"})
    )


def _impersonal(sentence: Sentence, index: int) -> bool:
    return verb_form(sentence.tokens[index].lower).finite in {"worden"}


def _actor_next(sentence: Sentence, index: int) -> bool:
    end = sentence.tokens[index].end
    nxt = sentence.tokens[index + 1].lower if index + 1 < len(sentence.tokens) else ""
    return nxt in _WE | _PRONOUNS or any(end < g.start <= end + 2 for g in sentence.groups)


def _clause_start(sentence: Sentence, index: int) -> int:
    tokens = sentence.tokens
    begin = index
    while begin > 0 and (
        tokens[begin - 1].lower not in {",", ";", ":", "en", "maar"}
        or (begin > 1 and tokens[begin - 2].lower == "-")
        or sentence.bracketed[tokens[begin - 1].start]
    ):
        begin -= 1
    return begin


def _clause(sentence: Sentence, first: int, last: int, at: int) -> Clause:
    tokens = sentence.tokens
    finite_word = tokens[at].lower
    finite = verb_form(finite_word).finite or (_with_i(tokens, at) and first_person(finite_word)) or finite_word
    known = bool(verb_form(finite_word).finite)
    inner = [i for i in range(at + 1, last) if not sentence.subordinate[tokens[i].start]]
    participle, infinitive, particle, helping = None, None, None, None
    for i in inner:
        word = tokens[i].lower
        f = verb_form(word)
        if f.participle and not _attributive(tokens, i, last, sentence.groups):
            participle = f.participle
        if (
            f.infinitive
            and not _nominal(tokens, i)
            and not _inside(sentence.groups, tokens[i])
            and tokens[i - 1].lower != "te"
        ):
            if f.infinitive not in _AUXILIARIES and (infinitive is None or not is_act(infinitive)):
                infinitive = f.infinitive
            elif f.infinitive in {"gaan", "komen", "zijn"} and infinitive is None:
                helping = f.infinitive
        if word in particles() and (
            i + 1 >= last
            or tokens[i + 1].lower in _CLOSING
            or (tokens[i + 1].lower in _SUBORDINATORS and tokens[i + 1].lower not in _ASKING_WORDS)
            or word not in _PREPOSITIONS
        ):
            joined = join(finite, word)
            particle = word if joined and (particle is None or word not in _PREPOSITIONS) else particle
    words = {tokens[i].lower for i in inner} | {finite_word}
    passive = participle is not None and (finite == "worden" or ("worden" in words and finite in _MODALS))
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
    elif finite in _AUXILIARIES and (infinitive or helping):
        verb = infinitive or helping or finite
    elif particle:
        verb = join(finite, particle) or finite
    else:
        verb = finite
    if modal == "gaan" and not infinitive:
        modal = None
    start, end = tokens[first].start, tokens[last - 1].end
    return Clause(start, end, finite, at, verb, passive, perfect, modal, known=known)


def _nominal(tokens: list[Token], index: int) -> bool:
    """Whether an infinitive is a noun; "dit meenemen" is not, "het meenemen" is."""
    before = tokens[index - 1].lower
    return before not in {"dit", "dat", "deze", "die", "daarin", "hierin", "elkaar"} and _noun_reading(tokens, index)


def _attributive(tokens: list[Token], index: int, last: int, groups: Sequence[Group]) -> bool:
    """Whether a participle stands before a noun ("de gemaakte afspraken") or an actor ("betrokken partijen")."""
    if not index:
        return False
    before = tokens[index - 1].lower
    following = tokens[index + 1].lower if index + 1 < last else ""
    if (
        before in {"de", "het", "een", "alle", "met", "deze", "van", "door", "andere", "overige"}
        and following.isalpha()
        and following not in _PREPOSITIONS
    ):
        return not verb_form(following).infinitive or before in {"de", "alle"}
    return any(group.start == tokens[index].start for group in groups)


def _find_subject(sentence: Sentence, clause: Clause, finder: ActorFinder) -> None:
    tokens, text = sentence.tokens, sentence.text
    at = tokens[clause.finite_at]
    before_word = tokens[clause.finite_at - 1].lower if clause.finite_at else ""
    after_word = tokens[clause.finite_at + 1].lower if clause.finite_at + 1 < len(tokens) else ""
    for word, inverted in ((before_word, False), (after_word, True)):
        if clause.passive and word in _PRONOUNS:
            return
        if word in _WE | _PRONOUNS | {"ik"}:
            clause.person = "we" if word in _WE else "ik" if word == "ik" else "zij"
            clause.inverted = inverted
            return
    group = _before(sentence, clause, at)
    if group is None and not _shares(sentence, clause):
        group = _after(sentence, clause, at)
        clause.inverted = group is not None
    if group is None:
        name = finder.new_name(text[clause.start : at.start].rstrip(), len(text[clause.start : at.start].rstrip()))
        behind_at: int | None = None
        if name is None and not clause.passive and not verb_form(at.lower).plural and is_act(clause.verb):
            behind = re.match(
                r"\s+(?:de\s+|het\s+)?(?:[A-Z][\w&’'\-]*)(?:\s+[A-Z][\w&’'\-]*)*", text[at.end : clause.end]
            )
            if behind and (name := finder.new_name(behind.group().strip(), len(behind.group().strip()))):
                behind_at = at.end + len(behind.group()) - len(behind.group().lstrip())
        if name is not None and behind_at is not None:
            group = Group(
                behind_at, behind_at + name.end, (name.actor,), False, ((behind_at + name.start, behind_at + name.end),)
            )
            clause.inverted = True
        elif name is not None and not verb_form(at.lower).plural:
            start = clause.start + name.start
            group = Group(start, clause.start + name.end, (name.actor,), False, ((start, clause.start + name.end),))
    clause.subject = group


_WITH_PEOPLE = frozenset(
    "betrekken ondersteunen stimuleren informeren vragen uitnodigen faciliteren helpen raadplegen adviseren verzoeken "
    "bieden geven stellen consulteren begeleiden motiveren inspireren".split()
)
"""Verbs whose object often is an actor: what follows them after "en" need not be a new subject."""


def _shares(sentence: Sentence, clause: Clause) -> bool:
    """Whether the clause begins with its verb, right after "en": then it goes on with the subject it had."""
    tokens = sentence.tokens
    if tokens[clause.finite_at].start != clause.start or not clause.finite_at:
        return False
    if tokens[clause.finite_at - 1].lower not in {"en", ",", "maar"}:
        return False
    return clause.verb in _WITH_PEOPLE or not _actor_next(sentence, clause.finite_at)


def _before(sentence: Sentence, clause: Clause, at: Token) -> Group | None:
    text = sentence.text
    for group in reversed(sentence.groups):
        if group.end > at.start or group.start < clause.start or sentence.subordinate[group.start]:
            continue
        gap = "".join(c for i, c in enumerate(text[group.end : at.start]) if not sentence.subordinate[group.end + i])
        lead = text[clause.start : group.start]
        if verb_form(at.lower).plural and (
            ((_BESIDE.match(gap) or _NAMED_BESIDE.match(gap)) and _LEAD.match(lead))
            or (_INSERT.match(gap) and _BESIDE_BEFORE.match(lead))
        ):
            return group
        if not _INSERT.match(gap):
            continue
        if _LEAD.match(lead) and (_agrees(group, at, clause) or not gap.strip()):
            return group  # right before the verb, a slip in number ("Beroepsorganisatie bespreken") does not matter
    return None


def _after(sentence: Sentence, clause: Clause, at: Token) -> Group | None:
    text = sentence.text
    for group in sentence.groups:
        if group.start < at.end or group.start >= clause.end:
            continue
        gap = text[at.end : group.start]
        if not _FILLER.fullmatch(gap) or sentence.subordinate[group.start]:
            return None
        if clause.verb == "worden" or not _agrees(group, at, clause):
            return None
        lead = text[clause.start : at.start].strip(" ,·•-–")
        if not lead or _fronted(sentence, clause, at, lead):
            return group
        plural_field = _plural_field(lead)
        if verb_form(at.lower).plural and not plural_field:
            return group  # the field is singular, the verb plural: the actors are the subject
        if not verb_form(at.lower).plural and plural_field:
            return group
        return group if not all(a.role for a in group.actors) else None
    return None


_FRONTED = frozenset(
    (
        "eind begin medio half najaar voorjaar zomer q1 q2 q3 q4 uiterlijk aansluitend jaarlijks wanneer bij "
        "als indien zodra aanvullend ondertussen tegelijkertijd daarna hierna elders afwisselend maandelijks "
        "periodiek tweejaarlijks tot meer momenteel onlangs hieronder gezamenlijk mede idealiter"
    ).split()
)


def _fronted(sentence: Sentence, clause: Clause, at: Token, lead: str) -> bool:
    """Whether what stands before the verb cannot be the subject: an adverb, a prepositional phrase, a subordinate
    clause."""
    first = lead.split()[0].lower().strip("([“‘'\",")
    if first in {"en", "maar", "want"} and len(lead.split()) > 1:
        first = lead.split()[1].lower()
    if sentence.subordinate[clause.start] or first in _PREPOSITIONS:
        return True
    if re.match(rf"{_ADVERBS}\b", lead, re.IGNORECASE):
        return True
    return first in _FRONTED or bool(
        re.match(
            (
                r"(?:daar|hier|er|waar)(?:aan|bij|door|in|mee|na|naast"
                r"|om|onder|op|over|toe|tussen|uit|van|voor)\b"
            ),
            first,
        )
    )


def _plural_field(lead: str) -> bool:
    head = re.split(r"\s(?:van|voor|in|op|over|met|bij|uit|aan|naar|tussen|door|om|die|dat)\s", lead)[0]
    words = head.split()
    return bool(words) and (
        (words[-1].lower().endswith(("en", "s")) and words[0].lower() not in {"het", "dit", "een"}) or " en " in head
    )


def _agrees(group: Group, at: Token, clause: Clause) -> bool:
    form = verb_form(at.lower)
    plural = form.plural if form.finite else at.lower.endswith("en")
    if group.plural == plural:
        return True
    # "een beperkt aantal", "team" and names in the plural vary; a list of names never takes a singular verb
    return plural is False and len(group.actors) == 1 and not group.actors[0].role


def _find_agents(sentence: Sentence, clause: Clause) -> None:
    happens = re.search(r"\b(?:plaats|gebeurt|geschiedt)\b", sentence.text[clause.start : clause.end])
    if clause.modal == "laten" or clause.finite == "laten" or clause.passive or clause.verb in {"uitvoeren"} or happens:
        for group in sentence.groups:
            if clause.start <= group.start < clause.end and not sentence.subordinate[group.start]:
                before = sentence.text[max(clause.start, group.start - 6) : group.start]
                if re.search(r"\bdoor\s+$", before, re.IGNORECASE) or (
                    not clause.agents
                    and clause.passive
                    and re.search(r"\bvanuit\s+$", sentence.text[max(0, group.start - 8) : group.start], re.IGNORECASE)
                ):
                    clause.agents.append(group)


def _share_subjects(sentence: Sentence) -> None:
    """A coordinated clause without a subject of its own has that of the clause before it."""
    for left, right in zip(sentence.clauses, sentence.clauses[1:], strict=False):
        if right.subject or right.person:
            continue
        field_text = sentence.text[right.start : sentence.tokens[right.finite_at].start].strip()
        joined = re.search(r"(?:\ben|,|\bmaar)\s*$", sentence.text[: right.start]) or not right.start
        if (
            joined
            and not right.passive
            and (not field_text or re.fullmatch(rf"(?:{_ADVERBS}\s*)+", field_text, re.IGNORECASE))
        ):
            right.subject, right.person = left.subject, left.person


def act_verb(clause: Clause) -> bool:
    """Whether the clause says that something is done, rather than how things are."""
    return is_act(clause.verb)
