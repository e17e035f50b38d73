"""The sample corpus: its shape, its references, and that its texts are in our own words."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from docx import Document as open_docx
from pdfminer.high_level import extract_text
from pypdf import PdfReader

from graph.model import Kind
from ingest.everyday import parse_everyday
from ingest.vocabulary import KINDS, Vocabulary

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "corpus"
DOCUMENTS = CORPUS / "documenten"
CONCEPTS = CORPUS / "begrippen"
ORIGINALS = ROOT.parent / "shared" / "documenten"

SOURCE_COLUMNS = (
    "bestand", "titel", "soort", "uitgever", "datum", "geldig_tot", "url", "geraadpleegd", "licentie", "beschrijft",
    "vervangt",
)  # fmt: skip
CONCEPT_COLUMNS = (
    "id", "voorkeursterm", "synoniemen", "afkortingen", "verborgen", "lay", "lay_beide", "lay_verborgen", "breder",
    "dubbelzinnig", "soort", "gebied", "toelichting", "bron",
)  # fmt: skip
EVERYDAY = ("lay", "lay_beide", "lay_verborgen")
ORGANISATION_SORTS = {"organisatie", "rol", "overleg"}
FORMATS = {".md", ".txt", ".html", ".docx", ".pdf"}
CONSULTED = "2026-11-22"
TOO_LONG = 8
"""A run of this many words that also stands in an original is copying, not paraphrase."""
TITLE = "titelvandebron"
"""Stands for a title that was taken out; no original holds it, so no run goes across."""
TARGET_WORDS = 12_000
TARGET_CONCEPTS = 350
PLACE = re.compile(r"(?<![\w.])/(?:work|tmp|root|home|usr)/")


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def values(row: dict[str, str], column: str) -> list[str]:
    return [part.strip() for part in row[column].split(" ; ") if part.strip()]


@cache
def sources() -> dict[str, dict[str, str]]:
    return {row["bestand"]: row for row in rows(CORPUS / "bronnen.csv")}


def document_files() -> list[Path]:
    return sorted(path for path in DOCUMENTS.iterdir() if path.is_file())


def concept_files() -> list[Path]:
    return sorted(CONCEPTS.glob("*.csv"))


@cache
def text_of(path: Path) -> str:
    """Everything a reader sees, as plain text; tables and (for the web page) the title included."""
    if path.suffix == ".pdf":
        return extract_text(str(path))
    if path.suffix == ".docx":
        document = open_docx(str(path))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
    text = path.read_text(encoding="utf-8")
    return BeautifulSoup(text, "html5lib").get_text("\n") if path.suffix == ".html" else text


def metadata_of(path: Path) -> str:
    """What the file says of itself in the place its format keeps for that; '' for TXT, which has none."""
    if path.suffix == ".pdf":
        return " | ".join(str(value) for value in (PdfReader(str(path)).metadata or {}).values())
    if path.suffix == ".docx":
        said = open_docx(str(path)).core_properties
        return f"{said.title} | {said.author} | {said.subject}"
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        page = BeautifulSoup(text, "html5lib")
        return " | ".join(str(tag.get("content")) for tag in page.find_all("meta"))
    return text.split("---")[1] if path.suffix == ".md" else ""


def words(text: str) -> list[str]:
    """Lower-case words without accents, with the hyphenation of a line end undone."""
    joined = re.sub(r"(\w)[-\u00ad]\s*\n\s*(\w)", r"\1\2", text)
    plain = unicodedata.normalize("NFKD", joined).encode("ascii", "ignore").decode().lower()
    return re.findall(r"[a-z0-9]+", plain)


def runs(text: str) -> Iterator[tuple[str, ...]]:
    """Runs of prose: a row of a table, which is figures for the greater part, has to be the same."""
    found = words(text)
    for start in range(len(found) - TOO_LONG + 1):
        run = tuple(found[start : start + TOO_LONG])
        if sum(word.isdigit() for word in run) * 2 < TOO_LONG:
            yield run


def without_source_titles(text: str) -> str:
    """The text with the titles of the sources taken out: a source is named by its own title."""
    plain = " ".join(words(text))
    for row in sources().values():
        if not row["beschrijft"]:
            plain = plain.replace(" ".join(words(row["titel"])), TITLE)
    return plain


@pytest.fixture(scope="module")
def original_runs() -> set[tuple[str, ...]]:
    originals = sorted(ORIGINALS.glob("*.txt"))
    if not originals:
        pytest.skip(f"the original documents are not here ({ORIGINALS.name}/ beside the repository)")
    return {run for path in originals for run in runs(path.read_text(encoding="utf-8"))}


# --- documents -------------------------------------------------------------------------------------------------------


def test_the_corpus_holds_data_only() -> None:
    kinds = {path.suffix for path in CORPUS.rglob("*") if path.is_file()}
    assert kinds <= FORMATS | {".csv", ".json", ".toml", ".xlsx"}


def test_the_documents_come_in_at_least_four_formats() -> None:
    files = document_files()
    assert len(files) >= 6
    assert {path.suffix for path in files} <= FORMATS
    assert len({path.suffix for path in files}) >= 4


def test_the_documents_are_rich_enough_to_answer_questions() -> None:
    assert sum(len(words(text_of(path))) for path in document_files()) >= TARGET_WORDS


@pytest.mark.parametrize("path", document_files(), ids=lambda path: path.name)
def test_a_document_names_its_source_where_a_reader_sees_it(path: Path) -> None:
    text = " ".join(text_of(path).split())
    row = sources()[path.name]
    assert "Bron:" in text
    assert "22 november 2026" in text
    assert row["datum"][:4] in text
    if row["url"]:
        assert row["url"] in path.read_text(encoding="utf-8") if path.suffix in {".md", ".html"} else text


@pytest.mark.parametrize("path", [p for p in document_files() if p.suffix != ".txt"], ids=lambda path: path.name)
def test_a_document_carries_its_description(path: Path) -> None:
    said = metadata_of(path)
    row = sources()[path.name]
    assert row["titel"] in said
    assert row["uitgever"] in said


@pytest.mark.parametrize("path", [*document_files(), *concept_files()], ids=lambda path: path.name)
def test_no_run_of_words_is_copied_from_an_original(path: Path, original_runs: set[tuple[str, ...]]) -> None:
    copied = sorted({" ".join(run) for run in runs(without_source_titles(text_of(path))) if run in original_runs})
    assert copied == []


@pytest.mark.parametrize("path", [p for p in document_files() if p.suffix == ".pdf"], ids=lambda path: path.name)
def test_a_pdf_has_selectable_dutch_text_pages_and_no_shipped_font(path: Path) -> None:
    reader = PdfReader(str(path))
    assert len(reader.pages) > 1
    text = text_of(path)
    assert "(cid:" not in text
    assert set("éë’‘") <= set(text)
    pages = [page.extract_text() for page in reader.pages]
    assert all(f"Pagina {number}" in page for number, page in enumerate(pages, 1))
    assert len({page.splitlines()[0] for page in pages}) == 1, "every page begins with the running header"
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            assert "/FontDescriptor" not in font.get_object()


@pytest.mark.parametrize("path", [p for p in document_files() if p.suffix == ".docx"], ids=lambda path: path.name)
def test_a_docx_has_headings_lists_and_a_table(path: Path) -> None:
    document = open_docx(str(path))
    styles = Counter(paragraph.style.name for paragraph in document.paragraphs if paragraph.style)
    assert styles["Heading 1"] >= 2
    assert styles["Heading 2"] >= 2
    assert styles["List Bullet"] >= 2
    assert document.tables


# --- bronnen.csv -----------------------------------------------------------------------------------------------------


def test_the_list_of_sources_has_its_columns_and_clean_values() -> None:
    found = rows(CORPUS / "bronnen.csv")
    assert found
    for row in found:
        assert tuple(row) == SOURCE_COLUMNS
        assert None not in row.values()
        assert row["titel"]
        assert row["soort"] in {"akkoord", "visie", "agenda"}
        for column in ("datum", "geldig_tot", "geraadpleegd"):
            assert re.fullmatch(r"(\d{4}(-\d{2}(-\d{2})?)?)?", row[column]), f"{row['bestand']}: {column}"
        assert re.fullmatch(r"(https?://\S+)?", row["url"])
        assert row["geraadpleegd"] == CONSULTED


def test_every_document_has_one_row_and_every_row_a_document() -> None:
    listed = [row["bestand"] for row in rows(CORPUS / "bronnen.csv")]
    assert len(listed) == len(set(listed))
    described = {name for name, row in sources().items() if row["beschrijft"]}
    assert described == {path.name for path in document_files()}


def test_every_document_describes_a_source_that_is_listed() -> None:
    originals = {name for name, row in sources().items() if not row["beschrijft"]}
    assert len(originals) == 5
    assert {row["beschrijft"] for row in sources().values() if row["beschrijft"]} == originals


def test_a_summary_shares_date_and_kind_with_its_source() -> None:
    for name, row in sources().items():
        if row["beschrijft"]:
            source = sources()[row["beschrijft"]]
            assert (row["datum"], row["soort"], row["url"]) == (source["datum"], source["soort"], source["url"]), name


def test_the_originals_in_the_list_exist() -> None:
    if not ORIGINALS.is_dir():
        pytest.skip(f"the original documents are not here ({ORIGINALS.name}/ beside the repository)")
    named = {name for name, row in sources().items() if not row["beschrijft"]}
    assert named == {path.name for path in ORIGINALS.glob("*.txt")}


# --- begrippen -------------------------------------------------------------------------------------------------------


def test_there_is_a_concept_file_for_every_kind() -> None:
    assert {path.stem for path in concept_files()} == set(KINDS)


def test_the_vocabulary_loads_without_a_remark() -> None:
    vocabulary = Vocabulary.load(CONCEPTS)
    assert [(row.bestand, row.rij, row.reden) for row in vocabulary.problems] == []
    assert len(vocabulary.concepts) >= TARGET_CONCEPTS
    assert {concept.kind for concept in vocabulary.concepts.values()} == set(KINDS.values())


@pytest.mark.parametrize("path", concept_files(), ids=lambda path: path.name)
def test_a_concept_file_has_its_columns_and_clean_values(path: Path) -> None:
    for number, row in enumerate(rows(path), 2):
        where = f"{path.name}:{number}"
        assert tuple(row) == CONCEPT_COLUMNS, where
        assert None not in row.values(), where
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", row["id"]), where
        assert row["bron"], where
        assert all(cell == cell.strip() and "  " not in cell for cell in row.values()), where
        for column in (*EVERYDAY, "synoniemen", "afkortingen", "verborgen", "breder", "dubbelzinnig"):
            assert len(values(row, column)) == len(set(values(row, column))), f"{where}: {column} twice"
            assert not re.search(r"\S;|;\S", row[column]), f"{where}: values are separated by ' ; '"
        if path.stem == "organisaties":
            assert row["soort"] in ORGANISATION_SORTS, where


def test_broader_concepts_exist_and_do_not_run_in_circles() -> None:
    vocabulary = Vocabulary.load(CONCEPTS)
    for concept in vocabulary.concepts.values():
        trail, above = {concept.id}, list(concept.broader)
        while above:
            broader = above.pop()
            assert broader in vocabulary.concepts, f"{concept.id}: {broader}"
            assert broader not in trail or broader != concept.id, f"{concept.id} is broader than itself"
            if broader not in trail:
                trail.add(broader)
                above.extend(vocabulary.concepts[broader].broader)


def test_no_form_names_two_concepts_of_a_kind_unless_marked() -> None:
    for path in concept_files():
        owners: dict[str, list[str]] = {}
        for row in rows(path):
            unsafe = {form.casefold() for form in values(row, "dubbelzinnig")}
            forms = {row["voorkeursterm"], *values(row, "synoniemen"), *values(row, "afkortingen")}
            for form in {form.casefold() for form in forms} - unsafe:
                owners.setdefault(form, []).append(row["id"])
        shared = {form: ids for form, ids in owners.items() if len(ids) > 1}
        assert shared == {}, path.name


def test_ambiguous_forms_are_forms_of_their_concept() -> None:
    for path in concept_files():
        for row in rows(path):
            forms = {row["voorkeursterm"], *values(row, "synoniemen"), *values(row, "afkortingen")}
            assert set(values(row, "dubbelzinnig")) <= forms, f"{path.name}: {row['id']}"


def test_everyday_words_and_misspellings_are_not_forms_for_linking() -> None:
    for path in concept_files():
        for row in rows(path):
            linked = {row["voorkeursterm"], *values(row, "synoniemen"), *values(row, "afkortingen")}
            folded = {form.casefold() for form in linked}
            aside = {
                parse_everyday(form).text.casefold()
                for column in (*EVERYDAY, "verborgen")
                for form in values(row, column)
            }
            assert not folded & aside, f"{path.name}: {row['id']}"


@pytest.mark.parametrize(
    ("form", "identifier"),
    [
        ("PFN", "organisatie/patientenfederatie-nederland"),
        ("SWN", "organisatie/sociaal-werk-nederland"),
        ("LOC", "organisatie/loc-waardevolle-zorg"),
        ("ZiNL", "organisatie/zorginstituut-nederland"),
        ("NZA", "organisatie/nederlandse-zorgautoriteit"),
        ("dNggz", "organisatie/de-nederlandse-ggz"),
        ("Iederin", "organisatie/ieder-in"),
        ("V&VN", "organisatie/v-en-vn"),
        ("ZN", "organisatie/zorgverzekeraars-nederland"),
        ("zorgkantoren", "organisatie/zorgkantoren"),
        ("zorgverzekeraars", "organisatie/zorgverzekeraars"),
    ],
)
def test_the_names_policy_documents_use_lead_to_one_organisation(form: str, identifier: str) -> None:
    vocabulary = Vocabulary.load(CONCEPTS)
    named = {
        concept.id
        for concept in vocabulary.concepts.values()
        if concept.kind is Kind.ORGANISATIE
        and form not in concept.ambiguous
        and form in (concept.name, *concept.synonyms, *concept.abbreviations)
    }
    assert named == {identifier}


# --- the whole folder ------------------------------------------------------------------------------------------------


def test_no_machine_path_is_in_the_corpus() -> None:
    for path in CORPUS.rglob("*"):
        if path.suffix in {".md", ".csv", ".txt", ".html", ".json", ".toml"}:
            assert not PLACE.search(path.read_text(encoding="utf-8", errors="replace")), path.name
