#!/usr/bin/env bash
# Installs what loads are compared with: autocannon from the lock file, nginx, wrk and hey from the distribution where apt-get can.
set -eu
cd "$(dirname "$0")"
npm ci --no-audit --no-fund --loglevel=error
missing=()
for tool in nginx wrk hey; do
  command -v "$tool" > /dev/null || missing+=("${tool/nginx/nginx-light}")
done
if [ "${#missing[@]}" -gt 0 ] && command -v apt-get > /dev/null && [ "$(id -u)" = 0 ]; then
  apt-get update -q > /dev/null && apt-get install -y -q --no-install-recommends "${missing[@]}" > /dev/null
fi
