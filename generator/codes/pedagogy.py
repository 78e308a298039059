"""P4xx: what a course owes its learners. Numbers are in `check.thresholds`; questions have `codes.questions`."""

from generator.codes.assessments import CODES as _ASSESSMENTS
from generator.codes.base import Code, Said
from generator.codes.questions import CODES as _QUESTIONS

CODES: tuple[Code, ...] = (
    Code(
        "P401", "error", Said("objectif non enseigné", "objective not taught"),
        Said("aucune leçon ne travaille l'objectif « {id} »", 'no lesson works on the objective "{id}"'),
        Said("ajoutez {id} aux « objectives » de la leçon qui le travaille, ou écrivez cette leçon",
             'add {id} to the "objectives" of the lesson that works on it, or write that lesson'),
        "Un objectif annoncé est enseigné : au moins une leçon le nomme. Tant que le cours porte `draft: true`, "
        "c'est un avertissement.",
        "# course.yml\nobjectives:\n  - id: o-2\n    text: …\n# aucune leçon ne dit objectives: [o-2]",
        "# une leçon\nobjectives: [o-2]",
        draft=True,
    ),
    Code(
        "P402", "error", Said("objectif non évalué", "objective not assessed"),
        Said("aucune question n'évalue l'objectif « {id} »", 'no question assesses the objective "{id}"'),
        Said("écrivez au moins une question avec « objective: {id} »",
             'write at least one question with "objective: {id}"'),
        "Ce qui est annoncé se vérifie : chaque objectif a au moins une question dans `quizzes/`. Tant que le "
        "cours porte "
        "`draft: true`, c'est un avertissement.",
        "# quizzes/ : aucune question ne porte objective: o-2",
        "- id: depot-cadre\n  type: single-choice\n  objective: o-2",
        draft=True,
    ),
    Code(
        "P403", "error", Said("ligne du programme non couverte", "programme line not covered"),
        Said("aucune leçon ne couvre la ligne « {id} » du programme",
             'no lesson covers the line "{id}" of the programme'),
        Said("ajoutez {id} au « programme » de la leçon qui la traite, ou écrivez cette leçon",
             'add {id} to the "programme" of the lesson that covers it, or write that lesson'),
        "Le programme vendu est tenu, ligne par ligne. Tant que le cours porte `draft: true`, c'est un avertissement.",
        "# course.yml\nprogramme:\n  - id: p-05\n    text: …\n# aucune leçon ne dit programme: [p-05]",
        "# une leçon\nprogramme: [p-05]",
        draft=True,
    ),
    Code(
        "P404", "error", Said("durées qui ne font pas le total", "durations that miss the total"),
        Said("leçons et évaluations font {sum}, et non {total} (écart : {gap})",
             "lessons and assessments take {sum}, not {total} (difference: {gap})"),
        Said("ajustez les durées, ou marquez « optional: true » les leçons hors du temps annoncé",
             'adjust the durations, or mark lessons beyond the stated time "optional: true"'),
        "La durée annoncée est celle des leçons obligatoires et des évaluations de la session. Les leçons "
        "`optional: true` "
        "n'y comptent pas, ni l'évaluation `delayed`, qui a lieu des semaines plus tard. Tant que le cours porte "
        "`draft: true`, c'est un avertissement.",
        "duration: 7 h     # mais les leçons et les évaluations font 6 h 30",
        "duration: 7 h     # leçons 6 h 15, positionnement 15 min, évaluation finale 30 min",
        draft=True,
    ),
    Code(
        "P405", "error", Said("évaluation absente", "assessment missing"),
        Said("le cours n'a pas d'évaluation de type « {type} »", 'the course has no assessment of type "{type}"'),
        Said("ajoutez-la à quizzes/assessments.yml, avec « type: {type} »",
             'add it to quizzes/assessments.yml, with "type: {type}"'),
        "Une formation situe les acquis à l'entrée (`positioning`), les évalue à la fin (`final`) et de nouveau "
        "deux mois "
        "plus tard (`delayed`). Tant que le cours porte `draft: true`, c'est un avertissement.",
        "- id: fin\n  type: final",
        "- id: entree\n  type: positioning\n- id: fin\n  type: final\n- id: a-froid\n  type: delayed",
        draft=True,
    ),
    Code(
        "P406", "warning", Said("module hors des parcours", "module on no path"),
        Said("aucun parcours ne passe par le module « {id} »", 'no path goes through the module "{id}"'),
        Said("ajoutez {id} aux « modules » d'un rôle au moins", 'add {id} to the "modules" of at least one role'),
        "L'accueil propose un parcours par rôle ; un module que personne n'y trouve reste fermé.",
        "modules: [contexte, depot]\nroles:\n  - id: comptable\n    modules: [contexte]",
        "modules: [contexte, depot]\nroles:\n  - id: comptable\n    modules: [contexte, depot]",
    ),
    Code(
        "P407", "warning", Said("parcours vide", "empty path"),
        Said("le parcours « {id} » ne mène à aucun module", 'the path "{id}" leads to no module'),
        Said("nommez les modules à suivre, ou retirez ce rôle", "name the modules to follow, or remove this role"),
        "Un parcours est la liste des modules utiles à un rôle.",
        "- id: comptable\n  modules: []", "- id: comptable\n  modules: [contexte]",
    ),
    Code(
        "P408", "error", Said("objectifs non enseignés", "objectives not taught"),
        Said("aucune leçon ne travaille {n} des objectifs : « {ids} »", 'no lesson works on {n} of the objectives: "{ids}"'),
        Said("ajoutez chacun aux « objectives » de la leçon qui le travaille ; quand il en restera cinq au plus, chacun sera dit à sa place",
             'add each to the "objectives" of the lesson that works on it; once five or fewer are left, each is told at its place'),
        "C'est P401, dit une fois quand plus de cinq objectifs attendent leur leçon. Tant que le cours porte "
        "`draft: true`, c'est un avertissement.",
        "# course.yml : dix objectifs\n# une seule leçon : objectives: [o-1]", "# les leçons, à elles toutes\nobjectives: [o-1, o-2, …]",
        draft=True,
    ),
    Code(
        "P409", "error", Said("objectifs non évalués", "objectives not assessed"),
        Said("aucune question n'évalue {n} des objectifs : « {ids} »", 'no question assesses {n} of the objectives: "{ids}"'),
        Said("écrivez au moins une question pour chacun ; quand il en restera cinq au plus, chacun sera dit à sa place",
             "write at least one question for each; once five or fewer are left, each is told at its place"),
        "C'est P402, dit une fois quand plus de cinq objectifs attendent leur question. Tant que le cours porte "
        "`draft: true`, c'est un avertissement.",
        "# course.yml : dix objectifs\n# quizzes/ : des questions sur o-1 seulement", "# quizzes/ : une question au moins par objectif",
        draft=True,
    ),
    Code(
        "P410", "error", Said("lignes du programme non couvertes", "programme lines not covered"),
        Said("aucune leçon ne couvre {n} des lignes du programme : « {ids} »",
             'no lesson covers {n} of the lines of the programme: "{ids}"'),
        Said("ajoutez chacune au « programme » de la leçon qui la traite ; quand il en restera cinq au plus, chacune sera dite à sa place",
             'add each to the "programme" of the lesson that covers it; once five or fewer are left, each is told at its place'),
        "C'est P403, dit une fois quand plus de cinq lignes attendent leur leçon. Tant que le cours porte "
        "`draft: true`, c'est un avertissement.",
        "# course.yml : trente lignes\n# une seule leçon : programme: [p-01]", "# les leçons, à elles toutes\nprogramme: [p-01, p-02, …]",
        draft=True,
    ),
    Code(
        "P411", "warning", Said("section sans source", "section without a source"),
        Said("la section « {id} » ne dit pas d'où elle tient ce qu'elle affirme",
             'the section "{id}" does not say where its statements come from'),
        Said("ajoutez « sources: [id, id] » à la fin de la section",
             'add "sources: [id, id]" at the end of the section'),
        "Une règle se vérifie et se met à jour par sa source. Une section faite seulement de figures, d'un mémo ou de "
        "questions n'en a pas besoin : ils ont les leurs.",
        "- id: delais\n  body:\n    - Le titulaire a quinze jours.",
        "- id: delais\n  body:\n    - Le titulaire a quinze jours.\n  sources: [ccp-r2193-16]",
    ),
    Code(
        "P412", "warning", Said("leçon sans point à retenir", "lesson without a key point"),
        Said("aucune section de cette leçon n'a de « key_points »", 'no section of this lesson has "key_points"'),
        Said("ajoutez un ou deux « key_points » aux sections qui comptent",
             'add one or two "key_points" to the sections that matter'),
        "« L'essentiel », en tête de leçon, est fait des `key_points` : c'est tout ce qu'on relit des mois plus tard.",
        "- id: delais\n  title: Les délais\n  body: […]",
        "- id: delais\n  title: Les délais\n  key_points:\n    - Sans réponse en quinze jours, l'accord est "
        "acquis.\n  body: […]",
    ),
    Code(
        "P413", "warning", Said("trop de points à retenir", "too many key points"),
        Said("{n}e point à retenir de la leçon ; au-delà de {limit}, plus rien n'est essentiel",
             "key point number {n} of the lesson; beyond {limit}, nothing is essential any more"),
        Said("gardez les {limit} plus utiles, ou partagez la leçon",
             "keep the {limit} most useful ones, or split the lesson"),
        "« L'essentiel » se lit d'un coup d'œil.",
        "key_points: [un, deux, trois, quatre, cinq, six]", "key_points: [un, deux, trois]",
    ),
    Code(
        "P414", "warning", Said("leçon sans question", "lesson without a question"),
        Said("cette leçon ne pose aucune question", "this lesson asks no question"),
        Said("placez « - questions: [id] » à la fin d'une section", 'put "- questions: [id]" at the end of a section'),
        "Se rappeler apprend mieux que relire : chaque leçon fait répondre au moins une fois.",
        "sections:\n  - id: delais\n    body:\n      - …",
        "sections:\n  - id: delais\n    body:\n      - …\n      - questions: [delai-titulaire]",
    ),
    Code(
        "P415", "warning", Said("leçon trop longue", "lesson too long"),
        Said("la leçon dure {duration} ; au-delà de {limit}, l'attention tombe",
             "the lesson takes {duration}; beyond {limit} attention drops"),
        Said("partagez-la en deux leçons", "split it into two lessons"),
        "Une leçon courte se suit, se retrouve et se reprend.",
        "duration: 1 h 30", "duration: 45 min",
    ),
    Code(
        "P451", "warning", Said("phrase trop longue", "sentence too long"),
        Said("phrase de {n} mots ; {limit} au plus", "sentence of {n} words; {limit} at most"),
        Said("coupez-la en deux", "cut it in two"),
        "Une phrase longue se lit deux fois, surtout sur un téléphone.",
        "La facture, une fois déposée sur le portail par le titulaire, ou par son mandataire lorsque le "
        "groupement en a "
        "désigné un dans l'acte d'engagement, est transmise au service du client public, qui la contrôle avant "
        "de la payer.",
        "Le titulaire, ou le mandataire du groupement, dépose la facture sur le portail. Le client public la "
        "contrôle, puis la paie.",
    ),
    *_QUESTIONS,
    *_ASSESSMENTS,
)  # fmt: skip
