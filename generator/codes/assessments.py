"""P46x: assessments whose papers are not what their author thinks."""

from generator.codes.base import Code, Said

CODES: tuple[Code, ...] = (
    Code(
        "P461", "warning", Said("sujets qui se répètent", "papers that share questions"),
        Said("pour « {objective} », les {papers} sujets partagent des questions ; il en manque {n}",
             'for "{objective}", the {papers} papers share questions; {n} more are needed'),
        Said("écrivez-les, de la difficulté qui manque le plus, ou demandez moins de questions ou de sujets",
             "write them, of the difficulty that lacks most, or ask for fewer questions or papers"),
        "Les sujets ont tous autant de questions par objectif et par difficulté, et jamais deux questions jumelles (`siblings`). Quand la "
        "banque est trop petite, une question revient dans deux sujets : qui repasse l'évaluation la connaît déjà.",
        "# quatre questions pour o-1\ndraw: {o-1: 2}\npapers: 3", "# six questions pour o-1\ndraw: {o-1: 2}\npapers: 3",
    ),
    Code(
        "P462", "warning", Said("clé sans effet", "key without effect"),
        Said("« {key} » ne change rien à l'évaluation « {id} »", '"{key}" changes nothing in the assessment "{id}"'),
        Said("retirez cette clé, ou changez le type de l'évaluation", "remove this key, or change the type of the assessment"),
        "`papers` compte les sujets tirés (`draw`) d'une évaluation `final` ou `delayed` ; `months`, les mois qui séparent une évaluation "
        "`delayed` de la finale. Ailleurs, ces clés ne font rien.",
        "- id: recap\n  type: recap\n  questions: [a, b]\n  papers: 3", "- id: recap\n  type: recap\n  questions: [a, b]",
    ),
    Code(
        "P463", "error", Said("évaluation sans question", "assessment without a question"),
        Said("aucune question de l'évaluation « {id} » n'est en vigueur", 'no question of the assessment "{id}" is in force'),
        Said("ajoutez des questions qui valent aujourd'hui, ou retirez l'évaluation", "add questions that hold today, or remove the assessment"),
        "Une question dont la période n'est pas commencée, ou est finie, n'est pas posée. Ici il n'en reste aucune.",
        "- id: recap\n  questions: [taux-2025]   # in_force_to: 2025-12-31", "- id: recap\n  questions: [taux-2025, taux-2026]",
    ),
)  # fmt: skip
