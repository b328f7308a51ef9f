// A peer prints one JSON object as the last line of its output; the test that started it judges it.
export function report(result) {
  process.stdout.write('\n' + JSON.stringify(result) + '\n');
}

const connects = [];

// Every connection of a process is reported with what else it found, the first one first.
export function connected(identity, milliseconds) {
  connects.push({ identity, milliseconds });
  return milliseconds;
}

export function wait(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

export async function within(milliseconds, what, promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not within ${milliseconds} ms: ${what}`)), milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

export async function until(what, condition, milliseconds = 5000) {
  const end = Date.now() + milliseconds;
  for (;;) {
    const found = await condition();
    if (found) {
      return found;
    }
    if (Date.now() > end) {
      throw new Error(`not within ${milliseconds} ms: ${what}`);
    }
    await wait(10);
  }
}

export function run(scenarios) {
  const scenario = scenarios[process.argv[2]];
  if (!scenario) {
    report({ error: `no scenario ${process.argv[2]}; there are ${Object.keys(scenarios)}` });
    process.exit(2);
  }
  scenario(process.argv[3]).then(
    (result) => {
      report({ ...result, connects });
      process.exit(0);
    },
    (error) => {
      report({ error: String(error?.stack ?? error) });
      process.exit(1);
    },
  );
}
