# Everything that is needed beyond the .NET 10 SDK and Node is restored by the targets themselves.
CONFIGURATION ?= Release
DOTNET_FLAGS  := --nologo -v quiet -c $(CONFIGURATION)
CMQ           := dotnet provider/Cmq.Cli/bin/$(CONFIGURATION)/net10.0/Cmq.Cli.dll
PLUGIN        := provider/Cmq.Provider/bin/$(CONFIGURATION)/net10.0/pulumi-resource-cmq
INTEROP       := tests/interop
PEERS         := $(INTEROP)/bench
VERSION       := $(shell sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' Directory.Build.props)
DOWNLOAD_URL  := $(shell sed -n 's:.*<CmqPluginDownloadUrl>\(.*\)</CmqPluginDownloadUrl>.*:\1:p' Directory.Build.props)
PULUMI_HOME   ?= $(HOME)/.pulumi
PREFIX        ?= $(HOME)/.local
SHIPPING      := provider/Shipping

export DOTNET_CLI_TELEMETRY_OPTOUT = 1
export DOTNET_NOLOGO = 1
export CMQ_TEST_CONFIGURATION = $(CONFIGURATION)

.DEFAULT_GOAL := help
.PHONY: help build up test lint bench emulator sdk api pack install dist dist-check clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

build: ## Build everything
	dotnet build Cmq.slnx $(DOTNET_FLAGS)
	@! grep -qs true out/pulumi-probe.props || echo "The package Pulumi can't be restored here: the C# SDK and the examples were compiled against tests/PulumiSurface."

up: ## Show the main job on examples/shop: preview, up, change, refusal, destroy, against the emulator
	dotnet build provider/Cmq.Cli/Cmq.Cli.csproj $(DOTNET_FLAGS)
	@CMQ="$(CMQ)" bash examples/shop/tour.sh

test: build $(INTEROP)/node_modules/.package-lock.json ## Run every test: .NET, the Node suites over real processes, the tour of examples/shop
	@CMQ="$(CMQ)" bash tests/run.sh

# Style and analyzers are part of the build, whose warnings are errors; what is left is white space.
lint: ## Check the format of the code and that generated files are up to date
	dotnet format whitespace . --folder --verify-no-changes --exclude $(INTEROP)/node_modules $(PEERS)/node_modules || { echo "Run 'dotnet format whitespace . --folder' and commit what it changes."; exit 1; }
	dotnet test tests/Cmq.Repository.Tests $(DOTNET_FLAGS)

# A form that can't be made here is left out of the table, and publish.sh says why.
bench: $(INTEROP)/node_modules/.package-lock.json $(PEERS)/node_modules/.package-lock.json ## Run the benchmarks, and write docs/benchmarks.md
	@for program in pulumi-resource-cmq cmq; do for form in native trimmed ready plain; do \
	  FORM=$$form $(SHIPPING)/publish.sh $$program "" "$(CURDIR)/out/bench/$$program/$$form" || true; done; done
	dotnet build tests/Cmq.Benchmarks/Cmq.Benchmarks.csproj --nologo -v quiet -c Release
	dotnet tests/Cmq.Benchmarks/bin/Release/net10.0/Cmq.Benchmarks.dll --write docs/benchmarks.md

emulator: ## Start the emulator on a free port
	dotnet build provider/Cmq.Cli/Cmq.Cli.csproj $(DOTNET_FLAGS)
	$(CMQ) emulator

sdk: ## Write the files that are generated from the attribute tables
	dotnet build provider/Cmq.Cli/Cmq.Cli.csproj $(DOTNET_FLAGS)
	$(CMQ) schema --out provider/Cmq.Provider/schema.json
	$(CMQ) reference --out docs/reference.md
	dotnet run --project provider/Cmq.CodeGen/Cmq.CodeGen.csproj -c $(CONFIGURATION) -- provider/Cmq.Provider/schema.json sdk/Pulumi.Cmq

api: ## Write the listing of the library's public surface
	CMQ_WRITE_PUBLIC_API=1 dotnet test tests/Cmq.Repository.Tests $(DOTNET_FLAGS) --filter PublicApi_IsThatOfTheListing

# Pulumi.Cmq comes last: it needs the package Pulumi, which not every source has. The time in the packages is that of the last commit, so the same commit
# gives the same bytes.
pack: export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null)
pack: ## Make the NuGet packages in out/: the client library, the service in memory, and the C# SDK for Pulumi
	dotnet pack sdk/Cmq/Cmq.csproj $(DOTNET_FLAGS) -o out
	dotnet pack provider/Cmq.Broker/Cmq.Broker.csproj $(DOTNET_FLAGS) -o out
	dotnet pack sdk/Pulumi.Cmq/Pulumi.Cmq.csproj $(DOTNET_FLAGS) -o out

install: ## Put the plugin where the Pulumi engine looks for it, and cmq into $(PREFIX)/bin
	@PULUMI_HOME="$(PULUMI_HOME)" PREFIX="$(PREFIX)" $(SHIPPING)/install.sh $(VERSION)

dist: ## Make the release archives of both programs: of this platform, or of those in RIDS="linux-x64 osx-arm64 …"
	@$(SHIPPING)/dist.sh $(VERSION) out $(RIDS)

# Publishing takes a minute, so this is no part of "make test".
dist-check: dist $(INTEROP)/node_modules/.package-lock.json ## Unpack the archives of this platform, and try the programs that are in them
	cd $(INTEROP) && CMQ_DIST="$(CURDIR)/out" CMQ_DIST_VERSION=$(VERSION) CMQ_DIST_URL="$(DOWNLOAD_URL)" node --test shipping/plugin.mjs shipping/command.mjs

clean: ## Remove what was built
	dotnet clean Cmq.slnx $(DOTNET_FLAGS)
	rm -rf $(INTEROP)/node_modules $(PEERS)/node_modules out

%/node_modules/.package-lock.json: %/package-lock.json
	cd $* && npm ci --no-audit --no-fund --loglevel=error
	@touch $@
