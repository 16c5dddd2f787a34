# onrecord: build, test, measure. `make help` lists the targets.
SHELL := /bin/bash
DEMO  := out/demo/onrecord.index
RACE  ?=
PACKAGES ?= ./...
# A count of inputs: a fuzz run that ends by the clock can end in the fuzzer's own "context deadline exceeded".
FUZZTIME ?= 3000x

.PHONY: help build demo test race fuzz bench lint eval

help: ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 10

build: ## build bin/onrecord
	@go build -o bin/onrecord ./cmd/onrecord

demo: build ## build, index the sample corpus, show real answers
	@rm -rf out/demo && mkdir -p out/demo
	@ONRECORD_INDEX=$(DEMO) bash testdata/demo.sh

test: ## run all tests (RACE=-race for the race detector)
	@go test $(RACE) $(PACKAGES)

race: ## run all tests under the race detector
	@$(MAKE) --no-print-directory test RACE=-race

fuzz: ## run every fuzz target on FUZZTIME inputs each
	@set -e; for package in $$(go list $(PACKAGES)); do \
	  for target in $$(go test -list '^Fuzz' $$package | grep '^Fuzz' || true); do \
	    echo "$$package $$target"; go test -run '^$$' -fuzz "^$$target$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 20x $$package; \
	  done; done

bench: ## measure speed: each figure beside its yardstick, in one run
	@mkdir -p out && go test -run '^$$' -bench . -timeout 60m $(PACKAGES) | tee out/bench.txt

lint: ## gofumpt, vet, staticcheck
	@unformatted="$$(git ls-files '*.go' | xargs -r go tool gofumpt -l)"; \
	  if [ -n "$$unformatted" ]; then echo "gofumpt would change:"; echo "$$unformatted"; exit 1; fi
	@go vet ./...
	@go tool staticcheck ./...

eval: ## recompute the quality figures under testdata/quality
	@go test -count=1 -timeout 60m -run 'Quality|Figures' $$(find . -name quality_test.go -exec dirname {} \; | sort) -args -update
