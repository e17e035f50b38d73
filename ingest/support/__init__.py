"""Support options for citizens (Voorzieningen): editors' Markdown cards → facts. See docs/hulp.md."""
