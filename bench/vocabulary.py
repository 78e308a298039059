"""The words of the synthetic courses: an invented cycle workshop. French, gender and elision already right."""

WHO = (
    "le mécanicien", "la cheffe d'atelier", "l'apprenti", "le client", "la vendeuse", "le magasinier", "l'accueil",
    "la responsable du stock", "le collègue du matin", "la personne d'astreinte", "le gérant", "la comptable",
    "l'équipe de nuit", "le livreur", "la formatrice", "le contrôleur",
)  # fmt: skip
DOES = (
    "vérifie", "note", "prépare", "range", "démonte", "remplace", "nettoie", "règle", "mesure", "photographie",
    "signale",
    "commande", "étiquette", "transmet", "compare", "contrôle", "resserre", "remonte",
)  # fmt: skip
THINGS = (
    "le frein avant", "la chaîne", "le dérailleur", "la roue arrière", "le jeu de direction", "la fiche de suivi",
    "le bon de commande", "la pièce usée", "le câble de frein", "la selle", "le boîtier de pédalier", "la manivelle",
    "le pneu neuf", "la chambre à air", "le phare", "la dynamo", "le moyeu", "la fourche", "le garde-boue",
    "la batterie", "le chargeur", "la notice", "le devis signé", "la facture", "le carnet d'entretien", "la clé plate",
    "le pied d'atelier", "la pompe", "le rayon cassé", "la jante", "le guidon", "la potence", "le plateau",
    "la cassette",
)  # fmt: skip
WHEN = (
    "avant l'essai", "après le lavage", "en fin de journée", "dès la réception", "une fois par semaine",
    "au retour du client", "pendant le démontage", "juste avant la livraison", "au premier rendez-vous",
    "quand la pièce arrive", "à chaque révision", "le lendemain matin",
)  # fmt: skip
WHERE = (
    "sur l'établi", "au comptoir", "dans la réserve", "sur le pied d'atelier", "devant le client", "dans le classeur",
    "au poste de lavage", "près de la porte", "sous la verrière", "dans le bac bleu", "à l'accueil",
    "au fond de l'atelier",
)  # fmt: skip
WHY = (
    "parce qu'un oubli coûte une matinée", "car la panne revient sinon", "pour que chacun retrouve la pièce",
    "afin que le devis reste juste", "car le client le demandera", "pour éviter un second démontage",
    "parce que la garantie l'exige", "afin de libérer la place", "pour que le suivant gagne du temps",
    "car le fournisseur ne reprend rien sans preuve",
)  # fmt: skip
SENTENCES = (
    "{Who} {does} {thing} {when}, puis {does} {other} {where}.",
    "{When}, {who} {does} {thing} {where}, {why}.",
    "{Where}, {who} {does} {thing} et {does} {other}, {why}.",
    "{Who} ne {does} jamais {thing} {when} sans avoir vu {other}, {why}.",
    "{Thing} passe avant {other} : {who} le sait et {does} d'abord ce qui presse {when}.",
    "Rien ne part {when} si {who} n'a pas vu {thing} {where}.",
    "{Who} {does} {thing} avec soin, {why} ; {who} qui suit {does} {other}.",
    "{When}, on trouve {thing} {where} et {other} à côté, {why}.",
)  # fmt: skip
GESTURES = (
    "Vérifier", "Noter", "Préparer", "Ranger", "Démonter", "Remplacer", "Nettoyer", "Régler", "Mesurer",
    "Photographier",
    "Signaler", "Commander", "Étiqueter", "Transmettre", "Comparer", "Contrôler", "Resserrer", "Remonter",
)  # fmt: skip
TOPICS = (
    "L'accueil du client", "Le diagnostic", "Le devis", "La commande de pièces", "Le démontage", "Le freinage",
    "La transmission", "Les roues", "La direction", "L'éclairage", "L'assistance électrique", "L'essai",
    "La restitution",
    "La garantie", "Le stock", "La sécurité", "Le nettoyage", "La facturation", "Les retours",
    "La revue de fin de mois",
)  # fmt: skip
TERMS = (
    ("Jeu", "Espace libre entre deux pièces qui tournent.", "jeux"),
    ("Couple", "Force de serrage que la notice demande pour une vis.", "couples"),
    ("Dévers", "Écart d'une jante à son plan, vu de face.", "dévers"),
    ("Pas", "Distance entre deux filets d'une vis.", "pas de vis"),
    ("Indexation", "Réglage qui fait tomber chaque vitesse en face de son pignon.", "indexations"),
    ("Rodage", "Premiers kilomètres, où plaquettes et disque se font l'un à l'autre.", "rodages"),
    ("Purge", "Sortie de l'air qui s'est mis dans un circuit de frein.", "purges"),
    ("Voilage", "Défaut d'une roue qui ne tourne plus droit.", "voilages"),
    ("Entraxe", "Distance entre les deux axes d'un même ensemble.", "entraxes"),
    ("Étrier", "Pièce qui serre les plaquettes sur le disque.", "étriers"),
    ("Galet", "Petite roue dentée qui guide la chaîne.", "galets"),
    ("Écrou borgne", "Écrou fermé d'un côté.", "écrous borgnes"),
)  # fmt: skip
