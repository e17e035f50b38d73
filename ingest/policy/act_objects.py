"""Acts of one sentence that share an object: "VWS evalueert en monitort de impact" is one act."""

from __future__ import annotations

import re

from ingest.document import Reading
from ingest.policy.act import Act, tidy
from ingest.policy.items import part_of
from ingest.policy.verbs import verb_form


def _ends_in_its_verb(act: Act) -> bool:
    """Whether nothing follows the verb, so that its object comes with the next verb."""
    words = re.findall(r"[\wà-ÿ]+", act.text.lower())
    return bool(words) and verb_form(words[-1]).finite == act.verb


def _begins_with_a_verb(act: Act) -> bool:
    """Whether its object is not before its verb, as in "zal A bezoeken en | de uitkomsten delen"."""
    words = re.findall(r"[\wà-ÿ]+", act.text.lower())
    return bool(words) and bool(verb_form(words[0]).finite or verb_form(words[0]).participle)


def with_shared_object(found: list[Act], sentence: Reading) -> list[Act]:
    """ "VWS evalueert en monitort de impact": two verbs with one object are one act."""
    kept: list[Act] = []
    for index, act in enumerate(found):
        following = found[index + 1] if index + 1 < len(found) else None
        if (
            following is not None
            and [n.actor.id for n in following.doers] == [n.actor.id for n in act.doers]
            and _ends_in_its_verb(act)
            and _begins_with_a_verb(following)
        ):
            start = sentence.text.find(act.reading.text)
            end = sentence.text.find(following.reading.text, start) + len(following.reading.text)
            following.reading = part_of(sentence, start, end)
            following.text = tidy(following.reading.text)
            following.condition = following.condition or act.condition
            continue
        kept.append(act)
    return kept
