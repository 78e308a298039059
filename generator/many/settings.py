"""Do the settings of a project tell all that its site depends on? Code of its own and the environment are not known.

What the settings mean is the engine's business.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml

from generator.inputs import settings_files

_PLUGINS = frozenset({"search", "offline", "material/search", "material/offline"})
_PLAIN_TAGS = ("tag:yaml.org,2002:python/name:material.", "tag:yaml.org,2002:python/name:pymdownx.")
_OTHER_TAGS = ("!", "tag:yaml.org,2002:python/")


def tell_all(root: Path) -> bool:
    """True if the site depends on nothing but the files of the project in `root`, the date and the generator.

    False for hooks, for plug-ins but those of search and offline use, for `!ENV` and the like, and for no settings.
    """
    paths = list(settings_files(root))
    return bool(paths) and all(map(_known, paths))


def _known(path: Path) -> bool:
    try:
        top = yaml.compose(path.read_bytes(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (OSError, ValueError, RecursionError, yaml.YAMLError):
        return False
    if not isinstance(top, yaml.MappingNode):
        return False
    for key, value in top.value:
        if key.value == "hooks" or (key.value == "plugins" and not _names(value) <= _PLUGINS):
            return False
    return all(tag.startswith(_PLAIN_TAGS) or not tag.startswith(_OTHER_TAGS) for tag in _tags(top, set()))


def _names(node: yaml.Node) -> set[str]:
    """The names in a list or mapping of plug-ins."""
    if isinstance(node, yaml.MappingNode):
        return {str(key.value) for key, _ in node.value}
    names: set[str] = set()
    for one in node.value if isinstance(node, yaml.SequenceNode) else ():
        names |= _names(one) if isinstance(one, yaml.MappingNode) else {str(one.value)}
    return names


def _tags(node: yaml.Node, seen: set[int]) -> Iterator[str]:
    """The tags of `node` and of all below it; an alias is looked at once."""
    if id(node) in seen:
        return
    seen.add(id(node))
    yield node.tag
    if isinstance(node, yaml.MappingNode):
        for pair in node.value:
            for one in pair:
                yield from _tags(one, seen)
    elif isinstance(node, yaml.SequenceNode):
        for one in node.value:
            yield from _tags(one, seen)
