#!/usr/bin/env bash
# Installs the real LiveKit peers that tests in the category Peers run: the Node packages of the lock file, Chromium, and a voice for callers.
set -eu
cd "$(dirname "$0")"
ONNXRUNTIME_NODE_INSTALL=skip npm ci --no-audit --no-fund --loglevel=error
if ! command -v espeak-ng >/dev/null || { ! command -v chromium >/dev/null && ! command -v google-chrome >/dev/null; }; then
  apt-get update -qq
  apt-get install -y -qq chromium espeak-ng
fi
