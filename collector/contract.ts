/** What a collector promises, whichever store it keeps things in. Every store runs the whole of it. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type National, national, period2014, practicePeriod, type Receipt } from '#aggregate'
import { layBatches, layUnits } from '../test/collector/laid.ts'
import { type Started, startForTest } from '../test/collector/started.ts'
import {
  deviceKey,
  enrolmentOf,
  goodBatch,
  hashOf,
  openDocument,
  openEnrolled,
  signedAs,
  submissionOf,
} from '../test/collector/unit.ts'
import { withdrawBatch } from './batches/withdrawal.ts'
import { secondsFrom } from './collector.ts'
import { type Gate, GateGone, shut } from './national/closing.ts'
import { publishEdition } from './national/publish.ts'
import { isSignedBy } from './signing/es256.ts'

export function collectorContract(surroundings: () => Promise<Record<string, string>>) {
  let c: Started
  beforeAll(async () => {
    c = await startForTest(await surroundings())
    await c.load(period2014)
  }, 120_000)
  afterAll(async () => await c.end())

  /** As an edition that somebody has begun to publish. */
  const shutFor = async (period: string): Promise<Gate> => {
    const gate = await c.collector.store.asCollector((tx) => shut(c.collector, tx, period, 1))
    if (!gate) throw new Error('shut already')
    return gate
  }

  describe('enrolment', () => {
    it('gives a device its unit and the key to pin, for a code typed carelessly', async () => {
      const code = await c.code('Enhet A')
      const key = deviceKey()
      const answer = await c.post('/v1/enrolments', enrolmentOf(key, ` ${code.toLowerCase()} `))
      expect(answer.statusCode).toBe(201)
      const enrolled = openEnrolled(answer.json(), key, code)
      expect(enrolled).toMatchObject({ unit: { name: 'Enhet A', practice: false }, time: c.clock.now })
      expect(enrolled.server.publicKey).toEqual((await c.collector.key()).publicKey)
    })

    it('takes a code once, even from two devices at the same moment', async () => {
      const code = await c.code('Enhet B')
      const answers = await Promise.all(
        [deviceKey(), deviceKey()].map((key) => c.post('/v1/enrolments', enrolmentOf(key, code))),
      )
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 401])
      const late = await c.post('/v1/enrolments', enrolmentOf(deviceKey(), code))
      expect(late.json()).toMatchObject({ refused: 'bad-code' })
    })

    it('takes a code for 24 hours', async () => {
      const code = await c.code('Enhet C')
      const before = c.clock.now
      c.clock.now = '2014-11-16T10:00:00.001Z'
      const late = await c.post('/v1/enrolments', enrolmentOf(deviceKey(), code))
      c.clock.now = before
      expect(late.json()).toMatchObject({ refused: 'bad-code' })
    })

    it('answers ten wrong codes an hour from one address, though thirteen come at once', async () => {
      const { db } = c.collector.store
      await db.deleteFrom('tries').execute()
      const code = await c.code('Enhet G')
      const guess = async () => await c.post('/v1/enrolments', enrolmentOf(deviceKey(), '00000-00000'))
      const answers = await Promise.all(Array.from({ length: 13 }, guess))
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([...Array(10).fill(401), 429, 429, 429])
      const right = await c.post('/v1/enrolments', enrolmentOf(deviceKey(), code))
      expect([right.json().refused, right.headers['retry-after']]).toEqual(['too-many', '3600'])
      const before = c.clock.now
      c.clock.now = '2014-11-15T11:00:00.001Z'
      expect((await c.post('/v1/enrolments', enrolmentOf(deviceKey(), code))).statusCode).toBe(201)
      c.clock.now = before
      await db.deleteFrom('tries').execute()
    })

    it('refuses a key that the sender does not hold', async () => {
      const code = await c.code('Enhet D')
      const asked = { ...enrolmentOf(deviceKey(), code), publicKey: deviceKey().publicKey }
      expect((await c.post('/v1/enrolments', asked)).json()).toMatchObject({ refused: 'bad-proof' })
    })

    it('refuses another key or name than was vouched for where the code was typed, and the code is still good', async () => {
      const code = await c.code('Enhet D2')
      const [key, other] = [deviceKey(), deviceKey()]
      const asked = enrolmentOf(key, code)
      // Whoever passes it on knows the code's name, and signs with a key of their own.
      const { proof, publicKey, name } = enrolmentOf(other, code)
      for (const change of [{ proof, publicKey }, { name: `${name} 2` }, { mac: 'A'.repeat(43) }])
        expect((await c.post('/v1/enrolments', { ...asked, ...change })).json().refused).toBe('bad-proof')
      expect((await c.post('/v1/enrolments', asked)).statusCode).toBe(201)
      await c.collector.store.db.deleteFrom('tries').execute()
    })

    it('keeps no code, and is sent none', async () => {
      const code = await c.code('Enhet E')
      const asked = enrolmentOf(deviceKey(), code)
      const { payload, mac } = (await c.post('/v1/enrolments', asked)).json()
      const { db } = c.collector.store
      const kept = await db.selectFrom('codes').selectAll().execute()
      expect(kept.map(({ hash }) => hash)).toContain(asked.code)
      const seen = JSON.stringify([asked, payload, mac, kept])
      for (const one of [code, code.replace('-', '')]) expect(seen).not.toContain(one)
    })
  })

  describe('a request that a device signs', () => {
    const path = '/v1/wordings'
    const at = () => Date.parse(c.clock.now)
    const asked = async (headers: Record<string, string>, url = path) => (await c.get(url, headers)).json()

    it('is answered once: sent again, byte for byte, it is refused', async () => {
      const headers = signedAs(await c.enrol('Enhet S1'), path, at())
      expect((await c.get(path, headers)).statusCode).toBe(200)
      expect(await asked(headers)).toMatchObject({ refused: 'replayed' })
    })

    it('is answered by its nonce and to its unit, under the collector’s signature', async () => {
      const unit = await c.enrol('Enhet S2')
      const document = await asked(signedAs(unit, path, at(), 'n'.repeat(22)))
      const { publicKey } = unit.enrolled.server
      expect(openDocument(document, publicKey)).toMatchObject({ unit: unit.enrolled.unit.id, asked: 'n'.repeat(22) })
    })

    it('by a clock that is wrong is told the right time, and nothing is kept of what time has passed', async () => {
      const unit = await c.enrol('Enhet S3')
      for (const off of [-300_001, 300_001])
        expect(await asked(signedAs(unit, path, at() + off))).toMatchObject({ refused: 'wrong-time', at: at() })
      await c.getAs(unit, path)
      const before = c.clock.now
      c.clock.now = new Date(at() + 600_001).toISOString()
      await c.getAs(unit, path)
      expect(await c.collector.store.db.selectFrom('requests').select('at').execute()).toEqual([{ at: c.clock.now }])
      c.clock.now = before
    })

    it('is refused alike with another path, unit or signer than was signed, of a device that is not known, and unsigned', async () => {
      const [unit, other] = [await c.enrol('Enhet S4'), await c.enrol('Enhet S5')]
      const asOther = { ...unit.enrolled, unit: other.enrolled.unit }
      const unknown = { ...unit.enrolled, deviceId: crypto.randomUUID() }
      const answers = [
        await asked(signedAs(unit, path, at()), `${path}/${'f'.repeat(64)}`),
        await asked(signedAs({ ...unit, enrolled: asOther }, path, at())),
        await asked(signedAs({ ...unit, key: other.key }, path, at())),
        await asked(signedAs({ ...unit, enrolled: unknown }, path, at())),
        await asked({ authorization: `Bearer ${'A'.repeat(43)}` }),
        await asked({}),
      ]
      expect(new Set(answers.map(({ refused }) => refused))).toEqual(new Set(['not-signed']))
    })
  })

  describe('a batch', () => {
    it('is stored verbatim, and gets a receipt that the pinned key has signed', async () => {
      const unit = await c.enrol('Enhet 1')
      const sent = unit.submission(period2014)
      const answer = await c.send(sent)
      expect(answer.statusCode).toBe(201)
      const bytes = Buffer.from(sent.payload, 'base64url')
      expect(openDocument(answer.json(), unit.enrolled.server.publicKey)).toEqual({
        schema: 'receipt-1',
        batch: hashOf(bytes),
        unit: unit.enrolled.unit.id,
        period: period2014.id,
        edition: 1,
        deviceId: unit.enrolled.deviceId,
        received: c.clock.now,
      } satisfies Receipt)
      const row = await c.collector.store.asCollector((tx) =>
        tx.selectFrom('batches').selectAll().where('unit', '=', unit.enrolled.unit.id).executeTakeFirstOrThrow(),
      )
      expect(Buffer.from(row.payload)).toEqual(bytes)
    })

    it('gets the same receipt at every retry, whatever the time, and from another device of the unit', async () => {
      const unit = await c.enrol('Enhet 2')
      const first = await c.send(unit.submission(period2014))
      const before = c.clock.now
      c.clock.now = '2015-03-01T00:00:00.000Z'
      const late = await c.send(unit.submission(period2014))
      c.clock.now = before
      const other = await c.enrol('Enhet 2')
      const again = await c.send(other.submission(period2014))
      expect([first, late, again].map(({ statusCode }) => statusCode)).toEqual([201, 200, 200])
      expect(late.body).toBe(first.body)
      expect(again.body).toBe(first.body)
    })

    it('finds the slot taken by other bytes, and is told which', async () => {
      const unit = await c.enrol('Enhet 3')
      const first = unit.submission(period2014)
      await c.send(first)
      const answer = await c.send(unit.submission(period2014, { app: '0.1.1' }))
      expect(answer.statusCode).toBe(409)
      expect(answer.json()).toMatchObject({
        refused: 'slot-taken',
        first: hashOf(Buffer.from(first.payload, 'base64url')),
      })
    })

    it('is stored once when two senders come at once', async () => {
      const unit = await c.enrol('Enhet 4')
      const sent = unit.submission(period2014)
      const answers = await Promise.all(Array.from({ length: 12 }, () => c.send(sent)))
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([...Array(11).fill(200), 201])
      expect(new Set(answers.map(({ body }) => body)).size).toBe(1)
    })

    it('leaves the slot to one of two that differ, when both come at once', async () => {
      const unit = await c.enrol('Enhet 5')
      const versions = ['0.1.0', '0.1.1', '0.1.2', '0.1.3'].map((app) => unit.submission(period2014, { app }))
      const answers = await Promise.all(versions.map((sent) => c.send(sent)))
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409, 409, 409])
      const winner = answers.findIndex(({ statusCode }) => statusCode === 201)
      const first = hashOf(Buffer.from(versions[winner]?.payload ?? '', 'base64url'))
      for (const { statusCode, json } of answers) if (statusCode === 409) expect(json().first).toBe(first)
    })

    it('from 27 units at once is stored 27 times', async () => {
      const units = await Promise.all(Array.from({ length: 27 }, (_, i) => c.enrol(`Samtidig ${i}`)))
      const answers = await Promise.all(units.map((unit) => c.send(unit.submission(period2014))))
      expect(answers.every(({ statusCode }) => statusCode === 201)).toBe(true)
      const stored = await c.collector.store.asCollector((tx) => tx.selectFrom('batches').select('unit').execute())
      for (const { enrolled } of units) expect(stored.filter(({ unit }) => unit === enrolled.unit.id)).toHaveLength(1)
    })

    it('of a practice unit enters rehearsals only', async () => {
      const practice = practicePeriod('2013-01-01', '2014-12-31')
      const unit = await c.enrol(null)
      expect(unit.enrolled.unit.practice).toBe(true)
      expect((await c.send(unit.submission(practice))).statusCode).toBe(201)
      expect((await c.send(unit.submission(period2014))).json()).toMatchObject({ refused: 'practice-only' })
    })

    it('of a real unit enters no rehearsal: a child counted there would be counted, and drawn, twice', async () => {
      await c.enrol(null)
      const unit = await c.enrol('Riktig enhet')
      const answer = await c.send(unit.submission(practicePeriod('2013-01-01', '2014-12-31')))
      expect([answer.statusCode, answer.json().refused]).toEqual([422, 'no-real-rehearsal'])
    })

    it('is joined to a period that the collector knows, and to nothing else', async () => {
      const unit = await c.enrol('Hopslagen enhet')
      await c.load({ ...period2014, id: 'forsta-linjen-2013', first: '2013-03-01', last: '2013-09-30' })
      const send = async (joined: string) => await c.send(unit.submission(period2014, { joined }))
      for (const joined of ['testa-testsson', 'ovning', 'Testa Testsson 190001010000'])
        expect([joined, (await send(joined)).json().refused]).toEqual([joined, 'breaks-rule'])
      expect((await send('forsta-linjen-2013')).statusCode).toBe(201)
    })

    it.each([
      ['2014-10-29T22:59:59.000Z', 422, 'the day before the window opens'],
      // 23:00 UTC is midnight in Stockholm in winter: it is 30 October there.
      ['2014-10-29T23:00:00.000Z', 201, 'the first minute of the first day in Stockholm'],
      ['2014-12-29T22:59:59.000Z', 201, 'the last second of the last day in Stockholm'],
      ['2014-12-29T23:00:00.000Z', 422, 'the day after the window closes'],
    ])('sent %s is answered %d: %s', async (now, status) => {
      const unit = await c.enrol(`Fönster ${now}`)
      const before = c.clock.now
      c.clock.now = now
      const answer = await c.send(unit.submission(period2014))
      c.clock.now = before
      expect(answer.statusCode).toBe(status)
      if (status === 422) expect(answer.json().refused).toBe('wrong-window')
    })

    it('of a revoked device is refused, and what it sent before stands', async () => {
      const unit = await c.enrol('Enhet 6')
      const first = await c.send(unit.submission(period2014))
      const { revokeDevice } = await import('./units/devices.ts')
      expect(await revokeDevice(c.collector, unit.enrolled.deviceId)).toBe(true)
      const again = await c.send(unit.submission(period2014))
      const stranger = await c.send(submissionOf(deviceKey(), crypto.randomUUID(), goodBatch(period2014, 'unit-none')))
      expect(again.statusCode).toBe(401)
      // A revoked device learns no more than a stranger.
      expect(again.body).toBe(stranger.body)
      const other = await c.enrol('Enhet 6')
      expect((await c.send(other.submission(period2014))).body).toBe(first.body)
    })
  })

  it('takes from a removed device, once it has enrolled again with the same key, the bytes that it signed before', async () => {
    const unit = await c.enrol('Enhet 7')
    const frozen = unit.submission(period2014)
    const { revokeDevice } = await import('./units/devices.ts')
    await revokeDevice(c.collector, unit.enrolled.deviceId)
    expect((await c.send(frozen)).json().refused).toBe('unknown-sender')
    const code = await c.code('Enhet 7')
    const again = await c.post('/v1/enrolments', enrolmentOf(unit.key, code))
    const { deviceId } = openEnrolled(again.json(), unit.key, code)
    expect(deviceId).not.toBe(unit.enrolled.deviceId)
    expect((await c.send({ ...frozen, deviceId })).statusCode).toBe(201)
  })

  describe('the national file', () => {
    const read = async (period: string, edition = 1, headers = {}) =>
      await c.get(`/v1/national/${period}/${edition}`, headers)

    it('of a rehearsal is there from the start, and changes when a batch has come', async () => {
      const practice = practicePeriod('2013-01-01', '2014-12-31')
      const before = await read('ovning')
      const units = await Promise.all([1, 2, 3].map(() => c.enrol(null)))
      for (const unit of units) await c.send(unit.submission(practice))
      const after = await read('ovning')
      expect(openDocument(after.json(), (await c.collector.key()).publicKey)).toMatchObject({
        format: 'mattstock-national-1',
        rehearsal: true,
        units: { reported: expect.any(Number) },
      })
      expect(after.headers.etag).not.toBe(before.headers.etag)
      expect((await read('ovning', 1, { 'if-none-match': String(after.headers.etag) })).statusCode).toBe(304)
      expect((await c.command('publish', { period: 'ovning', edition: 1 })).json().refused).toBe('rehearsal-stays-open')
    })

    it('of a live period is published once, is the same for ever, and closes the edition', async () => {
      const live = { ...period2014, id: 'provperiod' }
      await c.load(live)
      const units = await Promise.all([1, 2, 3, 4].map((i) => c.enrol(`Nationell ${i}`)))
      const sent = units.map((unit) => unit.submission(live))
      for (const one of sent.slice(0, 3)) expect((await c.send(one)).statusCode).toBe(201)
      expect((await read(live.id)).json().refused).toBe('not-published')
      expect((await c.command('publish', { period: live.id, edition: 1 })).statusCode).toBe(200)
      const file = await read(live.id)
      const figures = openDocument(file.json(), (await c.collector.key()).publicKey) as National
      expect(figures.units.reported).toBe(3)
      // goodBatch sends 0, 5, 10, 15 over the first cells: three units make 0, 15, 30, 45. Below 20 is withheld.
      expect(figures.counts['sex.age']?.['f|13-18']).toEqual({ withheld: 'below-20', units: 3 })
      expect(figures.counts['sex.age']?.['f|19-24']).toMatchObject({ value: 30, units: 3 })
      expect(figures.counts['sex.age']?.['f|outside']).toMatchObject({ value: 45, units: 3 })
      expect((await c.send(sent[3])).json().refused).toBe('period-closed')
      expect((await c.send(sent[0])).statusCode).toBe(200)
      expect((await c.command('publish', { period: live.id, edition: 1 })).json().refused).toBe('already-published')
      expect((await read(live.id)).body).toBe(file.body)
      expect((await read(live.id, 2)).json().refused).toBe('not-published')
      expect((await read(live.id, 3)).statusCode).toBe(404)
    })

    it('is merged by pages of units, and is what all batches at once would give', async () => {
      const own = await c.load({ ...period2014, id: 'many' })
      const units = await layUnits(
        c.collector.store,
        Array.from({ length: 70 }, (_, i) => `unit-many-${i}`),
      )
      const batchesOf = (unit: string, i: number) => {
        const second = { edition: 2 as const, counts: { interventions: { 'talks-young': 5 * i } } }
        return i === 0 ? [goodBatch(own, unit)] : [goodBatch(own, unit), goodBatch(own, unit, second)]
      }
      await layBatches(c.collector.store, units, batchesOf)
      const batches = units.flatMap(({ unit }, i) => batchesOf(unit, i))
      const now = c.clock.now
      // Edition 2 opens 180 days after 30 September 2014.
      c.clock.now = '2015-03-29T10:00:00.000Z'
      const published = await publishEdition(c.collector, own.id, 2)
      c.clock.now = now
      if ('refused' in published) throw new Error(published.refused)
      const { counts, byUnit } = national({ period: own, edition: 2, batches, of: 70 })
      expect(openDocument(published.signed, (await c.collector.key()).publicKey)).toMatchObject({
        units: { reported: 70, tooFew: 0 },
        counts,
        byUnit,
      })
    })

    it('being made, tells new batches of its edition to come back, and gives a retry its receipt', async () => {
      const own = await c.load({ ...period2014, id: 'closing' })
      const [early, late] = [await c.enrol('Tidig'), await c.enrol('Sen')]
      const first = await c.send(early.submission(own))
      const gate = await shutFor(own.id)
      const answer = await c.send(late.submission(own))
      expect([answer.statusCode, answer.json().refused]).toEqual([503, 'publishing'])
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
      expect((await c.send(early.submission(own))).body).toBe(first.body)
      expect((await c.send(late.submission(period2014))).statusCode).toBe(201)
      const { unit } = early.enrolled
      expect(await withdrawBatch(c.collector, unit.id, own.id, 1)).toMatchObject({ refused: 'publishing' })
      expect(await publishEdition(c.collector, own.id, 1)).toMatchObject({ refused: 'publishing' })
      await gate.leave()
      expect((await c.send(late.submission(own))).statusCode).toBe(201)
    })

    it('by somebody whose clock stood ahead and who has died, is not waited for until then', async () => {
      const own = await c.load({ ...period2014, id: 'shut-ahead' })
      const unit = await c.enrol('Efter en klocka')
      const before = c.clock.now
      // Two clocks may differ by a minute, and no more.
      c.clock.now = secondsFrom(before, 59)
      const gate = await shutFor(own.id)
      c.clock.now = before
      expect((await c.send(unit.submission(own))).json().refused).toBe('publishing')
      await gate.leave()
      c.clock.now = secondsFrom(before, 3600)
      const ahead = await shutFor(own.id)
      c.clock.now = before
      expect((await c.send(unit.submission(own))).statusCode).toBe(201)
      // Whoever shut it finds that it is gone, and publishes nothing.
      await expect(c.collector.store.asCollector((tx) => ahead.open(tx))).rejects.toThrow(GateGone)
    })

    it('by somebody who has died meanwhile, is waited for no longer than a gate stands that nobody keeps up', async () => {
      const own = await c.load({ ...period2014, id: 'left-closing' })
      const unit = await c.enrol('Efter någon som dog')
      await shutFor(own.id)
      const before = c.clock.now
      expect((await c.send(unit.submission(own))).statusCode).toBe(503)
      c.clock.now = secondsFrom(before, 16)
      expect((await c.send(unit.submission(own))).statusCode).toBe(201)
      c.clock.now = before
    })

    it('publishes nothing where somebody has come in by a gate that was not kept up', async () => {
      const own = await c.load({ ...period2014, id: 'slow-closing' })
      const unit = await c.enrol('Kom in under tiden')
      const gate = await shutFor(own.id)
      const before = c.clock.now
      c.clock.now = secondsFrom(before, 16)
      await c.send(unit.submission(own))
      await expect(gate.keepUp()).rejects.toThrow(GateGone)
      await expect(c.collector.store.asCollector(gate.open)).rejects.toThrow(GateGone)
      c.clock.now = before
    })

    it('keeps its gate up while it is at work', async () => {
      const own = await c.load({ ...period2014, id: 'long-closing' })
      const unit = await c.enrol('Väntar länge')
      const gate = await shutFor(own.id)
      const before = c.clock.now
      for (const seconds of [8, 16, 24]) {
        c.clock.now = secondsFrom(before, seconds)
        await gate.keepUp()
      }
      expect((await c.send(unit.submission(own))).statusCode).toBe(503)
      await gate.leave()
      c.clock.now = before
    })

    it('holds every batch that was accepted while it was being made', async () => {
      const own = await c.load({ ...period2014, id: 'at-once' })
      const senders = await Promise.all(Array.from({ length: 24 }, (_, i) => c.enrol(`Samtidig utgivning ${i}`)))
      // Last in the order of merging, so that the senders' place is passed early.
      const names = Array.from({ length: 400 }, (_, i) => `unit-z-${i}`)
      const others = await layUnits(c.collector.store, names)
      await layBatches(c.collector.store, others, (unit) => [goodBatch(own, unit)])
      const publishing = publishEdition(c.collector, own.id, 1)
      const answers = await Promise.all(senders.map((unit) => c.send(unit.submission(own))))
      const published = await publishing
      if ('refused' in published) throw new Error(published.refused)
      const taken = answers.filter(({ statusCode }) => statusCode === 201).length
      expect(openDocument(published.signed, (await c.collector.key()).publicKey)).toMatchObject({
        units: { reported: others.length + taken },
      })
    })
  })

  it('follows a new signing key from the one that was pinned', async () => {
    const unit = await c.enrol('Enhet N')
    const first = await c.send(unit.submission(period2014))
    const pinned = unit.enrolled.server
    await c.command('rotate-key', {})
    const { keys } = (await c.get('/v1/keys')).json()
    const at = keys.findIndex(({ kid }: { kid: string }) => kid === pinned.kid)
    const { kid, publicKey, endorsement } = keys[at + 1]
    const words = Buffer.from(`mattstock-key-1\n${kid}\n${publicKey.x}\n${publicKey.y}`)
    expect(isSignedBy(words, endorsement, pinned.publicKey)).toBe(true)
    expect(kid).toBe((await c.collector.key()).kid)
    expect((await c.send(unit.submission(period2014))).body).toBe(first.body)
    expect(openDocument((await c.get('/v1/periods')).json(), publicKey)).toMatchObject({ schema: 'periods-1' })
  })

  it('gives what was published before a new signing key to those who have enrolled since: the same content, under their key', async () => {
    const own = await c.load({ ...period2014, id: 'before-a-new-key' })
    const published = await publishEdition(c.collector, own.id, 1)
    if ('refused' in published) throw new Error(published.refused)
    const earlier = await c.get(`/v1/national/${own.id}/1`)
    expect(earlier.json()).toEqual(published.signed)
    await c.command('rotate-key', {})
    const { server } = (await c.enrol('Enhet efter bytet')).enrolled
    const later = await c.get(`/v1/national/${own.id}/1`)
    expect(later.json().payload).toBe(published.signed.payload)
    expect(openDocument(later.json(), server.publicKey)).toMatchObject({ period: own.id, edition: 1 })
    // Whoever has kept the earlier file is told that this is another.
    expect(later.headers.etag).not.toBe(earlier.headers.etag)
  })

  it('publishes periods and keys that a pinned key vouches for', async () => {
    const { publicKey } = await c.collector.key()
    const listed = openDocument((await c.get('/v1/periods')).json(), publicKey)
    expect(listed).toMatchObject({ schema: 'periods-1', time: c.clock.now })
    expect((listed as { periods: { id: string }[] }).periods.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['forsta-linjen-2014', 'ovning']),
    )
    expect(openDocument((await c.get(`/v1/periods/${period2014.id}`)).json(), publicKey)).toEqual(period2014)
    expect((await c.get('/v1/periods/none')).statusCode).toBe(404)
  })
}
