"""Fascicule: a course written in YAML, checked line by line, projected into a handout.

Packages and modules are laid out in one direction: read (`source`), model (`load`, `model`), check (`check`), project
(`pages`, `figures`), write (`site`). Nothing about a particular course lives here.
"""

__version__ = "0.1.0"
