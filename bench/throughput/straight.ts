/**
 * The floor from CSV to CSV: bytes straight through for this one form and this one table, all of it in memory, nothing
 * checked. Writes id and total. Run by bench/throughput.ts.
 */
import { readFileSync, writeSync } from 'node:fs'
import { COLUMNS } from './records.ts'
import { lookUp } from './scorers.ts'

const LF = 10
const COMMA = 44
const ZERO = 48

const bytes = readFileSync(process.argv[2] ?? '')
const codes = new Int8Array(COLUMNS.length)
const scores = new Int8Array(9)
const out = Buffer.alloc(bytes.length * 2)
let length = 0
let at = bytes.indexOf(LF) + 1
while (at < bytes.length) {
  for (let byte = bytes[at] as number; byte !== COMMA; byte = bytes[at] as number) {
    out[length++] = byte
    at += 1
  }
  for (let column = 0; column < codes.length; column += 1) {
    at += 1
    const byte = bytes[at] as number
    codes[column] = byte >= ZERO ? byte - ZERO : -1
    if (byte >= ZERO) at += 1
  }
  at += 1
  lookUp(codes, scores, 1)
  for (const score of scores) {
    out[length++] = COMMA
    if (score > 9) out[length++] = ZERO + Math.floor(score / 10)
    if (score >= 0) out[length++] = ZERO + (score % 10)
  }
  out[length++] = LF
}
for (let from = 0; from < length; ) from += writeSync(1, out, from, length - from)
