# make        builds site/ and fixtures/
# make help   lists all targets

DOCGEN = go run ./cmd/docgen
export npm_config_omit_lockfile_registry_resolved = true

.DEFAULT_GOAL := build
.PHONY: build check test test-go test-validators test-browser verdicts deps bench fuzz lint playground serve lighthouse screenshots clean help

build: ## Build site/ and fixtures/ from the schema (the main job)
	$(DOCGEN) build

check: ## Tell whether site/ and fixtures/ are what build makes (exit 1 and a diff if not)
	$(DOCGEN) check

serve: ## Show the site in the browser while you write
	$(DOCGEN) serve --open

test: deps check test-go test-validators test-browser ## Run all tests, and install what they need first

test-go: lint ## Run the Go tests
	go test ./...

lint: ## Check formatting and go vet
	@unformatted=$$(gofmt -l cmd internal schema templates fixtures 2>/dev/null); test -z "$$unformatted" || { echo "gofmt: $$unformatted"; exit 1; }
	go vet ./...

test-validators: deps-validators ## Check every claim of the fixtures with validators in other languages
	cd tests/validators && npm test

test-browser: deps-browser ## Test the site in a real browser
	@sh tests/playground.sh .cache/playground
	cd tests/browser && npm test

verdicts: deps-validators ## Write anew what each validator says of each case
	cd tests/validators && npm run verdicts

deps: ## Install what the tests need where it is missing (apt packages and npm modules)
	@sh tests/install.sh node python browser
	@sh tests/modules.sh tests/validators
	@sh tests/modules.sh tests/browser

.PHONY: deps-validators deps-browser
deps-validators:
	@sh tests/install.sh node python
	@sh tests/modules.sh tests/validators

deps-browser:
	@sh tests/install.sh node browser
	@sh tests/modules.sh tests/browser

bench: ## Measure the main job: time, memory, pages a second, Hugo beside it
	GOBIN="$(CURDIR)/.cache/bin" go install github.com/gohugoio/hugo@v0.165.0
	DOCGEN_HUGO="$(CURDIR)/.cache/bin/hugo" go test -run '^$$' -bench . -benchmem ./...

fuzz: ## Fuzz each target for FUZZTIME (default 30s)
	@sh tests/fuzz.sh

playground: ## Build the site with the playground, docgen as WebAssembly, into _site/ (not committed)
	@sh tests/playground.sh .cache/playground
	$(DOCGEN) build --site _site --base-url "$(BASE_URL)" --playground .cache/playground

lighthouse: ## Print the Lighthouse scores of three kinds of page
	@sh tests/install.sh node browser
	@sh tests/modules.sh tests/browser
	@sh tests/modules.sh tests/lighthouse
	cd tests/lighthouse && npm run scores

screenshots: deps-browser ## Write screenshots of every kind of page to dist/screenshots
	cd tests/browser && npm run screenshots

clean: ## Remove what was built or installed here, but not site/ and fixtures/
	rm -rf bin dist _site .cache tests/*/node_modules

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
