"""A thing in the words of schema.org, as JSON-LD in its page.

Types follow schema.org 29 and its health extension: MedicalGuideline, MedicalGuidelineRecommendation, MedicalTherapy,
MedicalDevice, MedicalCondition, Legislation, GovernmentService, …; concepts without a type of their own: DefinedTerm.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from graph.model import Kind, Predicate
from web.profile import Profile

_TYPES: Mapping[Kind, str] = {
    Kind.DOCUMENT: "Report",
    Kind.SECTIE: "CreativeWork",
    Kind.AFSPRAAK: "CreativeWork",
    Kind.ACTIE: "PlanAction",
    Kind.DOEL: "CreativeWork",
    Kind.BEDRAG: "MonetaryAmount",
    Kind.INTERVENTIE: "MedicalTherapy",
    Kind.BEWIJS: "Claim",
    Kind.PUBLICATIE: "ScholarlyArticle",
    Kind.RICHTLIJN: "MedicalGuideline",
    Kind.MODULE: "MedicalGuideline",
    Kind.AANBEVELING: "MedicalGuidelineRecommendation",
    Kind.VOORZIENING: "GovernmentService",
    Kind.LOKET: "GovernmentOffice",
    Kind.ORGANISATIE: "Organization",
    Kind.DOELGROEP: "Audience",
    Kind.PROBLEEM: "MedicalCondition",
    Kind.BEROEP: "Occupation",
    Kind.WET: "Legislation",
}
_DEVICES = {"technologie", "product"}
_DIRECT: Mapping[str, str] = {
    "aliassen": "alternateName",
    "url": "sameAs",
    "datum": "datePublished",
    "geldig_tot": "expires",
    "licentie": "license",
    "laatst_geautoriseerd": "guidelineDate",
    "sterkte": "recommendationStrength",
    "doi": "identifier",
    "auteurs": "author",
    "telefoon": "telephone",
}
"""Property → property of schema.org with the same meaning."""


def json_ld(profile: Profile, address: str, summary: str, documents: Mapping[str, str]) -> Markup:
    """The JSON-LD of a thing, safe to stand in a script element; `documents` are names of its sources by address."""
    body: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": _type(profile),
        "@id": address,
        "url": address,
        "name": profile.name,
        "description": summary,
        "inLanguage": "nl",
    }
    for ours, theirs in _DIRECT.items():
        if profile.props.get(ours):
            body[theirs] = profile.props[ours]
    audience = [link.name for link in profile.out(Predicate.VOOR)]
    if audience and profile.kind is not Kind.DOELGROEP:
        body["audience"] = [{"@type": "Audience", "name": name} for name in audience]
    if documents:
        body["citation"] = [{"@type": "CreativeWork", "name": name, "url": url} for url, name in documents.items()]
    # a source text may hold "</script>"; as an escape in a JSON string it ends nothing
    return Markup(json.dumps(body, ensure_ascii=False).replace("<", "\\u003c").replace("&", "\\u0026"))


def _type(profile: Profile) -> str:
    if profile.kind is Kind.INTERVENTIE and profile.props.get("soort") in _DEVICES:
        return "MedicalDevice"
    return _TYPES.get(profile.kind, "DefinedTerm")
