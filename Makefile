# The house of hrposter. `make help` lists what there is to call.

PYTHON    ?= python3
VENV      ?= .venv
LANGUAGES ?= en,es,ar
PYTHONS   ?= python3.11 python3.12 python3.13

BIN    := $(VENV)/bin
PIECES := $(patsubst layouts/%/layout.yaml,%,$(sort $(wildcard layouts/*/layout.yaml)))

.PHONY: help setup demo lint check test bench languages translations pictures gallery matrix conformance pythons clean
.NOTPARALLEL:
.DELETE_ON_ERROR:

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1	/p' $(firstword $(MAKEFILE_LIST))

setup: $(VENV)/dev.stamp ## everything to work on hrposter, in .venv (pip alone)

demo: $(VENV)/run.stamp ## the welcome poster in English, Spanish and Arabic, in posters/
	@$(BIN)/hrposter render welcome --lang $(LANGUAGES) --size Letter --format pdf,png -o posters

lint: $(VENV)/dev.stamp ## format, lint, types, order of imports
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

check: lint ## lint and the fast tests: before every commit
	$(BIN)/python -m pytest -m 'not slow' -n auto --maxprocesses 8

test: ## lint and all tests, outside validators too: before every push
	@$(needs_python)
	@$(PYTHON) tools/debian_packages.py
	@$(MAKE) --no-print-directory lint
	$(BIN)/python -m pytest -n auto --maxprocesses 8

bench: $(VENV)/bench.stamp ## how long it takes, and against what
	$(BIN)/python -m benchmarks

languages: $(VENV)/bench.stamp ## every language set, copied back and measured beside other typesetters: writes docs/languages.md, pictures in build/languages
	@$(BIN)/python -m languages build/languages

translations: $(VENV)/run.stamp ## what the translations say, literally, in English: writes docs/translations.md
	@$(BIN)/python tools/back_translations.py

pictures: $(VENV)/run.stamp ## the pictures of the guides, as the pieces are now: writes docs/pictures
	@$(BIN)/python tools/pictures.py

gallery: $(VENV)/run.stamp ## every piece in every language, side by side: open gallery/index.html
	@$(BIN)/python tools/gallery.py gallery

matrix: $(VENV)/dev.stamp ## every piece, language, size, orientation and profile, in build/matrix: prints the count; then whole what make test samples
	@mkdir -p build/matrix && start=$$(date +%s) && \
	$(BIN)/hrposter render $(PIECES) --lang all --size all --orientation both --profile office,press,web -o build/matrix > build/matrix.txt && \
	echo "$$(wc -l < build/matrix.txt) files without a finding, in $$(( $$(date +%s) - start )) s"
	$(BIN)/python -m pytest -m sampled --whole -n auto --maxprocesses 8

conformance: $(VENV)/dev.stamp ## every file for the web, the press and large print, held up to all validators, in build/conformance
	@$(BIN)/python -m conformance build/conformance

pythons: ## hrposter in each of the Pythons that are here, in build/pythons: make test then compares their bytes
	@for python in $(PYTHONS); do \
	  version=$$("$$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) || { echo "there is no $$python here"; continue; }; \
	  "$$python" -m venv "build/pythons/$$version" && \
	  "build/pythons/$$version/bin/python" -m pip install --quiet --disable-pip-version-check --editable . && echo "build/pythons/$$version" || exit 1; \
	done

clean: ## removes what the targets above made; posters of your own stay
	rm -rf $(VENV) build dist gallery .hypothesis .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .grimp_cache
	rm -f posters/welcome-*-letter-office.pdf posters/welcome-*-letter-office*.png
	@rmdir posters 2>/dev/null || true
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A stamp is as new as the last installation; a change of pyproject.toml asks for another one.
$(VENV)/run.stamp: pyproject.toml
	@$(install) --editable .
	@touch $@

$(VENV)/dev.stamp: pyproject.toml
	@$(install) --editable '.[dev]'
	@touch $(VENV)/run.stamp $@

$(VENV)/bench.stamp: pyproject.toml
	@$(install) --editable '.[bench]'
	@touch $(VENV)/run.stamp $@

define needs_python
command -v '$(PYTHON)' >/dev/null || { echo "hrposter needs Python 3.11 or newer, and there is no '$(PYTHON)' here; install it, or name another: make PYTHON=/path/to/python3" >&2; exit 3; }; \
'$(PYTHON)' -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "hrposter needs Python 3.11 or newer, and '$(PYTHON)' is older; name a newer one: make PYTHON=/path/to/python3" >&2; exit 3; }; \
'$(PYTHON)' -c 'import ensurepip, venv' 2>/dev/null || { echo "'$(PYTHON)' cannot make a virtual environment; on Debian and Ubuntu: apt install python3-venv" >&2; exit 3; }
endef

# An environment whose pip does not answer (an interrupted start) is made anew.
define install
$(needs_python); \
{ '$(BIN)/python' -m pip --version >/dev/null 2>&1 || '$(PYTHON)' -m venv --clear '$(VENV)'; } && \
'$(BIN)/python' -m pip install --quiet --disable-pip-version-check
endef
