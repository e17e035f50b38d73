"""What the XML in the packages of office programs (DOCX, XLSX) may not hold."""

from __future__ import annotations

_DECLARATIONS = tuple(
    declaration.encode(encoding)
    for declaration in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("ascii", "utf-16-le", "utf-16-be")
)


def has_declarations(part: bytes) -> bool:
    """Whether XML declares a DTD or entities, with which a parser can be made to fetch files or to grow a line into
    gigabytes; office programs never write those."""
    return any(declaration in part for declaration in _DECLARATIONS)
