/** Bytes as they come to bytes of whole lines: UTF-8 or nothing, any of the three line ends, in constant memory. */
import { isUtf8 } from 'node:buffer'
import { Refusal } from './refusal.ts'

const LF = 10
const CR = 13
const MARK = [0xef, 0xbb, 0xbf]

/** Some lines at a time, each with its end but for the last of all. A byte order mark is left out. */
export async function* wholeLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0)
  let first = true
  for await (const chunk of bytes) {
    const held = Buffer.concat([rest, chunk])
    const end = lastLineEnd(held)
    rest = held.subarray(end)
    if (end > 0) yield checked(held.subarray(markLength(held, first), end))
    first &&= end === 0
  }
  if (rest.length > 0) yield checked(rest.subarray(markLength(rest, first)))
}

/** A carriage return at the very end is no end yet: its line feed may come next. */
const lastLineEnd = (bytes: Buffer): number =>
  1 + Math.max(bytes.lastIndexOf(LF), bytes.length < 2 ? -1 : bytes.lastIndexOf(CR, bytes.length - 2))

const markLength = (bytes: Buffer, first: boolean): number =>
  first && MARK.every((byte, at) => bytes[at] === byte) ? MARK.length : 0

/** Not lenient: an id with a broken letter in it would be another id. */
function checked(lines: Buffer): Buffer {
  if (!isUtf8(lines)) throw new Refusal('the table is not UTF-8 text: save it as CSV UTF-8')
  return lines
}
