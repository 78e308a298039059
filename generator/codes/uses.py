"""R350–R358: what is written and nothing leads to, and values typed by hand."""

from generator.codes.base import Code, Said


def _idle(id_: str, what: str, english: str, cure: str, english_cure: str, bad: str, good: str) -> Code:
    return Code(
        id_, "warning", Said(f"{what} sans emploi", f"unused {english}"),
        Said(f"{what} sans emploi : « {{id}} »", f'unused {english}: "{{id}}"'),
        Said(cure, english_cure),
        "Ce que rien n'emploie vieillit sans que personne ne le voie : on le place, ou on le retire.",
        bad, good,
    )


CODES: tuple[Code, ...] = (
    Code(
        "R350", "warning", Said("fichier que rien ne nomme", "file that nothing names"),
        Said("aucune liste ne nomme « {file} » : il n'est pas dans le cours", 'no list names "{file}": it is not part of the course'),
        Said("ajoutez-le à « lessons » du module (ou le dossier à « modules » du cours), donnez-lui le nom attendu, ou supprimez-le ; une banque porte le nom de son module",
             'add it to "lessons" of the module (or the folder to "modules" of the course), give it the expected name, or delete it; a bank has the name of its module'),
        "L'ordre du cours est celui des listes ; un fichier hors des listes n'est pas lu.",
        "lessons: [histoire], et un fichier calendrier.yml", "lessons: [histoire, calendrier]",
    ),
    _idle("R351", "source", "source", "citez-la où elle sert (sources: […]), ou retirez-la de sources.yml",
          "cite it where it is used (sources: […]), or remove it", "- id: decret-2011   # citée nulle part", "sources: [decret-2011]"),
    _idle("R352", "valeur", "value", "écrivez [={id}] dans les textes qui la disent, ou retirez-la de values.yml",
          "write [={id}] in the texts that state it, or remove it", "- id: delai-etat   # jamais écrite", "Le délai est de [=delai-etat]."),
    _idle("R353", "terme", "term", "employez le terme, ajoutez la forme que les textes emploient à « forms », ou retirez-le du glossaire",
          'use the term, add the form that texts use to "forms", or remove it', "- term: Avance   # aucun texte ne l'emploie", "L'avance est versée au début."),
    _idle("R354", "figure", "figure", "placez-la dans une section, par exemple « - timeline: {id} », ou supprimez le fichier",
          'place it in a section, such as "- timeline: {id}", or delete the file', "content/figures/depot.yml   # montrée nulle part", "- circuit: depot"),
    _idle("R355", "mémo", "memo", "placez-le dans une leçon (« - reference: {id} »), ou liez une de ses lignes (row:{id}#ligne)",
          'place it in a lesson ("- reference: {id}"), or link one of its rows (row:{id}#row)', "content/reference/delais.yml   # aucun lien n'y mène", "- reference: delais"),
    _idle("R356", "image", "picture", "placez-la avec un bloc « picture », ou retirez-la de content/images/",
          'place it with a "picture" block, or remove it from content/images/', "content/images/plan.png   # jamais placée", "- picture:\n    file: plan.png\n    alt: Plan du bureau."),
    _idle("R357", "question", "question", "placez-la dans une leçon (« - questions: [{id}] ») ou dans une évaluation",
          'place it in a lesson ("- questions: [{id}]") or in an assessment', "- id: hist-date   # posée nulle part", "- questions: [hist-date]"),
    Code(
        "R358", "warning", Said("valeur tapée à la main", "value typed by hand"),
        Said("« {text} » est tapé à la main ; values.yml le connaît", '"{text}" is typed by hand; values.yml knows it'),
        Said("si c'est bien la même règle, écrivez {id} : le jour où elle change, ce texte suivra", "if it is the same rule, write {id}: when it changes, this text will follow"),
        "Une règle s'écrit à un seul endroit. Une valeur recopiée dans un texte y reste quand la règle change.",
        "text: Le délai est de 30 jours.", "text: Le délai est de [=delai-etat].",
        note=Said("elle est écrite ici", "it is written here"),
    ),
)
