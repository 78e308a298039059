"""The preview behind `fascicule serve`: pages made from memory when they are asked for, again after each save.

* `watch`: what changed on disk · `course`: the course read again · `engine`: MkDocs, its settings and its frame kept
* `snapshot`: all files of one version · `search`, `archive`: what is made of all pages · `checks`: in the background
* `preview`: which version is shown, with which report · `reload`: the script in each page · `answers`: over http

Of the project only `.fascicule/serve/` is written, and never the site (ADR 0017).
"""
