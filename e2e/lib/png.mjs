// Pictures of pages for documents: the same picture in 256 colours, which a page of text hardly has more of, takes a third
// of the bytes. Takes what Chromium writes (eight bits a channel, RGB or RGBA, not interlaced) and nothing else.
import { deflateSync, inflateSync } from 'node:zlib';

const HEAD = 8;
const COLOURS = 256;

/** The picture in fewer bytes. */
export function pack(png) {
  const chunks = [...chunksOf(png)];
  const head = Buffer.from(chunks.find(([kind]) => kind === 'IHDR')[1]);
  const [width, height, step] = [head.readUInt32BE(0), head.readUInt32BE(4), { 2: 3, 6: 4 }[head[9]]];
  if (head[8] !== 8 || !step || head[12] !== 0) return png;
  const pixels = unfilter(inflateSync(Buffer.concat(chunks.filter(([kind]) => kind === 'IDAT').map(([, data]) => data))), width * step, height, step);
  const counts = new Map();
  for (let at = 0; at < pixels.length; at += step) {
    const colour = pixels.readUIntBE(at, 3);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const palette = [...counts].sort((a, b) => b[1] - a[1]).slice(0, COLOURS).map(([colour]) => colour);
  const place = new Map([...counts.keys()].map((colour) => [colour, nearest(palette, colour)]));
  const rows = Buffer.alloc((width + 1) * height);
  for (let at = 0, nth = 0; nth < width * height; nth += 1, at += step) rows[Math.floor(nth / width) * (width + 1) + 1 + (nth % width)] = place.get(pixels.readUIntBE(at, 3));
  head[9] = 3;
  const plte = Buffer.alloc(palette.length * 3);
  for (const [nth, colour] of palette.entries()) plte.writeUIntBE(colour, nth * 3, 3);
  return Buffer.concat([png.subarray(0, HEAD), chunk('IHDR', head), chunk('PLTE', plte), chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })), chunk('IEND', Buffer.alloc(0))]);
}

function* chunksOf(png) {
  for (let at = HEAD; at < png.length; ) {
    const size = png.readUInt32BE(at);
    yield [png.toString('latin1', at + 4, at + 8), png.subarray(at + 8, at + 8 + size)];
    at += size + 12;
  }
}

function chunk(kind, data) {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  size.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([size, body, sum]);
}

const SUMS = Array.from({ length: 256 }, (_, nth) => {
  let sum = nth;
  for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  return sum >>> 0;
});

function crc32(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = SUMS[(sum ^ byte) & 255] ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}

/** Rows without the filter of each: what stands left, above, and above left was taken off. */
function unfilter(data, width, height, step) {
  const out = Buffer.alloc(width * height);
  for (let row = 0; row < height; row += 1) {
    const kind = data[row * (width + 1)];
    for (let x = 0; x < width; x += 1) {
      const at = row * width + x;
      const left = x >= step ? out[at - step] : 0;
      const up = row > 0 ? out[at - width] : 0;
      const corner = x >= step && row > 0 ? out[at - width - step] : 0;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][kind];
      out[at] = data[row * (width + 1) + 1 + x] + guess;
    }
  }
  return out;
}

function paeth(left, up, corner) {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

function nearest(palette, colour) {
  const far = (it) => ((it >> 16) - (colour >> 16)) ** 2 + (((it >> 8) & 255) - ((colour >> 8) & 255)) ** 2 + ((it & 255) - (colour & 255)) ** 2;
  let best = 0;
  for (let nth = 1; nth < palette.length; nth += 1) if (far(palette[nth]) < far(palette[best])) best = nth;
  return best;
}
