"""What an act is called.

"VWS stelt geld beschikbaar en betaalt de stichting om hen te helpen" says two acts. The second in its own words,
"betaalt de stichting om hen te helpen", says nothing where it stands alone (a result, a row of a list), or that the
stichting pays.
"""

from __future__ import annotations

import re

from ingest.policy.act import Act
from ingest.policy.actor_groups import Actor
from ingest.policy.verbs import verb_form

_MOST = 3
"""With more doers the name would be mostly names."""
_VERB_FIRST = re.compile(r"(?P<verb>[a-zà-ÿ]+)\s+(?!(?:we|wij|ik|hij|zij|ze|men|er|partijen)\b)")
"""A first word, in lower case, that no subject follows."""


def act_name(act: Act) -> str:
    """The words of the act; with its doers in front when they begin with its finite verb and name none of them."""
    found = _VERB_FIRST.match(act.text)
    doers = [named.actor for named in act.doers]
    if found is None or not 0 < len(doers) <= _MOST or any(_says(act.text, doer) for doer in doers):
        return act.text
    form = verb_form(found["verb"])
    if form.finite is None or form.plural is not _many(doers):
        return act.text
    names = [_short(doer) for doer in doers]
    subject = " en ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)
    return f"{subject[:1].upper()}{subject[1:]} {act.text}"


def _says(text: str, doer: Actor) -> bool:
    """Whether the words name the doer: it is the subject behind the verb ("organiseert VWS een …")."""
    forms = (doer.name, *doer.aliases, *((*doer.concept.synonyms, *doer.concept.abbreviations) if doer.concept else ()))
    return any(re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text, re.IGNORECASE) for form in forms)


def _short(doer: Actor) -> str:
    return doer.concept.abbreviations[0] if doer.concept and doer.concept.abbreviations else doer.name


def _many(doers: list[Actor]) -> bool:
    return len(doers) > 1 or (doers[0].role and doers[0].name.endswith(("en", "s")))
