"""Compiled templates kept beside the package's own, as Python keeps its modules: compiling takes half a second a build.

Jinja2 checks each against the text of its template and its own version; a folder that cannot be written keeps nothing.
"""

from __future__ import annotations

import sys
from importlib import resources
from pathlib import Path

from jinja2 import BytecodeCache, FileSystemBytecodeCache
from jinja2.bccache import Bucket


class _Beside(FileSystemBytecodeCache):
    """What cannot be read or written is compiled again, in silence."""

    def load_bytecode(self, bucket: Bucket) -> None:
        try:
            super().load_bytecode(bucket)
        except (OSError, EOFError, ValueError, TypeError):
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        try:
            Path(self.directory).mkdir(exist_ok=True)
            super().dump_bytecode(bucket)
        except OSError:
            pass


def compiled_templates() -> BytecodeCache | None:
    """The cache, or None where Python keeps no compiled modules either."""
    folder = resources.files("generator") / "templates"
    if sys.dont_write_bytecode or not isinstance(folder, Path):
        return None
    return _Beside(str(folder / "__pycache__"), f"%s.{sys.implementation.cache_tag}.jinja")
