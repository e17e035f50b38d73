"""Sentences of conclusions as guidelines word them, with the outcome and the measure a careful reader takes from them.

Made up; the answers were noted before any of them was read by the program.
"""

from __future__ import annotations

POSITIVE, NEGATIVE, NONE, MIXED, UNSEEN = (
    "positief effect",
    "negatief effect",
    "geen verschil",
    "gemengd",
    "niet onderzocht",
)

ONE: tuple[tuple[str, str | None, str | None], ...] = (
    (
        "Ergotherapie aan huis verbetert waarschijnlijk het dagelijks functioneren van mensen met dementie.",
        POSITIVE,
        "dagelijks functioneren",
    ),
    ("Het gebruik van bedhekken verhoogt mogelijk het risico op letsel.", NEGATIVE, "letsel"),
    ("Behandeling met haloperidol verkort de duur van het delier niet.", NONE, "duur van het delier"),
    ("Muziektherapie heeft waarschijnlijk een gunstig effect op angst.", POSITIVE, "angst"),
    ("Antipsychotica hebben een klein effect op agitatie bij mensen met dementie.", POSITIVE, "agitatie"),
    ("Er werd een verschil in pijn gevonden in het voordeel van warmtetherapie.", POSITIVE, "pijn"),
    ("Er is mogelijk geen klinisch relevant verschil in sterfte tussen beide groepen.", NONE, "sterfte"),
    ("Het effect van snoezelen op onrust is onzeker.", None, "onrust"),
    ("We weten niet of lichttherapie de slaap verbetert.", None, "slaap"),
    ("Het is niet duidelijk of visolie invloed heeft op de cognitie.", None, "cognitie"),
    ("Er kan geen conclusie worden getrokken over het effect op de stemming.", None, "stemming"),
    ("Geen van de studies rapporteerde over kwaliteit van leven.", UNSEEN, "kwaliteit van leven"),
    ("Geen enkele studie heeft heropnames als uitkomst gemeten.", UNSEEN, "heropnames"),
    ("Kosten werden in de gevonden studies niet gerapporteerd.", UNSEEN, "kosten"),
    ("Valincidenten zijn niet onderzocht.", UNSEEN, "valincidenten"),
    (
        "De uitkomstmaat mantelzorgbelasting is in geen enkel onderzoek meegenomen.",
        UNSEEN,
        "mantelzorgbelasting",
    ),
    ("Gegevens over bijwerkingen ontbreken.", UNSEEN, "bijwerkingen"),
    ("Er is geen literatuur over de kosteneffectiviteit.", UNSEEN, "kosteneffectiviteit"),
    ("Over ziekenhuisopnames zijn geen gegevens beschikbaar.", UNSEEN, "ziekenhuisopnames"),
    ("Naar het effect van aromatherapie op eetlust is geen onderzoek gedaan.", UNSEEN, "eetlust"),
    ("Er zijn geen RCT's gevonden waarin de lichaamstemperatuur werd gemeten.", UNSEEN, "lichaamstemperatuur"),
    ("Het effect van mondzorg op de smaak is niet onderzocht.", UNSEEN, "smaak"),
    ("Voor het tijdstip van wegen is niet naar literatuur gezocht.", UNSEEN, "tijdstip van wegen"),
    ("De pijnscore daalt na zes weken oefentherapie.", POSITIVE, "pijnscore"),
    ("Het aantal opnames nam af bij patiënten die begeleiding kregen.", POSITIVE, "opnames"),
    ("De loopsnelheid neemt mogelijk toe door krachttraining.", POSITIVE, "loopsnelheid"),
    ("Bij mensen met een katheter komen urineweginfecties vaker voor.", NEGATIVE, "urineweginfecties"),
    ("Sterfte trad even vaak op in beide groepen.", NONE, "sterfte"),
    ("Vermoeidheid was lager in de groep die bewoog.", POSITIVE, "vermoeidheid"),
    ("De tevredenheid was hoger bij bewoners met een eigen dagprogramma.", POSITIVE, "tevredenheid"),
    ("Na training was het ziekteverzuim lager.", POSITIVE, "ziekteverzuim"),
    ("Extra eiwit draagt mogelijk bij aan behoud van spierkracht.", POSITIVE, "behoud van spierkracht"),
    ("Voorlichting resulteert in meer kennis bij verzorgenden.", POSITIVE, "kennis"),
    ("Er zijn aanwijzingen dat een rustige eetruimte de voedselinname verhoogt.", POSITIVE, "voedselinname"),
    ("Er zijn aanwijzingen dat rollators valangst doen afnemen.", POSITIVE, "valangst"),
    ("Het is aangetoond dat roken wondgenezing vertraagt.", NEGATIVE, "wondgenezing"),
    ("Het is aannemelijk dat hitte uitdroging bevordert.", NEGATIVE, "uitdroging"),
    ("Deskundigen zijn van mening dat een vaste begeleider onrust kan verminderen.", POSITIVE, "onrust"),
    (
        "Het lijkt aannemelijk dat mondspoelen met chloorhexidine longontsteking voorkomt.",
        POSITIVE,
        "longontsteking",
    ),
    ("Zuurstof lijkt kortademigheid niet beter te verlichten dan kamerlucht.", NONE, "kortademigheid"),
    (
        "Een ventilator op het gezicht verlicht mogelijk het gevoel van benauwdheid.",
        POSITIVE,
        "gevoel van benauwdheid",
    ),
    (
        "Intensieve training is effectiever dan lichte training voor het verbeteren van de balans.",
        POSITIVE,
        "balans",
    ),
    ("Paracetamol is niet effectiever dan placebo tegen gewrichtspijn.", NONE, "gewrichtspijn"),
    ("Melatonine en placebo verschillen niet in slaapduur.", NONE, "slaapduur"),
    ("De groepen verschilden niet wat betreft eenzaamheid.", NONE, "eenzaamheid"),
    ("De resultaten voor eenzaamheid zijn tegenstrijdig.", MIXED, "eenzaamheid"),
    ("Voor depressieve klachten zijn de resultaten wisselend.", MIXED, "depressieve klachten"),
    ("Studies laten uiteenlopende resultaten zien over het effect op de mobiliteit.", MIXED, "mobiliteit"),
    ("Er is bewijs van lage kwaliteit dat probiotica diarree kunnen voorkomen.", POSITIVE, "diarree"),
    (
        "Respijtzorg lijkt de opname in een verpleeghuis uit te stellen.",
        POSITIVE,
        "opname in een verpleeghuis",
    ),
    ("Er werd geen effect gezien op de hoeveelheid onbegrepen gedrag.", NONE, "hoeveelheid onbegrepen gedrag"),
    ("Casemanagement heeft waarschijnlijk weinig tot geen effect op de zorgkosten.", NONE, "zorgkosten"),
    ("Casemanagement zorgt mogelijk voor minder overbelasting bij naasten.", POSITIVE, "overbelasting"),
    ("Het verschil in gewicht was klein en niet klinisch relevant.", NONE, "gewicht"),
    ("Bij gebruik van een valsensor werd geen daling van het aantal vallen gezien.", NONE, "vallen"),
    ("Sedatie trad op bij meer patiënten in de groep met lorazepam.", NEGATIVE, "sedatie"),
    ("Steunkousen verlagen de zwelling vergeleken met geen kousen.", POSITIVE, "zwelling"),
    ("Een afwachtend beleid geeft waarschijnlijk evenveel herstel als opereren.", NONE, "herstel"),
    ("Lichttherapie verandert de slaapduur mogelijk niet.", NONE, "slaapduur"),
    ("Er is geen bewijs dat wegen de kwaliteit van leven verandert.", NONE, "kwaliteit van leven"),
    ("Het is onwaarschijnlijk dat een helm heupfracturen voorkomt.", NONE, "heupfracturen"),
    ("Er zijn aanwijzingen dat een te harde stem het contact kan schaden.", NEGATIVE, "contact"),
    ("Oordoppen zonder meting schaden mogelijk het resterende gehoor.", NEGATIVE, "resterende gehoor"),
    ("Fixatie gaat gepaard met meer decubitus.", NEGATIVE, "decubitus"),
    ("Een hogere inname van eiwit is geassocieerd met minder sarcopenie.", POSITIVE, "sarcopenie"),
    ("Swabs maken de mond op termijn mogelijk droger dan water.", NEGATIVE, "mond"),
    ("Begeleiding bij het eten helpt waarschijnlijk tegen gewichtsverlies.", POSITIVE, "gewichtsverlies"),
    ("Een zachte heupbroek beschermt mogelijk tegen een gebroken heup.", POSITIVE, "gebroken heup"),
    ("Dagelijks wandelen vermindert de ernst van de klachten in beperkte mate.", POSITIVE, "ernst van de klachten"),
    ("Er is laag bewijs dat dagelijks smeren het aantal nieuwe wondjes ongeveer halveert.", POSITIVE, "wondjes"),
    ("Er zijn aanwijzingen dat een brace bij een dunne huid drukplekken veroorzaakt.", NEGATIVE, "drukplekken"),
    ("Voor sterfte is het bewijs tegenstrijdig.", MIXED, "sterfte"),
    ("Er is geen onderzoek naar de vraag of een wekker het aantal valpartijen verlaagt.", UNSEEN, "valpartijen"),
    ("Een dekverband verkort waarschijnlijk de genezingsduur.", POSITIVE, "genezingsduur"),
)
"""A sentence about one measure: sentence, outcome, measure."""

SEVERAL: tuple[tuple[str, tuple[tuple[str | None, str | None], ...]], ...] = (
    (
        "Het middel heeft geen effect op pijn, maar geeft wel meer bijwerkingen.",
        ((NONE, "pijn"), (NEGATIVE, "bijwerkingen")),
    ),
    (
        "Vroeg oefenen vermindert de pijn en verbetert de beweeglijkheid.",
        ((POSITIVE, "pijn"), (POSITIVE, "beweeglijkheid")),
    ),
    (
        "Er is geen verschil in valincidenten, fracturen en sterfte.",
        ((NONE, "valincidenten"), (NONE, "fracturen"), (NONE, "sterfte")),
    ),
    (
        "Er zijn geen studies gevonden naar het effect op angst, depressie of kwaliteit van leven.",
        ((UNSEEN, "angst"), (UNSEEN, "depressie"), (UNSEEN, "kwaliteit van leven")),
    ),
    (
        "Training verlaagt het valrisico, terwijl het aantal fracturen niet verandert.",
        ((POSITIVE, "valrisico"), (NONE, "fracturen")),
    ),
    (
        "Het is aannemelijk dat het middel de spierkracht verbetert; op pijn werd geen verschil gevonden.",
        ((POSITIVE, "spierkracht"), (NONE, "pijn")),
    ),
    ("Training verbetert het fysiek en sociaal functioneren.", ((POSITIVE, "fysiek en sociaal functioneren"),)),
    (
        "Het middel vergroot de kans op een beroerte en op overlijden.",
        ((NEGATIVE, "beroerte en op overlijden"),),
    ),
)
"""A sentence about more than one measure, or one that only seems so."""
