"""Telling sentences, fields, references and addresses apart."""

from __future__ import annotations

import pytest

from search.dutch import Token
from search.lines import is_beside_the_text, is_lead, is_reference, is_sentence, told
from search.matching import How, Match
from search.passage import Snippet
from search.snippets import snippet


@pytest.mark.parametrize(
    "line",
    [
        "De proeven zijn klaar in 2026.",
        "Vanaf 1 juli 2027 geldt dit ook thuis.",
        "Wat is de afspraak: we schrijven minder op.",
        "Dit is klaar in het najaar (planning: 2026).",
        "Ouderen krijgen hulp van een vast team dat zij kennen",
    ],
)
def test_sentences(line: str) -> None:
    assert is_sentence(line)
    assert not is_reference(line)


@pytest.mark.parametrize(
    "line",
    ["Setting: thuis; ziekenhuis", "Trekker: VWS", "Zie https://voorbeeld.nl/richtlijn voor meer.", "losse woorden"],
)
def test_no_sentences(line: str) -> None:
    assert not is_sentence(line)


@pytest.mark.parametrize(
    "line",
    [
        "Vallen bij oude mensen. 2012.",
        "Jansen P, e.a.. Bewegen helpt. Tijdschrift voor Verpleging, 2019.",
        "De Vries A (2018)",
        "Pieters, K. et al. Slapen in het verpleeghuis.",
        "Huisartsenblad 55(7):306-17. 2012. doi:10.1000/1",
    ],
)
def test_references(line: str) -> None:
    assert is_reference(line)
    assert not is_sentence(line)


def test_what_a_text_tells_beyond_its_title() -> None:
    assert told("Valtraining.", "Valtraining.") == 0
    assert told("Valtraining. Oefenen in een groep.", "Valtraining.") == len(" Oefenen in een groep.")
    assert told("Vallen bij oude mensen. 2012.\nBewegen helpt. 2014.", "Valtraining") == 0


def test_a_reference_is_shown_last() -> None:
    text = "Bewegen en vallen. Huisartsenblad. 2012.\nWie oefent, valt minder vaak en durft meer."
    places = [text.index("vallen"), text.index("valt")]
    found = [Match("vallen", Token("vallen", start, start + 4), How.WORD) for start in places]
    assert snippet(text, found, {"vallen": 2.0}).text.startswith("Wie oefent")


FIELDS = "Doelgroep: mensen met wonden\nInterventies: verband (bijv. gaas, zalf); zwachtels"


def shown(text: str, word: str) -> Snippet:
    start = text.index(word)
    return snippet(text, [Match(word, Token(word, start, start + len(word)), How.WORD)], {word: 2.0})


def test_a_piece_of_a_field_is_no_sentence() -> None:
    assert shown(FIELDS, "verband").text.startswith("Interventies: verband")
    assert not shown(FIELDS, "verband").whole


def test_a_sentence_is_shown_rather_than_a_field() -> None:
    found = shown(f"Wissel het elke dag en kijk naar de huid.\n{FIELDS}", "verband")
    assert found.text == "Wissel het elke dag en kijk naar de huid."
    assert found.whole


@pytest.mark.parametrize(
    ("line", "beside"),
    [
        ("Samengevat in eigen woorden; het stuk zelf staat bij de bron.", True),
        ("Van modules zonder advies is alleen de vraag gezien.", True),
        ("Bij een delier heeft de arts alleen de patiënt gezien, en niet de naaste.", False),
        ("Geraadpleegd op 3 mei 2026 bij de uitgever.", True),
        ("Soort: richtlijn", True),
        ("Laat de cliënt in eigen tempo vertellen wat er is.", False),
        ("De huisarts heeft het advies samengevat voor de familie.", False),
    ],
)
def test_what_a_text_says_of_itself_is_beside_the_text(line: str, beside: bool) -> None:
    assert is_beside_the_text(line) is beside


def test_a_row_of_a_table_is_no_sentence() -> None:
    assert not is_sentence("3 | Zorg dichtbij huis met hulp van buren | uiterlijk 2027")


@pytest.mark.parametrize(
    ("line", "leads"),
    [
        ("Bron: https://voorbeeld.nl/document/wondzorg-verpleeghuis https://voorbeeld.org/2", True),
        ("https://voorbeeld.nl/wondzorg", True),
        ("Verwante richtlijnen: Richtlijn Wondzorg; Richtlijn Voeding", True),
        ("Zie ook: Richtlijn Wondzorg", True),
        ("Interventies: verband; zwachtels", False),
        ("Lees de uitleg op www.voorbeeld.nl en vraag de huisarts wat u kunt doen.", False),
        ("Wie verwante richtlijnen kent, werkt sneller.", False),
    ],
)
def test_a_line_that_only_leads_elsewhere(line: str, leads: bool) -> None:
    assert is_lead(line) is leads


@pytest.mark.parametrize("lead", ["Bron: https://voorbeeld.nl/wondzorg-thuis", "Verwante richtlijnen: wondzorg thuis"])
def test_what_leads_elsewhere_is_shown_only_where_there_is_nothing_else(lead: str) -> None:
    found = shown(f"{lead}\nSetting: thuis", "wondzorg")
    assert found.text == "Setting: thuis"
    assert not found.marks
    assert shown(lead, "wondzorg").text == lead
