"""Figures drawn at build time from data: timelines, circuits (swimlanes), state machines, decision trees."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from generator.model.base import Base, Flag, Id, Some
from generator.source import Text


class _Figure(Base):
    title: Text = Field(description="Titre de la figure.")
    caption: Text = Field(description="Légende : ce qu'il faut y voir.")
    sources: tuple[Id, ...] = Field((), description="Sources de la figure.")


class Event(Base):
    """One event of a timeline."""

    date: Text = Field(description="Date ou année : « 2017 », « 2026-09-01 », « [=id] ».")
    text: Text = Field(description="Ce qui s'est passé, en quelques mots.")
    today: Flag = Field(False, description="true pour marquer, à chaque construction, le dernier événement arrivé.")


class Timeline(_Figure):
    """A chain of dated events."""

    type: Literal["timeline"] = Field(description="Frise.")
    events: Annotated[tuple[Event, ...], Field(min_length=2)] = Field(description="Événements, du plus ancien au plus récent.")


class Lane(Base):
    """The band of one actor."""

    id: Id = Field(description="Identifiant de la bande.")
    title: Text = Field(description="Acteur ; après une virgule, son rôle en plus petit.")
    you: Flag = Field(False, description="true pour la bande du lecteur.")


class CircuitStep(Base):
    """A box of a circuit."""

    id: Id = Field(description="Identifiant de l'étape.")
    lane: Id = Field(description="Bande où elle se fait.")
    text: Text = Field(description="Ce qui est fait, en quelques mots.")
    to: Id | None = Field(None, description="Étape suivante, si ce n'est pas celle d'après.")
    refusal: Text | None = Field(None, description="Ce que donne un refus à cette étape.")


class Circuit(_Figure):
    """A document's way between actors."""

    type: Literal["circuit"] = Field(description="Circuit entre acteurs.")
    lanes: Some[Lane] = Field(description="Acteurs, de haut en bas.")
    steps: Some[CircuitStep] = Field(description="Étapes, dans l'ordre.")


class State(Base):
    """A state of a document."""

    id: Id = Field(description="Identifiant de l'état.")
    title: Text = Field(description="Nom de l'état à l'écran.")
    who: Text = Field(description="Qui le pose.")
    do: Text = Field(description="Que faire.")


class Transition(Base):
    """A passage from one state to another."""

    model_config = Base.model_config | {"populate_by_name": True}

    from_: Id = Field(alias="from", description="État de départ.")
    to: Id = Field(description="État d'arrivée.")
    who: Text = Field(description="Qui fait passer.")
    text: Text = Field(description="Comment.")


class States(_Figure):
    """A state machine."""

    type: Literal["states"] = Field(description="Schéma d'états.")
    states: Some[State] = Field(description="États.")
    transitions: tuple[Transition, ...] = Field((), description="Passages d'un état à l'autre.")


class Branch(Base):
    """One answer at a node of a decision tree."""

    text: Text = Field(description="La réponse.")
    to: Id = Field(description="Nœud ou feuille où elle mène.")
    feedback: Text | None = Field(None, description="Pourquoi cette réponse se trompe, si c'est le cas.")


class DecisionNode(Base):
    """A question of a decision tree."""

    id: Id = Field(description="Identifiant du nœud.")
    question: Text = Field(description="La question posée.")
    choices: Annotated[tuple[Branch, ...], Field(min_length=2)] = Field(description="Réponses possibles.")


class Leaf(Base):
    """An end of a decision tree."""

    id: Id = Field(description="Identifiant de la feuille.")
    title: Text = Field(description="La décision.")
    text: Text = Field(description="Ce qu'elle entraîne.")


class Decision(_Figure):
    """A decision tree; the first node is its root."""

    type: Literal["decision"] = Field(description="Arbre de décision.")
    nodes: Some[DecisionNode] = Field(description="Questions ; la première est la racine.")
    leaves: Some[Leaf] = Field(description="Décisions.")


Figure: TypeAlias = Annotated[Timeline | Circuit | States | Decision, Field(discriminator="type")]
