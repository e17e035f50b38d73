"""A web page as a tree: which part of it is the content, what is left out, and what the page says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from lxml import etree

from ingest.decoding import decode
from ingest.document import Repair, UnreadableDocument

Element: TypeAlias = Any
"""An lxml element; lxml has no types of its own."""

HEADINGS = {f"h{level}": level for level in range(1, 7)}

_NO_TEXT = frozenset(
    "script style template head noscript svg iframe object embed applet audio video canvas map math-field "
    "input textarea select datalist option optgroup rp rt del base link meta".split()
)
"""Elements that hold no running text: left out without a word."""
_ROLES = {
    "navigation": "navigatie",
    "search": "formulieren",
    "dialog": "meldingen",
    "alertdialog": "meldingen",
    "banner": "kop en voet van de site",
    "contentinfo": "kop en voet van de site",
}
_HIDING_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_HIDING_CLASS = re.compile(
    r"(?:^|\s)(?:visually-?hidden|sr-only|screen-reader-text|skip-?(?:link|nav)\S*)(?=\s|$)", re.IGNORECASE
)
_PANEL = re.compile(
    r"(?:^|[\s_-])(?:tab(?:s|pane?l?|-?content|-?pane)?|accordion\S*|accordeon\S*|collaps\S*|panel\S*"
    r"|uitklap\S*|toggle-content)(?=$|[\s_-])",
    re.IGNORECASE,
)
_BOX = re.compile(
    r"(?:^|[\s_-])(?:info(?:box|blok|kader|block|panel)?|(?:alert|callout|notice|message)-(?:info|tip"
    r"|note)|weetje|let-?op|tip(?:s|box|kader)?"
    r"|note-?box|kadertekst)(?=$|[\s_-])",
    re.IGNORECASE,
)
_TOGGLES = re.compile(r"collapse|tab|pill|accordion", re.IGNORECASE)
_COOKIES = re.compile(r"cookie|consent|gdpr", re.IGNORECASE)
_TRAIL = re.compile(r"breadcrumb|kruimelpad", re.IGNORECASE)
_CONTENT_ID = re.compile(r"(?:main-?)?content|main|inhoud|hoofdinhoud", re.IGNORECASE)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,30})|encoding=["']([\w.:-]{2,30})""", re.I)
_CHARSET_WITHIN = 4096
"""How far into a page its encoding is looked for; the standard asks for the first 1,024 bytes."""
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?(?=$|T|\s)")
_TITLE_SEPARATOR = re.compile(r"\s+[|–—·-]\s+")

_META = {
    "titel": ("dcterms.title", "dc.title", "og:title"),
    "uitgever": ("dcterms.publisher", "dc.publisher", "publisher", "citation_publisher", "og:site_name"),
    "datum": (
        "dcterms.issued", "dcterms.date", "dc.date.issued", "dc.date", "article:published_time", "citation_date",
        "datepublished", "date", "dcterms.modified", "article:modified_time", "dcterms.created",
    ),
    "url": ("og:url", "dcterms.identifier", "dc.identifier", "dcterms.source", "dc.source", "source"),
    "licentie": ("dcterms.license", "dcterms.rights", "dc.rights", "license", "copyright"),
    "geldig_tot": ("geldig_tot",),
    "geraadpleegd": ("geraadpleegd",),
    "soort": ("soort",),
    "taal": ("dcterms.language", "dc.language", "content-language", "language"),
}  # fmt: skip
"""Property → names of <meta> that tell it, the most trustworthy first."""


@dataclass(slots=True)
class Page:
    """A parsed page."""

    content: Element
    """Where the running text stands: <main>, the one <article>, or <body>."""
    title: str | None
    meta: dict[str, str]
    repairs: list[Repair] = field(default_factory=list)


def parse_page(data: bytes, *, nesting: int) -> Page:
    """Parse the bytes of a page. Raises UnreadableDocument when they are no text or nested deeper than `nesting`."""
    decoded = decode(data, declared=_declared_charset(data))
    # the tree parser takes what its own limit allows, then stops; it never recurses and opens no other files
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, no_network=True)
    source = decoded.text.encode("utf-8", "replace")
    try:
        root = etree.fromstring(source, parser) if source.strip() else None
    except etree.XMLSyntaxError as error:
        # HTML has no syntax that is refused: without an entry in its log, libxml2 ran out of memory
        if not len(parser.error_log) or any(entry.type_name == "ERR_NO_MEMORY" for entry in parser.error_log):
            raise MemoryError from error
        root = None
    if root is None:
        raise UnreadableDocument("bevat geen tekst: controleer of dit het goede bestand is")
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log) or _depth(root) > nesting:
        raise UnreadableDocument(
            f"is meer dan {nesting} lagen diep genest: sla de pagina op als PDF, of bied alleen de tekst aan"
        )
    meta = _metadata(root)
    content = _content(root)
    title = _title(root, meta)
    if title:
        meta["titel"] = title
    return Page(content, title, meta, list(decoded.repairs))


def why_left_out(element: Element, content: Element) -> str | None:
    """Reason in Dutch why an element is no part of the text; "" when that needs no mention, None when it stays."""
    tag = element.tag
    if tag in _NO_TEXT:
        return ""
    if tag == "nav":
        return "navigatie"
    if tag == "button":
        return None if _opens_panel(element) or _inside(element, content, {*HEADINGS, "summary"}) else "formulieren"
    if tag == "dialog":
        return "meldingen"
    if element is content:
        return None
    if tag in {"header", "footer"} and content.tag == "body" and not _inside(element, content, _PARTS):
        return "kop en voet van de site"
    role = (element.get("role") or "").lower()
    if role in _ROLES:
        return _ROLES[role]
    return _why_out_of_sight(element)


_PARTS = frozenset({"main", "article", "section"})


def _opens_panel(element: Element) -> bool:
    """The title of an accordion: a button that shows and hides what stands under it."""
    toggles = element.get("data-bs-toggle") or element.get("data-toggle") or ""
    if element.get("aria-controls") or _TOGGLES.fullmatch(toggles):
        return True
    below = element.getnext()
    if below is None:
        return False
    if element.get("aria-expanded") is not None and _is_panel(below):
        return True
    # without a word about it: the first thing in its box, right above a block of text
    return element.getprevious() is None and below.tag in {"div", "section"} and below.find(".//p") is not None


def is_box(element: Element) -> bool:
    """Whether an element is a box with information beside the text."""
    if element.tag not in _PARTS | {"aside", "div", "blockquote"} or element.tag in {"main", "article"}:
        return False
    return element.tag == "aside" or bool(_BOX.search(element.get("class") or ""))


def _is_panel(element: Element) -> bool:
    """A tab or a fold of an accordion: out of sight only until a visitor opens it, and part of the text."""
    if (element.get("role") or "").lower() == "tabpanel" or element.get("aria-labelledby"):
        return True
    return bool(_PANEL.search(f"{element.get('class') or ''} {element.get('id') or ''}"))


def _why_out_of_sight(element: Element) -> str | None:
    if _is_panel(element):
        return None
    if element.get("hidden") is not None and (element.get("hidden") or "").lower() != "until-found":
        return "verborgen tekst"
    if (element.get("aria-hidden") or "").lower() == "true" or _HIDING_STYLE.search(element.get("style") or ""):
        return "verborgen tekst"
    names = element.get("class") or ""
    if _HIDING_CLASS.search(names):
        return "verborgen tekst"
    names = f"{names} {element.get('id') or ''}"
    if _TRAIL.search(names):
        return "navigatie"
    if _COOKIES.search(names) and _is_notice(element):
        return "cookiemelding"
    return None


def _is_notice(element: Element) -> bool:
    """A notice is short, speaks of cookies and has no title of a page: a chapter on informed consent stays."""
    if element.tag in {"body", "main", "article"}:
        return False
    if next(element.iter("h1", "main", "article"), None) is not None:
        return False
    text = "".join(_take(element.itertext(), 10_000))
    return "cookie" in text.lower() and len(text) < 10_000


def _take(texts: Iterator[str], limit: int) -> Iterator[str]:
    taken = 0
    for text in texts:
        yield text
        taken += len(text)
        if taken >= limit:
            return


def _inside(element: Element, content: Element, tags: set[str] | frozenset[str]) -> bool:
    for ancestor in element.iterancestors():
        if ancestor.tag in tags:
            return True
        if ancestor is content:
            return False
    return False


def _depth(root: Element) -> int:
    deepest = depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def _declared_charset(data: bytes) -> str | None:
    found = _CHARSET.search(data[:_CHARSET_WITHIN])
    return (found[1] or found[2]).decode("ascii", "replace") if found else None


def _content(root: Element) -> Element:
    """The element that holds the running text."""
    body = root.find("body")
    if body is None:
        return root
    marked = [e for e in body.iter() if e.tag == "main" or (e.get("role") or "").lower() == "main"]
    articles = [e for e in body.iter("article") if not _inside(e, body, {"article"})]
    named = [e for e in body.iter("div", "section") if _CONTENT_ID.fullmatch(e.get("id") or "")]
    for candidates in (marked, articles if len(articles) == 1 else [], named):
        best = max(candidates, key=visible_size, default=None)
        if best is not None and visible_size(best) > 0 and visible_size(best) * 4 >= visible_size(body):
            return best
    # a main part with next to nothing in it is a shell; then the whole page is read
    return body


def visible_size(element: Element) -> int:
    """Visible characters that stay in."""
    size = 0
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, inner in walk:
        if event == "start":
            if inner.tag in _NO_TEXT or inner.tag == "nav" or _HIDING_STYLE.search(inner.get("style") or ""):
                walk.skip_subtree()
            else:
                size += len((inner.text or "").strip())
        elif inner is not element:
            size += len((inner.tail or "").strip())
    return size


def plain_text(element: Element) -> str:
    """All text below an element on one line, scripts and styles aside."""
    parts: list[str] = []
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, inner in walk:
        if event == "end":
            parts.append(inner.tail or "" if inner is not element else "")
        elif inner.tag in _NO_TEXT:
            walk.skip_subtree()
        else:
            parts.append(inner.text or "")
    return " ".join("".join(parts).split())


def _metadata(root: Element) -> dict[str, str]:
    said: dict[str, str] = {}
    for tag in root.iter("meta"):
        name = tag.get("name") or tag.get("property") or tag.get("http-equiv") or tag.get("itemprop") or ""
        value = " ".join((tag.get("content") or "").split())
        if name and value:
            said.setdefault(name.lower(), value)
    for tag in root.iter("link"):
        relations = (tag.get("rel") or "").lower().split()
        for relation, name in (("canonical", "og:url"), ("license", "dcterms.license")):
            if relation in relations and tag.get("href"):
                said[name] = tag.get("href")
    if root.get("lang"):
        said.setdefault("dcterms.language", root.get("lang"))
    meta: dict[str, str] = {}
    for key, names in _META.items():
        values = [said[name] for name in names if name in said]
        if key == "datum":
            values = [found[0] for value in values if (found := _DATE.match(value))]
        elif key == "url":
            values = [value for value in values if value.startswith(("http://", "https://"))]
        if values:
            meta[key] = values[0]
    return meta


def _title(root: Element, meta: dict[str, str]) -> str | None:
    """What the page is called: its one h1, else what it says of itself, without the name of the site behind it."""
    tops = [plain_text(top) for top in root.iter("h1") if why_left_out(top, root) is None]
    tops = [top for top in tops if top]
    if len(tops) == 1:
        return tops[0]
    tag = next(root.iter("title"), None)
    said = meta.get("titel") or (plain_text(tag) if tag is not None else "")
    for separator in reversed(list(_TITLE_SEPARATOR.finditer(said))):
        before, after = said[: separator.start()], said[separator.end() :]
        if before in tops or after == meta.get("uitgever"):
            return before
    return said or None
