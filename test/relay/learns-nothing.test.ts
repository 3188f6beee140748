/** A real unit's records go through a real relay, and everything that the relay has written is searched for what they say. */
import 'fake-indexeddb/auto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Entry } from '#relay'
import { createUnit } from '../../src/vault/index.ts'
import { aCase, phrase, unitOfTwo } from '../../src/vault/testing.ts'
import { type Device, makeDevice, nextStep } from './device.ts'
import { startForTest } from './started.ts'

const planted = { code: 'KANARIE-7', word: 'kanariefågel' }

/** Entries, and rows as they travel, of a backup. */
async function carried(backup: Blob) {
  const lines = (await backup.text()).split('\n').flatMap((line) => line.match(/^\d+ \S+ (\[.*\])$/)?.[1] ?? [])
  const steps = lines.flatMap((line) => JSON.parse(line) as { put: string; row: Record<string, unknown> }[])
  const of = (...tables: readonly string[]) => steps.filter(({ put }) => tables.includes(put)).map(({ row }) => row)
  return {
    entries: of('entries') as unknown as Entry[],
    rows: of('keys', 'records', 'audit').map(({ id, epoch, head, box }) =>
      [id, epoch, ...(head ? [head] : []), box].join('|'),
    ),
  }
}

it('nothing that the relay has written holds a code, a name, a word, a kind of record or a passphrase', async () => {
  const { vault } = await createUnit('unit', { ...unitOfTwo, name: `Enheten ${planted.word}` })
  const caseId = crypto.randomUUID()
  await vault.append(
    { caseId, body: aCase(planted.code) },
    { caseId, body: { kind: 'setting', name: planted.word, value: planted.word } },
  )
  const { entries, rows } = await carried(await vault.backup())
  expect(rows.length).toBeGreaterThan(4)
  const r = await startForTest({ LOG: 'silent' })
  const { devices } = await admitted(r, vault.unit)
  const device = devices[0] as Device
  const { status, body } = await r.ask(device, '/v1/vault/sync', { vector: {}, entries, rows })
  expect([status, (body as { refused: unknown }).refused, (body as { rowsLacking: unknown }).rowsLacking]).toEqual([
    200,
    [],
    [],
  ])
  await r.command('backup', { file: join(r.data, 'backup.gz') })
  const written = readdirSync(r.data).map((name) => readFileSync(join(r.data, name)).toString('latin1'))
  const dump = JSON.stringify(await everything(r))
  // The rows themselves are there, so what is looked through is what was written.
  expect(dump).toContain(rows[0])
  const words = [planted.code, planted.word, caseId, 'Alva Prov', phrase, ...phrase.split(' ')]
  // As a value: an entry has a field of its own called `seen`.
  const kinds = ['answers', 'case', 'protocol', 'seen', 'audit', 'tombstone', 'setting', 'goal', 'staff'].map(
    (kind) => `:"${kind}"`,
  )
  for (const text of [...written, dump])
    expect(
      [...words, ...kinds].filter((word) => text.includes(word) || text.includes(Buffer.from(word).toString('latin1'))),
    ).toEqual([])
  await r.end()
})

type Relay = Awaited<ReturnType<typeof startForTest>>

/** The vault's own unit, by a device of its own. */
async function admitted(r: Relay, unit: string) {
  const device = await makeDevice(unit)
  const steps = [await nextStep([], device, { add: [device] })]
  const answer = await r.send(device, 'POST', '/v1/vault/admission', { code: await r.code(), steps })
  expect(answer.statusCode).toBe(200)
  return { devices: [device] }
}

const everything = async ({ relay }: Relay) =>
  await relay.store.asOperator(async (tx) => {
    const all: unknown[] = []
    for (const table of [
      'store',
      'codes',
      'units',
      'members',
      'steps',
      'logs',
      'entries',
      'rows',
      'requests',
      'counts',
      'closed',
      'pairings',
    ] as const)
      all.push(await tx.selectFrom(table).selectAll().execute())
    return all
  })
