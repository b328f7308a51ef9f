// A tone that swells and fades twice a second: a steady one is taken for noise and removed by voice processing.
export function toneFrame(frequency, rate, first, samples, amplitude = 12000) {
  const data = new Int16Array(samples);
  for (let i = 0; i < samples; i++) {
    const t = (first + i) / rate;
    data[i] = Math.round(amplitude * (0.6 + 0.4 * Math.sin(2 * Math.PI * 2 * t)) * Math.sin(2 * Math.PI * frequency * t));
  }
  return data;
}

// The strongest frequency between 100 Hz and 4 kHz: the 10 Hz grid first, then 1 Hz around its best.
export function dominantFrequency(samples, rate) {
  const best = (from, to, step) => {
    let found = from;
    let most = -1;
    for (let f = from; f <= to; f += step) {
      const power = goertzel(samples, rate, f);
      if (power > most) {
        most = power;
        found = f;
      }
    }
    return found;
  };
  const near = best(100, 4000, 10);
  return best(near - 10, near + 10, 1);
}

function goertzel(samples, rate, frequency) {
  const k = 2 * Math.cos((2 * Math.PI * frequency) / rate);
  let a = 0;
  let b = 0;
  for (const sample of samples) {
    const c = sample + k * a - b;
    b = a;
    a = c;
  }
  return a * a + b * b - k * a * b;
}

export function rms(samples) {
  let sum = 0;
  for (const sample of samples) {
    sum += sample * sample;
  }
  return Math.sqrt(sum / Math.max(1, samples.length));
}
