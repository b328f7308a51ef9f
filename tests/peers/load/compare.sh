#!/usr/bin/env bash
# The same load on one nginx by senytl, wrk, hey and autocannon, in turns, and once more with the target stopped for 2 s of 10 s.
# Prints two Markdown tables. Takes about four minutes. Everything stays on the loopback, and everything started is stopped.
set -euo pipefail
cd "$(dirname "$0")"
seconds=10 users=32 rate=200 rounds=${ROUNDS:-3}
work=$(mktemp -d)
nginx_pid=
cleanup() {
  if [ -n "$nginx_pid" ]; then
    pkill -CONT -P "$nginx_pid" 2> /dev/null || true
    kill "$nginx_pid" 2> /dev/null || true
    wait "$nginx_pid" 2> /dev/null || true
  fi
  rm -rf "$work"
}
trap cleanup EXIT

for tool in nginx wrk hey node jq; do
  command -v "$tool" > /dev/null || { echo "$tool is missing: run install.sh beside this script" >&2; exit 3; }
done
[ -d node_modules/autocannon ] || { echo "autocannon is missing: run install.sh beside this script" >&2; exit 3; }
dotnet build -c Release -v q -nologo ../../../src/Senytl.Cli > /dev/null
tool=$(ls ../../../src/Senytl.Cli/bin/Release/net*/Senytl.Cli.dll)

port=$(node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})')
url=http://127.0.0.1:$port/
cat > "$work/nginx.conf" << EOF
daemon off; worker_processes 1; pid $work/nginx.pid;
events { worker_connections 1024; }
http {
  access_log off; keepalive_requests 100000000;
  client_body_temp_path $work/b; proxy_temp_path $work/p; fastcgi_temp_path $work/f; uwsgi_temp_path $work/u; scgi_temp_path $work/s;
  server { listen 127.0.0.1:$port; location / { return 200 "hello\n"; } }
}
EOF
nginx -p "$work" -c "$work/nginx.conf" -e "$work/error.log" &
nginx_pid=$!
until curl -sf "$url" > /dev/null; do kill -0 "$nginx_pid"; sleep 0.1; done

# Each prints: requests/s p50 p90 p95 p99, latencies in ms, "-" where the tool does not tell.
row() { jq -rn --argjson v "$1" '$v | map(if type == "number" then (. * 1000 | round / 1000) else . end) | @tsv'; }
senytl() { # users|rate
  local load=(--users "$users")
  [ "$1" = users ] || load=(--rate "$rate" --grace 3s)
  dotnet "$tool" load --url "$url" "${load[@]}" --duration "$seconds" --max-error-rate 1 --json 2> /dev/null > "$work/senytl.json" || true
  row "$(jq '[.attemptsPerSecond, (.responseTime | .p50, .p90, .p95, .p99) * 1000] | .[0] |= round' "$work/senytl.json")"
}
wrk_() { # wrk has no rate: its freeze run is closed
  wrk -t1 -c"$users" -d"${seconds}s" --latency -s percentiles.lua "$url" | grep '^senytl ' | cut -d' ' -f2- | tr ' ' '\t'
}
hey_() {
  local load=(-c "$users")
  [ "$1" = users ] || load=(-c "$users" -q "$(awk "BEGIN{print $rate/$users}")")
  hey -z "${seconds}s" "${load[@]}" "$url" > "$work/hey.txt"
  awk '/Requests\/sec/ {r=$2} /50%+ in/ {a=$3} /90%+ in/ {b=$3} /95%+ in/ {c=$3} /99%+ in/ {d=$3}
    END {printf "%d\t%.3f\t%.3f\t%.3f\t%.3f\n", r, a*1000, b*1000, c*1000, d*1000}' "$work/hey.txt"
}
autocannon_() {
  local load=(-c "$users")
  [ "$1" = users ] || load=(-c "$users" -R "$rate")
  node node_modules/autocannon/autocannon.js "${load[@]}" -d "$seconds" --json "$url" 2> /dev/null > "$work/ac.json"
  row "$(jq '[.requests.average, .latency.p50, .latency.p90, "-", .latency.p99] | .[0] |= round' "$work/ac.json")"
}
run() { case $1 in senytl) senytl "$2" ;; *) "$1_" "$2" ;; esac; }

median() { sort -n | awk '{a[NR]=$1} END {print NR ? a[int((NR+1)/2)] : "-"}'; }
table() { # file prefix
  echo "| | requests/s | p50 ms | p90 ms | p95 ms | p99 ms |"
  echo "| --- | --- | --- | --- | --- | --- |"
  for one in senytl wrk hey autocannon; do
    printf '| %s |' "$one"
    for column in 1 2 3 4 5; do printf ' %s |' "$(cut -f"$column" "$work/$1.$one" | median)"; done
    echo
  done
}

for _ in $(seq "$rounds"); do
  for one in senytl wrk hey autocannon; do run "$one" users >> "$work/steady.$one"; done
done
for one in senytl wrk hey autocannon; do
  run "$one" rate > "$work/frozen.$one" &
  load=$!
  if [ "$one" = senytl ]; then
    # The run starts when the first request arrives, some time after the process.
    until ss -Htn state established "sport = :$port" | grep -q . || ! kill -0 "$load" 2> /dev/null; do sleep 0.02; done
  fi
  sleep 4
  pkill -STOP -P "$nginx_pid"
  sleep 2
  pkill -CONT -P "$nginx_pid"
  wait "$load"
done

echo "$users users for $seconds s, median of $rounds rounds in turns:"
echo
table steady
echo
echo "$rate requests/s for $seconds s (wrk: $users users, it has no rate), the target stopped from second 4 to 6; the truth is p90 1000, p95 1500, p99 1900:"
echo
table frozen
