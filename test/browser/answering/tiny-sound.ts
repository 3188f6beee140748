/** A second of Opus silence in an Ogg file, made here: enough for a browser to decode, and nobody's recording. */

const frames = 50
/** One frame of 20 ms: CELT, full band, mono, with nothing in it. */
const silence = Buffer.from([0xf8, 0xff, 0xfe])
/** Samples at 48 kHz in a frame. */
const perFrame = 960

/** @returns base64 with padding, as a wording pack holds it */
export function tinySound(): string {
  const head = Buffer.concat([
    Buffer.from('OpusHead'),
    Buffer.from([1, 1, 0, 0]),
    uint32(48_000),
    Buffer.from([0, 0, 0]),
  ])
  const tags = Buffer.concat([Buffer.from('OpusTags'), uint32(4), Buffer.from('test'), uint32(0)])
  const sound = Array.from({ length: frames }, () => silence)
  return Buffer.concat([page(0, 2, 0, [head]), page(1, 0, 0, [tags]), page(2, 4, frames * perFrame, sound)]).toString(
    'base64',
  )
}

/** `kind`: 2 the first page, 4 the last. Packets are shorter than 255 bytes, so each is one segment. */
function page(number: number, kind: number, samples: number, packets: readonly Buffer[]): Buffer {
  const before = Buffer.concat([
    Buffer.from('OggS'),
    Buffer.from([0, kind]),
    uint32(samples),
    uint32(0),
    uint32(7),
    uint32(number),
  ])
  const after = Buffer.concat([Buffer.from([packets.length, ...packets.map(({ length }) => length)]), ...packets])
  const sum = checksum(Buffer.concat([before, uint32(0), after]))
  return Buffer.concat([before, uint32(sum), after])
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value >>> 0)
  return bytes
}

/** Ogg's own CRC: polynomial 0x04c11db7, from the top bit down, nothing turned at the end. */
function checksum(bytes: Buffer): number {
  let sum = 0
  for (const byte of bytes) {
    sum ^= byte << 24
    for (let bit = 0; bit < 8; bit++) sum = sum & 0x80000000 ? (sum << 1) ^ 0x04c11db7 : sum << 1
  }
  return sum >>> 0
}
