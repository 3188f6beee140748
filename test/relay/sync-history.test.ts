import { expect, it } from 'vitest'
import { type SyncAnswer, syncAnswer } from '#relay'
import { makeDevice, Writer } from './device.ts'
import { startForTest } from './started.ts'
import { checkSyncs, type StoredLog, type Synced } from './sync-history.ts'

/** Two requests that a relay answered, one after the other, and what it stored. */
async function told() {
  const relay = await startForTest()
  const { id, devices, answer } = await relay.admit(1)
  const [device = await makeDevice(id)] = devices
  const writer = new Writer(device)
  const history: Synced[] = []
  for (const at of [1, 2]) {
    const { entry, rows } = await writer.write()
    const { body } = await relay.ask(device, '/v1/vault/sync', { vector: {}, entries: [entry], rows })
    history.push({ unit: id, from: at, to: at + 0.5, sent: [entry], answer: syncAnswer.parse(body) })
  }
  await relay.end()
  const sent = history.flatMap((one) => one.sent)
  const rows = new Set(sent.flatMap((entry) => entry.rows.map(({ hash }) => hash)))
  return { history, stored: { entries: sent, rows } as StoredLog, key: answer.key }
}

it('what a relay answers is in order, and every way in which it could lie is seen', async () => {
  const { history, stored, key } = await told()
  const [one, other] = history as [Synced, Synced]
  const check = (steps: readonly Synced[], lies = stored) => {
    const { lost, wrong } = checkSyncs(steps, lies, key)
    return [lost.length, wrong.length]
  }
  const answered = (change: Partial<SyncAnswer>): Synced => ({ ...other, answer: { ...other.answer, ...change } })
  expect(check(history)).toEqual([0, 0])
  expect(check(history, { ...stored, entries: stored.entries.slice(1) })).toEqual([1, 0])
  expect(check(history, { ...stored, rows: new Set() })).toEqual([2, 0])
  const [first] = stored.entries as [StoredLog['entries'][number]]
  expect(check(history, { ...stored, entries: [...stored.entries, { ...first, id: 'another' }] })).toEqual([0, 1])
  // The earlier answer given later: it says less than was receipted before.
  expect(
    check([
      { ...other, from: 1, to: 1.5 },
      { ...one, from: 2, to: 2.5 },
    ]),
  ).toEqual([0, 1])
  expect(check([one, answered({ vector: { ...one.answer.vector } })])).toEqual([0, 1])
  expect(check([one, answered({ receipt: { ...other.answer.receipt, sig: one.answer.receipt.sig } })])).toEqual([0, 1])
  expect(check([{ ...one, sent: other.sent }])).toEqual([0, 1])
  expect(check([one, answered({ store: 'another' })])).toEqual([0, 2])
})
