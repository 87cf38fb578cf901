"""What a worker does: one task through all stages, to bytes; whatever goes wrong becomes an answer."""

from __future__ import annotations

import hashlib
import traceback
from collections.abc import Callable, Iterator

from hrposter.batch.task import INDEX, Failed, IndexTask, Made, Outcome, Product, Task, Work, dead, placed
from hrposter.diagnostics import Diagnostic, MachineError, PosterError
from hrposter.files import USUAL_DPI, files_of
from hrposter.rendering import document, printed

Clock = Callable[[], float]
_BUG = "hrposter itself has failed at this file; please report it with all that was printed"


def make(task: Work, clock: Clock) -> Outcome:
    """The files of a task, or why there are none; MachineError and OSError where no other file could be made either."""
    started = clock()
    try:
        products = tuple(_products(task))
    except PosterError as error:
        return Failed(task.key, tuple(placed(problem, task) for problem in error.diagnostics))
    except MemoryError:
        return dead(task, "there was not enough memory to make it")
    except (MachineError, OSError):
        raise
    except Exception as error:
        fact = f"{task.key}: {type(error).__name__}: {error}"
        return Failed(task.key, (Diagnostic("bug", None, fact, _BUG),), "".join(traceback.format_exception(error)))
    return Made(task.key, products, clock() - started)


def _products(task: Work) -> Iterator[Product]:
    match task:
        case Task(sheet=sheet):
            made = printed(sheet.job, document(sheet.job), sheet.printer)
            for name, data in files_of(sheet, made, (), USUAL_DPI):
                yield _product(name, data, len(made.pages) if name.endswith(".pdf") else 1)
        case IndexTask():
            yield from (_product(name, data, None) for name, data in _index(task))


def _product(name: str, data: bytes, pages: int | None) -> Product:
    return Product(name, data, len(data), hashlib.sha256(data).hexdigest(), pages)


def _index(task: IndexTask) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of the index, for paper and for a browser."""
    from hrposter.pack.index import index_html, index_pdf

    yield f"{INDEX}.pdf", index_pdf(task.pack, task.library, task.day)
    yield f"{INDEX}.html", index_html(task.pack, task.library)
