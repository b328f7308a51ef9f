-- Prints what wrk measured on one line, in milliseconds; by itself it prints no p95.
done = function(summary, latency, requests)
  io.write(string.format("senytl %d %.3f %.3f %.3f %.3f\n",
    summary.requests / (summary.duration / 1e6), latency:percentile(50) / 1000, latency:percentile(90) / 1000,
    latency:percentile(95) / 1000, latency:percentile(99) / 1000))
end
