"""Denials beside a verb that advises, what is good and bad by the head of its name, and quantities that never raise."""

from __future__ import annotations

from pathlib import Path

import pytest
from cases_of_conclusions import BENEFIT, HARM, NOBODY_SAYS
from cases_of_wording import ADVISED_AGAINST, LEFT_OPEN, WEAKLY_AGAINST, WORDED
from guideline_reading import advice_of, noted, read_text
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model import Edge, Predicate
from ingest.guideline.advising import without_telling
from ingest.guideline.conditions import conditions
from ingest.guideline.levels import level_behind
from ingest.guideline.outcomes import findings
from ingest.guideline.quantities import clash, quantities
from ingest.guideline.valuing import more_is_good
from ingest.guideline.wording import judge

FOR, AGAINST, OPEN = ("voor", "sterk"), ("tegen", "sterk"), (None, "onbekend")


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("De werkgroep beveelt niet aan om kruiken te geven.", AGAINST),
        ("Wij raden niet aan om kruiken te geven.", AGAINST),
        ("De werkgroep adviseert tegen het gebruik van kruiken.", AGAINST),
        ("Kruiken kunnen op dit moment niet worden aanbevolen.", AGAINST),
        ("Kruiken dienen te worden vermeden.", AGAINST),
        ("U wordt geadviseerd geen kruik te gebruiken.", AGAINST),
        ("Wij raden kruiken af.", AGAINST),
        ("We ontraden kruiken.", AGAINST),
        ("Wij bevelen kruiken niet aan bij koorts.", AGAINST),
        ("Een kruik is af te raden.", AGAINST),
        ("Ons advies is geen kruik te gebruiken.", AGAINST),
        ("Er is onvoldoende bewijs om kruiken aan te bevelen.", OPEN),
        ("Een kruik wordt niet afgeraden.", OPEN),
        ("Aarzel niet om de wijkzuster te bellen.", FOR),
        ("Vergeet niet de buren te vragen.", FOR),
        ("Zie bij hoge leeftijd niet af van een kruik.", FOR),
        ("Zie af van een kruik als iemand niet rilt.", AGAINST),
        ("Laat het voorverwarmen niet achterwege.", FOR),
        ("Zie bij koorts af van een kruik.", AGAINST),
        ("Laat het voorverwarmen achterwege.", AGAINST),
        ("Laat de keuze van de kruik aan de cliënt over.", FOR),
        ("Laat de cliënt na het bad niet alleen.", AGAINST),
        ("Sla het avondeten niet over.", FOR),
        ("Aan mensen die geen sokken dragen wordt aangeraden sokken te dragen.", FOR),
        ("De werkgroep beveelt daarom aan om sokken te dragen.", FOR),
    ],
)
def test_a_denial_counts_where_it_stands(text: str, verdict: tuple[str, str]) -> None:
    judged = judge(text)
    assert (judged.direction, judged.strength) == verdict


def test_the_denial_of_an_advising_verb_is_shown() -> None:
    denied = "De werkgroep beveelt niet aan om kruiken te geven."
    assert without_telling(denied) == 0
    told = "De werkgroep beveelt aan om sokken te geven."
    assert told[without_telling(told) :] == "sokken te geven."


@pytest.mark.parametrize(
    ("measure", "good"),
    [
        ("pijnvermindering", True),
        ("jeukvrije nachten", True),
        ("nachten zonder hoest", True),
        ("belangstelling voor tuinieren", True),
        ("stressbestendigheid", True),
        ("onafhankelijkheid", True),
        ("krachtverlies", False),
        ("gevoel van een droge keel", False),
        ("slechte nachtrust", False),
        ("angst voor water", False),
        ("theemutsen", None),
    ],
)
def test_the_head_of_a_name_says_what_is_good(measure: str, good: bool | None) -> None:
    assert more_is_good(measure) is good


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Warmte leidt waarschijnlijk tot een grotere pijnreductie dan rust.", "positief effect"),
        ("De kans op herstel nam af.", "negatief effect"),
        ("De drop-out was hoger in de groep met een kruik.", None),
    ],
)
def test_benefit_and_harm(text: str, outcome: str | None) -> None:
    assert findings(text)[0].outcome == outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        *((text, "positief effect") for text in BENEFIT),
        *((text, "negatief effect") for text in HARM),
        *((text, None) for text in NOBODY_SAYS),
    ],
)
def test_more_or_less_is_judged_by_what_it_is_of(text: str, outcome: str | None) -> None:
    assert findings(text)[0].outcome == outcome


@pytest.mark.parametrize("text", NOBODY_SAYS)
def test_a_change_of_something_unknown_is_still_told(text: str) -> None:
    assert findings(text)[0].tells


@pytest.mark.parametrize(
    "text",
    [
        "Geef 1.2.3 mg per dag.",
        "(zie 3.2.1 Dag en nacht)",
        "Start om 8.00.00 uur",
        "Meet na 1,3,6 maanden",
        "Elke 0 dagen",
    ],
)
def test_numbers_of_sections_are_no_quantity(text: str) -> None:
    assert not [one for one in quantities(text) if one.most]


_PIECES = st.sampled_from(
    "geef elke 0 1 2.5 1.500 1,3,6 3.2.1 twee mg dag dagen week per maal keer na binnen ten hoogste tot - jaar".split()
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, max_size=10).map(" ".join), st.lists(_PIECES, max_size=10).map(" ".join))
def test_two_advices_can_always_be_compared(one: str, other: str) -> None:
    assert clash(one, other) is None or "verschilt" in str(clash(one, other))


def test_a_disease_in_capitals_opens_no_condition() -> None:
    assert conditions("Bij mensen met ALS kan een hoesthulp worden overwogen.") == []


def test_a_level_is_looked_for_at_the_end_only() -> None:
    found = level_behind("- " * 2_000 + "Sokken warmen de voeten (niveau 3)")
    assert found is not None
    assert found.level.word == "niveau 3"


_PAGE = "# Richtlijn Koude voeten\n\n{head}\n\n## Uitgangsvraag\n\nWat helpt?\n\n## Aanbevelingen\n\n{advice}\n"


@pytest.mark.parametrize("ending", ["\n", "  \n"])
def test_a_role_without_colon_ends_the_names_before_it(tmp_path: Path, ending: str) -> None:
    head = f"Geautoriseerd door: Verenso, ActiZ{ending}Op initiatief van Verenso"
    told = noted(read_text(tmp_path, _PAGE.format(head=head, advice="Geef sokken.")))
    assert [line for line in told if line.startswith(("init", "auto"))] == [
        "initiatief | Verenso", "autorisatie | ActiZ", "autorisatie | Verenso",
    ]  # fmt: skip


def test_fields_in_a_table_are_no_parties(tmp_path: Path) -> None:
    rows = "<tr><td>Initiatief:</td><td>Verenso</td></tr><tr><td>Aantal modules:</td><td>2</td></tr>"
    page = f"<h1>Richtlijn Koude voeten</h1><table>{rows}</table><h2>Aanbevelingen</h2><p>Geef sokken.</p>"
    told = noted(read_text(tmp_path, page, "richtlijn.html"))
    assert [line for line in told if line.startswith("init")] == ["initiatief | Verenso"]


@pytest.mark.parametrize("beside", ["DOEN", "Sterk", "1"])
def test_two_words_beside_a_label_or_number_are_advice(tmp_path: Path, beside: str) -> None:
    rows = f"| {beside} | Geef sokken. |\n|---|---|\n| {beside.replace('1', '2')} | Warm voeten. |"
    found = advice_of(read_text(tmp_path, _PAGE.format(head="", advice=rows)))
    assert [one.props["tekst"] for one in found] == ["Geef sokken.", "Warm voeten."]


def test_a_label_makes_advice_of_few_words(tmp_path: Path) -> None:
    rows = "| NIET DOEN | Kruiken. |\n|---|---|\n| Zwak | Warm bad. |\n| Overweeg | Sokken |"
    found = advice_of(read_text(tmp_path, _PAGE.format(head="", advice=rows)))
    assert [(one.props["tekst"], one.props["richting"]) for one in found] == [
        ("Kruiken.", "tegen"),
        ("Warm bad.", "voor"),
    ]


@pytest.mark.parametrize(
    ("head", "role"),
    [
        (
            "Geautoriseerd door: Verenso, ActiZ\nMet instemming van Alzheimer Nederland",
            "instemming | Alzheimer Nederland",
        ),
        ("Geautoriseerd door: Verenso\nInitiatiefnemer ActiZ", "initiatief | ActiZ"),
    ],
)
def test_each_role_has_its_own_names(tmp_path: Path, head: str, role: str) -> None:
    told = noted(read_text(tmp_path, _PAGE.format(head=head, advice="Geef sokken.")))
    assert role in told
    assert "autorisatie | Verenso" in told


def test_the_head_of_a_row_is_the_subhead_of_each_advice_in_it(tmp_path: Path) -> None:
    cell = "<ul><li>Geef sokken, behalve bij koorts.</li><li>Raad een kruik af.</li></ul>"
    rows = f"<tr><th>Nacht</th><td>{cell}</td></tr><tr><th>Dag</th><td><ul><li>Geef sloffen.</li></ul></td></tr>"
    page = f"<h1>Richtlijn Koude voeten</h1><h2>Aanbevelingen</h2><table>{rows}</table>"
    found = advice_of(read_text(tmp_path, page, "richtlijn.html"))
    assert [(one.props["kop"], one.props["richting"], one.props["voorwaarde"]) for one in found] == [
        ("Nacht", "voor", "behalve bij koorts"), ("Nacht", "tegen", None), ("Dag", "voor", None),
    ]  # fmt: skip


def test_a_subhead_may_stand_right_above_a_numbered_advice(tmp_path: Path) -> None:
    lines = "### Aanbeveling 1\n\nGeef sokken.\n\nBewoners met jicht\n\n### Aanbeveling 2\n\nGeef sloffen."
    found = advice_of(read_text(tmp_path, _PAGE.format(head="", advice=lines)))
    assert [(one.props["nummer"], one.props["kop"]) for one in found] == [("1", None), ("2", "Bewoners met jicht")]


def test_an_advice_with_a_label_of_its_own_ends_the_list_before_it(tmp_path: Path) -> None:
    lines = (
        "**NIET DOEN**\n\n- Gebruik geen kruik.\n\nPraktijkadvies: geef sokken.\n\nVolg bij jicht de richtlijn Jicht."
    )
    found = advice_of(read_text(tmp_path, _PAGE.format(head="", advice=lines)))
    assert [one.props["richting"] for one in found] == ["tegen", "voor", "voor"]


def test_the_number_of_a_conclusion_beside_its_level(tmp_path: Path) -> None:
    rows = "<tr><td>Conclusie 2.1 Niveau 3</td><td>Er zijn aanwijzingen dat sokken kou verminderen.</td></tr>"
    above = "<h1>Richtlijn Koude voeten</h1><h2>Aanbevelingen</h2><p>Geef sokken.</p><h2>Onderbouwing</h2>"
    page = f"{above}<table>{rows}</table>"
    told = noted(read_text(tmp_path, page, "richtlijn.html"))
    assert [line.split(" | ")[-1] for line in told if line.startswith("bewijs")] == ["EBRO niveau 3"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Laat de sokken uit wanneer het warm is.", ["wanneer het warm is"]),
        ("Leg uit wanneer de naaste moet bellen.", []),
        ("Spreek met de buren af wanneer u belt.", []),
    ],
)
def test_wanneer_asks_only_behind_a_verb_that_asks(text: str, found: list[str]) -> None:
    assert conditions(text) == found


@pytest.mark.parametrize(
    "lead",
    [
        "De werkgroep adviseert niet om:",
        "De werkgroep raadt af om:",
        "Wij bevelen het volgende niet aan:",
        "Het volgende wordt afgeraden:",
        "De werkgroep adviseert niet:",
        "Doe het volgende niet:",
        "Vermijd het volgende:",
    ],
)
@pytest.mark.parametrize(
    "items", [("een kruik te geven", "de kachel uit te zetten"), ("Geef een kruik", "Zet de kachel uit")]
)
def test_a_lead_that_advises_against_holds_for_each_item(tmp_path: Path, lead: str, items: tuple[str, str]) -> None:
    advice = f"{lead}\n\n- {items[0]}\n- {items[1]}"
    found = advice_of(read_text(tmp_path, _PAGE.format(head="", advice=advice)))
    assert found
    assert all(one.props["richting"] == "tegen" for one in found)
    assert all(lead.rstrip(":") in str(one.props["tekst"]) for one in found)


@pytest.mark.parametrize(("text", "verdict"), WORDED)
def test_an_advice_is_for_or_against_by_its_main_clause(text: str, verdict: tuple[str | None, str]) -> None:
    judged = judge(text)
    assert (judged.direction, judged.strength) == verdict


@pytest.mark.parametrize(
    ("text", "directions"),
    [
        ("De werkgroep beveelt sokken aan, maar raadt een kruik af.", ["voor", "tegen"]),
        ("Wij raden een kruik af. Wij bevelen sokken aan.", ["tegen", "voor"]),
        ("Sokken worden aanbevolen en een kruik wordt ontraden.", ["voor", "tegen"]),
        ("Geef geen kruik. Aarzel niet om de wijkzuster te bellen.", ["tegen", "voor"]),
    ],
)
def test_advice_for_and_against_in_one_line_are_two(tmp_path: Path, text: str, directions: list[str]) -> None:
    found = advice_of(read_text(tmp_path, _PAGE.format(head="", advice=text)))
    assert [one.props["richting"] for one in found] == directions


@pytest.mark.parametrize("text", [*ADVISED_AGAINST, *WEAKLY_AGAINST, *LEFT_OPEN])
def test_what_is_left_out_never_holds_the_denial(text: str) -> None:
    """What is shown of an advice says by itself that it is one against, or keeps the verb that says so."""
    shown = text[without_telling(text) :]
    assert shown == text or judge(f"De werkgroep adviseert om {shown}").direction != "voor"


_SUBJECT = st.sampled_from(
    ["een belmat", "het gebruik van sederende middelen", "voeding die geen zout bevat", "een middel dat sneller werkt"]
)
_WHOM = st.sampled_from(
    ["", "bij ouderen", "bij bewoners die niet slapen", "voor mensen met dementie", "in de regel", "op dit moment"]
)
_DENIAL = st.sampled_from(["niet", "nooit", "niet meer", "niet standaard", "niet langer", "geenszins"])
_TELLING = st.sampled_from(
    [
        "De werkgroep beveelt {what} {whom} {no} aan.",
        "De werkgroep raadt {whom} {what} {no} aan.",
        "Wij raden {what} {no} aan {whom}.",
        "{whom} bevelen wij {what} {no} aan.",
        "De commissie beveelt {no} aan {what} te gebruiken.",
        "De werkgroep adviseert {no} om {what} te gebruiken.",
        "De werkgroep adviseert {what} {whom} {no} te gebruiken.",
        "{what} wordt {whom} {no} aanbevolen.",
        "{what} kan {whom} {no} worden geadviseerd.",
        "{whom} wordt {what} {no} aangeraden.",
        "{what} is {whom} {no} aan te raden.",
        "{what} moet {whom} {no} worden gebruikt.",
        "{what} dient {whom} {no} te worden gebruikt.",
        "Geadviseerd wordt {what} {no} te gebruiken.",
        "Gebruik {what} {no}.",
    ]
)


@settings(max_examples=300, deadline=None)
@given(_TELLING, _SUBJECT, _WHOM, _DENIAL)
def test_a_denial_at_the_verb_never_gives_advice_for(frame: str, what: str, whom: str, denial: str) -> None:
    told = " ".join(frame.format(what=what, whom=whom, no=denial).split()).replace(" .", ".")
    sentence = told[:1].upper() + told[1:]
    assert judge(sentence).direction != "voor", sentence
    assert without_telling(sentence) == 0 or denial in sentence[without_telling(sentence) :]


_TABLE = "<h1>Richtlijn Koude voeten</h1><h2>Aanbevelingen</h2><table>{rows}</table>"


def test_a_row_with_a_label_holds_for_the_rows_below_it(tmp_path: Path) -> None:
    rows = (
        '<tr><th colspan="2">Sterke aanbevelingen</th></tr><tr><td>1</td><td>Bij kou zijn sokken handig.</td></tr>'
        '<tr><th colspan="2">Zwakke aanbevelingen</th></tr><tr><td>2</td><td>Bij vorst zijn sloffen handig.</td></tr>'
    )
    found = advice_of(read_text(tmp_path, _TABLE.format(rows=rows), "richtlijn.html"))
    assert [(one.props["nummer"], one.props["sterkte"], one.props["sterkte_basis"]) for one in found] == [
        ("1", "sterk", "label"), ("2", "zwak", "label"),
    ]  # fmt: skip


def test_columns_say_by_whom_and_by_which_method(tmp_path: Path) -> None:
    rows = (
        "<tr><th>Nr</th><th>Thema</th><th>Aanbeveling</th><th>Door wie</th><th>Basis</th></tr>"
        "<tr><td>1a</td><td>Nacht</td><td>Geef sokken.</td><td>huisarts</td><td>consensus</td></tr>"
    )
    found = read_text(tmp_path, _TABLE.format(rows=rows), "richtlijn.html")
    (one,) = advice_of(found)
    assert [one.props[name] for name in ("nummer", "kop", "methode")] == ["1a", "Nacht", "consensus"]
    by = [fact.to_id for fact in found.facts if isinstance(fact, Edge) and fact.predicate is Predicate.DOOR]
    assert by == ["beroep/huisarts"]


def test_a_table_of_parts_is_a_page_and_no_table(tmp_path: Path) -> None:
    rows = (
        "<tr><td>Uitgangsvraag</td><td>Helpen sokken?</td></tr>"
        "<tr><td>Aanbevelingen</td><td><ul><li>Geef sokken.</li><li>Geef geen kruik.</li></ul></td></tr>"
        "<tr><td>Overwegingen</td><td>Sokken zijn warm. Geef een compliment.</td></tr>"
        "<tr><td>Conclusie</td><td>Laag GRADE: sokken verminderen mogelijk de pijn.</td></tr>"
    )
    page = f"<h1>Richtlijn Koude voeten</h1><h2>Module 1 Sokken</h2><table>{rows}</table>"
    assert noted(read_text(tmp_path, page, "richtlijn.html"))[1:] == [
        "module | Sokken | Helpen sokken?",
        "advies | voor sterk formulering | Geef sokken.",
        "advies | tegen sterk formulering | Geef geen kruik.",
        "bewijs | positief effect | pijn | GRADE laag",
    ]


def test_what_van_stands_behind_is_a_noun() -> None:
    assert judge("Duur van de klacht").strength == "onbekend"


def test_a_reference_to_a_note_is_not_shown(tmp_path: Path) -> None:
    (one,) = advice_of(read_text(tmp_path, _PAGE.format(head="", advice="Geef geen kruik.[noot 3]")))
    assert one.props["tekst"] == "Geef geen kruik."


def test_a_case_with_a_colon_among_subheads_is_one(tmp_path: Path) -> None:
    lines = "**Dagfase**\n\n- Geef sokken.\n\n*Nachtfase:*\n\n- Geef geen kruik.\n- Geef sloffen."
    found = advice_of(read_text(tmp_path, _PAGE.format(head="", advice=lines)))
    assert [one.props["kop"] for one in found] == ["Dagfase", "Nachtfase", "Nachtfase"]


def test_conditions_in_a_list_within_a_cell(tmp_path: Path) -> None:
    cell = "Geef sokken, mits:<ul><li>het koud is;</li><li>er plek is.</li></ul>"
    rows = f"<tr><td>Nacht</td><td>{cell}</td></tr><tr><td>Dag</td><td>Geef sloffen.</td></tr>"
    found = advice_of(read_text(tmp_path, _TABLE.format(rows=rows), "richtlijn.html"))
    assert found[0].props["voorwaarde"] == ["het koud is", "er plek is"]
    assert "•" not in str(found[0].props["tekst"])


def test_a_row_of_one_text_is_the_subhead_of_the_rows_below_it(tmp_path: Path) -> None:
    rows = (
        "<tr><th>Nr</th><th>Aanbeveling</th><th>Sterkte</th></tr>"
        '<tr><td colspan="3"><b>Mensen met jicht</b></td></tr><tr><td>1</td><td>Geef sokken.</td><td>Sterk</td></tr>'
        '<tr><td colspan="3"><b>Overdag</b></td></tr><tr><td>2</td><td>Geef geen kruik.</td><td>Zwak</td></tr>'
    )
    found = advice_of(read_text(tmp_path, _TABLE.format(rows=rows), "richtlijn.html"))
    assert [(one.props["tekst"], one.props["kop"]) for one in found] == [
        ("Geef sokken.", "Mensen met jicht"), ("Geef geen kruik.", "Overdag"),
    ]  # fmt: skip


def test_a_verb_behind_its_particle_ends_a_condition() -> None:
    assert conditions("Kweek bij mannen en als de klachten terugkomen.") == ["als de klachten terugkomen"]


def test_a_raised_number_is_no_part_of_a_measure() -> None:
    assert (
        findings("Er zijn aanwijzingen dat sokken leiden tot meer valincidenten (GRADE laag) 1.")[0].measure
        == "valincidenten"
    )
