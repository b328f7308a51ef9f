#!/usr/bin/env bash
# Installs the tokenizers of the lock file that ours is compared with.
set -eu
cd "$(dirname "$0")"
npm ci --no-audit --no-fund --loglevel=error
