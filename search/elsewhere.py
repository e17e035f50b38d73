"""Countries, systems and subjects that are asked about at other counters: this corpus says nothing of them, unless the
text that was found speaks of them as well.

Left out: what is an ordinary word of care as well (NICE makes guidelines, a VS is a nurse practitioner)."""

from __future__ import annotations

import re

from search.spelling import fold

_COUNTRIES = """
afghanistan albanie algerije amerika argentinie australie belgie bosnie brazilie bulgarije canada chili china colombia
cuba cyprus denemarken duitsland egypte engeland estland ethiopie finland frankrijk ghana griekenland hongarije
ierland ijsland india indonesie irak iran israel italie jamaica japan kenia kosovo kroatie letland libanon litouwen
luxemburg malta marokko mexico nigeria noorwegen oekraine oostenrijk pakistan peru polen portugal roemenie rusland
schotland senegal servie singapore slovenie slowakije somalie spanje sudan syrie thailand tsjechie tunesie turkije
vietnam vlaanderen wallonie zweden zwitserland deutschland england
"""
_PLACES_ABROAD = """
aalst aken alicante amman ankara antalya antwerpen aruba athene barcelona benidorm berlijn bonaire boedapest bordeaux
brugge brussel casablanca charleroi curacao duisburg dublin dusseldorf edinburgh florence frankfurt genk gent hamburg
hasselt ibiza istanbul izmir kaapstad keulen kleef kopenhagen kortrijk kreta leuven lissabon londen london luik lyon
madrid malaga mallorca manchester marbella marrakesh marseille mechelen milaan moskou munchen napels oostende oslo
paramaribo parijs praag rabat rome saba sevilla stockholm sydney tanger tenerife tokio tongeren tunis turnhout valencia
venetie warschau wenen zurich
"""
_SYSTEMS_ABROAD = """
krankenkasse krankenversicherung pflege pflegegrad pflegeheim pflegeversicherung pflegedienst mutualiteit
ziekenfonds-belgie ocmw zorgkas rijksregister nhs medicare medicaid ehpad sozialamt
"""
_ABROAD = re.compile(
    rf"\b({'|'.join([*_COUNTRIES.split(), *_PLACES_ABROAD.split(), *_SYSTEMS_ABROAD.split()])}"
    r"|zuid-korea|noord-korea|nieuw-zeeland|zuid-afrika|u\.?k|usa)\b"
)
_WORK_AND_MONEY = r"""
wia wao ww werkloosheidsuitkering wia-uitkering ww-uitkering ziektewet proeftijd sollicit\w+ loonstrook loonbelasting
schaal\s\d+ salarisschaal vakantiegeld inkomstenbelasting pensioenfonds uitzendbureau aandelen beleg(?:gen|ging(?:en)?)
beleggingsfonds crypto(?:munten)? bitcoins? hypotheek\w* lotto staatsloten tweede\shuis eenmanszaak
kamer\svan\skoophandel
"""
_LAW_AND_PAPERS = r"""
erfbelasting schenkbelasting onterven letselschade erfenis(?:sen)? erfdeel nalatenschap alimentatie echtscheiding
omgangsregeling verblijfsvergunning
inburgering\w* naturalisatie asiel\w* visum paspoort bekeuring boete bouwvergunning dakkapel rijexamen stembureau bsn
verkiezing(?:en|sprogramma)? stemadvies stemwijzer kieswijzer
"""
_FAMILY_AND_SCHOOL = r"""
zwanger(?:e|schap\w*)? bevalling bevallen borstvoeding kraam\w+ verloskundige ivf abortus anticonceptie kinderwens
baby'?s? peuters? kleuters? kinderopvang\w* kinderbijslag creche consultatiebureau pleeg(?:gezin|zorg|ouders?)
adopt\w+ uit\shuis\sgeplaatst uithuisplaatsing jeugdbescherming basisschool bijles huiswerk eindexamen examentraining
studiefinanciering collegegeld schoolvakanties?
"""
_OTHER_HEALTH = r"""
griep(?:prik|vaccin\w*) corona(?:prik|vaccin\w*) vaccin\w* gevaccineerd inenting\w* bevolkingsonderzoek orgaandon\w+
donorregister donorcodicil bloeddonor bloedbank orthodontist ooglidcorrectie borstvergroting botox soa hooikoorts acne
homeopath?ie homeopathisch\w* acupunctuur
(?:kat|poes|hond|konijn|parkiet|cavia|paard)\s(?:is|wordt)\sziek (?:kat|poes|hond|konijn|paard)\seet
dierenarts (?:honden|katten)(?:pension|school|voer) schoolarts herregistratie big-registratie
"""
_HOME_AND_LEISURE = r"""
wifi router wachtwoord internetprovider printer telefoonabonnement energiecontract apk voetbal\w+ songfestival
horoscoop sterrenbeeld weerbericht vliegtickets? concertkaartjes werkwoordspelling
"""
_SUBJECTS = _WORK_AND_MONEY, _LAW_AND_PAPERS, _FAMILY_AND_SCHOOL, _OTHER_HEALTH, _HOME_AND_LEISURE
_OTHER_SUBJECTS = re.compile(rf"\b(?:{'|'.join(' '.join(_SUBJECTS).split())})\b")


def is_about_elsewhere(question: str) -> str:
    """The country or other subject that a question names, or what only exists in another one, folded; '' when it names
    none."""
    folded = fold(question)
    found = _ABROAD.search(folded) or _OTHER_SUBJECTS.search(folded)
    return found[0] if found else ""


def speaks_of(text: str, subject: str) -> bool:
    """Whether a text has a folded subject as a word of its own, with or without accents ("België")."""
    return re.search(rf"\b{re.escape(subject)}\b", fold(text)) is not None
