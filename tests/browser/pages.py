"""One page of each kind of the Chorus Pro site: what must hold on every page is tested on these."""

HOME = "index.html"
MODULE = "contexte/index.html"
LESSON = "contexte/histoire.html"
CALENDAR = "contexte/calendrier.html"
PRINT = "contexte/print.html"
MEMOS = "reference/index.html"
MEMO = "reference/statuts.html"
WIDE_MEMO = "reference/cadres.html"
GLOSSARY = "glossary.html"
SOURCES = "sources.html"
PROGRAMME = "programme.html"
TEXTS = ("about.html", "privacy.html", "accessibility.html")

# Every kind, and a second page where two of a kind differ much. Only a server shows NOT_FOUND.
KINDS = (
    *(HOME, MODULE, LESSON, CALENDAR, PRINT),
    *(MEMOS, MEMO, WIDE_MEMO, GLOSSARY, SOURCES, PROGRAMME),
    *TEXTS,
)
NOT_FOUND = "404.html"
