"""The closed union of question types. Grading is in `grading`, pictures of questions in `templates/question`.

`key` is the right answer, everywhere. A type is one word in three casings: `single-choice`, `SingleChoice`,
`single_choice`.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from generator.model.base import Base, Flag, Id, InForce, Integer, Number, Some, TextOrBlank
from generator.model.form import Condition, FormField, FormRule
from generator.source import Text


class _Question(InForce):
    id: Id = Field(description="Identifiant de la question, pour la vie.")
    objective: Id = Field(description="Objectif évalué.")
    difficulty: Integer = Field(ge=1, le=3, description="1 se souvenir, 2 appliquer une règle, 3 combiner des règles.")
    stem: Text = Field(description="L'énoncé.")
    explanation: Text = Field(description="Pourquoi la clé est juste ; montré une fois la question résolue.")
    sources: tuple[Id, ...] = Field((), description="Sources, sur une ligne : [id, id].")
    see: Text | None = Field(None, description="Où relire : « module/leçon#section ».")
    hint: Text | None = Field(None, description="Indice, sans la réponse.")
    siblings: tuple[Id, ...] = Field((), description="Questions équivalentes, pour varier les révisions.")


class Choice(Base):
    """One choice; a wrong one says why it is wrong."""

    text: Text = Field(description="La proposition.")
    correct: Flag = Field(False, description="true si la proposition est juste.")
    feedback: Text | None = Field(None, description="Pourquoi cette proposition se trompe.")
    misconception: Text | None = Field(None, description="L'idée fausse qui mène à ce choix.")


class Wrong(Base):
    """A wrong response that was foreseen."""

    response: Text = Field(description="Réponse fausse prévue.")
    feedback: Text = Field(description="Pourquoi elle se trompe.")
    misconception: Text | None = Field(None, description="L'idée fausse derrière elle.")


Choices = Annotated[tuple[Choice, ...], Field(min_length=2, max_length=26)]


class SingleChoice(_Question):
    """One right choice among several."""

    type: Literal["single-choice"] = Field(description="Une seule bonne réponse.")
    choices: Choices = Field(description="Propositions, dans l'ordre où elles s'affichent.")


class MultipleChoice(_Question):
    """Several right choices."""

    type: Literal["multiple-choice"] = Field(description="Plusieurs bonnes réponses.")
    choices: Choices = Field(description="Propositions, dans l'ordre où elles s'affichent.")


class TrueFalse(_Question):
    """A statement to accept or refuse."""

    type: Literal["true-false"] = Field(description="Vrai ou faux.")
    key: Flag = Field(description="true si l'énoncé est vrai.")
    feedback: Text = Field(description="Ce qu'on dit à qui répond le contraire.")
    misconception: Text | None = Field(None, description="L'idée fausse qui mène au contraire.")


class Numeric(_Question):
    """A number."""

    type: Literal["numeric"] = Field(description="Un nombre.")
    key: Number = Field(description="Le nombre attendu.")
    tolerance: Number = Field(Decimal(0), ge=0, description="Écart admis.")
    unit: Text | None = Field(None, description="Unité, affichée après le champ.")
    wrong: tuple[Wrong, ...] = Field((), description="Réponses fausses prévues.")


class ShortText(_Question):
    """A word or a few."""

    type: Literal["short-text"] = Field(description="Un mot ou quelques mots.")
    key: Some[Text] = Field(description="Réponses acceptées ; la première est montrée.")
    wrong: tuple[Wrong, ...] = Field((), description="Réponses fausses prévues.")


class GapText(_Question):
    """A text with gaps."""

    type: Literal["gap-text"] = Field(description="Texte à trous.")
    text: Text = Field(description="Le texte ; un trou s'écrit [[15|quinze]].")
    feedback: Text = Field(description="Ce qu'on dit à qui se trompe.")


class Pair(Base):
    """Two things that go together."""

    left: Text = Field(description="À gauche.")
    right: Text = Field(description="Ce qui va avec.")
    feedback: Text | None = Field(None, description="Ce qu'on dit à qui se trompe sur cette ligne.")


class Matching(_Question):
    """Things to bring together."""

    type: Literal["matching"] = Field(description="Association.")
    pairs: Annotated[tuple[Pair, ...], Field(min_length=2)] = Field(description="Paires.")
    extra: tuple[Text, ...] = Field((), description="Réponses de droite en trop.")


class Ordering(_Question):
    """Things to put in order."""

    type: Literal["ordering"] = Field(description="Remise en ordre.")
    sequence: Annotated[tuple[Text, ...], Field(min_length=3)] = Field(description="Éléments dans le bon ordre.")
    feedback: Text = Field(description="Ce qu'on dit à qui se trompe.")


class Member(Base):
    """Something to file in a category."""

    text: Text = Field(description="L'élément à ranger.")
    feedback: Text | None = Field(None, description="Ce qu'on dit à qui le range ailleurs.")


class Category(Base):
    """A category and what belongs to it."""

    title: Text = Field(description="Nom de la catégorie.")
    members: Some[Member] = Field(description="Ce qui s'y range.")


class Categorise(_Question):
    """Things to file."""

    type: Literal["categorise"] = Field(description="Classement.")
    categories: Annotated[tuple[Category, ...], Field(min_length=2)] = Field(description="Catégories.")


class Shape(Base):
    """A rectangle on a picture, in % of its size: left, top, width, height."""

    rect: Annotated[tuple[Number, ...], Field(min_length=4, max_length=4)] = Field(description="[x, y, largeur, hauteur] en %.")


class Area(Base):
    """A place to point at."""

    id: Id = Field(description="Identifiant ; sur une figure, celui d'une étape ou d'un état.")
    label: Text = Field(description="Nom de la zone, pour le clavier et la lecture à voix haute.")
    shape: Shape | None = Field(None, description="Rectangle, sur une image seulement.")
    correct: Flag = Field(False, description="true si c'est la bonne zone.")
    feedback: Text | None = Field(None, description="Pourquoi cette zone se trompe.")


class Hotspot(_Question):
    """A place to find on a picture or a figure."""

    type: Literal["hotspot"] = Field(description="Zone à désigner.")
    picture: Text | None = Field(None, description="Fichier sous content/images/.")
    figure: Id | None = Field(None, description="Ou figure de content/figures/.")
    areas: Annotated[tuple[Area, ...], Field(min_length=2)] = Field(description="Zones.")


class Form(_Question):
    """A simulated form with the refusals of the real one."""

    type: Literal["form"] = Field(description="Saisie simulée.")
    fields: Some[FormField] = Field(description="Champs du formulaire.")
    rules: tuple[FormRule, ...] = Field((), description="Règles de refus.")
    key: dict[str, TextOrBlank] = Field(description='Valeur attendue de chaque champ ; "" s\'il doit rester vide.')


class DecisionQuestion(_Question):
    """A situation to lead through a decision tree."""

    type: Literal["decision"] = Field(description="Arbre de décision à suivre.")
    tree: Id = Field(description="Figure de type decision.")
    situation: Text = Field(description="La situation.")
    key: Id = Field(description="Feuille à atteindre.")


class Document(Base):
    """A document of a case."""

    title: Text = Field(description="Titre du document.")
    text: Text = Field(description="Son contenu.")


SimpleQuestion: TypeAlias = Annotated[
    SingleChoice
    | MultipleChoice
    | TrueFalse
    | Numeric
    | ShortText
    | GapText
    | Matching
    | Ordering
    | Categorise
    | Hotspot
    | Form
    | DecisionQuestion,
    Field(discriminator="type"),
]


class Case(_Question):
    """A case: documents and several questions."""

    type: Literal["case"] = Field(description="Cas pratique.")
    situation: Text = Field(description="La situation.")
    documents: tuple[Document, ...] = Field((), description="Documents du dossier.")
    questions: Some[SimpleQuestion] = Field(description="Questions entières, avec leurs propres identifiants.")
    debrief: Text = Field(description="Correction d'ensemble.")


Question: TypeAlias = Annotated[
    SingleChoice
    | MultipleChoice
    | TrueFalse
    | Numeric
    | ShortText
    | GapText
    | Matching
    | Ordering
    | Categorise
    | Hotspot
    | Form
    | DecisionQuestion
    | Case,
    Field(discriminator="type"),
]

QUESTION_TYPES = (
    "single-choice", "multiple-choice", "true-false", "numeric", "short-text", "gap-text", "matching", "ordering",
    "categorise", "hotspot", "form", "decision", "case",
)  # fmt: skip

__all__ = ["QUESTION_TYPES", "Condition", "Question", "SimpleQuestion"]
