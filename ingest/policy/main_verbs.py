"""Which verbs carry a main clause: the second part of it, or the first after "en"."""

from __future__ import annotations

import re

from ingest.policy.actor_groups import Group
from ingest.policy.actor_words import NAME_WORD
from ingest.policy.people import people_before, people_behind
from ingest.policy.sentence import (
    ADVERBS,
    AUXILIARIES,
    BESIDE,
    INSERT,
    LEAD,
    NAMED_BESIDE,
    NAMES_ALONE,
    PREPOSITIONS,
    PRONOUNS,
    WE,
    Sentence,
    actor_next,
    inside,
    noun_reading,
    starts_main,
    with_i,
)
from ingest.policy.verbs import is_past, verb_form

_MODALS = frozenset({"zullen", "kunnen", "moeten", "mogen", "willen"})
_BOUNDARY = frozenset(";:")
_OBJECT_OPENS = frozenset("de het een hun haar".split())


def main_verbs(sentence: Sentence) -> list[tuple[int, int, int]]:
    """(first token, one past the last, finite verb) of every main clause."""
    tokens, groups = sentence.tokens, sentence.groups
    found: list[tuple[int, int]] = []
    start = 0
    current: int | None = None
    for index, token in enumerate(tokens):
        if token.lower in _BOUNDARY and not sentence.bracketed[token.start]:
            if current is not None:
                start, current = index + 1, None
            elif token.lower == ":":
                start = index + 1
            continue
        if sentence.subordinate[token.start] or sentence.bracketed[token.start]:
            continue
        form = verb_form(token.lower)
        finite = bool(form.finite) and not inside(groups, token) and not noun_reading(tokens, index)
        finite = finite and not _in_a_name(sentence, index)
        if token.lower == "zijn":  # "en zijn partners maken"
            finite = finite and not any(group.start <= token.start < group.end for group in groups)
        if (
            finite
            and current is None
            and ((form.participle and _set_apart(sentence, start, index)) or _no_second(sentence, index))
        ):
            continue
        finite = finite or with_i(tokens, index)
        if not finite:
            finite = current is None and _unknown_verb(sentence, index)
        if not finite:
            continue
        if current is None:
            if _possible_finite(sentence, start, index):
                found.append((start, index))
                current = index
        elif _new_clause(sentence, current, index):
            begin = _clause_start(sentence, index)
            while begin > current + 1 and any(g.start < tokens[begin].start < g.end for g in groups):
                begin -= 1
            found.append((begin, index))
            start, current = begin, index
    spans = []
    for order, (first, at) in enumerate(found):
        last = found[order + 1][0] if order + 1 < len(found) else len(tokens)
        for i in range(at, last):
            if tokens[i].lower in _BOUNDARY and not sentence.bracketed[tokens[i].start]:
                last = i
                break
        spans.append((first, last, at))
    return spans


def _in_a_name(sentence: Sentence, index: int) -> bool:
    """Whether a word has a capital inside its sentence, and so is no verb: "de commissie Werken in de Zorg"."""
    token = sentence.tokens[index]
    before = sentence.tokens[index - 1] if index else None
    return before is not None and before.lower[0].isalpha() and sentence.text[token.start].isupper()


def _no_second(sentence: Sentence, index: int) -> bool:
    """Whether a verb form is a noun or part of a name, because the verb stands right behind it: "bij een
    positief besluit | werft Syndion", "Wonen Plus Welzijn | levert"."""
    tokens, text = sentence.tokens, sentence.text
    if index + 1 >= len(tokens):
        return False
    following = tokens[index + 1]
    if index == 0 and text[following.start].isupper():
        return not any(group.start == following.start for group in sentence.groups)
    form = verb_form(following.lower)
    sure = form.finite and not form.plural and not form.participle and not sentence.subordinate[following.start]
    return bool(sure) and not inside(sentence.groups, following)


def _set_apart(sentence: Sentence, start: int, index: int) -> bool:
    """ "De kosten, begroot op € 38.500, worden …": a participle between commas, not the verb of the sentence."""
    tokens = sentence.tokens
    if index <= start + 1 or tokens[index - 1].lower != ",":
        return False
    later = [t for t in tokens[index + 1 :] if not sentence.subordinate[t.start]]
    comma = next((i for i, t in enumerate(later) if t.lower == ","), None)
    return comma is not None and comma + 1 < len(later) and bool(verb_form(later[comma + 1].lower).finite)


def _unknown_verb(sentence: Sentence, index: int) -> bool:
    """A word right behind the actors that open the sentence is a verb even when the lexicon has not heard of it."""
    token = sentence.tokens[index]
    if not token.lower.isalpha() or not token.lower.endswith(("t", "en", "eren")) or len(token.lower) < 4:
        return False
    if (
        token.lower in _NOT_VERBS
        or is_past(token.lower)
        or sentence.text[token.start].isupper()
        or verb_form(token.lower).infinitive
    ):
        return False
    if token.lower.endswith(
        (
            "markt",
            "kracht",
            "recht",
            "dienst",
            "punt",
            "lijst",
            "contract",
            "product",
            "project",
            "traject",
            "budget",
            "akkoord",
            "heid",
        )
    ):
        return False
    return any(
        group.end == token.start - 1
        and LEAD.match(sentence.text[: group.start])
        and group.plural == token.lower.endswith("en")
        for group in sentence.groups
    )


_NOT_VERBS = frozenset(
    "met niet omdat zodat vanuit tussen binnen buiten tegen boven naast samen eigen zonder alleen eveneens want tot "
    "uit dat wat het voorafgaand gericht bekend verantwoordelijk gezien".split()
)


def _possible_finite(sentence: Sentence, start: int, index: int) -> bool:
    """Whether the verb can be the second part of the clause: plural forms far from its beginning are infinitives."""
    tokens = sentence.tokens
    form = verb_form(tokens[index].lower)
    if not form.plural or form.finite in {
        "zijn",
        "worden",
        "zullen",
        "kunnen",
        "hebben",
        "willen",
        "moeten",
        "gaan",
        "mogen",
    }:
        return True
    if index == start:
        return True
    if _behind_relative(sentence, start, index):
        return True
    before = tokens[index - 1]
    if before.lower == "en" and index > start + 1 and tokens[min(index + 1, len(tokens) - 1)].lower in WE:
        return bool(verb_form(tokens[index - 2].lower).plural)  # "Hiervoor werven en scholen we"
    if before.lower in {"en", "of", ","} and not sentence.subordinate[before.start]:
        return before.lower == "," and starts_main(tokens, index, sentence.groups)
    if before.lower == "te":
        return False
    if sentence.subordinate[before.start] and sentence.text[tokens[min(index + 1, len(tokens) - 1)].start].isupper():
        return True  # "Om uitval tegen te gaan | stellen Omring en Evean een coach aan"
    if before.lower in WE | PRONOUNS:
        return True
    later = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    if later in WE | PRONOUNS:
        return True
    for group in sentence.groups:
        if group.plural and (
            group.end == before.end or group.start <= tokens[min(index + 1, len(tokens) - 1)].start < group.end
        ):
            return True
        gap = sentence.text[group.end : tokens[index].start]
        leads = LEAD.match(sentence.text[tokens[start].start : group.start])
        if group.plural and gap.strip() and leads and (INSERT.match(gap) or BESIDE.match(gap)):
            return True
        beside = NAMED_BESIDE.match(sentence.text[group.end : tokens[index].start])
        if beside and LEAD.match(sentence.text[tokens[start].start : group.start]):
            return True
        if group.end == before.end and LEAD.match(sentence.text[tokens[start].start : group.start]):
            return True  # "Beroepsorganisatie bespreken": a slip in number
    if any(group.end == before.end for group in sentence.groups) and re.match(
        r"\W*[A-Z][\w&’'\-]+(?:\s+[A-Z][\w&’'\-]+)*(?:,\s+[A-Z][\w&’'\- ]+)*\s+en\s",
        sentence.text[tokens[start].start :],
    ):
        return True  # "Vechtwonen en de gemeente maken"
    if NAMES_ALONE.fullmatch(sentence.text[tokens[start].start : tokens[index].start].rstrip()):
        return True
    told = sentence.text.rstrip().endswith((".", ";"))
    if people_before(sentence.text[tokens[start].start : tokens[index].start], told=told):
        return True
    if people_behind(sentence.text, tokens[index].end, tokens[-1].end):
        return True
    # a plural noun right before it, and more to come after it
    return before.lower.endswith(("en", "s", ")", ",")) and index + 1 < len(tokens) and later not in {".", ""}


def _behind_relative(sentence: Sentence, start: int, index: int) -> bool:
    """ "Partijen die betrokken zijn, | stemmen dit af": only a relative clause parts the subject from its verb."""
    here = sentence.tokens[index].start
    for group in sentence.groups:
        if not group.plural or group.end > here:
            continue
        gap = range(group.end, here)
        if (
            LEAD.match(sentence.text[sentence.tokens[start].start : group.start])
            and any(sentence.subordinate[i] for i in gap)
            and all(sentence.subordinate[i] or sentence.text[i] in " ,\n" for i in gap)
        ):
            return True
    return False


def _new_clause(sentence: Sentence, current: int, index: int) -> bool:
    """Whether a second finite verb opens a new main clause: "…, en betrekt", "en spreken … af", "…; vervolgens
    wordt"."""
    tokens = sentence.tokens
    head, form = verb_form(tokens[current].lower), verb_form(tokens[index].lower)
    before = tokens[index - 1].lower
    auxiliary = head.finite in AUXILIARIES
    if before in {"en", ",", "maar", "of"} or (
        before in {"ook", "daarbij", "vervolgens", "daarmee", "hierbij", "waar"}
        and tokens[index - 2].lower in {"en", ","}
    ):
        if form.plural and auxiliary and form.finite not in AUXILIARIES:
            # "zullen onderzoeken en uitvoeren": infinitives, unless a subject follows
            return actor_next(sentence, index) or (
                head.finite == "laten" and _has_done_letting(sentence, current, index)
            )
        if (
            form.plural
            and index > 1
            and verb_form(tokens[index - 2].lower).infinitive
            and noun_reading(tokens, index - 2)
            and tokens[index - 3].lower != "te"
        ):
            return False  # "voor leren en verbeteren"
        if (
            head.plural != form.plural
            and not actor_next(sentence, index)
            and not (before != "," and _impersonal(sentence, index))
        ):
            return False
        return before != "," or not form.participle or _has_object(sentence, index)
    if _subject_after_en(sentence, current, index) or _name_after_en(sentence, index):
        return True
    if head.finite in _MODALS and form.finite == "worden" and form.plural and not _has_verb(sentence, current, index):
        return False  # "zal de proef en de invoering ervan worden bekostigd"
    bare = form.finite not in AUXILIARIES or (auxiliary and form.finite == "gaan")  # "willen … en in gesprek gaan"
    if form.plural and bare and not actor_next(sentence, index):
        return False
    if form.participle and not (actor_next(sentence, index) or _has_object(sentence, index)):
        return False  # "mogen niet werken, daarna beperkt"
    begin = _clause_start(sentence, index)
    if begin <= current or tokens[begin - 1].lower not in {",", "en", "maar"}:
        return False
    field_text = sentence.text[tokens[begin].start : tokens[index].start]
    if tokens[begin - 1].lower == "en" and tokens[begin - 2].lower == "," and _A_NOUN.fullmatch(field_text):
        return not form.participle or _has_object(sentence, index)  # "…, en mijn collega | werkt de regeling uit"
    if len(field_text) > 120 or re.match(r"er\s+\S+", field_text, re.IGNORECASE):
        return False  # "en er een plan wordt gemaakt" goes on with the subordinate clause before it
    if (
        any(sentence.subordinate)
        and index - begin > 1
        and re.search(rf"\s(?:{ADVERBS})\s*$", field_text, re.IGNORECASE)
    ):
        return False  # so does "en knelpunten gezamenlijk worden besproken": a main clause has its verb second
    opens = tokens[begin].lower
    subject = any(
        g.start <= tokens[begin].start + 12 and g.end >= tokens[index].start - 2 and g.start >= tokens[begin].start - 1
        for g in sentence.groups
    )
    return (
        subject
        or opens in PREPOSITIONS
        or bool(re.match(rf"{ADVERBS}\s", field_text, re.IGNORECASE))
        or opens in {"dit", "deze", "dat", "er", "medio", "eind", "begin", "half", "uiterlijk"}
        or (tokens[begin - 1].lower == "en" and form.finite in {"worden", "zullen", "zijn", "kunnen"})
    )


_A_NOUN = re.compile(r"(?:de|het|een|mijn|onze|ons|hun|deze|dit|die|dat)\s+[\wà-ÿ\-]+\s+", re.IGNORECASE)


def _has_object(sentence: Sentence, index: int) -> bool:
    """Whether an object follows a form that may be a participle, which makes it the verb: "…, bewaakt de voortgang"."""
    return index + 1 < len(sentence.tokens) and sentence.tokens[index + 1].lower in _OBJECT_OPENS


def _has_verb(sentence: Sentence, current: int, index: int) -> bool:
    """Whether something stands between two verbs that can be what the first one does."""
    forms = (verb_form(sentence.tokens[i].lower) for i in range(current + 1, index))
    return any(form.infinitive or form.participle for form in forms)


def _has_done_letting(sentence: Sentence, current: int, index: int) -> bool:
    """ "laten de routes schouwen door X en | herstellen losse tegels": what is let has its infinitive, and what follows
    "en" an object behind it."""
    tokens = sentence.tokens
    if index + 1 >= len(tokens) or not tokens[index + 1].lower.isalpha() or tokens[index + 1].lower in PREPOSITIONS:
        return False
    let = [i for i in range(current + 1, index - 1) if verb_form(tokens[i].lower).infinitive]
    return any(not noun_reading(tokens, i) for i in let) and let[-1] < index - 2


def _name_after_en(sentence: Sentence, index: int) -> bool:
    """ "A werft vrijwilligers en Geriatrisch Centrum Bosrand | schoolt hen": a name nobody knows, with a verb of its
    own."""
    tokens = sentence.tokens
    form = verb_form(tokens[index].lower)
    if form.plural or form.participle or index + 1 >= len(tokens) or not tokens[index + 1].lower[0].isalpha():
        return False
    return bool(_NAME_AFTER_EN.search(sentence.text[: tokens[index].start]))


_NAME_AFTER_EN = re.compile(rf"\ben\s+(?:de\s+|het\s+)?{NAME_WORD}(?:\s+{NAME_WORD})+\s+$")


def _subject_after_en(sentence: Sentence, current: int, index: int) -> bool:
    """ "X levert verpleegkundigen en de gemeenten | betalen de ruimte": the last of a row of actors has a verb of its
    own, and the row is the object before it."""
    tokens = sentence.tokens
    verbs = {verb_form(tokens[current].lower).finite, verb_form(tokens[index].lower).finite}
    if verbs & AUXILIARIES or index + 1 >= len(tokens):
        return False
    group = next((g for g in sentence.groups if g.names and g.names[-1][1] == tokens[index - 1].end), None)
    if group is not None and _opens_part(sentence, group) and group.start > tokens[current].end:
        return tokens[index + 1].lower not in {
            ".",
            ",",
        }  # "maakt een richtlijn en V&VN, Verenso en NHG | stellen die vast"
    if group is None or len(group.names) < 2 or len(group.names) != len(group.actors):
        return False
    between = sentence.text[group.names[-2][1] : group.names[-1][0]]
    own = group.start > tokens[current].end and tokens[index + 1].lower not in {".", ","}
    if not own or not re.fullmatch(r"(?:,?\s+en|,)\s+(?:de\s+|het\s+)?", between):
        return False
    sentence.groups[sentence.groups.index(group) : sentence.groups.index(group) + 1] = _split(group)
    return True


def _opens_part(sentence: Sentence, group: Group) -> bool:
    """Whether an actor stands behind "en", or behind a comma with no other actor right before it: "wijzen een coach
    aan, zorgverzekeraars | contracteren de uren"."""
    before = sentence.text[: group.start]
    if re.search(r"\ben\s+$", before):
        return True
    return bool(re.search(r",\s+$", before)) and not any(g.end == len(before.rstrip(", \n")) for g in sentence.groups)


def _split(group: Group) -> list[Group]:
    start, end = group.names[-1]
    last = Group(start, end, group.actors[-1:], group.actors[-1].role, ((start, end),))
    return [Group(group.start, group.names[-2][1], group.actors[:-1], group.plural, group.names[:-1]), last]


def _impersonal(sentence: Sentence, index: int) -> bool:
    return verb_form(sentence.tokens[index].lower).finite in {"worden"}


def _clause_start(sentence: Sentence, index: int) -> int:
    tokens = sentence.tokens
    begin = index
    while begin > 0 and (
        tokens[begin - 1].lower not in {",", ";", ":", "en", "maar"}
        or (begin > 1 and tokens[begin - 2].lower == "-")
        or sentence.bracketed[tokens[begin - 1].start]
    ):
        begin -= 1
    return begin
