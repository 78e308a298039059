"""The command `fascicule`: parse, call, print, exit code. 0 fine, 1 the content has errors, 2 the command was misused.

Everything heavy is imported where it is needed: `fascicule check` on a small course answers at once.
"""

from __future__ import annotations

import atexit
import datetime
import gettext
import os
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from generator import __version__
from generator.cli_texts import TEXTS
from generator.garbage import uncollected


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command; the language of its own help is known before the rest is parsed."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a Windows console may not be in UTF-8
            stream.reconfigure(encoding="utf-8", errors="replace")
    language = _language(words)
    _speak(language)
    try:
        command(language).main(args=words, prog_name="fascicule")
    except SystemExit as end:
        if arguments is None:
            _leave(end)
        raise


def _leave(end: SystemExit) -> None:
    """End a process that is ours alone without freeing what it read object by object: 2 % of a build."""
    if isinstance(end.code, int) and not threading.active_count() > 1:
        atexit._run_exitfuncs()
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        except OSError:  # nobody reads any more: Python says what it says of that
            return
        os._exit(end.code)


def _language(words: Sequence[str]) -> str:
    for index, word in enumerate(words):
        if word == "--lang" and index + 1 < len(words):
            return "en" if words[index + 1] == "en" else "fr"
        if word.startswith("--lang="):
            return "en" if word == "--lang=en" else "fr"
    return "en" if os.environ.get("FASCICULE_LANG") == "en" else "fr"


def _speak(language: str) -> None:
    """Let click, which asks gettext, say its own sentences in `language` too, whatever the system speaks."""
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain("messages", str(Path(__file__).parent / "locale"))


def find_project(folder: Path | None, texts: dict[str, str]) -> Path:
    """The folder with `content/course.yml`: `folder`, or the nearest one upwards from the current folder.

    If a build of it was killed while it put the site in place, that is put right first.
    """
    start = (folder or Path.cwd()).absolute()
    for candidate in (start,) if folder else (start, *start.parents):
        if os.path.lexists(candidate / "content" / "course.yml"):
            from generator.site import put_right

            put_right(candidate)
            return candidate
    raise click.UsageError(texts["no_project"].format(place=start))


def _as_of(value: str | None, texts: dict[str, str]) -> datetime.date | None:
    if value is None:
        return None
    try:
        if len(value) != 10:
            raise ValueError
        return datetime.date.fromisoformat(value)
    except ValueError:
        raise click.UsageError(texts["bad_date"].format(value=value)) from None


def _day(day: datetime.date, language: str) -> str:
    """Which day the course was taken on: by default the newest date in it, which is not today."""
    from generator.language import language_of

    return TEXTS[language]["day"].format(date=language_of(language).date(day))


def command(language: str) -> click.Group:
    """The command group, with its help in `language`."""
    texts = TEXTS[language]
    context = {"help_option_names": ["-h", "--help"]}
    project_option = click.option(
        "--project", type=click.Path(path_type=Path, file_okay=False), help=texts["project"], metavar="DIR"
    )
    lang_option = click.option("--lang", type=click.Choice(["fr", "en"]), help=texts["lang"], expose_value=False)
    as_of_option = click.option("--as-of", metavar="DATE", help=texts["as_of"])

    @click.group(help=texts["group"], context_settings=context)
    @click.version_option(__version__, prog_name="fascicule", help=texts["version"])
    @lang_option
    def group() -> None:
        pass

    @group.command(help=texts["check"], context_settings=context)
    @project_option
    @lang_option
    @as_of_option
    @click.option("--strict", is_flag=True, help=texts["strict"])
    @click.option("--stats", is_flag=True, help=texts["stats"])
    @click.option(
        "--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True,
        help=texts["format"],
    )  # fmt: skip
    def check(project: Path | None, as_of: str | None, strict: bool, stats: bool, form: str) -> None:
        from generator import report
        from generator.checked import checked

        result = checked(find_project(project, texts), _as_of(as_of, texts))
        if form == "json":
            click.echo(report.as_json(result.findings, language))
        elif form == "github":
            text = report.as_github(result.findings, language)
            if text:
                click.echo(text)
        else:
            click.echo(report.as_text(result.findings, result.files, language))
            if result.project is not None:
                click.echo(_day(result.as_of, language))
        if stats and result.project is not None:
            from generator.statistics import as_text

            click.echo(as_text(result.project, result.as_of, language), err=form != "text")
        sys.exit(1 if result.failed(strict) else 0)

    @group.command(help=texts["build"], context_settings=context)
    @project_option
    @lang_option
    @as_of_option
    @click.option(
        "--engine", type=click.Choice(["mkdocs", "zensical"]), default="mkdocs", show_default=True,
        help=texts["engine"],
    )  # fmt: skip
    @click.option("--out", type=click.Path(path_type=Path, file_okay=False), help=texts["out"])
    @click.option(
        "--all", "folder", type=click.Path(path_type=Path, file_okay=False, exists=True), metavar="DIR",
        help=texts["all"],
    )  # fmt: skip
    @click.option("--jobs", type=click.IntRange(1), help=texts["jobs"])
    @click.option(
        "--format", "form", type=click.Choice(["text", "json", "github"]), help=texts["build_format"],
    )  # fmt: skip
    @uncollected()
    def build(
        project: Path | None, as_of: str | None, engine: str, out: Path | None, folder: Path | None, jobs: int | None,
        form: str | None,
    ) -> None:  # fmt: skip
        if folder is not None:
            for option, value in (("--project", project), ("--out", out)):
                if value is not None:
                    raise click.UsageError(texts["all_alone"].format(option=option))
            from generator.many.command import run as build_all

            sys.exit(build_all(folder, _as_of(as_of, texts), engine, language, jobs, form or "text"))
        for option, given in (("--jobs", jobs), ("--format", form)):
            if given is not None:
                raise click.UsageError(texts["only_all"].format(option=option))
        from generator import report
        from generator.course_build import build_course
        from generator.site import BuildError, put_right

        root = find_project(project, texts)
        put_right(root, out)
        try:
            result, built = build_course(root, _as_of(as_of, texts), out, engine)
        except BuildError as error:
            raise click.ClickException(error.said(language)) from None
        if built is None:
            click.echo(report.as_text(result.findings, result.files, language), err=True)
            click.echo(texts["stopped"], err=True)
            sys.exit(1)
        if result.findings:
            click.echo(texts["warned"].format(counts=report.counts(result.findings, language)), err=True)
        click.echo(texts["built"].format(pages=built.pages, out=built.shown))
        click.echo(_day(result.as_of, language))

    @group.command(help=texts["serve"], context_settings=context)
    @project_option
    @lang_option
    @as_of_option
    @click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help=texts["port"])
    def serve(project: Path | None, as_of: str | None, port: int) -> None:
        from generator.site.serve import serve as run

        run(find_project(project, texts), _as_of(as_of, texts), port, language)

    @group.command(help=texts["schema"], context_settings=context)
    @project_option
    @lang_option
    @click.option("--check", "only_check", is_flag=True, help=texts["schema_check"])
    def schema(project: Path | None, only_check: bool) -> None:
        from generator.schema import stale_schemas, write_schemas

        folder = find_project(project, texts) / "schemas"
        if only_check:
            stale = stale_schemas(folder)
            click.echo(texts["schemas_stale"].format(names=", ".join(stale)) if stale else texts["schemas_fresh"])
            sys.exit(1 if stale else 0)
        write_schemas(folder)
        click.echo(texts["schemas_written"].format(out=folder.name))

    @group.command(help=texts["explain"], context_settings=context)
    @lang_option
    @click.argument("code")
    def explain(code: str) -> None:
        from generator import report
        from generator.codes import CODES
        from generator.diagnostics import did_you_mean

        wanted = code.upper()
        if wanted not in CODES:
            near = did_you_mean(wanted, CODES)
            guess = texts["guess"].format(code=near) if near else ""
            raise click.UsageError(texts["unknown_code"].format(code=code, guess=guess))
        click.echo(report.explain(wanted, language))

    for one in group.commands.values():
        _help_in(one, texts)
    _help_in(group, texts)
    return group


def _help_in(one: click.Command, texts: dict[str, str]) -> None:
    """click writes the help of `--help` itself, in English: put ours."""
    original = one.get_help_option

    def get_help_option(context: click.Context) -> Any:
        option = original(context)
        if option is not None:
            option.help = texts["help"]
        return option

    one.get_help_option = get_help_option  # type: ignore[method-assign,assignment]  # click has no setting for it
