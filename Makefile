# Two commands are enough: `make app` starts the front end, `make test` runs every test.
# Both make the environment first, in .venv, and again whenever the pinned versions change.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PY := $(BIN)/python
PIP := $(PY) -m pip install --disable-pip-version-check --quiet
PACKAGE := pyproject.toml barcode/__init__.py

BENCH_PINS := $(wildcard tests/bench/requirements.txt)
BENCH_PEERS := $(if $(BENCH_PINS),.venv-bench/.installed)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help app test check format bench stress pins clean

help:
	@echo "make app     start the front end on the example region"
	@echo "make test    run every test"
	@echo "make check   formatter, linter, types, import contract, norm books"
	@echo "make format  put every file in the house format"
	@echo "make bench   measure the calculation against its peers"
	@echo "make stress  kill the saving process 500 times, and let eight save at once"
	@echo "make pins    write requirements.txt and requirements-dev.txt again from pyproject.toml"
	@echo "make clean   throw away what can be made again"

app: $(VENV)/.installed
	$(PY) -m streamlit run streamlit_app.py

test: $(VENV)/.installed-dev
ifdef TESTS
	$(PY) -m pytest --numprocesses auto --dist loadfile $(TESTS)
else
	$(PY) -m pytest --numprocesses auto --dist loadfile --ignore=tests/browser
	@echo "Now the tests in a browser, one after the other: a browser and its server want the machine to themselves."
	$(PY) -m pytest tests/browser
endif

check: $(VENV)/.installed-dev
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy
	$(BIN)/lint-imports
	$(BIN)/barcode norms check

format: $(VENV)/.installed-dev
	$(PY) -m ruff format .
	$(PY) -m ruff check --fix .

bench: $(VENV)/.installed-dev $(BENCH_PEERS)
	$(PY) -m tests.bench

stress: $(VENV)/.installed-dev
	$(PY) -m tests.stress.kills

pins: $(VENV)/.installed-dev
	$(BIN)/pip-compile --quiet --upgrade --strip-extras --no-header --no-annotate --no-emit-index-url --no-emit-find-links \
		--output-file requirements.txt pyproject.toml
	$(BIN)/pip-compile --quiet --upgrade --strip-extras --no-header --no-annotate --no-emit-index-url --no-emit-find-links \
		--extra dev --constraint requirements.txt --output-file requirements-dev.txt pyproject.toml

clean:
	rm -rf $(VENV) .venv-bench build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The sentences say what to do, because Debian leaves out a part of Python that a virtual environment needs.
define make_environment
	@$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11))" || { \
		echo "Python 3.11 or newer is needed, and '$(PYTHON)' is not. Name another one: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c "import ensurepip, venv" 2>/dev/null || { \
		echo "This Python cannot make a virtual environment. On Debian or Ubuntu: sudo apt-get install python3-venv; then again: make $(MAKECMDGOALS)" >&2; exit 1; }
	$(PYTHON) -m venv $(1)
endef

$(PY):
	$(call make_environment,$(VENV))

# The package is installed as a link to this folder, so that the command `barcode` runs the files that stand here.
$(VENV)/.installed: requirements.txt $(PACKAGE) | $(PY)
	$(PIP) --requirement requirements.txt
	$(PIP) --no-deps --editable .
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt $(VENV)/.installed
	$(PIP) --requirement requirements-dev.txt
	@touch $@

# The peers of the benchmark have pins of their own and stay out of our environment.
.venv-bench/.installed: $(BENCH_PINS)
	$(call make_environment,.venv-bench)
	.venv-bench/bin/python -m pip install --disable-pip-version-check --quiet --requirement $(BENCH_PINS)
	@touch $@
