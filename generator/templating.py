"""The Jinja2 environment of all templates: everything is escaped, an unknown name is an error, no blank lines.

Templates place finished pieces; what they place is decided in `pages`, `questions` and `figures`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from generator.compiled_templates import compiled_templates

_BLANK = re.compile(r"\n(?:[ \t]*\n)+")


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("generator", "templates"),
        autoescape=True,
        # The templates of a package do not change while it runs.
        auto_reload=False,
        bytecode_cache=compiled_templates(),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )


@cache
def _template(name: str) -> Template:
    template = _environment().get_template(name)
    # Copied for each piece; as Jinja2 has them, in a chain of mappings, that was a third of what a small piece took.
    template.globals = dict(template.globals)
    return template


def render(name: str, /, **context: Any) -> Markup:
    """The template `name` with `context`. A piece of HTML (`….html.j2`) comes without blank lines, a page with them."""
    text = _template(name).render(**context)
    return Markup(_BLANK.sub("\n", text.strip()) if name.endswith(".html.j2") else text)
