"""The preview server: this machine only, files of the site only."""

import http.client
import socket
import struct
import time

import pytest

from plfolio.serve.server import open_server


@pytest.fixture
def server(tmp_path):
    site = tmp_path / "family"
    (site / "ada" / "work").mkdir(parents=True)
    (site / "ada" / "index.html").write_text("<p>Ada", encoding="utf-8")
    (site / "ada" / "work" / "a b.html").write_text("<p>work", encoding="utf-8")
    (site / ".hidden").write_text("hidden", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (site / "link.txt").symlink_to(tmp_path / "secret.txt")
    with open_server(site, 0) as running:
        yield running


def get(server, path, host=None, method="GET"):
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=5)
    connection.putrequest(method, path, skip_host=True)
    for name in host if isinstance(host, tuple) else (host or f"127.0.0.1:{server.port}",):
        connection.putheader("Host", name)
    connection.endheaders()
    answer = connection.getresponse()
    result = (answer.status, answer.read().decode(), dict(answer.getheaders()))
    connection.close()
    return result


def test_pages_are_served_with_their_type_and_are_not_kept(server):
    status, body, headers = get(server, "/ada/")
    assert (status, body) == (200, "<p>Ada")
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_names_with_spaces_and_queries_are_found(server):
    assert get(server, "/ada/work/a%20b.html?x=1")[0] == 200


def test_the_top_lists_the_students(server):
    assert '<a href="/ada/">ada</a>' in get(server, "/")[1]


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/..%2fsecret.txt",
        "/ada/%2e%2e/%2e%2e/secret.txt",
        "/%252e%252e/secret.txt",
        "/ada/..%5c..%5csecret.txt",
        "//etc/passwd",
        "/etc/passwd",
        "/.hidden",
        "/link.txt",
        "/ada/index.html%00",
        "/ada/index.html.",
        "/ADA/index.html",
        "/%ff%fe",
    ],
)
def test_nothing_but_the_sites_own_files_is_served(server, path):
    status, body, _ = get(server, path)
    assert (status, "secret" in body) == (404, False)
    assert get(server, "/ada/")[0] == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "localhost.", "[::ffff:127.0.0.1]", "", "x" * 9000],
)
def test_a_foreign_name_for_this_machine_is_turned_away(server, host):
    """A web page elsewhere can point its own name at this machine; the browser then says that name."""
    assert get(server, "/ada/", host=(host,))[0] in (421, 431)
    assert get(server, "/ada/")[0] == 200


def test_two_hosts_or_none_are_turned_away(server):
    own = f"127.0.0.1:{server.port}"
    assert get(server, "/ada/", host=(own, "evil.example"))[0] == 421
    assert get(server, "/ada/", host=())[0] == 421


def test_nothing_can_be_written(server):
    for method in ("POST", "PUT", "DELETE"):
        assert get(server, "/ada/index.html", method=method)[0] == 501


def test_it_listens_on_this_machine_only(server):
    with socket.socket() as other, pytest.raises(OSError, match="in use"):
        other.bind(("127.0.0.1", server.port))
    with socket.create_connection(("127.0.0.1", server.port), timeout=5) as there:
        assert there.getpeername()[0] == "127.0.0.1"


def test_only_the_head_is_sent_to_who_asks_for_the_head(server):
    whole, head = get(server, "/ada/"), get(server, "/ada/", method="HEAD")
    assert (head[0], head[1]) == (200, "")
    assert head[2]["Content-Length"] == whole[2]["Content-Length"] == str(len(whole[1]))
    assert get(server, "/nothing", method="HEAD")[:2] == (404, "")


def test_a_browser_that_goes_away_in_the_middle_is_no_news(server, tmp_path, capfd):
    """A film is large, and whoever looks at it may leave before its end."""
    (tmp_path / "family" / "ada" / "film.mp4").write_bytes(bytes(20_000_000))
    for _ in range(3):
        with socket.create_connection(("127.0.0.1", server.port), timeout=5) as gone:
            gone.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            gone.sendall(f"GET /ada/film.mp4 HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n\r\n".encode())
            gone.recv(100)
    assert get(server, "/ada/")[0] == 200
    time.sleep(0.3)
    assert capfd.readouterr() == ("", "")


def test_an_edition_that_was_never_built_has_no_pages(tmp_path):
    with open_server(tmp_path / "nowhere", 0) as running:
        assert get(running, "/ada/")[0] == 404
        assert get(running, "/")[:1] == (200,)
