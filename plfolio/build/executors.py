"""Where the work is done: in this process, in several, or on a Dask cluster, all behind one standard interface.

Takes a name and a number of workers; gives a `concurrent.futures.Executor`. The rest of the build knows no other door.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import forkserver
from typing import Any, ParamSpec, TypeVar

__all__ = [
    "EXECUTORS",
    "MissingExecutorError",
    "SerialExecutor",
    "default_jobs",
    "open_executor",
    "warm_up",
    "worker_deaths",
]

P = ParamSpec("P")
T = TypeVar("T")

EXECUTORS = ("serial", "processes", "dask")

# What a terminal sends to all processes in it, and what is sent to one of them.
_TO_ALL = [getattr(signal, name) for name in ("SIGINT", "SIGHUP") if hasattr(signal, name)]
_STOPPING = [*_TO_ALL, signal.SIGTERM]


class MissingExecutorError(RuntimeError):
    """The library that this executor needs is not installed."""


class SerialExecutor(Executor):
    """Runs each call at once, in this process; what it raises comes out of `submit` itself."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Call `fn` now and return its finished future."""
        future: Future[T] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


def default_jobs() -> int:
    """Return how many workers this machine has room for."""
    return max(1, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


def _start_method() -> str:
    """Return how worker processes begin: never by forking this one, which may have threads.

    On Linux a server process without threads imports everything once and is then forked for each worker, as Python
    itself does from 3.14 on; elsewhere each worker starts from nothing. So it does where the server can't be reached,
    because the folder for temporary files has too long a name for a socket in it.
    """
    if sys.platform != "linux":
        return "spawn"
    try:
        _start_server()
    except OSError:
        return "spawn"
    return "forkserver"


def warm_up(module: str) -> None:
    """Begin to import `module` for workers to come, where a server forks them, while this process goes on."""
    if sys.platform == "linux":
        multiprocessing.set_forkserver_preload([module])
        _start_method()


def _start_server() -> None:
    """Start the server process deaf to what a terminal sends to all: this process hears it, and ends the others.

    What is ignored stays ignored in a new program, and in the workers that are forked from it.
    """
    with _signals_going_to(signal.SIG_IGN, _TO_ALL):
        forkserver.ensure_running()


@contextmanager
def _signals_going_to(handler: Any, numbers: list[int]) -> Iterator[None]:  # noqa: ANN401  # as signal has it
    before: dict[int, Any] = {}
    if threading.current_thread() is threading.main_thread():  # no other may set handlers
        before = {number: signal.signal(number, handler) for number in numbers}
    try:
        yield
    finally:
        for number, earlier in before.items():
            signal.signal(number, earlier)


@contextmanager
def _signals_waiting() -> Iterator[None]:
    """Let signals wait until the block is done: a worker half begun is one that nobody knows of and nobody ends."""
    came: list[int] = []
    with _signals_going_to(lambda number, _: came.append(number), _STOPPING):
        yield
    for number in came[:1]:
        signal.raise_signal(number)


class _Pool(ProcessPoolExecutor):
    """Worker processes, which `submit` begins as they are needed."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        with _signals_waiting():
            return super().submit(fn, *args, **kwargs)


@contextmanager
def open_executor(name: str, jobs: int) -> Iterator[Executor]:
    """Open the executor called "serial", "processes" or "dask".

    For Dask, the scheduler's address is taken from the environment variable ``PLFOLIO_DASK``; without it, a cluster of
    `jobs` workers runs on this machine. Raises `MissingExecutorError` when ``plfolio[dask]`` is not installed.
    """
    if name == "serial":
        yield SerialExecutor()
    elif name == "processes":
        context = multiprocessing.get_context(_start_method())
        with _Pool(jobs, mp_context=context, initializer=_begin_worker) as pool:
            try:
                yield pool
            except BaseException:
                # A worker may be killed at any moment, so whoever wants to stop need not wait for it.
                for worker in multiprocessing.active_children():
                    worker.kill()
                pool.shutdown(wait=False, cancel_futures=True)
                raise
    else:
        with _open_dask(jobs) as client:
            # Dask remembers pure calls by their arguments and would skip a repeated one.
            yield client.get_executor(pure=False)


def _begin_worker() -> None:
    """Let the parent alone decide when to stop, and end when it has: a worker without a parent would write unasked."""
    for number in _TO_ALL:
        signal.signal(number, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def worker_deaths() -> tuple[type[BaseException], ...]:
    """Return the errors by which an executor says that a worker is gone; Dask has one of its own."""
    dask = sys.modules.get("distributed")
    return (BrokenExecutor, dask.KilledWorker) if dask else (BrokenExecutor,)


@contextmanager
def _open_dask(jobs: int) -> Iterator[Any]:
    try:
        from distributed import Client, LocalCluster  # noqa: PLC0415  # an extra, and slow to import
    except ImportError as error:
        message = "the Dask executor needs one more package: pip install 'plfolio[dask]'"
        raise MissingExecutorError(message) from error
    address = os.environ.get("PLFOLIO_DASK", "")
    if address:
        with Client(address) as client:
            yield client
        return
    with (
        LocalCluster(n_workers=jobs, threads_per_worker=1, dashboard_address=None) as cluster,
        Client(cluster) as client,
    ):
        yield client
