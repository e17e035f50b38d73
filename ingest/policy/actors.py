"""Who acts: organisations known to the vocabulary, names a document introduces itself, and role groups.

Programmes, laws and akkoorden never act. A role group ("zorgkantoren", "gemeenten") is kept apart from organisations.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from graph.model import PROPERTIES, Kind, Node, Source, Value, make_id, slug
from ingest.mentions import Linker
from ingest.policy.verbs import verb_form
from ingest.vocabulary import Concept, Vocabulary

ROLE = "rol"
_ROLE_SORTS = frozenset({"rol", "rolgroep", "roles", "groep"})


@dataclass(frozen=True, slots=True)
class Actor:
    """An organisation or role group that may do something."""

    id: str
    name: str
    role: bool
    zekerheid: float = 1.0
    concept: Concept | None = None
    aliases: tuple[str, ...] = ()

    def node(self, source: Source) -> Node:
        """The Organisatie node, as the vocabulary words it where it knows the actor."""
        if self.concept is not None and self.concept.kind is Kind.ORGANISATIE:
            return self.concept.node(source)
        props: dict[str, Value] = dict.fromkeys(PROPERTIES[Kind.ORGANISATIE])
        props.update(aliassen=list(self.aliases), afkortingen=[], verborgen=[], lay=[])
        props["soort"] = ROLE if self.role else None
        return Node(self.id, Kind.ORGANISATIE, self.name, source, props)


@dataclass(frozen=True, slots=True)
class Mention:
    """An actor named at a range of a text."""

    start: int
    end: int
    actor: Actor
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Actors named in one breath: "de NZa, VWS en het Zorginstituut"."""

    start: int
    """Of the first determiner or adjective."""
    end: int
    """After the last name and what stands in brackets behind it."""
    actors: tuple[Actor, ...]
    plural: bool
    names: tuple[tuple[int, int], ...] = field(default=(), compare=False)


_ROLE_HEADS = (
    "aanbieders? academische\\s+werkplaats(?:en)? achterbannen? adviseurs? apothekers? bedrijven beroepsgroep(?:en)? "
    "bestuurders? branches burgerinitiatieven bureauoverleg clië?nten(?:raad|raden) commissies? "
    "coöperaties? corporaties? "
    "departement(?:en)? deelnemers ervaringsdeskundigen experts fabrikanten financiers fondsen "
    "gedragsdeskundigen gemeenteraad "
    "gemeente(?:n|s)? huisarts(?:en)? instanties instellingen instituten inwonerscollectieven kabinet kenniscentra "
    "kennisinstellingen kennisinstituten kennispartners ketenpartijen ketenpartners klankbordgroep koepels "
    "kwartiermakers? leveranciers "
    "maatschappelijke\\s+partners medewerkers ministeries? ministers? onderwijsveld onderzoekers "
    "ondernemers ondertekenaars "
    "opdrachtgevers? opleiders organisaties overheden overheid partijen partners professionals "
    "projectgroep(?:en)? projectleiders? "
    "provincies? regiegroep(?:en)? regio[’']?s rijk rijksoverheid samenwerkingspartners "
    "samenwerkingsverband(?:en)? scholen "
    "sociale\\s+partners stakeholders staatscommissie staatssecretaris stelselpartijen stuurgroep(?:en)? "
    "systeempartijen taskforce "
    "thematafels? toezichthouders? uitvoerders? universiteiten vakbonden veldpartijen verpleeghuizen "
    "vertegenwoordig(?:ers|ing) "
    "verzekeraars wethouders? werkgevers(?:organisaties)? werkgroep(?:en)? werkgroepleden werkplaats(?:en)? wijkteams? "
    "woningcorporaties? ziekenhuizen zorgkantoor zorgaanbieder verwijzers wijkverpleegkundigen "
    "ontwikkelaars bewindspersonen bewindslieden "
    "college colleges raad bestuur directie secretariaat projectteam kernteam programmateam "
    "programmabureau ambassadeurs projectorganisatie "
    "klankbordgroepen stuurgroepleden projectleiders? gezant(?:en)? beleidsmakers zorgorganisaties "
    "welzijnsorganisaties kwartiermakers"
).split(" ")
_ROLE_TAILS = (
    "aanbieders? adviesraden artsen bedrijven begeleiders beroepen besturen bonden centra commissies? "
    "corporaties coöperaties "
    "deskundigen diensten fondsen gemeenten gezanten groepen groepleden huizen instanties instellingen "
    "instituten kantoren kantoor "
    "koepels leveranciers ministers? netwerken ondernemers opleiders organisaties? overheden partijen "
    "partners professionals "
    "raden raad scholen teams? therapeuten uitvoerders uitgevers verenigingen verpleegkundigen verzekeraars "
    "verleners vertegenwoordigers "
    "verzorgenden werkers werkgevers wetenschappers zorgers"
).split(" ")
_ROLE = re.compile(
    rf"\b(?:(?:{'|'.join(_ROLE_HEADS)})|[a-zà-ÿ\-]*(?:zorg|cliënt|client|branche|beroeps|patiënt|kennis"
    rf"|onderwijs|welzijns|vrijwilligers"
    rf"|vak|jeugd|wijk|regio|markt|uitvoerings|overheids|werk|woon|hulp|ggz|ict|thuis|ouderen|koepel"
    rf"|systeem|stelsel|veld|keten|project"
    rf"|stuur|sport|belangen|informatie|ggd|opleidings|onderzoeks?|naasten|mantelzorg)[a-zà-ÿ\-]*(?:{'|'.join(_ROLE_TAILS)}))\b",
    re.IGNORECASE,
)
"""Nouns that stand for a group which can act; the compounds by their tails ("brancheorganisaties")."""

_SINGULAR = {
    "zorgkantoor": "zorgkantoren", "zorgaanbieder": "zorgaanbieders", "zorgverzekeraar": "zorgverzekeraars",
    "gemeente": "gemeenten",
    "aanbieder": "aanbieders", "zorgorganisatie": "zorgorganisaties", "werkgever": "werkgevers", "provincie":
    "provincies",
    "ministerie": "ministeries", "huisarts": "huisartsen", "leverancier": "leveranciers", "beroepsorganisatie":
    "beroepsorganisaties",
    "gemeentes": "gemeenten", "zorgprofessional": "zorgprofessionals", "cliëntenraad": "cliëntenraden",
    "zorgverlener": "zorgverleners",
    "werkgroepleden": "werkgroep", "beroepsgroep": "beroepsgroepen", "ondernemer": "ondernemers", "woningcorporatie":
    "woningcorporaties",
}  # fmt: skip
_OF_ORGANISATION = re.compile(
    r"\b(?:[Mm]inisteries?|[Mm]inisters?|[Ss]taatssecretaris(?:sen)?|[Bb]ewinds(?:personen|lieden)"
    r"|[Dd]epartement(?:en)?)\s+"
    r"(?:van|voor)\s+(?:het\s+)?"
)
_REPRESENTING = re.compile(
    r"\b(?:vertegenwoordigers|vertegenwoordiging|leden|afvaardiging|beroepsorganisaties|beroepsverenigingen"
    r"|brancheverenigingen"
    r"|koepels|belangenverenigingen|aanbieders|brancheorganisaties)\s+van\s+"
    r"(?:(?:de|het)\s+)?[a-zà-ÿ\-]+(?:(?:,\s+|\s+en\s+)(?:de\s+)?[a-zà-ÿ\-]+)*",
)
_SPEAKING_FOR = frozenset({"vertegenwoordigers", "vertegenwoordiging", "leden", "afvaardiging"})
_NAME_WORD = r"[A-ZÀ-Ý][\w&’'\-]*"
_DEFINITION = re.compile(
    rf"(?P<name>{_NAME_WORD}(?:\s+(?:(?:van|der|den|de|het|voor|en|in|te|&|aan)\s+){{0,2}}{_NAME_WORD}){{0,6}})"
    rf"\s*[(\[](?:hierna|verder|ook\s+wel|afgekort)?\s*:?\s*[‘'“\"]?(?P<short>[A-Z][A-Za-z&\-]{{1,11}})[’'”\"]?[)\]]"
)
_ORGANISATION_NOUN = re.compile(
    r"(?:zorgkantoor|stichting|vereniging|federatie|coöperatie|gemeente|ministerie|ggd|universiteit"
    r"|hogeschool|ziekenhuis|umc|instituut"
    r"|kenniscentrum|centrum|raad|autoriteit|inspectie|koepel|bond|organisatie|verzekeraar|zorggroep|groep"
    r"|platform|netwerk|alliantie"
    r"|genootschap|college|bureau|dienst|fonds|zorgverzekeraars|huis|coalitie|commissie|kamer|werkplaats"
    r"|expertisecentrum|zorg|provincie"
    r"|regio|waterschap|veiligheidsregio|academie|kring|unie|associatie|maatschappij|bank)",
    re.IGNORECASE,
)
_NO_ORGANISATION = re.compile(
    r"(?:akkoord|programma|agenda|wet\b|wet\s|visie|strategie|kompas|regeling|convenant|nota|brief|plan\b"
    r"|aanpak|richtlijn|kader"
    r"|project|pilot|pakket|rapport|onderzoek|motie|budget|monitor|campagne|standaard|toets|register"
    r"|overeenkomst|beleid|systeem)",
    re.IGNORECASE,
)

_BODIES = (
    "gemeente|provincie|waterschap|veiligheidsregio|regio|GGD|ROC|ziekenhuis|universiteit|hogeschool"
    "|zorgkantoor|stichting|vereniging|coöperatie|zorggroep"
    "|huisartsencoöperatie|thuiszorgorganisatie|woningcorporatie|welzijnsorganisatie|zorgorganisatie"
    "|omgevingsdienst|regionale\\s+huisartsenvoorziening"
)
_BODIES_ALONE = frozenset(
    {"gemeente", "provincie", "waterschap", "ziekenhuis", "zorgkantoor", "stichting", "vereniging", "universiteit"}
)
_NAMED_BODY = re.compile(
    rf"\b(?i:{_BODIES})\s+(?:{_NAME_WORD})(?:\s+(?:(?:aan|den|de|het|op|en|van)\s+){{0,2}}{_NAME_WORD}){{0,3}}"
)
"""Public bodies and care organisations by their sort and name: "gemeente Purmerend", "GGD Flevoland"."""

_ADJECTIVE = (
    r"(?:de|het|een|deze|dit|die|dat|alle|beide|overige|andere|betrokken|betreffende|relevante|diverse"
    r"|individuele|landelijke|enkele|verschillende"
    r"|regionale|lokale|deelnemende|medewerkers\s+van|leden\s+van|werkgroepleden\s+van|onder\s+meer|o\.a\."
    r"|onder\s+andere"
    r"|in\s+ieder\s+geval|met\s+name|bijvoorbeeld|zoals|ook|zowel|eventueel|waar\s+nodig|onze|hun|haar|zijn"
    r"|elke|elk|ieder|iedere"
    r"|meerdere|veel|vijf|vier|drie|twee|zes|tien|de\s+verschillende|genoemde|bovengenoemde|aangesloten"
    r"|ondertekenende|de\s+leden\s+van"
    r"|maatschappelijke|belanghebbende|geïnteresseerde|huidige|nieuwe|grote|kleine|externe|interne|publieke"
    r"|private|vertegenwoordigers\s+van"
    r"|vertegenwoordiging\s+van|ervaringsdeskundigen\s+van|de\s+branche-\s+en|de\s+minister\s+van"
    r"|\(?boven\)?regionale|\([a-zà-ÿA-Z\-]+\)|staatssecretaris\s+van"
    r"|nieuw\s+te\s+vormen|nog\s+op\s+te\s+richten|inhoudelijke|specifieke|professionele|georganiseerde"
    r"|aanwezige|meest|juiste|eigen|wlz-|ggz-|gz-|zvw-|wmo-)"
)
_LEAD = re.compile(rf"(?:(?<=\s)|^)(?:{_ADJECTIVE}\s+)+$", re.IGNORECASE)
_CONNECTOR = re.compile(
    rf"^\s*(?P<how>,|/|&|;|\(|(?:,\s*)?(?:en|of|alsmede|alsook|evenals|en/of|dan\s+wel|als|aangevuld\s+met"
    rf"|waaronder|zoals))?"
    rf"\s*(?:{_ADJECTIVE}\s+|\([\w\-]+-\))*$",
    re.IGNORECASE,
)
_NO_NAMES = frozenset(
    "dit deze dat die er het de een we wij zij ze in op met voor bij per vanaf eind begin medio ook daarnaast "
    "hiervoor daarom als indien wanneer hierbij na tot door uit over onder tijdens samen alle iedereen niemand q1 q2 "
    "q3 q4 ik u januari februari maart april mei juni juli augustus september oktober november december nederland "
    "europa".split()
)
_WITH_NAME = re.compile(
    rf"\b(?:samen|in\s+(?:samenwerking|overleg|afstemming)|overlegt|overleggen)\s+met\s+(?:de|het)\s+"
    rf"(?P<name>{_NAME_WORD}(?:\s+(?:(?:van|der|den|des)\s+){{0,2}}{_NAME_WORD}){{0,4}})"
)
"""A name with an article after "samen met" is no person and no place: "samen met het Leger des Heils"."""
_CAPITAL_INSIDE = re.compile(r"(?<=[\wà-ÿ,;:(/&] )[A-ZÀ-Ý][\w&’'\-]+|(?<=[(/])[A-ZÀ-Ý][\w&’'\-]+")
_FUNCTION = re.compile(
    r"\b(?:directeur|minister|staatssecretaris|voorzitter|burgemeester|wethouder|gezant|secretaris|koning"
    r"|president|professor|dr|prof|mevrouw|heer)\b",
    re.IGNORECASE,
)
"""People by their function: who they are is no organisation."""
_BRACKETS = re.compile(r"\s*[(\[](?P<inside>[^()\[\]]*)[)\]]?")


def _no_name(name: str) -> bool:
    return bool(_NO_ORGANISATION.search(name) or _FUNCTION.search(name)) or len(slug(name)) < 2


class ActorFinder:
    """Finds actors in the texts of one document."""

    def __init__(self, linker: Linker, vocabulary: Vocabulary, texts: Iterable[str] = ()) -> None:
        """`texts` are the document's paragraphs, in which it introduces names of its own."""
        texts = list(texts)
        self._common = {word for text in texts for word in re.findall(r"(?<![\w'’])[a-zà-ÿ][\w\-]+", text)}
        """Words that the document writes in lower case: no names."""
        self._names = {word for text in texts for word in _CAPITAL_INSIDE.findall(text)}
        """Words with a capital inside a sentence: names, or parts of them."""
        self._linker = linker
        self._by_name = {
            form.casefold(): concept
            for concept in vocabulary.concepts.values()
            if concept.kind is Kind.ORGANISATIE
            for form in (concept.name, *concept.synonyms, *concept.abbreviations)
        }
        self._local: dict[str, Actor] = {}
        self._groups: dict[str, list[Group]] = {}
        self._local_pattern: re.Pattern[str] | None = None
        self._introduce(texts)

    def _introduce(self, texts: Iterable[str]) -> None:
        """Names with their short forms: "Zorgkantoor Noord (ZKN)", later "ZKN" and "het Zorgkantoor"."""
        for text in texts:
            for match in _DEFINITION.finditer(text):
                name, short = match["name"], match["short"]
                if self._is_known(name) or self._is_known(short):
                    continue
                name = re.sub(r"^(?:De|Het)\s+", "", name)
                if _NO_ORGANISATION.search(name) or _FUNCTION.search(name) or not _ORGANISATION_NOUN.search(name):
                    continue
                if not (short.isupper() or sum(c.isupper() for c in short) >= 2):
                    continue
                self._add_local(name, short)
            for match in _WITH_NAME.finditer(text):
                name = match["name"]
                if any(m.concept.kind is Kind.ORGANISATIE for m in self._linker.find(name)) or self._is_known(name):
                    continue
                if not (self._is_common(name) or name in self._local or _no_name(name)):
                    self._add_local(name, zekerheid=0.6)
            for match in _NAMED_BODY.finditer(text):
                if not self._is_known(match.group()) and match.group() not in self._local:
                    self._add_local(match.group())
        self._alone()
        self._compile()

    def _is_known(self, name: str) -> bool:
        """Whether the vocabulary has an organisation (or law, programme) of this very name."""
        found = [m for m in self._linker.find(name) if m.concept.kind in {Kind.ORGANISATIE, Kind.WET, Kind.THEMA}]
        return any(m.start == 0 and m.end == len(name) and (m.concept.sort or "") not in _ROLE_SORTS for m in found)

    def _alone(self) -> None:
        """ "de gemeente", when the document names one gemeente only."""
        by_head: dict[str, set[str]] = {}
        for actor in self._local.values():
            head = actor.name.split()[0].lower()
            if head in _BODIES_ALONE:
                by_head.setdefault(head, set()).add(actor.id)
        for actor in list(self._local.values()):
            head = actor.name.split()[0].lower()
            if len(by_head.get(head, ())) == 1:
                self._local.setdefault(
                    head, Actor(actor.id, actor.name, role=False, zekerheid=0.75, aliases=actor.aliases)
                )

    def _is_common(self, name: str) -> bool:
        """Whether a capitalised word is a common noun with the capital of its sentence."""
        words = name.split()
        if words[0].lower() in _NO_NAMES:
            return True
        last = words[-1].lower()
        tail = last.rpartition("-")[2]
        if last in self._common or (tail != last and tail in self._common and not tail.endswith("organisatie")):
            return True  # "Passende Wlz-zorg": the last word is a common noun, or the tail of its compound is
        several_capitals = sum(c.isupper() for c in words[0]) > 1
        return len(words) == 1 and not (several_capitals or words[0] in self._names)

    def listed_name(self, text: str) -> Actor | None:
        """The organisation that a field value names ("Betrokken: Windesheim"), new or not; None for other words."""
        name = re.sub(r"^(?:[Dd]e|[Hh]et)\s+|[.\s]+$", "", text.strip())
        if not re.fullmatch(
            rf"{_NAME_WORD}(?:\s+(?:(?:van|der|de|voor|en|aan)\s+)?{_NAME_WORD}){{0,4}}", name
        ) or self._is_common(name):
            return None
        if _NO_ORGANISATION.search(name) or _FUNCTION.search(name) or name in self._local or self._is_known(name):
            return self._local.get(name)
        actor = self._add_local(name, zekerheid=0.65)
        self._compile()
        self._groups.clear()
        return actor

    def _add_local(self, name: str, short: str | None = None, *, zekerheid: float = 0.8) -> Actor:
        head = name.split()[0]
        capital = head[:1].isupper() and len(name.split()) > 1 and _ORGANISATION_NOUN.fullmatch(head)
        forms = [form for form in (short, head if capital and head not in self._local else None) if form]
        actor = Actor(make_id(Kind.ORGANISATIE, name), name, role=False, zekerheid=zekerheid, aliases=tuple(forms))
        for form in (name, *forms):
            self._local.setdefault(form, actor)
        return actor

    def _compile(self) -> None:
        if self._local:
            forms = sorted(self._local, key=len, reverse=True)
            self._local_pattern = re.compile(rf"(?<![\w&-])(?:{'|'.join(map(re.escape, forms))})(?![\w&]|-\w)")

    def mentions(self, text: str) -> list[Mention]:
        """Actors named in `text`, in order, without overlap; the longest name wins."""
        found: list[Mention] = [*self._known(text), *self._introduced(text), *self._roles(text)]
        taken = bytearray(len(text))
        kept: list[Mention] = []
        for mention in sorted(found, key=lambda m: (m.actor.role, -(m.end - m.start), m.start)):
            if not any(taken[mention.start : mention.end]):
                taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
                if mention.actor.id:
                    kept.append(mention)
        return sorted(kept, key=lambda m: m.start)

    def _known(self, text: str) -> Iterator[Mention]:
        for mention in self._linker.find(text):
            if text[mention.end : mention.end + 1] == "-" and text[mention.end + 1 : mention.end + 2].isalpha():
                continue  # "VWS-begroting" names VWS, but VWS does nothing there
            concept = mention.concept
            if concept.kind is Kind.ORGANISATIE:
                role = (concept.sort or "") in _ROLE_SORTS
                plural = role and text[mention.start : mention.end].endswith(("n", "s"))
                yield Mention(
                    mention.start,
                    mention.end,
                    Actor(concept.id, concept.name, role, mention.zekerheid, concept),
                    plural,
                )
            elif concept.kind in {Kind.WET, Kind.THEMA}:
                # takes the place of a role or new name inside it, and acts not
                yield Mention(mention.start, mention.end, Actor("", concept.name, role=False))
        for match in _OF_ORGANISATION.finditer(text):
            yield from self._ministries(text, match.end())

    def _ministries(self, text: str, start: int) -> Iterator[Mention]:
        """ "de ministeries van VWS, SZW en Financiën": also the names that need this context."""
        for match in re.finditer(r"[A-Z][\w]+(?:,?\s+(?:en\s+)?[A-Z]\w+)*", text[start : start + 120]):
            if match.start():
                break
            for word in re.finditer(r"[A-Z]\w+(?:\s+[A-Z]\w+)*", match.group()):
                concept = self._by_name.get(word.group().casefold()) or self._by_name.get(
                    f"ministerie van {word.group().casefold()}"
                )
                if concept:
                    yield Mention(
                        start + word.start(), start + word.end(), Actor(concept.id, concept.name, False, 0.95, concept)
                    )

    def _introduced(self, text: str) -> Iterator[Mention]:
        if self._local_pattern:
            for match in self._local_pattern.finditer(text):
                yield Mention(match.start(), match.end(), self._local[match.group()])

    def _roles(self, text: str) -> Iterator[Mention]:
        for match in _REPRESENTING.finditer(text):
            words = match.group()
            head, _, behind = words.partition(" van ")
            if _ROLE.search(behind) or head.lower() not in _SPEAKING_FOR:
                # "leden van de werkgroep" is the werkgroep, "beroepsorganisaties van X" are beroepsorganisaties
                continue
            last = re.search(r"\s+en\s+([a-zà-ÿ]+)$", words)
            if last and verb_form(last.group(1)).finite:
                words = words[: last.start()]  # "leden van de raad en borgen dat"
            yield self._role(match.start(), match.start() + len(words), words)
        for match in _ROLE.finditer(text):
            yield self._role(match.start(), match.end(), match.group())

    def _role(self, start: int, end: int, written: str) -> Mention:
        word = re.sub(r"\s+", " ", written.lower())
        plural = word.endswith(("n", "s")) or " van " in word
        word = _SINGULAR.get(word, word)
        concept = self._by_name.get(word)
        if concept:
            return Mention(
                start, end, Actor(concept.id, concept.name, (concept.sort or ROLE) in _ROLE_SORTS, 1.0, concept), plural
            )
        return Mention(start, end, Actor(make_id(Kind.ORGANISATIE, word), word, role=True, zekerheid=0.9), plural)

    def new_name(self, text: str, end: int) -> Mention | None:
        """A capitalised name that ends at `end` and fills the subject place, when it can be an organisation's."""
        match = re.search(
            rf"(?:^\W*|(?:^|\s)(?:[Dd]e|[Hh]et)\s+)(?P<name>{_NAME_WORD}(?:\s+(?:(?:van|der|de|voor"
            rf"|en)\s+)?{_NAME_WORD}){{0,5}})$",
            text[:end],
        )
        if not match:
            return None
        name = re.sub(r"^(?:De|Het)\s+", "", match["name"])
        if (
            self._is_common(name)
            or _NO_ORGANISATION.search(name)
            or _FUNCTION.search(name)
            or len(slug(name)) < 3
            or self._is_known(name)
        ):
            return None
        certain = bool(_ORGANISATION_NOUN.search(name)) or bool(re.fullmatch(r"[A-Z][A-Za-z&]*[A-Z&][A-Za-z&]*", name))
        actor = self._add_local(name, zekerheid=0.7 if certain else 0.55)
        self._compile()
        self._groups.clear()
        return Mention(end - len(name), end, actor)

    def groups(self, text: str) -> list[Group]:
        """The actors of `text`, those named in one breath together."""
        if text not in self._groups:
            self._groups[text] = self._read_groups(text)
        return self._groups[text]

    def _read_groups(self, text: str) -> list[Group]:
        runs: list[list[Mention]] = []
        hows: list[list[str]] = []
        for mention in self.mentions(text):
            if runs and (how := _connection(text, runs[-1][-1], mention)) is not None:
                runs[-1].append(mention)
                hows[-1].append(how)
            else:
                runs.append([mention])
                hows.append([""])
        return [_group(text, run, how) for run, how in zip(runs, hows, strict=True)]

    def by_name(self, name: str) -> Actor | None:
        """The organisation of that name or abbreviation, if the vocabulary knows it."""
        concept = self._by_name.get(name.casefold())
        return Actor(concept.id, concept.name, (concept.sort or "") in _ROLE_SORTS, 1.0, concept) if concept else None


def _connection(text: str, left: Mention, right: Mention) -> str | None:
    """How two neighbours are joined: ",", "en", "(" …; None when they are not one group."""
    between = text[left.end : right.start]
    opened = _BRACKETS.match(between)
    if opened and "(" in between and ")" in between:
        # "Leden van Team Overheid (met name CIZ), VNG": the bracket before has been closed, or holds no actor
        between = between[: opened.start()] + between[opened.end() :]
    closing = between.lstrip().startswith((")", "]"))
    if closing:
        between = between.lstrip()[1:]
    if re.fullmatch(r"\s+van\s+(?:het\s+|de\s+)?", between):
        return "=" if left.actor.role and not right.actor.role else None
    match = _CONNECTOR.match(between)
    if not match:
        return None
    how = (match["how"] or "").strip().lower()
    if not how:
        # apposition, "de beroepsorganisaties Verenso en V&VN"; two unrelated neighbours otherwise
        return "=" if left.actor.role and not right.actor.role and not closing else None
    if how == "als" and not re.search(r"(?:zowel|zoals)", text[max(0, left.start - 25) : left.start], re.IGNORECASE):
        return "(" if left.actor.role else None
    if how in {"waaronder", "zoals", "als", ",waaronder"}:
        return "("
    return ")" + how if closing else how


def _group(text: str, run: list[Mention], hows: list[str]) -> Group:
    """A role whose members are named in brackets or right behind it gives way to them; an organisation stays beside
    them."""
    actors: list[Actor] = []
    depth = False
    for index, (mention, how) in enumerate(zip(run, hows, strict=True)):
        if how in {"(", "="}:
            if run[index - 1].actor.role and actors and actors[-1] == run[index - 1].actor and not mention.actor.role:
                actors.pop()
            depth = how == "("
        elif how.startswith(")"):
            depth = False
        if mention.actor.id not in {a.id for a in actors}:
            actors.append(mention.actor)
    start, end = run[0].start, run[-1].end
    lead = _LEAD.search(text[max(0, start - 90) : start])
    if lead:
        start -= len(lead.group())
    tail = _BRACKETS.match(text[end:])
    if depth and text[end : end + 1] in ")]":
        end += 1
    elif tail and ("(" in tail.group() or "[" in tail.group()):
        end += tail.end()
    plural = len(actors) > 1 or run[-1].plural or ("=" in hows and run[0].plural)
    return Group(start, end, tuple(actors), plural, tuple((m.start, m.end) for m in run))
