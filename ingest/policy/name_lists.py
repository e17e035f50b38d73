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


def names_apart(item: Item, text: Reading | None, finder: ActorFinder) -> tuple[list[Named], list[Named]]:
    """Who a field or cell names to do it, and who is only involved: "HGZ, in overleg met de GGD"."""
    doers: list[Named] = []
    involved: list[Named] = []
    if text is None:
        return doers, involved
    for named, at in names_in_list(item, text, finder):
        before = re.split(r"[;)]", text.text[:at])[-1]
        (involved if _ASIDE.search(before) else doers).append(named)
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
