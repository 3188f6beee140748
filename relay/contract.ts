/** What the relay holds whatever store it has: the same tests for both. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Device,
  makeDevice,
  nextStep,
  sha256,
  signedEntry,
  signedHeaders,
  signedStep,
  Writer,
} from '../test/relay/device.ts'
import { Holder } from '../test/relay/holder.ts'
import { type AdmittedUnit, type Started, startForTest } from '../test/relay/started.ts'
import { isSigned } from './hashes.ts'
import { type Entry, entry as entryShape, type Step, type SyncAnswer } from './protocol/shapes.ts'
import { setText, vectorText } from './protocol/texts.ts'

export function relayContract(environment: () => Promise<Record<string, string>>) {
  let r: Started
  beforeAll(async () => {
    r = await startForTest(await environment())
  }, 120_000)
  afterAll(async () => await r.end())

  const sync = async (device: Device, asked: object) =>
    await r.send(device, 'POST', '/v1/vault/sync', { vector: {}, ...asked })
  const synced = async (device: Device, asked: object = {}): Promise<SyncAnswer> => (await sync(device, asked)).json()
  const two = async () => {
    const unit = await r.admit(2)
    const [a, b] = unit.devices as [Device, Device]
    return { unit, a, b }
  }

  describe('a unit', () => {
    it('comes in by a code once, and gets the same answer when it asks again', async () => {
      const unit = randomUUID()
      const device = await makeDevice(unit)
      const steps = [await nextStep([], device, { add: [device] })]
      const code = await r.code(7)
      // Some at the same moment, as when the first answer was late and the button is pressed again.
      const admitted = Array.from({ length: 8 }, () => r.send(device, 'POST', '/v1/vault/admission', { code, steps }))
      for (const answer of await Promise.all(admitted)) {
        expect(answer.statusCode).toBe(200)
        expect(answer.json()).toEqual({
          store: expect.any(String),
          at: r.clock.now,
          key: r.relay.store.key,
          quota: 7e6,
        })
      }
      const other = await makeDevice(randomUUID())
      const taken = { code, steps: [await nextStep([], other, { add: [other] })] }
      expect((await r.send(other, 'POST', '/v1/vault/admission', taken)).json().refused).toBe('bad-code')
    })

    it('that is given two codes at the same moment comes in by one of them', async () => {
      const device = await makeDevice(randomUUID())
      const steps = [await nextStep([], device, { add: [device] })]
      const codes = [await r.code(), await r.code(), await r.code()]
      const answers = await Promise.all(
        codes.map((code) => r.send(device, 'POST', '/v1/vault/admission', { code, steps })),
      )
      const said = answers.map((answer) => answer.json().refused ?? answer.statusCode)
      expect(said.toSorted()).toEqual([200, 'unit-exists', 'unit-exists'])
    })

    it('does not come in by a code a day old', async () => {
      const device = await makeDevice(randomUUID())
      const code = await r.code()
      const steps = [await nextStep([], device, { add: [device] })]
      r.clock.now += 24 * 3_600_000
      const late = await r.send(device, 'POST', '/v1/vault/admission', { code, steps })
      expect([late.statusCode, late.json().refused]).toEqual([401, 'bad-code'])
    })

    it('cannot be begun anew over one that is here', async () => {
      const { id } = await r.admit()
      const thief = await makeDevice(id)
      const steps = [await nextStep([], thief, { add: [thief] })]
      const begun = await r.send(thief, 'POST', '/v1/vault/admission', { code: await r.code(), steps })
      expect([begun.statusCode, begun.json().refused]).toEqual([409, 'unit-exists'])
      expect((await sync(thief, {})).statusCode).toBe(401)
    })

    it('is deleted by the operator with a signed receipt, and its devices are told so', async () => {
      const { id, devices } = await r.admit()
      const [device] = devices as [Device]
      const { entry, rows } = await new Writer(device).write()
      await sync(device, { entries: [entry], rows })
      const { receipt } = (await r.command('close', { unit: id })).json()
      const content = JSON.parse(Buffer.from(receipt.payload, 'base64url').toString())
      expect(content).toMatchObject({ schema: 'relay-closed-1', unit: id, entries: 1, at: r.clock.now })
      expect(isSigned(Buffer.from(receipt.payload, 'base64url').toString(), receipt.sig, r.relay.store.key)).toBe(true)
      const told = await sync(device, {})
      expect([told.statusCode, told.json().refused, told.json().receipt]).toEqual([410, 'unit-closed', receipt])
      const left = await r.relay.store.asOperator((tx) =>
        tx.selectFrom('entries').select('id').where('unit', '=', id).execute(),
      )
      expect(left).toEqual([])
    })
  })

  describe('a unit that practises', () => {
    const comes = async (device: Device) =>
      await r.send(device, 'POST', '/v1/vault/admission', {
        code: null,
        steps: [await nextStep([], device, { add: [device] })],
      })

    it('comes without a code, once, into little room', async () => {
      const device = await makeDevice(randomUUID())
      for (const answer of await Promise.all([1, 2, 3].map(() => comes(device))))
        expect([answer.statusCode, answer.json().quota]).toEqual([200, 20e6])
      expect((await sync(device, {})).statusCode).toBe(200)
    })

    it('is no way into a unit that has a code, nor to more room for one', async () => {
      const { id, devices } = await r.admit(1)
      const stranger = await makeDevice(id)
      for (const asker of [stranger, devices[0] as Device])
        expect((await comes(asker)).json().refused).toBe('unit-exists')
      expect((await sync(stranger, {})).statusCode).toBe(401)
    })

    it('goes by itself once nobody has used it for two days, when the next one comes', async () => {
      const [one, kept, next] = await Promise.all([1, 2, 3].map(() => makeDevice(randomUUID())))
      await comes(one as Device)
      await comes(kept as Device)
      r.clock.now += 47 * 3_600_000
      await sync(kept as Device, {})
      r.clock.now += 2 * 3_600_000
      await comes(next as Device)
      expect((await sync(one as Device, {})).json().refused).toBe('unit-closed')
      expect((await sync(kept as Device, {})).statusCode).toBe(200)
      expect((await comes(one as Device)).statusCode).toBe(200)
    })

    it('is one of three hundred at most, and of twenty an hour from one network', async () => {
      const fill = Array.from({ length: 300 }, () => ({
        ...{ unit: randomUUID(), name: 'Övning', quota: 1, used: 0, taken: 0, step: 0, head: '', dropped: 0 },
        ...{ dropped_hash: sha256(''), admitted: r.clock.now, heard: r.clock.now, practice: 1 },
      }))
      await r.relay.store.asOperator((tx) => tx.insertInto('units').values(fill).execute())
      const full = await comes(await makeDevice(randomUUID()))
      expect([full.statusCode, full.headers['retry-after']]).toEqual([429, '3600'])
      r.clock.now = Math.ceil(r.clock.now / 3_600_000) * 3_600_000 + 49 * 3_600_000
      for (let i = 0; i < 20; i += 1) expect((await comes(await makeDevice(randomUUID()))).statusCode).toBe(200)
      expect((await comes(await makeDevice(randomUUID()))).statusCode).toBe(429)
    })
  })

  describe('a pairing', () => {
    const headers = { 'content-type': 'application/json' }
    const leave = async (code: string, part: string, text: string) => {
      const payload = JSON.stringify({ part, text })
      const answer = await r.server.inject({ method: 'POST', url: `/v1/vault/pairing/${code}`, headers, payload })
      return { status: answer.statusCode, body: answer.json() }
    }
    const look = async (code: string) => {
      const answer = await r.server.inject({ method: 'GET', url: `/v1/vault/pairing/${code}` })
      return { status: answer.statusCode, body: answer.json() }
    }
    const newCode = () =>
      Array.from({ length: 10 }, () => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'[Math.floor(Math.random() * 32)]).join('')

    it('carries four messages between two who are nobody yet, for ten minutes', async () => {
      const code = newCode()
      for (const part of ['offer', 'answer', 'reveal', 'end']) {
        r.clock.now += 60_000
        expect((await leave(code, part, `${part} of it`)).status).toBe(200)
      }
      const parts = { offer: 'offer of it', answer: 'answer of it', reveal: 'reveal of it', end: 'end of it' }
      expect(await look(code)).toEqual({ status: 200, body: { parts, left: 420_000 } })
      r.clock.now += 420_000
      expect([(await look(code)).status, (await look(code)).body.refused]).toEqual([404, 'no-pairing'])
      expect((await leave(code, 'end', 'late')).status).toBe(404)
      await leave(newCode(), 'offer', 'x')
      const left = await r.relay.store.db.selectFrom('pairings').select('code').where('code', '=', code).execute()
      expect(left).toEqual([])
    })

    it('has each message once: of two who leave different ones the first stands, also at the same moment', async () => {
      const code = newCode()
      await leave(code, 'offer', 'x')
      expect((await leave(code, 'offer', 'x')).status).toBe(200)
      expect((await leave(code, 'offer', 'y')).body.refused).toBe('pairing-taken')
      const both = await Promise.all([leave(code, 'answer', 'mine'), leave(code, 'answer', 'theirs')])
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
      const stands = both[0]?.status === 200 ? 'mine' : 'theirs'
      expect((await look(code)).body.parts).toEqual({ offer: 'x', answer: stands })
    })

    it('begins with an offer, and takes nothing that is no code, no part or too long', async () => {
      expect((await leave(newCode(), 'answer', 'x')).body.refused).toBe('no-pairing')
      const wrong = [
        await leave('ABCDEFGHIJ', 'offer', 'x'),
        await leave(newCode().slice(1), 'offer', 'x'),
        await leave(newCode(), 'letter', 'x'),
        await leave(newCode(), 'offer', 'x'.repeat(4001)),
      ]
      expect(wrong.map(({ status }) => status)).toEqual([400, 400, 400, 400])
      expect((await leave(newCode(), 'offer', 'x'.repeat(40_000))).status).toBe(413)
    })

    it.each([
      ['pairing', 60, () => leave(newCode(), 'offer', 'x')],
      ['paired', 10_000, () => look(newCode())],
      ['stranger', 300, () => look(newCode())],
    ])('%s: more than %i an hour from one network are not looked at', async (purpose, most, ask) => {
      r.clock.now = Math.ceil(r.clock.now / 3_600_000) * 3_600_000
      await ask()
      const { who } = await r.relay.store.db
        .selectFrom('counts')
        .select('who')
        .where('who', 'like', `${purpose} %`)
        .where('ends', '>', r.clock.now)
        .executeTakeFirstOrThrow()
      expect(who).not.toContain('127.0.0.1')
      await r.relay.store.db.updateTable('counts').set({ n: most }).where('who', '=', who).execute()
      expect((await ask()).status).toBe(429)
      r.clock.now += 3_600_000
      expect((await ask()).status).not.toBe(429)
    })

    it('is one of five thousand at most, at one moment', async () => {
      r.clock.now += 3_600_000
      const ends = r.clock.now + 600_000
      const many = Array.from({ length: 5000 }, () => ({ code: newCode(), part: 'offer', body: 'x', ends }))
      for (let i = 0; i < many.length; i += 1000)
        await r.relay.store.db
          .insertInto('pairings')
          .values(many.slice(i, i + 1000))
          .execute()
      expect((await leave(newCode(), 'offer', 'x')).status).toBe(429)
      r.clock.now += 600_000
      expect((await leave(newCode(), 'offer', 'x')).status).toBe(200)
    })
  })

  describe('entries and rows', () => {
    it('that one device sends come to another, and then both sides say the same', async () => {
      const { a, b } = await two()
      const [one, other] = [new Holder(a), new Holder(b)]
      const writer = new Writer(a)
      for (const count of [1, 3, 2]) one.keep(await writer.write(count))
      await one.meet(r.ask)
      await other.meet(r.ask)
      expect(other.vector()).toEqual(one.vector())
      expect([...other.rows.keys()].sort()).toEqual([...one.rows.keys()].sort())
      expect(await other.meet(r.ask)).toBe(1)
      const { entries, more, ask, vector } = await synced(b, { vector: other.vector() })
      expect({ entries, more, ask, vector }).toEqual({ entries: [], more: false, ask: [], vector: other.vector() })
    })

    it('are stored once however often they come, and receipted each time', async () => {
      const { unit, a } = await two()
      const { entry, rows } = await new Writer(a).write()
      const answers = await Promise.all([1, 2, 3].map(() => synced(a, { entries: [entry], rows })))
      for (const answer of answers) {
        expect(answer.vector).toEqual({ [a.id]: [1, entry.id] })
        const payload = Buffer.from(answer.receipt.payload, 'base64url').toString()
        expect(isSigned(payload, answer.receipt.sig, r.relay.store.key)).toBe(true)
        expect(JSON.parse(payload)).toEqual({
          ...{ schema: 'relay-receipt-1', unit: unit.id, vector: sha256(vectorText(answer.vector)) },
          ...{ store: answer.store, at: r.clock.now },
        })
      }
      const { n } = await r.relay.store.asOperator((tx) =>
        tx
          .selectFrom('entries')
          .select((eb) => eb.fn.countAll().as('n'))
          .where('unit', '=', unit.id)
          .executeTakeFirstOrThrow(),
      )
      expect(Number(n)).toBe(1)
    })

    it('that are more than an answer holds come piece by piece', async () => {
      const { a, b } = await two()
      const [one, other] = [new Holder(a), new Holder(b)]
      const writer = new Writer(a)
      for (let i = 0; i < 8; i += 1) one.keep({ ...(await writer.write(300)), rows: [] })
      await one.meet(r.ask)
      const first = await synced(b)
      expect(first.more).toBe(true)
      expect(JSON.stringify(first.entries).length).toBeLessThan(210_000)
      await other.meet(r.ask)
      expect(other.vector()).toEqual(one.vector())
    })

    it('of a log whose first entry is not here are refused by name; a gap is kept and filled', async () => {
      const { a, b } = await two()
      const writer = new Writer(a)
      const written = [await writer.write(), await writer.write(), await writer.write()]
      const [first, second, third] = written.map(({ entry }) => entry) as [Entry, Entry, Entry]
      expect((await synced(a, { entries: [third] })).refused).toEqual([{ id: third.id, why: 'first-is-missing' }])
      const gap = await synced(a, { entries: [third, first] })
      expect(gap.refused).toEqual([])
      expect(gap.vector[a.id]).toEqual([2, `set.${sha256(setText([first.id, third.id]))}`])
      const one = new Holder(a)
      for (const each of written) one.keep(each)
      await one.meet(r.ask)
      expect((await synced(b)).vector[a.id]).toEqual([3, third.id])
      expect((await synced(b)).entries.map(({ id }) => id)).toEqual([first.id, second.id, third.id])
    })

    it('of a fork are kept, both branches, with 409 and the two ids as proof to whoever asks', async () => {
      const { a, b } = await two()
      const writer = new Writer(a)
      const common = await writer.write()
      const copy = writer.copy()
      const [one, other, third] = [new Holder(a), new Holder(a), new Holder(b)]
      const [left, right] = [await writer.write(), await copy.write()]
      for (const each of [common, left, await writer.write()]) one.keep(each)
      for (const each of [common, right]) other.keep(each)
      await one.meet(r.ask)
      const brought = await sync(a, { vector: other.vector(), entries: [right.entry], rows: right.rows })
      const proof = { [a.id]: [2, ...[left.entry.id, right.entry.id].sort()] }
      expect([brought.statusCode, brought.json().forks]).toEqual([409, proof])
      expect(brought.json().receipt.sig).toHaveLength(86)
      for (const holder of [other, third, one]) {
        await holder.meet(r.ask)
        expect(holder.entries.size).toBe(4)
        expect(holder.rows.size).toBe(4)
        expect(holder.forks).toEqual(proof)
      }
      expect((await sync(b, { vector: third.vector() })).statusCode).toBe(200)
    })

    it('are evened out when the asker’s log is whole, longer, and has parted from the relay’s', async () => {
      const { a } = await two()
      const writer = new Writer(a)
      const common = await writer.write()
      const copy = writer.copy()
      const [one, other] = [new Holder(a), new Holder(a)]
      for (const each of [common, await writer.write()]) one.keep(each)
      for (const each of [common, await copy.write(), await copy.write()]) other.keep(each)
      await one.meet(r.ask)
      await other.meet(r.ask)
      await one.meet(r.ask)
      expect(one.vector()).toEqual(other.vector())
      expect(one.entries.size).toBe(4)
    })

    it('are refused with any character of an entry changed, and nothing of it is kept', async () => {
      const { unit, a } = await two()
      const { entry } = await new Writer(a).write(1)
      const text = JSON.stringify(entry)
      const changed = Array.from(text, (char, i) => {
        const other = char === 'A' ? 'E' : char === '1' ? '2' : 'A'
        return shaped(`${text.slice(0, i)}${other}${text.slice(i + 1)}`)
      })
      const read = changed.filter((one) => one !== null)
      expect([changed.length - read.length > 100, read.length > 100]).toEqual([true, true])
      for (let i = 0; i < read.length; i += 100) {
        const some = read.slice(i, i + 100)
        expect((await synced(a, { entries: some })).refused).toHaveLength(some.length)
      }
      // What has no entry's shape is refused whole, with what stands beside it.
      const bent = { entries: [entry, { ...entry, n: '1' }] }
      expect((await sync(a, bent)).statusCode).toBe(400)
      const kept = await r.relay.store.asOperator((tx) =>
        tx.selectFrom('entries').select('id').where('unit', '=', unit.id).execute(),
      )
      expect(kept).toEqual([])
      expect((await synced(a, { entries: [entry] })).vector).toEqual({ [a.id]: [1, entry.id] })
    })

    it('signed by another device of the unit are refused', async () => {
      const { a, b } = await two()
      const { entry } = await new Writer(a).write()
      const { id: _, sig: __, ...content } = entry
      const forged = await signedEntry(b, { ...content, key: b.public })
      expect((await synced(b, { entries: [forged] })).refused).toEqual([{ id: forged.id, why: 'first-is-missing' }])
      await synced(a, { entries: [entry] })
      const next = await signedEntry(b, { ...content, key: undefined, n: 2, before: entry.id })
      expect((await synced(b, { entries: [next] })).refused).toEqual([{ id: next.id, why: 'changed' }])
    })

    it('a row that is not what an entry names is not kept; one that is lacking is asked for until somebody has it', async () => {
      const { a, b } = await two()
      const { entry, rows } = await new Writer(a).write(2)
      const [row = '', other = ''] = rows
      const answer = await synced(a, { entries: [entry], rows: [`${row}x`, 'nobody|names|this'] })
      expect(answer.rowsLacking).toHaveLength(2)
      const want = rows.map(sha256)
      expect((await r.ask(b, '/v1/vault/rows', { want })).body).toEqual({
        rows: [],
        more: false,
        absent: want,
        dropped: [],
      })
      expect((await synced(b, { rows: [other, row] })).rowsLacking).toEqual([])
      expect((await r.ask(b, '/v1/vault/rows', { want })).body).toEqual({ rows, more: false, absent: [], dropped: [] })
    })

    it('a row that a tombstone took is gone, never comes back, and every chain still holds', async () => {
      const { unit, a, b } = await two()
      const writer = new Writer(a)
      const { entry, rows } = await writer.write(2)
      const tombstone = await writer.write()
      await synced(a, { entries: [entry, tombstone.entry], rows: [...rows, ...tombstone.rows] })
      const [gone = '', stays = ''] = rows.map(sha256)
      const nameless = { drop: [{ entry: sha256('no entry'), hashes: [gone] }] }
      expect((await synced(a, nameless)).dropped[0]).toBe(0)
      const dropped = await synced(a, { drop: [{ entry: tombstone.entry.id, hashes: [gone] }] })
      expect(dropped.dropped).toEqual([1, sha256(gone)])
      const again = await synced(b, { rows, entries: [entry] })
      expect(again.rowsLacking).toEqual([])
      expect((await r.ask(b, '/v1/vault/rows', { want: [gone, stays] })).body).toEqual({
        ...{ rows: [rows[1]], more: false, absent: [], dropped: [gone] },
      })
      expect(again.vector[a.id]).toEqual([2, tombstone.entry.id])
      const bodies = await r.relay.store.asOperator((tx) =>
        tx.selectFrom('rows').select('body').where('unit', '=', unit.id).execute(),
      )
      expect(JSON.stringify(bodies)).not.toContain(rows[0])
    })

    it('beyond the unit’s quota are refused, nothing of that request is kept, and what was there stays', async () => {
      const { devices } = await r.admit(1, 1)
      const [a] = devices as [Device]
      const writer = new Writer(a)
      const [small, large] = [await writer.write(), await writer.write(1200)]
      const before = await synced(a, { entries: [small.entry], rows: small.rows })
      const full = await sync(a, { entries: [large.entry], rows: large.rows })
      expect([full.statusCode, full.json().refused]).toEqual([413, 'no-room'])
      expect((await synced(a)).vector).toEqual(before.vector)
    })
  })

  describe('the chain of devices', () => {
    const change = async (device: Device, steps: readonly Step[], after = 0) =>
      await r.send(device, 'POST', '/v1/vault/devices', { after, steps })

    it('takes the first of two who go on from one head; the other is told what came before and may try anew', async () => {
      const { unit, a, b } = await two()
      const [left, right] = [await nextStep(unit.chain, a, { body: 'a' }), await nextStep(unit.chain, b, { body: 'b' })]
      expect((await change(a, [left])).json()).toMatchObject({ head: [3, left.id] })
      const late = await change(b, [right])
      expect([late.statusCode, late.json()]).toEqual([
        409,
        expect.objectContaining({ refused: 'head-moved', head: [3, left.id], steps: [left] }),
      ])
      const anew = await nextStep([...unit.chain, left], b, { body: 'b' })
      expect((await change(b, [anew], 2)).json()).toMatchObject({
        head: [4, anew.id],
        steps: [left, anew],
        more: false,
      })
    })

    it('takes one of many who go on at the same moment', async () => {
      const unit = await r.admit(4)
      const steps = await Promise.all(unit.devices.map((by) => nextStep(unit.chain, by, { body: by.id })))
      const answers = await Promise.all(steps.map((step, i) => change(unit.devices[i] as Device, [step])))
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409, 409])
    })

    it('passes over steps that are here already, as when the answer was lost', async () => {
      const { unit, a } = await two()
      const next = await nextStep(unit.chain, a, {})
      for (const _ of [1, 2]) expect((await change(a, [...unit.chain, next])).json().head).toEqual([3, next.id])
    })

    it('lets in whom it adds, tells whom it removed by which step, and never adds that one again', async () => {
      const { unit, a, b } = await two()
      const fresh = await makeDevice(unit.id)
      expect((await sync(fresh, {})).json().refused).toBe('not-signed')
      const added = await nextStep(unit.chain, a, { add: [fresh] })
      await change(a, [added])
      expect((await sync(fresh, {})).statusCode).toBe(200)
      const removed = await nextStep([...unit.chain, added], a, { remove: [b] })
      await change(a, [removed])
      const told = await sync(b, {})
      expect([told.statusCode, told.json().refused, told.json().step]).toEqual([401, 'removed', removed])
      const back = await nextStep([...unit.chain, added, removed], a, { add: [b] })
      expect((await change(a, [back])).json().refused).toBe('broken-chain')
      const byTheRemoved = await nextStep([...unit.chain, added, removed], b, { add: [await makeDevice(unit.id)] })
      expect((await change(a, [byTheRemoved])).json().refused).toBe('broken-chain')
    })

    it('lets in a device that the relay has forgotten, by the step that added it', async () => {
      const { unit, a } = await two()
      const fresh = await makeDevice(unit.id)
      const added = await nextStep(unit.chain, a, { add: [fresh] })
      expect((await change(fresh, [...unit.chain, added])).json().head).toEqual([3, added.id])
      const stranger = await makeDevice(unit.id)
      const own = await nextStep([...unit.chain, added], stranger, { add: [stranger] })
      expect([401, 422]).toContain((await change(stranger, [own])).statusCode)
      expect((await sync(stranger, {})).statusCode).toBe(401)
    })

    it('refuses a step with any part of it changed, and one after which nobody is left', async () => {
      const { unit, a, b } = await two()
      const good = await nextStep(unit.chain, a, { body: 'x' })
      const fresh = await makeDevice(unit.id)
      const changes: Partial<Step>[] = [
        { body: 'y' },
        { by: b.id },
        { add: [{ device: fresh.id, key: fresh.public }] },
        { remove: [{ device: b.id, n: 0, head: '' }] },
        { sig: (unit.chain[0] as Step).sig },
        { id: sha256('other') },
      ]
      for (const change of changes) {
        const { statusCode } = await r.send(a, 'POST', '/v1/vault/devices', {
          after: 0,
          steps: [{ ...good, ...change }],
        })
        expect([change, statusCode]).toEqual([change, 422])
      }
      const { id: _, sig: __, ...content } = good
      const otherKey = await signedStep(a, { ...content, add: [{ device: fresh.id, key: b.public }] })
      expect((await change(a, [otherKey])).statusCode).toBe(422)
      const nobody = await nextStep(unit.chain, a, { remove: [a, b] })
      expect((await change(a, [nobody])).statusCode).toBe(422)
      expect((await change(a, [good])).statusCode).toBe(200)
    })
  })

  describe('letters', () => {
    const ask = async (device: Device, asked: object = {}) => await r.send(device, 'POST', '/v1/vault/letters', asked)
    const withTablets = async (count = 1) => {
      const { unit, a, b } = await two()
      const tablets = await Promise.all(Array.from({ length: count }, () => makeDevice(unit.id)))
      const step = await nextStep(unit.chain, a, { tablets })
      await change(a, [step])
      return { unit, a, b, chain: [...unit.chain, step], tablets: tablets as [Device, ...Device[]] }
    }
    const change = async (device: Device, steps: readonly Step[]) =>
      await r.send(device, 'POST', '/v1/vault/devices', { after: 0, steps })
    const letter = (to: string, text = 'sealed') => ({ id: randomUUID(), to, text })

    it('go from a reader to a tablet and back, and lie there until somebody drops them', async () => {
      const { unit, a, b, tablets } = await withTablets()
      const [tablet] = tablets
      const form = letter(tablet.id, 'a form')
      await ask(a, { leave: [form] })
      const seen = (await ask(tablet, { want: [form.id] })).json()
      expect(seen.here).toEqual([{ id: form.id, to: tablet.id, by: a.id }])
      expect(seen.letters).toEqual([{ id: form.id, text: 'a form' }])
      const answers = letter(unit.id, 'answers')
      await ask(tablet, { leave: [answers] })
      expect((await ask(b, { want: [answers.id] })).json().letters).toEqual([{ id: answers.id, text: 'answers' }])
      expect((await ask(b, { drop: [answers.id, form.id] })).json().here).toEqual([])
      expect((await ask(tablet)).json().here).toEqual([])
    })

    it('are left once, whatever is said the second time, and nobody else’s room is used up', async () => {
      const { a, tablets } = await withTablets()
      const [tablet] = tablets
      const form = letter(tablet.id, 'first')
      await ask(a, { leave: [form] })
      await ask(a, { leave: [{ ...form, text: 'second' }] })
      expect((await ask(tablet, { want: [form.id] })).json().letters).toEqual([{ id: form.id, text: 'first' }])
    })

    it('of one tablet are not seen, read or dropped by another, and none writes to another', async () => {
      const { unit, a, tablets } = await withTablets(2)
      const [one, other] = tablets as [Device, Device]
      const form = letter(one.id)
      const answers = letter(unit.id)
      await ask(a, { leave: [form] })
      await ask(one, { leave: [answers] })
      const pried = (await ask(other, { want: [form.id, answers.id], drop: [form.id, answers.id] })).json()
      expect([pried.here, pried.letters]).toEqual([[], []])
      expect((await ask(one)).json().here).toHaveLength(2)
      expect((await ask(other, { leave: [letter(one.id)] })).json().refused).toBe('for-readers')
    })

    it('are all that a tablet asks for: no row, no entry, no way to let anybody in', async () => {
      const { unit, chain, tablets } = await withTablets()
      const [tablet] = tablets
      const refused = [
        await sync(tablet, {}),
        await r.send(tablet, 'POST', '/v1/vault/rows', { want: [] }),
        await ask(tablet, { leave: [letter(tablet.id)] }),
        ...(await Promise.all(
          ['slip', 'revoke', 'state', 'promise', 'mail'].map((act) =>
            r.send(tablet, 'POST', `/v1/vault/home/${act}`, {}),
          ),
        )),
      ]
      for (const answer of refused) expect([answer.statusCode, answer.json().refused]).toEqual([403, 'for-readers'])
      const own = await nextStep(chain, tablet, { add: [await makeDevice(unit.id)] })
      expect((await change(tablet, [own])).json().refused).toBe('broken-chain')
      expect((await r.send(tablet, 'POST', '/v1/vault/devices', { after: 0 })).json().head[0]).toBe(3)
    })

    it('take of the unit’s room, and give it back', async () => {
      const unit = await r.admit(1, 1)
      const [a] = unit.devices as [Device]
      const tablet = await makeDevice(unit.id)
      await change(a, [await nextStep(unit.chain, a, { tablets: [tablet] })])
      const [one, two] = [letter(tablet.id, 'x'.repeat(700_000)), letter(tablet.id, 'y'.repeat(700_000))]
      expect((await ask(a, { leave: [one] })).statusCode).toBe(200)
      expect((await ask(a, { leave: [two] })).json().refused).toBe('no-room')
      expect((await ask(a, { leave: [two], drop: [one.id] })).statusCode).toBe(200)
      const many = Array.from({ length: 8 }, () => letter(tablet.id, 'z'.repeat(30_000)))
      await ask(a, { leave: many })
      const { letters, more } = (await ask(tablet, { want: [two.id, ...many.map(({ id }) => id)] })).json()
      expect([more, letters.length > 0]).toEqual([true, true])
    })
  })

  describe('a request', () => {
    let unit: AdmittedUnit
    let device: Device
    beforeAll(async () => {
      unit = await r.admit(1)
      device = unit.devices[0] as Device
    })
    const path = '/v1/vault/sync'
    const body = '{"vector":{}}'

    it('is answered once: sent again, byte for byte, it is refused', async () => {
      const headers = await signedHeaders(device, 'POST', path, body, r.clock.now)
      expect((await r.send(device, 'POST', path, body, headers)).statusCode).toBe(200)
      const again = await r.send(device, 'POST', path, body, headers)
      expect([again.statusCode, again.json().refused]).toEqual([401, 'replayed'])
    })

    it('by a clock that is wrong is told the right time, and nothing more', async () => {
      for (const off of [-300_001, 300_001]) {
        const headers = await signedHeaders(device, 'POST', path, body, r.clock.now + off)
        const answer = await r.send(device, 'POST', path, body, headers)
        expect([answer.statusCode, answer.json()]).toEqual([
          401,
          { refused: 'wrong-time', sentence: expect.any(String), at: r.clock.now },
        ])
      }
    })

    it('is refused with another body, path, method, unit or signer than was signed', async () => {
      const headers = await signedHeaders(device, 'POST', path, body, r.clock.now)
      const other = await r.admit(1)
      const asOther = String(headers.authorization).replace(unit.id, other.id)
      const wrong = [
        await r.send(device, 'POST', path, '{"vector":{} }', headers),
        await r.send(device, 'POST', `${path}?x=1`, body, headers),
        await r.send(device, 'GET', '/v1/vault/wait', null, { authorization: String(headers.authorization) }),
        await r.send(device, 'POST', path, body, { ...headers, authorization: asOther }),
        await r.send(device, 'POST', path, body, { 'content-type': 'application/json' }),
        await sync({ ...(other.devices[0] as Device), unit: unit.id }, {}),
        await sync({ ...device, unit: other.id }, {}),
      ]
      expect(wrong.map((one) => [one.statusCode, one.json().refused])).toEqual(wrong.map(() => [401, 'not-signed']))
    })

    it('of one unit reaches nothing of another, by any of its routes', async () => {
      const other = await r.admit(1)
      const writer = new Writer(other.devices[0] as Device)
      const { entry, rows } = await writer.write()
      await sync(other.devices[0] as Device, { entries: [entry], rows })
      const want = rows.map(sha256)
      expect((await r.ask(device, '/v1/vault/rows', { want })).body).toMatchObject({ rows: [], absent: want })
      const answer = await synced(device, { held: { [entry.device]: { from: 1, to: 9, ids: [] } } })
      expect(JSON.stringify(answer)).not.toContain(entry.id)
      // The same entry is none of this unit's: its hash is of the unit it was written in.
      expect((await synced(device, { entries: [entry] })).refused).toEqual([{ id: entry.id, why: 'changed' }])
    })

    it('that comes too often is told when to come back, and no sooner is it heard', async () => {
      const { devices } = await r.admit(2)
      const [often, seldom] = devices as [Device, Device]
      r.clock.now = Math.ceil(r.clock.now / 60_000) * 60_000
      await r.relay.store.db
        .insertInto('counts')
        .values({ who: `device ${often.unit} ${often.id}`, ends: r.clock.now + 60_000, n: 600 })
        .execute()
      const refused = await sync(often, {})
      expect([refused.statusCode, refused.json().refused, refused.headers['retry-after']]).toEqual([
        429,
        'too-many',
        '60',
      ])
      expect((await sync(seldom, {})).statusCode).toBe(200)
      r.clock.now += 60_000
      expect((await sync(often, {})).statusCode).toBe(200)
    })

    it.each([
      ['code', 'guesses at codes', 10],
      ['stranger', 'requests of strangers', 300],
    ])(
      '%s: %s from one network are counted in the store, and then nothing more is looked at',
      async (purpose, _what, most) => {
        r.clock.now = Math.ceil(r.clock.now / 3_600_000) * 3_600_000
        const stranger = await makeDevice(randomUUID())
        const steps = [await nextStep([], stranger, { add: [stranger] })]
        const guess = async () =>
          purpose === 'code'
            ? await r.send(stranger, 'POST', '/v1/vault/admission', { code: 'AAAAA-AAAAA', steps })
            : await sync(stranger, {})
        expect((await guess()).statusCode).toBe(401)
        const { who, n } = await r.relay.store.db
          .selectFrom('counts')
          .selectAll()
          .where('who', 'like', `${purpose} %`)
          .where('ends', '>', r.clock.now)
          .executeTakeFirstOrThrow()
        expect(n).toBe(1)
        expect(who).not.toContain('127.0.0.1')
        await r.relay.store.db.updateTable('counts').set({ n: most }).where('who', '=', who).execute()
        const shut = await guess()
        expect([shut.statusCode, shut.headers['retry-after']]).toEqual([429, '3600'])
        r.clock.now += 3_600_000
        expect((await guess()).statusCode).toBe(401)
      },
    )
  })

  it('forgets what is of minutes once they are over, and who was heard of is known to the minute', async () => {
    const { id, devices } = await r.admit(1)
    const [device] = devices as [Device]
    await sync(device, {})
    r.clock.now += 600_000
    await sync(device, {})
    const left = await r.relay.store.asOperator((tx) =>
      tx.selectFrom('requests').select('at').where('unit', '=', id).execute(),
    )
    expect(left).toEqual([{ at: r.clock.now }])
    expect(await r.relay.store.db.selectFrom('counts').select('n').where('ends', '<', r.clock.now).execute()).toEqual(
      [],
    )
    const { units } = (await r.command('units', {})).json()
    expect(units.find(({ unit }: { unit: string }) => unit === id)).toMatchObject({ devices: 1, heard: r.clock.now })
  })
}

/** Null where it has no entry's shape. */
function shaped(text: string): Entry | null {
  try {
    return entryShape.parse(JSON.parse(text))
  } catch {
    return null
  }
}
