# One command each. `make help` lists them.
PYTHON ?= python3
MANAGE := .venv/bin/python manage.py
BOOTSTRAP := $(PYTHON) scripts/bootstrap.py
.DEFAULT_GOAL := help
.PHONY: help run serve build install check test lint format schema messages lock bench-media bench-rooms bench-ballots doctor clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## start the demonstration on this machine and print links to sign in
	@$(BOOTSTRAP) base frontend
	@exec $(MANAGE) run --demo

serve: ## start this deployment without demonstration data (after `manage.py setup`)
	@$(BOOTSTRAP) base frontend
	@exec $(MANAGE) run

build: ## install what running needs and build the pages
	@$(BOOTSTRAP) base frontend

install: ## install what developing needs
	@$(BOOTSTRAP) dev node

check: ## lint, types, drift and unit tests: between two edits
	@$(BOOTSTRAP) dev
	@$(PYTHON) scripts/suite.py check

test: ## everything: also real services and a browser
	@$(BOOTSTRAP) dev
	@$(PYTHON) scripts/suite.py test

lint: ## lint only
	@$(BOOTSTRAP) dev node
	@$(PYTHON) scripts/suite.py ruff "ruff format" layers eslint prettier

format: ## lay out the sources
	@$(BOOTSTRAP) dev node
	.venv/bin/ruff check --fix-only --quiet .
	.venv/bin/ruff format --quiet .
	npm run --silent --prefix frontend format

schema: ## write the API's description and its TypeScript types anew
	@$(BOOTSTRAP) dev node
	$(MANAGE) schema
	npm run --silent --prefix frontend schema

messages: ## collect texts for translation and compile the translations
	@$(BOOTSTRAP) dev
	.venv/bin/python scripts/messages.py

lock: ## resolve the Python requirements anew, with hashes
	@$(BOOTSTRAP) dev
	.venv/bin/python scripts/lock.py

bench-media: ## measure the forwarder beside Janus, MediaRelay and its floor
	@$(BOOTSTRAP) dev
	.venv/bin/python -m tests.benchmarks.media

bench-rooms: ## measure what it costs to tell one more person, beside its floor
	@$(BOOTSTRAP) dev
	.venv/bin/python -m tests.benchmarks.rooms

bench-ballots: ## measure a thousand ballots at once, together and one by one
	@$(BOOTSTRAP) dev
	.venv/bin/python -m tests.benchmarks.ballots

doctor: ## examine this deployment (LANGUAGE=en for English)
	@$(BOOTSTRAP) base
	@$(MANAGE) doctor --language $(if $(filter en,$(LANGUAGE)),en,zh)

clean: ## remove what is built; data in var/ stays
	rm -rf .venv frontend/node_modules frontend/dist test-results .mypy_cache .ruff_cache .pytest_cache
