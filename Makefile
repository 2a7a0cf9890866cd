# Each target makes the virtual environment that it needs, once.
VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= python3

.PHONY: help install demo test test-all check bench bench-anonymise docs catalogues lock clean
.DEFAULT_GOAL := help

help:  ## Show this list.
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 24

install: $(VENV)/installed  ## Install Tenfold: .venv/bin/tenfold.

demo: install  ## Invent what seven contributors send, 150,000 cases, and release it, in demo/.
	$(BIN)/tenfold demo demo --overwrite

test: $(VENV)/installed-dev  ## Run all tests, and hold the coverage.
	$(BIN)/coverage erase
	$(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder --cov --cov-report= -m "not long" --ignore tests/foreign tests
	NUMBA_DISABLE_JIT=1 $(BIN)/pytest -q --cov --cov-append --cov-report= \
		tests/unit/anonymise tests/golden
	$(BIN)/coverage report --show-missing --skip-covered --fail-under=100

test-all: test  ## As test, the long tests, and a release opened by other programs: installs them.
	$(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder -m long tests/acceptance tests/parity tests/promises
	tools/foreign.sh
	$(BIN)/pytest -q tests/foreign

check: $(VENV)/installed-dev  ## Check format, lint, types, structure and documents.
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest -q tests/test_architecture.py tests/test_documents.py

bench: $(VENV)/installed-dev  ## Measure time and memory of the demo, step by step.
	$(BIN)/python benchmarks/demo.py

bench-anonymise: $(VENV)/installed-dev  ## Measure the ways to anonymise beside each other.
	$(BIN)/python benchmarks/anonymise.py

docs: $(VENV)/installed-dev  ## Write the generated reference pages anew.
	$(BIN)/python tools/docs.py

catalogues: $(VENV)/installed-dev  ## Bring the catalogues of all languages in step.
	$(BIN)/python tools/catalogues.py

lock: | $(BIN)/uv  ## Pin the newest versions that pyproject.toml admits.
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header \
		--upgrade --group dev pyproject.toml -o requirements-dev.lock
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header \
		--group build -c requirements-dev.lock pyproject.toml -o requirements.lock

$(BIN)/uv:
	@$(MAKE) $(VENV)/installed-dev

clean:  ## Remove everything that the other targets made.
	rm -rf $(VENV) demo .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/installed: requirements.lock pyproject.toml tools/venv.sh
	@echo "Installing Tenfold into $(VENV) (about a minute, once)."
	@tools/venv.sh $(VENV) $(PYTHON) requirements.lock
	@touch $@

$(VENV)/installed-dev: requirements-dev.lock pyproject.toml tools/venv.sh
	@echo "Installing Tenfold and its test tools into $(VENV) (about a minute, once)."
	@tools/venv.sh $(VENV) $(PYTHON) requirements-dev.lock
	@touch $@ $(VENV)/installed
