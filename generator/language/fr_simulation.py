"""The strings of simulated forms, decision trees to walk, areas to point at and cases, in French."""

from __future__ import annotations

from typing import Any

SIMULATION: dict[str, Any] = {
    "simulated_entry": "Saisie simulée",
    "left_empty": "à laisser vide",
    "send_entry": "Valider la saisie",
    "entry_accepted": "Saisie acceptée",
    "entry_refused": "Saisie refusée",
    "entry_unlike_key": "Acceptée, mais pas conforme au dossier",
    "look_again_at_fields": "Aucune règle ne s'y oppose. Comparez pourtant les champs marqués \"à revoir\" avec le dossier, puis validez de nouveau.",
    "number_unreadable": "{field} : un nombre est attendu.",
    "date_unreadable": "{field} : une date est attendue, avec le jour, le mois et l'année.",
    "see_correction": "Voir la correction",
    "walk_on": "Continuer",
    "walk_back": "Revenir en arrière",
    "walked": "Votre chemin",
    "your_decision": "Votre décision",
    "way_left_here": "Le chemin s'écarte ici",
    "way_left_at": "Le chemin s'écarte à l'étape {n} : voyez ce qui est dit sous votre réponse.",
    "decide_first": "Allez d'abord jusqu'à une décision. Aucun essai n'est compté.",
    "documents_of_case": "Documents",
    "see_documents": "Revoir les documents",
    "case_share": "{n} sur {total} justes",
    "case_share_one": "{n} sur {total} juste",
}
