import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Edition, National } from '#aggregate'
import { period2014 } from '#aggregate'
import { checkHistory, type Step as Reply, sumOf } from '../../test/collector/history.ts'
import { type EnrolledUnit, startForTest } from '../../test/collector/started.ts'
import { inFull } from '../../test/in-full.ts'
import { publishEdition } from '../national/publish.ts'
import { withdrawBatch } from './withdrawal.ts'

type Step =
  | { readonly do: 'send'; readonly unit: number; readonly edition: Edition; readonly version: number }
  | { readonly do: 'withdraw'; readonly unit: number; readonly edition: Edition }
  | { readonly do: 'publish'; readonly edition: Edition }

const unit = fc.nat(4)
const edition = fc.constantFrom<Edition>(1, 2)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ do: fc.constant('send' as const), unit, edition, version: fc.nat(1) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('withdraw' as const), unit, edition }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('publish' as const), edition }) },
)

/** Both editions' windows are open: edition 2 from the day edition 1 closes, on one day of it. */
const period = { ...period2014, window: { opens: 0, closes: 89, second: 90 } }
const dayOf = { 1: '2014-11-15T10:00:00.000Z', 2: '2015-01-15T10:00:00.000Z' } as const

it('whatever five units do in whatever order: once, whole, under one receipt, and summed as it stands', async () => {
  let round = 0
  const c = await startForTest()
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
      round += 1
      const own = { ...period, id: `p-${round}` }
      await c.load(own)
      const units: EnrolledUnit[] = []
      for (let i = 0; i < 5; i += 1) units.push(await c.enrol(`Enhet ${round}-${i}`))

      /** What must be true, by slot. */
      const taken = new Map<string, { version: number; receipt: string; withdrawn: boolean }>()
      const published = new Set<Edition>()
      const told: Reply[] = []
      let clock = 0
      const timed = () => ({ from: clock++, to: clock++ })
      const closed = (at: Edition) => [...published].some((done) => done >= at)

      for (const one of steps) {
        if (one.do === 'publish') {
          c.clock.now = dayOf[one.edition]
          const done = await publishEdition(c.collector, own.id, one.edition)
          expect('refused' in done).toBe(published.has(one.edition))
          told.push({
            did: 'publish',
            period: own.id,
            edition: one.edition,
            told: 'refused' in done ? 'refused' : 'done',
            ...timed(),
          })
          published.add(one.edition)
          continue
        }
        const slot = `${one.unit} ${one.edition}`
        const there = taken.get(slot)
        const who = units[one.unit] as EnrolledUnit
        if (one.do === 'withdraw') {
          const refusal = await withdrawBatch(c.collector, who.enrolled.unit.id, own.id, one.edition)
          const may = there !== undefined && !there.withdrawn && !closed(one.edition)
          expect(refusal === null).toBe(may)
          const { id } = who.enrolled.unit
          const slot = { unit: id, period: own.id, edition: one.edition }
          told.push({ did: 'withdraw', ...slot, told: refusal === null ? 'done' : 'refused', ...timed() })
          if (may && there) there.withdrawn = true
          continue
        }
        c.clock.now = dayOf[one.edition]
        const sent = who.submission(own, { edition: one.edition, app: `0.0.${one.version}` })
        const answer = await c.send(sent)
        told.push({
          did: 'send',
          unit: who.enrolled.unit.id,
          period: own.id,
          edition: one.edition,
          bytes: Buffer.from(sent.payload, 'base64url'),
          told: { status: answer.statusCode, body: answer.body },
          ...timed(),
        })
        if (there?.withdrawn) expect(answer.statusCode).toBe(410)
        else if (there && there.version !== one.version) expect(answer.statusCode).toBe(409)
        else if (there) expect([answer.statusCode, answer.body]).toEqual([200, there.receipt])
        else if (closed(one.edition)) expect(answer.json().refused).toBe('period-closed')
        else {
          expect(answer.statusCode).toBe(201)
          taken.set(slot, { version: one.version, receipt: answer.body, withdrawn: false })
        }
      }

      const rows = await c.collector.store.asCollector((tx) =>
        tx.selectFrom('batches').selectAll().where('period', '=', own.id).execute(),
      )
      expect(rows).toHaveLength(taken.size)
      const { lost, wrong } = checkHistory(told, rows)
      expect([...lost, ...wrong]).toEqual([])
      for (const at of published) {
        const file = (await c.get(`/v1/national/${own.id}/${at}`)).json()
        const { units: counted, counts } = JSON.parse(Buffer.from(file.payload, 'base64url').toString()) as National
        for (const [cell, shown] of Object.entries(counts.professions ?? {})) {
          const sum = { reported: counted.reported, value: 'value' in shown ? shown.value : null }
          expect(sum).toEqual(sumOf(rows, own.id, at, 'professions', cell))
        }
      }
    }),
    { numRuns: Number(process.env.HISTORIES ?? (inFull ? 20 : 6)) },
  )
  await c.end()
}, 240_000)
