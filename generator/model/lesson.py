"""A lesson: sections made of blocks. A block is a text, or a mapping with exactly one key, which is its kind."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, TypeAlias

from pydantic import Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from generator.model.base import Base, Date, Flag, Id, InForce, Minutes, Some
from generator.source import Text


class Change(Base):
    """What changed in a lesson, for those who come back."""

    date: Date = Field(description="Jour du changement (AAAA-MM-JJ).")
    what: Text = Field(description="L'ancien et le nouveau, en une phrase.")


class Table(Base):
    """A table of author texts."""

    caption: Text = Field(description="Titre du tableau.")
    columns: Some[Text] = Field(description="Titres des colonnes.")
    rows: Some[Some[Text]] = Field(description="Lignes : une cellule par colonne.")

    @model_validator(mode="after")
    def _rows_fit(self) -> Table:
        for index, row in enumerate(self.rows):
            if len(row) != len(self.columns):
                raise PydanticCustomError(
                    "row_length",
                    "row length",
                    {"at": ("rows", index), "cells": str(len(row)), "columns": str(len(self.columns))},
                )
        return self


class Picture(Base):
    """A picture file below `content/images/`."""

    file: Text = Field(description="Nom du fichier sous content/images/.")
    alt: Text = Field(description="Ce que montre l'image, pour qui ne la voit pas.")
    caption: Text | None = Field(None, description="Légende.")


class Example(Base):
    """A worked example."""

    title: Text | None = Field(None, description="Titre de l'exemple.")
    text: Text = Field(description="La situation et la question.")
    answer: Text | None = Field(None, description="La résolution, pas à pas.")


class Block(Base):
    """A block written as a mapping with one key."""

    kind: ClassVar[str]


class Steps(Block):
    """Numbered steps; bold first words are the gesture."""

    kind = "steps"
    steps: Some[Text] = Field(description="Étapes à faire dans l'ordre.")


class TableBlock(Block):
    """A table."""

    kind = "table"
    table: Table = Field(description="Tableau.")


class Note(Block):
    """« À noter »."""

    kind = "note"
    note: Text = Field(description="Encadré « À noter ».")


class Tip(Block):
    """« Astuce »."""

    kind = "tip"
    tip: Text = Field(description="Encadré « Astuce ».")


class Warn(Block):
    """« Attention », hatched: danger only."""

    kind = "warning"
    warning: Text = Field(description="Encadré « Attention » : danger ou erreur coûteuse seulement.")


class InPractice(Block):
    """« En agence »."""

    kind = "in_practice"
    in_practice: Text = Field(description="Encadré « En pratique » : comment cela se passe au bureau.")


class ExampleBlock(Block):
    """A worked example, or a text for one without an answer."""

    kind = "example"
    example: Annotated[
        Annotated[Example, Tag("example")] | Annotated[Text, Tag("text")],
        Discriminator(lambda value: "text" if isinstance(value, str) else "example"),
    ] = Field(description="Exemple résolu (title, text, answer), ou un simple texte.")


class PictureBlock(Block):
    """A picture."""

    kind = "picture"
    picture: Picture = Field(description="Image.")


class TimelineBlock(Block):
    """A timeline of `figures/`."""

    kind = "timeline"
    timeline: Id = Field(description="Identifiant d'une frise de content/figures/.")


class CircuitBlock(Block):
    """A circuit of `figures/`."""

    kind = "circuit"
    circuit: Id = Field(description="Identifiant d'un circuit de content/figures/.")


class StatesBlock(Block):
    """A state machine of `figures/`."""

    kind = "states"
    states: Id = Field(description="Identifiant d'un schéma d'états de content/figures/.")


class DecisionBlock(Block):
    """A decision tree of `figures/`."""

    kind = "decision"
    decision: Id = Field(description="Identifiant d'un arbre de décision de content/figures/.")


class ReferenceBlock(Block):
    """A memo of `reference/`, placed in the lesson."""

    kind = "reference"
    reference: Id = Field(description="Identifiant d'un mémo de content/reference/.")


class Questions(Block):
    """Questions of the bank, in this order."""

    kind = "questions"
    questions: Some[Id] = Field(description="Identifiants des questions, dans l'ordre.")


_BLOCKS: tuple[type[Block], ...] = (
    Steps, TableBlock, Note, Tip, Warn, InPractice, ExampleBlock, PictureBlock, TimelineBlock, CircuitBlock, StatesBlock,
    DecisionBlock, ReferenceBlock, Questions,
)  # fmt: skip
BLOCK_KINDS = tuple(block.kind for block in _BLOCKS)


def _kind(value: Any) -> str:
    if isinstance(value, str):
        return "text"
    if isinstance(value, dict):
        for key in value:
            if key in BLOCK_KINDS:
                return str(key)
        return str(next(iter(value), ""))
    return str(getattr(value, "kind", ""))


AnyBlock: TypeAlias = Annotated[
    Annotated[Text, Tag("text")]
    | Annotated[Steps, Tag("steps")]
    | Annotated[TableBlock, Tag("table")]
    | Annotated[Note, Tag("note")]
    | Annotated[Tip, Tag("tip")]
    | Annotated[Warn, Tag("warning")]
    | Annotated[InPractice, Tag("in_practice")]
    | Annotated[ExampleBlock, Tag("example")]
    | Annotated[PictureBlock, Tag("picture")]
    | Annotated[TimelineBlock, Tag("timeline")]
    | Annotated[CircuitBlock, Tag("circuit")]
    | Annotated[StatesBlock, Tag("states")]
    | Annotated[DecisionBlock, Tag("decision")]
    | Annotated[ReferenceBlock, Tag("reference")]
    | Annotated[Questions, Tag("questions")],
    Discriminator(_kind),
]


class Section(InForce):
    """A part of a lesson with a heading of its own."""

    id: Id = Field(description="Identifiant de la section, unique dans la leçon : il fait l'adresse.")
    title: Text = Field(description="Titre de la section.")
    key_points: tuple[Text, ...] = Field((), description="Ce qu'il faut retenir ; repris en tête de leçon dans « L'essentiel ».")
    body: Some[AnyBlock] = Field(description="Blocs : un texte est un paragraphe, tout autre bloc a une seule clé.")
    sources: tuple[Id, ...] = Field((), description="Sources de la section.")
    trainer: Text | None = Field(None, description="Notes pour le formateur ; jamais montrées à l'apprenant.")


class Lesson(Base):
    """`content/<module>/<lesson>.yml`."""

    title: Text = Field(description="Titre de la leçon.")
    summary: Text | None = Field(None, description="Une ou deux phrases sous le titre : ce que la leçon répond.")
    duration: Minutes = Field(description="Durée : « 25 min », « 1 h 30 ».")
    objectives: Some[Id] = Field(description="Objectifs travaillés.")
    programme: tuple[Id, ...] = Field((), description="Lignes du programme couvertes.")
    revised: Date = Field(description="Jour de la dernière révision (AAAA-MM-JJ).")
    changes: tuple[Change, ...] = Field((), description="Ce qui a changé, du plus récent au plus ancien.")
    optional: Flag = Field(False, description="true : la leçon ne compte pas dans la durée totale.")
    sections: Some[Section] = Field(description="Sections, dans l'ordre de lecture.")
