/**
 * Files that somebody might bring, or be sent: each made from a good one by one change, and named by it. Backups, period
 * definitions and receipts; the corpora of FHIR resources and tables are `test/exchange/bad-*.ts`, that of packs
 * in `src/wordings/bad-packs.ts`.
 */
import { period2014, type Receipt } from '#aggregate'
import { chained } from '../../src/vault/disk/journal-file.ts'
import { utf8 } from './reader.ts'

export interface BadFile {
  readonly name: string
  readonly bytes: Uint8Array
  readonly reason: string
}

const json = (value: unknown) => utf8(JSON.stringify(value))
const deep = (n: number) => `${'['.repeat(n)}${']'.repeat(n)}`
const noJson: readonly (readonly [string, Uint8Array])[] = [
  ['nothing', new Uint8Array()],
  ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)],
  ['a zip', Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0, 0)],
  ['a page of the web', utf8('<!doctype html><script>alert(1)</script>')],
  ['a text that is cut off', utf8('{"format":"mattstock-')],
  ['text in UTF-16', Uint8Array.from([0xff, 0xfe, 0x7b, 0, 0x7d, 0])],
  ['ten thousand brackets', utf8(deep(10_000))],
  ['a list', utf8('[]')],
  ['null', utf8('null')],
  ['a number', utf8('1e999')],
]

// biome-ignore lint/suspicious/noExplicitAny: a file from outside can hold anything
type Loose = any

export const badPeriods: readonly BadFile[] = [
  ...noJson.map(([name, bytes]) => ({ name, bytes, reason: 'not-a-period' })),
  ...(
    [
      ['a later format', (p) => (p.format = 'mattstock-period-2')],
      ['a field that nobody knows', (p) => (p.surprise = 1)],
      ['no name in Arabic', (p) => delete p.names.ar],
      ['an id with a path in it', (p) => (p.id = '../../etc')],
      ['an end before the beginning', (p) => (p.last = '2013-01-01')],
      ['a day that is none', (p) => (p.first = '2014-02-30')],
      ['a window the wrong way round', (p) => (p.window = { opens: 90, closes: 30, second: 180 })],
      ['a plan named as a part of every object', (p) => (p.plan = 'constructor')],
      ['a plan that does not exist', (p) => (p.plan = 'plan-9')],
      ['a measure outside the plan', (p) => p.measures.push({ id: 'phq-9', revision: 1, timePoints: ['first'] })],
      ['a measure twice', (p) => p.measures.push(p.measures[0])],
      ['a code twice', (p) => p.reasons.push(p.reasons[0])],
      ['a code that is reserved', (p) => (p.reasons[0].id = 'unknown')],
      [
        'a thousand codes',
        (p) => (p.professions = Array.from({ length: 1000 }, (_, i) => ({ ...p.professions[0], id: `c${i}` }))),
      ],
      ['a name of ten thousand letters', (p) => (p.names.sv = 'x'.repeat(10_000))],
    ] as readonly (readonly [string, (period: Loose) => unknown])[]
  ).map(([name, change]) => {
    const period: Loose = structuredClone(period2014)
    change(period)
    return { name, bytes: json(period), reason: 'not-a-period' }
  }),
  {
    name: 'a prototype instead of fields',
    bytes: utf8(`{"__proto__":${JSON.stringify(period2014)}}`),
    reason: 'not-a-period',
  },
  { name: 'a document signed by somebody else', bytes: json(document('e30')), reason: 'not-the-collector' },
  { name: 'a document without a payload', bytes: json(document('')), reason: 'not-the-collector' },
]

function document(payload: string) {
  return { payload, sig: 'A'.repeat(86), alg: 'ES256', kid: 'k' }
}

export const goodReceipt: Receipt = {
  schema: 'receipt-1',
  batch: 'ab'.repeat(32),
  unit: 'unit-000000000000',
  period: 'forsta-linjen-2014',
  edition: 1,
  deviceId: '3f0c6a52-7a35-4c11-9a51-0f7f4f2b6f10',
  received: '2026-11-21T20:00:00.000Z',
}

/** @param sign makes a document that the pinned key has signed */
export function badReceipts(sign: (bytes: Uint8Array) => string): readonly BadFile[] {
  const good = sign(json(goodReceipt))
  const changed = (name: string, change: (document: Loose) => unknown): BadFile => {
    const file = JSON.parse(good)
    change(file)
    return { name, bytes: json(file), reason: 'not-ours' }
  }
  const signed = (name: string, content: unknown): BadFile => ({
    name,
    bytes: utf8(sign(json(content))),
    reason: 'not-ours',
  })
  return [
    ...noJson.map(([name, bytes]) => ({ name, bytes, reason: 'not-ours' })),
    changed('a signature of zeros', (file) => (file.sig = 'A'.repeat(86))),
    changed('no signature', (file) => delete file.sig),
    changed('another key’s name', (file) => (file.kid = 'another')),
    changed('another algorithm', (file) => (file.alg = 'none')),
    changed('a field too many', (file) => (file.admin = true)),
    changed('other words under the same signature', (file) => (file.payload = 'e30')),
    signed('a receipt of another batch', { ...goodReceipt, batch: 'cd'.repeat(32) }),
    signed('a receipt of another schema', { ...goodReceipt, schema: 'receipt-2' }),
    signed('a receipt of edition 3', { ...goodReceipt, edition: 3 }),
    signed('a receipt without a time', { ...goodReceipt, received: 'yesterday' }),
    signed('a signed list', []),
    signed('a signed null', null),
  ]
}

type Lines = Loose[]

/** @param good a whole backup, as released */
export async function badBackups(good: string): Promise<readonly BadFile[]> {
  const texts = good
    .trimEnd()
    .split('\n')
    .map((line) => line.split(' ').slice(2).join(' '))
  const forged = async (
    name: string,
    change: (lines: Lines) => unknown,
    reason = 'damaged-backup',
  ): Promise<BadFile> => {
    const lines: Lines = texts.map((text) => JSON.parse(text))
    change(lines)
    return { name, bytes: utf8(await written(lines.map((line) => JSON.stringify(line)))), reason }
  }
  const bent = (name: string, file: string, reason = 'damaged-backup'): BadFile => ({ name, bytes: utf8(file), reason })
  return [
    ...noJson.map(([name, bytes]) => ({ name, bytes, reason: 'not-a-backup' })),
    bent('one letter changed', good.replace('"box":"', '"box":"A')),
    bent('the last line cut off', good.slice(0, good.trimEnd().lastIndexOf('\n') + 1)),
    bent('half of it', good.slice(0, good.length / 2)),
    bent('a line twice', good.replace(/(\n2 .*\n)/, '$1$1')),
    bent('two lines exchanged', good.replace(/\n(2 .*)\n(3 .*)\n/, '\n$2\n$1\n')),
    bent('something after its end', `${good}${good}`),
    bent('a later version', '1 x {"backup":"mattstock-backup-3"}\n', 'newer-backup'),
    bent('an earlier version', '1 x {"backup":"mattstock-backup-1"}\n', 'older-backup'),
    bent('a first line that never ends', '1 '.padEnd(300_000, 'x'), 'not-a-backup'),
    bent('a header of another program', '1 x {"backup":"mattstock"}\n', 'not-a-backup'),
    await forged('a row of null', (lines) => lines.splice(1, 0, [null])),
    await forged('a row that is a number', (lines) => lines.splice(1, 0, [7])),
    await forged('a table that does not exist', (lines) => lines.splice(1, 0, [{ put: 'users', row: {} }])),
    await forged('a table named as a part of every object', (lines) =>
      lines.splice(1, 0, [{ put: 'constructor', row: {} }]),
    ),
    await forged('an entry without its signature', (lines) => delete lines[2][0].row.sig),
    await forged('a row without its box', (lines) => delete lines[3][0].row.box),
    await forged('a row with a field too many', (lines) => (lines[1][0].row.surprise = 1)),
    await forged('a drop among the rows', (lines) => lines.splice(1, 0, [{ drop: 'records', id: 'x' }])),
    await forged('a count that is not right', (lines) => (lines[0].rows += 1)),
    await forged('an end that is not right', (lines) => (lines.at(-1).complete += 1)),
    await forged('a unit that is no id', (lines) => (lines[0].unit = 'x'), 'not-a-backup'),
  ]
}

async function written(texts: readonly string[]): Promise<string> {
  let [file, hash] = ['', '']
  for (const [i, text] of texts.entries()) {
    hash = await chained(hash, text)
    file += `${i + 1} ${hash} ${text}\n`
  }
  return file
}
