# Two commands: `make demo` and `make test`. `make help` lists the rest.

# The first of these that runs and fits; a version manager's shim may be there and yet not run.
CANDIDATES := python3.13 python3.12 python3.11 python3 python
FITS := import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(firstword $(foreach name,$(CANDIDATES),$(if $(shell $(name) -c '$(FITS)' 2>/dev/null && echo yes),$(name))))

PORT ?= 8000
VENV ?= .venv
BIN := $(VENV)/bin
MANAGE := $(BIN)/python example_site/manage.py

# Test files share the cores; each worker has a database of its own. `make test WORKERS=0` for one.
WORKERS ?= auto
PYTEST := $(BIN)/python -m pytest -n $(WORKERS) --dist loadfile
# Where no skip is allowed, nothing is left for another command but the slow suites.
QUICK := $(if $(filter 1,$(KPACT_NO_SKIP)),not slow,not slow and not install)
# What to run of the tests and with which options: `make test ARGS='tests/test_checks.py -x'`.
TESTS ?= $(QUICK)
ARGS ?=

export PORT

.DEFAULT_GOAL := help
.PHONY: help demo test test-slow test-install test-matrix lint format migrations messages bench \
  screenshots clean

help:  ## List the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

$(BIN)/python:
	@$(or $(PYTHON),python3) -c '$(FITS)' 2>/dev/null || { \
	  echo 'This needs Python 3.11 or newer with its venv module, and found none.'; \
	  echo '  Debian, Ubuntu:  apt install python3 python3-venv'; \
	  echo '  elsewhere:       https://www.python.org/downloads/'; \
	  echo 'If it has another name here, say which: make $(MAKECMDGOALS) PYTHON=/path/to/python3'; \
	  exit 1; }
	$(or $(PYTHON),python3) -m venv $(VENV)

$(VENV)/demo-ready: setup.cfg pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/test-ready: setup.cfg pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(VENV)/demo-ready

demo: $(VENV)/demo-ready  ## Serve the example site with its content on http://localhost:8000 (PORT)
	$(MANAGE) migrate --verbosity 0
	$(MANAGE) load_demo
	@echo 'Mails leave every five seconds. Ctrl-C ends both.'
	@$(MANAGE) kpact_tick --loop 5 --verbosity 0 & tick=$$!; \
	  $(MANAGE) runserver $(PORT) & site=$$!; \
	  trap '{ kill $$site; sleep 1; kill $$tick; wait; } 2>/dev/null' EXIT; trap 'exit 0' INT TERM; wait $$site

test: $(VENV)/test-ready  ## Run the tests; the end names what was left out and how to get it
	$(PYTEST) -m '$(TESTS)' $(ARGS)

test-slow: $(VENV)/test-ready  ## Kill, load and many-thread suites, one at a time
	$(BIN)/python -m pytest -m slow $(ARGS) || { code=$$?; test $$code -eq 5 && echo 'There is no slow suite yet.'; }

test-install: $(VENV)/test-ready  ## Build the package and install it into three sites of their own
	$(BIN)/python -m pytest -m install $(ARGS)

test-matrix: $(VENV)/test-ready  ## Every supported Python, Django and Wagtail this machine can run
	$(BIN)/python -m nox $(ARGS)

lint: $(VENV)/test-ready  ## Look for mistakes and untidy code
	$(BIN)/ruff check kpact_wagtail example_site tests bench docs noxfile.py
	$(BIN)/ruff format --check --output-format concise kpact_wagtail example_site tests bench docs noxfile.py

format: $(VENV)/test-ready  ## Tidy the code
	$(BIN)/ruff check --fix kpact_wagtail example_site tests bench docs noxfile.py
	$(BIN)/ruff format kpact_wagtail example_site tests bench docs noxfile.py

migrations: $(VENV)/test-ready  ## Check that no migration of package, test app or example site is missing
	$(BIN)/python -m django makemigrations --check --dry-run --settings tests.settings

messages: $(VENV)/test-ready  ## Collect new texts for the translators and compile what they wrote
	for folder in kpact_wagtail example_site; do (cd $$folder && \
	  $(abspath $(BIN))/python -m django makemessages --locale es --no-obsolete --add-location file && \
	  $(abspath $(BIN))/python -m django compilemessages) || exit 1; done

bench: $(VENV)/test-ready  ## Measure beside a hand-written page; JSON=1 for one object a line
	@$(BIN)/python -m bench $(if $(JSON),--json)

screenshots: $(VENV)/test-ready  ## Take the pictures of the guides anew, in Chromium
	$(BIN)/python docs/screenshots.py $(ARGS)

clean:  ## Remove the environment, the demo's database and what builds leave behind
	rm -rf $(VENV) .nox .pytest_cache .ruff_cache build dist
	cd example_site && rm -rf db.sqlite3* media letters .kpact
