"""The door for files: `read_document` gives a `Document` or one clear line why not.

Parsing runs in a process of its own, with a time limit and a memory limit, so that a file on which a parser hangs,
crashes or eats the machine costs that file and not the run. The process is kept for the next file as long as it is
well, because starting it takes longer than reading a small text; it ends with the program.
"""

from __future__ import annotations

import atexit
import contextlib
import logging
import os
import pickle
import stat
import subprocess
import sys
import threading
import unicodedata
from pathlib import Path
from types import TracebackType

from ingest.document import Document, UnreadableDocument
from ingest.limits import Limits
from ingest.reading_process import Answer, Request, receive, send

__all__ = ["Limits", "ReadingProcess", "read_document"]

log = logging.getLogger(__name__)

_DEFAULT_LIMITS = Limits()


def read_document(path: Path, *, limits: Limits = _DEFAULT_LIMITS) -> Document:
    """Read one file: TXT, Markdown, HTML, PDF or DOCX, whatever its name says.

    Raises UnreadableDocument, with one Dutch line that says what is wrong and what to do, for every file that cannot
    be read: missing, empty, locked, damaged, of another kind, too large, or hostile. Raises nothing else.
    """
    return _shared.read(path, limits=limits)


class ReadingProcess:
    """A process that reads files one at a time; started at the first, and again after a file that brought it down.

    `read_document` has one for all its callers; who wants to read several files at once makes more.
    """

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0
        self._turn = threading.Lock()

    def __enter__(self) -> ReadingProcess:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def read(self, path: Path, *, limits: Limits = _DEFAULT_LIMITS) -> Document:
        """As `read_document`."""
        _check_at_the_door(path, limits)
        with self._turn:
            answer = self._ask(Request(str(path.absolute()), limits))
        if answer.document is not None:
            return answer.document
        if answer.details:
            log.debug("reading %s failed: %s", path.name, answer.details)
        raise UnreadableDocument(answer.reason)

    def close(self) -> None:
        """End the process, if there is one."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                # what was still to be written is of no use to a process that is gone
                with contextlib.suppress(OSError):
                    pipe.close()

    def _ask(self, request: Request) -> Answer:
        process = self._running()
        assert process.stdin is not None
        assert process.stdout is not None
        late = threading.Event()

        def stop() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(request.limits.seconds, stop)
        timer.start()
        try:
            send(process.stdin, request)
            answer = receive(process.stdout)
        except (OSError, EOFError, pickle.UnpicklingError):
            answer = None
        except BaseException:
            self.close()
            raise
        finally:
            timer.cancel()
            timer.join()
        if isinstance(answer, Answer) and not late.is_set() and not answer.last:
            return answer
        self.close()
        if isinstance(answer, Answer):
            return answer
        if late.is_set():
            return Answer(
                reason=f"is na {request.limits.seconds:.0f} seconden nog niet gelezen: "
                "sla het opnieuw op, of splits het in delen"
            )
        return Answer(
            reason="laat de lezer vastlopen: open het, sla het opnieuw op en bied het opnieuw aan",
            details=f"the process ended with code {process.returncode}",
        )

    def _running(self) -> subprocess.Popen[bytes]:
        if self._owner != os.getpid():
            # a fork of the program must not talk through the pipes of its parent
            self._process, self._owner = None, os.getpid()
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._process = _start()
        return self._process


_shared = ReadingProcess()
atexit.register(_shared.close)


def _start() -> subprocess.Popen[bytes]:
    root = str(Path(__file__).resolve().parents[1])
    path = os.pathsep.join(filter(None, [root, os.environ.get("PYTHONPATH")]))
    return subprocess.Popen(
        # -P: a module that lies beside the documents must not be taken for one of ours
        [sys.executable, "-P", "-c", "from ingest.reading_process import main; main()"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": path},
    )


def _check_at_the_door(path: Path, limits: Limits) -> None:
    """Refuse what needs no opening to be refused."""
    if any(unicodedata.category(char) in {"Cc", "Cs"} for char in path.name):
        raise UnreadableDocument("heeft een naam met onleesbare tekens: geef het bestand een gewone naam")
    try:
        found = path.lstat()
        if stat.S_ISLNK(found.st_mode):
            raise UnreadableDocument("is een verwijzing naar een ander bestand: bied dat bestand zelf aan")
        if stat.S_ISDIR(found.st_mode):
            raise UnreadableDocument("is een map: bied de bestanden erin aan")
        if not stat.S_ISREG(found.st_mode):
            raise UnreadableDocument("is geen gewoon bestand: bied een document aan")
        if found.st_size == 0:
            raise UnreadableDocument("is leeg (0 bytes): haal het opnieuw op")
        if found.st_size > limits.file_bytes:
            size, most = found.st_size / 1_000_000, limits.file_bytes / 1_000_000
            raise UnreadableDocument(f"is {size:.1f} MB, meer dan {most:g} MB: splits het, of haal de beelden eruit")
        path.open("rb").close()
    except FileNotFoundError as error:
        raise UnreadableDocument("bestaat niet: controleer de naam en de map") from error
    except PermissionError as error:
        raise UnreadableDocument("mag niet worden gelezen: geef leesrechten op het bestand") from error
    except (OSError, ValueError) as error:
        raise UnreadableDocument("is niet te openen: kopieer het bestand en probeer het opnieuw") from error
