# A fresh machine needs Python (3.11 or newer) and make; everything else is set up in .venv, with
# every package checked against the hashes in requirements/.

BIN := .venv/bin
PIP := $(BIN)/python -m pip -qq --disable-pip-version-check install
# A lock names everything that is needed. Taken as it is: a resolver asks for the newest release of a
# package with extras, which no hash in the lock allows.
LOCKED := $(PIP) --no-deps --require-hashes
COMPILE := CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --generate-hashes \
	--allow-unsafe --strip-extras --no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
	--constraint=requirements/constraints.in

# Containers often set this; every process would then compile the program and the tests anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help site serve quick laws test neighbours corpora walls oldest lint ruff mypy imports scripts format \
	bench lock browser clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-11s%s\n", $$1, $$2 }' Makefile

site: .venv/.installed ## build the site into site/
	$(BIN)/onrecord build

serve: .venv/.installed ## preview the site, rebuilt whenever a file changes
	$(BIN)/onrecord serve

quick: .venv/.developing ## run the tests that need no browser and are not slow
	$(BIN)/pytest --quiet --numprocesses=auto --hypothesis-profile=quick -m 'not browser and not slow'

# An hour or more, by the machine; `--hypothesis-seed=0` gives the same examples again.
laws: .venv/.developing ## try thousands of other examples on every law of the tests, and count them
	$(BIN)/pytest --quiet --numprocesses=auto --dist=worksteal -m hypothesis --hypothesis-profile=long \
		--hypothesis-show-statistics

# `.ci/run` sets COVERAGE: measuring takes as long as the tests it is measured on, so that only the
# quick ones are measured.
test: .venv/.developing .venv/.ajv browser ## run all tests, in a real browser too
	$(BIN)/pytest --numprocesses=auto -m 'not browser and not slow' $(COVERAGE)
	$(BIN)/pytest --numprocesses=auto --dist=loadgroup -m 'browser or slow'

# `.ci/run` sets CHOICE: a neighbour of each kind, not all of them.
neighbours: .venv/.developing .neighbours/.installed ## try a site beside the plugins of other people
	ONRECORD_NEIGHBOURS=$(CURDIR)/.neighbours/bin/onrecord $(BIN)/pytest --numprocesses=auto tests/neighbours -m '$(CHOICE)'

corpora: .venv/.developing ## fetch hostile texts of others, which the tests try where they are there
	$(BIN)/python -m tests.walls.corpora

walls: .venv/.developing browser corpora ## try all hostile texts in all places, for hours; again, it goes on
	$(BIN)/python -m tests.walls

.neighbours/.installed: requirements/runtime.txt requirements/build.txt requirements/neighbours.txt
	@sh tools/venv.sh .neighbours
	@.neighbours/bin/python -m pip -qq --disable-pip-version-check install --no-deps --require-hashes \
		-r requirements/runtime.txt -r requirements/build.txt -r requirements/neighbours.txt
	@.neighbours/bin/python -m pip -qq --disable-pip-version-check install --no-deps --no-build-isolation --editable .
	@touch $@

# Without --universal, uv would leave out what only other systems need.
OLDEST := $(BIN)/uv pip compile --quiet --resolution=lowest-direct --python-version=3.11 --universal \
	--generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command="make lock" \
	--constraint=requirements/constraints.in --extra=import

oldest: .venv/.developing .oldest/.installed ## run the quick tests with the oldest dependencies allowed
	ONRECORD_PROGRAMS=$(CURDIR)/$(BIN) .oldest/bin/python -m pytest --quiet --numprocesses=auto \
		--hypothesis-profile=quick -m 'not browser and not slow' --ignore=tests/test_imports.py

# What tests need is as new as ever; only what the package names is old.
.oldest/.installed: requirements/dev.txt requirements/oldest.txt pyproject.toml
	@sh tools/venv.sh .oldest
	@.oldest/bin/python -m pip -qq --disable-pip-version-check install --no-deps --require-hashes -r requirements/dev.txt
	@.oldest/bin/python -m pip -qq --disable-pip-version-check install --no-deps --require-hashes -r requirements/oldest.txt
	@.oldest/bin/python -m pip -qq --disable-pip-version-check install --no-deps --no-build-isolation --editable .
	@touch $@

lint: ruff mypy imports scripts ## check style, types (of scripts, too) and who imports whom

ruff: .venv/.developing
	$(BIN)/ruff check
	$(BIN)/ruff format --check

mypy: .venv/.developing
	$(BIN)/mypy

imports: .venv/.developing
	$(BIN)/lint-imports --no-logo

scripts: .venv/.developing
	DENO_DIR=.venv/deno DENO_NO_UPDATE_CHECK=1 $(BIN)/deno check --quiet src/onrecord/hosts/theme/assets tests/js

format: .venv/.developing ## lay out the source as `make lint` wants it
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: .venv/.installed ## measure how long large sites and long texts take
	$(BIN)/python -m benchmarks

lock: .venv/.developing ## choose newer versions of all dependencies and lock them
	$(COMPILE) --upgrade --output-file=requirements/runtime.txt pyproject.toml
	$(COMPILE) --upgrade --output-file=requirements/build.txt requirements/build.in
	$(COMPILE) --upgrade --output-file=requirements/dev.txt requirements/dev.in
	$(COMPILE) --upgrade --output-file=requirements/properdocs.txt requirements/properdocs.in
	$(COMPILE) --upgrade --output-file=requirements/release.txt requirements/release.in
	$(COMPILE) --upgrade --output-file=requirements/neighbours.txt requirements/neighbours.in
	$(COMPILE) --upgrade --output-file=requirements/audit.txt requirements/audit.in
	$(OLDEST) --upgrade --output-file=requirements/oldest.txt pyproject.toml

browser: .venv/.developing ## find a browser for the tests, or install one
	@$(BIN)/python -m tools.browser

# Ajv, which some tests ask, by hashes too.
.venv/.ajv: .venv/.developing tests/exports/ajv.js tests/exports/ajv.lock
	@DENO_DIR=.venv/deno DENO_NO_UPDATE_CHECK=1 $(BIN)/deno cache --quiet --no-config --frozen \
		--lock=tests/exports/ajv.lock tests/exports/ajv.js
	@touch $@

clean: ## remove everything the other commands made
	rm -rf .venv .neighbours .oldest .corpora .walls site build dist .coverage .coverage.* .hypothesis .mypy_cache .pytest_cache \
		.ruff_cache .import_linter_cache

# Stamps: each step is taken again only when what it was made from has changed.

.venv/.created:
	@sh tools/venv.sh .venv
	@touch $@

.venv/.installed: .venv/.created requirements/runtime.txt requirements/build.txt pyproject.toml
	@echo "Installing what the site needs into .venv (once; it takes a minute)"
	@$(LOCKED) -r requirements/runtime.txt -r requirements/build.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.developing: .venv/.installed requirements/dev.txt
	@echo "Installing what the tests need into .venv (once; it takes a minute)"
	@$(LOCKED) -r requirements/dev.txt
	@touch $@
