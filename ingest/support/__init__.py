"""Support options for citizens (Voorzieningen): editors' Markdown cards → facts. See docs/hulp.md."""

from ingest.support.cards import is_support
from ingest.support.catalogue import Catalogue
from ingest.support.facts import support_facts

__all__ = ["Catalogue", "is_support", "support_facts"]
