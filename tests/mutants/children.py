"""A child of this process that thinks wrongly: a mistake is put into its memory, never into a file."""

import gc
import os
import resource
import signal
import sys
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from importlib.util import spec_from_file_location
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

from tests.mutants.mistakes import Mistake

TOO_LONG, UNCHANGED, BROKEN = -1, 98, 99
MOST_MEMORY = 4 * 2**30
WAITS = 20  # times as long for a child that others keep from working, or that waits for ever


def in_a_child(run: Callable[[], int], patience_seconds: float) -> int:
    """What a run ends with in a process of its own; TOO_LONG, BROKEN. It may work for so many seconds, whatever else the
    machine does meanwhile."""
    sys.stdout.flush()
    child = os.fork()
    if not child:
        ended = BROKEN
        try:
            resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))  # a mistake may never end
            most = int(patience_seconds) + 1
            resource.setrlimit(resource.RLIMIT_CPU, (most, most + 5))
            quiet = os.open(os.devnull, os.O_WRONLY)
            os.dup2(quiet, 1)
            os.dup2(quiet, 2)
            ended = run()
        finally:
            os._exit(ended)
    ends = time.monotonic() + WAITS * patience_seconds
    while time.monotonic() < ends:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            ended = os.waitstatus_to_exitcode(status)
            return TOO_LONG if ended == -signal.SIGXCPU else ended
        time.sleep(0.01)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return TOO_LONG


def functions_of(files: Collection[str]) -> list[FunctionType]:
    """Every function of some files that is in memory, also of what the suite has taken out of the collector's sight."""
    gc.unfreeze()
    return [one for one in gc.get_objects() if isinstance(one, FunctionType) and one.__code__.co_filename in files]


def put_in(functions: Sequence[FunctionType], file: Path, mistake: Mistake) -> bool:
    """The function of the mistake does it from now on, whoever has it imported. False where there is no such function, so
    that nothing is wrong at all."""
    wrong = {code.co_firstlineno: code for code in within(mistake.code) if code.co_qualname == mistake.function}
    name = str(file), mistake.function
    meant = [one for one in functions if (one.__code__.co_filename, one.__code__.co_qualname) == name]
    for one in meant:
        one.__code__ = wrong[one.__code__.co_firstlineno]
    return bool(meant)


def within(code: CodeType) -> Iterator[CodeType]:
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield inner
            yield from within(inner)


def import_again(file: Path, mistake: Mistake) -> None:
    """Everything of ours is read again from now on, and the module with its mistake."""
    for name in [name for name in sys.modules if name.partition(".")[0] in {"storefront", "tests", "config"}]:
        del sys.modules[name]
    sys.meta_path.insert(0, Wrong(file, mistake.code))


class Wrong:
    """Gives a module with a mistake to whoever imports it."""

    def __init__(self, file: Path, code: CodeType) -> None:
        self.file, self.code = file, code
        self.name = ".".join(file.relative_to(Path.cwd()).with_suffix("").parts)

    def find_spec(self, name: str, path: object, target: object = None) -> Any:
        return spec_from_file_location(name, self.file, loader=self) if name == self.name else None  # type: ignore[arg-type]

    def create_module(self, spec: object) -> None:
        return None

    def exec_module(self, module: ModuleType) -> None:
        exec(self.code, module.__dict__)
