"""Dutch verbs of policy texts: from a written form to its infinitive, by the spelling rules of regular conjugation.

Only what the clause reader needs is here: finite present (singular and plural), past participle, infinitive. "|"
marks a
separable prefix; strong participles are given, weak ones follow.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

_ACTS = """
aan|bieden aan|besteden aan|boren aan|dragen aan|gaan aan|geven aan|haken aan|jagen aan|kondigen aan|leggen
aan|leveren aan|melden aan|moedigen aan|nemen aan|pakken aan|passen aan|reiken aan|scherpen aan|sluiten aan|spannen
aan|spreken aan|sporen aan|stellen aan|sturen aan|tonen aan|trekken aan|vragen aan|vullen aan|werven aan|wijzen
aan|wenden achterhalen activeren actualiseren adopteren adresseren adviseren af|bakenen af|bouwen af|dekken af|dragen
af|dwingen af|geven af|handelen af|kondigen af|leggen af|leiden af|leveren af|nemen af|ronden af|schaffen af|schalen
af|sluiten af|spreken af|stemmen af|toetsen af|wegen af|wikkelen af|zien agenderen analyseren anticiperen auditen
automatiseren autoriseren beantwoorden bedenken begeleiden begroten behalen behandelen beheren benadrukken
beïnvloeden bekend|maken bekijken bekostigen belasten beleggen belonen bemiddelen benaderen benoemen benutten
beoordelen bepalen bepleiten bereiden bereiken berekenen berichten beschermen beschikbaar|maken beschikbaar|stellen
beschrijven besluiten besparen bespreken besteden bestrijden bestuderen beëindigen betrekken bevestigen bevorderen
bevragen bewaken bewerken bewerkstelligen bezien bezoeken bieden bij|dragen bij|houden bij|scholen bij|staan
bij|stellen bij|sturen bijeen|komen bijeen|roepen binden bouwen borgen brengen bundelen campagnevoeren certificeren
checken coachen combineren committeren communiceren concentreren concretiseren consulteren continueren contracteren
controleren coördineren corrigeren creëren declareren deel|nemen definiëren delen dienen differentiëren digitaliseren
dichten door|berekenen door|bouwen door|geleiden door|geven door|lichten door|ontwikkelen door|pakken door|rekenen
door|sturen door|verwijzen door|voeren door|werken door|zetten draagvlak|creëren draaien duiden dwingen evalueren
experimenteren exploreren expliciteren faciliteren filteren financieren formaliseren formuleren fungeren functioneren
garanderen gebruiken geven goed|keuren halveren handhaven handelen harmoniseren helpen herbenoemen herbezien herijken
herinrichten herkennen heroverwegen herschikken herstellen herstructureren hervormen herzien huisvesten houden
identificeren implementeren in|boeken in|brengen in|dienen in|gaan in|kopen in|krimpen in|leggen in|lichten
in|plannen in|richten in|roepen in|schakelen in|schatten in|schrijven in|spannen in|spelen in|stellen in|stemmen
in|trekken investeren in|voeren in|vullen in|winnen in|zetten informeren initiëren innoveren inspireren instrueren
integreren intensiveren inventariseren in|wisselen keuren kiezen koppelen kwantificeren kwalificeren kopen laten
leggen leiden leren leveren lichten lobbyen lokaliseren los|koppelen maken managen maximaliseren mee|denken
mee|financieren mee|geven mee|helpen mee|laten mee|lopen mee|nemen mee|praten mee|wegen mee|werken melden meten
minimaliseren mobiliseren monitoren motiveren muteren na|bespreken na|denken na|gaan na|leven na|streven neer|leggen
neer|zetten nemen normaliseren normeren notificeren omarmen om|bouwen om|buigen om|vormen om|zetten onder|brengen
ondernemen onderbouwen onderhouden onderhandelen onderschrijven ondersteunen onderstrepen ondertekenen onderwijzen
onderzoeken ontdubbelen ontlasten ontmoedigen ontplooien ontschotten ontsluiten ontvlechten ontwerpen ontwikkelen
open|gaan open|stellen openen op|bouwen op|doen op|dragen op|halen op|heffen op|hogen op|komen op|leiden op|leggen
op|leveren
op|lossen op|maken op|nemen op|pakken op|richten op|roepen op|schalen op|schonen op|schorten op|schrijven op|slaan
op|sporen op|starten op|stellen op|stuwen op|tekenen op|tellen op|tillen op|treden op|trekken op|vangen op|volgen
op|voeren op|vragen op|wegen op|werken op|zeggen op|zetten op|zoeken optimaliseren opereren operationaliseren ordenen
organiseren oriënteren over|brengen over|dragen over|gaan over|hevelen over|nemen over|sluiten overleggen overtuigen
overwegen overzien pakken parkeren peilen plaatsen plaats|nemen plannen positioneren praten prepareren presenteren
preciseren prioriteren proberen produceren professionaliseren profileren programmeren promoten publiceren raadplegen
rapporteren realiseren reageren reduceren reflecteren regelen registreren reguleren repareren reserveren reviseren
richten rond|sturen rouleren ruilen samen|brengen samen|komen samen|stellen samen|vatten samen|voegen samen|werken
saneren schalen scheiden schenken scherp|stellen schetsen scholen schrappen schrijven selecteren signaleren simuleren
smeden sluiten specificeren spreiden spreken stabiliseren standaardiseren stapelen starten steken stellen stemmen
stil|leggen stimuleren stoppen stop|zetten structureren sturen subsidiëren suggereren synchroniseren tegen|gaan
tegemoet|komen tekenen terug|brengen terug|dringen terug|draaien terug|geven terug|koppelen terug|trekken tellen
testen toe|delen toe|gaan toe|groeien toe|kennen toe|leiden toe|lichten toe|passen toe|rusten toe|sturen toe|voegen
toe|werken toe|wijzen toe|zeggen toe|zien toetsen trainen transformeren treden trekken treffen uit|bouwen
uit|besteden uit|breiden uit|brengen uit|dagen uit|delen uit|diepen uit|dragen uit|faseren uit|geven uit|keren
uit|kiezen uit|leggen uit|lichten uit|nodigen uit|proberen uit|reiken uit|rollen uit|schrijven uit|spreken
uit|splitsen uit|stellen uit|vaardigen uit|voeren uit|vragen uit|werken uit|wisselen uit|zetten uit|zoeken
uniformeren updaten valideren vast|houden vast|leggen vast|stellen veranderen verankeren verantwoorden verbeteren
verbinden verbouwen verbreden verdelen verdiepen verdubbelen verduidelijken verduurzamen vereenvoudigen verfijnen
vergelijken vergemakkelijken vergoeden vergroten verhelderen verhelpen verhogen verkennen verkleinen verkorten
verlagen verlengen verlenen verlichten verminderen vermijden vernieuwen verplaatsen verplichten verrichten verruimen
versnellen verspreiden verstevigen versterken verstrekken versturen verschaffen vertalen vertegenwoordigen vertellen
vervaardigen vervangen vervolgen vervroegen vervullen verwerken verwerven verwezenlijken verwijderen verwijzen
verzachten verzamelen verzenden verzilveren verzoeken verzorgen vinden|plaats vervallen voeden voeren volgen
voltooien voor|bereiden voor|hangen voor|leggen voor|lichten voor|schrijven voor|stellen voorkomen voort|bouwen
voort|zetten vorm|geven vormen vragen vrij|geven vrij|komen vrij|maken vrij|spelen waarborgen wegen weg|halen
weg|nemen weg|werken weren werken werven wijzigen winnen wisselen zenden zetten zoeken zorgen zorg|dragen zuiveren
aan|zwengelen mee|brengen klaar|zetten uit|lopen plaats|vinden voor|zien houvast|geven bij|werken aan|houden
rond|maken rond|krijgen op|knippen uit|rusten aan|vliegen in|zien terug|kijken stil|staan onderzoek|doen vrij|stellen
gelijk|trekken in|vliegen in|regelen op|delen in|perken schoon|maken open|breken los|laten hand|haven bij|schaven
beloven aan|brengen alarmeren archiveren assisteren attenderen bestellen bij|vullen budgetteren centraliseren
compenseren completeren contacteren decentraliseren diagnosticeren filmen herschrijven herordenen indexeren installeren
kantelen mailen na|komen na|scholen notuleren onthullen printen redigeren rekruteren reviewen roosteren schilderen
bekorten door|gaan traceren triageren uit|sturen verleggen
renoveren isoleren planten aanbesteden verhuizen slopen verhuren verkopen aan|kopen bij|bouwen tegemoet|treden
aan|leren aan|schaffen aan|stippen aan|wakkeren af|lossen begrenzen bekrachtigen belichten bellen beperken betalen
bevoorraden bezorgen bezuinigen bij|passen bij|spijkeren bij|wonen consolideren debatteren distribueren doneren
door|gronden door|nemen door|spreken door|trekken enquêteren faseren formeren fuseren gunnen halen heroriënteren
herplaatsen herverdelen herwaarderen hervatten huren in|bedden in|bellen in|bouwen in|delen in|huren in|nemen
in|passen in|ruimen in|stappen in|werken interviewen introduceren invulling|geven koken labelen lanceren ledigen
lenen loten matchen mee|beslissen mee|betalen mee|bouwen mee|ontwikkelen mengen moderniseren na|bellen nomineren
oefenen om|scholen omschrijven ondervangen ontruimen ontzien ontzorgen op|bellen op|frissen op|knappen op|kopen
op|merken op|ruimen op|tuigen over|schrijven pitchen plegen poolen prikkelen rijden ruimen samen|leggen schakelen
schillen scouten screenen serveren sponsoren storten terug|betalen terug|leggen toe|laten toe|snijden uit|huren
uit|lenen uit|leveren uit|lokken uit|ruilen uit|testen uit|trekken uit|zenden vergaderen verbieden vergunnen
verifiëren vermarkten vermelden verrekenen verrijken verscherpen vervoeren verwelkomen verzekeren voor|bespreken
voor|dragen voor|financieren voor|zitten waarschuwen weg|zetten wijden wijs|maken over|leveren nader|brengen
aan|knopen aan|sterken aan|tekenen aan|treden aan|voeren aan|vechten aan|zoeken afbouwen af|bellen af|dichten
af|faseren af|fakkelen af|huren af|kaderen af|kopen af|koppelen af|luiden af|meten af|pakken af|remmen af|romen
af|stoten af|vaardigen af|voeren af|vragen af|wachten af|wenden af|zetten af|zonderen bebouwen bedanken bedienen
begeven begroeten behartigen bekeuren bekwamen bemannen bemensen bemoedigen benchmarken beproeven bestendigen
bestemmen betrachten bevrijden bewegwijzeren beëdigen bij|kopen bij|leggen bij|leren bij|praten bij|schrijven
bij|slijpen bij|springen bij|stemmen bij|tellen bij|tanken bijeen|brengen bijeen|halen boeken bemoeien broeden
cofinancieren concipiëren crowdfunden delegeren demonstreren detacheren dempen doceren documenteren door|breken
door|lopen door|praten door|schuiven door|stromen door|verbinden door|vertalen door|verkopen dragen drukken duwen
engageren escaleren fotograferen gidsen her|bouwen herbestemmen herformuleren hergebruiken herhalen herindelen
herindiceren herinneren herontwerpen herontwikkelen heropenen herprioriteren herscholen herstarten herverkavelen
her|plaatsen heruitgeven hosten in|breien in|calculeren in|dammen in|dikken in|fluisteren in|halen in|kaderen
in|leiden in|leveren in|lopen in|luiden in|rekenen in|rouleren in|scannen in|spreken in|sturen in|tekenen in|tunen
in|vlechten in|vriezen in|wijden in|zamelen indiceren inspecteren jureren koersen klaar|maken klaar|stomen
kennis|maken klussen leegmaken leasen lijmen loodsen los|trekken los|weken masseren mee|bewegen mee|kijken mee|leven
mee|schrijven mee|sturen mee|tekenen mee|tellen mixen modelleren na|jagen na|kijken na|leveren na|lopen na|meten
na|rekenen na|sturen na|trekken na|zenden na|zoeken onderbreken onderscheppen onderverdelen ondervragen ontcijferen
ontginnen ontharden ontkoppelen ontmantelen ontraden ontregelen ontslaan op|dienen op|duiken op|fleuren op|geven
op|gooien op|houden op|kweken op|laden op|letten op|luisteren op|offeren op|peppen op|plussen op|rekken op|rakelen
op|schakelen op|schudden op|schuiven op|sluiten op|snorren op|splitsen op|sturen op|toppen op|waarderen op|warmen
op|winden op|zadelen orkestreren over|boeken over|doen over|erven over|halen over|houden over|laten over|maken
over|plaatsen over|stappen over|schakelen overbruggen overhandigen overzetten paaien polsen portretteren presteren
ramen rangschikken recyclen redden restaureren rond|bellen rond|leiden rond|reizen samen|smelten samen|trekken
samen|zetten schikken schorsen slechten smeren snoeien speuren spiegelen stempelen straffen stroomlijnen taxeren
tegen|houden tegen|werken terug|bellen terug|kopen terug|krijgen terug|nemen terug|plaatsen terug|roepen
terug|schroeven terug|sturen terug|vorderen terug|zetten thuis|brengen toe|bedelen toe|dienen toe|eigenen toe|juichen
toe|meten toe|treden kwijt|schelden
toe|rekenen toe|schrijven toe|spelen toe|spitsen toe|stemmen toe|zenden tonen transporteren turven typeren
uit|bellen uit|betalen uit|dunnen uit|kleden uit|kienen uit|knippen uit|krijten uit|loten uit|meten uit|nemen
uit|plaatsen uit|pluizen uit|printen uit|rekenen uit|rijden uit|ruimen uit|schakelen uit|smeren uit|sorteren
uit|sluiten uit|spitten uit|stippelen uit|stralen uit|strooien uit|tekenen uit|vlakken uit|vinden uit|vouwen
uit|wijzen vaccineren vast|pinnen vast|klikken veilig|stellen verbeelden verbreiden verdedigen verdichten vereffenen
verfraaien vergaren vergewissen verhandelen verharden verkassen vermaken verlossen vernietigen verpachten verplegen
verruilen verschuiven verschonen verslaan versoberen versoepelen verstellen versimpelen verteren vertragen vervatten
vervolmaken verwittigen verwoorden verzinnen visiteren vlot|trekken voor|bewerken voor|gaan voor|houden voor|rekenen
voor|sorteren voort|bewegen voort|trekken vrij|roosteren weer|geven weg|brengen weg|doen weg|geven weg|leggen
weg|poetsen weg|sturen weg|strepen wedijveren zekeren ziften zonderen zwengelen enthousiasmeren vergezellen
genereren verevenen mandateren herbeoordelen accrediteren
verzelfstandigen regisseren beslissen aan|kaarten in|grijpen aan|grijpen terug|grijpen superviseren verspijkeren
inspannen ombouwen proefdraaien meedraaien bemonsteren verloten uitpluizen onderstutten bij|plaatsen bijplussen
om|schakelen om|ruilen om|denken om|draaien om|leiden om|wisselen om|katten ontsnipperen ontkokeren bijstellen
herbezinnen her|schikken doorzetten terugleggen op|plakken aan|vinken aan|hangen aan|planten schouwen vieren
aan|schuiven rond|brengen langs|gaan mee|reizen uit|strekken uit|wijken
"""

_STATES = (
    """
zijn hebben blijven lijken blijken schijnen vinden zien weten bestaan gelden betekenen bevatten betreffen kennen
hoeven behoren streven denken geloven verwachten erkennen constateren ervaren voelen beschikken ontvangen krijgen
hanteren profiteren merken willen kunnen mogen moeten staan liggen zitten hangen lopen komen gaan zullen worden
houden|bezig hopen waarderen menen achten wonen leven passen bij|passen aan|kunnen af|hangen uit|gaan horen luiden
heten omvatten vereisen vergen vallen wensen bedoelen begrijpen beseffen toe|nemen af|nemen groeien stijgen dalen
ontstaan duren eindigen beginnen bedragen tellen raken spelen dreigen missen ontbreken voldoen kosten onder|kennen
onderscheiden vertrouwen helpen verliezen opvallen verschillen leiden dienen resulteren zeggen noemen bezitten rekenen
mee|doen slagen lukken op|lopen uit|komen voort|komen voort|vloeien aan|sluiten toe|zien doen kijken raden aan|bevelen
wijzen voor|zien beogen verschijnen verlopen volstaan resteren ondervinden steunen landen stromen in|stromen
uit|stromen door|stromen slapen overlijden escaleren knellen achter|blijven weg|vallen mis|lopen vast|lopen
aan|blijven bevinden wennen verdienen verdwijnen wachten bewonen ontlenen terecht|komen mee|vallen tegen|vallen
over|blijven veroorzaken gebeuren samen|hangen in|houden uit|maken belanden klinken onderkennen hechten onderschrijven
participeren staven rusten berusten
"""
    "Verbs that say how things are. Some are acts with the right words around them; `idioms` knows those."
    ""
)

_PARTICIPLES = {
    "bieden": "geboden", "brengen": "gebracht", "dragen": "gedragen", "doen": "gedaan", "dwingen": "gedwongen",
    "gaan": "gegaan", "geven": "gegeven", "houden": "gehouden", "kiezen": "gekozen", "kijken": "gekeken", "komen":
    "gekomen", "kopen": "gekocht", "krijgen": "gekregen", "laten": "gelaten", "lezen": "gelezen", "lopen":
    "gelopen", "nemen": "genomen", "roepen": "geroepen", "schrijven": "geschreven", "slaan": "geslagen",
    "sluiten": "gesloten", "spreken": "gesproken", "staan": "gestaan", "steken": "gestoken", "treden": "getreden",
    "treffen": "getroffen", "trekken": "getrokken", "vangen": "gevangen", "vinden": "gevonden", "vragen":
    "gevraagd", "wegen": "gewogen", "werven": "geworven", "wijzen": "gewezen", "winnen": "gewonnen", "zenden":
    "gezonden", "zetten": "gezet", "zien": "gezien", "zoeken": "gezocht", "scheiden": "gescheiden", "schenken":
    "geschonken", "meten": "gemeten", "zijn": "geweest", "hebben": "gehad", "worden": "geworden", "binden":
    "gebonden", "heffen": "geheven", "spelen": "gespeeld", "zeggen": "gezegd", "denken": "gedacht", "besluiten":
    "besloten", "bespreken": "besproken", "beschrijven": "beschreven", "betrekken": "betrokken", "bekijken":
    "bekeken", "bezien": "bezien", "bezoeken": "bezocht", "bedenken": "bedacht", "bestrijden": "bestreden",
    "herzien": "herzien", "onderzoeken": "onderzocht", "ondernemen": "ondernomen", "onderhouden": "onderhouden",
    "onderschrijven": "onderschreven", "ontwerpen": "ontworpen", "ontsluiten": "ontsloten", "ontvangen":
    "ontvangen", "overwegen": "overwogen", "overzien": "overzien", "verbinden": "verbonden", "vergelijken":
    "vergeleken", "vermijden": "vermeden", "vervangen": "vervangen", "verwerven": "verworven", "verwijzen":
    "verwezen", "verzenden": "verzonden", "verzoeken": "verzocht", "voorkomen": "voorkomen", "behouden":
    "behouden", "verlopen": "verlopen", "bevinden": "bevonden", "verbieden": "verboden", "bevriezen": "bevroren",
    "verschuiven": "verschoven", "onderscheiden": "onderscheiden", "ontraden": "ontraden",
    "ontbreken": "ontbroken", "blijven":
    "gebleven", "blijken": "gebleken", "begrijpen": "begrepen", "verliezen": "verloren", "verdwijnen":
    "verdwenen", "vergeven": "vergeven", "verkrijgen": "verkregen", "ondervinden": "ondervonden", "weten":
    "geweten", "bewegen": "bewogen", "verhelpen": "verholpen", "helpen": "geholpen", "nalaten": "nagelaten",
    "overnemen": "overgenomen", "bezitten": "bezeten", "liggen": "gelegen", "verkopen": "verkocht", "vervallen":
    "vervallen", "wegnemen": "weggenomen", "beginnen": "begonnen", "vullen": "gevuld", "bevelen": "bevolen",
    "bijten": "gebeten", "glijden": "gegleden", "grijpen": "gegrepen", "blazen": "geblazen", "sterken": "gesterkt",
    "bidden": "gebeden", "bijspringen": "bijgesprongen", "springen": "gesprongen", "schuiven": "geschoven",
    "vliegen": "gevlogen", "buigen": "gebogen", "breken": "gebroken",
    "knippen": "geknipt", "lenen": "geleend", "ontlenen": "ontleend", "rijden": "gereden",
    "overlijden": "overleden", "wachten": "gewacht", "herschrijven": "herschreven",
}  # fmt: skip
_INSEPARABLE = ("be", "ge", "her", "ont", "ver", "er")
_WITHOUT_GE = frozenset(
    "onderbouwen onderstrepen ondersteunen ondertekenen onderwijzen onderhandelen overleggen overtuigen voltooien "
    "voorzien herijken erkennen ervaren aanvaarden ontlasten omvatten".split()
)
_IRREGULAR_FINITE = {
    "is": "zijn", "ben": "zijn", "heeft": "hebben", "heb": "hebben", "zal": "zullen", "kan": "kunnen", "mag": "mogen",
    "wil": "willen", "moet": "moeten", "gaat": "gaan", "ga": "gaan", "staat": "staan", "sta": "staan", "doet": "doen",
    "doe": "doen", "ziet": "zien", "zie": "zien",
    "komt": "komen", "kom": "komen", "slaat": "slaan", "zou": "zullen", "zouden": "zullen", "wilde": "willen", "kon":
    "kunnen", "moest": "moeten", "dient": "dienen",
    "voorziet": "voorzien", "voorzien": "voorzien",
    "werd": "worden", "was": "zijn", "waren": "zijn", "had": "hebben", "hadden": "hebben", "werden": "worden",
}  # fmt: skip
_NOUNS = frozenset({"kaart", "weken"})
"""Forms that hardly ever are the verb that they could be."""
_VOWELS = "aeiouëïéèöü"


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb: its infinitive, and its parts when a prefix splits off."""

    infinitive: str
    prefix: str
    """ "uit" of "uitvoeren"; empty when nothing splits off."""
    base: str
    """ "voeren" of "uitvoeren"."""
    participles: tuple[str, ...]
    act: bool
    """Whether it says that somebody does something (rather than how things are)."""


def stems(infinitive: str) -> tuple[str, ...]:
    """First person singular: maken → maak, zetten → zet, geven → geef, reizen → reis.

    Where the spelling does not tell whether the last vowel is stressed (verlenen → verleen, handelen → handel) both.
    """
    if infinitive == "zijn":
        return ("ben",)
    if infinitive.endswith(("komen", "uwen")):
        return (infinitive[:-2],)
    if infinitive.endswith(("doen", "zien")):
        return (infinitive[:-1],)
    if infinitive.endswith(("gaan", "staan", "slaan")):
        return (infinitive[:-2],)
    if infinitive.endswith(("ueren", "eëren")):
        return (infinitive[:-3] + "er",)  # evalueren → evalueer, creëren → creëer
    if infinitive.endswith("iëren"):
        return (infinitive[:-4] + "eer",)  # initiëren → initieer
    body = infinitive[:-2] if infinitive.endswith("en") else infinitive[:-1]
    if len(body) >= 2 and body[-1] == body[-2] and body[-1] not in _VOWELS:
        return (_final(body[:-1]),)
    if len(body) < 2 or body[-1] in _VOWELS or body[-2] not in "aeou" or (len(body) > 2 and body[-3] in _VOWELS):
        return (_final(body),)
    long = _final(body[:-1] + body[-2] + body[-1])
    several_syllables = any(c in _VOWELS for c in body[:-2])
    return (long, _final(body)) if body[-2] in "eo" and body[-1] in "lnmr" and several_syllables else (long,)


def _final(body: str) -> str:
    return body[:-1] + {"v": "f", "z": "s"}.get(body[-1], body[-1]) if body else body


def _participles(base: str, whole: str) -> tuple[str, ...]:
    if base in _PARTICIPLES:
        return (_PARTICIPLES[base],)
    bare = (base.startswith(_INSEPARABLE) and _real_prefix(base)) or base in _WITHOUT_GE or whole in _WITHOUT_GE
    made = []
    for root in stems(base):
        ending = "" if root[-1] in "dt" else "t" if _voiceless(base) else "d"
        ge = "" if bare else "ge"
        start = {"e": "ë", "i": "ï", "u": "ü"}.get(root[0], root[0]) if ge else root[0]
        made.append(f"{ge}{start}{root[1:]}{ending}")
    return tuple(made)


def _real_prefix(base: str) -> bool:
    """ "beheren" has a prefix, "beven" and "geven" have not."""
    for prefix in _INSEPARABLE:
        if base.startswith(prefix):
            rest = base[len(prefix) :]
            if (len(rest) >= 4 and sum(c in _VOWELS for c in rest) >= 2) or (len(rest) >= 5):
                return True
    return False


def _voiceless(base: str) -> bool:
    body = base[:-2]
    return body.endswith(("ch",)) or body[-1:] in "tkfspx"


def _third(root: str) -> str:
    if root.endswith("a"):
        return f"{root}at"  # bestaan → besta → bestaat
    return root if root.endswith("t") else f"{root}t"


@cache
def _lexicon() -> dict[str, Verb]:
    verbs: dict[str, Verb] = {}
    for words, act in ((_ACTS, True), (_STATES, False)):
        for word in words.split():
            prefix, _, base = word.rpartition("|")
            if base in {"plaats", "bezig", "uit"}:
                continue
            infinitive = prefix + base
            if infinitive in verbs and act is False:
                verbs.pop(infinitive)
            verbs.setdefault(
                infinitive,
                Verb(infinitive, prefix, base, tuple(prefix + p for p in _participles(base, infinitive)), act),
            )
    return verbs


@dataclass(frozen=True, slots=True)
class Form:
    """What a written word may be as a verb; a word can be several of these at once."""

    finite: str | None = None
    """Infinitive of which it is the present (or an auxiliary's past)."""
    plural: bool = False
    infinitive: str | None = None
    participle: str | None = None
    """Infinitive of which it is the past participle."""
    final: str | None = None
    """Infinitive of which it is the present as a subordinate clause ends in it ("uitvoert", "vaststelt")."""


@cache
def _forms() -> dict[str, Form]:
    finite: dict[str, tuple[str, bool]] = {}
    infinitives: dict[str, str] = {}
    participles: dict[str, str] = {}
    finals: dict[str, str] = {}
    for verb in _lexicon().values():
        infinitives.setdefault(verb.infinitive, verb.infinitive)
        for participle in verb.participles:
            participles.setdefault(participle, verb.infinitive)
        root = verb.base if verb.prefix else verb.infinitive
        for first_person in stems(root):
            finite.setdefault(_third(first_person), (root, False))
            if verb.prefix:
                finals.setdefault(verb.prefix + _third(first_person), verb.infinitive)
        if verb.prefix:
            finals.setdefault(verb.infinitive, verb.infinitive)
        finite.setdefault(root, (root, True))
    for form, infinitive in _IRREGULAR_FINITE.items():
        finite[form] = (infinitive, form.endswith("en"))
    finite["zijn"] = ("zijn", True)
    for noun in _NOUNS:
        finite.pop(noun, None)
        infinitives.pop(noun, None)
        finals.pop(noun, None)
    words = {*finite, *infinitives, *participles, *finals}
    return {
        word: Form(
            finite=finite[word][0] if word in finite else None,
            plural=finite[word][1] if word in finite else False,
            infinitive=infinitives.get(word),
            participle=participles.get(word),
            final=finals.get(word),
        )
        for word in words
    }


_NO_VERB = Form()
_PARTICIPLE_SHAPE = re.compile(
    r"(?:aan|af|bij|door|in|mee|na|om|onder|op|over|samen|terug|toe|uit|vast|voor|weg)?ge[a-zë-ï]{3,}[dt]"
    r"|(?:aan|af|bij|door|in|mee|na|om|onder|op|over|samen|terug|toe|uit|vast|voor|weg)gezet"
)
_NO_PARTICIPLE = frozenset(
    "gebied gezicht gewicht gezond gericht geduld gezant gemeent gebrocht geheid gelet gevat gezamenlijkheid "
    "gehandicapt gerechtigd gewenst gedrocht gespreid geschikt gezind gegadigd gemoed geluid gebod goed gewest "
    "gereed geleed".split()
)


_PREFIXES = re.compile(
    r"(?:aan|achter|af|bij|boven|buiten|door|in|los|mee|mis|na|neer|om|onder|op|open|over|rond|samen|stil|tegen|terug|toe"
    r"|uit|vast|voor|voort|vooruit|vrij|weg)(?=[a-zë-ï]{3,}$)"
)


def _with_prefix(word: str) -> str | None:
    """The infinitive of a verb that only its prefix makes new, as a subordinate clause ends in it: "achterloopt"."""
    prefix = _PREFIXES.match(word)
    base = prefix and _forms().get(word[prefix.end() :], _NO_VERB)
    if not prefix or not base or base.finite is None or base.plural or not word.endswith("t"):
        return None
    return prefix.group() + base.finite


@cache
def verb_form(word: str) -> Form:
    """How `word` (lower case) can be read as a verb; an empty `Form` when it is none we know."""
    known = _forms().get(word)
    if known:
        return known
    if (final := _with_prefix(word)) is not None:
        return Form(final=final)
    if _PARTICIPLE_SHAPE.fullmatch(word) and word not in _NO_PARTICIPLE and not word.endswith("heid"):
        return Form(participle=word)
    return _NO_VERB


def first_person(word: str) -> str | None:
    """Infinitive of which `word` is the form with "ik"."""
    return _first_persons().get(word)


@cache
def _first_persons() -> dict[str, str]:
    return {
        form: verb.base if verb.prefix else verb.infinitive
        for verb in _lexicon().values()
        for form in stems(verb.base if verb.prefix else verb.infinitive)
    } | {
        "ga": "gaan",
        "zal": "zullen",
        "wil": "willen",
        "kan": "kunnen",
        "heb": "hebben",
        "ben": "zijn",
        "laat": "laten",
    }


_STRONG_PAST = frozenset(
    "nam namen gaf gaven sprak spraken sloot sloten kwam kwamen deed deden ging gingen bracht brachten vroeg vroegen "
    "hield hielden liet lieten schreef schreven trok trokken koos kozen besloot bood boden vond vonden zag zagen kreeg "
    "kregen stond stonden begon begonnen droeg droegen hielp hielpen won wonnen dacht dachten kocht kochten zocht "
    "zochten wees wezen trad traden trof troffen legde zei zeiden bleef bleven bleek bleken riep riepen ontving "
    "ontvingen onderschreef onderschreven beschreef beschreven bezocht bezochten onderzocht onderzochten".split()
)


def is_past(word: str) -> bool:
    """Whether `word` (lower case) is the simple past of a verb we know: what it tells has been done."""
    if word in _STRONG_PAST:
        return True
    match = re.fullmatch(r"(.+?)(?:den|ten|de|te)", word)
    return match is not None and match[1] in _first_persons() and not _forms().get(word, _NO_VERB).finite


@cache
def particles() -> frozenset[str]:
    """All prefixes that split off: "uit", "vast", "voort" …"""
    return frozenset(verb.prefix for verb in _lexicon().values() if verb.prefix)


def join(base: str, particle: str) -> str | None:
    """ "voeren" + "uit" → "uitvoeren" when that is a verb we know."""
    whole = particle + base
    return whole if whole in _lexicon() else None


def is_act(infinitive: str) -> bool:
    """Whether the verb says that somebody does something. Unknown verbs count as acts."""
    verb = _lexicon().get(infinitive)
    return verb is None or verb.act
