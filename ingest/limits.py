"""How much one file may cost, so that a gigantic or hostile one cannot hold up the rest."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Ceilings for reading one file; going over one of them makes the file unreadable, with a line that names it.

    The defaults leave room for the largest real document seen (a guideline of 900 pages: 40 MB, 2.5 million
    characters) many times over; they are there for accidents and for files made to do harm.
    """

    file_bytes: int = 200_000_000
    """Size of the file as it lies on disk."""
    characters: int = 20_000_000
    """Characters of text taken out of a file: some 10,000 pages."""
    pages: int = 5_000
    """Pages of a PDF."""
    nesting: int = 2_000
    """Depth of elements in HTML. (libxml2 itself stops at 2,048, in the parts of a DOCX at 256.)"""
    zip_members: int = 10_000
    """Files inside a DOCX."""
    zip_bytes: int = 500_000_000
    """Unpacked size of a DOCX, all its parts together. How tightly it is packed says nothing: the white page of a
    scan, or a table of empty cells, packs a thousand times."""
    xml_bytes: int = 100_000_000
    """Unpacked size of one part of a DOCX that is parsed; text with its markup takes 5 to 10 bytes a character."""
    seconds: float = 180.0
    """Wall-clock time for one file; a page of a PDF takes 0.05 to 0.1 s, other formats about a second per megabyte."""
    memory_bytes: int = 4_000_000_000
    """Address space of the process that reads (where the system can hold a process to it: Linux)."""
