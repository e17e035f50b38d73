"""Inventories of interventions: spreadsheets, delimited files, JSON lists and worksheets → facts."""

from ingest.inventory.detection import is_inventory
from ingest.inventory.identity import Resolution, apply, resolve
from ingest.inventory.mapping import mapping_text
from ingest.inventory.reading import InventoryResult, read_inventory
from ingest.inventory.worksheet import worksheet_facts

__all__ = [
    "InventoryResult",
    "Resolution",
    "apply",
    "is_inventory",
    "mapping_text",
    "read_inventory",
    "resolve",
    "worksheet_facts",
]
