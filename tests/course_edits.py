"""Edits that an author makes to a course, each drawn from a random generator.

An edit may leave something wrong in the course (a term that nobody names); who uses it takes such an edit back.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml


def read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - texts only


def write(path: Path, data: Any) -> None:
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")


Edit = Callable[[random.Random, Path], None]


def lessons(course: Path) -> list[Path]:
    names = (path for path in (course / "content").glob("*/*.yml") if path.stem != "module")
    return sorted(path for path in names if path.parent.name not in ("figures", "reference"))


def banks(course: Path) -> list[Path]:
    return sorted(path for path in (course / "quizzes").glob("*.yml") if path.stem != "assessments")


def in_file(paths: Callable[[Path], list[Path]], change: Callable[[random.Random, Any], None]) -> Edit:
    def edit(rng: random.Random, course: Path) -> None:
        path = rng.choice(paths(course))
        data = read(path)
        change(rng, data)
        write(path, data)

    return edit


def one(name: str) -> Callable[[Path], list[Path]]:
    return lambda course: sorted(course.glob(name))


def text(rng: random.Random, lesson: Any) -> None:
    body = rng.choice(lesson["sections"])["body"]
    body.insert(rng.randrange(len(body) + 1), f"Turn the wheel {rng.randrange(3, 90)} times, then listen.")


def a_title(rng: random.Random, thing: Any) -> None:
    thing["title"] = f"{thing['title'].split(',')[0]}, take {rng.randrange(100)}"


def key_point(rng: random.Random, lesson: Any) -> None:
    section = rng.choice(lesson["sections"])
    section["key_points"] = [f"Check {rng.randrange(3, 99)} spokes before you ride."]


def section_title(rng: random.Random, lesson: Any) -> None:
    a_title(rng, rng.choice(lesson["sections"]))


def dates(rng: random.Random, lesson: Any) -> None:
    lesson["revised"] = f"2026-0{rng.randrange(1, 6)}-1{rng.randrange(10)}"


def duration(rng: random.Random, lesson: Any) -> None:
    lesson["duration"] = f"{rng.randrange(5, 30)} min"


def in_force(rng: random.Random, lesson: Any) -> None:
    rng.choice(lesson["sections"])["in_force_to"] = rng.choice(["2026-05-19", "2026-05-20", "2027-01-01"])


def shuffle(rng: random.Random, items: Any) -> None:
    rng.shuffle(items)


def reorder(key: str) -> Callable[[random.Random, Any], None]:
    return lambda rng, thing: rng.shuffle(thing[key])


def question(rng: random.Random, bank: Any) -> None:
    picked = rng.choice(bank)
    picked["explanation"] = f"{picked['explanation'].rstrip()} Count to {rng.randrange(3, 99)}."


def stem(rng: random.Random, bank: Any) -> None:
    picked = rng.choice(bank)
    picked["stem"] = f"On day {rng.randrange(3, 99)}: {picked['stem'][:1].lower()}{picked['stem'][1:]}"


def harder(rng: random.Random, bank: Any) -> None:
    rng.choice(bank)["difficulty"] = str(rng.randrange(1, 4))


def retired(rng: random.Random, bank: Any) -> None:
    rng.choice(bank)["in_force_to"] = rng.choice(["2026-05-19", "2028-01-01"])


def term(rng: random.Random, terms: Any) -> None:
    picked = rng.choice(terms)
    picked["definition"] = f"{picked['definition'].rstrip()} Seen {rng.randrange(3, 99)} times."


def new_term(rng: random.Random, terms: Any) -> None:
    word = rng.choice(["wheel", "tyre", "patch", "rider", "tube", "chain"])
    if all(word != one["term"].lower() for one in terms):
        terms.append({"term": word.capitalize(), "definition": "A thing of the trade.", "sources": terms[0]["sources"]})


def source(rng: random.Random, sources: Any) -> None:
    picked = rng.choice(sources)
    picked[rng.choice(["title", "publisher"])] = f"The book number {rng.randrange(99)}"


def value(rng: random.Random, values: Any) -> None:
    rng.choice(values)["value"] = str(rng.randrange(2, 60))


def caption(rng: random.Random, figure: Any) -> None:
    figure["caption"] = f"What a mechanic sees {rng.randrange(3, 99)} times a day."


def rows(rng: random.Random, memo: Any) -> None:
    rng.shuffle(memo["rows"])


def new_lesson(rng: random.Random, course: Path) -> None:
    origin = rng.choice(lessons(course))
    name = f"extra-{rng.randrange(1000)}"
    lesson = read(origin)
    a_title(rng, lesson)
    lesson["sections"] = lesson["sections"][:1]
    lesson["sections"][0]["body"] = ["One thing more."]
    write(origin.with_name(f"{name}.yml"), lesson)
    module = read(origin.with_name("module.yml"))
    module["lessons"].insert(rng.randrange(len(module["lessons"]) + 1), name)
    write(origin.with_name("module.yml"), module)


def drop_lesson(rng: random.Random, course: Path) -> None:
    victims = [path for path in lessons(course) if path.stem.startswith("extra-")]
    if victims:
        victim = rng.choice(victims)
        module = read(victim.with_name("module.yml"))
        module["lessons"].remove(victim.stem)
        write(victim.with_name("module.yml"), module)
        victim.unlink()


def rename_lesson(rng: random.Random, course: Path) -> None:
    victims = [path for path in lessons(course) if path.stem.startswith("extra-")]
    if victims:
        victim, name = rng.choice(victims), f"extra-{rng.randrange(1000, 2000)}"
        module = read(victim.with_name("module.yml"))
        module["lessons"][module["lessons"].index(victim.stem)] = name
        write(victim.with_name("module.yml"), module)
        victim.rename(victim.with_name(f"{name}.yml"))


def picture(rng: random.Random, course: Path) -> None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="{rng.randrange(9, 99)}" height="9"><title>x</title></svg>'
    (course / "content" / "images" / "extra.svg").write_text(svg, encoding="utf-8")


def theme(rng: random.Random, course: Path) -> None:
    (course / "overrides").mkdir(exist_ok=True)
    said = f"<p>Notice {rng.randrange(100)}</p>"
    page = '{% extends "fascicule.html" %}\n{% block notice %}' + said + "{% endblock %}\n"
    (course / "overrides" / "main.html").write_text(page, encoding="utf-8")


def settings(rng: random.Random, course: Path) -> None:
    path = course / "mkdocs.yml"
    old = path.read_text(encoding="utf-8")
    icon = rng.choice(["bicycle", "bike", "wrench", "tools"])
    lines = old.splitlines(keepends=True)
    changed = [f"    logo: material/{icon}\n" if line.startswith("    logo:") else line for line in lines]
    path.write_text("".join(changed), encoding="utf-8")


EDITS: dict[str, Edit] = {
    **{change.__name__: in_file(lessons, change) for change in (
        text, a_title, key_point, section_title, dates, duration, in_force,
    )},
    **{change.__name__: in_file(banks, change) for change in (question, stem, harder, retired)},
    "order of questions": in_file(banks, shuffle),
    "order of lessons": in_file(one("content/*/module.yml"), reorder("lessons")),
    "title of a module": in_file(one("content/*/module.yml"), a_title),
    "order of modules": in_file(one("content/course.yml"), reorder("modules")),
    "title of the course": in_file(one("content/course.yml"), a_title),
    "term": in_file(one("content/glossary.yml"), term), "new term": in_file(one("content/glossary.yml"), new_term),
    "source": in_file(one("content/sources.yml"), source), "value": in_file(one("content/values.yml"), value),
    "figure": in_file(one("content/figures/*.yml"), caption), "memo": in_file(one("content/reference/*.yml"), rows),
    "memo's title": in_file(one("content/reference/*.yml"), a_title),
    "new lesson": new_lesson, "lesson gone": drop_lesson, "lesson renamed": rename_lesson, "picture": picture,
    "theme": theme, "settings": settings,
}  # fmt: skip
