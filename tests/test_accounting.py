"""Block accounting adds up, and every quote is literally where its source says."""

from __future__ import annotations

from graph.model import BlockNote, Edge, Handling, Node
from ingest.accounting import FACTS, MISSED, RUNNING_TEXT, UNREAD_TABLE, account, block_notes
from ingest.anchoring import Anchor
from ingest.document import Block, BlockKind, Document, Reading, Section, Span
from ingest.prose import prose_facts

TEXT = """Een titel vooraf

1. Begin
Eerste zin van het begin. Tweede zin, die ver\
-
Paginakop
der gaat.
4
12
[code: x]
"""


def block(kind: BlockKind, *parts: str) -> Block:
    spans, text, origin = [], "", []
    for part in parts:
        start = TEXT.index(part)
        spans.append(Span(start, start + len(part)))
        text += part
        origin += range(start, start + len(part))
    return Block(kind, Reading(text, origin), tuple(spans))


def a_document() -> Document:
    document = Document(file="proef.txt", format="txt", text=TEXT, literal=True, title=None)
    document.blocks = [block(BlockKind.ALINEA, "Een titel vooraf")]
    heading = block(BlockKind.KOP, "1. Begin")
    broken = "Eerste zin van het begin. Tweede zin, die ver"
    sentence = block(BlockKind.ALINEA, broken, "der gaat.")
    hyphen = TEXT.index("-\nPagina")
    sentence = Block(
        BlockKind.ALINEA, sentence.reading, (*sentence.spans[:1], Span(hyphen, hyphen + 1), sentence.spans[1])
    )
    table = block(BlockKind.TABEL, "4\n12")
    document.sections = [Section("Begin", 1, heading, number="1", blocks=[sentence, table])]
    document.noise = [block(BlockKind.PAGINAKOP, "Paginakop")]
    return document


def facts_of(document: Document) -> tuple[Anchor, list[Node | Edge | BlockNote]]:
    anchor = Anchor(document, "proef", "proef.txt")
    facts: list[Node | Edge | BlockNote] = list(prose_facts(anchor, {"titel": "Proef"}))
    return anchor, [*facts, *block_notes(anchor, facts)]


def test_the_counts_add_up_to_every_visible_character() -> None:
    _, facts = facts_of(a_document())
    counts = account(TEXT, facts)
    assert sum(counts.values()) == sum(not c.isspace() for c in TEXT)
    assert counts[FACTS] == len("Eentitelvooraf") + len("1.Begin")
    assert counts["paginakop of -voet"] == len("Paginakop")
    assert counts[UNREAD_TABLE] == 3
    assert counts[RUNNING_TEXT] == len("Eerstezinvanhetbegin.Tweedezin,diever-dergaat.")


def test_text_that_no_block_answers_for_is_flagged_not_dropped() -> None:
    _, facts = facts_of(a_document())
    (missed,) = [f for f in facts if isinstance(f, BlockNote) and f.reason == MISSED]
    assert missed.handling is Handling.FLAGGED
    assert missed.source.quote == "[code: x]"
    assert account(TEXT, facts)[MISSED] == len("[code:x]")


def test_what_should_have_been_understood_is_flagged_and_the_rest_of_its_block_is_running_text() -> None:
    document = a_document()
    anchor = Anchor(document, "proef", "proef.txt")
    facts: list[Node | Edge | BlockNote] = list(prose_facts(anchor, {"titel": "Proef"}))
    start = TEXT.index("Tweede")
    sentence = Span(start, TEXT.index("gaat.") + len("gaat."))  # the page header in it keeps its own reason
    facts += block_notes(anchor, facts, [(sentence, "lijkt een afspraak")])
    flagged = [f.source.quote for f in facts if isinstance(f, BlockNote) and f.reason == "lijkt een afspraak"]
    assert flagged == ["Tweede zin, die ver", "-", "der gaat."]
    counts = account(TEXT, facts)
    assert sum(counts.values()) == sum(not c.isspace() for c in TEXT)
    assert counts["lijkt een afspraak"] == len("Tweedezin,diever-dergaat.")
    assert counts[RUNNING_TEXT] == len("Eerstezinvanhetbegin.")
    assert counts["paginakop of -voet"] == len("Paginakop")


def test_a_sentence_cut_by_a_page_header_is_read_whole_and_quoted_literally() -> None:
    anchor, facts = facts_of(a_document())
    (section,) = [f for f in facts if isinstance(f, Node) and f.kind.value == "Sectie"]
    assert section.props["zinnen"] == [
        "Eerste zin van het begin.",
        "Tweede zin, die verder gaat.",
        *section.props["zinnen"][2:],  # type: ignore[index]
    ]
    start, end = section.props["zin_start"][1], section.props["zin_eind"][1]  # type: ignore[index]
    assert "Paginakop" in anchor.document.text[start:end]
    for fact in facts:
        assert TEXT[fact.source.start : fact.source.end] == fact.source.quote


def test_ids_of_sections_with_the_same_path_differ_and_repeat() -> None:
    document = a_document()
    document.sections.append(Section("Begin", 1, document.sections[0].heading))
    ids = [Anchor(document, "proef", "proef.txt").section_id(section) for section, _ in document.walk()]
    assert len(set(ids)) == 2
    assert ids == [Anchor(document, "proef", "proef.txt").section_id(section) for section, _ in document.walk()]
