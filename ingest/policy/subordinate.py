"""Where subordinate clauses stand in a sentence: from their opening word to the verbs that close them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.policy.actor_groups import Group
from ingest.policy.sentence import AUXILIARIES, PREPOSITIONS, SUBORDINATORS, Token, inside, is_verb, starts_main
from ingest.policy.verbs import join, verb_form

_ASKING = frozenset(
    "onderzoeken bekijken bezien bepalen verkennen nagaan beoordelen wegen kijken bespreken analyseren "
    "inventariseren toetsen evalueren vragen overwegen monitoren weten uitzoeken".split()
)

_GOVERNING = frozenset("van met binnen volgens conform namens naast tijdens rond tussen over per via vanuit".split())
"""Prepositions that stand before "dat advies" and never before a clause; they are no part of a verb either."""
_SMALL_OPENERS = frozenset({"indien", "waar", "wanneer", "als", "zoals"})
_SMALL = frozenset("nodig mogelijk relevant gewenst wenselijk haalbaar opportuun noodzakelijk passend".split())
_SUBJECT_STARTS = frozenset(
    "de het een dit dat deze die er we wij zij ze hij ik men je u partijen blijkt uit hier daar alle beide iemand "
    "mensen ouderen cliënten gemeenten zorgaanbieders".split()
)


_ASIDE = re.compile(r",\s+(?:zo\s+[a-zà-ÿ]+(?:t|en)|aldus|volgens)\s[^,.;:]{2,70},", re.IGNORECASE)
"""Who says so, between commas: ", zo rekent het CPB voor,"."""


def mask_subordinate(text: str, tokens: list[Token], groups: Sequence[Group]) -> bytearray:
    mask = bytearray(len(text))
    index = 0
    if (comma := inverted_condition(tokens)) is not None:
        mask[tokens[0].start : tokens[comma].end] = b"\1" * (tokens[comma].end - tokens[0].start)
        index = comma + 1
    for aside in _ASIDE.finditer(text):
        mask[aside.start() + 1 : aside.end() - 1] = b"\1" * (aside.end() - aside.start() - 2)
    first_word = next((i for i, token in enumerate(tokens) if token.lower[0].isalnum()), 0)
    while index < len(tokens):
        end = _subordinate_end(text, tokens, index, groups, first=index <= first_word)
        if end is None:
            index += 1
            continue
        for position in range(tokens[index].start, tokens[end].end):
            mask[position] = 1
        index = end + 1
    return mask


def _subordinate_end(text: str, tokens: list[Token], index: int, groups: Sequence[Group], *, first: bool) -> int | None:
    """Index of the last token of the subordinate clause that begins at `index`; None when none begins there. `first`:
    no word stands before it."""
    word = tokens[index].lower
    following = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    if word == "om":
        return _infinitive_end(text, tokens, index, groups)
    if word == "door" and any(t.lower == "te" for t in tokens[index + 1 : index + 14]):
        return None
    if word == "waar" and first and following not in _SMALL:
        return next(
            (
                i
                for i in range(index + 3, min(len(tokens), 30))
                if tokens[i].lower == "," and _main_follows(tokens, i, groups)
            ),
            None,
        )
    if word in {"tot", "sinds"} and first:
        comma = _comma_before_main(tokens, index, groups)
        closing = verb_form(tokens[comma - 1].lower) if comma else verb_form("")
        return comma if closing.finite or closing.final else None  # "Tot de opleiding gereed is, kan X …"
    if word not in SUBORDINATORS:
        return None
    if word in {"die", "dat", "wie", "wat", "welke"} and first:
        return None
    governed = word in {"die", "dat"} and tokens[index - 1].lower in _GOVERNING
    if word in {"die", "dat"} and index and _points_at(tokens, index):
        return None  # "In dat geval huurt X …", "wordt in dat overleg besproken"
    if governed and not any(t.lower in {"er", "daar", "hier"} for t in tokens[max(0, index - 9) : index]):
        return None  # "op basis van dat advies besluit ik"
    moment = word in {"die", "dat"} and tokens[index - 1].lower in {"tot", "vanaf", "sinds", "na", "per", "op"}
    if moment and not verb_form(following).finite:
        return None
    if (
        word in {"dat", "die"}
        and verb_form(following).finite
        and tokens[index - 1].lower in {",", ":", ";", ".", "en"}
        and word == "dat"
        and following in {"is", "wordt", "betekent", "geldt"}
    ):
        return None
    before = verb_form(tokens[index - 1].lower) if index else verb_form("")
    determined = index > 1 and tokens[index - 2].lower in {"de", "het", "een", "deze", "dit", "elke"}
    if word == "die" and before.finite and not before.plural and not determined:
        return None  # "koppelt die elk kwartaal terug"
    if word == "die" and before.finite and index > 1 and tokens[index - 2].lower in {"en", ","} and not determined:
        return None  # "… en leggen die lijst voor"
    if word == "dat" and before.finite and not determined and following.isalpha() and not _ends_in_verb(tokens, index):
        return None  # "bespreekt dat verslag met de raad"
    if word == "of" and first and (comma := _comma_before_main(tokens, index, groups)) is not None:
        return comma  # "Of dit kan, zoekt VWS uit"
    if word == "of" and not _asks(tokens, index):
        return None
    if word == "als" and not first and tokens[index - 1].lower not in {",", "dan", "en", "–", "maar"}:
        return None
    if word == "als" and first and _names_a_role(tokens, index):
        return None
    if word == "als" and following in {
        "onderdeel",
        "gevolg",
        "eerste",
        "resultaat",
        "vervolg",
        "basis",
        "uitgangspunt",
        "bijlage",
    }:
        return None
    if word == "mocht" and not first:
        return None
    if word in _SMALL_OPENERS and following in _SMALL:
        return index + 1  # "indien nodig" is no clause
    if first and word in {"mocht", "als", "indien", "wanneer", "zodra"}:
        for later in range(index + 2, min(len(tokens) - 2, index + 45)):
            if tokens[later].lower == "," and tokens[later + 1].lower == "dan" and _main_follows(tokens, later, groups):
                return later
    if word in {"die", "dat"} and (early := _early_relative(tokens, index, groups)) is not None:
        return early
    end = verb_final(tokens, index, groups)
    if word == "als" and end is None:
        return None
    if end is None:
        end = index
        while end + 1 < len(tokens) and tokens[end + 1].lower not in {",", ";", ":", ")", "."}:
            end += 1
    if first and word in {
        "als",
        "indien",
        "wanneer",
        "zodra",
        "mocht",
        "omdat",
        "hoewel",
        "nadat",
        "doordat",
        "aangezien",
        "hoe",
    }:
        for later in range(index + 2, end):
            closing = verb_form(tokens[later - 1].lower)
            if (
                tokens[later].lower == ","
                and (closing.finite or closing.final)
                and _main_follows(tokens, later, groups)
            ):
                return later  # "Indien hier sprake van blijkt, worden …"
        # the main clause begins after the comma, whatever stands before it
        for later in range(end, min(len(tokens), end + 25)):
            if tokens[later].lower == "," and _main_follows(tokens, later, groups):
                return later
    return end


def _points_at(tokens: list[Token], index: int) -> bool:
    """Whether "dat" or "die" behind a preposition says which thing is meant, rather than opening a clause.

    A preposition within the sentence may be the particle of its verb: "stelt een plan op | dat …".
    """
    before = tokens[index - 1].lower
    if before not in PREPOSITIONS or before in {"zonder", "tot"}:
        return False
    if any(token.lower in {"er", "daar", "hier"} for token in tokens[max(0, index - 9) : index]):
        return False
    if index == 1 or tokens[index - 2].lower in {",", ";", ":"}:
        return True
    verbs = (form.finite or form.infinitive for token in tokens[: index - 1] if (form := verb_form(token.lower)))
    return not any(join(verb, before) for verb in verbs if verb)


def _comma_before_main(tokens: list[Token], index: int, groups: Sequence[Group]) -> int | None:
    for later in range(index + 2, min(len(tokens), index + 45)):
        if tokens[later].lower == "," and _main_follows(tokens, later, groups):
            return later
    return None


def _early_relative(tokens: list[Token], index: int, groups: Sequence[Group]) -> int | None:
    """End of a relative clause whose verbs stand right behind its pronoun ("die ontstaat door de herijking"): it goes
    on up to the next comma or the verb of the main clause."""
    closed = index + 2 < len(tokens) and tokens[index + 2].lower == ","
    if closed and (verb_form(tokens[index + 1].lower).final or verb_form(tokens[index + 1].lower).finite):
        return index + 1  # "zorgaanbieders die meedoen, …"
    if index + 1 >= len(tokens) or not verb_form(tokens[index + 1].lower).finite or inside(groups, tokens[index + 1]):
        return None
    if tokens[index - 1].lower in {",", "en", "of", "–", "-"} and starts_main(tokens, index + 1, groups):
        return None
    end = index + 1
    while end + 1 < len(tokens) and is_verb(tokens, end + 1, groups):
        end += 1
    while end + 1 < len(tokens):
        word = tokens[end + 1].lower
        if word in {",", ";", ":", ".", ")"}:
            break
        if verb_form(word).finite and is_verb(tokens, end + 1, groups) and not verb_form(word).plural:
            break
        if verb_form(word).finite in AUXILIARIES and is_verb(tokens, end + 1, groups):
            break
        end += 1
    return end


def _names_a_role(tokens: list[Token], index: int) -> bool:
    """ "Als eindproduct van dit onderzoek zal …", "Als centrumgemeente stelt X …": a noun, then the main verb."""
    following = verb_form(tokens[index + 1].lower) if index + 1 < len(tokens) else verb_form("")
    noun = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    if not noun.isalpha() or following.finite or noun in _SUBJECT_STARTS:
        return False
    finite = [i for i in range(index + 2, min(len(tokens), index + 30)) if verb_form(tokens[i].lower).finite]
    comma = next((i for i in range(index + 2, len(tokens)) if tokens[i].lower == ","), len(tokens))
    return (
        bool(finite)
        and not any(
            verb_form(tokens[i + 1].lower).finite for i in range(index + 2, len(tokens) - 1) if tokens[i].lower == ","
        )
        and (comma > finite[0])
    )


def inverted_condition(tokens: list[Token]) -> int | None:
    """Index of the comma that ends a condition in the order of a question: "Lukt dat niet, dan bemiddelt VWS"."""
    if not tokens or not verb_form(tokens[0].lower).finite:
        return None
    for index in range(2, len(tokens) - 2):
        if tokens[index].lower == "," and tokens[index + 1].lower == "dan":
            return index if verb_form(tokens[index + 2].lower).finite else None
        if tokens[index].lower in {".", ";", ":"}:
            return None
    return None


def _main_follows(tokens: list[Token], comma: int, groups: Sequence[Group]) -> bool:
    after = comma + 1
    if after < len(tokens) and tokens[after].lower == "dan":
        after += 1
    return after < len(tokens) and bool(verb_form(tokens[after].lower).finite) and not inside(groups, tokens[after])


def _asks(tokens: list[Token], index: int) -> bool:
    if tokens[index - 1].lower == ",":
        return False
    recent = [verb_form(t.lower) for t in tokens[max(0, index - 12) : index]]
    asking = any((f.finite or f.participle or f.infinitive or "") in _ASKING for f in recent) or any(
        t.lower in {"vraag", "onderzoek", "besluit"} for t in tokens[max(0, index - 3) : index]
    )
    return asking and any(verb_form(t.lower).finite for t in tokens[index + 2 : index + 30])


def _infinitive_end(text: str, tokens: list[Token], index: int, groups: Sequence[Group]) -> int | None:
    for later in range(index + 1, min(len(tokens), index + 40)):
        word = tokens[later].lower
        if word in {"om", ".", ";"}:
            return None
        if word == "te" and later + 1 < len(tokens) and verb_form(tokens[later + 1].lower).infinitive:
            end = later + 1
            while end + 1 < len(tokens) and (
                (
                    verb_form(tokens[end + 1].lower).infinitive
                    and not _before_name(text, tokens, end + 1)
                    and not starts_main(tokens, end + 1, groups)
                    and (
                        tokens[end + 1].lower != "zijn"
                        or end + 2 >= len(tokens)
                        or tokens[end + 2].lower in {".", ",", ";"}
                    )
                )
                or tokens[end + 1].lower == "te"
            ):
                end += 1
            return end
    return None


def _before_name(text: str, tokens: list[Token], index: int) -> bool:
    """Whether a word with a capital follows: "om uitval tegen te gaan | stellen Omring en Evean een coach aan"."""
    return index + 1 < len(tokens) and text[tokens[index + 1].start].isupper()


_WITH_INFINITIVE = AUXILIARIES | {"helpen", "leren", "zien", "doen", "horen", "staan", "zitten", "lopen", "liggen"}


def _ends_cluster(tokens: list[Token], index: int) -> bool:
    """Whether the next verb is that of the main clause: "die de cliënt kennen | stellen het plan op"."""
    here, following = verb_form(tokens[index].lower), verb_form(tokens[index + 1].lower)
    return bool(
        tokens[index - 1].lower != "te"
        and here.plural
        and here.finite not in _WITH_INFINITIVE
        and following.finite
        and following.finite not in {"zullen", "kunnen", "mogen", "moeten", "willen", "worden", "hebben", "zijn"}
    )


def _is_complete(tokens: list[Token], first: int, end: int) -> bool:
    """Whether a cluster has all its verbs, and that of the main clause follows: "die is gestart | wordt verlengd"."""
    forms = [verb_form(token.lower) for token in tokens[first : end + 1]]
    following = verb_form(tokens[end + 1].lower)
    closed = any(form.participle for form in forms) and any(form.finite and not form.participle for form in forms)
    return closed and following.finite in AUXILIARIES and not following.plural


def verb_final(tokens: list[Token], index: int, groups: Sequence[Group]) -> int | None:
    """End of the verb cluster that closes a subordinate clause; commas inside lists do not stop the search."""
    for later in range(index + 2, min(len(tokens), index + 60)):
        word = tokens[later].lower
        if word in {";", "."}:
            return None
        if word == "," and (later - index > 25 or (later + 1 < len(tokens) and starts_main(tokens, later + 1, groups))):
            return later - 1 if later - index <= 25 else None
        if word == ")" and all(t.lower != "(" for t in tokens[index:later]):
            return later - 1
        if not is_verb(tokens, later, groups):
            continue
        end = later
        while end + 1 < len(tokens) and (
            tokens[end + 1].lower == "te"
            or (
                is_verb(tokens, end + 1, groups)
                and not starts_main(tokens, end + 1, groups)
                and not (_ends_cluster(tokens, end) or _is_complete(tokens, later, end))
            )
        ):
            end += 1
        if (
            end + 3 < len(tokens)
            and tokens[end + 1].lower in {"en", "of"}
            and verb_form(tokens[end].lower).finite in AUXILIARIES
            and verb_form(tokens[end + 2].lower).finite in AUXILIARIES
            and is_verb(tokens, end + 3, groups)
        ):
            end += 3  # "die mensen kunnen en willen nemen"
        if any(verb_form(t.lower).finite or verb_form(t.lower).final for t in tokens[later : end + 1]):
            return end
    return None


def _ends_in_verb(tokens: Sequence[Token], index: int) -> bool:
    """Whether a finite verb stands anywhere behind "dat", so that it opens a clause."""
    return any(
        form.finite or form.final
        for token in tokens[index + 2 :]
        if (form := verb_form(token.lower)) and not (form.infinitive and not form.plural)
    )
