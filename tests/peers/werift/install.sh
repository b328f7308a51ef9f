#!/usr/bin/env bash
# Installs the WebRTC stack of the lock file that data channels are tested with.
set -eu
cd "$(dirname "$0")"
npm ci --no-audit --no-fund --loglevel=error
