"""What the preview answers over http: its files, the state that its pages wait for, and nothing of the disk."""

from __future__ import annotations

import http.server
import json
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from generator.site.live.preview import Preview
from generator.site.live.reload import RETIRE, STATE, digest_of, with_script
from generator.site.offline import WORKER

_PATIENCE = 20.0
"""Seconds after which a page that waits is answered in any case, before something between the two ends it."""
_MISSING = "404.html"


class Handler(http.server.SimpleHTTPRequestHandler):
    """Answers from a preview; of the base class only the kinds of files are used."""

    protocol_version = "HTTP/1.1"
    extensions_map = {  # noqa: RUF012 - an instance variable for the base class
        **http.server.SimpleHTTPRequestHandler.extensions_map, ".js": "text/javascript", ".woff2": "font/woff2",
        ".webmanifest": "application/manifest+json",
    }  # fmt: skip

    def __init__(self, *arguments: Any, preview: Preview, **more: Any) -> None:
        self.preview = preview
        super().__init__(*arguments, **more)

    def do_GET(self) -> None:
        path, _, query = self.path.partition("?")
        if path == STATE:
            self._state(query)
            return
        name = name_of(path)
        if name == WORKER:
            self._send(RETIRE, "text/javascript")
            return
        if name is not None and not path.endswith("/") and self.preview.has_folder(name):
            self._redirect()
            return
        data, name, status = self._page(path)
        kind = self.guess_type(name)
        if kind == "text/html":
            self._send(with_script(data), "text/html; charset=utf-8", status)
        else:
            self._send(data, kind, status)

    def do_HEAD(self) -> None:
        self.do_GET()

    def _page(self, path: str) -> tuple[bytes, str, int]:
        """The bytes of what stands at a path, its name in the site, and the status of the answer."""
        name = name_of(path)
        if name is not None:
            if path.endswith("/"):
                name = f"{name}/index.html" if name else "index.html"
            data = self.preview.get(name)
            if data is not None:
                return data, name, 200
        return self.preview.get(_MISSING) or b"", _MISSING, 404

    def _state(self, query: str) -> None:
        """The version, the report and the digest of a page; with the token of what is known, once there is news."""
        asked = parse_qs(query)
        if "token" in asked:
            self.preview.wait(asked["token"][0], _PATIENCE)
        state = self.preview.state()
        if "page" in asked:
            state["digest"] = digest_of(self._page(asked["page"][0])[0])
        self._send(json.dumps(state).encode(), "application/json")

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
        if self.command != "HEAD":
            self.wfile.write(data)

    def log_message(self, format: str, *arguments: Any) -> None:
        pass


def name_of(path: str) -> str | None:
    """The name in the site that the path of an address asks for, without slashes at its ends; None for one outside."""
    asked = unquote(urlsplit(f"http://x/{path.lstrip('/')}").path)
    parts = [part for part in asked.split("/") if part not in ("", ".")]
    return None if ".." in parts else "/".join(parts)
