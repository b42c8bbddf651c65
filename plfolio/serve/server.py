"""A small web server for built sites that answers this machine and nobody else.

Takes the folder of an edition; serves its files by GET. Nothing a request says becomes a path: it is looked up among
the files that are there. A page of another site that rebinds its name to this machine is turned away by its Host.
"""

from __future__ import annotations

import html
import mimetypes
import os
import shutil
import sys
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import socket
from types import TracebackType
from typing import ClassVar, Self
from urllib.parse import quote, unquote, urlsplit

__all__ = ["PreviewServer", "open_server"]

_TIMEOUT_SECONDS = 10
_HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class PreviewServer:
    """A running server; leaving the block stops it."""

    def __init__(self, server: ThreadingHTTPServer) -> None:
        self._server = server
        self._thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)

    @property
    def port(self) -> int:
        """The port it listens on."""
        return int(self._server.server_address[1])

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def open_server(site: Path, port: int) -> PreviewServer:
    """Listen on 127.0.0.1; raises OSError when the port is taken."""
    handler = type("Handler", (_Handler,), {"site": site})
    return PreviewServer(_Server(("127.0.0.1", port), handler))


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    # On Windows this would let a second server take the port of the first.
    allow_reuse_address = False

    def handle_error(self, request: socket | tuple[bytes, socket], client_address: object) -> None:
        """Keep quiet about a browser that went away in the middle of an answer."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    site: ClassVar[Path]
    timeout = _TIMEOUT_SECONDS
    server_version = "plfolio"
    sys_version = ""

    def do_GET(self) -> None:
        """Answer with a file of the site, or with the list of students."""
        self._answer(has_body=True)

    def do_HEAD(self) -> None:
        """Answer without the body."""
        self._answer(has_body=False)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # http.server's name
        """Keep quiet: a student's terminal is for messages about their work."""

    def _answer(self, *, has_body: bool) -> None:
        if not self._is_for_us():
            self._send(HTTPStatus.MISDIRECTED_REQUEST, b"This server answers only to its own name.", "text/plain")
            return
        path = unquote(urlsplit(self.path).path, errors="replace")
        found = self._find(path)
        if found is None and path == "/":
            self._send(HTTPStatus.OK, self._list_students(), "text/html; charset=utf-8", has_body=has_body)
        elif found is None:
            self._send(HTTPStatus.NOT_FOUND, b"There is no such page.", "text/plain", has_body=has_body)
        else:
            self._send_file(found, has_body=has_body)

    def _is_for_us(self) -> bool:
        hosts = self.headers.get_all("Host") or []
        port = self.connection.getsockname()[1]
        return len(hosts) == 1 and hosts[0] in {f"127.0.0.1:{port}", f"localhost:{port}"}

    def _find(self, path: str) -> Path | None:
        """Walk down from the site's folder by names that are really there; anything else is not found."""
        folder = self.site
        for part in [part for part in path.split("/") if part] or ["index.html"]:
            names = _names_in(folder)
            if part not in names or part.startswith(".") or (folder / part).is_symlink():
                return None
            folder /= part
        if folder.is_dir():
            folder /= "index.html"
        return folder if folder.is_file() else None

    def _list_students(self) -> bytes:
        names = sorted(name for name in _names_in(self.site) if (self.site / name / "index.html").is_file())
        items = "".join(f'<li><a href="/{quote(name)}/">{html.escape(name)}</a></li>' for name in names)
        page = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Students</title><ul>{items}</ul></html>'
        return page.encode()

    def _send(self, status: HTTPStatus, body: bytes, kind: str, *, has_body: bool = True) -> None:
        self._send_head(status, len(body), kind)
        if has_body:
            self.wfile.write(body)

    def _send_file(self, path: Path, *, has_body: bool) -> None:
        """Send a file piece by piece: a film need not fit into memory."""
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        charset = "; charset=utf-8" if kind.startswith("text/") else ""
        with path.open("rb") as file:
            self._send_head(HTTPStatus.OK, os.fstat(file.fileno()).st_size, kind + charset)
            if has_body:
                shutil.copyfileobj(file, self.wfile)

    def _send_head(self, status: HTTPStatus, size: int, kind: str) -> None:
        self.send_response(status)
        for name, value in (("Content-Type", kind), ("Content-Length", str(size)), *_HEADERS.items()):
            self.send_header(name, value)
        self.end_headers()


def _names_in(folder: Path) -> set[str]:
    """Return the names in a folder; none when there is no such folder, or when a build has just taken it away."""
    try:
        return {path.name for path in folder.iterdir()}
    except OSError:
        return set()
