"""The files about the whole course: course, module, sources, values, glossary, memos. Lessons and questions: elsewhere."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from generator.model.base import Base, Date, Flag, Id, InForce, Integer, Minutes, Some, Url, _date
from generator.source import Text

REVIEW_DAYS = (1, 2, 7, 21, 60)
"""Expanding gaps: a question right each time comes back after 2, 9, 30 and 90 days (Cepeda et al. 2008, Kang et al. 2014)."""

_LIKE_A_DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}")


class Contact(Base):
    """Someone to ask, by role and never by name."""

    role: Text = Field(description="Rôle de la personne : « référent handicap », « conseiller formation ».")
    text: Text = Field(description="Comment la joindre, en une phrase.")


class Objective(Base):
    """What a learner can do afterwards."""

    id: Id = Field(description="Identifiant : « o-1 » ; s'affiche « O-1 ».")
    text: Text = Field(description="L'objectif, commençant par un verbe à l'infinitif.")


class ProgrammeLine(Base):
    """One line of the programme that was sold."""

    id: Id = Field(description="Identifiant : « p-03 » ; s'affiche « P-03 ».")
    text: Text = Field(description="La ligne du programme.")
    part: Text | None = Field(None, description="Partie du programme : « Matin », « Après-midi ».")


class Role(Base):
    """A path through the modules for one kind of reader."""

    id: Id = Field(description="Identifiant du rôle.")
    title: Text = Field(description="Nom du rôle : « Comptable ».")
    text: Text = Field(description="Ce que cette personne vient chercher, en quelques mots.")
    modules: tuple[Id, ...] = Field(description="Modules à suivre, dans l'ordre du cours.")


class Practice(Base):
    """How learners practise."""

    confidence: Flag = Field(True, description="false pour ne pas demander « Votre certitude » avant chaque réponse.")
    review_days: Some[Annotated[Integer, Field(ge=1, le=999)]] = Field(
        REVIEW_DAYS, description="Jours entre deux révisions d'une question : après une erreur, puis après chaque réussite."
    )


class Course(Base):
    """`content/course.yml`: identity, frame, objectives, programme and order of the modules."""

    id: Id = Field(description="Identifiant du cours, pour la vie : il préfixe ce que l'appareil de l'apprenant garde.")
    title: Text = Field(description="Titre du cours, court : il s'affiche en très grand sur la couverture.")
    subtitle: Text | None = Field(None, description="Une phrase sous le titre : ce que le cours apprend à faire, et à qui.")
    language: Literal["fr", "en"] = Field(description="Langue du cours : fr ou en.")
    duration: Minutes = Field(description="Durée totale : « 7 h ». La somme des leçons et des évaluations doit l'égaler.")
    group_size: Integer = Field(description="Nombre maximal de stagiaires.", ge=1, le=1000)
    audience: Some[Text] = Field(description="À qui le cours s'adresse : une liste.")
    prerequisites: Some[Text] = Field(description="Ce qu'il faut savoir avant : une liste.")
    trainers: Some[Text] = Field(description="Compétences des formateurs : une liste.")
    method: Text = Field(description="Méthode pédagogique.")
    evaluation: Text = Field(description="Comment les acquis sont évalués pendant la session.")
    follow_up: Text = Field(description="Évaluation à froid et suivi après la session.")
    material: Text = Field(description="Supports remis aux stagiaires.")
    quality: Text = Field(description="Suivi qualité, satisfaction, médiation.")
    contacts: tuple[Contact, ...] = Field((), description="Qui contacter, par rôle.")
    objectives: Some[Objective] = Field(description="Objectifs pédagogiques.")
    programme: Some[ProgrammeLine] = Field(description="Lignes du programme à couvrir.")
    roles: tuple[Role, ...] = Field((), description="Parcours par métier, affichés à l'accueil.")
    modules: Some[Id] = Field(description="Dossiers des modules, dans l'ordre du cours.")
    memos: tuple[Id, ...] = Field((), description="Mémos à montrer d'abord, dans cet ordre ; les autres suivent par nom.")
    practice: Practice = Field(
        default_factory=lambda: Practice(confidence=True, review_days=REVIEW_DAYS), description="Réglages de l'entraînement."
    )
    draft: Flag = Field(False, description="true tant que le cours n'est pas fini : les règles d'ensemble avertissent seulement.")


class Module(Base):
    """`content/<module>/module.yml`."""

    title: Text = Field(description="Titre du module.")
    aim: Text = Field(description="Ce que le module permet de faire, en une ou deux phrases.")
    lessons: Some[Id] = Field(description="Leçons dans l'ordre : noms de fichiers sans « .yml ».")


SourceKind = Literal["law", "official", "copy", "secondary"]


class Source(Base):
    """One entry of `sources.yml`."""

    id: Id = Field(description="Identifiant de la source.")
    kind: SourceKind = Field(
        description="law : texte de droit ; official : administration ; copy : copie d'un texte officiel ; secondary : tiers."
    )
    title: Text = Field(description="Titre du document.")
    publisher: Text = Field(description="Qui le publie.")
    url: Url = Field(description="Adresse https.")
    published: Text | None = Field(None, description="Date de publication (AAAA, AAAA-MM ou AAAA-MM-JJ).")
    checked: Date = Field(description="Jour où quelqu'un l'a relue (AAAA-MM-JJ).")
    review_by: Date = Field(description="Jour avant lequel il faudra la relire (AAAA-MM-JJ).")


class CourseValue(InForce):
    """One entry of `values.yml`: a date, a rate, an amount or a label written in one place."""

    id: Id = Field(description="Identifiant, employé dans les textes sous la forme [=id].")
    value: Text = Field(description="La valeur : date AAAA-MM-JJ, nombre (10.40), ou texte.")
    unit: Text | None = Field(None, description="Unité : « % », « € », « jours »…")
    source: Id | None = Field(None, description="Identifiant de la source.")

    @field_validator("value")
    @classmethod
    def _real_date(cls, value: Text) -> Text:
        """What has the shape of a date is one: the pages could not write it, nor compare it, otherwise."""
        if _LIKE_A_DATE.fullmatch(value):
            _date(value)
        return value


class Term(Base):
    """One entry of `glossary.yml`."""

    term: Text = Field(description="Le terme, comme on l'écrit.")
    definition: Text = Field(description="Définition en une ou deux phrases.")
    also: tuple[Text, ...] = Field((), description="Mots que l'on taperait pour le chercher.")
    forms: tuple[Text, ...] = Field((), description="Autres formes à relier dans les textes : pluriel, féminin, sigle.")
    sources: tuple[Id, ...] = Field((), description="Sources de la définition.")


class Row(Base):
    """One row of a memo, linkable as `row:memo#row`."""

    id: Id = Field(description="Identifiant de la ligne.")
    cells: Some[Text] = Field(description="Une cellule par colonne, dans l'ordre.")
    also: tuple[Text, ...] = Field((), description="Mots que l'on taperait pour trouver cette ligne.")
    sources: tuple[Id, ...] = Field((), description="Sources de la ligne.")
    closed: Flag = Field(False, description="true si cet état ferme le dossier : le tampon change d'aspect.")


class Memo(Base):
    """`reference/<memo>.yml`: a table to look things up in."""

    title: Text = Field(description="Titre du mémo.")
    intro: Text | None = Field(None, description="Une ou deux phrases au-dessus du tableau.")
    columns: Some[Text] = Field(description="Titres des colonnes ; la première porte le nom de la ligne.")
    filter_by: Text | None = Field(None, description="Titre de la colonne dont les valeurs servent de boutons de filtre.")
    rows: Some[Row] = Field(description="Lignes du tableau.")

    @model_validator(mode="after")
    def _rows_fit(self) -> Memo:
        for index, row in enumerate(self.rows):
            if len(row.cells) != len(self.columns):
                raise PydanticCustomError(
                    "row_length",
                    "row length",
                    {"at": ("rows", index, "cells"), "cells": str(len(row.cells)), "columns": str(len(self.columns))},
                )
        if self.filter_by is not None and self.filter_by not in self.columns:
            raise PydanticCustomError(
                "unknown_column", "unknown column", {"at": ("filter_by",), "value": str(self.filter_by), "columns": ", ".join(self.columns)}
            )
        return self
