/** F-21 to F-23, F-26 and F-27: hostile files refused by name, with one plain sentence, and with nothing changed. */
import { readFileSync } from 'node:fs'
import { Dexie } from 'dexie'
import { IDBFactory } from 'fake-indexeddb'
import { describe, expect, it } from 'vitest'
import { makeKey, signBytes } from '../../collector/signing/es256.ts'
import { periodFromFile } from '../../src/period/fetch-periods.ts'
import { readReceipt } from '../../src/period/send/read-receipt.ts'
import { lookAtBackup, tryBackup } from '../../src/vault/index.ts'
import { openTheOnly, phrase } from '../../src/vault/testing.ts'
import { ar } from '../../src/words/ar.ts'
import { en } from '../../src/words/en.ts'
import { sv } from '../../src/words/sv.ts'
import { badBackups, badPeriods, badReceipts, goodReceipt } from './corpus.ts'
import { textOf, utf8 } from './reader.ts'
import { readers } from './readers.ts'

const { d: _d, ...publicKey } = makeKey()
const key = makeKey()
const own = { kid: 'k', publicKey: { kty: key.kty, crv: key.crv, x: key.x, y: key.y } }
const stranger = { kid: 'k', publicKey }
const sign = (bytes: Uint8Array) =>
  JSON.stringify({
    payload: Buffer.from(bytes).toString('base64url'),
    sig: signBytes(bytes, key),
    alg: 'ES256',
    kid: 'k',
  })

const good = readFileSync('test/fixtures/released/vault/2.backup', 'utf8')
const backups = await badBackups(good)

/** One or two short sentences in each language, and no program's word among them. */
function saidPlainly(id: string) {
  for (const words of [sv, en, ar] as readonly Readonly<Record<string, string>>[]) {
    const sentence = words[id] ?? ''
    expect(sentence.length).toBeGreaterThan(10)
    expect(sentence.length).toBeLessThan(160)
    expect(sentence).not.toMatch(/[{}<>_]|JSON|undefined|Error/)
  }
}

it('there are enough of them', () => {
  expect(backups.length + badPeriods.length + badReceipts(sign).length).toBeGreaterThanOrEqual(75)
})

describe('a backup that is', () => {
  it.each(backups.map((file) => [file.name, file] as const))('%s is refused, and no unit is left', async (_, file) => {
    Dexie.dependencies.indexedDB = new IDBFactory()
    const blob = new Blob([new Uint8Array(file.bytes)])
    expect(await lookAtBackup(blob, phrase)).toEqual({ refused: file.reason })
    expect(await tryBackup(blob)).toEqual({ refused: file.reason })
    expect(await openTheOnly()).toEqual({ is: 'empty' })
    saidPlainly(`refusal.${file.reason}`)
  })

  it('good is taken', async () => {
    Dexie.dependencies.indexedDB = new IDBFactory()
    expect(await lookAtBackup(new Blob([good]), phrase)).toHaveProperty('cases', 1)
  })
})

describe('a period that is', () => {
  it.each(badPeriods.map((file) => [file.name, file] as const))('%s is refused', async (_, file) => {
    expect(await periodFromFile(textOf(file.bytes), stranger)).toEqual({ refused: file.reason })
    saidPlainly(`period.fetch.${file.reason}`)
  })
})

describe('a receipt that is', () => {
  it.each(badReceipts(sign).map((file) => [file.name, file] as const))('%s is refused', async (_, file) => {
    expect(await readReceipt(textOf(file.bytes), own, goodReceipt.batch)).toBeNull()
    saidPlainly('outbox.receipt-not-ours')
  })

  it('good is taken', async () => {
    expect(await readReceipt(sign(utf8(JSON.stringify(goodReceipt))), own, goodReceipt.batch)).not.toBeNull()
  })
})

/** Names that every object has, and depth that no stack bears: at each reader, whatever it is for. */
const poison = [
  '{"__proto__":{"polluted":1}}',
  '{"constructor":{"prototype":{"polluted":1}}}',
  '{"a":{"__proto__":{"polluted":1}},"__proto__":[1]}',
  '[{"__proto__":{"polluted":1}}]',
  '{"__proto__":null}',
  '{"toString":1,"valueOf":1,"hasOwnProperty":1}',
  `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
  `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`,
  '['.repeat(200_000),
]

describe.each(Object.entries(readers))('poison at the reader %s', (_name, { open }) => {
  it('is refused by a name, and changes no prototype and nothing behind it', async () => {
    const reader = await open()
    const before = await reader.state()
    for (const text of poison) {
      const came = await reader.offer(utf8(text))
      expect(came).not.toBe('taken')
      expect(came).toMatch(/^[a-z][a-z-]+$/)
    }
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
    expect(Object.keys(Object.prototype)).toEqual([])
    expect(await reader.state()).toBe(before)
    await reader.close?.()
  })
})
