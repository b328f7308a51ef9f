// A moving picture that tells its number: three colours above, eight black or white blocks below that count frames in binary.
const colours = [[255, 0, 0], [0, 255, 0], [0, 0, 255]];
const bits = 8;

export const width = 320;
export const height = 240;
export const total = 2 ** bits;

// The regions, in shares of width and height, since a sender may scale a picture down.
export const regions = [
  ...colours.map((_, i) => ({ x: i / 3, y: 0, width: 1 / 3, height: 0.5 })),
  ...Array.from({ length: bits }, (_, i) => ({ x: i / bits, y: 0.5, width: 1 / bits, height: 0.5 })),
];

// The colour of each region in a frame.
export function paints(number) {
  return [...colours, ...Array.from({ length: bits }, (_, bit) => ((number >> bit) & 1 ? [255, 255, 255] : [0, 0, 0]))];
}

export function draw(number) {
  const data = new Uint8Array(width * height * 4).fill(255);
  const paint = paints(number);
  regions.forEach((region, i) => {
    for (let y = Math.floor(region.y * height); y < (region.y + region.height) * height; y++) {
      for (let x = Math.floor(region.x * width); x < (region.x + region.width) * width; x++) {
        data.set(paint[i], (y * width + x) * 4);
      }
    }
  });
  return data;
}

// The colour in the middle of each region of an RGBA picture.
export function sample(data, wide, high) {
  return regions.map((region) => {
    const at = (Math.floor((region.y + region.height / 2) * high) * wide + Math.floor((region.x + region.width / 2) * wide)) * 4;
    return [...data.subarray(at, at + 3)];
  });
}

// The numbers that frames show, and the colours of the first frame that shows none.
export function readAll(frames) {
  const numbers = frames.map(read);
  return { numbers, strange: frames[numbers.indexOf(-1)] };
}

// The number that a frame shows; -1 when a colour is not what was painted, or a block neither black nor white.
function read(samples) {
  const near = (seen, painted) => seen.every((part, i) => Math.abs(part - painted[i]) < 64);
  const blocks = samples.slice(colours.length).map((seen) => (near(seen, [255, 255, 255]) ? 1 : near(seen, [0, 0, 0]) ? 0 : -total));
  const number = blocks.reduce((sum, block, bit) => sum + block * 2 ** bit, 0);
  return colours.every((painted, i) => near(samples[i], painted)) && number >= 0 ? number : -1;
}
