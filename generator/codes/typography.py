"""T8xx: what the generator cannot mend by itself in a text. T803–T805, T807 and T815–T818 hold in every language."""

from generator.codes.base import Code, Said

CODES: tuple[Code, ...] = (
    Code(
        "T801", "warning", Said("majuscule sans accent", "capital without its accent"),
        Said("« {word} » s'écrit « {better} »", '"{word}" is written "{better}"'),
        Said("écrivez « {better} », ou copiez ce mot d'ici", 'write "{better}", or copy the word from here'),
        "En français, les majuscules portent leurs accents et leur cédille.",
        "L'Etat paie. A partir de 2017, tout change.", "L'État paie. À partir de 2017, tout change.",
    ),
    Code(
        "T802", "warning", Said("ligature absente", "missing ligature"),
        Said("« {word} » s'écrit « {better} »", '"{word}" is written "{better}"'),
        Said("écrivez « {better} », ou copiez ce mot d'ici", 'write "{better}", or copy the word from here'),
        "Œ est une lettre du français ; la recherche trouve les deux formes.",
        "le maître d'oeuvre", "le maître d'œuvre",
    ),
    Code(
        "T803", "warning", Said("guillemet droit seul", "straight quote without its pair"),
        Said('ce guillemet droit (") n\'a pas son pareil dans le paragraphe',
             "this straight quote has no pair in the paragraph"),
        Said("ajoutez celui qui manque, ou retirez celui-ci", "add the missing one, or remove this one"),
        "Les guillemets droits deviennent « » par paires. Seul, un guillemet reste droit.",
        'Choisissez "Erreur de montant puis validez.', 'Choisissez "Erreur de montant" puis validez.',
    ),
    Code(
        "T804", "warning", Said("guillemet sans son pareil", "quotation mark without its pair"),
        Said("le guillemet {mark} n'a pas son pareil dans le paragraphe", "the mark {mark} has no pair in the paragraph"),
        Said("ouvrez et fermez la citation dans le même paragraphe",
             "open and close the quotation in the same paragraph"),
        "Une citation s'ouvre et se ferme dans le même paragraphe, la même ligne de liste ou la même cellule.",
        "Dites « plateforme agréée.", "Dites « plateforme agréée ».",
    ),
    Code(
        "T805", "warning", Said("point final absent", "missing full stop"),
        Said("ce paragraphe finit sans point", "this paragraph ends without a full stop"),
        Said("ajoutez le point, ou deux-points si une liste suit", "add the full stop, or a colon if a list follows"),
        "Une phrase finit par un point. Les listes, les cellules et les lignes de trois mots au plus n'en ont "
        "pas besoin.",
        "La facture part au client", "La facture part au client.",
    ),
    Code(
        "T806", "warning", Said("« etc. » mal écrit", '"etc." miswritten'),
        Said("« {word} » s'écrit « etc. »", '"{word}" is written "etc."'),
        Said("écrivez « etc. », avec un seul point", 'write "etc.", with a single dot'),
        "« etc. » dit déjà que la liste continue ; les points de suspension le répètent.",
        "mairies, écoles, etc...", "mairies, écoles, etc.",
    ),
    Code(
        "T807", "warning", Said("espace de trop", "stray space"),
        Said("espace de trop contre « {mark} »", 'stray space next to "{mark}"'),
        Said("retirez l'espace", "remove the space"),
        "Ni espace avant une virgule, un point ou une parenthèse fermante, ni après une parenthèse ouvrante. Le "
        "générateur n'y "
        "touche pas : l'espace peut marquer un mot oublié.",
        "Le titulaire , puis le client ( public ).", "Le titulaire, puis le client (public).",
    ),
    Code(
        "T808", "warning", Said("majuscule au mois ou au jour", "capital in a month or day"),
        Said("« {word} » prend une minuscule : « {better} »", '"{word}" takes no capital in French: "{better}"'),
        Said("écrivez « {better} »", 'write "{better}"'),
        "En français, les mois et les jours sont des noms communs.",
        "le 1er Septembre 2026", "le 1er septembre 2026",
    ),
    Code(
        "T809", "warning", Said("ordinal mal écrit", "ordinal miswritten"),
        Said("« {word} » s'écrit « {better} »", '"{word}" is written "{better}"'),
        Said("écrivez « {better} » : le générateur met les lettres en exposant",
             'write "{better}": the generator raises the letters'),
        "1er, 1re, 2e, 3e : sans espace, et jamais « ème ».",
        "la 2ème étape, le 1 er mars", "la 2e étape, le 1er mars",
    ),
    Code(
        "T810", "warning", Said("titre mal abrégé", "title wrongly shortened"),
        Said("« {word} » s'abrège « {better} »", '"{word}" is shortened to "{better}"'),
        Said("écrivez « {better} »", 'write "{better}"'),
        "Monsieur : M. Madame : Mme. Docteur : Dr. « Mr » est l'abréviation anglaise.",
        "Mr Martin", "M. Martin",
    ),
    Code(
        "T811", "warning", Said("pourcentage mal écrit", "percentage miswritten"),
        Said("« {word} » après un nombre en chiffres s'écrit « % »", '"{word}" after figures is written "%"'),
        Said("écrivez « 10 % » ; en lettres, « dix pour cent »", 'write "10 %"; in letters, "dix pour cent"'),
        "Un nombre en chiffres se lit mieux avec son signe.",
        "une pénalité de 10 pourcent", "une pénalité de 10 %",
    ),
    Code(
        "T812", "warning", Said("euros en lettres", "euros in letters"),
        Said("« {word} » après des chiffres se lit mieux « € »", '"{word}" after figures reads better as "€"'),
        Said("écrivez « {amount} € » : le générateur pose l'espace insécable",
             'write "{amount} €": the generator sets the no-break space'),
        "Le signe se voit d'un coup d'œil dans une phrase et tient dans une cellule. « Deux millions d'euros » "
        "reste en lettres.",
        "une facture de 350 euros", "une facture de 350 €",
    ),
    Code(
        "T813", "warning", Said("point décimal", "decimal point"),
        Said("« {word} » s'écrit « {better} » en français", '"{word}" is written "{better}" in French'),
        Said("écrivez « {better} » ; le point reste dans values.yml et dans les codes, entre ` `",
             'write "{better}"; keep the point in values.yml and in codes, between ` `'),
        "La virgule sépare les décimales, l'espace les milliers.",
        "un taux de 10.40 %", "un taux de 10,40 %",
    ),
    Code(
        "T814", "warning", Said("date en chiffres", "date in figures"),
        Said("« {word} » est une date en chiffres", '"{word}" is a date in figures'),
        Said("écrivez le mois en lettres, ou [=id] si la date est dans values.yml",
             "write the month in letters, or [=id] if the date stands in values.yml"),
        "Dans une phrase, une date se lit à voix haute : 24 novembre 2026. Les cellules de tableau peuvent "
        "garder les chiffres.",
        "L'obligation date du 01/09/2026.", "L'obligation date du [=reforme-etape-1].",
    ),
    Code(
        "T815", "warning", Said("mot doublé", "doubled word"),
        Said("« {word} » est écrit deux fois de suite", '"{word}" is written twice in a row'),
        Said("retirez l'un des deux", "remove one of the two"),
        "Une faute de frappe que l'œil ne voit plus.",
        "Le client paie la la facture.", "Le client paie la facture.",
    ),
    Code(
        "T816", "warning", Said("puce collée", "pasted bullet"),
        Said("« {mark} » n'ouvre pas une liste : il sera imprimé tel quel, et les lignes bout à bout",
             '"{mark}" opens no list: it will be printed as it is, and the lines will run on'),
        Said("écrivez « - », tiret et espace, au début de chaque ligne ; si ce texte est déjà un élément de liste, "
             "retirez la puce",
             'write "- ", a hyphen and a space, at the start of each line; if the text is a list item already, '
             "delete the bullet"),
        "Un traitement de texte écrit ses puces avec des signes à lui. Ici, une liste a un tiret et un espace devant "
        "chaque élément, ou « 1. », « 2. ». Devant une réplique, prenez des guillemets.",
        "- |\n  • Ouvrez le portail.\n  • Déposez la facture.", "- |\n  - Ouvrez le portail.\n  - Déposez la facture.",
    ),
    Code(
        "T817", "warning", Said("liste mise bout à bout", "list run together"),
        Said("« {mark} » n'ouvre pas un élément de liste : sans « | », les fins de ligne se perdent",
             '"{mark}" opens no list item: without "|" the line ends are lost'),
        Said("écrivez « | » à la place du texte, puis le texte sur les lignes d'après, sans guillemets",
             'write "|" in place of the text, then the text on the next lines, without quotes'),
        "Entre guillemets, ou sans rien, YAML remplace une fin de ligne par un espace ; « > » aussi. "
        "« | » garde les lignes.",
        '- "1. Ouvrez le portail.\n  2. Déposez la facture."', "- |\n  1. Ouvrez le portail.\n  2. Déposez la facture.",
    ),
    Code(
        "T818", "warning", Said("caractère invisible ou perdu", "unseen or lost character"),
        Said("ce texte contient un caractère invisible ou perdu : {name}, {code} ({n} fois)",
             "this text holds an unseen or lost character: {english}, {code} ({n} times)"),
        Said("effacez-le et retapez le mot à la main", "delete it and type the word again by hand"),
        "Un copier-coller apporte des caractères que l'on ne voit pas, ou que seule une police sait dessiner. La "
        "recherche ne trouve plus le mot, une bonne réponse est comptée fausse, la page montre un carré.",
        '"le por\\u00adtail de dépôt"   # un trait d\'union caché dans « portail »', "le portail de dépôt",
    ),
)  # fmt: skip
