"""The strings of the copy to take away and of the offline app, in French."""

from __future__ import annotations

from typing import Any

OFFLINE: dict[str, Any] = {
    "take_away_lead": "Le fascicule entier s'ouvre sans connexion : recherche, questions et avancement compris.",
    "archive_title": "En un fichier",
    "archive_text": "Pour un ordinateur ou une clé USB. Extrayez l'archive, puis ouvrez index.html d'un double-clic.",
    "archive_link": "Télécharger le fascicule (zip)",
    "device_title": "Dans ce navigateur",
    "device_text": "Le navigateur peut garder une copie du fascicule, que vous retirez quand vous voulez. Son menu propose aussi de l'installer comme une application.",
    "keep_here": "Garder ce fascicule sur cet appareil",
    "drop_here": "Retirer la copie hors connexion",
    "keeping": "Copie en cours : laissez cette page ouverte.",
    "kept_here": "Gardé sur cet appareil : édition {edition}.",
    "not_kept": "La copie n'a pas pu se faire en entier, et rien n'a été gardé. Réessayez dans quelques minutes, avec une bonne connexion.",
    "dropped": "La copie a été retirée de cet appareil. Vos réponses restent.",
    "edition_ready": "Une nouvelle édition du fascicule est prête. Vos réponses validées sont gardées.",
    "take_edition": "Passer à la nouvelle édition",
    "later": "Plus tard",
    "readme_name": "LISEZ-MOI.txt",
    "readme": "{course}, édition {edition}, révisée le {date}"
    "|Pour ouvrir le fascicule : si vous êtes encore dans l'archive, extrayez-la en entier d'abord. Puis, dans ce dossier, ouvrez index.html d'un double-clic."
    "|Aucune connexion n'est nécessaire, et rien n'est envoyé. Recherche, questions et avancement marchent tels quels."
    "|Votre avancement est gardé par le navigateur, sur cet appareil, à part de celui du même fascicule en ligne. La page \"Mes résultats\" le fait passer de l'un à l'autre."
    "|Ce support de formation est indépendant : il n'est publié, relu ni approuvé par aucun des services ou organismes qu'il décrit.",
}
