"""Words and shapes by which a text names who acts: role groups, names of organisations, what joins them."""

from __future__ import annotations

import re

from graph.model import slug

ROLE_HEADS = (
    "aanbieders? academische\\s+werkplaats(?:en)? achterbannen? adviseurs? apothekers? bedrijven beroepsgroep(?:en)? "
    "bestuurders? branches burgerinitiatieven bureauoverleg clië?nten(?:raad|raden) commissies? "
    "coöperaties? corporaties? "
    "departement(?:en)? deelnemers ervaringsdeskundigen experts fabrikanten financiers fondsen "
    "gedragsdeskundigen gemeenteraad "
    "gemeente(?:n|s)? huisarts(?:en)? instanties instellingen instituten inwonerscollectieven kabinet kenniscentra "
    "kennisinstellingen kennisinstituten kennispartners ketenpartijen ketenpartners klankbordgroep koepels "
    "kwartiermakers? leden(?!.van\\b) (?:(?<=ieder\\s)|(?<=elk\\s))lid rekenkamer leveranciers? "
    "maatschappelijke\\s+partners medewerkers ministeries? ministers? onderwijsveld onderzoekers "
    "ondernemers ondertekenaars "
    "opdrachtgevers? opleiders organisaties overheden overheid partijen partners professionals "
    "projectgroep(?:en)? (?:project|programma)leiders? "
    "provincies? regiegroep(?:en)? regio[’']?s rijk rijksoverheid samenwerkingspartners "
    "samenwerkingsverband(?:en)? scholen "
    "sociale\\s+partners stakeholders staatscommissie staatssecretaris stelselpartijen stuurgroep(?:en)? "
    "systeempartijen taskforce "
    "thematafels? toezichthouders? uitvoerders? universiteiten vakbonden veldpartijen "
    "verpleeghui(?:s|zen) verzorgingshui(?:s|zen) "
    "vertegenwoordig(?:ers|ing) "
    "verzekeraars wethouders? werkgevers(?:organisaties)? werkgroep(?:en)? werkgroepleden werkplaats(?:en)? wijkteams? "
    "woningcorporaties? ziekenhui(?:s|zen) zorgkantoor zorgaanbieder verwijzers wijkverpleegkundigen "
    "ontwikkelaars bewindspersonen bewindslieden "
    "college colleges raad bestuur directie secretariaat projectteam kernteam programmateam "
    "programmabureau ambassadeurs projectorganisatie "
    "klankbordgroepen stuurgroepleden projectleiders? gezant(?:en)? beleidsmakers zorgorganisaties "
    "welzijnsorganisaties kwartiermakers politie brandweer bibliothe(?:ek|ken) scholengemeenschap(?:pen)? school "
    "procesregisseurs? programmamanagers? onderzoeksteams? (?:basis|middelbare)\\s+scholen wijkverpleegkundige "
    "huisartsenpost(?:en)? apotheek apotheken kerken sportverenigingen sportclubs "
    "dorpsra(?:ad|den) wijkra(?:ad|den) burgemeester "
    "gedeputeerde\\s+staten provinciale\\s+staten burgemeester\\s+en\\s+wethouders "
    "(?:sociaal|sociale|mobiele?)\\s+teams? "
    "(?:(?<=iedere\\s)|(?<=onafhankelijke\\s)|(?<=externe\\s)|(?<=elke\\s)|(?<=deelnemende\\s))(?:partij|organisatie) "
    "hogescho(?:ol|len) (?:expert|focus|advies|kop|begeleidings|kern|redactie|toets|"
    "coördinatie|aanjaag)(?:groep|team|commissie) "
    "(?:bestuurlijk|financieel|regionaal|landelijk)\\s+overleg (?:onafhankelijk|extern)\\s+bureau wooncoach(?:es)? "
    "[a-zà-ÿ]*(?:consulent|coördinator|regisseur|makelaar) fysiotherapeuten ergotherapeuten diëtisten "
    "apothekers wijkverpleging thuiszorg zorgcentrale programmaraad "
    "(?:regio|regie|zorg|thema|overleg|transformatie|bestuurs"
    "|capaciteits|casus|keten|wijk)tafels? programmamanager klankbordgroep "
    "transferpunt projectteams? regioteams? kernpartners regiopartners regiobureau portefeuillehouders? "
    "huisarts(?:en)?praktijk(?:en)? mantelzorgmakelaars? "
    "casemanagers? praktijkondersteuners? waterschappen onafhankelijk\\s+voorzitter "
    "(?:(?<=dit\\s)|(?<=het\\s)|(?<=een\\s))(?:bureau|instituut) besturen ouderenadviseurs? "
    "dorpsondersteuners? buurtverenigingen "
    "(?:jongeren|ouderen|opbouw|welzijns|straathoek|buurt)werk maatschappelijk\\s+werk jeugdgezondheidszorg "
    "[a-zà-ÿ\\-]{3,}(?:commissies?|beraad)"
).split(" ")
_ROLE_TAILS = (
    "aanbieders? adviesraden agenten bureaus? coaches consulenten coördinatoren makelaars ondersteuners regisseurs "
    "posten scholen artsen bedrijven begeleiders beroepen besturen bonden centra commissies? "
    "corporaties coöperaties "
    "deskundigen diensten fondsen gemeenten gezanten groepen groepleden huizen instanties instellingen "
    "instituten kantoren kantoor "
    "koepels leveranciers ministers? netwerken ondernemers opleiders organisaties? overheden partijen "
    "partners professionals "
    "raden raad scholen teams? verpleegkundige therapeuten "
    "uitvoerders uitgevers vereniging verenigingen verpleegkundigen verzekeraars "
    "verleners vertegenwoordigers "
    "verzorgenden werkers werkgevers wetenschappers zorgers platforms? panels? kringen centrales?"
).split(" ")
ROLE_NOUN = re.compile(
    rf"\b(?:(?:[a-z]+-)?(?:{'|'.join(ROLE_HEADS)})|[a-zà-ÿ\-]*(?:zorg|cliënt|client|branche|beroeps|patiënt|kennis"
    rf"|onderwijs|welzijns|vrijwilligers|senioren|jongeren|bewoners"
    rf"|vak|jeugd|wijk|regio|markt|uitvoerings|overheids|werk|woon|hulp|ggz|ict|thuis|ouderen|koepel"
    rf"|systeem|stelsel|veld|keten|project"
    rf"|stuur|kern|leden|denk|expert|advies|sport|sector|gemeente|belangen|informatie|ggd|buurt|bewoners|huurders|patiënten|opleidings"
    rf"|onderzoeks?|naasten|mantelzorg)[a-zà-ÿ\-]*(?:{'|'.join(_ROLE_TAILS)}))\b",
    re.IGNORECASE,
)
"""Nouns that stand for a group which can act; the compounds by their tails ("brancheorganisaties")."""

SINGULAR = {
    "zorgkantoor": "zorgkantoren", "zorgaanbieder": "zorgaanbieders", "zorgverzekeraar": "zorgverzekeraars",
    "gemeente": "gemeenten",
    "aanbieder": "aanbieders", "zorgorganisatie": "zorgorganisaties", "werkgever": "werkgevers", "provincie":
    "provincies",
    "ministerie": "ministeries", "huisarts": "huisartsen", "leverancier": "leveranciers", "beroepsorganisatie":
    "beroepsorganisaties",
    "gemeentes": "gemeenten", "lid": "leden", "zorgprofessional": "zorgprofessionals", "cliëntenraad": "cliëntenraden",
    "zorgverlener": "zorgverleners",
    "werkgroepleden": "werkgroep", "partij": "partijen", "beroepsgroep": "beroepsgroepen",
    "ondernemer": "ondernemers", "woningcorporatie": "woningcorporaties",
}  # fmt: skip
OF_ORGANISATION = re.compile(
    r"\b(?:[Mm]inisteries?|[Mm]inisters?|[Ss]taatssecretaris(?:sen)?|[Bb]ewinds(?:personen|lieden|persoon)|[Aa]mbtgenoot|[Cc]ollega"
    r"|[Dd]epartement(?:en)?)\s+"
    r"(?:van|voor)\s+(?:het\s+)?"
)
REPRESENTING = re.compile(
    r"\b(?:vertegenwoordigers|vertegenwoordiging|leden|afvaardiging|beroepsorganisaties|beroepsverenigingen"
    r"|brancheverenigingen"
    r"|koepels|belangenverenigingen|aanbieders|brancheorganisaties)\s+van\s+"
    r"(?:(?:de|het)\s+)?[a-zà-ÿ\-]+(?:(?:,\s+|\s+en\s+)(?:de\s+)?[a-zà-ÿ\-]+)*",
)
SPEAKING_FOR = frozenset({"vertegenwoordigers", "vertegenwoordiging", "leden", "afvaardiging"})
NAME_WORD = r"(?:[A-ZÀ-Ý][\w’']+-\s+en\s+[A-ZÀ-Ý][\w’'\-]+|[A-ZÀ-Ý][\w&’'\-]+|[A-ZÀ-Ý](?![\w.]))"
DEFINITION = re.compile(
    rf"(?P<name>{NAME_WORD}(?:\s+(?:(?:van|der|den|de|het|voor|en|in|te|&|aan)\s+){{0,2}}{NAME_WORD}){{0,6}})"
    rf"\s*[(\[](?:hierna|verder|ook\s+wel|afgekort)?\s*:?\s*[‘'“\"]?(?P<short>(?:[A-Z]{{2,5}}\s)?[A-Z][A-Za-z&\-]{{1,11}})[’'”\"]?[)\]]"
)
ORGANISATION_NOUN = re.compile(
    r"(?:zorgkantoor|stichting|vereniging|federatie|coöperatie|gemeente|ministerie|ggd|universiteit"
    r"|hogeschool|ziekenhuis|umc|instituut"
    r"|kenniscentrum|centrum|raad|autoriteit|inspectie|koepel|bond|organisatie|verzekeraar|zorggroep|groep"
    r"|platform|netwerk|alliantie"
    r"|genootschap|college|bureau|dienst|fonds|zorgverzekeraars|huis|coalitie|commissie|kamer|werkplaats"
    r"|expertisecentrum|thuiszorg|provincie"
    r"|regio|waterschap|veiligheidsregio|academie|kring|unie|associatie|maatschappij|bank|overleg|beraad|regiotafel)(?:s|en)?\b",
    re.IGNORECASE,
)
NO_ORGANISATION = re.compile(
    r"(?:akkoord|programma|agenda|wet\b|wet\s|visie|strategie|kompas|regeling|convenant|nota|brief|plan\b"
    r"|aanpak|richtlijn|kader"
    r"|project|pilot|pakket|rapport|onderzoek|motie|budget|monitor|campagne|standaard|toets|register"
    r"|overeenkomst|beleid|systeem|enquête|peiling)",
    re.IGNORECASE,
)

_PUBLIC = (
    r"gemeente|provincie|waterschap|veiligheidsregio|regio|GGD|ROC|universiteit|hogeschool|zorgkantoor|omgevingsdienst"
    r"|politie|ministerie|regionale\s+huisartsenvoorziening"
)
PUBLIC_BODY = re.compile(_PUBLIC, re.IGNORECASE)
"""Bodies whose name without its sort is that of a place: "gemeente Purmerend"."""
_BODIES = (
    rf"{_PUBLIC}|(?:advies|onderzoeks)?bureau|ziekenhuis|hospice|stichting|bibliotheek|zorgcentrum|verpleeghuis"
    r"|woonbedrijf|welzijnswerk|brandweer|taxi|logeerhuis|respijthuis|zorghotel|woonzorgcentrum|mobiliteitscentrale"
    r"|kwaliteitsregister|zorgcoöperatie|huisartsengroep|regiotafel"
    r"|[a-zà-ÿ]*(?:organisatie|vereniging|coöperatie|cooperatie|corporatie|stichting|zorggroep"
    r"|(?<=[a-z])bedrijf|instelling"
    r"|aanbieder|instituut|federatie|verzekeraar|alliantie|thuiszorg|praktijk|bond)"
)
BODIES_ALONE = frozenset(
    {
        "ggd",
        "roc",
        "hogeschool",
        "bibliotheek",
        "gemeente",
        "provincie",
        "waterschap",
        "ziekenhuis",
        "zorgkantoor",
        "stichting",
        "vereniging",
        "universiteit",
        "coalitie",
        "alliantie",
        "federatie",
        "coöperatie",
    }
)
_BEFORE_NAME = r"(?=[\w-]+\s+(?:[A-ZÀ-Ý]|van\s|huisartsenv))"
"""A word with a name behind it: few words have one, and only there the two score sorts of bodies are tried."""
NAMED_BODY = re.compile(
    rf"\b{_BEFORE_NAME}(?P<body>(?i:{_BODIES}))(?!\s{{2}})\s+(?P<name>(?:(?:(?<=[Hh]ogeschool\s)|(?<=[Uu]niversiteit\s))van\s+(?:de\s+|het\s+)?)?{NAME_WORD}(?:\s+(?:(?:aan|den|de|het|op|van)\s+){{0,2}}{NAME_WORD}"
    rf"|\s+en\s+(?!(?i:{_BODIES}))(?![A-Z]{{2,}}\b)(?=[A-Z][a-z]?[’']s\b|{NAME_WORD}\s*(?:[;.)]|$)){NAME_WORD}){{0,3}})"
)
"""Public bodies and care organisations by their sort and name: "gemeente Purmerend", "GGD Flevoland"."""

_ADJECTIVE = (
    r"(?:(?:ieder|elk)\s+(?:der|van\s+de)|de|het|een|deze|dit|die|dat|alle|beide|overige|andere|betrokken|betreffende|relevante|diverse"
    r"|individuele|landelijke|enkele|verschillende"
    r"|regionale|lokale|deelnemende|medewerkers\s+van|leden\s+van|werkgroepleden\s+van|onder\s+meer|o\.a\."
    r"|onder\s+andere"
    r"|in\s+ieder\s+geval|met\s+name|bijvoorbeeld|zoals|ook|zowel|eventueel|waar\s+nodig|onze|hun|haar|zijn"
    r"|elke|elk|ieder|iedere"
    r"|meerdere|veel|vijf|vier|drie|twee|zes|zeven|acht|negen|tien|elf|twaalf|\d{1,2}|de\s+verschillende|genoemde|bovengenoemde|aangesloten"
    r"|ondertekenende|de\s+leden\s+van"
    r"|maatschappelijke|belanghebbende|geïnteresseerde|huidige|nieuwe|grote|kleine|externe|interne|publieke"
    r"|private|vertegenwoordigers\s+van"
    r"|vertegenwoordiging\s+van|ervaringsdeskundigen\s+van|de\s+branche-\s+en|(?:de\s+minister|(?:mijn|de)\s+(?:ambtgenoot|collega))\s+van"
    r"|\(?boven\)?regionale|\([a-zà-ÿA-Z\-]+\)|staatssecretaris\s+van"
    r"|(?:(?:de|alle|deze|onze|enkele|beide)\s+)?[a-zà-ÿ]{3,}(?:ende|elijke|ige|ische|ieve|ele|baar|kte|gde|rde|nde|lde)"
    r"|nieuw\s+te\s+vormen|nog\s+op\s+te\s+richten|inhoudelijke|specifieke|professionele|georganiseerde"
    r"|aanwezige|meest|juiste|eigen|wlz-|ggz-|gz-|zvw-|wmo-)"
)
LEAD = re.compile(rf"(?:(?<=\s)|^)(?:{_ADJECTIVE}\s+)+$", re.IGNORECASE)
CONNECTOR = re.compile(
    rf"^\s*(?P<how>,|/|&|;|\(|(?:,\s*)?(?:en|of|alsmede|alsook|evenals|en/of|dan\s+wel|als|aangevuld\s+met"
    rf"|waaronder|zoals))?"
    rf"\s*(?:{_ADJECTIVE}\s+|\([\w\-]+-\))*$",
    re.IGNORECASE,
)
NO_NAMES = frozenset(
    (
        "dit deze dat die er het de een we wij zij ze in op met voor bij per vanaf eind begin medio ook daarnaast "
        "hiervoor daarom als indien wanneer hierbij na tot door uit over onder tijdens samen alle iedereen niemand "
        "q1 q2 q3 q4 ik u uw binnen namens volgens sinds tussen zonder naast buiten tegen rond conform middels waar "
        "toch maar januari februari maart april mei juni juli augustus september oktober november december "
        "nederland europa kamer"
    ).split()
)
LISTED_NAME = rf"{NAME_WORD}(?:\s+(?:(?:van|der|des|den|de|het)\s+){{0,2}}{NAME_WORD}){{0,3}}"
SORT_WORD = r"(?![a-zà-ÿ]*(?:lijke|ische|ale|ele|ere|ende|ige|ieve|se|en)\b)[a-zà-ÿ]{5,}"
"""A common noun before a name that says what sort of body bears it: "sportservice Drechtstreek"."""
CAPITAL_INSIDE = re.compile(r"(?<=[\wà-ÿ,;:(/&] )[A-ZÀ-Ý][\w&’'\-]+|(?<=[(/])[A-ZÀ-Ý][\w&’'\-]+")
COMMON_CELL = re.compile(
    r"(?:allen|iedereen|intern|extern|team|ntb|nvt|nader|diver(?:s|se|sen)|landelijk|lokaal|regionaal|onbekend"
    r"|open|volgt|beide"
    r"|samen|gereed|loopt|lopend|afgerond|doorlopend|jaarlijks|personeel|cliënten|inwoners|ouderen"
    r"|mantelzorgers|vrijwilligers"
    r"|communicatie|beleid|inkoop|kwaliteit|financiën|hr|ict|media|burgers|publiek|nee|ja|geen|zelf"
    r"|[\wà-ÿ]*(?:ing|heid|teit|atie|schap|isme|eurs|isten))",
    re.IGNORECASE,
)
"""What stands in a column of parties and names none."""
FUNCTION = re.compile(
    r"\b(?:directeur|minister|staatssecretaris|voorzitter|burgemeester|wethouder|gezant|secretaris|koning"
    r"|president|professor|dr|prof|mevrouw|heer|kwartiermaker|projectleider|programmamanager|bestuurder|coördinator"
    r"|manager|adviseur)\b",
    re.IGNORECASE,
)
"""People by their function: who they are is no organisation."""
OF_MEMBERS = re.compile(
    r"\b[a-zà-ÿ]*(?:organisaties?|verenigingen|vereniging|koepels?|bonden|branches|raad|raden)\s+van\s+(?:(?:de"
    r"|het)\s+)?"
    r"(?:[a-zà-ÿ\-]+(?:,|\s+en)\s+)*(?:de\s+|het\s+)?$"
)
"""What goes before members: "de beroepsorganisaties van ergo- en fysiotherapeuten", "de cliëntenraad van Envida"."""
BRACKETS = re.compile(r"\s*[(\[](?P<inside>[^()\[\]]*)[)\]]?")


def no_name(name: str) -> bool:
    return bool(NO_ORGANISATION.search(name) or FUNCTION.search(name)) or len(slug(name)) < 2
