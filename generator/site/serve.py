"""`fascicule serve`: build, serve on this machine, build again at each save.

The pages served are the finished site; a broken file keeps the last good one and shows its findings over the page. The
small script that reloads a page is added to what is served, never to what is written.
"""

from __future__ import annotations

import datetime
import errno
import http.server
import json
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import click

from generator import report
from generator.checked import checked
from generator.cli_texts import TEXTS
from generator.site import BuildError, build_site
from generator.site.offline import WORKER

WATCHED = ("content", "quizzes", "overrides", "mkdocs.yml")
_STATE = "/__fascicule__"
RELOAD = b"""<script>
(function () {
  // A kept copy would answer in place of this preview.
  document.querySelectorAll("[data-fx-offline]").forEach(function (offer) { offer.remove(); });
  var seen = null, box = null;
  setInterval(function () {
    fetch("/__fascicule__").then(function (answer) { return answer.json(); }).then(function (state) {
      if (seen !== null && state.version !== seen) { location.reload(); return; }
      seen = state.version;
      if (box) { box.remove(); box = null; }
      if (state.report) {
        box = document.createElement("pre");
        box.setAttribute("role", "alert");
        box.style.cssText = "position:fixed;inset:auto 0 0 0;max-height:60vh;overflow:auto;margin:0;padding:16px;" +
          "z-index:99;background:#231a36;color:#fff;font:14px/1.45 monospace;white-space:pre-wrap";
        box.textContent = state.report;
        document.body.append(box);
      }
    }).catch(function () {});
  }, 700);
})();
</script>"""

# A copy kept from this address on another day goes away by itself.
RETIRE = b"""self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil((async () => {
  const ours = `fascicule:${new URL("./", location.href).pathname}:`;
  for (const name of await caches.keys()) if (name.startsWith(ours)) await caches.delete(name);
  const pages = await self.clients.matchAll();
  await self.registration.unregister();
  for (const page of pages) page.navigate(page.url);
})()));
"""


class _State:
    """What the server and the builder share."""

    def __init__(self) -> None:
        self.version = 0
        self.report = ""
        self.swapping = threading.Lock()


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the finished site from disk, each file whole from one build."""

    protocol_version = "HTTP/1.1"
    extensions_map = {  # noqa: RUF012 - an instance variable for the base class
        **http.server.SimpleHTTPRequestHandler.extensions_map, ".js": "text/javascript", ".woff2": "font/woff2",
    }  # fmt: skip

    def __init__(self, *arguments: Any, state: _State, **more: Any) -> None:
        self.state = state
        super().__init__(*arguments, **more)

    def do_GET(self) -> None:
        if self.path.split("?")[0] == _STATE:
            state = {"version": self.state.version, "report": self.state.report}
            self._send(json.dumps(state).encode(), "application/json")
            return
        if self.path == f"/{WORKER}":
            self._send(RETIRE, "text/javascript")
            return
        with self.state.swapping:
            path = Path(self.translate_path(self.path))
            if path.is_dir():
                if not self.path.partition("?")[0].endswith("/"):
                    self._redirect()
                    return
                path = path / "index.html"
            missing = not path.is_file()
            if missing:
                path = Path(self.directory) / "404.html"
            data = path.read_bytes() if path.is_file() else b""
        kind = self.guess_type(str(path))
        if kind == "text/html":
            kind = "text/html; charset=utf-8"
            data = data.replace(b"</body>", RELOAD + b"</body>", 1) if b"</body>" in data else data + RELOAD
        self._send(data, kind, 404 if missing else 200)

    def _redirect(self) -> None:
        """To the same folder with a slash: the links of its page start from there."""
        path, mark, query = self.path.partition("?")
        self.send_response(301)
        # One slash at the start: two would name another host.
        self.send_header("Location", f"/{path.lstrip('/')}/{mark}{query}")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, data: bytes, kind: str, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *arguments: Any) -> None:
        pass


def listen(port: int, make: Callable[..., Any]) -> http.server.ThreadingHTTPServer:
    """A server on 127.0.0.1 at `port` or the next free one of the hundred that follow."""
    for candidate in range(port, min(port + 100, 65536)):
        try:
            return _Server(("127.0.0.1", candidate), make)
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
    raise click.ClickException(f"127.0.0.1:{port}-{port + 99}")


class _Server(http.server.ThreadingHTTPServer):
    # On Windows this option would let two servers share a port.
    allow_reuse_address = os.name == "posix"
    daemon_threads = True


def _build(root: Path, as_of: datetime.date | None, state: _State, language: str) -> None:
    started = time.perf_counter()
    texts = TEXTS[language]
    result = checked(root, as_of)
    errors = [finding for finding in result.findings if report.severity(finding) == "error"]
    if result.project is None or errors:
        state.report = report.as_text(errors, result.files, language)
        click.echo(f"{state.report}\n{texts['broken']}", err=True)
        return
    try:
        build_site(result.project, result.as_of, root, while_swapping=state.swapping)
    except BuildError as error:
        state.report = error.said(language)
        click.echo(f"{error.said(language)}\n{texts['broken']}", err=True)
        return
    state.report = ""
    state.version += 1
    warnings = f" · {report.counts(result.findings, language)}" if result.findings else ""
    click.echo(texts["rebuilt"].format(seconds=f"{time.perf_counter() - started:.1f}") + warnings)


def serve(root: Path, as_of: datetime.date | None, port: int, language: str) -> None:
    """Build and serve until interrupted."""
    state = _State()
    seen = _stamp(root)
    _build(root, as_of, state, language)
    server = listen(port, partial(_Handler, state=state, directory=str(root / "site")))
    click.echo(TEXTS[language]["serving"].format(url=f"http://127.0.0.1:{server.server_address[1]}/"))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        for _ in _moments(root):
            now = _stamp(root)
            if now != seen:
                seen = now
                _build(root, as_of, state, language)
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()
        server.server_close()


def _moments(root: Path) -> Iterator[None]:
    """Each time to look for changes: at once when the system tells of one, and every second in any case.

    Only folders of the course are watched, since `root` may hold a large `.venv`. The looks in between find what no
    watch tells of: a folder that is new, a disk of another machine, a system that watches no more files.
    """
    from watchfiles import watch

    folders = [root / name for name in WATCHED if (root / name).is_dir()]
    with suppress(OSError, RuntimeError):
        for _ in watch(*folders, watch_filter=None, debounce=200, rust_timeout=1000, yield_on_timeout=True):
            yield
    while True:
        time.sleep(1)
        yield


def _stamp(root: Path) -> dict[str, tuple[int, int]]:
    """Time of change and size of every file of the course; what editors put beside a file is no part of it."""
    found: dict[str, tuple[int, int]] = {}
    for name in WATCHED:
        paths = [root / name]
        for folder, _, names in os.walk(root / name):
            paths += [Path(folder) / one for one in names if not one.startswith((".", "~"))]
        for path in paths:
            with suppress(OSError):  # gone meanwhile, or a link that leads nowhere
                status = path.stat()
                if not path.is_dir():
                    found[str(path)] = (status.st_mtime_ns, status.st_size)
    return found
