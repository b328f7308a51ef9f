#!/usr/bin/env bash
# Installs the OpenSSL command line that DTLS handshakes are tested with, where it is not there already.
set -eu
if ! command -v openssl > /dev/null; then
  apt-get update -qq
  apt-get install -y -qq openssl
fi
