# Two commands: `make demo` and `make test`. `make help` lists the rest.
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help demo test

help:  ## List the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

$(VENV)/ready: setup.cfg pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --editable '.[dev]'
	@touch $@

demo: $(VENV)/ready  ## Serve the example site on http://localhost:$(PORT)
	$(BIN)/python example_site/manage.py migrate --verbosity 0
	$(BIN)/python example_site/manage.py runserver $(PORT)

test: $(VENV)/ready  ## Run the tests
	$(BIN)/python -m pytest
