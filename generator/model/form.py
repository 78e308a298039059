"""The simulated form of a `form` question: fields, and rules made of a closed list of conditions. No expressions."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from generator.model.base import Base, Id, Integer, Some
from generator.source import Text


class FormField(Base):
    """A field to fill in."""

    id: Id = Field(description="Identifiant du champ.")
    label: Text = Field(description="Libellé.")
    kind: Literal["text", "number", "date", "amount", "select", "file"] = Field(description="Genre de saisie.")
    help: Text | None = Field(None, description="Aide sous le champ.")
    options: tuple[Text, ...] = Field((), description="Choix d'une liste (kind: select).")


class Equals(Base):
    """A field and the value it must have."""

    field: Id = Field(description="Champ.")
    value: Text = Field(description="Valeur.")


class OneOf(Base):
    """A field and the values it may have."""

    field: Id = Field(description="Champ.")
    values: Some[Text] = Field(description="Valeurs.")


class Matches(Base):
    """A field and a pattern of characters."""

    field: Id = Field(description="Champ.")
    pattern: Text = Field(description="Motif (expression rationnelle).")


class LongerThan(Base):
    """A field and a number of characters."""

    field: Id = Field(description="Champ.")
    length: Integer = Field(ge=0, description="Nombre de caractères.")


class SumDiffers(Base):
    """A total and the fields that should add up to it."""

    total: Id = Field(description="Champ du total.")
    parts: Some[Id] = Field(description="Champs à additionner.")


class Before(Base):
    """Two dates."""

    field: Id = Field(description="Champ de la date.")
    than: Text = Field(description="Champ ou date AAAA-MM-JJ.")


class DuplicateOf(Base):
    """A field and the values already taken."""

    field: Id = Field(description="Champ.")
    values: Some[Text] = Field(description="Valeurs déjà prises.")


class Condition(Base):
    """One condition: exactly one key."""

    empty: Id | None = Field(None, description="Ce champ est vide.")
    filled: Id | None = Field(None, description="Ce champ est rempli.")
    equals: Equals | None = Field(None, description="Ce champ a cette valeur.")
    one_of: OneOf | None = Field(None, description="Ce champ a une de ces valeurs.")
    matches: Matches | None = Field(None, description="Ce champ suit ce motif.")
    longer_than: LongerThan | None = Field(None, description="Ce champ est plus long que.")
    luhn: Id | None = Field(None, description="La clé de contrôle de ce SIREN ou SIRET est fausse (La Poste comprise).")
    sum_differs: SumDiffers | None = Field(None, description="Le total n'est pas la somme.")
    before: Before | None = Field(None, description="Cette date est avant.")
    duplicate_of: DuplicateOf | None = Field(None, description="Cette valeur est déjà prise.")

    @model_validator(mode="after")
    def _exactly_one(self) -> Condition:
        if len(self.model_fields_set) != 1:
            raise PydanticCustomError("one_condition", "one condition", {})
        return self


class FormRule(Base):
    """When all conditions are true, the form refuses."""

    id: Id = Field(description="Identifiant de la règle.")
    when: Annotated[tuple[Condition, ...], Field(min_length=1)] = Field(description="Conditions, toutes vraies.")
    refusal: Text = Field(description="Message de refus que verrait l'utilisateur.")
    hint: Text | None = Field(None, description="Indice pour corriger.")
