"""`fascicule serve`: the course on this machine, made again at each save. What it shows is in `live`."""

from __future__ import annotations

import datetime
import errno
import gc
import http.server
import os
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import click

from generator.cli_texts import TEXTS
from generator.site.live.answers import Handler
from generator.site.live.preview import Preview
from generator.site.live.watch import changed, look, moments, stamp


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

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A page that was left before it was answered is no fault; anything else is told."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


def serve(root: Path, as_of: datetime.date | None, port: int, language: str) -> None:
    """Serve until interrupted."""
    # Told to end, it removes what it wrote aside.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    # The checks run beside: what answers a reader waits at most this long for its turn, each time it asks the disk.
    sys.setswitchinterval(0.0005)
    preview = Preview(root, as_of, language, lambda said: click.echo(said, err=True))
    try:
        seen = stamp(root)
        preview.refresh()
        # The course stays for as long as the process: to look through it again and again for garbage would be in vain.
        gc.freeze()
        server = listen(port, partial(Handler, preview=preview))
        click.echo(TEXTS[language]["serving"].format(url=f"http://127.0.0.1:{server.server_address[1]}/"))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with suppress(KeyboardInterrupt):
            for told in moments(root):
                if told is None and not preview.settled(0):
                    continue
                now = look(root, seen, told)
                if now != seen:
                    names = changed(seen, now)
                    seen = now
                    preview.refresh(names)
        server.shutdown()
        server.server_close()
    finally:
        preview.close()
