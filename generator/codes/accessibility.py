"""A5xx: what someone who cannot see the page, or uses no mouse, needs."""

from generator.codes.base import Code, Said

CODES: tuple[Code, ...] = (
    Code(
        "A501", "error", Said("texte de remplacement vide de sens", "meaningless alternative text"),
        Said("« {alt} » est un nom de fichier, pas une description", '"{alt}" is a file name, not a description'),
        Said("dites en une phrase ce que l'image apprend", "say in one sentence what the picture teaches"),
        "Qui ne voit pas l'image entend son `alt`, et rien d'autre.",
        "alt: capture-12.png", "alt: L'écran de dépôt, bouton Valider en bas à droite.",
    ),
    Code(
        "A502", "warning", Said("« image de » de trop", 'needless "image of"'),
        Said("« {words} » est déjà annoncé par le lecteur d'écran",
             '"{words}" is announced by the screen reader already'),
        Said("commencez par ce que l'on voit", "start with what is seen"),
        "Le lecteur d'écran dit « image » avant le texte : le répéter fait perdre du temps.",
        "alt: Image d'un bordereau de dépôt", "alt: Un bordereau de dépôt, numéro en haut à gauche",
    ),
    Code(
        "A503", "warning", Said("texte de remplacement trop long", "alternative text too long"),
        Said("{n} caractères ; {limit} au plus, le reste se perd à l'écoute",
             "{n} characters; {limit} at most, the rest is lost on a listener"),
        Said("gardez l'essentiel dans « alt » et mettez le détail dans un paragraphe",
             'keep the gist in "alt" and put the detail in a paragraph'),
        "Un texte de remplacement s'écoute d'une traite, sans retour en arrière. Ce qui est long se lit mieux "
        "dans la page, et sert à tous.",
        "alt: …trois cents caractères…", "alt: Le circuit de la facture, en quatre étapes décrites ci-dessous",
    ),
    Code(
        "A504", "error", Said("image trop lourde", "picture too heavy"),
        Said("l'image pèse {size} Mo ; elle n'est pas lue au-delà de 20 Mo",
             "the picture has {size} MB; over 20 MB it is not read"),
        Said("réduisez-la : 1 600 pixels de large suffisent", "make it smaller: 1,600 pixels wide is enough"),
        "Une page doit s'ouvrir en quelques secondes sur un téléphone.",
        "content/images/plan.png (34 Mo)", "content/images/plan.png (300 ko)",
    ),
    Code(
        "A505", "error", Said("fichier qui n'est pas une image", "file that is not a picture"),
        Said("« {file} » n'est pas une image que l'on peut montrer", '"{file}" is not a picture that can be shown'),
        Said("prenez un PNG, JPEG, GIF, WebP, ou un SVG sans script ni lien",
             "use PNG, JPEG, GIF, WebP, or an SVG without scripts or links"),
        "Le contenu du fichier, et non son nom, dit ce qu'il est.",
        "content/images/plan.png, un document renommé", "content/images/plan.png, une vraie image PNG",
    ),
    Code(
        "A506", "error", Said("lien qui ne dit rien", "link that says nothing"),
        Said("« {text} » ne dit pas où mène le lien", '"{text}" does not say where the link leads'),
        Said("nommez la page d'arrivée : [le calendrier](lesson:…)",
             "name the page it leads to: [the calendar](lesson:…)"),
        "Un lecteur d'écran liste les liens hors de leur phrase : « ici, ici, ici ». C'est une erreur, car le "
        "remède est toujours le "
        "même et ne coûte que quelques mots.",
        "Voir le calendrier [ici](lesson:contexte/calendrier).", "Voir [le calendrier](lesson:contexte/calendrier).",
    ),
    Code(
        "A507", "warning", Said("adresse en clair", "bare address"),
        Said("l'adresse « {text} » est donnée à lire", 'the address "{text}" is given to read'),
        Said("faites-en un lien qui porte le nom de la page : [nom](https://…)",
             "make it a link with the name of the page: [name](https://…)"),
        "Une adresse s'épelle lettre à lettre à l'écoute et déborde sur un téléphone. C'est un avertissement : "
        "il arrive que l'on "
        "doive recopier une adresse ; mettez-la alors entre ` `.",
        "Allez sur https://exemple.fr/depot?etape=2.",
        "Allez sur [la page de dépôt](https://exemple.fr/depot?etape=2).",
    ),
    Code(
        "A508", "warning", Said("même nom, deux adresses", "same name, two addresses"),
        Said("« {text} » mène à deux endroits dans la même section",
             '"{text}" leads to two places in the same section'),
        Said("donnez à chaque lien un nom qui le distingue", "give each link a name that tells it apart"),
        "Dans une liste de liens, deux noms pareils ne se distinguent plus.",
        "[le mémo](row:statuts#deposee) … [le mémo](row:cadres#a1)",
        "[le mémo des statuts](row:statuts#deposee) … [le mémo des cadres](row:cadres#a1)",
        note=Said("l'autre lien est ici", "the other link is here"),
    ),
    Code(
        "A509", "error", Said("colonne sans titre", "column without a title"),
        Said("la colonne {n} du tableau n'a pas de titre", "column {n} of the table has no title"),
        Said("donnez un titre à chaque colonne", "give each column a title"),
        "À l'écoute, chaque cellule est précédée du titre de sa colonne : sans lui, on ne sait plus ce qu'on entend.",
        "|  | Délai |\n|---|---|\n| Titulaire | 15 jours |", "| Qui | Délai |\n|---|---|\n| Titulaire | 15 jours |",
    ),
    Code(
        "A510", "warning", Said("sens porté par la couleur", "meaning by colour"),
        Said("« {words} » ne se voit pas de tous, ni en noir et blanc",
             '"{words}" is not seen by all, nor in black and white'),
        Said("ajoutez un mot, une forme ou une place : « le champ Service, obligatoire »",
             'add a word, a shape or a place: "the field Service, required"'),
        "Un homme sur douze distingue mal le rouge du vert, et le support s'imprime en noir.",
        "Remplissez les champs en rouge.", "Remplissez les champs marqués « obligatoire ».",
    ),
    Code(
        "A511", "warning", Said("geste de souris seulement", "mouse gesture only"),
        Said("« {words} » ne se fait ni au clavier ni du doigt", '"{words}" cannot be done by keyboard or finger'),
        Said("nommez la commande, et dites l'autre chemin : menu, touche",
             "name the command and tell the other way: menu, key"),
        "Beaucoup n'ont pas de souris : clavier, téléphone, commande vocale.",
        "Survolez l'icône pour lire l'aide.", "L'aide se lit aussi par le menu Aide.",
    ),
    Code(
        "A512", "warning", Said("image lourde", "heavy picture"),
        Said("« {file} » pèse {size} Mo ; {limit} au plus", '"{file}" has {size} MB; {limit} at most'),
        Said("réduisez-la : 1 600 pixels de large suffisent", "make it smaller: 1,600 pixels wide is enough"),
        "La page s'ouvre sur un téléphone, entre deux rendez-vous.",
        "content/images/plan.png (8 Mo)", "content/images/plan.png (300 ko)",
    ),
)  # fmt: skip
