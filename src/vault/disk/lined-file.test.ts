import { expect, it } from 'vitest'
import { LONGEST_LINE, linedFile, linesIn } from './lined-file.ts'
import { type Row, rowLines } from './rows.ts'

async function* given(texts: readonly string[]) {
  yield* texts
}
const read = (file: Blob) => Array.fromAsync(linesIn(file), ({ text, sound }) => ({ text, sound }))

it('gives back the lines that were written', async () => {
  const texts = ['{"a":1}', '', 'å ∀ two words']
  expect(await read(await linedFile(given(texts), 'x'))).toEqual(texts.map((text) => ({ text, sound: true })))
})

it('reads a line that never ends no further than the longest there is', async () => {
  const piece = new TextEncoder().encode('x'.repeat(1_000_000))
  let pieces = 0
  const stream = () => new ReadableStream({ pull: (to) => (pieces++ < 100 ? to.enqueue(piece) : to.close()) })
  const file = Object.assign(new Blob(), { stream })
  expect(await read(file)).toEqual([{ text: '', sound: false }])
  expect(pieces * 1_000_000).toBeLessThan(LONGEST_LINE + 5_000_000)
})

it('takes a row as long as a sealed wording may be', async () => {
  const [line = ''] = rowLines('records', [record('12', 12_000_000)])
  const [only] = await read(await linedFile(given([line]), 'x'))
  expect(only?.sound).toBe(true)
  expect(only?.text.length).toBe(line.length)
})

it('puts two hundred rows in a line, and fewer that are long', () => {
  const counts = (size: number) =>
    rowLines(
      'records',
      Array.from({ length: 450 }, (_, i) => record(String(i), size)),
    ).map((line) => (JSON.parse(line) as unknown[]).length)
  expect(counts(10)).toEqual([200, 200, 50])
  expect(counts(40_000)).toEqual(Array.from({ length: 18 }, () => 25))
})

const record = (id: string, size: number): Row<'records'> => ({ id, box: 'x'.repeat(size) }) as Row<'records'>
