/** Bytes like those of a good batch, and bytes like nothing at all: what fuzzing offers the collector. */
import fc from 'fast-check'

export function anyBytes(good: Buffer): fc.Arbitrary<Buffer> {
  const spliced = fc
    .tuple(fc.nat(good.length), fc.nat(40), fc.uint8Array({ maxLength: 40 }))
    .map(([at, cut, bytes]) => Buffer.concat([good.subarray(0, at), bytes, good.subarray(at + cut)]))
  const swapped = fc.tuple(fc.nat(good.length - 1), fc.constantFrom(...'0123456789-.eE{}[]":,\\')).map(([at, sign]) => {
    const bytes = Buffer.from(good)
    bytes[at] = sign.charCodeAt(0)
    return bytes
  })
  const other = fc.json().map((json) => Buffer.from(json))
  const field = fc
    .tuple(
      fc.constantFrom('unit', 'period', 'edition', 'counts', 'scores', 'plan', 'joined', '__proto__'),
      fc.jsonValue(),
    )
    .map(([name, value]) => Buffer.from(JSON.stringify({ ...JSON.parse(good.toString()), [name]: value })))
  return fc.oneof(spliced, swapped, other, field)
}
