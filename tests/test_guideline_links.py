"""What an advice is about: whom, which problem, which interventions, by whom, each with its own words."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from guideline_reading import advice_of, anchored, read_guideline, read_text

from graph.model import Edge, Node, Predicate
from ingest.guideline.facts import GuidelineFacts

GOLDEN = Path(__file__).parent / "golden"
START = "# Richtlijn Proef\n\n## Module 1: Zorg\n\n### Uitgangsvraag\n\nWat helpt?\n\n### Aanbeveling\n\n"


def _read(folder: Path, advice: str) -> tuple[GuidelineFacts, str]:
    path = folder / "proef.md"
    path.write_text(START + advice + "\n", encoding="utf-8")
    return read_guideline(path), anchored(path).document.text


def _links(found: GuidelineFacts, predicate: Predicate) -> dict[str, str]:
    """Name of what advices are joined with → the words that say so."""
    names = {fact.id: fact.name for fact in found.facts if isinstance(fact, Node)}
    return {
        names[fact.to_id]: fact.source.quote
        for fact in found.facts
        if isinstance(fact, Edge) and fact.predicate is predicate and fact.from_id.startswith("aanbeveling/")
    }


def test_words_of_the_advice_and_its_subhead(tmp_path: Path) -> None:
    found, text = _read(
        tmp_path, "#### Mensen met dementie\n\nBied muziektherapie aan bij agitatie in het verpleeghuis."
    )
    assert _links(found, Predicate.VOOR) == {"mensen met dementie": "Mensen met dementie"}
    assert _links(found, Predicate.BIJ)["agitatie"] == "agitatie"
    assert _links(found, Predicate.IN) == {"verpleeghuis": "verpleeghuis"}
    assert _links(found, Predicate.BEVEELT_AAN) == {"Muziektherapie": "muziektherapie"}
    assert all(text[f.source.start : f.source.end] == f.source.quote for f in found.facts)


def test_a_group_that_no_vocabulary_knows_is_a_group_all_the_same(tmp_path: Path) -> None:
    found, _ = _read(tmp_path, "#### Bewoners met een stoma\n\nControleer de huid elke dag.")
    assert _links(found, Predicate.VOOR) == {"Bewoners met een stoma": "Bewoners met een stoma"}


@pytest.mark.parametrize(
    ("advice", "doers"),
    [
        ("Verwijs naar de logopedist.", {"logopedist"}),
        ("Verwijs niet naar de logopedist.", set()),
        ("Overleg vooraf met een bevoegd internist.", {"internist"}),
        ("Als huisarts bespreekt u dit zelf.", {"huisarts"}),
        ("De wijkverpleegkundige bespreekt dit.", {"wijkverpleegkundige"}),
    ],
)
def test_who_has_a_hand_in_it(tmp_path: Path, advice: str, doers: set[str]) -> None:
    found, _ = _read(tmp_path, advice)
    assert set(_links(found, Predicate.DOOR)) == doers


def test_advice_against_an_intervention_and_against_too_much_of_it(tmp_path: Path) -> None:
    found, _ = _read(
        tmp_path, "Geef geen antipsychotica.\n\nBouw slaapmiddelen af.\n\nEvalueer antidepressiva jaarlijks."
    )
    assert set(_links(found, Predicate.RAADT_AF)) == {"Antipsychotica", "Slaapmiddelen"}
    assert _links(found, Predicate.BEVEELT_AAN) == {}


def test_fields_below_an_advice_win(tmp_path: Path) -> None:
    found, _ = _read(
        tmp_path,
        "Overweeg een lichtlamp.\n\nSterkte: sterk (formulering in de bron)\n\nRichting: tegen\n\n"
        "Doelgroep: ouderen\n\nInterventies: lichttherapie; daglichtlamp\n\nVoorwaarde: alleen in de winter",
    )
    (advice,) = [f for f in found.facts if isinstance(f, Node) and f.id.startswith("aanbeveling/")]
    assert advice.props["sterkte"] == "sterk"
    assert advice.props["sterkte_basis"] == "formulering"
    assert advice.props["richting"] == "tegen"
    assert advice.props["voorwaarde"] == "alleen in de winter"
    assert set(_links(found, Predicate.RAADT_AF)) == {"Lichttherapie", "Daglichtlamp"}
    assert _links(found, Predicate.VOOR) == {"ouderen": "ouderen"}


def test_an_unknown_strength_stays_unknown(tmp_path: Path) -> None:
    found, _ = _read(tmp_path, "Geef voorlichting.\n\nSterkte: onbekend\n\nRichting: voor")
    (advice,) = [f for f in found.facts if isinstance(f, Node) and f.id.startswith("aanbeveling/")]
    assert (advice.props["sterkte"], advice.props["sterkte_basis"]) == ("onbekend", None)


def _interventions(folder: Path, advice: str) -> set[str]:
    """Names of what an advice recommends (+) and advises against (-), lower case."""
    found, _ = _read(folder, advice)
    recommended, discouraged = (_links(found, p) for p in (Predicate.BEVEELT_AAN, Predicate.RAADT_AF))
    return {f"+{name.lower()}" for name in recommended} | {f"-{name.lower()}" for name in discouraged}


def test_things_to_give_and_to_leave_are_known_by_their_place(tmp_path: Path) -> None:
    """`golden/adviesinterventies.tsv`: advice in own words, with what a reader says it is for (+) and against (-)."""
    hit = expected = given = 0
    with (GOLDEN / "adviesinterventies.tsv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    for row in rows:
        wanted = {name.strip() for name in re.findall(r"[+-](?:(?! [+-]).)+", row["interventies"] or "")}
        found = _interventions(tmp_path, row["advies"])
        right = {
            name for name in found if any(name[0] == w[0] and (name[1:] in w[1:] or w[1:] in name[1:]) for w in wanted)
        }
        hit += len(right)
        given += len(found)
        expected += len(wanted)
    assert hit >= 0.9 * given
    assert hit >= 0.85 * expected


@pytest.mark.parametrize("advice", ["Verwijs naar de diëtist.", "Geef uitleg.", "Betrek naasten.", "Neem de tijd."])
def test_people_and_talk_are_no_interventions(tmp_path: Path, advice: str) -> None:
    assert _interventions(tmp_path, f"{advice}\n\nInterventies: diëtist; samenwerking; naasten") == set()


@pytest.mark.parametrize(
    "advice",
    [
        "Het wordt afgeraden om warmtekussens te gebruiken.",
        "Het routinematig bepalen ervan wordt niet aanbevolen.",
        "Routinematig verrichten van een hartfilmpje wordt niet aanbevolen.",
        "Dragen van sloffen buiten bed wordt afgeraden.",
        "Behandeling wordt niet aanbevolen bij milde klachten.",
        "Start eerst daagse medicatie.",
    ],
)
def test_words_that_say_nothing_by_themselves_are_no_interventions(tmp_path: Path, advice: str) -> None:
    empty = {"het", "routinematig verrichten", "het routinematig", "dragen", "behandeling", "daagse medicatie"}
    assert not {name[1:] for name in _interventions(tmp_path, advice)} & empty


def test_a_subhead_may_say_whose_work_it_is(tmp_path: Path) -> None:
    found, _ = _read(tmp_path, "Voor verpleegkundigen en verzorgenden:\n\n- Vraag naar pijn.\n- Noteer de score.")
    assert set(_links(found, Predicate.DOOR)) == {"verpleegkundige", "verzorgende"}


@pytest.mark.parametrize(
    ("advice", "does", "named"),
    [
        ("Laat een logopedist het slikken beoordelen.", {"logopedist"}, set()),
        ("Zorg samen met de ergotherapeut voor een goede zithouding.", {"ergotherapeut"}, set()),
        ("Schakel bij twijfel de huisarts in.", {"huisarts"}, set()),
        ("Overweeg daarbij een diëtist te raadplegen.", {"diëtist"}, set()),
        ("Verwijs naar de diëtist.", {"diëtist"}, set()),
        ("Verwijs liever niet naar de diëtist.", set(), {"diëtist"}),
        ("School verzorgenden in het herkennen van pijn.", set(), {"verzorgende"}),
    ],
)
def test_who_does_it_is_apart_from_who_is_only_named(
    tmp_path: Path, advice: str, does: set[str], named: set[str]
) -> None:
    found, _ = _read(tmp_path, advice)
    assert set(_links(found, Predicate.DOOR)) == does
    assert set(_links(found, Predicate.NOEMT)) == named


@pytest.mark.parametrize(
    ("advice", "predicate", "names"),
    [
        ("Bied bewoners met gevorderde dementie muziek aan.", Predicate.VOOR, {"mensen met dementie"}),
        ("Geef bewoners met jeuk koele kleding.", Predicate.VOOR, set()),
        ("Geef bewoners met jeuk koele kleding.", Predicate.BIJ, {"jeuk"}),
        ("Bied mensen met dementie muziek aan.", Predicate.BIJ, {"dementie"}),
        ("Geef ondervoede ouderen die vaak gevallen zijn drinkvoeding.", Predicate.BIJ, {"ondervoeding", "vallen"}),
        ("Leg uit in welke gevallen dit helpt.", Predicate.BIJ, set()),
        ("Bied thuiswonende ouderen een maatje aan.", Predicate.IN, {"thuis"}),
        ("Laat een kapper aan huis komen.", Predicate.IN, {"thuis"}),
        ("Help bewoners met een slikstoornis rechtop.", Predicate.VOOR, {"bewoners met een slikstoornis"}),
        ("Help mensen in een rolstoel met sokken.", Predicate.VOOR, {"mensen in een rolstoel"}),
        ("Geef mensen met een lage dosis ook sokken.", Predicate.VOOR, set()),
        ("Geef bedlegerige bewoners sokken.", Predicate.VOOR, {"bedlegerige bewoners"}),
        ("Help mensen met hun sokken.", Predicate.VOOR, set()),
        ("Vraag verpleeghuisbewoners naar hun wensen.", Predicate.IN, {"verpleeghuis"}),
    ],
)
def test_words_may_imply_a_group_and_a_place(
    tmp_path: Path, advice: str, predicate: Predicate, names: set[str]
) -> None:
    found, _ = _read(tmp_path, advice)
    assert set(_links(found, predicate)) == names


@pytest.mark.parametrize(
    ("advice", "names"),
    [
        ("NIET DOEN\n\n- Kleefpleisters op dunne huid.", {"-kleefpleisters"}),
        ("DOEN\n\n- Inzet van een risicolijst bij opname.", {"+risicolijst"}),
        ("NIET DOEN\n\n- Wassen met water en zeep bij ouderen.", {"-wassen met water en zeep"}),
        ("Beoordeel de beweeglijkheid met een goniometer.", {"+goniometer"}),
        ("Bespreek de uitkomst met een naaste.", set()),
    ],
)
def test_a_name_alone_and_an_instrument_are_interventions(tmp_path: Path, advice: str, names: set[str]) -> None:
    assert _interventions(tmp_path, advice) == names


def test_a_line_that_names_patients_is_no_page_for_them(tmp_path: Path) -> None:
    found, _ = _read(tmp_path, "Voor patiënten met dementie:\n\n- Zet muziek aan.\n- Geef een knuffeldeken.")
    assert "mensen met dementie" in _links(found, Predicate.VOOR)


@pytest.mark.parametrize(
    ("advice", "problems"),
    [
        ("Masseer de schouders bij nekklachten.", {"nekklachten"}),
        ("Sluit eerst vaatlijden uit.", {"vaatlijden"}),
        ("Vraag bewoners die snurken naar hun slaap.", {"slaapapneu"}),
        ("Geef 's avonds warme melk bij moeite met inslapen.", {"slaapproblemen"}),
        ("Behandel pijn bij obstipatie.", {"pijn", "obstipatie"}),
        ("Bespreek welke klachten er zijn.", set()),
    ],
)
def test_a_complaint_is_known_by_a_list_by_what_it_means_or_by_its_form(
    advice: str, problems: set[str], tmp_path: Path
) -> None:
    found, _ = _read(tmp_path, advice)
    assert set(_links(found, Predicate.BIJ)) == problems


def test_against_stopping_at_once_is_not_against_what_is_given(tmp_path: Path) -> None:
    found, _ = _read(tmp_path, "Raad het plotseling staken van antidepressiva af.")
    assert not _links(found, Predicate.RAADT_AF)


def test_for_whom_a_module_is_holds_for_advice_that_does_not_say(tmp_path: Path) -> None:
    page = (
        "# Richtlijn Sokken\n\n## Module 1: Dag\n\nDoelgroep: bewoners met jicht\n\n### Uitgangsvraag\n\nWat helpt?\n\n"
        "### Aanbevelingen\n\n- Geef sokken.\n- Geef mensen in een rolstoel sloffen.\n\n"
        "## Module 2: Nacht\n\n### Uitgangsvraag\n\nWat dan?\n\n### Aanbevelingen\n\n- Geef bedsokken.\n"
    )
    found = read_text(tmp_path, page)
    said = {one.id: one.props["tekst"] for one in advice_of(found)}
    edges = [fact for fact in found.facts if isinstance(fact, Edge) and fact.predicate is Predicate.VOOR]
    told = {(said[edge.from_id], edge.to_id) for edge in edges if edge.from_id in said}
    assert told == {
        ("Geef sokken.", "doelgroep/bewoners-met-jicht"),
        ("Geef mensen in een rolstoel sloffen.", "doelgroep/mensen-in-een-rolstoel"),
    }
