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
TRAINING = "training/index.html"
EXERCISES = "training/contexte.html"
RESULTS = "results.html"
POSITIONING = "assessments/positionnement.html"
FINAL = "assessments/finale.html"
PAPER = "assessments/finale-a.html"
CORRECTED = "assessments/finale-a-key.html"
TEXTS = ("about.html", "privacy.html", "accessibility.html")

# Every kind, and a second page where two of a kind differ much. Only a server shows NOT_FOUND.
KINDS = (
    *(HOME, MODULE, LESSON, CALENDAR, PRINT),
    *(MEMOS, MEMO, WIDE_MEMO, GLOSSARY, SOURCES, PROGRAMME),
    *(TRAINING, EXERCISES, RESULTS, POSITIONING, FINAL, PAPER, CORRECTED),
    *TEXTS,
)
NOT_FOUND = "404.html"
