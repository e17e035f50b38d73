"""Direction, strength and conditions by the words of an advice, sentence by sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from cases_of_conclusions import ONE, SEVERAL

from ingest.guideline.conditions import conditions, introduces_conditions
from ingest.guideline.export_keys import built_in_keys, load_keys
from ingest.guideline.headings import HeadingTable, Role, built_in, load_headings
from ingest.guideline.interventions import interventions
from ingest.guideline.labels import read_strength
from ingest.guideline.levels import read_level
from ingest.guideline.outcomes import Finding, findings
from ingest.guideline.referring import follows, only_points
from ingest.guideline.wording import judge

STRONG_FOR, WEAK_FOR = ("voor", "sterk"), ("voor", "zwak")
STRONG_AGAINST, WEAK_AGAINST, UNKNOWN = ("tegen", "sterk"), ("tegen", "zwak"), ("voor", "onbekend")


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Bied een leefstijlgesprek aan.", STRONG_FOR),
        ("Bij onrust: ga na of er pijn is.", STRONG_FOR),
        ("Kan de bewoner lopen, stimuleer dat dan.", STRONG_FOR),
        ("Er wordt aanbevolen de medicatie jaarlijks te beoordelen.", STRONG_FOR),
        ("De zorgverlener dient de huid te bekijken.", STRONG_FOR),
        ("Poets de prothese iedere avond.", STRONG_FOR),
        ("Dik dranken alleen op advies in.", STRONG_FOR),
        ("Kies een middel dat geen sufheid geeft.", STRONG_FOR),
        ("Controleer of er geen urine achterblijft.", STRONG_FOR),
        ("Overweeg een proefperiode.", WEAK_FOR),
        ("Een lichtlamp kan worden overwogen.", WEAK_FOR),
        ("Overweeg een lichtlamp niet als eerste stap.", WEAK_AGAINST),
        ("Overweeg te stoppen met het slaapmiddel.", WEAK_AGAINST),
        ("Wees terughoudend met bedhekken.", WEAK_AGAINST),
        ("Gebruik bij voorkeur geen bedhekken.", WEAK_AGAINST),
        ("Zie af van bloedonderzoek.", STRONG_AGAINST),
        ("Geef bewoners zonder klachten geen antibiotica.", STRONG_AGAINST),
        ("Schrijf als huisarts geen slaapmiddel voor.", STRONG_AGAINST),
        ("Bedhekken worden niet aanbevolen.", STRONG_AGAINST),
        ("Het gebruik van bedhekken wordt ontraden.", STRONG_AGAINST),
        ("Vermijd een katheter.", STRONG_AGAINST),
        ("Het is van belang dat de naaste meedenkt.", UNKNOWN),
        ("Start bij voorkeur met een gesprek.", UNKNOWN),
        ("De huisarts gaat na of er koorts is.", UNKNOWN),
        ("Praktijkadvies: spreek een vast moment af.", ("voor", "goede praktijk")),
        ("Overweeg géén tweede kuur.", ("tegen", "zwak")),
        ("Een langere kuur heeft geen meerwaarde.", ("tegen", "onbekend")),
        ("Bij een natte smet verdient het aanbeveling een verband te gebruiken.", ("voor", "sterk")),
    ],
)
def test_words_tell_direction_and_strength(text: str, verdict: tuple[str, str]) -> None:
    judged = judge(text)
    assert (judged.direction, judged.strength) == verdict


def test_a_denial_in_a_condition_denies_nothing() -> None:
    assert judge("Geef vocht als de bewoner niet zelf drinkt.").direction == "voor"
    assert judge("Bied, wanneer er geen mantelzorger is, een maatje aan.").direction == "voor"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Verwijs als de wond na twee weken niet kleiner wordt.", ["als de wond na twee weken niet kleiner wordt"]),
        ("Indien de pijn blijft, overleg met de arts.", ["Indien de pijn blijft"]),
        ("Geef geen laxans, tenzij er opioïden zijn gestart.", ["tenzij er opioïden zijn gestart"]),
        ("Stop het middel, behalve bij een terugval.", ["behalve bij een terugval"]),
        ("Bespreek dit, indien gewenst, met de naaste.", ["indien gewenst"]),
        ("Bied training aan bij mensen met dementie.", []),
        ("Gebruik de lijst als hulpmiddel.", []),
        ("Schrijf geen thee als slaapmiddel voor.", []),
        ("De werkgroep adviseert om geen thee als slaapmiddel voor te schrijven.", []),
        ("Verwijs als twee gesprekken niet hielpen.", ["als twee gesprekken niet hielpen"]),
        ("Betrek zowel de bewoner als de naaste.", []),
        ("Bespreek met de naaste wanneer u belt.", []),
    ],
)
def test_conditions_are_clauses_not_groups(text: str, found: list[str]) -> None:
    assert conditions(text) == found


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("Geef geen slaapmiddel, tenzij:", True),
        ("Gebruik een katheter alleen als:", True),
        ("Verwijs naar de logopedist indien één van deze signalen bestaat:", True),
        ("Besteed aandacht aan:", False),
        ("Gebruik als eerste stap:", False),
    ],
)
def test_a_lead_says_whether_its_list_holds_conditions(lead: str, expected: bool) -> None:
    assert introduces_conditions(lead) is expected


@pytest.mark.parametrize(
    ("text", "strength", "direction"),
    [
        ("DOEN", "sterk", "voor"),
        ("NIET DOEN", "sterk", "tegen"),
        ("OVERWEGEN", "zwak", None),
        ("Sterke aanbeveling tegen", "sterk", "tegen"),
        ("Conditionele aanbeveling (voor)", "zwak", "voor"),
        ("Goede praktijk", "goede praktijk", None),
    ],
)
def test_labels(text: str, strength: str, direction: str | None) -> None:
    label = read_strength(text)
    assert label is not None
    assert label.whole
    assert (label.strength_value, label.direction) == (strength, direction)


@pytest.mark.parametrize("text", ["Doen we dit goed?", "Sterk water", "Overwegend goed", "Laten we beginnen"])
def test_ordinary_words_are_no_label(text: str) -> None:
    assert read_strength(text) is None


@pytest.mark.parametrize(
    ("text", "outcome", "measure"),
    [
        ("Training vermindert waarschijnlijk het aantal valincidenten.", "positief effect", "valincidenten"),
        ("Er is geen effect op kwaliteit van leven.", "geen verschil", "kwaliteit van leven"),
        ("Het middel verhoogt de kans op bloedingen.", "negatief effect", "bloedingen"),
        ("Het middel verlaagt de kwaliteit van leven.", "negatief effect", "kwaliteit van leven"),
        ("Er zijn geen studies gevonden over sterfte.", "niet onderzocht", "sterfte"),
        ("De resultaten zijn wisselend.", "gemengd", None),
        ("Het is onzeker of training helpt.", None, None),
        (
            "Het is aannemelijk dat vragen naar eerdere vallen het aantal gemiste gevallen vermindert.",
            "positief effect",
            "gemiste gevallen",
        ),
        ("Meer daglicht vermindert de nachtelijke onrust.", "positief effect", "nachtelijke onrust"),
        (
            "Er is geen verschil tussen groepstraining en losse training in het aantal valincidenten.",
            "geen verschil",
            "valincidenten",
        ),
        (
            "Er is hoge kwaliteit van bewijs (GRADE) dat het middel niet leidt tot een betere stemming dan placebo.",
            "geen verschil",
            "stemming",
        ),
        ("Het middel veroorzaakt mogelijk vaker hoofdpijn dan placebo.", "negatief effect", "hoofdpijn"),
        ("Er zijn aanwijzingen dat het middel vaker misselijkheid veroorzaakt.", "negatief effect", "misselijkheid"),
        ("Bedhekken leiden vaker tot een val uit bed dan een laag bed.", "negatief effect", "val uit bed"),
        ("Het is aannemelijk dat bedhekken vaker leiden tot ernstig letsel.", "negatief effect", "ernstig letsel"),
        ("Verbanden geven bij een dunne huid waarschijnlijk vaker blaren dan gaas.", "negatief effect", "blaren"),
        ("Het lijkt erop dat kousen minder vaak oedeem geven.", "positief effect", "oedeem"),
        ("Er zijn aanwijzingen dat wassen en douchen even vaak tot roodheid leiden.", "geen verschil", "roodheid"),
        ("Kousen lijken de bloeddruk niet of nauwelijks te beïnvloeden.", "geen verschil", "bloeddruk"),
        ("Het is aangetoond dat water de bloeddruk bij ouderen verhoogt.", "positief effect", "bloeddruk"),
        ("Het is aangetoond dat water de inname verhoogt ten opzichte van thee.", "positief effect", "inname"),
        ("Crème vermindert mogelijk het ontstaan van smetplekken.", "positief effect", "smetplekken"),
        ("Oefeningen verminderen mogelijk de pijn.", "positief effect", "pijn"),
        ("Oefeningen maken geen verschil voor het aantal opnames.", "geen verschil", "opnames"),
        ("Over de wondgenezing met honing kan geen uitspraak worden gedaan.", None, "wondgenezing"),
        ("Naar de frequentie van keren werd geen onderzoek gevonden.", "niet onderzocht", "frequentie van keren"),
        ("Voor het draagcomfort is geen onderzoek gevonden.", "niet onderzocht", "draagcomfort"),
        ("Er is geen onderzoek naar het effect op de slaap van bewoners.", "niet onderzocht", "slaap"),
        ("Het is aannemelijk dat een foto geen toegevoegde waarde heeft.", "geen verschil", "toegevoegde waarde"),
        ("Vezels vergroten waarschijnlijk de kans op verstopping.", "negatief effect", "verstopping"),
        ("Een vast moment lijkt de stoelgangfrequentie te verhogen.", "positief effect", "stoelgangfrequentie"),
    ],
)
def test_a_conclusion_gives_an_outcome_on_a_measure(text: str, outcome: str | None, measure: str | None) -> None:
    assert list(findings(text)) == [Finding(outcome, measure)]


@pytest.mark.parametrize(
    ("text", "outcome", "measure"),
    [
        ("Hierover zijn geen studies gevonden.", "niet onderzocht", None),
        ("Voor voetbaden is geen onderzoek beschikbaar.", "niet onderzocht", None),
        ("Over voetbaden en pijn is geen onderzoek gepubliceerd.", "niet onderzocht", "pijn"),
        (
            "Over het effect van poetsen op longontsteking zijn geen gegevens gevonden.",
            "niet onderzocht",
            "longontsteking",
        ),
        ("De medicatie gaf zowel meer als minder valincidenten.", "gemengd", "valincidenten"),
        ("Bewoners waren tevreden over de nieuwe tillift.", None, None),
        ("De test wordt door artsen op dezelfde wijze afgenomen.", None, None),
        ("Met een dwaalband worden bewoners sneller teruggevonden.", "positief effect", None),
        ("Er zijn aanwijzingen dat valmatten ernstig letsel voorkomen.", "positief effect", "ernstig letsel"),
        ("Er zijn aanwijzingen dat tuinieren bijdraagt aan het welbevinden.", "positief effect", "welbevinden"),
        ("Een voetenbad draagt bij aan minder angst om te vallen.", "positief effect", "angst om te vallen"),
        ("Na drie maanden verschilden de groepen niet in pijnscore.", "geen verschil", "pijnscore"),
        ("Een warm bad verschilt niet van een koud bad wat betreft jeuk.", "geen verschil", "jeuk"),
        ("Slaapmiddelen verhogen het aantal bezoeken aan de huisarts.", "negatief effect", "bezoeken aan de huisarts"),
        ("Thuiszorg leidt tot minder spoedbezoeken.", "positief effect", "spoedbezoeken"),
        ("De kans op overlijden is met sedatie twee keer zo groot.", "negatief effect", "overlijden"),
        ("Bewoners vielen minder vaak.", None, None),
    ],
)
def test_a_measure_is_no_adverb_pronoun_participle_or_means(
    text: str, outcome: str | None, measure: str | None
) -> None:
    assert list(findings(text)) == [Finding(outcome, measure)]


@pytest.mark.parametrize(("text", "outcome", "measure"), ONE)
def test_a_sentence_is_about_one_measure(text: str, outcome: str | None, measure: str | None) -> None:
    (found,) = findings(text)
    assert (found.outcome, (found.measure or "").lower()) == (outcome, measure or "")


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_a_sentence_gives_a_finding_per_measure(text: str, expected: tuple[tuple[str | None, str | None], ...]) -> None:
    assert tuple((found.outcome, found.measure) for found in findings(text)) == expected


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Zeer lage bewijskracht: het middel lijkt te helpen.", ("GRADE", "zeer laag")),
        ("Redelijk GRADE", ("GRADE", "redelijk")),
        ("⊕⊕◯◯ LAAG", ("GRADE", "laag")),
        ("Niveau 3: er zijn aanwijzingen", ("EBRO", "niveau 3")),
        ("GRADE niet van toepassing", ("GRADE", None)),
    ],
)
def test_levels_are_kept_in_their_own_system(text: str, level: tuple[str, str | None]) -> None:
    found = read_level(text)
    assert found is not None
    assert found.level == level


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Bied individuele oefentherapie aan.", ["Individuele oefentherapie"]),
        ("Geef geen antipsychotica.", ["Antipsychotica"]),
        ("Evalueer antipsychotica na zes weken.", []),
        ("Overweeg een sneltest bij twijfel over antibiotica.", ["Sneltest"]),
        ("Bespreek de wensen van de bewoner.", []),
        ("Verricht geen rectaal toucher bij buikpijn.", ["Rectaal toucher"]),
        ("Een slim horloge kan worden overwogen bij bewoners die dwalen.", ["Slim horloge"]),
        ("Het maken van een echo om vocht aan te tonen wordt niet aanbevolen.", ["Echo"]),
        ("Start de behandeling van verstopping met macrogol.", ["Macrogol"]),
        ("Start bij kwetsbare ouderen met twee tabletten magnesiumoxide per dag.", ["Magnesiumoxide"]),
        ("Geef iedere bewoner die een opioïd gebruikt vanaf de eerste dag een laxans.", ["Laxans"]),
        ("Spoel de wond met kraanwater.", ["Kraanwater"]),
        ("Waterstofperoxide gebruiken.", ["Waterstofperoxide"]),
        ("Inspecteer de knieën en de huid.", []),
        ("Inspecteer dagelijks de huid van de hielen.", ["Huid inspecteren"]),
        ("Weeg bewoners met oedeem elke ochtend.", ["Wegen"]),
        ("Meet voor het opstaan en na tien minuten de bloeddruk.", ["Bloeddruk meten"]),
        ("Beoordeel de wensen van de familie.", []),
        ("Weeg de voordelen en de nadelen af.", []),
        ("Laat een ergotherapeut de woning beoordelen.", ["Woning beoordelen"]),
        ("Neem in de eerste week en daarna elk jaar de KATZ af bij bewoners.", ["KATZ"]),
        ("Vervang wattenstaafjes door een zachte tandenborstel.", ["Wattenstaafjes", "Zachte tandenborstel"]),
        ("Overweeg een halve dosis mirtazapine voor de nacht.", ["Mirtazapine"]),
        ("Kies liever voor temazepam dan voor niets.", ["Temazepam"]),
        ("Bied looptraining aan, bijvoorbeeld Stapvast of Wandelwijs.", ["Looptraining", "Stapvast", "Wandelwijs"]),
        ("Zie af van wondspoelmiddelen bij schone wonden.", ["Wondspoelmiddelen"]),
        ("Leesclubs met vrijwilligers kunnen worden overwogen.", ["Leesclubs"]),
        ("Samen zingen met bewoners kan worden overwogen.", ["Samen zingen"]),
        ("Geef geen slaapthee, tenzij:", ["Slaapthee"]),
        ("Bied iedere pas verhuisde bewoner een fotolijst en een kapstok aan.", ["Fotolijst", "Kapstok"]),
        ("Volg het herstel met de BARTHEL of de KATZ-6.", ["BARTHEL", "KATZ-6"]),
        ("Overleg met de GGZ over het vervolg.", []),
        ("Beoordeel het vervolg met de GGZ.", []),
        ("Stel het plan op met de AIOS.", []),
        ("om 's avonds ten minste een half uur tuinmuziek aan te bieden", ["Tuinmuziek"]),
        ("De werkgroep adviseert om bij ouderen geen valeriaan als slaapmiddel voor te schrijven.", ["Valeriaan"]),
        ("Gebruik een kalender om structuur te geven.", ["Kalender"]),
        ("Voor bedrails is geen plaats bij onrust.", ["Bedrails"]),
        ("Een trippelstoel moet niet worden gebruikt bij mensen die kunnen staan.", ["Trippelstoel"]),
        ("Lavendelolie verdient geen aanbeveling bij onrust.", ["Lavendelolie"]),
        ("Voer bij draaiduizeligheid de Semont-manoeuvre uit.", ["Semont-manoeuvre"]),
        ("Vul samen met de mantelzorger de CSI in.", ["CSI"]),
        ("Laat de bewoner een ligfiets gebruiken.", ["Ligfiets"]),
        ("Wijs mantelzorgers op respijtzorg.", ["Respijtzorg"]),
        ("Handel volgens de richtlijn Palliatieve sedatie.", []),
        ("Overweeg stukjes bevroren mango.", ["Bevroren mango"]),
    ],
)
def test_interventions_by_their_words(text: str, names: list[str]) -> None:
    assert [term.name for term in interventions(text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Samen koken in de huiskamer", ["Samen koken"]),
        ("Een vloeibaar dieet voortzetten bij herstel", ["Vloeibaar dieet"]),
        ("Vitamine B6-tabletten zonder tekort", ["Vitamine B6-tabletten"]),
        ("Bewoners wekken voor de medicijnen", ["Bewoners wekken"]),
    ],
)
def test_what_stands_under_a_label_needs_no_verb(text: str, names: list[str]) -> None:
    assert [term.name for term in interventions(text, labelled=True)] == names


def test_stopping_is_advice_against() -> None:
    assert [term.less for term in interventions("Bouw de slaapmiddelen af.")] == [True]


def test_where_advice_only_points_it_has_no_strength() -> None:
    assert only_points("Zie voor mondzorg de richtlijn Mondzorg bij ouderen.")
    assert not only_points("Volg de richtlijn Mondzorg bij ouderen.")
    assert follows("Behandel schurft volgens de richtlijn Scabiës als de huid kapot is.") == ["richtlijn Scabiës"]


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("2.3 Aanbevelingen", Role.AANBEVELING),
        ("Aanbeveling-2", Role.AANBEVELING),
        ("Kernboodschappen Naar Volledige tekst ›", Role.KERNADVIES),
        ("Rationale van de aanbeveling", Role.OVERWEGINGEN),
        ("Voor- en nadelen van de interventie", Role.OVERWEGINGEN),
        ("Samenstelling werkgroep", Role.VERANTWOORDING),
        ("Medicamenteuze behandeling", None),
    ],
)
def test_headings_open_parts(heading: str, role: Role | None) -> None:
    assert built_in().role(heading) is role


def test_editors_can_add_headings(tmp_path: Path) -> None:
    vocabulary = tmp_path / "begrippen"
    vocabulary.mkdir()
    (tmp_path / "richtlijnen").mkdir()
    (tmp_path / "richtlijnen" / "koppen.toml").write_text(
        'aanbeveling = ["zo doen wij het"]\nkader = ["aanbevelingen"]\n', encoding="utf-8"
    )
    table = load_headings(vocabulary)
    assert table.role("Zo doen wij het") is Role.AANBEVELING
    assert table.role("Aanbevelingen") is Role.KADER, "what editors say wins"
    assert built_in().role("Aanbevelingen") is Role.AANBEVELING


def test_editors_can_add_keys(tmp_path: Path) -> None:
    (tmp_path / "richtlijnen").mkdir()
    (tmp_path / "richtlijnen" / "sleutels.toml").write_text('[aanbeveling]\ntekst = "ons_woord"\n', encoding="utf-8")
    keys = load_keys(tmp_path / "begrippen")
    assert keys.first("aanbeveling", {"onsWoord": "Bied hulp."}, "tekst") == "Bied hulp."
    assert built_in_keys().meaning("aanbeveling", "ons_woord") is None


@pytest.mark.parametrize("text", ['[onzin]\nx = "y"', "[aanbeveling]\ntekst = 3", "= kapot"])
def test_a_table_of_keys_that_cannot_be_used_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "richtlijnen").mkdir()
    (tmp_path / "richtlijnen" / "sleutels.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"sleutels\.toml"):
        load_keys(tmp_path / "begrippen")


@pytest.mark.parametrize(
    ("text", "told"), [('onzin = ["x"]', "onzin"), ('aanbeveling = "x"', "geen lijst"), ("= kapot", "koppen.toml")]
)
def test_a_table_that_cannot_be_used_is_named(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "richtlijnen").mkdir()
    (tmp_path / "richtlijnen" / "koppen.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=told):
        load_headings(tmp_path / "begrippen")


def test_a_part_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="kies uit"):
        HeadingTable({"nergens": ["x"]})


@pytest.mark.parametrize(
    ("text", "labelled", "names"),
    [
        (
            "Poets de schoenen van bewoners met een slikstoornis dagelijks met bijenwas.",
            False,
            ["Bijenwas", "Schoenen poetsen"],
        ),
        ("Bevochtig de lippen met kokosolie.", False, ["Lippen bevochtigen", "Kokosolie"]),
        ("Bevochtig de lippen met een sponsje.", False, ["Lippen bevochtigen"]),
        ("Overweeg spoelen met kamillethee gedurende een week.", False, ["Kamillethee"]),
        ("Was de cliënt met geduld.", False, ["Wassen"]),
        ("Bepaal binnen een dag het risico op kou met de KVS of de TKS.", False, ["KVS", "TKS"]),
        ("Bij bewoners met COPD kan een sokkenhulp worden overwogen.", False, ["Sokkenhulp"]),
        ("Overweeg het sokkenprotocol tussen de maaltijden.", False, ["Sokkenprotocol"]),
        ("Raad een wolbeperkt dieet af.", False, ["Wolbeperkt dieet"]),
        ("Dien geen vocht toe per infuus.", False, ["Vocht"]),
        ("Kies slofmateriaal samen met de cliënt.", False, ["Slofmateriaal"]),
        ("Kousenmanden bij mensen in een rolstoel.", True, ["Kousenmanden"]),
        ("Dagelijkse voetfoto's.", True, ["Dagelijkse voetfoto's"]),
    ],
)
def test_what_an_advice_is_carried_out_with(text: str, labelled: bool, names: list[str]) -> None:
    assert sorted(found.name for found in interventions(text, labelled=labelled)) == sorted(names)
