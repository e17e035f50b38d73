"""/{id} and /{id}.json: everything that is known of one thing, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from graph.model import Kind, Predicate
from web import facts_card, signs, templating
from web.advice_about import PER_PAGE as ADVICE_PER_PAGE
from web.advice_about import advice_about
from web.alike import COMPARABLE, alike
from web.certainty import unsure_things
from web.contents import Contents, contents_of, shown_number
from web.edition import Edition
from web.filters import page_number
from web.freshness import ageing, reviewed, warnings
from web.help.promises import promises_of
from web.json_ld import json_ld
from web.lead import one_sentence
from web.lists import LISTED
from web.original import Original, original_of
from web.outline import outline
from web.picture import picture
from web.profile import Profile, profiles
from web.property_sources import property_places
from web.prose import stretches
from web.relation_words import relation_words
from web.relations import PER_PAGE, RelationKey, related_with_signs, relation_groups, relation_key, relation_rows
from web.signs import Sign
from web.templating import today_of
from web.things import Thing, documents_of, find_thing
from web.whole import PARTS, Whole, whole_standings, wholes
from web.wording import KIND_WORDS, advice_text, counted, dutch_date

_TEXTS = frozenset({Kind.DOCUMENT, Kind.SECTIE})
"""Kinds that are read rather than looked up: their text and contents say more than a picture."""
OPEN_THINGS = 8
"""Related things after which further groups stand closed: a reader on a phone sees first what people decide by."""
MANY_PARTS = 30
"""Sections of a document above which its table of contents shows the chapters, and the rest on request."""
TWIN = ".json"
TWIN_LIMIT = 500
"""Relations in one answer of the machine-readable twin; `next` leads to more."""


def page(request: Request, edition: Edition) -> Response:
    """The page of a thing, one group of its relations (`?verband=`), all advice about it (`?adviezen=`), or its twin.

    404 when there is no such thing.
    """
    thing_id: str = request.path_params["thing_id"]
    if thing_id.endswith("/") and "/" in thing_id.strip("/"):
        return RedirectResponse(templating.thing_address(thing_id.strip("/")), status_code=308)
    thing = find_thing(edition, thing_id)
    if thing is None and thing_id.endswith(TWIN):
        thing = find_thing(edition, thing_id.removesuffix(TWIN))
        if thing:
            return _twin(request, edition, thing)
    if thing is None:
        raise HTTPException(404)
    if "verband" in request.query_params:
        return _group(request, edition, thing)
    if "adviezen" in request.query_params:
        return _advice(request, edition, thing)
    return _whole(request, edition, thing)


def _whole(request: Request, edition: Edition, thing: Thing) -> Response:
    today = today_of(request)
    document_id = _home_document(thing)
    document = documents_of(edition).get(document_id)
    contents = contents_of(edition, document_id)
    own = contents.by_id.get(thing.id)
    before, after = contents.beside(thing.id) if own else (None, None)
    profile = profiles(edition, [thing.id], today)[thing.id]
    above = wholes(edition, [thing.id])[thing.id] if thing.kind in PARTS else ()
    groups = relation_groups(edition, thing.id, today)
    places = property_places(edition, thing.id, thing.props)
    original = original_of(edition, thing)
    summary = one_sentence(profile, groups, document.name if document else "")
    address = str(request.url.replace(query=""))
    return templating.page(
        request,
        "ding.html",
        thing=thing,
        # an advice that breaks off at "tenzij:" goes on with its conditions
        title=advice_text(thing.props, thing.name) if thing.name.endswith(":") else thing.name,
        profile=profile,
        summary=summary,
        own_signs=[
            *_own_signs(profile),
            *(_signs_of_whole(edition, profile, above) or _age(edition, profile, above, original)),
        ],
        unsure=thing.id in unsure_things(edition),
        warnings=warnings(profile, groups, thing.sources, today),
        facts=[*_issued(profile, original), *facts_card.rows(profile, places)],
        texts=facts_card.texts(thing.props, places),
        steps=_steps(edition, thing, contents, above),
        # '' for a Sectie without a number, None for what is no Sectie
        number=shown_number(thing.props.get("nummer"), thing.name) if thing.kind is Kind.SECTIE else None,
        stretches=stretches(thing.props),
        contents=contents.top if thing.kind is Kind.DOCUMENT else tuple(own.children) if own else (),
        many_parts=len(contents.by_id) > MANY_PARTS,
        outline=outline(edition, thing, today),
        original=original,
        advised=advice_about(edition, thing, today),
        promises=promises_of(edition, thing.id),
        before=before,
        after=after,
        document_id=document_id,
        entry=edition.by_id.get(thing.id),
        groups=groups,
        open_things=OPEN_THINGS,
        picture=None if thing.kind in _TEXTS else picture(thing.id, thing.kind, thing.name, groups),
        alike=alike(edition, thing),
        comparable=thing.kind in COMPARABLE,
        edition_version=edition.version,
        today=today.isoformat(),
        address=address,
        ld=json_ld(profile, address, summary, _cited(request, thing)),
    )


def _own_signs(profile: Profile) -> list[tuple[str, Sign]]:
    """What stands under the title: who says it, and the sign."""
    if profile.kind is Kind.BEWIJS:
        return [("", signs.outcome(profile.props))]
    if profile.kind is Kind.AANBEVELING:
        return [*profile.advised]
    recognised = [*profile.standing, *((one.organisation, one.sign) for one in profile.recognitions)]
    return recognised + [(counted(number, "onderzoek", "onderzoeken"), sign) for sign, number in profile.outcomes]


def _signs_of_whole(edition: Edition, profile: Profile, above: tuple[Whole, ...]) -> tuple[tuple[str, Sign], ...]:
    """What no longer counts, or may not, of what a thing is part of; nothing where a module says so of itself."""
    if not above or (profile.kind is Kind.MODULE and profile.standing):
        return ()
    return whole_standings(edition, {profile.id: above}, profile.today)[profile.id]


def _age(
    edition: Edition, profile: Profile, above: Sequence[Whole], original: Original | None
) -> list[tuple[str, Sign]]:
    """That a guideline, or what is part of it, is old, where nothing says already that it no longer counts."""
    if original is None or profile.standing:
        return []
    ids = [one.id for one in above]
    wholes_props = [row["props"] or {} for row in edition.store.query("things", ids=ids)] if ids else []
    said = {key: value for props in (*wholes_props, profile.props) for key, value in props.items() if value}
    sign = ageing(said, original.issued, profile.today)
    return [("", sign)] if sign else []


def _issued(profile: Profile, original: Original | None) -> list[facts_card.Row]:
    """When a guideline was issued, for want of the day that it was authorised or reviewed."""
    if profile.kind is not Kind.RICHTLIJN or original is None or not original.issued or reviewed(profile.props):
        return []
    return [facts_card.Row("Uitgegeven", (facts_card.Value(dutch_date(original.issued)),))]


def _cited(request: Request, thing: Thing) -> dict[str, str]:
    """The documents that describe a thing: address → name."""
    base = str(request.base_url).rstrip("/")
    return {base + templating.thing_address(place.document): place.document_name for place in thing.sources}


def _group(request: Request, edition: Edition, thing: Thing) -> Response:
    asked = request.query_params
    key = relation_key(asked.get("verband", ""), asked.get("kant", ""), asked.get("soort", ""), thing.kind)
    if key is None:
        raise HTTPException(400, "Dit verband bestaat niet. Ga terug naar de pagina zelf en kies daar een verband.")
    total = _relations_in(edition, thing, key)
    last = max(1, -(-total // PER_PAGE))
    number = min(page_number(asked), last)
    return templating.page(
        request,
        "verband.html",
        thing=thing,
        key=key,
        total=total,
        number=number,
        last=last,
        found=related_with_signs(edition, thing.id, key, today_of(request), skip=(number - 1) * PER_PAGE),
    )


def _advice(request: Request, edition: Edition, thing: Thing) -> Response:
    number = page_number(request.query_params)
    advised = advice_about(edition, thing, today_of(request), page=number, size=ADVICE_PER_PAGE)
    last = max(1, -(-advised.total // ADVICE_PER_PAGE))
    return templating.page(request, "adviezen.html", thing=thing, advised=advised, number=min(number, last), last=last)


def _relations_in(edition: Edition, thing: Thing, key: RelationKey) -> int:
    counts = edition.store.query("relation_counts", id=thing.id)
    return sum(
        row["relations"]
        for row in counts
        if row["predicate"] == key.predicate
        and key.direction in {None, row["direction"]}
        and (key.kind is None or row["kind"] == key.kind)
    )


def _home_document(thing: Thing) -> str:
    """The document a thing belongs to: itself, or that of its first source."""
    return thing.id if thing.kind is Kind.DOCUMENT else thing.sources[0].document if thing.sources else ""


def _steps(edition: Edition, thing: Thing, contents: Contents, above: Sequence[Whole]) -> list[tuple[str, str]]:
    """The breadcrumb between home and this thing: address and name of each step. `above`: what it is part of."""
    if thing.kind is not Kind.SECTIE:
        return _above(thing, above)
    document = documents_of(edition).get(_home_document(thing))
    first = [(templating.thing_address(document.id), document.name)] if document else []
    path = contents.path(thing.id)[:-1]
    return [*first, *((templating.thing_address(entry.id), entry.name) for entry in path)]


def _above(thing: Thing, above: Sequence[Whole]) -> list[tuple[str, str]]:
    """What a thing is part of, else the list it stands in."""
    if thing.kind in PARTS:
        return [(templating.thing_address(one.id), one.name) for one in above]
    if thing.kind is Kind.DOCUMENT:
        return [("/bronnen", "Bronnen")]
    return [(f"/lijst/{thing.kind.value.lower()}", KIND_WORDS[thing.kind].many)] if thing.kind in LISTED else []


def _twin(request: Request, edition: Edition, thing: Thing) -> Response:
    asked = request.query_params.get("vanaf", "0")
    skip = int(asked) if re.fullmatch(r"[0-9]{1,7}", asked) else 0
    rows = relation_rows(edition, thing.id, skip=skip, limit=TWIN_LIMIT + 1)
    places = property_places(edition, thing.id, thing.props)
    body: dict[str, Any] = {
        "id": thing.id,
        "kind": thing.kind.value,
        "name": thing.name,
        "props": thing.props,
        "prop_sources": {key: asdict(place) for key, place in places.items()},
        "sources": [place.raw for place in thing.sources],
        "relations": [_relation(row, thing.kind) for row in rows[:TWIN_LIMIT]],
        "next": None,
    }
    if len(rows) > TWIN_LIMIT:
        body["next"] = f"{templating.thing_address(thing.id)}{TWIN}?vanaf={skip + TWIN_LIMIT}"
    return JSONResponse(body)


def _relation(row: dict[str, Any], thing: Kind) -> dict[str, Any]:
    subject = thing if row["direction"] == "out" else Kind(row["kind"])
    return {
        "predicate": row["predicate"],
        "direction": row["direction"],
        "label": relation_words(Predicate(row["predicate"]), row["direction"], subject),
        "thing": {"id": row["id"], "kind": row["kind"], "name": row["name"]},
        "props": row["props"] or {},
        "source": row["source"],
    }
