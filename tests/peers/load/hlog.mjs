// Adds up the intervals of a histogram log by tag, as the tools of HdrHistogram do: node hlog.mjs FILE
// Prints a JSON object of tags, each with its count and nearest-rank percentiles in the log's unit.
import { readFileSync } from 'node:fs';
import hdr from 'hdr-histogram-js';

const totals = {};
for (const line of readFileSync(process.argv[2], 'utf8').split('\n')) {
  const [, tag, encoded] = /^Tag=([^,]+),[^,]+,[^,]+,[^,]+,(.+)$/.exec(line) ?? [];
  if (tag) {
    totals[tag] ??= hdr.build({ bitBucketSize: 64, autoResize: true });
    totals[tag].add(hdr.decodeFromCompressedBase64(encoded, 64));
  }
}

const figures = (total) => ({
  count: total.totalCount,
  p50: total.getValueAtPercentile(50),
  p95: total.getValueAtPercentile(95),
  p99: total.getValueAtPercentile(99),
});
console.log(JSON.stringify(Object.fromEntries(Object.entries(totals).map(([tag, total]) => [tag, figures(total)]))));
