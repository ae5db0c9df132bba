# make demo   see a pit lane work       make test   prove it       make bench   measure it
# make screens   pictures of every page       make test-fast   the tests that need no other process, no server, no browser
# make crowd     how soon 200 open pages show a change: tests/Web/TestResults/figures.txt
# make package   what people install, one file a system: artifacts/package
# make cluster   a database with its replica, two hubs, a balancer and two edges on this machine
# make house   figures of the source: files, lines, folders, methods, circles
PITMARSHAL := gateway/Cli/bin/Release/net10.0/pitmarshal
ARGS ?=

.PHONY: demo test test-fast bench house crowd cluster package screens program build setup clean

demo: program
	$(PITMARSHAL) demo $(ARGS)

test: build
	@tools/setup --tests
	@tools/test PitMarshal.slnx -c Release --no-build --nologo

test-fast:
	dotnet build tests/Fast.slnf -c Release --nologo -v quiet
	@PITMARSHAL_TESTS=fast tools/test tests/Fast.slnf -c Release --no-build --nologo --filter "Needs!=other processes&Needs!=time"

house:
	@dotnet run tools/house.cs

bench: build
	dotnet run --project tests/Bench -c Release --no-build -- $(ARGS)

crowd: setup
	@tools/setup --tests
	PITMARSHAL_CROWD=200 dotnet test tests/Web -c Release --nologo --filter FullyQualifiedName~CrowdTests

cluster: program
	@tools/setup --tests
	@tools/cluster $(ARGS)

package: setup
	@tools/package $(ARGS)

screens: setup
	@tools/setup --tests
	PITMARSHAL_SCREENS=docs/screens dotnet test tests/Web -c Release --nologo --filter FullyQualifiedName~ScreenTests

program: setup
	@echo "Building; the first time takes about a minute."
	dotnet build gateway/Cli -c Release --nologo -v quiet

build: setup
	@echo "Building; the first time takes about two minutes."
	dotnet build PitMarshal.slnx -c Release --nologo -v quiet

setup:
	@tools/setup

clean:
	dotnet clean PitMarshal.slnx -c Release --nologo -v quiet
