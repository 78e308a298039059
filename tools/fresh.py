"""Does what a newcomer does: clones HEAD into an empty folder and runs there the README's two commands.

`make serve` must answer on the address it says, and `make test` must pass. POSIX only, as make is.
"""

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+\S*")
PATIENCE = 600  # seconds for the installation, the build and the first answer


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5) as response:
            return response.status == 200 and b"<title>" in response.read()
    except (urllib.error.URLError, TimeoutError, ConnectionError):
        return False


def stop(server: subprocess.Popen[str]) -> None:
    """Ends the server as Ctrl-C does: the signal goes to the process group that this script opened, and to no other."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(server.pid, signal.SIGINT)
    try:
        server.wait(timeout=20)
    except subprocess.TimeoutExpired:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()
        sys.exit("`make serve` does not end on Ctrl-C")


def try_serve(clone: Path) -> None:
    command = ["make", "serve", f"PORT={free_port()}"]
    server = subprocess.Popen(
        command,
        cwd=clone,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    said: list[str] = []

    def listen() -> None:
        assert server.stdout is not None
        for line in server.stdout:
            print("  " + line, end="", flush=True)
            said.append(line)

    listener = threading.Thread(target=listen, daemon=True)
    listener.start()
    try:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if server.poll() is not None:
                listener.join(timeout=5)
                sys.exit(f"`make serve` ended with exit code {server.returncode}")
            found = ADDRESS.search("".join(said))
            if found and answers(found.group()):
                print(f"{found.group()} answers")
                return
            time.sleep(0.5)
        sys.exit(f"`make serve` did not answer within {PATIENCE} seconds")
    finally:
        stop(server)


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="fascicule-") as folder:
        clone = Path(folder) / "fascicule"
        subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", str(ROOT), str(clone)], check=True)
        try_serve(clone)
        for target in ("test", "--question .venv/installed-run .venv/installed-dev node_modules/.installed"):
            done = subprocess.run(["make", *target.split()], cwd=clone, stdin=subprocess.DEVNULL, check=False)
            if done.returncode != 0:
                sys.exit(f"`make {target}` failed in a fresh clone")
    print("a fresh clone serves, tests, and installs nothing twice")


if __name__ == "__main__":
    main()
