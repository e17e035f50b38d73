"""A sentence as words and main clauses, and the small word classes that all readers of clauses share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.policy.actor_groups import Group
from ingest.policy.verbs import first_person, verb_form

_DETERMINERS = frozenset(
    "de het een deze dit dat die zijn haar hun onze ons uw mijn geen elk elke ieder iedere welke alle veel meer "
    "minder ’t enkele goede goed betere nieuwe diverse verdere nadere te".split()
)
PREPOSITIONS = frozenset(
    "aan achter bij binnen boven buiten door in met na naar naast om onder op over per rond rondom sinds tegen "
    "tijdens tot tussen uit van vanaf vanuit via volgens voor vóór zonder middels conform gedurende gezien gelet "
    "omtrent namens ondanks voorafgaand vooruitlopend afhankelijk aangaande betreffende ten ter inzake qua".split()
)
AUXILIARIES = frozenset(
    "zullen kunnen willen moeten mogen gaan laten worden hebben zijn blijven dienen komen hoeven".split()
)
SUBORDINATORS = frozenset(
    "indien wanneer zodra omdat zodat opdat terwijl hoewel totdat doordat nadat voordat mits tenzij aangezien "
    "naarmate waarbij waarin waarmee waarop waarvan waardoor waarvoor waarnaar waaruit waarover waaronder waartoe "
    "waartegen hoe welke waarna waaraan waarom of die dat wie wat als mocht".split()
)
PRONOUNS = frozenset("zij ze hij".split())
WE = frozenset("we wij".split())
ADVERBS = (
    r"(?:er|ook|dan|daarom|daarnaast|hierbij|daarbij|hierin|daarin|hiertoe|hiervoor|hiermee|hierover|eerst"
    r"|vervolgens|tevens|zelf"
    r"|gezamenlijk|samen|jaarlijks|continue?|actief|elk|ieder|beide|allen|allemaal|verder|bovendien|echter"
    r"|dus|immers|wel|nu|al|reeds|daarna|hierna|aansluitend|tegelijk(?:ertijd)?|gelijktijdig|later"
    r"|tot\s+slot|ten\s+slotte|tenslotte|uiteindelijk"
    r"|waar\s+nodig|waar\s+mogelijk|indien\s+nodig|zo\s+nodig|in\s+ieder\s+geval|onder\s+andere|o\.a\."
    r"|onder\s+meer|zo\s+veel\s+mogelijk"
    r"|zoveel\s+mogelijk|daarvoor|daartoe|daarmee|nog|steeds|uiterlijk|momenteel|inmiddels|zich"
    r"|met\s+elkaar|gezamelijk|expliciet"
    r"|landelijk|lokaal|regionaal|daarop|hierop|concreet|elkaar|primair|vooral|eveneens|graag|zo|namelijk)"
)
LEAD = re.compile(
    r"^[\s·•\-–*“‘\"'(]*(?:(?:niet\s[^,.;]{2,40},?\s+maar|en|maar|want|dus|of|zowel|ook|alleen|juist|met\s+name|sowieso|o\.a\."
    r"|daarnaast|verder|tevens|bovendien"
    r"|(?:wij|we)\s+als|(?:de\s+)?[a-zà-ÿ]{3,}(?:ende|elijke|ige|ische|ieve|ele)|de|het|een|alle|leden\s+van|werkgroepleden\s+van|enkele|[a-z]\.|\d+[.)]|vervolgens|dan)\s+)*$",
    re.IGNORECASE,
)

INSERT = re.compile(
    rf"^(?:\s*(?:{ADVERBS}|voor\s+(?-i:[A-Z])[\w\-]+(?:\s+(?:en\s+)?(?-i:[A-Z])[\w\-]+){{0,4}}|,\s+(?:bestaande\s+uit|met\s+daarin|voorgezeten\s+door|onder\s+leiding\s+van)\s[^.;]{{2,160}}?,"
    r"|afdeling\s+[A-Z][\w\-]+|met\s+(?:meer|minder|ten\s+minste|minstens|minimaal|een|veel|weinig|eigen)\s[^,.;]{2,50}?"
    r"|(?:van|uit|in|binnen)\s+(?:het|de|dit|deze|onze|hun)?\s*[a-zà-ÿ\-]+(?:\s+[A-Z][\w\-]+){0,2}|(?:uit|in|van)\s+(?:[A-Z][\w\-]+\s*){1,3}"
    r"|van\s+(?-i:[A-Z])[\w\-]+(?:,?\s+(?:en\s+)?(?-i:[A-Z])[\w\-]+){1,5}"
    r"|(?:o\.l\.v\.|i\.s\.m\.|onder\s+leiding\s+van|in\s+samenwerking\s+met|samen\s+met|namens)\s+[^,.;]{2,60}?"
    rf"|,[^,]{{2,120}},|[–-]\s[^–]{{2,120}}\s[–-]|\([^)]*\)))*\s*,?\s*$",
    re.IGNORECASE,
)
"""What may stand between a subject and its verb."""
BESIDE = re.compile(r"^(?:,\s+[a-zà-ÿ\-]+)*,?\s+en\s+(?:(?:de|hun|het)\s+)?[a-zà-ÿ\-]+(?:\s+[a-zà-ÿ\-]+)?\s*$")
"""People beside the actors of a subject: "zorgaanbieders, cliënten en naasten kunnen"."""
NAMED_BESIDE = re.compile(
    r"^(?:,\s+(?:de\s+|het\s+)?[A-Z][\w&’'\-]+)*\s+en\s+(?:de\s+|het\s+)?(?:[a-zà-ÿ]{4,}\s+)?[A-Z][\w&’'\-]+(?:\s+[A-Z][\w&’'\-]+){0,3}\s*$"
)
"""Names nobody knows beside an actor that is known: "MantelzorgNL en Humanitas leveren"."""


NAMES_ALONE = re.compile(
    r"(?:[Dd]e\s+|[Hh]et\s+)?[A-Z][\w&’'\-]+(?:\s+[A-Z][\w&’'\-]+){0,3}(?:,\s+(?:de\s+|het\s+)?[A-Z][\w&’'\-]+(?:\s+[A-Z][\w&’'\-]+){0,3})*"
    r"\s+en\s+(?:de\s+|het\s+)?[A-Z][\w&’'\-]+(?:\s+[A-Z][\w&’'\-]+){0,3}"
)
"""Several names, none of them known: "Zorgcirkel Waterland en Evean geven"."""


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
    committed: bool = False
    """Whether its act is told in an infinitive ("is van plan om in 2028 … te starten"): a moment there is its own."""
    refers: str | None = None
    """What points back where the subject stands: "deze", or the noun of "dit centrum", "die organisatie"."""
    joined: bool = False
    """Whether it goes on with the auxiliary of the clause before it ("… en met de huisartsen besproken")."""
    aim: str | None = None
    """ "wil" when the clause only says what somebody means to do ("heeft het voornemen om …")."""


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


WORD = re.compile(r"\d+(?:[.,]\d+)+|[^\W_](?:[\w&’'\-]*\w)?(?:\(\w+\)\w*)?|[^\w\s]")
"""A word, a number with its marks ("3,2", "30.000"), or a mark."""


def inside(groups: Sequence[Group], token: Token) -> bool:
    return any(start <= token.start < end for group in groups for start, end in group.names)


def noun_reading(tokens: list[Token], index: int) -> bool:
    """Whether a verb form follows an article or preposition ("het werken", "de start") and so is a noun."""
    if not index:
        return False
    before = tokens[index - 1].lower
    if before in {"ons", "hen"} and index > 1 and tokens[index - 2].lower in PREPOSITIONS:
        return False  # "In opdracht van ons ontwikkelt …"
    if before in _DETERMINERS and before not in {"dit", "dat", "die", "deze", "het", "zijn"}:
        return True
    if (
        before in {"dit", "dat", "deze"}
        and verb_form(tokens[index].lower).infinitive
        and not verb_form(tokens[index].lower).finite
    ):
        return False  # "hoe zij dit aanpakken"
    if before in {"dit", "dat"} and index + 1 < len(tokens) and tokens[index + 1].lower in WE | PRONOUNS:
        return False  # "Dat onderzoeken wij"
    form = verb_form(tokens[index].lower)
    closes = index + 1 >= len(tokens) or tokens[index + 1].lower in {".", ",", ";"}
    opens = index == 1 or tokens[index - 2].lower in {";", ":"}
    if before in {"deze", "die"} and opens and form.finite and not form.plural and not closes:
        return False  # "Deze verzorgt jaarlijks een congres"
    if before in {"deze", "dit", "die"} and closes and (form.finite or form.final) and not form.plural:
        return False  # "…, waarna ActiZ deze verspreidt"
    if before in {"het", "dit", "dat", "die", "deze"} and tokens[index].lower.endswith("en"):
        return verb_form(tokens[index].lower).finite not in AUXILIARIES or tokens[index].lower in {"komen", "gaan"}
    if before in {"het", "deze"}:
        # "het start" does not occur, "het is" does
        return verb_form(tokens[index].lower).finite not in AUXILIARIES | {"gelden", "betreffen", "gaan", "zullen"}
    return before in PREPOSITIONS - {"voorafgaand", "vooruitlopend", "afhankelijk"} and tokens[index].lower not in {
        "wordt",
        "is",
        "zal",
        "kan",
        "worden",
        "heeft",
        "hebben",
    }


def is_verb(tokens: list[Token], index: int, groups: Sequence[Group]) -> bool:
    form = verb_form(tokens[index].lower)
    if not (form.finite or form.infinitive or form.participle or form.final) or inside(groups, tokens[index]):
        return False
    return (index > 0 and tokens[index - 1].lower == "te") or not noun_reading(tokens, index)


def starts_main(tokens: list[Token], index: int, groups: Sequence[Group]) -> bool:
    """Whether the verb at `index` belongs to the main clause that follows: its subject stands right behind it."""
    if not verb_form(tokens[index].lower).finite or index + 1 >= len(tokens):
        return False
    following = tokens[index + 1]
    return following.lower in WE | PRONOUNS | {"er"} or any(g.start == following.start for g in groups)


def with_i(tokens: list[Token], index: int) -> bool:
    """ "Ik stuur", "daarom stuur ik"."""
    beside = {tokens[i].lower for i in (index - 1, index + 1) if 0 <= i < len(tokens)}
    return "ik" in beside and first_person(tokens[index].lower) is not None


def actor_next(sentence: Sentence, index: int) -> bool:
    end = sentence.tokens[index].end
    nxt = sentence.tokens[index + 1].lower if index + 1 < len(sentence.tokens) else ""
    return nxt in WE | PRONOUNS or any(end < g.start <= end + 2 for g in sentence.groups)
