"""`quizzes/assessments.yml`: positioning, recap, final and delayed assessments."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from generator.model.base import Base, Id, Integer, Minutes, Number
from generator.source import Text


class Assessment(Base):
    """Questions listed, or drawn by objective."""

    id: Id = Field(description="Identifiant de l'évaluation.")
    type: Literal["positioning", "recap", "final", "delayed"] = Field(description="Genre d'évaluation.")
    title: Text = Field(description="Titre.")
    duration: Minutes = Field(description="Durée prévue.")
    mastery_score: Number | None = Field(None, ge=0, le=1, description="Seuil de réussite, de 0 à 1.")
    questions: tuple[Id, ...] = Field((), description="Questions, dans l'ordre.")
    draw: dict[str, Annotated[Integer, Field(ge=1)]] = Field(default_factory=dict, description="Ou tirage : nombre de questions par objectif.")
    papers: Integer = Field(1, ge=1, le=26, description="Nombre de sujets équivalents à tirer, pour une évaluation final ou delayed.")
    months: Integer = Field(2, ge=1, le=24, description="Évaluation delayed : nombre de mois après l'évaluation finale, 2 si rien n'est dit.")

    @property
    def has_papers(self) -> bool:
        """Whether it is sat on lettered papers behind an introduction.

        A positioning test has one paper and its key, a recap is a page of practice.
        """
        return self.type in ("final", "delayed")

    @model_validator(mode="after")
    def _listed_or_drawn(self) -> Assessment:
        if bool(self.questions) == bool(self.draw):
            raise PydanticCustomError("listed_or_drawn", "questions or draw", {})
        return self
