"""Own-words guidelines of every house style, each with what a careful reader notes down beside it.

`golden/richtlijnen/<name>.<suffix>` is read; `<name>.verwacht` holds what must come out (`noted`).
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from guideline_files import fms_docx, ondervoeding_docx, venvn_pdf, verenso_kolommen
from guideline_prints import gedrag_docx, signaleren_pdf
from guideline_reading import advice_of, anchored, noted, read_guideline, read_text

from graph.model import PROPERTIES, Edge, Kind, Node, Predicate, check
from ingest.guideline.export import is_guideline_export

GOLDEN = Path(__file__).parent / "golden" / "richtlijnen"
DOCUMENTS = sorted(path for path in GOLDEN.iterdir() if path.suffix != ".verwacht")
MADE = {
    "venvn_pdf.pdf": venvn_pdf,
    "fms_docx.docx": fms_docx,
    "verenso_kolommen.pdf": verenso_kolommen,
    "ondervoeding_docx.docx": ondervoeding_docx,
    "signaleren_pdf.pdf": signaleren_pdf,
    "gedrag_docx.docx": gedrag_docx,
}


def _expected(name: str) -> list[str]:
    return (GOLDEN / f"{name}.verwacht").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_reads_what_a_careful_reader_notes(path: Path) -> None:
    assert noted(read_guideline(path)) == _expected(path.stem)


@pytest.mark.parametrize("name", MADE)
def test_reads_printed_and_word_guidelines(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(MADE[name]())
    assert noted(read_guideline(path)) == _expected(path.stem)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_facts_keep_the_contract(path: Path) -> None:
    anchor = anchored(path)
    text = anchor.document.text
    facts = read_guideline(path).facts
    known = {fact.id for fact in facts if isinstance(fact, Node)} | {anchor.id}
    for fact in facts:
        check(fact)
        assert text[fact.source.start : fact.source.end] == fact.source.quote
        if isinstance(fact, Edge):
            assert {fact.from_id, fact.to_id} <= known
        elif isinstance(fact, Node) and fact.kind in (
            Kind.RICHTLIJN,
            Kind.MODULE,
            Kind.AANBEVELING,
            Kind.BEWIJS,
            Kind.PUBLICATIE,
        ):
            assert set(PROPERTIES[fact.kind]) <= set(fact.props)
    assert facts == read_guideline(path).facts


def test_policy_is_no_guideline(real_documents: Path) -> None:
    for path in sorted(real_documents.glob("*.txt")):
        assert read_guideline(path).sort is None, path.name


@pytest.mark.parametrize(
    "text",
    [
        "# Rapport wachtlijsten\n\n## Conclusies\n\nHet duurt.\n\n## Aanbevelingen\n\n- Maak afspraken in de regio.\n",
        "# Visie op zorg\n\nWe volgen de richtlijn Delier.\n\n## Wat we doen\n\n- Bied steun.\n",
        "# Soep\n\n## Advies\n\nNeem een ui.\n",
    ],
)
def test_advice_alone_makes_no_guideline(tmp_path: Path, text: str) -> None:
    path = tmp_path / "stuk.md"
    path.write_text(text, encoding="utf-8")
    assert read_guideline(path).sort is None


def test_an_export_tells_when_it_came_out(tmp_path: Path) -> None:
    path = tmp_path / "richtlijn.json"
    path.write_text(
        '{"titel": "Richtlijn Proef", "gepubliceerd": "14 december 2023", "aanbevelingen": ["Bied steun."]}',
        encoding="utf-8",
    )
    assert anchored(path).document.meta["datum"] == "2023-12-14"


def test_advice_that_differs_in_one_word_or_stands_in_two_modules_is_not_one(tmp_path: Path) -> None:
    text = "# Richtlijn Proef\n"
    for number in (1, 2):
        text += (
            f"\n## Module {number}: Deel {number}\n\n### Uitgangsvraag\n\nWat helpt bij deel {number}?\n\n"
            "### Aanbeveling\n\n"
            "- Start bij onvoldoende effect na twee weken met een lage dosis lactulose.\n"
            "- Start bij onvoldoende effect na twee weken met een lage dosis macrogol.\n"
        )
    path = tmp_path / "proef.md"
    path.write_text(text, encoding="utf-8")
    assert len(advice_of(read_guideline(path))) == 4


_ACCOUNT = (
    "# Richtlijn Proef van zorg\n\n## Uitgangsvraag\n\nWat helpt?\n\n## Aanbeveling\n\nGeef steun.\n\n"
    "## Verantwoording\n\n"
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Met deze richtlijn komen de richtlijnen Slaap (2001) en Dutten (2003) te vervallen.",
            ["vervangt | Dutten (2003)", "vervangt | Slaap (2001)"],
        ),
        ("Ter vervanging van de richtlijn Nachtrust (2010) is deze gemaakt.", ["vervangt | Nachtrust (2010)"]),
        (
            "Deze richtlijn vervangt twee documenten: Handreiking Wenen en Leidraad Zweden (2012).",
            ["vervangt | Handreiking Wenen", "vervangt | Leidraad Zweden (2012)"],
        ),
        (
            "De richtlijn werd op initiatief van Verenso ontwikkeld en is geaccordeerd door Alzheimer Nederland.",
            ["initiatief | Verenso", "instemming | Alzheimer Nederland"],
        ),
        (
            "De volgende partijen hebben de richtlijn geautoriseerd: Verenso en MIND.",
            ["autorisatie | MIND", "autorisatie | Verenso"],
        ),
        ("De richtlijn is geautoriseerd door het bestuur van Verenso. ZonMw betaalde.", ["autorisatie | Verenso"]),
        ("Verenso stemt niet in met de richtlijn.", []),
    ],
)
def test_prose_tells_what_is_replaced_and_who_has_which_role(tmp_path: Path, text: str, told: list[str]) -> None:
    path = tmp_path / "proef.md"
    path.write_text(f"{_ACCOUNT}{text}\n", encoding="utf-8")
    roles = ("vervangt", "initiatief", "autorisatie", "instemming")
    assert sorted(line for line in noted(read_guideline(path)) if line.startswith(roles)) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "De richtlijn is in juni 2019 geautoriseerd. Herziening wordt verwacht in 2024.",
            "beoordeeld - | geautoriseerd 2019-06 | herbeoordeling 2024 | actualiteit onzeker",
        ),
        (
            "Goedgekeurd door het bestuur op 5 april 2024. Beoordeling gepland in Q2 2029.",
            "beoordeeld - | geautoriseerd 2024-04-05 | herbeoordeling 2029 | geldig",
        ),
        (
            "De herziening van deze richtlijn is gestart. Geautoriseerd: 2015.",
            "beoordeeld - | geautoriseerd 2015 | herbeoordeling - | in herziening",
        ),
        (
            "De richtlijn is in juni 2019 niet geautoriseerd.",
            "beoordeeld - | geautoriseerd - | herbeoordeling - | onbekend",
        ),
    ],
)
def test_prose_tells_when_and_until_when(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "proef.md"
    path.write_text(f"{_ACCOUNT}{text}\n", encoding="utf-8")
    assert noted(read_guideline(path))[0] == f"richtlijn | Proef van zorg | {told}"


def test_a_paper_without_a_sort_is_replaced_as_well(tmp_path: Path) -> None:
    text = (
        "# Richtlijn Huid\n\nDeze richtlijn vervangt de richtlijn Smetten (2011), de ABC-instructie Huidzorg (2005) en "
        "het protocol Droogleggen.\n\n## Aanbevelingen\n\n1. Houd de huid droog, tenzij\n   - de cliënt dat niet wil\n"
        "2. De zorgorganisatie evalueert dit elk jaar. Dit is goede praktijk.\n\n### Praktijkadviezen\n\n"
        "- Gebruik een zachte handdoek.\n- Zie voor wonden de richtlijn Wondzorg.\n"
    )
    (tmp_path / "huid.md").write_text(text, encoding="utf-8")
    assert noted(read_guideline(tmp_path / "huid.md"))[1:] == [
        "vervangt | ABC-instructie Huidzorg (2005)",
        "vervangt | Protocol Droogleggen",
        "vervangt | Smetten (2011)",
        "advies | voor sterk formulering | Houd de huid droog, tenzij | nr 1 | voorwaarde de cliënt dat niet wil",
        "advies | voor goede praktijk label | De zorgorganisatie evalueert dit elk jaar. Dit is goede praktijk. | nr 2",
        "advies | voor goede praktijk label | Gebruik een zachte handdoek.",
        "advies | voor goede praktijk label | Zie voor wonden de richtlijn Wondzorg. | verwijst Wondzorg",
    ]


def test_a_paper_between_two_guidelines_is_replaced_as_well(tmp_path: Path) -> None:
    text = (
        "# Richtlijn Zicht\n\nDeze richtlijn vervangt de Richtlijn Ogen bij ouderen (2008), het Protocol Oogdruppelen "
        "uit 2011 en de leidraad Licht in huis.\n\n## Aanbevelingen\n\nControleer de bril.\n"
    )
    told = [line for line in noted(read_text(tmp_path, text)) if line.startswith("vervangt")]
    assert told == [
        "vervangt | Leidraad Licht in huis",
        "vervangt | Ogen bij ouderen (2008)",
        "vervangt | Protocol Oogdruppelen (2011)",
    ]


def test_who_made_it_is_no_advice_wherever_it_is_printed(tmp_path: Path) -> None:
    (tmp_path / "zijbalk.html").write_text(
        "<!doctype html><html lang=nl><head><title>Richtlijn Droge mond</title></head><body><main>"
        "<h1>Richtlijn Droge mond</h1>"
        "<aside><dl><dt>Instemming van</dt><dd>KNMP</dd><dt>Geplande herbeoordeling</dt><dd>2029</dd></dl></aside>"
        "<h2>Aanbevelingen</h2><ul><li>Geef kunstspeeksel.</li></ul>"
        "<div class=side><p>Initiatief: Verenso</p><p>Geautoriseerd door: V&amp;VN</p></div>"
        "<p>Deze richtlijn vervangt de richtlijn Mond (2011).</p></main></body></html>",
        encoding="utf-8",
    )
    assert noted(read_guideline(tmp_path / "zijbalk.html"))[1:] == [
        "initiatief | Verenso",
        "autorisatie | Verpleegkundigen & Verzorgenden Nederland",
        "instemming | Koninklijke Nederlandse Maatschappij ter bevordering der Pharmacie",
        "vervangt | Mond (2011)",
        "advies | voor sterk formulering | Geef kunstspeeksel.",
    ]


def test_an_export_in_other_words(tmp_path: Path) -> None:
    (tmp_path / "export.json").write_text(
        json.dumps(
            {
                "guideline": {
                    "title": "Richtlijn Koude voeten",
                    "authorisedOn": "2023-05-01",
                    "reviewDue": "2028",
                    "parties": [
                        {"name": "Verenso", "role": "initiator"},
                        {"name": "V&VN", "role": "authorising"},
                        {"name": "KNMP", "role": "endorsing"},
                        {"name": "ZonMw", "role": "funder"},
                    ],
                    "sections": [
                        {
                            "heading": "Warmte",
                            "question": "Wat helpt tegen koude voeten?",
                            "recommendations": [
                                {"text": "Geef warme sokken.", "strength": "strong", "direction": "for"}
                            ],
                            "evidence": [
                                {
                                    "outcome": "comfort",
                                    "certainty": "low",
                                    "statement": "Sokken verbeteren het comfort.",
                                }
                            ],
                        }
                    ],
                }
            }
        ),
        encoding="utf-8",
    )
    assert noted(read_guideline(tmp_path / "export.json")) == [
        "richtlijn | Richtlijn Koude voeten | beoordeeld - | geautoriseerd 2023-05-01 | herbeoordeling 2028 | geldig",
        "initiatief | Verenso",
        "autorisatie | Verpleegkundigen & Verzorgenden Nederland",
        "instemming | Koninklijke Nederlandse Maatschappij ter bevordering der Pharmacie",
        "module | Warmte | Wat helpt tegen koude voeten?",
        "advies | voor sterk label | Geef warme sokken.",
        "bewijs | positief effect | comfort | GRADE low",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Deze richtlijn is vervallen. Sinds mei geldt de richtlijn Huid thuis (2024), die deze richtlijn vervangt.",
            [("Huid thuis (2024)", "Jeuk")],
        ),
        ("Deze richtlijn is vervangen door de richtlijn Huid thuis (2024).", [("Huid thuis (2024)", "Jeuk")]),
        ("Het verband wordt vervangen door een nieuw verband.", []),
    ],
)
def test_the_newer_guideline_replaces_this_one(tmp_path: Path, text: str, expected: list[tuple[str, str]]) -> None:
    advice = "## Uitgangsvraag\n\nWat helpt?\n\n## Aanbeveling\n\nGeef zalf.\n"
    facts = read_text(tmp_path, f"# Richtlijn Jeuk\n\n{text}\n\n{advice}").facts
    names = {fact.id: fact.name for fact in facts if isinstance(fact, Node)}
    edges = [fact for fact in facts if isinstance(fact, Edge) and fact.predicate is Predicate.VERVANGT]
    assert [(names[edge.from_id], names[edge.to_id]) for edge in edges] == expected


def test_numbers_of_two_levels_and_an_advice_that_ends_in_a_reference(tmp_path: Path) -> None:
    text = (
        "# Richtlijn Nagels\n\n| Onderdeel | Geautoriseerd | Herziening voorzien |\n|---|---|---|\n"
        "| Knippen | 03-2024 | 03-2029 |\n| Vijlen | 03-2024 | 02-2025 |\n\n"
        "Deze uitgave vervangt de Handreiking Tenen (2009) en het Werkboek Teennagels (2004).\n\n"
        "## Knippen\n\n### Uitgangsvraag\n\nWat is goed knippen?\n\n### Aanbevelingen\n\n"
        "1.1 Knip nagels recht af. Zie voor wonden de richtlijn Voetwonden.\n\n"
        "1.2 Stem het knippen af op de richtlijn Diabetische voet.\n\n"
        "## Vijlen\n\n### Uitgangsvraag\n\nWat is goed vijlen?\n\n### Aanbevelingen\n\n"
        "2.1 Gebruik een glasvijl als de nagel vroeg afbrak na het knippen.\n\n"
        "## Verantwoording\n\n### Methode\n\nDe werkgroep las de literatuur met de ABC-lijst.\n"
    )
    (tmp_path / "nagels.md").write_text(text, encoding="utf-8")
    assert noted(read_guideline(tmp_path / "nagels.md")) == [
        "richtlijn | Nagels | beoordeeld - | geautoriseerd - | herbeoordeling - | onbekend",
        "vervangt | Handreiking Tenen (2009)",
        "vervangt | Werkboek Teennagels (2004)",
        "module | Knippen | Wat is goed knippen? | geautoriseerd 2024-03 | herbeoordeling 2029-03 | geldig",
        "advies | voor sterk formulering | Knip nagels recht af. Zie voor wonden de richtlijn Voetwonden. | nr 1.1"
        " | verwijst Voetwonden",
        "advies | voor sterk formulering | Stem het knippen af op de richtlijn Diabetische voet. | nr 1.2"
        " | verwijst Diabetische voet",
        "module | Vijlen | Wat is goed vijlen? | geautoriseerd 2024-03 | herbeoordeling 2025-02 | actualiteit onzeker",
        "advies | voor sterk formulering | Gebruik een glasvijl als de nagel vroeg afbrak na het knippen. | nr 2.1"
        " | voorwaarde als de nagel vroeg afbrak na het knippen",
    ]


def test_labels_and_tables_of_advice_need_no_heading(tmp_path: Path) -> None:
    (tmp_path / "wandelen.md").write_text(
        "# Richtlijn: Wandelen met bewoners\n\n## Buiten\n\n### Vraag\n\n"
        "Hoe vaak gaat iemand naar buiten?\n\n**DOEN**\n\n"
        "- Een dagelijkse wandeling\n\n**NIET DOEN**\n\n- De tuindeur vergrendelen\n\n### Waarom?\n\n"
        "Vraag dus of iemand wil.\n\n## Binnen\n\n**Uitgangsvraag** Wat helpt binnen?\n\n"
        "| Nr. | Advies | Sterkte |\n|---|---|---|\n| 1 | Een looproute in de gang. | Zwak voor |\n",
        encoding="utf-8",
    )
    assert noted(read_guideline(tmp_path / "wandelen.md"))[1:] == [
        "module | Buiten | Hoe vaak gaat iemand naar buiten?",
        "advies | voor sterk label | Een dagelijkse wandeling",
        "advies | tegen sterk label | De tuindeur vergrendelen",
        "module | Binnen | Wat helpt binnen?",
        "advies | voor zwak label | Een looproute in de gang. | nr 1",
    ]


def test_what_is_withdrawn_keeps_its_name_and_a_question_on_the_line_opens_a_part(tmp_path: Path) -> None:
    (tmp_path / "warmte.md").write_text(
        "# INGETROKKEN - Warmte in huis\n\nHandreiking NVAVG\n\n## 1. Kleding\n\n"
        "Vraagstelling: welke kleding is koel?\n\nAdvies 1. Gebruik lichte kleding.\n\n"
        "## 2. Drinken\n\nVraagstelling: hoeveel?\n\nAdvies 2. Bied elk uur drinken aan.\n",
        encoding="utf-8",
    )
    assert noted(read_guideline(tmp_path / "warmte.md")) == [
        "richtlijn | Warmte in huis | beoordeeld - | geautoriseerd - | herbeoordeling - | vervallen",
        "module | Kleding | welke kleding is koel?",
        "advies | voor sterk formulering | Gebruik lichte kleding. | nr 1",
        "module | Drinken | hoeveel?",
        "advies | voor sterk formulering | Bied elk uur drinken aan. | nr 2",
    ]


def test_two_layers_with_short_chapter_names_say_one_thing_once(tmp_path: Path) -> None:
    (tmp_path / "oorsmeer.html").write_text(
        "<!doctype html><html lang=nl><head><title>Oorsmeer | NHG-Richtlijnen</title></head><body><main>"
        "<div>NHG-Standaard</div><h1>Oorsmeer</h1><h2>Samenvatting</h2><h3>Beleid</h3><ul>"
        "<li>Spuit het oor niet uit bij een gaatje.</li><li>Geef oordruppels bij hard oorsmeer.</li></ul>"
        "<h2>Volledige tekst</h2><h3>Achtergronden</h3><p>Geef niet te snel druppels.</p>"
        "<h3>Beleid</h3><h4>Druppels</h4><p>Geef drie dagen oordruppels bij hard of droog oorsmeer.</p><h4>Spuiten</h4>"
        "<p>Spuit het oor niet uit wanneer er een gaatje in het trommelvlies is.</p></main></body></html>",
        encoding="utf-8",
    )
    assert noted(read_guideline(tmp_path / "oorsmeer.html"))[1:] == [
        "module | Beleid | -",
        "advies | voor sterk formulering | Geef drie dagen oordruppels bij hard of droog oorsmeer. | kop Druppels",
        "advies | tegen sterk formulering | Spuit het oor niet uit wanneer er een gaatje in het trommelvlies is."
        " | kop Spuiten | voorwaarde wanneer er een gaatje in het trommelvlies is",
    ]


def test_a_part_may_have_a_summary_of_its_own_and_what_stands_below_the_title_is_not_above_it(tmp_path: Path) -> None:
    (tmp_path / "trap.html").write_text(
        "<!doctype html><html lang=nl><head><title>Veilig de trap op | Platform</title></head><body><main>"
        "<h1>Veilig de trap op</h1><div><span>Richtlijn V&amp;VN</span><span>Onlangs herzien</span></div>"
        "<h2>Leuning</h2><h3>Uitgangsvraag</h3><p>Wat helpt op de trap?</p><h3>Samenvatting</h3>"
        "<h4>Kernaanbevelingen</h4><p>Plaats een tweede leuning, tenzij: de trap smal is; de bewoner alleen boven "
        "woont.</p>"
        "<h2>Licht</h2><h3>Uitgangsvraag</h3><p>Hoeveel licht?</p><h3>Samenvatting</h3><h4>Kernaanbevelingen</h4>"
        "<p>Gebruik een lamp met een sensor.</p>"
        "<h2>Verantwoording</h2><p>De Autorisatiecommissie van het NHG autoriseerde de richtlijn op 3 maart 2024. "
        "Verenso is initiatiefnemer.</p></main></body></html>",
        encoding="utf-8",
    )
    assert noted(read_guideline(tmp_path / "trap.html")) == [
        "richtlijn | Veilig de trap op | beoordeeld - | geautoriseerd 2024-03-03 | herbeoordeling - | onbekend",
        "initiatief | Verenso",
        "autorisatie | Nederlands Huisartsen Genootschap",
        "module | Leuning | Wat helpt op de trap?",
        "advies | voor sterk formulering | Plaats een tweede leuning, tenzij: de trap smal is; de bewoner alleen boven "
        "woont. | voorwaarde de trap smal is; de bewoner alleen boven woont",
        "module | Licht | Hoeveel licht?",
        "advies | voor sterk formulering | Gebruik een lamp met een sensor.",
    ]


_EXPLAINED = "# Richtlijn Warme voeten\n\n## Aanbevelingen\n\n- Geef wollen sokken.\n\n{box}\n\nGebruik geen kruik.\n"


@pytest.mark.parametrize(
    "box",
    [
        "> Toelichting: Leg altijd uit waarom wol helpt.",
        "> **Info** Vervang de sokken elk half jaar.",
        "> **Rationale**\n>\n> Bied eerst een deken aan.\n>\n> - Meet de temperatuur.",
        "> Let op: gebruik nooit een elektrische deken.",
        "Toelichting: Leg altijd uit waarom wol helpt.",
    ],
)
def test_an_explanation_amid_advice_is_no_advice(tmp_path: Path, box: str) -> None:
    found = advice_of(read_text(tmp_path, _EXPLAINED.format(box=box)))
    assert [one.name for one in found] == ["Geef wollen sokken.", "Gebruik geen kruik."]


def test_advice_in_a_quotation_is_advice(tmp_path: Path) -> None:
    found = advice_of(read_text(tmp_path, _EXPLAINED.format(box="> Bied een voetenbad aan.")))
    assert len(found) == 3


@pytest.mark.parametrize("tag", ["aside", "blockquote"])
def test_an_explanation_in_a_box_on_a_page_is_no_advice(tmp_path: Path, tag: str) -> None:
    page = (
        "<!doctype html><html lang=nl><head><title>Richtlijn Warme voeten</title></head><body>"
        "<h1>Richtlijn Warme voeten</h1><h2>Aanbevelingen</h2><p>Geef wollen sokken.</p>"
        f"<{tag}><p><b>Toelichting</b></p><p>Leg altijd uit waarom wol helpt.</p></{tag}>"
        "<p>Gebruik geen kruik.</p></body></html>"
    )
    found = advice_of(read_text(tmp_path, page, "voeten.html"))
    assert [one.name for one in found] == ["Geef wollen sokken.", "Gebruik geen kruik."]


def test_an_export_of_chapters_with_advice_is_a_guideline(tmp_path: Path) -> None:
    path = tmp_path / "export.json"
    advice = {"no": "1a", "text": "Vraag jaarlijks naar het gehoor.", "strength": "strong", "direction": "for"}
    against = {"no": "1b", "text": "Oorkaarsen helpen niet.", "strength": "against", "condition": "bij oorsmeer"}
    conclusion = {"outcome": "verstaan", "certainty": "low", "system": "GRADE", "text": "Een toestel helpt mogelijk."}
    chapter = {
        "name": "Opsporen",
        "clinicalQuestion": "Hoe vindt men slechthorendheid?",
        "advice": [advice, against],
        "conclusions": [conclusion | {"refs": ["Vos 2014"]}],
    }
    path.write_text(json.dumps({"guidelineTitle": "Richtlijn Gehoor", "chapters": [chapter]}), encoding="utf-8")
    assert is_guideline_export(path)
    assert noted(read_guideline(path))[1:] == [
        "module | Opsporen | Hoe vindt men slechthorendheid?",
        "advies | voor sterk label | Vraag jaarlijks naar het gehoor. | nr 1a",
        "advies | tegen onbekend - | Oorkaarsen helpen niet. | nr 1b | voorwaarde bij oorsmeer",
        "bewijs | positief effect | verstaan | GRADE low",
    ]


@pytest.mark.parametrize("question", ["question", "knelpunt"])
def test_advice_beside_any_question_makes_no_guideline_export(tmp_path: Path, question: str) -> None:
    path = tmp_path / "vragen.json"
    path.write_text(json.dumps([{question: "Hoe laat?", "advice": "Bel ons."}]), encoding="utf-8")
    assert not is_guideline_export(path)
