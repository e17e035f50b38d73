"""Lists of names in a field or a table cell: "Envida, MeanderGroep en zorgkantoor CZ", known or not."""

from __future__ import annotations

import re

from ingest.document import Reading
from ingest.policy.act import Named
from ingest.policy.actors import ActorFinder
from ingest.policy.involvement import INVOLVED_BY
from ingest.policy.items import Item

_PART = re.compile(
    r"(?:[^,;&/]|(?<=\S)&|(?<=[a-z]\s)&(?=\s[A-Z][a-z]))+?(?=\s+en\s+|(?<![a-z])\s&\s|\s&\s(?![A-Z][a-z])|[,;/]|$)"
)
"""Names between marks; "&" between words is part of one ("Zorg & Welzijn"), between abbreviations it joins two."""

_ASIDE = re.compile(
    rf"{INVOLVED_BY}|\bi\.?[oas]\.?m\.?(?=\W)|\bm\.?m\.?v\.?(?=\W)|\bgehoord\b|\bbetrokken(?:en)?\s*:|\bondersteuning\s*:",
    re.IGNORECASE,
)
"""In a list of names, before those who are involved in what the others do."""


_LENDS_A_HAND = re.compile(
    r"\s+(?:word(?:t|en)\s+(?:\w+\s+)?(?:betrokken|geraadpleegd|geconsulteerd|gehoord|geïnformeerd)"
    r"|(?:denk|kijk|lees|praat)(?:t|en)\s+mee|advise(?:ert|ren)|ondersteun(?:t|en))\b",
    re.IGNORECASE,
)
"""Behind those: "KB (gemeenten worden betrokken)"."""


def _lending(text: str, finder: ActorFinder) -> set[str]:
    """Ids of the actors of whom the words behind them say that they lend a hand."""
    said = _LENDS_A_HAND.search(text)
    if said is None:
        return set()
    opens = max(text.rfind(mark, 0, said.start()) for mark in "(,;")
    named = [pair for group in finder.groups(text) for pair in zip(group.names, group.actors, strict=False)]
    return {actor.id for (start, _), actor in named if opens < start < said.start()}


def names_apart(item: Item, text: Reading | None, finder: ActorFinder) -> tuple[list[Named], list[Named]]:
    """Who a field or cell names to do it, and who is only involved: "HGZ, in overleg met de GGD"."""
    doers: list[Named] = []
    involved: list[Named] = []
    if text is None:
        return doers, involved
    lending = _lending(text.text, finder)
    for named, at in names_in_list(item, text, finder):
        before = re.split(r"[;)]", text.text[:at])[-1]
        (involved if named.actor.id in lending or _ASIDE.search(before) else doers).append(named)
    return doers, involved


def names_in_text(item: Item, text: Reading, finder: ActorFinder) -> list[tuple[Named, int]]:
    """The actors that a text names, each with where its group begins."""
    placed: dict[str, tuple[Named, int]] = {}
    for group in finder.groups(text.text):
        reading = Reading(text.text[group.start : group.end], text.origin[group.start : group.end])
        for actor in group.actors:
            placed.setdefault(actor.id, (Named(actor, item, reading, actor.zekerheid), group.start))
    return list(placed.values())


def names_in_list(item: Item, text: Reading, finder: ActorFinder) -> list[tuple[Named, int]]:
    """The same, and the names between commas that nobody knows."""
    placed = {named.actor.id: (named, at) for named, at in names_in_text(item, text, finder)}
    for match in _PART.finditer(text.text):
        words = re.sub(r"^\s*(?:en\s+|&\s+)?", "", match.group())
        start = match.end() - len(words)
        listed = finder.listed_name(words)
        known = [named.actor for named, _ in placed.values()]
        if listed is not None and any(listed.name.startswith(f"{actor.name} ") for actor in known):
            continue  # "FNV Zorg": the part of an organisation that is known
        if listed is not None and listed.id not in placed:
            reading = Reading(text.text[start : match.end()], text.origin[start : match.end()])
            placed[listed.id] = (Named(listed, item, reading, listed.zekerheid), start)
    return sorted(placed.values(), key=lambda pair: pair[1])
