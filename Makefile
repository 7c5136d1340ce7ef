# Every command of the project; `make help` lists them.
#
# Files named .venv/*.stamp record what is installed: a step runs again only when its lock file is newer.

PYTHON := $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin

# --no-build-isolation keeps unlocked packages out: what builds wheels is locked as well.
# --no-compile leaves compiling to the first import: most of what is installed is never imported.
INSTALL := $(BIN)/python -m pip --disable-pip-version-check --quiet install \
	--require-hashes --no-build-isolation --no-compile

BUILDING := $(VENV)/building.stamp
TESTING := $(VENV)/testing.stamp
CHECKERS := $(VENV)/checkers.stamp
# Apart from all else, since other generators bring other versions of the same libraries.
GENERATORS := .cache/benchmarks
FUZZERS := .cache/fuzzing
TARGETS := trees yaml front-matter markdown references dates numbers diff
COMPARING := $(GENERATORS)/installed.stamp
CORPORA := $(VENV)/corpora.stamp
LIGHTHOUSE := $(VENV)/lighthouse.stamp

.DEFAULT_GOAL := help

.PHONY: help
help: ## List these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: site
site: $(BUILDING) ## Build the site into site/
	@$(BIN)/python build.py

.PHONY: serve
serve: $(BUILDING) ## Show the site on this machine, and build it again on every save (PORT=8001)
	@$(BIN)/python build.py serve $(if $(PORT),--port $(PORT))

.PHONY: test
test: lint types unit ## Check everything: style, types, tests, the pages in a browser

.PHONY: lint
lint: $(TESTING) ## Check style
	$(BIN)/ruff check
	$(BIN)/ruff format --check

.PHONY: types
types: $(TESTING) ## Check types
	$(BIN)/python -m mypy

.PHONY: unit
unit: $(TESTING) $(CHECKERS) $(CORPORA) chromium ## Run the tests (ARGS="-k feed")
	$(BIN)/python -m pytest $(ARGS)

.PHONY: format
format: $(TESTING) ## Put the code into the house style
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

.PHONY: bless
bless: $(TESTING) ## Take what the rich test site gives now as what it should give
	@$(BIN)/python -m tests.tools.bless

.PHONY: wording
wording: $(TESTING) ## Draw what is marked for translation into locale/, and compile it
	@$(BIN)/python -m tests.tools.wording

.PHONY: corpora
corpora: $(TESTING) $(CHECKERS) $(CORPORA) chromium ## Put whole public corpora of hostile text through the build
	$(BIN)/python -m tests.corpora $(ARGS)

.PHONY: lighthouse
lighthouse: $(TESTING) $(LIGHTHOUSE) chromium ## Ask Lighthouse about the pages, as a phone on a slow line shows them (ARGS="--kind home")
	$(BIN)/python -m tests.lighthouse $(ARGS)

.PHONY: screenshots
screenshots: site $(TESTING) chromium ## Take pictures of every kind of page into screenshots/
	$(BIN)/python -m tests.tools.screenshots $(ARGS)

.PHONY: fuzz
fuzz: $(FUZZERS)/fuzzing.stamp ## Look for inputs that break the build (TIME=60 seconds each; TARGETS="markdown yaml")
	@for target in $(TARGETS); do \
		$(FUZZERS)/bin/python -m tests.fuzz.explore $$target --seconds $(or $(TIME),60) || failed=1; \
	done; test -z "$$failed"

.PHONY: edits
edits: $(TESTING) ## Edit small sites at random, build warm and compare with clean builds (STEPS=1000)
	$(BIN)/python -m tests.incremental --steps $(or $(STEPS),1000) $(ARGS)

.PHONY: drills
drills: $(TESTING) ## Kill builds, fill disks, tamper with sites, for a quarter of an hour (ARGS=tampering)
	$(BIN)/python -m tests.publish.drills $(ARGS)

.PHONY: benchmark
benchmark: $(COMPARING) ## Measure beside Hugo, Eleventy and Pelican (ARGS="--sizes 300 --rounds 1 --no-record")
	$(BIN)/python -m benchmarks.run $(ARGS)

.PHONY: chromium
chromium: $(TESTING)
	@$(BIN)/python -m tests.tools.chromium

# No header, since it would repeat the command line.
LOCK := --quiet --generate-hashes --universal --no-header --python-version 3.11 $(if $(UPGRADE),--upgrade)

.PHONY: lock
lock: $(VENV)/locking.stamp ## Write the lock files anew (UPGRADE=1 takes newer versions)
	$(BIN)/uv --no-config pip compile $(LOCK) requirements-build.in --output-file requirements-build.lock
	$(BIN)/uv --no-config pip compile $(LOCK) requirements.in --output-file requirements.lock
	$(BIN)/uv --no-config pip compile $(LOCK) requirements-test.in --output-file requirements-test.lock
	$(BIN)/uv --no-config pip compile $(LOCK) requirements-fuzz.in --output-file requirements-fuzz.lock
	$(BIN)/uv --no-config pip compile $(LOCK) requirements-benchmarks.in --output-file requirements-benchmarks.lock
	PATH="$(CURDIR)/$(BIN):$$PATH" npm --prefix tests/tools install --package-lock-only
	PATH="$(CURDIR)/$(BIN):$$PATH" npm --prefix tests/lighthouse install --package-lock-only
	PATH="$(CURDIR)/$(BIN):$$PATH" npm --prefix benchmarks/eleventy install --package-lock-only

.PHONY: clean
clean: ## Remove all that these commands made
	rm -rf $(VENV) .cache site .site.sourcebook screenshots tests/tools/node_modules tests/lighthouse/node_modules
	rm -rf .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Sourcebook needs Python 3.11 or newer.")'
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

$(BUILDING): requirements-build.lock requirements.lock | $(BIN)/python
	@echo "Installing what the build needs …"
	@$(INSTALL) --requirement requirements-build.lock
	@$(INSTALL) --requirement requirements.lock
	@touch $@

$(TESTING): requirements-test.lock $(BUILDING)
	@echo "Installing what the tests need …"
	@$(INSTALL) --requirement requirements-test.lock
	@touch $@

$(CHECKERS): tests/tools/package-lock.json $(TESTING)
	@echo "Fetching the checkers of pages, workflows and schemas …"
	@PATH="$(CURDIR)/$(BIN):$$PATH" npm --prefix tests/tools ci
	@touch $@

$(LIGHTHOUSE): tests/lighthouse/package-lock.json $(TESTING)
	@echo "Fetching Lighthouse …"
	@PATH="$(CURDIR)/$(BIN):$$PATH" npm --prefix tests/lighthouse ci
	@touch $@

# Only the source package of feedparser holds the texts that its sanitiser is tested with.
$(CORPORA): requirements-test.lock $(TESTING)
	@echo "Fetching hostile texts …"
	@rm -rf $(VENV)/corpora
	@sed -n '/^feedparser==/,/^ *# via/p' $< > $(VENV)/corpora.txt
	@$(BIN)/python -m pip --disable-pip-version-check --quiet download --require-hashes --no-deps \
		--no-build-isolation --no-binary :all: --requirement $(VENV)/corpora.txt --dest $(VENV)/corpora
	@touch $@

$(FUZZERS)/fuzzing.stamp: requirements-build.lock requirements-fuzz.lock | $(BIN)/python
	@echo "Installing what the fuzzing needs …"
	@$(PYTHON) -m venv $(FUZZERS)
	@$(FUZZERS)/bin/python -m pip --disable-pip-version-check --quiet install \
		--require-hashes --no-build-isolation --requirement requirements-build.lock
	@$(FUZZERS)/bin/python -m pip --disable-pip-version-check --quiet install \
		--require-hashes --no-build-isolation --requirement requirements-fuzz.lock
	@touch $@

$(COMPARING): requirements-benchmarks.lock benchmarks/eleventy/package-lock.json $(TESTING)
	@echo "Installing the generators to compare with …"
	@rm -rf $(GENERATORS)/venv $(GENERATORS)/eleventy
	@mkdir -p $(GENERATORS)/eleventy
	@$(PYTHON) -m venv $(GENERATORS)/venv
	@$(GENERATORS)/venv/bin/python -m pip --disable-pip-version-check --quiet install \
		--require-hashes --requirement requirements-benchmarks.lock
	@cp benchmarks/eleventy/package.json benchmarks/eleventy/package-lock.json benchmarks/eleventy/.npmrc \
		$(GENERATORS)/eleventy
	@PATH="$(CURDIR)/$(BIN):$$PATH" npm --prefix $(GENERATORS)/eleventy ci
	@touch $@

$(VENV)/locking.stamp: $(TESTING)
	@$(BIN)/python -m pip --disable-pip-version-check --quiet install uv
	@touch $@
