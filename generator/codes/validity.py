"""V7xx: what holds, or does not, on the date of the build (`--as-of`)."""

from generator.codes.base import Code, Said

CODES: tuple[Code, ...] = (
    Code(
        "V701", "warning", Said("source à relire", "source to read again"),
        Said("la source « {id} » devait être relue avant le {date}", 'the source "{id}" was to be read again by {date}'),
        Said("ouvrez-la, corrigez le cours s'il le faut, puis changez checked et review_by", "open it, correct the course where needed, then change checked and review_by"),
        "Une source a une date de relecture : passé ce jour, rien ne dit que le cours est encore juste.",
        "review_by: 2025-06-30", "checked: 2026-11-24\nreview_by: 2027-06-30",
    ),
    Code(
        "V702", "error", Said("valeur pas encore en vigueur", "value not yet in force"),
        Said("« {id} » n'est en vigueur qu'à partir du {date} : la page la donnerait pour vraie avant", '"{id}" is in force only from {date}: the page would state it before'),
        Said("ajoutez à values.yml l'entrée qui vaut aujourd'hui, ou donnez in_force_from à la section ou à la question",
             "add the entry that holds today to values.yml, or give in_force_from to the section or the question"),
        "[=id] écrit la valeur en vigueur à la date du fascicule. Ici aucune entrée ne vaut ce jour-là.",
        "- id: taux\n  value: 10\n  in_force_from: 2027-01-01", "- id: taux\n  value: 8\n  in_force_to: 2026-12-31\n- id: taux\n  value: 10\n  in_force_from: 2027-01-01",
        note=Said("elle commence ici", "it begins here"),
    ),
    Code(
        "V703", "warning", Said("valeur qui n'est plus en vigueur", "value no longer in force"),
        Said("« {id} » n'est plus en vigueur depuis le {date}", '"{id}" has not been in force since {date}'),
        Said("ajoutez à values.yml l'entrée qui la remplace, ou retirez-la de ce texte", "add the entry that replaces it to values.yml, or take it out of this text"),
        "La dernière entrée de cette valeur est terminée, et aucune ne la suit : le texte dit le passé.",
        "- id: taux\n  value: 8\n  in_force_to: 2026-06-30", "- id: taux\n  value: 8\n  in_force_to: 2026-06-30\n- id: taux\n  value: 10\n  in_force_from: 2026-07-01",
        note=Said("elle finit ici", "it ends here"),
    ),
    Code(
        "V704", "warning", Said("section périmée", "section past its time"),
        Said("la section « {id} » ne vaut plus depuis le {date} : la page ne la montre plus", 'the section "{id}" ended on {date}: the page no longer shows it'),
        Said("supprimez-la, ou mettez-la à jour et changez in_force_to", "delete it, or update it and change in_force_to"),
        "Une section dont la période est finie reste dans le fichier sans que personne ne la lise.",
        "in_force_to: 2025-12-31", "in_force_to: 2027-12-31",
    ),
    Code(
        "V705", "warning", Said("question périmée", "question past its time"),
        Said("la question « {id} » ne vaut plus depuis le {date} : elle n'est plus posée", 'the question "{id}" ended on {date}: it is no longer asked'),
        Said("supprimez-la et son nom dans les leçons, ou mettez-la à jour et changez in_force_to", "delete it and its name in the lessons, or update it and change in_force_to"),
        "Une question dont la période est finie n'est plus posée nulle part.",
        "in_force_to: 2025-12-31", "in_force_to: 2027-12-31",
    ),
    Code(
        "V706", "error", Said("période à l'envers", "period back to front"),
        Said("la période finit le {end}, avant de commencer le {start}", "the period ends on {end}, before it begins on {start}"),
        Said("échangez les deux dates, ou corrigez l'année", "swap the two dates, or correct the year"),
        "in_force_from est le premier jour, in_force_to le dernier.",
        "in_force_from: 2027-01-01\nin_force_to: 2026-12-31", "in_force_from: 2026-01-01\nin_force_to: 2026-12-31",
        note=Said("elle commence ici", "it begins here"),
    ),
    Code(
        "V707", "warning", Said("date dans l'avenir", "date in the future"),
        Said("« {key} » dit {date}, après le jour de cette édition ({as_of})", '"{key}" says {date}, after the day of this edition ({as_of})'),
        Said("corrigez la date ; pour préparer l'avenir, lancez la commande avec --as-of {date}", "correct the date; to prepare the future, run the command with --as-of {date}"),
        "Une révision ou une relecture a eu lieu : sa date n'est pas à venir.",
        "revised: 2062-11-24", "revised: 2026-11-24",
    ),
    Code(
        "V708", "warning", Said("changements dans le désordre", "changes out of order"),
        Said("ce changement du {date} est plus récent que celui d'au-dessus", "this change of {date} is newer than the one above"),
        Said("mettez le plus récent en premier", "put the newest first"),
        "Qui revient au cours lit d'abord ce qui vient de changer.",
        "changes:\n  - date: 2026-01-15\n  - date: 2026-11-24", "changes:\n  - date: 2026-11-24\n  - date: 2026-01-15",
        note=Said("celui d'au-dessus", "the one above"),
    ),
    Code(
        "V709", "warning", Said("jours sans valeur", "days without a value"),
        Said("« {id} » n'a pas de valeur du {start} au {end}", '"{id}" has no value from {start} to {end}'),
        Said("faites commencer cette entrée le lendemain de la fin de la précédente", "make this entry begin on the day after the end of the one before"),
        "Entre deux périodes d'une valeur il ne doit pas rester de jours : une page construite ce jour-là ne saurait que dire.",
        "in_force_to: 2026-06-30 … in_force_from: 2026-07-31", "in_force_to: 2026-06-30 … in_force_from: 2026-07-01",
        note=Said("la précédente finit ici", "the one before ends here"),
    ),
    Code(
        "V710", "error", Said("relecture prévue avant la lecture", "review before the reading"),
        Said("la relecture est prévue le {date}, avant la dernière lecture du {checked}", "the review is due on {date}, before the last reading of {checked}"),
        Said("donnez à review_by une date à venir", "give review_by a date to come"),
        "checked est le jour où quelqu'un a relu la source, review_by le jour où il faudra la relire.",
        "checked: 2026-11-24\nreview_by: 2026-06-30", "checked: 2026-11-24\nreview_by: 2027-06-30",
        note=Said("la dernière lecture", "the last reading"),
    ),
)
