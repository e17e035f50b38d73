"""The outcome measure that stands in front of its conclusion in one paragraph, as a small heading run in.

"Donepezil – cognitie: het is …", "pijn: een voetbad …", "Voetbad en nachtrust. Een voetbad …", and, where a cell of a
table got glued to the next, "Nachtrust Een voetbad …".
"""

from __future__ import annotations

import re

from ingest.guideline.constructions import TELLS
from ingest.guideline.levels import level_in_cell
from ingest.guideline.measures import is_measure

_LONGEST = 9
"""Words."""
_AFTER_DASH = re.compile(r"[A-ZÀ-Þ][^:.;–—]{2,50}\s[–—-]\s+(?P<m>[^:.;–—()]{3,60}):\s+(?=\S)")
_SENTENCE = re.compile(r"\W*(?:[\w-]+(?:\s+[\w-]+){0,3}\s+en\s+)?(?P<m>[^.:;]{4,70})\.\s+(?=[A-ZÀ-Þ])")
_COLON = re.compile(r"(?P<m>[^.:;()\[\]|–—]{4,50}):\s+(?=[a-zà-ÿ])")
_GLUED = re.compile(r"(?P<m>[A-ZÀ-Þ][a-zà-ÿ]{3,}(?:\s+[a-zà-ÿ]+){0,3})\s+(?=[A-ZÀ-Þ][a-zà-ÿ-]+\s)")
_GOES_ON = re.compile(r"\b(?:van|op|in|bij|met|aan|voor|door|tot|na|uit|naar|over|tegen|om|de|het|een|en|of)$")


def run_in(text: str) -> tuple[str, int] | None:
    """The measure in front of a conclusion, and where the conclusion begins."""
    if (found := _AFTER_DASH.match(text)) and level_in_cell(found["m"]) is None:
        return found["m"], found.end()
    for pattern in (_SENTENCE, _COLON, _GLUED):
        if (found := pattern.match(text)) and _is_heading(found["m"], found[0]):
            return found["m"], found.end()
    return None


def _is_heading(measure: str, whole: str) -> bool:
    told = len(whole.split()) > _LONGEST or TELLS.search(whole) or _GOES_ON.search(measure)
    return is_measure(measure) and not told
