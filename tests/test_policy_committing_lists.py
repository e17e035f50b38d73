"""Lists behind a sentence that commits somebody, and items that name several acts in the infinitive."""

from __future__ import annotations

from pathlib import Path

import pytest
from policy_reading import acts_of, read_text

from graph.model import Edge, Kind, Node, Predicate
from ingest.document import Reading
from ingest.policy.infinitive_lists import infinitive_parts


@pytest.mark.parametrize(
    ("lead", "doers"),
    [
        ("VWS en ZN spreken af om:", ["vws", "zn"]),
        ("De VNG zegt toe:", ["vng"]),
        ("Vilans en Movisie nemen het volgende op zich:", ["vilans", "movisie"]),
        ("Het Zorginstituut verplicht zich tot:", ["zorginstituut"]),
        ("ZN heeft de volgende taken:", ["zn"]),
        ("ActiZ heeft op 3 maart 2026 besloten:", ["actiz"]),
    ],
)
def test_items_are_acts_of_who_commits(tmp_path: Path, lead: str, doers: list[str]) -> None:
    text = f"Akkoord\n\n{lead}\n- een proef op te zetten in mei 2027;\n- het bijhouden van de aantallen.\n"
    assert [[d.actor.id.split("/")[-1] for d in act.doers] for act in acts_of(tmp_path, text)] == [doers, doers]


def test_a_list_of_goals_commits_nobody_to_an_act(tmp_path: Path) -> None:
    assert acts_of(tmp_path, "Akkoord\n\nVWS en ZN spreken deze doelen af:\n- minder vallen;\n- meer rust.\n") == []


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "een kaart te maken en deze ieder jaar bij te werken",
            ["een kaart te maken", "deze ieder jaar bij te werken"],
        ),
        ("Het bijhouden van de stand en het melden ervan", ["Het bijhouden van de stand", "het melden ervan"]),
        ("een netwerk opzetten, voorlichting geven en een site bouwen", 3),
        ("voorbeelden verzamelen en delen", []),
        ("vrijwilligers te werven en op te leiden", []),
        ("een plan te maken om files te verkorten en kosten te besparen", []),
        ("onderzoeken hoe gemeenten kunnen helpen en kosten besparen", []),
    ],
)
def test_acts_in_the_infinitive(text: str, parts: list[str] | int) -> None:
    found = [part.text for part in infinitive_parts(Reading(text, list(range(len(text)))))]
    assert (len(found) if isinstance(parts, int) else found) == parts


def test_what_was_decided_is_not_dated_by_the_decision(tmp_path: Path) -> None:
    text = "Besluiten\n\nDe VNG heeft op 3 mei 2026 besloten:\n- de subsidie te verlengen;\n- geen geld te vragen.\n"
    _, facts = read_text(tmp_path, text)
    acts = [fact for fact in facts if isinstance(fact, Node) and fact.kind is Kind.ACTIE]
    assert [(act.name, act.props["deadline_eind"]) for act in acts] == [("de subsidie te verlengen", None)]


def test_people_before_a_verb_without_object_are_its_object(tmp_path: Path) -> None:
    text = "Plan\n\nActies\n\n- Gemeenten informeren over drempels.\n- Gemeenten informeren hun inwoners.\n"
    assert [[d.actor.name for d in act.doers] for act in acts_of(tmp_path, text)] == [[], ["gemeenten"]]


def test_letters_within_a_list_item_are_items_of_its_party(tmp_path: Path) -> None:
    text = (
        "# Convenant\n\n## Artikel 4. Inzet\n\n1. Movisie:\n   a. levert in mei 2027 een gids;\n"
        "   b. onderzoekt de werking.\n2. Vilans richt een loket in.\n3. De gids noemt a. het loket en b. de coach.\n"
    )
    _, facts = read_text(tmp_path, text, "convenant.md")
    told = {f.name: f.source.quote for f in facts if isinstance(f, Node) and f.kind is Kind.ACTIE}
    assert list(told.values()) == [
        "levert in mei 2027 een gids;",
        "onderzoekt de werking.",
        "Vilans richt een loket in.",
    ]
    doers = [f.from_id for f in facts if isinstance(f, Edge) and f.predicate is Predicate.VOERT_UIT]
    assert doers == ["organisatie/movisie", "organisatie/movisie", "organisatie/vilans"]


@pytest.mark.parametrize(
    ("sentence", "doers"),
    [
        ("De Gemeenten stellen een coach aan.", {"gemeente-ede", "gemeente-laar"}),
        ("De Aanbieders openen in 2027 een huis.", {"stichting-lindehof", "stichting-de-brug"}),
        (
            "Partijen evalueren de afspraken in 2028.",
            {"gemeente-ede", "gemeente-laar", "stichting-lindehof", "stichting-de-brug"},
        ),
        ("Elke gemeente wijst een contactpersoon aan.", {"gemeenten"}),
    ],
)
def test_several_parties_under_one_name(tmp_path: Path, sentence: str, doers: set[str]) -> None:
    text = (
        '# Convenant\n\nDe partijen:\n\n- de gemeenten Ede en Laar, hierna "de Gemeenten";\n'
        '- stichting Lindehof en stichting De Brug, hierna tezamen "de Aanbieders";\n\n'
        f"hierna gezamenlijk te noemen: Partijen,\n\n## Artikel 2. Inzet\n\n1. {sentence}\n"
    )
    _, facts = read_text(tmp_path, text, "convenant.md")
    found = {f.from_id.split("/")[-1] for f in facts if isinstance(f, Edge) and f.predicate is Predicate.VOERT_UIT}
    assert found == doers
