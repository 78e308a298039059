"""R301–R303 and R320–R349: ids and what they lead to."""

from generator.codes.base import Code, Said


def _unknown(id_: str, what: str, english: str, cure: str, english_cure: str, cause: str, bad: str, good: str) -> Code:
    """A name that leads nowhere; the nearest known name is proposed when there is one."""
    return Code(
        id_, "error", Said(what, f"unknown {english}"),
        Said(f"{what} : « {{id}} »", f'unknown {english}: "{{id}}"'),
        Said(cure, english_cure), cause, bad, good,
    )


CODES: tuple[Code, ...] = (
    Code(
        "R301", "error", Said("identifiant mal formé", "malformed id"),
        Said("« {id} » n'est pas un identifiant", '"{id}" is not an id'),
        Said("minuscules sans accent, chiffres et tirets, une lettre d'abord : hist-ouverture", "lower-case ASCII letters, digits and hyphens, a letter first: hist-ouverture"),
        "Un identifiant sert dans les adresses et dans les paquets des LMS : il reste simple, et pour la vie.",
        "- id: Ouverture_été", "- id: ouverture-ete",
    ),
    Code(
        "R302", "error", Said("identifiant en double", "duplicate id"),
        Said("« {id} » sert déjà ailleurs", '"{id}" is already used elsewhere'),
        Said("donnez-lui un autre identifiant, ou supprimez la copie", "give it another id, or delete the copy"),
        "Deux choses de même genre ne peuvent pas porter le même identifiant.",
        "- id: a\n- id: a", "- id: a\n- id: b",
        note=Said("première fois ici", "first time here"),
    ),
    Code(
        "R303", "error", Said("nom réservé", "reserved name"),
        Said("« {id} » est un nom que le générateur emploie déjà", 'the generator already uses the name "{id}"'),
        Said("choisissez un autre nom", "choose another name"),
        "Un module ne s'appelle ni figures, ni reference, ni images, ni sessions, ni assets, ni search ; une leçon, ni index, ni print, ni module : "
        "ces noms sont ceux de dossiers ou de pages du support. Une section ne s'appelle ni sources, ni corrige, et ne commence pas par question-, key-, figure-, "
        "table- ou source- ; une ligne de mémo, ni rows, ni filter, ni sources : ce sont des repères de la page. Une évaluation n'a pas le nom d'un "
        "sujet ou d'un corrigé d'une autre (finale-a, finale-a-key).",
        "modules: [figures]", "modules: [les-figures]",
    ),
    _unknown(
        "R320", "leçon inconnue", "lesson",
        "écrivez module/leçon, avec les noms du dossier et du fichier ; leçons du cours : {known}", "write module/lesson; lessons of the course: {known}",
        "Une leçon se nomme par son chemin : le dossier de son module, une barre, le nom de son fichier sans « .yml ».",
        "[la suite](lesson:contexte/histoir)", "[la suite](lesson:contexte/histoire)",
    ),
    Code(
        "R321", "error", Said("section inconnue", "unknown section"),
        Said("la leçon « {lesson} » n'a pas de section « {id} »", 'the lesson "{lesson}" has no section "{id}"'),
        Said("sections de cette leçon : {known}", "sections of this lesson: {known}"),
        "Après « # » vient l'identifiant d'une section de la leçon visée.",
        "see: contexte/histoire#avant", "see: contexte/histoire#avant-2017",
    ),
    _unknown(
        "R322", "terme inconnu au glossaire", "term",
        "ajoutez-le à content/glossary.yml, ou prenez un terme qui s'y trouve : {known}", "add it to content/glossary.yml, or use a term that is there: {known}",
        "Un lien « term: » vise un terme du glossaire, en minuscules, ou une de ses formes.",
        "[l'avance](term:avances)", "[l'avance](term:avance)",
    ),
    _unknown(
        "R323", "source inconnue", "source",
        "décrivez-la dans content/sources.yml, ou prenez-en une qui s'y trouve : {known}", "describe it in content/sources.yml, or use one that is there: {known}",
        "Tout ce que le cours affirme renvoie à une source décrite une fois.",
        "sources: [decret-2001]", "sources: [decret-2011]",
    ),
    _unknown(
        "R324", "figure inconnue", "figure",
        "créez content/figures/{id}.yml, ou prenez une figure qui existe : {known}", "create content/figures/{id}.yml, or use a figure that exists: {known}",
        "Une figure est un fichier de content/figures/ ; son nom sans « .yml » est son identifiant.",
        "- timeline: calendier", "- timeline: calendrier",
    ),
    _unknown(
        "R325", "mémo inconnu", "memo",
        "créez content/reference/{id}.yml, ou prenez un mémo qui existe : {known}", "create content/reference/{id}.yml, or use a memo that exists: {known}",
        "Un mémo est un fichier de content/reference/ ; son nom sans « .yml » est son identifiant.",
        "[le délai](row:delai#paiement)", "[le délai](row:delais#paiement)",
    ),
    Code(
        "R326", "error", Said("ligne de mémo inconnue", "unknown row"),
        Said("le mémo « {memo} » n'a pas de ligne « {id} »", 'the memo "{memo}" has no row "{id}"'),
        Said("lignes de ce mémo : {known}", "rows of this memo: {known}"),
        "Après « # » vient l'identifiant d'une ligne du mémo.",
        "[A9](row:cadres#a-9)", "[A9](row:cadres#a9)",
    ),
    _unknown(
        "R327", "valeur inconnue", "value",
        "ajoutez-la à content/values.yml, ou prenez une valeur qui s'y trouve : {known}", "add it to content/values.yml, or use a value that is there: {known}",
        "[=id] écrit une valeur de content/values.yml. Le texte ne peut pas être écrit sans elle.",
        "text: Sous [=delai].", "text: Sous [=delai-paiement].",
    ),
    _unknown(
        "R328", "question inconnue", "question",
        "écrivez-la dans quizzes/, ou prenez une question qui s'y trouve : {known}", "write it in quizzes/, or use one that is there: {known}",
        "Une leçon et une évaluation nomment les questions par leur identifiant.",
        "- questions: [hist-ouvertur]", "- questions: [hist-ouverture]",
    ),
    _unknown(
        "R329", "objectif inconnu", "objective",
        "objectifs du cours : {known}", "objectives of the course: {known}",
        "Les objectifs sont ceux de content/course.yml.",
        "objective: o-9", "objective: o-1",
    ),
    _unknown(
        "R330", "ligne du programme inconnue", "programme line",
        "lignes du programme : {known}", "lines of the programme: {known}",
        "Les lignes du programme sont celles de content/course.yml.",
        "programme: [p-3]", "programme: [p-03]",
    ),
    _unknown(
        "R331", "module inconnu", "module",
        "modules du cours : {known}", "modules of the course: {known}",
        "Un parcours par métier ne nomme que des modules du cours.",
        "modules: [context]", "modules: [contexte]",
    ),
    _unknown(
        "R332", "image introuvable", "picture",
        "mettez le fichier dans content/images/ ; majuscules et accents comptent. Images du dossier : {known}",
        "put the file into content/images/; capitals and accents count. Pictures there: {known}",
        "Le fichier nommé n'est pas dans content/images/.",
        "file: Plan.png", "file: plan.png",
    ),
    Code(
        "R333", "error", Said("image hors du dossier", "picture outside the folder"),
        Said("« {file} » n'est pas un nom de fichier sous content/images/", '"{file}" is not a file name below content/images/'),
        Said("copiez l'image dans content/images/ et écrivez son nom seul, avec / pour un sous-dossier",
             "copy the picture into content/images/ and write its name alone, with / for a subfolder"),
        "Le cours doit pouvoir être copié sur une autre machine : ni chemin absolu, ni « .. », ni barre inverse.",
        "file: ../Bureau/plan.png", "file: plan.png",
    ),
    Code(
        "R334", "error", Said("figure d'un autre genre", "figure of another type"),
        Said("« {id} » est une figure « {type} », pas « {wanted} »", '"{id}" is a "{type}" figure, not "{wanted}"'),
        Said("nommez une figure « {wanted} » ; si c'est bien celle-ci, un bloc « {type} » la montre", 'name a "{wanted}" figure; if this is the one, a "{type}" block shows it'),
        "Le nom du bloc est le genre de la figure : timeline, circuit, states ou decision.",
        "- circuit: calendrier", "- timeline: calendrier",
        note=Said("son genre est dit ici", "its type is said here"),
    ),
    Code(
        "R335", "error", Said("lien vers une figure qu'aucune leçon ne montre", "link to a figure that no lesson shows"),
        Said("aucune leçon ne montre la figure « {id} » : le lien ne mènerait nulle part", 'no lesson shows the figure "{id}": the link would lead nowhere'),
        Said("placez la figure dans une section, ou retirez le lien", "place the figure in a section, or remove the link"),
        "Une figure n'a pas de page à elle : un lien mène à la leçon qui la montre.",
        "[le circuit](figure:depot)", "- circuit: depot\n- Voir [le circuit](figure:depot).",
    ),
    Code(
        "R336", "error", Said("tirage impossible", "draw that cannot be made"),
        Said("le tirage demande {count} questions pour « {objective} », un sujet peut en avoir {got}", 'the draw asks {count} questions for "{objective}", a paper can have {got}'),
        Said("écrivez d'autres questions pour cet objectif, ou demandez-en moins ; deux jumelles ne vont jamais dans le même sujet", "write more questions for this objective, or ask for fewer; two siblings never stand in one paper"),
        "Un tirage prend des questions différentes parmi celles de l'objectif.",
        "draw: {o-1: 12}", "draw: {o-1: 4}",
    ),
    Code(
        "R359", "error", Said("liste absente ou vide", "missing or empty list"),
        Said("rien n'est décrit dans {file}, alors que le cours y renvoie", "nothing is described in {file}, yet the course refers to it"),
        Said("remplissez {file}, ou retirez les renvois du cours", "fill {file}, or remove the references from the course"),
        "Le fichier est absent, vide ou mal nommé : aucun des noms que le cours emploie ne peut y être trouvé.",
        "(content/values.yml vide)", "- id: delai\n  value: 30\n  unit: jours",
        note=Said("un des renvois", "one of the references"),
    ),
    _unknown(
        "R340", "bande inconnue dans ce circuit", "lane",
        "bandes de cette figure : {known}", "lanes of this figure: {known}",
        "Chaque étape se fait dans une des bandes (lanes) de la figure.",
        "lane: achteur", "lane: acheteur",
    ),
    _unknown(
        "R341", "étape inconnue dans ce circuit", "step",
        "étapes de cette figure : {known}", "steps of this figure: {known}",
        "« to » nomme une autre étape du même circuit.",
        "to: payer", "to: paie",
    ),
    _unknown(
        "R342", "état inconnu dans cette figure", "state",
        "états de cette figure : {known}", "states of this figure: {known}",
        "Un passage va d'un état de la figure à un autre.",
        "from: deposee", "from: depose",
    ),
    _unknown(
        "R343", "ni nœud ni feuille de cet arbre", "node or leaf",
        "nœuds et feuilles de cet arbre : {known}", "nodes and leaves of this tree: {known}",
        "Chaque réponse d'un arbre mène à un nœud (nodes) ou à une feuille (leaves) de la figure.",
        "to: refus", "to: refuser",
    ),
    Code(
        "R344", "error", Said("nœud ou feuille hors d'atteinte", "unreachable node or leaf"),
        Said("aucune suite de réponses ne mène à « {id} »", 'no path leads to "{id}"'),
        Said("donnez-le pour « to » à une réponse, ou supprimez-le", 'give it as "to" of an answer, or delete it'),
        "On part du premier nœud ; chaque nœud et chaque feuille doit être au bout d'un chemin.",
        "leaves:\n  - id: jamais", "choices:\n  - text: Non\n    to: jamais",
    ),
    Code(
        "R345", "error", Said("arbre qui tourne en rond", "tree that goes in a circle"),
        Said("cette réponse ramène à « {id} », déjà posé sur ce chemin", 'this answer leads back to "{id}", already asked on this path'),
        Said("faites-la mener plus loin, ou à une feuille", "make it lead further, or to a leaf"),
        "Un arbre de décision finit toujours : on ne repasse pas par une question.",
        "- id: doute\n  choices:\n    - text: Non\n      to: doute", "- id: doute\n  choices:\n    - text: Non\n      to: refuser",
        note=Said("la question posée deux fois", "the question asked twice"),
    ),
    Code(
        "R346", "error", Said("terme en double", "duplicate term"),
        Said("« {term} » est déjà un terme du glossaire, ou une de ses formes", '"{term}" is already a term of the glossary, or a form of one'),
        Said("réunissez les deux entrées, ou retirez cette forme", "join the two entries, or remove this form"),
        "Un mot du texte ne peut mener qu'à une définition. Accents et majuscules ne distinguent pas deux termes.",
        "- term: Avance\n- term: avance", "- term: Avance",
        note=Said("l'autre entrée", "the other entry"),
    ),
    Code(
        "R347", "warning", Said("nom répété dans une liste", "name repeated in a list"),
        Said("« {id} » est déjà dans cette liste", '"{id}" is already in this list'),
        Said("supprimez la répétition", "delete the repetition"),
        "Une liste d'identifiants nomme chaque chose une fois.",
        "sources: [guide, guide]", "sources: [guide]",
        note=Said("première fois ici", "first time here"),
    ),
    Code(
        "R348", "error", Said("question placée deux fois", "question placed twice"),
        Said("la question « {id} » est déjà placée dans le cours", 'the question "{id}" is already placed in the course'),
        Said("gardez une place, ou écrivez une question jumelle et nommez-la dans « siblings »", 'keep one place, or write a twin and name it in "siblings"'),
        "Une question a une place et une réponse gardée : placée deux fois, elle serait déjà résolue à la seconde. Les évaluations, elles, peuvent la reprendre.",
        "- questions: [a]\n- questions: [a]", "- questions: [a]\n- questions: [b]",
        note=Said("première place", "first place"),
    ),
    Code(
        "R349", "error", Said("valeur à deux montants le même jour", "value with two entries on one day"),
        Said("deux entrées de « {id} » valent le même jour", 'two entries of "{id}" hold on the same day'),
        Said("terminez la première par in_force_to la veille du in_force_from de la seconde", "end the first with in_force_to on the day before in_force_from of the second"),
        "Une valeur peut changer dans le temps : chaque entrée a alors sa période, et les périodes ne se touchent pas.",
        "- id: taux\n  value: 8\n- id: taux\n  value: 10", "- id: taux\n  value: 8\n  in_force_to: 2026-06-30\n- id: taux\n  value: 10\n  in_force_from: 2026-07-01",
        note=Said("l'autre entrée", "the other entry"),
    ),
)
