"""Where the work is done: in this process, in several, or on a Dask cluster, all behind one standard interface.

Takes a name and a number of workers; gives a `concurrent.futures.Executor`. The rest of the build knows no other door.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
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
    itself does from 3.14 on; elsewhere each worker starts from nothing.
    """
    return "forkserver" if sys.platform == "linux" else "spawn"


def warm_up(module: str) -> None:
    """Begin to import `module` for workers to come, where a server forks them, while this process goes on."""
    if _start_method() == "forkserver":
        multiprocessing.set_forkserver_preload([module])
        forkserver.ensure_running()


@contextmanager
def open_executor(name: str, jobs: int) -> Iterator[Executor]:
    """Open the executor called "serial", "processes" or "dask".

    For Dask, the scheduler's address is taken from the environment variable ``PLFOLIO_DASK``; without it, a cluster of
    `jobs` workers runs on this machine. Raises `MissingExecutorError` when ``plfolio[dask]`` is not installed.
    """
    if name == "serial":
        yield SerialExecutor()
    elif name == "processes":
        with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context(_start_method())) as pool:
            try:
                yield pool
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise
    else:
        with _open_dask(jobs) as client:
            # Dask remembers pure calls by their arguments and would skip a repeated one.
            yield client.get_executor(pure=False)


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
