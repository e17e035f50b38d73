"""What can be told of the tree of a guideline only when all its lines have their place."""

from __future__ import annotations

import re

from ingest.guideline.flow import Line
from ingest.guideline.headings import HeadingTable, Role
from ingest.guideline.parts import Tree

ASKED = "?"
"""Title of a part that is named by its question."""
LONGEST_TITLE = 120
_LIST_OF_QUESTIONS = frozenset({Role.ACHTERGROND, Role.VERANTWOORDING, Role.SAMENVATTING, Role.ZOEKEN})
"""Parts that may list the questions of all others."""


def settle(tree: Tree, table: HeadingTable) -> None:
    """Name the parts of `tree` by their questions, move what belongs elsewhere, and drop parts that are none."""
    _name(tree)
    if len(tree.parts) == 1 and not tree.parts[0].blocks and not _headed_below_advice(tree):
        # a page that is one module, with its advice above its question
        tree.parts[0].blocks, tree.whole.blocks = tree.whole.blocks, []
    _give_back_accountability(tree)
    _give_chapters_their_summary(tree)
    tree.parts = [p for p in tree.parts if p.questions or p.blocks or p.conclusions]
    _drop_lists_of_questions(tree, table)


def _headed_below_advice(tree: Tree) -> bool:
    """Whether the heading of the only part stands below the advice of the guideline: then that is not the part's."""
    heading = tree.parts[0].heading
    advice = next((line for block in tree.whole.blocks for line in block.lines), None)
    return heading is not None and advice is not None and advice.place.block.start < heading.place.block.start


def _name(tree: Tree) -> None:
    for number, one in enumerate(tree.parts, 1):
        if one.title == ASKED:
            asked = next((line.text for line in one.questions if re.search(r"\w", line.text)), "")
            one.title = " ".join(asked.split())[:LONGEST_TITLE].strip() or f"Module {number}"


def _give_back_accountability(tree: Tree) -> None:
    """A chapter of accountability behind the last part is the guideline's, unless other parts have one as well."""
    if len(tree.parts) < 2:
        return
    begins = [next((i for i, line in enumerate(p.rest) if _accounts(line)), None) for p in tree.parts]
    if begins[-1] is not None and not any(begin is not None for begin in begins[:-1]):
        last = tree.parts[-1]
        tree.whole.rest += last.rest[begins[-1] :]
        del last.rest[begins[-1] :]


def _accounts(line: Line) -> bool:
    """Whether a line is the heading over who made a guideline and how long it holds."""
    return line.is_heading and line.role is Role.VERANTWOORDING


def _give_chapters_their_summary(tree: Tree) -> None:
    """What stands in the summary only belongs to the chapter of the same name as well."""
    named = {one.title: one for one in tree.parts}
    for block in [block for block in tree.whole.blocks if block.chapter in named]:
        tree.whole.blocks.remove(block)
        named[block.chapter].blocks.append(block)


def _drop_lists_of_questions(tree: Tree, table: HeadingTable) -> None:
    """A list of all questions in the introduction is no part when the parts themselves follow."""
    if not any(p.blocks for p in tree.parts):
        return
    for one in list(tree.parts):
        line = one.questions[0] if one.questions else None
        above = [table.role(title) for title in line.path[:-1]] if line else []
        several = line is not None and len(one.questions) > 1 and not one.blocks
        listed = several or any(role in _LIST_OF_QUESTIONS for role in above)
        if listed and not one.blocks and not one.conclusions:
            tree.parts.remove(one)
