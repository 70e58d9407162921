# Every line here is a thin cover over python, flask and pytest; `make help` lists them.
.DEFAULT_GOAL := help
PYTHON ?= $(shell sh deploy/python.sh)
VENV := .venv
BIN := $(VENV)/bin
export FLASK_APP := wsgi.py

help: ## What can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

run: $(VENV)/run.stamp ## Start the market on this machine, with its demo families and goods when it is empty
	@$(BIN)/flask serve

test: $(VENV)/test.stamp ## Everything that has to be true, on SQLite and on PostgreSQL, in a real browser
	@sh tests/prepare.sh
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .
# mypy keeps one processor busy; the other compiles the tests meanwhile, which every worker would do for itself
	@(unset PYTHONDONTWRITEBYTECODE; exec $(BIN)/pytest --collect-only > /dev/null) & $(BIN)/mypy; types=$$?; wait; exit $$types
	@$(BIN)/python tests/everywhere.py

check: $(VENV)/run.stamp ## Ask the database everything that must never be otherwise
	@$(BIN)/flask check

bench: $(VENV)/run.stamp ## What a page costs, beside two bare ones
	@$(BIN)/flask bench pages

clean: ## Take away the virtual environment (the market's data in instance/ stays)
	rm -rf $(VENV)

$(VENV)/bin/python:
	@sh deploy/venv.sh "$(PYTHON)" $(VENV)

$(VENV)/run.stamp: requirements.txt | $(VENV)/bin/python
	@sh deploy/install.sh $(VENV) requirements.txt
	@touch $@

$(VENV)/test.stamp: requirements-test.txt | $(VENV)/bin/python
	@sh deploy/install.sh $(VENV) requirements-test.txt
	@touch $@ $(VENV)/run.stamp

.PHONY: help run test check bench clean
