# The commands of the repository, each a few lines over `fascicule` and the usual tools.
# A trainer needs none of them: `pip install .` gives the command `fascicule` (README.md).
# Stamps remember what is installed, so that a second run installs nothing.

PYTHON ?= python3
PORT ?=
WORKERS ?= 2

BIN := .venv/bin
FASCICULE := $(BIN)/fascicule
RUN_STAMP := .venv/installed-run
DEV_STAMP := .venv/installed-dev
NODE_STAMP := node_modules/.installed
SYSTEM_STAMP := .venv/installed-system

MAKEFLAGS += --no-builtin-rules --no-print-directory
.DELETE_ON_ERROR:
.DEFAULT_GOAL := all
.PHONY: all serve site check test exhaustive test-all golden bundle schemas pictures icons bench fresh lock clean help

all: check test ## check and test: what a change must pass

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 12

# --- run ---------------------------------------------------------------------------------------------------------

# A course with errors is served all the same, with its errors over the page.
serve: $(RUN_STAMP) ## install what is needed, build the course, serve it on 127.0.0.1, made again on save
	-$(FASCICULE) build
	$(FASCICULE) serve $(if $(PORT),--port $(PORT))

site: $(RUN_STAMP) ## build the course into site/
	$(FASCICULE) build

# --- check and test ----------------------------------------------------------------------------------------------

check: $(DEV_STAMP) $(NODE_STAMP) $(SYSTEM_STAMP) ## ruff, mypy strict, tsc, browsers' features, the course, its French, stale files
	$(BIN)/ruff check .
	$(BIN)/mypy
	node_modules/.bin/tsc --project tsconfig.json
	node_modules/.bin/tsc --project tsconfig.worker.json
	node_modules/.bin/eslint generator
	$(FASCICULE) schema --check
	$(BIN)/python tools/bundle.py --check
	$(BIN)/python tools/translations.py --check
	$(FASCICULE) check
	$(BIN)/python -m tools.french

# pytest runs last: its closing lines are what one reads first.
test: $(DEV_STAMP) $(NODE_STAMP) $(SYSTEM_STAMP) ## every test but the exhaustive ones
	node --test --test-reporter=spec $(wildcard tests/widgets/*.test.js)
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile -m "not exhaustive" $(PYTEST)

exhaustive: $(DEV_STAMP) $(NODE_STAMP) $(SYSTEM_STAMP) ## the tests that take minutes: more widths, schemes, combinations
	$(BIN)/python -m pytest -n $(WORKERS) -m exhaustive $(PYTEST)

test-all: test exhaustive ## every test

fresh: ## the two commands of the README, in a fresh clone of HEAD
	$(PYTHON) tools/fresh.py

# DATE=2026-11-24 says the day in the report; BENCH="--sizes 20 --without page,serve" measures less.
bench: $(DEV_STAMP) $(NODE_STAMP) $(SYSTEM_STAMP) ## time builds, rebuilds, serve and pages against other tools; writes docs/performance.md
	$(BIN)/python -m bench.install
	$(BIN)/python -m bench $(if $(DATE),--date $(DATE)) $(BENCH)

# --- make again what is committed --------------------------------------------------------------------------------

golden: $(DEV_STAMP) ## write the golden files again; read the difference before you commit it
	FASCICULE_GOLDEN=1 $(BIN)/python -m pytest -p no:randomly $(shell grep -rlE 'golden' tests --include='test_*.py')

bundle: $(DEV_STAMP) $(NODE_STAMP) ## join the scripts into generator/widgets/dist/
	$(BIN)/python tools/bundle.py

schemas: $(RUN_STAMP) ## write the editor schemas again
	$(FASCICULE) schema

pictures: $(DEV_STAMP) $(SYSTEM_STAMP) ## take the pictures of docs/pictures/ again
	$(BIN)/python tools/pictures.py

icons: $(DEV_STAMP) $(SYSTEM_STAMP) ## draw the icons of the handout again
	$(BIN)/python tools/icons.py

# The locks hold names, versions and checksums, and no address. UPGRADE=--upgrade takes newer releases.
LOCK := --universal --generate-hashes --python-version 3.11 --no-emit-index-url --no-annotate --quiet $(UPGRADE)
lock: $(DEV_STAMP) ## resolve the dependencies again
	UV_CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/uv pip compile $(LOCK) pyproject.toml --group build -o requirements.txt
	UV_CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/uv pip compile $(LOCK) pyproject.toml --extra zensical --group build --group dev \
		--constraint requirements.txt -o requirements-dev.txt
	npm install --package-lock-only --ignore-scripts

clean: ## remove what the commands made, but not what they installed
	rm -rf .fascicule site .mypy_cache .pytest_cache .ruff_cache .hypothesis

# --- install -----------------------------------------------------------------------------------------------------

$(RUN_STAMP): requirements.txt pyproject.toml
	$(PYTHON) tools/install.py requirements.txt
	@touch $@

# The developers' lock holds everything that the other one holds.
$(DEV_STAMP): requirements.txt requirements-dev.txt pyproject.toml
	$(PYTHON) tools/install.py requirements-dev.txt
	@touch $(RUN_STAMP) $@

$(NODE_STAMP): package.json package-lock.json .npmrc
	npm ci --ignore-scripts
	@touch $@

$(SYSTEM_STAMP): tools/system.py | $(DEV_STAMP)
	$(PYTHON) tools/system.py
	@touch $@
