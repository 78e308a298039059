"""Joins the scripts of generator/widgets/ and the sheets of generator/styles/ into the committed files that pages load.

Copies the one script of others that the theme ships, too. `--check` builds beside and compares instead. What the
scripts do stands in their own files.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NODE_MODULES = ROOT / "node_modules"
ESBUILD = NODE_MODULES / "esbuild" / "bin" / "esbuild"

# Source -> bundle. Sources are modules; pages opened from a folder cannot load modules, hence the joining.
BUNDLES = {
    "generator/widgets/handout.js": "generator/widgets/dist/handout.js",
    "generator/widgets/quiz.js": "generator/widgets/dist/quiz.js",
    "generator/widgets/assessment.js": "generator/widgets/dist/assessment.js",
    "generator/widgets/results-page.js": "generator/widgets/dist/results-page.js",
    "generator/widgets/training-page.js": "generator/widgets/dist/training-page.js",
    "generator/widgets/memo.js": "generator/widgets/dist/memo.js",
    # No files of the site: the theme writes them into the page.
    "generator/widgets/search-on-demand.js": "generator/theme/partials/javascripts/search-on-demand.html",
    "generator/widgets/past.js": "generator/theme/partials/javascripts/past.html",
    "generator/styles/frame.css": "generator/theme/assets/stylesheets/frame.css",
    "generator/styles/lesson.css": "generator/theme/assets/stylesheets/lesson.css",
    "generator/styles/pages.css": "generator/theme/assets/stylesheets/pages.css",
    "generator/styles/assessments.css": "generator/theme/assets/stylesheets/assessments.css",
    "generator/styles/results.css": "generator/theme/assets/stylesheets/results.css",
    "generator/styles/training.css": "generator/theme/assets/stylesheets/training.css",
    "generator/styles/media.css": "generator/theme/assets/stylesheets/media.css",
    # Not beside the others: a build writes it to the root of the site, with the list of files above it.
    "generator/widgets/worker/sw.js": "generator/site/sw.js",
}

# File of a package -> copy. Search needs this one where a page is opened from a folder (ADR 0006).
COPIES = {"iframe-worker/shim/index.js": "generator/theme/assets/javascripts/iframe-worker.js"}

# The last two years of Chromium, Firefox and Safari.
BROWSERS = "chrome131,firefox133,safari18"


def build(folder: Path) -> None:
    """Write every bundle and copy below `folder`, at the path it has below the root."""
    for source, bundle in BUNDLES.items():
        command = [
            "node",
            str(ESBUILD),
            source,
            "--bundle",
            "--minify",
            "--format=iife",
            "--charset=utf8",
            "--external:*.woff2",
            "--legal-comments=none",
            "--log-level=warning",
            f"--target={BROWSERS}",
            f"--outfile={folder / bundle}",
        ]
        done = subprocess.run(command, cwd=ROOT, check=False)
        if done.returncode != 0:
            sys.exit(done.returncode)
    for source, copy in COPIES.items():
        (folder / copy).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(NODE_MODULES / source, folder / copy)


def stale() -> list[str]:
    """The committed files whose bytes are not what their sources give now."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        build(folder)
        made = [*BUNDLES.values(), *COPIES.values()]
        return [
            path
            for path in made
            if not (ROOT / path).is_file() or (ROOT / path).read_bytes() != (folder / path).read_bytes()
        ]


def main() -> None:
    if not ESBUILD.is_file():
        sys.exit("esbuild is not installed: npm ci --ignore-scripts")
    if sys.argv[1:] == ["--check"]:
        if old := stale():
            sys.exit(f"stale: {', '.join(old)}; run `make bundle`")
    elif len(sys.argv) == 1:
        build(ROOT)
    else:
        sys.exit("usage: python tools/bundle.py [--check]")


if __name__ == "__main__":
    main()
