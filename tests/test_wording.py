"""The portal's words, marks, urgent signals and colours: parts that need no running portal."""

from __future__ import annotations

import json
import re

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

from graph.model import Kind
from web import wording
from web.highlight import marked
from web.prose import stretches
from web.source_text import LONGEST, Sentence, SourceText
from web.urgent import signal_in


@pytest.mark.parametrize(
    ("given_date", "words"),
    [("2026-09-18", "18 september 2026"), ("2021-03", "maart 2021"), ("2030", "2030"), ("eind 2027", "eind 2027"),
     ("2026-09-18T10:30:00+02:00", "18 september 2026"), ("2026-13", "2026-13"), ("", "")],
)  # fmt: skip
def test_dates_read_as_dutch(given_date: str, words: str) -> None:
    assert wording.dutch_date(given_date) == words


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (12_500_000, "€ 12,5 miljoen"),
        (1_000_000_000, "€ 1 miljard"),
        (12_500, "€ 12.500"),
        (0, "€ 0"),
        (99.95, "€ 99,95"),
    ],
)
def test_amounts_read_as_dutch(amount: float, words: str) -> None:
    assert wording.euros(amount) == words


def test_a_share_never_reads_as_nothing_or_all_when_it_is_not() -> None:
    assert wording.percentage(0, 10) == "0 %"
    assert wording.percentage(1, 100_000) == "< 0,1 %"
    assert wording.percentage(99_999, 100_000) == "> 99,9 %"
    assert wording.percentage(1, 3) == "33,3 %"
    assert wording.percentage(10, 10) == "100 %"


def test_every_kind_has_words() -> None:
    assert set(wording.KIND_WORDS) == set(Kind)


# design tokens and assets


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of WCAG 2.2, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _tokens(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", css))


TEXT_PAIRS = [
    *((ink, ground) for ink in ("inkt", "inkt-zacht", "link", "bezocht", "merk") for ground in ("papier", "zand")),
    ("op-merk", "merk"), ("op-band", "band"), ("op-merk", "merk-diep"),
    ("op-markeer", "markeer"), ("inkt", "let-op-vlak"),
    ("inkt", "fout-vlak"), ("fout", "fout-vlak"), ("link", "let-op-vlak"), ("link", "fout-vlak"),
]  # fmt: skip
SHAPES = ["tekst", "beleid", "advies", "aanbod", "vraag", "mens", "uitkomst"]
CONTROL_PAIRS = [("rand", "papier"), ("rand", "zand"), ("focus", "papier"), ("focus", "zand"), ("focus", "halo")] + [
    (f"vorm-{name}", ground) for name in SHAPES for ground in ("papier", "zand")
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_tokens_have_contrast(scheme: str) -> None:
    css = (ROOT / "web/static/vindbaar.css").read_text(encoding="utf-8")
    light, _, rest = css.partition("@media (prefers-color-scheme: dark)")
    tokens = _tokens(light) | (_tokens(rest.partition("/* ground */")[0]) if scheme == "dark" else {})
    weak = [
        f"{a} on {b}: {contrast(tokens[a], tokens[b]):.1f}" for a, b in TEXT_PAIRS if contrast(tokens[a], tokens[b]) < 7
    ]
    weak += [
        f"{a} on {b}: {contrast(tokens[a], tokens[b]):.1f}"
        for a, b in CONTROL_PAIRS
        if contrast(tokens[a], tokens[b]) < 3
    ]
    assert weak == []


def test_the_lock_file_names_no_registry() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    assert lock["packages"]
    assert [name for name, package in lock["packages"].items() if "resolved" in package] == []


def test_style_sheets_ask_nothing_of_other_hosts() -> None:
    for sheet in (ROOT / "web/static").glob("*.css"):
        css = sheet.read_text(encoding="utf-8")
        assert "@import" not in css
        assert re.findall(r"url\(\s*[\"']?(?:https?:|//|data:)", css) == []


@given(st.text(), st.lists(st.tuples(st.integers(-5, 60), st.integers(-5, 60))))
def test_marked_text_reads_as_the_text_itself(text: str, ranges: list[tuple[int, int]]) -> None:
    html = str(marked(text, ranges))
    bare = re.sub("</?mark>", "", html)
    for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&#34;", '"'), ("&#39;", "'"), ("&amp;", "&")):
        bare = bare.replace(entity, character)
    assert bare == text
    assert html.count("<mark>") == html.count("</mark>")


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("112", "spoed"),
        ("Mijn man heeft een HARTAANVAL", "spoed"),
        ("ze krijgt geen lucht", "spoed"),
        ("mijn moeder is net van de trap gevallen", "spoed"),
        ("Ik denk aan zelfdoding", "levensmoe"),
        ("suïcide bij ouderen", "levensmoe"),
        ("ik wil niet meer leven", "levensmoe"),
        ("ik word geslagen door mijn zoon", "geweld"),
        ("ouderenmishandeling", "geweld"),
        ("valpreventie", None),
        ("mijn vader valt vaak", None),
        ("wonen en zorg", None),
        ("1120 plaatsen", None),
        ("dementie in het verpleeghuis", None),
        ("", None),
    ],
)
def test_urgent_words_are_recognised(question: str, name: str | None) -> None:
    found = signal_in(question)
    assert (found.name if found else None) == name
    assert found is None or found.ways


@given(st.text(alphabet=st.sampled_from("ab .\n\r\t\x0c\x00é"), max_size=3000), st.data())
def test_parts_hold_every_character_once_and_every_range_is_marked(text: str, data: st.DataObject) -> None:
    source = SourceText(text * 6)
    shown = "".join(
        piece.text for number in range(source.parts) for run in source.part(number + 1).paragraphs for piece in run
    )
    assert "".join(shown.split()) == "".join(text.replace("\0", "\ufffd").translate({12: " "}).split()) * 6
    if not text:
        return
    start = data.draw(st.integers(0, len(source.text) - 1))
    end = data.draw(st.integers(start + 1, min(len(source.text), start + LONGEST)))
    view = source.around(start, end)
    marked_text = "".join(piece.text for run in view.paragraphs for piece in run if piece.marked)
    wanted = source.text[start:end].replace("\0", "\ufffd")
    assert "".join(marked_text.split()) == "".join(wanted.split())
    quotation = source.quote(start, end)
    assert quotation.marked.split() == wanted.replace("\x0c", " ").split()


def test_a_quotation_is_the_sentence_around_the_words() -> None:
    text = SourceText("Een eerste zin. Hier noemt de minister\nvan zorg iets! En nog een zin.")
    start = text.text.index("minister")
    quotation = text.quote(start, start + 8)
    assert (quotation.before, quotation.marked, quotation.after) == ("Hier noemt de ", "minister", " van zorg iets! ")


def test_a_list_item_is_a_sentence_of_its_own() -> None:
    text = SourceText("## Kop\n- bij: vallen ; valangst\n- voor: ouderen\n2. Nog iets\n")
    start = text.text.index("ouderen")
    quotation = text.quote(start, start + 7)
    assert (quotation.before, quotation.marked, quotation.after) == ("- voor: ", "ouderen", " ")


def test_a_quotation_shows_the_repaired_sentence_with_the_same_words_marked() -> None:
    text = SourceText(
        "De zorg voor de zorg-\nvrager en de zorg thuis. Daarna nog iets.",
        sentences=[
            Sentence(0, 46, "De zorg voor de zorgvrager en de zorg thuis."),
            Sentence(47, 63, "Daarna nog iets."),
        ],
    )
    last = text.text.index("zorg thuis")
    quotation = text.quote(last, last + 4)
    assert (quotation.before, quotation.marked, quotation.after) == (
        "De zorg voor de zorgvrager en de ",
        "zorg",
        " thuis.",
    )
    whole = text.quote(0, len(text.text))
    assert (whole.before, whole.marked, whole.after) == (
        "",
        "De zorg voor de zorgvrager en de zorg thuis. Daarna nog iets.",
        "",
    )
    broken = text.text.index("zorg-")
    assert text.quote(broken, broken + 12).marked == "zorg- vrager"


def test_running_text_keeps_its_lists_and_tables() -> None:
    text = {
        "zinnen": [
            "Een. ",
            "Twee.",
            "punt a",
            "punt b",
            "Wat | Wanneer",
            "Stap | 2027",
            "los",
            "Wat | Wie | Waar",
            "[1] noot",
        ],
        "zin_blok": [0, 0, 1, 2, 3, 3, 4, 4, 5],
        "zin_soort": ["alinea", "alinea", "lijstitem", "lijstitem", "tabel", "tabel", "tabel", "tabel", "voetnoot"],
    }
    found = stretches(text)
    assert [stretch.form for stretch in found] == ["alinea", "lijst", "tabel", "regels", "voetnoot"]
    assert found[1].lines == ("punt a", "punt b")
    assert found[2].rows == (("Wat", "Wanneer"), ("Stap", "2027"))
    assert found[3].lines == ("los", "Wat | Wie | Waar")
    assert stretches({}) == []
