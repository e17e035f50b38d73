"""Who "we", "partijen" and "ik" are, where a document says so: a footnote, the signatures, the ministry that signs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.policy.act import Parties
from ingest.policy.actor_groups import Actor
from ingest.policy.actors import ActorFinder
from ingest.policy.identity import SALUTATION
from ingest.policy.introductions import boards

_WE_MEANS = re.compile(
    r"(?:als\s+(?:we|wij)\s+het\s+over\s+[‘'\"“]?(?:we|wij|ons)[’'\"”]?\s+hebben|(?:met"
    r"|onder)\s+[‘'\"“](?:we|wij)[’'\"”]\s+(?:bedoelen|verstaan|worden|wordt))"
    r"(?P<rest>.{0,200})",
    re.IGNORECASE,
)
_WE_EXPLAINED = re.compile(
    r"\bsta(?:at|an)\s+[‘'\"“](?:we|wij)[’'\"”]\s+voor\b|[‘'\"“](?:we|wij)[’'\"”](?=[^.]*\b(?:bedoel\w*|versta\w*|staat|staan|schrijv\w*|verwij\w*|lezen|leest)\b|[^.]{0,60}\bis\s)",
    re.IGNORECASE,
)
"""The quoted word in a sentence that says whom it means: "Waar ‘wij’ staat, wordt de gemeente bedoeld"."""
_WE_APPOSED = re.compile(
    r"\b(?:[Ww]ij|[Ww]e)(?:,\s+|\s+\((?=[^()]{3,80}\)))(?P<who>(?:de\s+|het\s+)?(?:[^.;:]{3,300}?(?=,\s+(?:willen|spreken|maken|hebben|zijn|komen|sluiten|zetten|vinden"
    r"|gaan|werken|staan|verklaren|nemen)\b)|[^,()]{3,80}))[,)]"
)
_LISTED_BETWEEN = re.compile(
    r"\b(?P<whom>wij|we|partijen|(?:de\s+)?onderget[ea]kend\w+|(?:de\s+)?ondertekenaars)\s*"
    r"(?:[–—-]\s(?P<dashed>[^–—]{6,500}?)\s[–—-]\s|\((?P<bracketed>[^()]{6,500})\)|:\s(?P<behind>[^.:;]{6,500}?)\s+(?:maken|sluiten"
    r"|komen|verklaren|spreken|leggen|hebben)\b)",
    re.IGNORECASE,
)
"""Who "we" or the signers are, between dashes or brackets: "Ondergetekenden – ActiZ, ZN en VWS – maken"."""
_PARTIES_ARE = re.compile(
    r"\b(?:hierna|verder|gezamenlijk|samen)(?:\s+(?:te\s+noemen|aan\s+te\s+duiden\s+als|gezamenlijk(?:\s+te\s+noemen)?|aangeduid\s+als"
    r"|ook))?\s*:?\s*[‘'\"“]?(?:de\s+)?partijen\b",
    re.IGNORECASE,
)
_ARE_PARTY = re.compile(
    r"\b(?:de\s+)?(?:partijen|deelnemers|ondertekenaars|deelnemende\s+(?:partijen|organisaties))\s+(?:(?:bij|van|aan|in)\s+(?:dit|deze|het|de)\s+"
    r"[\w\-]+(?:\s+\w+){0,3}\s+)?zijn\s*:?\s+(?P<who>[^.]{6,500})|(?P<before>[^.]{6,400}?)\s+zijn\s+(?:de\s+)?partij(?:en)?\s+(?:bij|in)\s+(?:dit|deze)\b",
    re.IGNORECASE,
)
"""Who the parties are, in a sentence: "Partijen bij dit akkoord zijn VWS, ZN en de VNG"."""
_CALLED_WE = re.compile(
    r",?\s+(?:\(\s*)?(?:hierna|verder)\b(?:\s+(?:ook|te|noemen|genoemd|aangeduid|als|kortweg)\b){0,4}\s*:?\s*"
    r"(?:[^.,;()]{1,25}\s(?:of|en)\s+)?[‘'\"“]?(?:we|wij)\b",
    re.IGNORECASE,
)
"""Behind the one that a text goes on to call "wij": "ZKR, hierna ook ‘wij’ of ‘het Zorgkantoor’"."""
_ON_BEHALF = re.compile(r"^\W*(?:namens|voor\s+deze)\b[\s:,]*", re.IGNORECASE)
_NAMENS = re.compile(r"\bnamens\b[\s:,]*", re.IGNORECASE)
_SIGNED = re.compile(
    r"^\W*(?:hoogachtend|met\s+vriendelijke\s+groet|de\s+(?:minister|staatssecretaris|wethouder)|van\s+het\s+ministerie)\b"
    r".{0,120}$",
    re.IGNORECASE | re.MULTILINE,
)
_ADDRESSEE = re.compile(r"\b(?:tweede|eerste)\s+kamer\b|staten-generaal|\b(?:gemeente)?raad\b", re.IGNORECASE)
"""To whom letters are written: never who writes them."""
_ADOPTED = re.compile(
    r"\bvastgesteld\s+(?:door|in)\b[^.]{0,60}\b(?:college|raad|gemeenteraad)\b|\b(?:college|gemeenteraad|raad)\b[^.]{0,80}"
    r"\bvastgesteld\b",
    re.IGNORECASE,
)
"""By whom the document was adopted: it says "we" for that gemeente."""
_OPENS_PARTIES = re.compile(r"^\W*(?:de\s+)?(?:ondergetekenden|partijen|deelnemers)\b", re.IGNORECASE)
_REPRESENTED = re.compile(r",?\s+(?:te\s+dezen?|rechtsgeldig|hierbij)?\s*vertegenwoordigd\s+door\b", re.IGNORECASE)
_BOARD = re.compile(r"\bburgemeester\s+en\s+wethouders\b|\bgedeputeerde\s+staten\b|\bhet\s+college\b", re.IGNORECASE)
_MOST_PARTIES = 30
_HEAD = 6
_TOP = 25
"""Paragraphs in which a letter says on whose behalf it is written."""
_TAIL = 12


def find_parties(texts: Sequence[str], finder: ActorFinder, title: str = "") -> Parties:
    """The parties of a document from its paragraphs, in reading order, and its title."""
    we = _we(texts, finder)
    signers = _signers(texts, finder) or _said_to_sign(texts, finder)
    named = _named(texts, finder)
    listed = _listed(texts, finder)
    parties = signers or named or listed
    me = _writer(texts, finder)
    signs = any(_BOARD.search(text) for text in (*texts[:_HEAD], *texts[-_TAIL:]))
    beside = tuple(a for a in _beside(texts, finder) if a.id not in {m.id for m in me}) if me else ()
    board = tuple(actor for actor in me if actor.role or signs)  # a board that signs a letter writes "wij"
    called = _called(texts, finder)
    parties = tuple(actor for actor in parties if actor.name != "partijen" and actor.id not in called)
    we = we or signers or listed or board or _titled((*title.split("\n"), *texts), finder)
    alone = not (we or parties or me or _OF_SEVERAL.search(title))
    return Parties(
        we=we or ((*me, *beside) if beside else ()),
        parties=parties,
        me=me,
        called=called,
        you=_you(texts, finder),
        sender=_sender((*title.split("\n"), *texts), finder) if alone else (),
    )


_OWN_TITLE = re.compile(
    r"\b(?:inkoop(?:kader|visie|beleid|koers|document|plan)|beleids(?:nota|plan|visie|kader)|woonzorgvisie|zorgvisie|koersdocument)\b",
    re.I,
)
_PUBLISHER = re.compile(r"(?:zorgkantoor|zorgverzekeraar|gemeente|provincie|ggd)\b", re.IGNORECASE)


def _titled(texts: Sequence[str], finder: ActorFinder) -> tuple[Actor, ...]:
    """The one body whose policy the first lines say it is: "Inkoopkader Wlz 2028 – Zorgkantoor Westland"."""
    for index, text in enumerate(texts[:6]):
        if len(text) < _LONGEST_TITLE and _OWN_TITLE.search(text):
            named = [
                a for near in texts[index : index + 2] if len(near) < _LONGEST_TITLE for a in _actors(near, finder)
            ]
            bodies = {a.id: a for a in named if not a.role and _PUBLISHER.match(a.name)}
            return tuple(bodies.values()) if len(bodies) == 1 else ()
    return ()


_OF_SEVERAL = re.compile(
    r"akkoord|convenant|overeenkomst|verklaring|\bdeal\b|\bpact\b|alliantie|netwerk|regio", re.IGNORECASE
)
"""Sorts of documents that several parties make, who are "wij" together."""
_SENT = re.compile(
    r"\s*(?:[,|·–-]\s*)(?=.*\b20\d\d\b)(?:\d{1,2}\s+)?(?:\d{1,2}-\d{1,2}-|\w+\s+)?20\d\d\b.{0,60}|\s*[,|·–-]\s*vastgesteld\b[^.]*\.?"
)
"""Behind the name of who sends a document: its date, its state."""


def _sender(texts: Sequence[str], finder: ActorFinder) -> tuple[Actor, ...]:
    """The one body that stands with a date on the title page: "Gemeente Ede, 3 november 2026"."""
    for text in texts[:6]:
        if len(text) > _LONGEST_TITLE or not (groups := finder.groups(text)):
            continue
        first = groups[0]
        alone = len(first.actors) == 1 and not first.actors[0].role and first.start <= _OPENS
        if alone and _SENT.fullmatch(text, first.end):
            return first.actors
        last = groups[-1]
        behind = re.search(r"\s[–|-]\s+$", text[: last.start]) and not text[last.end :].strip()
        if behind and len(last.actors) == 1 and not last.actors[0].role:
            return last.actors
    return ()


_OPENS = 3
"""Characters before the name, marks of emphasis."""
_LONGEST_TITLE = 120
_ALSO_FOR = re.compile(r"\b[Mm]ede\s+namens\b(?P<whom>[^.;]{3,120})")


def _beside(texts: Sequence[str], finder: ActorFinder) -> tuple[Actor, ...]:
    """On whose behalf a letter is written too: "Mede namens de minister van VRO"."""
    for text in (*texts[:_TOP], *texts[-_TAIL:]):
        if match := _ALSO_FOR.search(text):
            return tuple(actor for actor in _actors(match["whom"], finder) if not actor.role)
    return ()


def _actors(text: str, finder: ActorFinder) -> tuple[Actor, ...]:
    found: dict[str, Actor] = {}
    for group in finder.groups(text):
        for actor in group.actors:
            found.setdefault(actor.id, actor)
    return tuple(found.values())


def _we(texts: Sequence[str], finder: ActorFinder) -> tuple[Actor, ...]:
    for text in texts:
        if match := _WE_MEANS.search(text):
            actors = _governed(match["rest"], finder) or _actors(match["rest"], finder)
            if actors:
                return actors[:1] if actors[0].role else actors
    for text in texts:
        if explained := _WE_EXPLAINED.search(text):
            sentence = re.split(r"(?<=[.!?])\s", text[explained.end() :])[0]
            if governed := _governed(sentence, finder):
                return governed
            if groups := finder.groups(sentence):
                return groups[0].actors[:1] if groups[0].actors[0].role else groups[0].actors
    for text in texts:
        if match := _WE_APPOSED.search(text):
            return _actors(match["who"], finder)
        if (called := _CALLED_WE.search(text)) and (groups := finder.groups(text[: called.start()])):
            return groups[-1].actors
    adopted: dict[str, Actor] = {}
    for text in texts[:12]:
        adopted |= {actor.id: actor for actor in (_governed(text, finder) if _ADOPTED.search(text) else ())}
    return tuple(adopted.values()) if len(adopted) == 1 else ()


def _governed(text: str, finder: ActorFinder) -> tuple[Actor, ...]:
    """The gemeenten whose board or council a text names: what these do, the gemeente does."""
    return tuple(actor for name in boards(text) if (actor := finder.introduced(name)))


_HEREAFTER = re.compile(
    r"(?:\(|,\s+)(?:hierna|verder)(?:\s+(?:samen|tezamen|gezamenlijk|ook|te\s+noemen|genoemd|aangeduid\s+als))*\s*:?\s*"
    r"[‘'\"“]?(?:de|het)\s+(?P<role>[A-Za-zà-ÿ\-]{4,})[’'\"”]?(?:\)|(?=\s*(?:[;,.]|$)))"
)


def _called(texts: Sequence[str], finder: ActorFinder) -> dict[str, tuple[Actor, ...]]:
    """The roles that the first paragraphs give to two or more parties: "A en B (hierna: de aanbieders)"."""
    found: dict[str, tuple[Actor, ...]] = {}
    for text in texts[:40]:
        for match in _HEREAFTER.finditer(text):
            roles = [actor for actor in _actors(match["role"], finder) if actor.role]
            named = tuple(a for a in _actors(text[: match.start()].rpartition(";")[2], finder) if not a.role)
            if roles and roles[0].name != "gemeenten" and len(named) > 1:
                found[roles[0].id] = named
    return found


_YOU_MEANS = re.compile(
    r"[‘'\"“]u[’'\"”](?P<rest>[^.]*\b(?:bedoel\w*|versta\w*|spreken|aangesproken|aanspreken)\b[^.]*)", re.IGNORECASE
)


def _you(texts: Sequence[str], finder: ActorFinder) -> tuple[Actor, ...]:
    """Whom a text addresses: "Met ‘u’ spreken wij de zorgaanbieder aan"."""
    for text in texts[:40]:
        if match := _YOU_MEANS.search(text):
            return _actors(match["rest"], finder)[:1]
    return ()


_PARTIES_FIELD = re.compile(
    r"\W*(?:(?:deelnemende|betrokken|ondertekenende|samenwerkende)\s+)?(?:partijen|organisaties|deelnemers|ondertekenaars"
    r"|convenantpartners|partners)\s*:\W*(?=\w)",
    re.IGNORECASE,
)
"""A field that names the parties: "Deelnemende organisaties: A, B en C."."""


def _listed(texts: Sequence[str], finder: ActorFinder) -> tuple[Actor, ...]:
    for text in texts[:40]:
        for match in _LISTED_BETWEEN.finditer(text):
            inside = match["dashed"] or match["bracketed"] or match["behind"]
            if len(actors := _actors(inside, finder)) > 1:
                return actors
        if field := _PARTIES_FIELD.match(text):
            parts = re.split(r",\s+(?:en\s+)?|;\s+|\s+en\s+", text[field.end() :].rstrip(". "))
            named = {
                a.id: a for part in parts for a in (finder.member(part), *_actors(part, finder)) if a and not a.role
            }
            actors = tuple(named.values())
            if len(actors) > 1:
                return actors
        if said := _ARE_PARTY.search(text):
            actors = tuple(a for a in _actors(said["who"] or said["before"], finder) if a.name != "partijen")
            if len(actors) > 1:
                return actors
    return ()


def _signers(texts: Sequence[str], finder: ActorFinder) -> tuple[Actor, ...]:
    """Those on whose behalf the last lines are signed ("Namens …"), when there are two or more."""
    found: dict[str, Actor] = {}
    tail = "\n".join(texts[-_TAIL:]).split("\n")
    for index, line in enumerate(tail):
        match = _ON_BEHALF.match(line)
        if match:
            rest = line[match.end() :].strip() or (tail[index + 1] if index + 1 < len(tail) else "")
            for actor in _actors(rest, finder):
                if not actor.role:
                    found.setdefault(actor.id, actor)
    return tuple(found.values()) if len(found) > 1 else ()


_SIGNED_BY = re.compile(
    r"(?:(?:^\W*|\b(?:dit|deze|het|de|ons|onze)\s+(?:[a-zà-ÿ\-]+\s+)?)\w*(?:akkoord|convenant|overeenkomst|agenda|intentieverklaring|verklaring|pact|plan|deal|afspraken)\b[^.]{0,60}?"
    r"\b(?:ondertekend|getekend|gesloten|overeengekomen)|^\W*(?:aldus\s+)?(?:ondertekend|getekend|gesloten|overeengekomen)"
    r"\b[^.]{0,80}?)\s+(?:door|tussen)\s+(?P<who>[^.]{6,400})",
    re.IGNORECASE,
)


def _said_to_sign(texts: Sequence[str], finder: ActorFinder) -> tuple[Actor, ...]:
    """Those by whom the first paragraphs say that the document was signed."""
    for text in texts[:8]:
        if (match := _SIGNED_BY.search(text)) and len(actors := _actors(match["who"], finder)) > 1:
            return actors
    return ()


def _named(texts: Sequence[str], finder: ActorFinder) -> tuple[Actor, ...]:
    """The parties that the first paragraphs name before "hierna: partijen", in that paragraph or those above it."""
    for index, text in enumerate(texts[:40]):
        match = _PARTIES_ARE.search(text)
        if not match:
            continue
        found: dict[str, Actor] = {}
        for above in (*texts[max(0, index - _MOST_PARTIES) : index], text[: match.start()][-600:]):
            if _OPENS_PARTIES.match(above):
                found.clear()
            who = _REPRESENTED.split(above)[0]
            found |= {actor.id: actor for actor in _actors(who, finder) if actor.name != "partijen"}
        if len(found) > 1:
            return _without_their_sort(found)
    return _introduced(texts, finder)


def _without_their_sort(found: dict[str, Actor]) -> tuple[Actor, ...]:
    """The parties without a sort of which members are listed ("de gemeenten Ede en Rheden, hierna: de Gemeenten")."""
    heads = {actor.name.split()[0].lower() for actor in found.values() if not actor.role}
    return tuple(
        actor
        for actor in found.values()
        if not (actor.role and actor.name.removesuffix("n").removesuffix("s") in heads)
    )


_BEGINS_LIST = re.compile(
    r"^\W*(?:de\s+)?(?:volgende\s+|ondergetekende\s+)?(?:partijen|ondergetekenden|organisaties)\s*(?:zijn\s*)?:\s*$",
    re.IGNORECASE,
)
_ENDS_LIST = re.compile(
    r"^\W*(?:\d+(?:\.\d+)+\.?\s|(?:\d+\.?\s+)?(?:de\s+)?(?:spreken|komen|verklaren|maken|sluiten|overwegen\w*|hebben"
    r"|hierna|in\s+aanmerking|artikel|partijen)\b)",
    re.IGNORECASE,
)


def _introduced(texts: Sequence[str], finder: ActorFinder) -> tuple[Actor, ...]:
    """The parties in the list behind "De volgende partijen:"."""
    for index, text in enumerate(texts[:40]):
        if not _BEGINS_LIST.match(text):
            continue
        found: dict[str, Actor] = {}
        for line in texts[index + 1 : index + 1 + _MOST_PARTIES]:
            if _ENDS_LIST.match(line):
                break
            found |= {actor.id: actor for actor in _actors(_REPRESENTED.split(line)[0], finder)}
            if line.rstrip().endswith("."):
                break
        if len(found) > 1:
            return tuple(found.values())
    return ()


def _writer(texts: Sequence[str], finder: ActorFinder) -> tuple[Actor, ...]:
    """The ministry or body that signs a letter."""
    if not any(SALUTATION.match(text) for text in texts[:30]):
        return ()
    for text in reversed(texts[-_TAIL:]):
        if _SIGNED.search(text):
            actors = [a for a in _actors(text, finder) if not a.role and not _ADDRESSEE.search(a.name)]
            if actors:
                return tuple(actors[:1])
    opens = next(index for index, text in enumerate(texts[:30]) if SALUTATION.match(text))
    for text in texts[:opens]:  # the head of a letter: who sends it, often below the address
        if ministries := [a for a in _actors(text, finder) if a.name.startswith("Ministerie van ")]:
            return tuple(ministries[:1])
    for text in texts[:_HEAD]:
        actors = [a for a in _actors(text, finder) if not a.role and not _ADDRESSEE.search(a.name)]
        if actors:
            return tuple(actors[:1])
    for text in reversed(texts[-_TAIL:]):
        if (signs := _NAMENS.search(text)) and (boards := _actors(text[signs.end() :], finder)):
            return boards[:1]
    return ()
