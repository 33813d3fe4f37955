# Every chore of the project, from nothing but Python 3.11+ and make. `make help` lists them.
# Kept to GNU make 3.81, which macOS ships; paths are relative, so that a folder name may hold blanks.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help run test check format-check lint types layers catalogue format lock bench bench-evidence shots contact-sheet clean

PY := .venv/bin/python
PIP := $(PY) -m pip --quiet --disable-pip-version-check --no-input
# A stamp inside the environment says which requirements it holds; it goes when the environment goes.
RUN_READY := .venv/.run-ready
TEST_READY := .venv/.test-ready

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

run: $(RUN_READY) ## start the app on http://localhost:8501, with the demonstration store
	@.ci/install-pango $(PY) || echo "Everything else runs; briefings are kept without PDF." >&2
	@$(PY) manage.py init
	@exec env TRY_ROLES=1 $(PY) serve.py

# Three processes take tests one by one from the same row, what needs a browser last
# (tests/conftest.py): a browser is waited for as much as it works.
BESIDE := -n 3 --dist load --maxschedchunk 1

test: check browser office paper ## everything: the checks, then every test, the browser's included (some: TESTS=tests/models)
	@$(PY) -m pytest --timeout=300 $(BESIDE) $(TESTS)

check: format-check lint types layers catalogue ## the fast part: format, lint, types, layers, translations

format-check: $(TEST_READY)
	@$(PY) -m ruff format --quiet --check . || { echo "run make format"; exit 1; }

lint: $(TEST_READY)
	@$(PY) -m ruff check --quiet .

types: $(TEST_READY)
	@$(PY) -m mypy --no-error-summary

layers: $(TEST_READY)
	@$(PY) -m pytest -q tests/test_layers.py

catalogue: $(TEST_READY)
	@$(PY) -m locales.catalogue check

format: $(TEST_READY) ## put the code into its format, and mend what lint can mend
	@$(PY) -m ruff format --quiet .
	@$(PY) -m ruff check --quiet --fix .

bench: $(TEST_READY) ## measure, and write the table in docs/performance.md
	@$(PY) -m benchmarks

bench-evidence: $(TEST_READY) ## measure the method, and write the tables in docs/method.md
	@$(PY) -m benchmarks.bench_evidence

.PHONY: paper
paper: $(RUN_READY)
	@.ci/install-pango $(PY)

.PHONY: browser
browser: $(TEST_READY)
	@.ci/install-browser $(PY)

.PHONY: office
office: $(TEST_READY)
	@.ci/install-office $(PY)

# One version of each package on every Python, so that types and figures do not depend on it.
LOCK := .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--fork-strategy fewest --no-emit-index-url --no-emit-find-links \
	--custom-compile-command "make lock" $(UPGRADE)

lock: $(TEST_READY) ## pin the requirements again, with hashes; UPGRADE=--upgrade takes newer ones
	@$(LOCK) requirements.in --output-file requirements.txt
	@$(LOCK) requirements-dev.in --output-file requirements-dev.txt

shots: $(TEST_READY) browser ## take the screenshots of the docs again
	@$(PY) -m docs.take_screenshots

contact-sheet: $(TEST_READY) browser ## show the map in every way on one picture, in test-artifacts/map
	@$(PY) -m docs.take_contact_sheet test-artifacts/map

clean: ## remove the environment and what tools left; the store stays
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis test-artifacts
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/bin/python:
	@.ci/make-venv .venv $(PYTHON)

$(RUN_READY): requirements.txt | .venv/bin/python
	@echo "installing what the app runs on"
	@$(PIP) install --require-hashes --only-binary :all: -r requirements.txt
	@touch $@

$(TEST_READY): requirements-dev.txt $(RUN_READY)
	@echo "installing what the tests need"
	@$(PIP) install --require-hashes -r requirements-dev.txt
	@touch $@
