/** What was released stays readable: the files of `test/fixtures/formats/` are never edited. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readPeriod } from '../period/period.ts'
import { canonical, isCanonical } from './canonical.ts'
import { readBatch } from './read-batch.ts'

const file = (name: string) => readFileSync(`test/fixtures/formats/${name}.json`)

const period = readPeriod(JSON.parse(file('mattstock-period-1').toString()))
if ('refused' in period) throw new Error(period.at)
const bytes = file('mattstock-batch-1')

it('reads a period that carries a questionnaire, as it was first released', () => {
  const released: unknown = JSON.parse(file('mattstock-period-1-questionnaires').toString())
  expect(readPeriod(released)).toEqual(released)
})

it('reads a batch of the first format, to the same bytes', () => {
  const read = readBatch(JSON.parse(bytes.toString()), period)
  if ('refused' in read) throw new Error(JSON.stringify(read.refused))
  expect(isCanonical(bytes, read.batch)).toBe(true)
  expect(createHash('sha256').update(canonical(read.batch)).digest('hex')).toBe(
    '7711b31f79069dc00d81b39471c30f960f9cadd78efc25c85e1df9369ab6f4a7',
  )
})

it('refuses or reads, and never throws, when any one byte of it is turned', () => {
  let refused = 0
  for (let at = 0; at < bytes.length; at += 7) {
    const turned = Buffer.from(bytes)
    turned[at] = (turned[at] ?? 0) ^ 1
    let value: unknown
    try {
      value = JSON.parse(turned.toString())
    } catch {
      refused++
      continue
    }
    const read = readBatch(value, period)
    if ('refused' in read || !isCanonical(turned, read.batch)) refused++
  }
  // What still reads is another figure that the rules could have made; the signature is there for those.
  expect(refused).toBeGreaterThan((0.9 * bytes.length) / 7)
})

it('refuses it cut short anywhere', () => {
  for (let length = 0; length < bytes.length; length += 101) {
    expect(() => JSON.parse(bytes.subarray(0, length).toString())).toThrow()
  }
})
