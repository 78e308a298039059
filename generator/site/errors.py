"""Why a site could not be written, in both languages. Not for faults of the content: those are diagnostics."""

from __future__ import annotations

_SENTENCES = {
    "no-config": (
        "« {file} » manque à côté de content/ : copiez celui d'un autre cours",
        '"{file}" is missing beside content/: copy the one of another course',
    ),
    "not-settings": (
        "« {file} » ne contient pas des réglages (« clé: valeur ») : recopiez celui d'un autre cours",
        '"{file}" holds no settings ("key: value"): copy the one of another course',
    ),
    "not-utf-8": (
        "« {file} » n'est pas en UTF-8 : enregistrez-le dans cet encodage ; le site précédent est intact",
        '"{file}" is not in UTF-8: save it in that encoding; the previous site is untouched',
    ),
    "no-zensical": (
        "le moteur Zensical n'est pas installé : pip install 'fascicule[zensical]' ; le site précédent est intact",
        "the engine Zensical is not installed: pip install 'fascicule[zensical]'; the previous site is untouched",
    ),
    "zensical-plugins": (
        "Zensical ne ferait rien de ceci, sans le dire : {names}. Retirez-le de mkdocs.yml ; le site précédent est intact",
        "Zensical would pass over this without a word: {names}. Take it out of mkdocs.yml; the previous site is untouched",
    ),
    "engine": (
        "le moteur du site a refusé : {reason}. Relisez mkdocs.yml et overrides/ ; le site précédent est intact",
        "the site engine refused: {reason}. Check mkdocs.yml and overrides/; the previous site is untouched",
    ),
    "out-foreign": (
        "« {out} » contient autre chose qu'un site de Fascicule ; donnez un dossier neuf ou vide à --out",
        '"{out}" holds something that is not a Fascicule site; give --out a new or an empty folder',
    ),
    "out-inside": (
        "« {out} » contient le cours ou en fait partie ; donnez un autre dossier à --out",
        '"{out}" contains the course or is part of it; give --out another folder',
    ),
    "busy": (
        "une autre construction est en cours depuis plus de {seconds} s dans ce dossier ; attendez qu'elle finisse ou arrêtez-la",
        "another build has been running in this folder for over {seconds} s; wait for it or stop it",
    ),
    "disk": (
        "écriture impossible ({reason}) : {file} ; le site précédent est intact",
        "cannot write ({reason}): {file}; the previous site is untouched",
    ),
}


class BuildError(Exception):
    """The site was not written; what stood there before still stands."""

    def __init__(self, kind: str, **params: str) -> None:
        super().__init__(kind)
        self.kind = kind
        self.params = params

    def said(self, language: str) -> str:
        """The sentence in `fr` or `en`."""
        french, english = _SENTENCES[self.kind]
        return (english if language == "en" else french).format(**self.params)

    def __str__(self) -> str:
        return self.said("en")
