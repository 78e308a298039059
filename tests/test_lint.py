"""The feature lint finds what browsers of the last two years do not have, in scripts and in style sheets."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# A file name as of the project → a text with something too new, and one that every browser knows.
TOO_NEW = {
    "scripts: an address pattern": ("bad.js", "export const pattern = new URLPattern({ pathname: '/*' });\n"),
    "scripts: Promise.try": ("bad.js", "Promise.try(() => 1);\n"),
    "scripts: Temporal": ("bad.js", "console.log(Temporal.Now.plainDateISO());\n"),
    "scripts: the battery": ("bad.js", "navigator.getBattery();\n"),
    "styles: a property": ("bad.css", "p { field-sizing: content; }\n"),
    "styles: a selector": ("bad.css", "dialog::scroll-button(left) { color: red; }\n"),
    "styles: a function": ("bad.css", "p { width: calc-size(auto, size); }\n"),
    "styles: an at-rule": ("bad.css", "@view-transition { navigation: auto; }\n"),
    "styles: a value": ("bad.css", "p { width: stretch; }\n"),
}
FINE = {
    "bad.js": "export const wait = () => navigator.serviceWorker.ready.then(() => caches.keys());\n",
    "bad.css": "p:has(> a) { color: color-mix(in srgb, red, blue); text-wrap: balance; }\n",
}


LINT = """
import { ESLint } from "eslint";
const texts = JSON.parse(process.argv[1]);
const lint = new ESLint();
const found = [];
for (const [name, text] of texts) {
  const [file] = await lint.lintText(text, { filePath: `generator/widgets/${name}` });
  found.push(file.messages.map((message) => message.ruleId));
}
console.log(JSON.stringify(found));
"""


@pytest.fixture(scope="module")
def findings() -> dict[str, list[str]]:
    """For each text, taken for a widget or a style sheet of the theme: the rules that find something."""
    texts = [*TOO_NEW.values(), *FINE.items()]
    command = ["node", "--input-type=module", "--eval", LINT, json.dumps(texts)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return dict(zip((text for _, text in texts), json.loads(done.stdout), strict=True))


@pytest.mark.parametrize("case", TOO_NEW)
def test_what_is_too_new_is_found(findings: dict[str, list[str]], case: str) -> None:
    name, text = TOO_NEW[case]
    rules = {"css/use-baseline"} if name.endswith(".css") else {"compat/compat", "baseline/use-baseline"}
    assert findings[text]
    assert set(findings[text]) <= rules


@pytest.mark.parametrize("name", FINE)
def test_what_every_browser_knows_is_no_finding(findings: dict[str, list[str]], name: str) -> None:
    assert findings[FINE[name]] == []


def test_the_lint_and_the_bundle_mean_the_same_browsers() -> None:
    """And `make check` runs both."""
    bundle = (ROOT / "tools" / "bundle.py").read_text(encoding="utf-8")
    lint = (ROOT / "eslint.config.js").read_text(encoding="utf-8")
    meant = re.findall(r"(chrome|firefox|safari)(\d+)", re.search(r'BROWSERS = "(.*)"', bundle)[1])  # type: ignore[index]  # it stands there
    assert meant == re.findall(r'"(chrome|firefox|safari) (\d+)', lint)
    assert "node_modules/.bin/eslint generator" in (ROOT / "Makefile").read_text(encoding="utf-8")
