"""Bytes to text: which encoding a file is in, and what had to be mended to read it."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from ingest.document import Repair, UnreadableDocument

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NAMES = {
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32-le": "UTF-32",
    "utf-32-be": "UTF-32",
    "cp1252": "windows-1252",
    "iso8859_15": "ISO-8859-15",
    "mac_roman": "Mac Roman",
    "cp850": "IBM 850",
}
_ONE_BYTE = ("cp1252", "mac_roman", "cp850")
"""What Dutch texts were written in before UTF-8: Windows, Mac, DOS. Left free, the detector takes a Dutch text in
Windows-1252 for one of the Central European code pages, in which it gives the same letters but other punctuation."""

_STRAY = re.compile("[\udc80-\udcff]")
_HIGH_CONTROL = re.compile(rb"[\x80-\x9f]")
_CUT_OFF = re.compile("[\udc80-\udcff]{1,3}\\Z")
_CONTROL_SHARE = 0.02
"""More control characters than this, and it is no text. Texts made from a PDF hold some (bullets, soft hyphens)."""
_FEW_CONTROLS = 4
_LATIN_SHARE = 0.8
"""Share of the characters of a western text that are below U+0100, at least."""
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")

_NO_TEXT = "bevat geen tekst maar binaire gegevens: sla het document op als DOCX of PDF en bied dat aan"


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text that came out of bytes."""

    text: str
    """Without byte order mark; line ends untouched."""
    literal: bool
    """The file is UTF-8, so that offsets in `text` are offsets in the decoded file."""
    repairs: tuple[Repair, ...] = ()


def decode(data: bytes, *, declared: str | None = None) -> Decoded:
    """Decode the bytes of a text file.

    Order: byte order mark, UTF-16 without one, UTF-8, the encoding that the file declares (`declared`, of a web page),
    UTF-8 with a few stray bytes, then the one-byte encodings. UTF-8 goes before the declaration: a text with accents
    that happens to be correct UTF-8 is UTF-8, whatever the page says of itself.

    Raises UnreadableDocument when the bytes are no text.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _checked(_decode_marked(data[len(mark) :], encoding))
    if b"\0" in data:
        return _checked(_decode_marked(data, _unmarked_utf16(data)))
    try:
        return _checked(Decoded(data.decode(), literal=True))
    except UnicodeDecodeError:
        pass
    return _checked(_decode_declared(data, declared) or _decode_strays(data) or _decode_one_byte(data))


def _checked(decoded: Decoded) -> Decoded:
    text = decoded.text
    controls = len(_CONTROL.findall(text))
    if "\0" in text or controls > _CONTROL_SHARE * len(text) + _FEW_CONTROLS or 2 * controls > len(text):
        raise UnreadableDocument(_NO_TEXT)
    return decoded


def _unmarked_utf16(data: bytes) -> str:
    """Which UTF-16 a text with NUL bytes is in: in western text every other byte is NUL, the second of each pair when
    the low byte comes first. Raises UnreadableDocument when it is neither."""
    high = {"utf-16-be": data[0::2].count(0), "utf-16-le": data[1::2].count(0)}
    encoding = max(high, key=lambda name: high[name])
    units = len(data) / 2
    if len(data) % 2 or high[encoding] < _LATIN_SHARE * units or min(high.values()) > _CONTROL_SHARE * units:
        raise UnreadableDocument(_NO_TEXT)
    return encoding


def _decode_marked(data: bytes, encoding: str) -> Decoded:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-8":
            return _decode_strays(data) or _decode_one_byte(data)
        name = _NAMES[encoding]
        raise UnreadableDocument(
            f"zegt {name} te zijn maar klopt niet vanaf byte {error.start}: sla het opnieuw op als UTF-8"
        ) from error
    return Decoded(text, True) if encoding == "utf-8" else _converted(text, encoding)


def _converted(text: str, encoding: str) -> Decoded:
    name = _NAMES.get(encoding, encoding)
    return Decoded(text, False, (Repair("hele bestand", f"geen UTF-8 maar {name}", "omgezet"),))


def _decode_declared(data: bytes, declared: str | None) -> Decoded | None:
    if not declared:
        return None
    try:
        encoding = codecs.lookup(declared.strip()).name
        if encoding in {"ascii", "iso8859-1"}:
            encoding = "cp1252"  # what browsers do: pages that say Latin-1 use the quotes and the euro of Windows
        return _converted(data.decode(encoding), encoding)
    except (LookupError, ValueError):
        return None


def _decode_strays(data: bytes) -> Decoded | None:
    """UTF-8 with some bytes of Windows-1252 in between, as pasting together leaves; None when it is not that.

    Sequences that are correct UTF-8 hardly occur by accident, so the text is UTF-8 when they are the majority.
    """
    repairs = []
    text = data.decode(errors="surrogateescape")  # a wrong byte becomes one character of U+DC80–DCFF
    strays = _STRAY.findall(text)
    if len(strays) > sum(char > "\x7f" for char in text) - len(strays):
        return None
    cut = _CUT_OFF.search(text)
    if cut and _is_cut_sequence(cut[0]):
        text = text[: cut.start()]
        strays = strays[: -len(cut[0])]
        repairs.append(Repair("einde van het bestand", "laatste teken afgebroken", "weggelaten"))
    if strays:
        lines = [number for number, line in enumerate(text.split("\n"), 1) if _STRAY.search(line)]
        text = _STRAY.sub(lambda stray: bytes([ord(stray[0]) - 0xDC00]).decode("cp1252", "replace"), text)
        repairs.append(Repair(_lines(lines), f"{len(strays)} byte(s) geen UTF-8", "gelezen als windows-1252"))
    return Decoded(text, False, tuple(repairs))


def _is_cut_sequence(escaped: str) -> bool:
    """Whether these stray bytes are a UTF-8 sequence that lacks its end."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(escaped.encode(errors="surrogateescape"), final=False)
    except UnicodeDecodeError:
        return False
    return True


def _lines(numbers: list[int]) -> str:
    if len(numbers) == 1:
        return f"regel {numbers[0]}"
    return f"regels {', '.join(map(str, numbers[:5]))}" + (" en verder" if len(numbers) > 5 else "")


def _decode_one_byte(data: bytes) -> Decoded:
    encoding = _latin(data) if not _HIGH_CONTROL.search(data) else _detected(data)
    # a byte that the encoding leaves open becomes U+FFFD: to be seen, not guessed at
    return _converted(data.decode(encoding, "replace"), encoding)


def _latin(data: bytes) -> str:
    """Which Latin encoding, for a text without the bytes in which Windows, Mac and DOS differ most.

    Latin-1 is then the same as Windows-1252. Byte A4 is the euro in Latin-9; in the others a sign for currency that
    nobody uses.
    """
    return "iso8859_15" if b"\xa4" in data else "cp1252"


def _detected(data: bytes) -> str:
    """Which one-byte encoding. Windows-1252 unless it gives signs where Dutch has letters and another does not.

    A detector by statistics alone takes one euro sign in a short Windows text for DOS (Ç).
    """
    if not _odd_signs(data.decode("cp1252", "replace")):
        return "cp1252"
    best = from_bytes(data, cp_isolation=list(_ONE_BYTE)).best()
    if best is None or _odd_signs(data.decode(best.encoding, "replace")) >= _odd_signs(
        data.decode("cp1252", "replace")
    ):
        return "cp1252"
    return best.encoding


_ODD = re.compile(r"(?<=[a-z])[^\w\s'’.,;:!?()/…–—-]+(?=[a-z])|[\ufffd\x80-\x9f]|(?<=[a-z])[A-ZÀ-Þ](?=[a-z])")
"""Signs or capitals inside a word, and bytes that the encoding leaves open."""


def _odd_signs(text: str) -> int:
    return len(_ODD.findall(text))
