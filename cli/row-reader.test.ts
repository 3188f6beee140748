/** Read from bytes in any pieces, a table has the records that `Records` makes of its lines. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Records } from '#exchange/table'
import { wholeLines } from './lines.ts'
import { RowReader } from './row-reader.ts'

type Read = { readonly line: number } & ({ readonly cells: readonly string[] } | { readonly bad: string })

async function fromBytes(bytes: Uint8Array, size: number): Promise<readonly Read[]> {
  const reader = new RowReader()
  const rows: Read[] = []
  const take = (row: Parameters<Parameters<RowReader['end']>[0]>[0]) => {
    if ('bad' in row) rows.push(row)
    else rows.push({ line: row.line, cells: Array.from({ length: row.count }, (_, at) => row.cell(at)) })
  }
  for await (const lines of wholeLines(pieces(bytes, size))) reader.read(lines, take)
  reader.end(take)
  return rows
}

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

function fromLines(text: string): readonly Read[] {
  const records = new Records()
  const lines = text.split(/\r\n|\n|\r/)
  if (lines.at(-1) === '') lines.pop()
  return [...records.take(lines), ...records.end()]
}

const units = [
  '"',
  '"',
  ',',
  ',',
  ';',
  '\t',
  '\n',
  '\r',
  '\r\n',
  'å',
  '٣',
  ' ',
  '1',
  '23',
  '"4"',
  '""',
  'id',
  '😀',
  '\u001a',
  'sep=;\n',
]

it('whatever is in it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...units), { maxLength: 60 }),
      fc.integer({ min: 1, max: 40 }),
      (some, size) => compare(some.join(''), size),
    ),
    { numRuns: 2000 },
  )
})

async function compare(text: string, size: number): Promise<void> {
  expect(await fromBytes(new TextEncoder().encode(text), size)).toEqual(fromLines(text))
}

it('with more cells than the header has', () => compare(`id,a\n${'1,'.repeat(500)}\nb,2\n`, 64))

it('with a mark before it, which is left out, and one inside it, which is not', async () => {
  const bytes = new TextEncoder().encode('\ufeffid,a\n\ufeffb,2\n')
  for (const size of [1, 2, 5, 100])
    expect(await fromBytes(bytes, size)).toEqual([
      { line: 1, cells: ['id', 'a'] },
      { line: 2, cells: ['\ufeffb', '2'] },
    ])
})
