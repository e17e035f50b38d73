"""Guidelines (richtlijnen): from module to advice to evidence, with their validity, parties and derived products."""

from ingest.guideline.facts import GuidelineFacts, guideline_facts
from ingest.guideline.headings import HeadingTable, load_headings

__all__ = ["GuidelineFacts", "HeadingTable", "guideline_facts", "load_headings"]
