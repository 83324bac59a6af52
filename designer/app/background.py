"""Work that takes long, in a process of its own: the window goes on, and the work can be ended at any moment."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from multiprocessing.connection import Connection
from traceback import print_exc
from typing import Any, Generic, TypeVar, cast

from designer.edits.draft import EditError
from designer.files.errors import BadDesign, CannotWrite
from designer.foundation.language import tr
from designer.simulation.plan.plan import CannotSimulate

T = TypeVar("T")

EXPECTED = (BadDesign, CannotSimulate, CannotWrite, EditError, OSError)
"""What the design or the machine is to blame for; each reads as a sentence."""


class JobFailed(Exception):
    """The work ended without a result; the text tells the user why."""


class Job(Generic[T]):
    """One piece of work, `work(*arguments)`, all of it picklable. Ask `poll` now and then for the result."""

    def __init__(self, work: Callable[..., T], *arguments: Any) -> None:
        context = multiprocessing.get_context("spawn")
        self._receiver, sender = context.Pipe(duplex=False)
        self._process = context.Process(target=_run, args=(sender, work, arguments), daemon=True)
        self._process.start()
        sender.close()

    def poll(self) -> T | None:
        """The result, once it is there. Raises `JobFailed` when there will be none."""
        if not self._receiver.poll():
            return None
        try:
            fine, value = self._receiver.recv()
        except EOFError:
            fine, value = False, tr("the work ended before it was done")
        self._process.join()
        if not fine:
            raise JobFailed(value)
        return cast("T", value)

    def cancel(self) -> None:
        """End the work. There is nothing to clean up: only its result would have left the process."""
        self._process.terminate()
        self._process.join()


def _run(sender: Connection, work: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
    try:
        answer = (True, work(*arguments))
    except EXPECTED as error:
        answer = (False, str(error))
    except MemoryError:
        answer = (False, tr("there is not enough memory for it"))
    except Exception:  # whatever it was, the window has to hear of it, and a developer of the rest
        print_exc()
        answer = (False, tr("something went wrong inside the program; please report this with the design"))
    sender.send(answer)
    sender.close()
