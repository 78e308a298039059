"""P4xx for questions: keys, feedback, sources, habits that give answers away. Part of the family of `pedagogy`."""

from generator.codes.base import Code, Said

CODES: tuple[Code, ...] = (
    Code(
        "P421", "error", Said("rétroaction absente", "feedback missing"),
        Said("« {text} » n'a pas de « feedback »", '"{text}" has no "feedback"'),
        Said("dites en une phrase pourquoi l'on se trompe ici", "say in one sentence why this is wrong"),
        "Une mauvaise réponse laissée sans explication s'apprend. Chaque proposition fausse, chaque ligne d'une "
        "association, "
        "chaque élément à classer et chaque zone fausse dit pourquoi.",
        "- text: Le 1er janvier 2012", "- text: Le 1er janvier 2012\n  feedback: C'est la date de Chorus Factures.",
    ),
    Code(
        "P422", "error", Said("question sans source", "question without a source"),
        Said("la question « {id} » ne cite aucune source", 'the question "{id}" cites no source'),
        Said("ajoutez « sources: [id] »", 'add "sources: [id]"'),
        "Une question notée se défend : sa clé repose sur un texte, et se revoit quand ce texte change.",
        "- id: hist-nom\n  type: true-false", "- id: hist-nom\n  type: true-false\n  sources: [aife-projet]",
    ),
    Code(
        "P423", "error", Said("source trop faible", "source too weak"),
        Said("la question « {id} » ne repose que sur « {source} », de type secondary",
             'the question "{id}" rests only on "{source}", of kind secondary'),
        Said("citez le texte lui-même (law, official ou copy), ou une seconde source qui confirme",
             "cite the text itself (law, official or copy), or a second source that confirms"),
        "Un article de presse ou d'éditeur se trompe parfois ; seul, il ne suffit pas à noter quelqu'un.",
        "sources: [blog-2019]", "sources: [ccp-r2192-3, blog-2019]",
    ),
    Code(
        "P424", "error", Said("deux propositions pareilles", "the same choice twice"),
        Said("« {text} » est proposé deux fois dans la question", '"{text}" is offered twice in the question'),
        Said("changez ou retirez l'une des deux", "change or remove one of the two"),
        "Deux propositions qui disent la même chose ne peuvent pas être l'une juste et l'autre fausse.",
        "- text: Quinze jours\n- text: quinze jours", "- text: Quinze jours\n- text: Sept jours",
        note=Said("première fois ici", "first time here"),
    ),
    Code(
        "P431", "warning", Said("la bonne réponse est la plus longue", "the right choice is the longest"),
        Said("dans {n} des {total} questions à choix de cette banque, la bonne réponse est bien plus longue que "
             "les autres",
             "in {n} of the {total} questions with choices of this bank, the right choice is much longer than "
             "the others"),
        Said("raccourcissez la clé, ou précisez autant les autres propositions : {ids}",
             "shorten the key, or be as precise in the other choices: {ids}"),
        "Qui ne sait rien coche la plus longue. Signalé quand, dans plus d'un tiers d'une banque, la clé dépasse "
        "1,4 fois la "
        "longueur moyenne des autres propositions.",
        "- text: Trente jours à compter de la mise à disposition de la facture\n  correct: true\n- text: Dix jours",
        "- text: Trente jours après la mise à disposition\n  correct: true\n- text: Dix jours après la signature "
        "du bon",
    ),
    Code(
        "P432", "warning", Said("place de la clé", "place of the key"),
        Said("la bonne réponse est trop souvent à la même place ({counts}, du premier au dernier rang)",
             "the right choice stands too often in the same place ({counts}, from first to last)"),
        Said("déplacez des clés : chaque rang doit servir à peu près autant",
             "move keys: each place should serve about as often"),
        "Les propositions s'affichent dans l'ordre où elles sont écrites. À partir de vingt choix uniques, un "
        "test du χ² "
        "(p < 0,01) compare les places à ce que donnerait le hasard.",
        "# vingt questions, la clé toujours en premier", "# vingt questions, cinq clés à chaque rang",
    ),
    Code(
        "P433", "warning", Said("vrai ou faux à sens unique", "true-false one way"),
        Said("les {n} questions vrai ou faux ont toutes la même clé : {key}",
             "all {n} true-false questions have the same key: {key}"),
        Said("retournez l'énoncé d'une partie d'entre elles", "turn some of the statements round"),
        "Qui remarque que tout est vrai n'a plus à lire.",
        "key: true   # partout", "key: true   # une fois sur deux",
    ),
    Code(
        "P434", "warning", Said("trop de questions faciles", "too many easy questions"),
        Said("{n} questions sur {total} sont de difficulté 1 ; la moitié au plus",
             "{n} of {total} questions are of difficulty 1; half at most"),
        Said("demandez d'appliquer une règle (2) ou d'en combiner plusieurs (3)",
             "ask to apply a rule (2) or to combine several (3)"),
        "Se souvenir d'un mot ne dit pas que l'on saura s'en servir.",
        "difficulty: 1   # dans quinze questions sur vingt", "difficulty: 1   # dans huit questions sur vingt",
    ),
    Code(
        "P435", "warning", Said("trop peu de questions difficiles", "too few hard questions"),
        Said("{n} question(s) sur {total} de difficulté 3 ; un sixième au moins",
             "{n} of {total} questions of difficulty 3; a sixth at least"),
        Said("écrivez des cas qui combinent deux règles", "write cases that combine two rules"),
        "Le travail réel combine les règles.",
        "difficulty: 3   # dans une question sur vingt", "difficulty: 3   # dans quatre questions sur vingt",
    ),
    Code(
        "P441", "warning", Said("proposition fourre-tout", "catch-all choice"),
        Said("« {text} » se devine sans savoir", '"{text}" can be guessed without knowing'),
        Said("remplacez-la par une proposition précise, ou passez à multiple-choice",
             "replace it by a precise choice, or use multiple-choice"),
        "« Toutes les réponses », « aucune de ces réponses », « les deux » : il suffit de juger deux "
        "propositions pour conclure, et "
        "l'ordre d'affichage peut leur ôter leur sens.",
        "- text: Toutes les réponses ci-dessus", "type: multiple-choice",
    ),
    Code(
        "P442", "warning", Said("négation discrète", "unmarked negation"),
        Said("« {word} » renverse la question et peut passer inaperçu",
             '"{word}" turns the question round and may be missed'),
        Said("posez la question à l'affirmative, ou mettez le mot en gras : **{word}**",
             "ask in the affirmative, or set the word in bold: **{word}**"),
        "Une négation lue trop vite fait répondre le contraire de ce que l'on sait.",
        "stem: Quelle pièce n'est pas exigée ?", "stem: Quelle pièce n'est **pas** exigée ?",
    ),
    Code(
        "P443", "warning", Said("indice qui donne la clé", "hint that gives the key"),
        Said("l'indice contient la réponse : « {text} »", 'the hint holds the answer: "{text}"'),
        Said("aidez à chercher : où regarder, quelle règle appliquer",
             "help to search: where to look, which rule to apply"),
        "Un indice fait avancer sans répondre.",
        "key: [plateforme agréée]\nhint: On dit plateforme agréée, ou PA.",
        "key: [plateforme agréée]\nhint: L'administration l'immatricule.",
    ),
    Code(
        "P444", "warning", Said("question posée deux fois", "question asked twice"),
        Said("« {id} » pose la même question qu'une autre", '"{id}" asks the same question as another'),
        Said("changez la situation ou la formulation, ou supprimez l'une des deux",
             "change the situation or the wording, or delete one"),
        "Revoir la même phrase fait reconnaître la réponse au lieu de la retrouver.",
        "- id: a\n  stem: Quel est le délai ?\n- id: b\n  stem: Quel est le délai ?",
        "- id: a\n  stem: Quel est le délai ?\n- id: b\n  stem: Le client répond le vingtième jour. Qu'en dites-vous ?",
        note=Said("première fois ici", "first time here"),
    ),
    Code(
        "P445", "warning", Said("explication qui répète la clé", "explanation that repeats the key"),
        Said("l'explication redit l'énoncé et la clé, sans dire pourquoi",
             "the explanation repeats stem and key without saying why"),
        Said("donnez la raison : la règle, le texte, l'exemple", "give the reason: the rule, the text, the example"),
        "C'est la raison qui sert dans le cas suivant, pas la réponse.",
        "stem: Combien de jours a le titulaire ?\nexplanation: Le titulaire a quinze jours.",
        "stem: Combien de jours a le titulaire ?\nexplanation: Passé ce délai, son silence vaut accord ; le code "
        "le dit ainsi.",
    ),
)  # fmt: skip
