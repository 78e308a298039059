"""The course of the examples with an assessment of each kind. What must hold is in the test files."""

from tests.browser.quiz.course import FIRST

ASSESSMENTS = f"""
- id: depart
  type: positioning
  title: Point de départ
  duration: 5 min
  draw: {{o-1: 3, o-2: 1, o-3: 1}}
- id: pause
  type: recap
  title: Avant la pause
  duration: 5 min
  questions: [sc-mention, tf-numero]
- id: finale
  type: final
  title: Évaluation finale
  duration: 20 min
  mastery_score: 0.7
  draw: {{o-1: 3, o-2: 1, o-3: 1}}
  papers: 2
- id: tout
  type: final
  title: Tous les genres
  duration: 40 min
  questions: [{", ".join(FIRST)}, fo-facture, cs-atelier]
- id: froid
  type: delayed
  title: Évaluation à froid
  duration: 10 min
  mastery_score: 0.5
  months: 2
  questions: [sc-mention, tf-numero]
"""
