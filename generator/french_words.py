"""The French words that an author types where the files have an English one: keys, blocks, types of questions.

Used before "did you mean", which compares letters and would take `titre` for nothing near `title`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.diagnostics import did_you_mean, fold

# A word may mean several: the first that is possible at the place is proposed.
_TABLE = """
titre intitule: title | sous-titre soustitre: subtitle | resume chapeau sommaire: summary | duree temps: duration
objectif: objective objectives | objectifs: objectives objective | revise revision mise-a-jour maj: revised
changement changements modifications: changes | optionnel facultatif: optional | partie: part section
parties rubriques chapitres: sections | point-cle points-cles essentiel a-retenir points: key_points
corps contenu: body text | paragraphe: text body | texte: text body | formateur notes-formateur animateur: trainer
formateurs: trainers | enonce consigne: stem | question: stem question | choix proposition reponses: choices
propositions: choices | juste vrai bonne exact: correct | retour retours commentaire: feedback
indice aide: hint help tip | explication correction: explanation | reponse solution: answer key response text | cle: key | clef: key
difficulte niveau: difficulty | voir renvoi: see | jumelles: siblings | idee-fausse: misconception
legende: caption | image photo illustration: picture file | fichier: file | texte-alternatif alternative: alt
tableau: table | colonne colonnes: columns | ligne: rows row | lignes: rows | cellule cellules: cells
filtre: filter_by | etape: steps | etapes: steps | astuce conseil: tip | attention avertissement danger: warning
remarque a-noter: note | en-pratique pratique en-agence: in_practice | exemple: example | frise chronologie calendrier: timeline
etat: states | etats: states | decision arbre: decision tree | memo fiche: reference | valeur: value | valeurs: values
unite: unit | en-vigueur vigueur debut a-partir-du: in_force_from | fin jusqu-au: in_force_to | terme mot: term
definition: definition | formes pluriel: forms | aussi synonymes: also | editeur auteur: publisher | adresse lien: url
publie: published | verifie consulte lu: checked | a-relire echeance relire: review_by | genre nature: kind type
langue: language | effectif groupe: group_size | public: audience | prerequis: prerequisites | methode: method
suivi: follow_up | materiel supports: material | qualite: quality | role: role roles | parcours: roles
lecon lecons: lessons | but: aim | brouillon: draft | identifiant nom: id title | ferme clos: closed | gauche: left
droite: right | paires: pairs | ordre suite: sequence | categorie categories: categories | membres elements: members
zones: areas | etiquette libelle: label | tolerance: tolerance | faux fausses erreurs: wrong | regles: rules
champs: fields | qui: who | quoi: what | quand: when | evenement evenements: events | aujourd-hui: today
acteurs bandes: lanes | passages transitions: transitions | vers: to | de: from | noeuds: nodes | feuilles: leaves
choix-unique qcu: single-choice | qcm choix-multiple choix-multiples: multiple-choice
vrai-faux vrai-ou-faux: true-false | numerique nombre: numeric | texte-court reponse-courte: short-text
texte-a-trous trous: gap-text | association appariement: matching | ordonner remise-en-ordre classement: ordering categorise | classer: categorise
zone: hotspot | formulaire saisie: form | cas cas-pratique etude-de-cas: case | schema-d-etats: states
"""


def _read(table: str) -> dict[str, tuple[str, ...]]:
    words: dict[str, tuple[str, ...]] = {}
    for entry in re.split(r"[|\n]", table):
        french, colon, english = entry.partition(":")
        for word in french.split() if colon else ():
            words[word] = tuple(english.split())
    return words


_WORDS = _read(_TABLE)


def in_english(word: str) -> tuple[str, ...]:
    """What a French word may have been meant as, likeliest first; nothing when it is not in the table."""
    plain = re.sub(r"[^a-z0-9]+", "-", fold(word)).strip("-")
    return _WORDS.get(plain, ())


def meant(word: str, known: Iterable[str]) -> str | None:
    """The known word that `word` stands for: its translation, else the nearest in letters."""
    names = tuple(known)
    return next((name for name in in_english(word) if name in names), None) or did_you_mean(word, names)
