# make demo   see a pit lane work       make test   prove it       make bench   measure it
PITMARSHAL := gateway/bin/Release/net10.0/pitmarshal
ARGS ?=

.PHONY: demo test bench build setup clean

demo: build
	$(PITMARSHAL) demo $(ARGS)

test: build
	dotnet test nf.sln -c Release --no-build --nologo

bench: build
	dotnet run --project tests/Bench -c Release --no-build -- $(ARGS)

build: setup
	@echo "Building; the first time takes about two minutes."
	dotnet build nf.sln -c Release --nologo -v quiet

setup:
	@tools/setup

clean:
	dotnet clean nf.sln -c Release --nologo -v quiet
