"""Every code a report can print: severity, sentence, cure, cause and examples, by family, one module a family.

French is what authors read; all but the examples also exists in English for `--lang en`, the causes in `english`.
Templates take the parameters of the diagnostic by name. A code is never reused for another fault.
"""

from generator.codes.accessibility import CODES as _ACCESSIBILITY
from generator.codes.author_text import CODES as _AUTHOR_TEXT
from generator.codes.base import Code, Said
from generator.codes.english import CAUSES as _ENGLISH_CAUSES
from generator.codes.model import CODES as _MODEL
from generator.codes.model_questions import CODES as _MODEL_QUESTIONS
from generator.codes.pedagogy import CODES as _PEDAGOGY
from generator.codes.reading import CODES as _READING
from generator.codes.references import CODES as _REFERENCES
from generator.codes.typography import CODES as _TYPOGRAPHY
from generator.codes.uses import CODES as _USES
from generator.codes.validity import CODES as _VALIDITY

_FAMILIES = (
    _READING, _MODEL, _MODEL_QUESTIONS, _REFERENCES, _AUTHOR_TEXT, _USES, _PEDAGOGY, _ACCESSIBILITY, _VALIDITY, _TYPOGRAPHY,
)  # fmt: skip

CODES: dict[str, Code] = {code.id: code for family in _FAMILIES for code in family}

__all__ = ["CODES", "Code", "Said", "cause"]


def cause(code: str, language: str) -> str:
    """Why the fault happens and why it matters, in `language` (`fr` or `en`)."""
    return _ENGLISH_CAUSES[code] if language == "en" else CODES[code].cause
