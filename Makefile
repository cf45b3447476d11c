# make brief | app | test | check | bench | setup | clean. Everything sets itself up.
SHELL := /bin/sh
BIN := .venv/bin
SAMPLE := build/sample
.DEFAULT_GOAL := help
.PHONY: help setup dev brief app test check bench clean

help:
	@echo "make brief   set up and draft the sample brief (.docx and PDF) into $(SAMPLE)"
	@echo "make app     set up and open the window"
	@echo "make test    set up and run the tests"
	@echo "make check   ruff, mypy, import-linter, codespell"
	@echo "make bench   measure, and print the figures as JSON"
	@echo "make clean   remove build products (not the virtual environment)"

setup:
	@sh packaging/setup.sh

dev:
	@sh packaging/setup.sh dev

brief: setup
	@mkdir -p $(SAMPLE)
	@$(BIN)/rejoinder draft resources/samples/malek.matter.json --brief opposition --library $(SAMPLE)/library.sqlite \
		-o $(SAMPLE)/malek-opposition.docx --pdf --provenance $(SAMPLE)/malek-opposition.provenance.json

app: setup
	@$(BIN)/rejoinder

test: dev
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest

check: dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/codespell app templates resources tests docs packaging README.md CHANGELOG.md

bench: dev
	@QT_QPA_PLATFORM=offscreen $(BIN)/python packaging/bench.py

clean:
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find app tests -name __pycache__ -type d -prune -exec rm -rf {} +
