/** Tablets in the waiting room at a real relay: what is sent to them, answered there, and taken in by readers, whatever is cut off on the way. */
import { Dexie } from 'dexie'
import type { IDBFactory } from 'fake-indexeddb'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { formById } from '#instruments'
import { listUnits } from '../../relay/admission/units.ts'
import { idOfKey } from '../../src/vault/crypto/bytes.ts'
import { openJsonAsUnit, type SealedToUnit, sealJsonToUnit } from '../../src/vault/crypto/unit-key.ts'
import { put } from '../../src/vault/disk/rows.ts'
import type { HandoverPlan, Place } from '../../src/vault/index.ts'
import { besideOf, goneOn, inboxIn, nextStep } from '../../src/vault/relay-client/chain.ts'
import { askLetters, leftAndDropped, written } from '../../src/vault/relay-client/letters.ts'
import { relayLink } from '../../src/vault/relay-client/link.ts'
import { handedAad, partAad } from '../../src/vault/session/session.ts'
import { newTabletKeys, signerBy, type TabletKeys } from '../../src/vault/tablet/place.ts'
import { aCase, otherPhrase, phrase, planFor } from '../../src/vault/testing.ts'
import { type Apparatus, again } from './apparatus.ts'
import { sentWith } from './box-auditor.ts'
import { evened, Site, unitAt } from './devices-at-relay.ts'
import { type InTheRoom, storeOn, tabletOf, tabletOn } from './in-the-room.ts'

let site: Site
beforeAll(async () => {
  site = await Site.started()
}, 60_000)
afterAll(() => site.end())

const inTheRoom = (by: Apparatus, keys?: TabletKeys) => tabletOf(site, by, keys)
/** As a start finds it: what was in memory is gone. */
const openedOn = (disk: IDBFactory, place: Place) => tabletOn(site, disk, place)

const aUnit = async () => {
  const [one, other] = (await unitAt(site, 2)) as [Apparatus, Apparatus]
  const caseId = crypto.randomUUID()
  await one.vault.append({ caseId, body: aCase('A1') })
  await evened(site, [one, other])
  return { one, other, caseId }
}
const formsOf = ({ vault }: Apparatus) => vault.of('answers').map(({ id, body }) => [id, body.answers] as const)
const all = { i1: 1, i2: 0, i3: 1, i4: 2, i5: 0, i6: 1, i7: 0, i8: 1, i9: 0, i10: 2 }
const settled = (is: () => Promise<boolean>) =>
  vi.waitFor(async () => expect(await is()).toBe(true), { timeout: 10_000 })
/** A connection that breaks once the relay has done what was asked. */
const cutOff = (path: string, answer: Response) =>
  path.endsWith('/letters') ? new Response('', { status: 502 }) : answer
const drafted = (answers: Record<string, number | null>) =>
  ({ form: 0, position: 1, answers, blanks: {}, mode: 'one-by-one' }) as const

async function sent(by: Apparatus, { tablet }: InTheRoom, caseId: string, ...forms: string[]): Promise<string> {
  const relay = await site.of(by)
  await relay.syncOnce()
  const [seen] = relay.tablets()
  expect(await relay.send(planFor(caseId, ...forms), seen?.device ?? '')).toMatchObject({ left: true })
  for (const { row } of relay.sent()) sentWith(row)
  await tablet.syncOnce('1.0.0')
  return relay.sent().at(-1)?.session ?? ''
}

it('what is sent from one reader is answered on a tablet and read on the other, while the first is away', async () => {
  const { one, other, caseId } = await aUnit()
  const room = await inTheRoom(one)
  const session = await sent(one, room, caseId, 'yp-core')
  const [turn] = room.tablet.turns()
  expect(turn).toEqual({ session, turn: (await site.of(one)).sent()[0]?.turn })
  await room.tablet.begin(session)
  const answering = room.tablet.taken()
  await answering?.save(drafted(all))
  expect(await answering?.handIn()).toBe('all-done')
  room.tablet.done()
  expect([room.tablet.taken(), room.tablet.turns()]).toEqual([null, []])
  await room.tablet.syncOnce('1.0.0')
  expect(room.tablet.waits()).toBe(1)
  await site.sync(other)
  expect(formsOf(other)).toEqual([[expect.any(String), all]])
  await room.tablet.syncOnce('1.0.0')
  expect(room.tablet.waits()).toBe(0)
  await evened(site, [one, other])
  expect(formsOf(one)).toEqual(formsOf(other))
  expect((await site.of(one)).sent()).toEqual([])
})

it('an answer that somebody must read stands on every reader while the form is being answered, and gives way to the whole form', async () => {
  const { one, other, caseId } = await aUnit()
  const room = await inTheRoom(one)
  const session = await sent(one, room, caseId, 'yp-core')
  await room.tablet.begin(session)
  const answering = room.tablet.taken()
  await answering?.save(drafted({ i1: 1 }))
  await room.tablet.syncOnce('1.0.0')
  expect(room.tablet.waits()).toBe(0)
  await answering?.save(drafted({ i1: 1, i4: 3 }))
  await settled(() => room.tablet.syncOnce('1.0.0').then(() => room.tablet.waits() === 1))
  for (const reader of [one, other]) {
    await site.sync(reader)
    expect(reader.vault.of('broken-off').map(({ body }) => body.answers)).toEqual([{ i1: 1, i4: 3 }])
  }
  expect((await site.of(other)).sent().map((form) => form.session)).toEqual([session])
  await answering?.save(drafted(all))
  await answering?.handIn()
  await room.tablet.syncOnce('1.0.0')
  await evened(site, [other, one])
  for (const reader of [one, other]) {
    expect(formsOf(reader)).toEqual([[expect.any(String), all]])
    // The answer that had to be read was another then: it stands until somebody has read it.
    expect(reader.vault.of('broken-off').map(({ body }) => body.answers)).toEqual([{ i1: 1, i4: 3 }])
  }
})

it('a reader asks a form back: what is answered comes in, the tablet waits, and whoever was not begun with is let go', async () => {
  const { one, other, caseId } = await aUnit()
  const room = await inTheRoom(one)
  const begun = await sent(one, room, caseId, 'yp-core')
  const waiting = await sent(one, room, caseId, 'core-10')
  await room.tablet.begin(begun)
  await room.tablet.taken()?.save(drafted({ i1: 1 }))
  await site.sync(other)
  for (const session of [begun, waiting]) await (await site.of(other)).askBack(session)
  await room.tablet.syncOnce('1.0.0')
  expect([room.tablet.taken(), room.tablet.turns()]).toEqual([null, []])
  await evened(site, [other, one])
  expect((await site.of(one)).sent()).toEqual([])
  expect(one.vault.of('broken-off').map(({ body }) => body.answers)).toEqual([{ i1: 1 }])
  await room.tablet.syncOnce('1.0.0')
  expect(room.tablet.waits()).toBe(0)
  expect((await (await storeOn(room.disk, room.place)).all('sessions')).map(({ id }) => id)).toEqual([])
})

it('ten minutes without an answer bring what is answered so far to the readers', async () => {
  const { one, caseId } = await aUnit()
  const room = await inTheRoom(one)
  await room.tablet.begin(await sent(one, room, caseId, 'yp-core'))
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  await room.tablet.taken()?.save(drafted({ i1: 2 }))
  vi.advanceTimersByTime(10 * 60_000 - 1)
  vi.useRealTimers()
  await room.tablet.syncOnce('1.0.0')
  expect(room.tablet.waits()).toBe(0)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  await room.tablet.taken()?.save(drafted({ i1: 3 }))
  vi.advanceTimersByTime(10 * 60_000)
  vi.useRealTimers()
  await settled(() => room.tablet.syncOnce('1.0.0').then(() => room.tablet.waits() === 1))
  await site.sync(one)
  expect(one.vault.of('broken-off').map(({ body }) => body.answers)).toEqual([{ i1: 3 }])
})

it('whatever is cut off between handing in and the last word: the form is there once, on every reader, and the tablet lets go of it only then', async () => {
  const steps = ['before-sync', 'no-answer', 'relay-lost', 'reader-no-answer', 'reader-dies', 'adopted-lost'] as const
  for (const cut of steps) {
    const { one, other, caseId } = await aUnit()
    const room = await inTheRoom(one)
    await room.tablet.begin(await sent(one, room, caseId, 'yp-core'))
    const again = async () => {
      room.tablet = await openedOn(room.disk, room.place)
      await room.tablet.syncOnce('1.0.0')
    }
    await room.tablet.taken()?.save(drafted(all))
    await room.tablet.taken()?.handIn()
    if (cut === 'before-sync') room.tablet = await openedOn(room.disk, room.place)
    const lettersCut = (nth: number) => {
      let count = 0
      site.onTheWay = (answer, path) => {
        if (!path.endsWith('/letters')) return answer
        count += 1
        return count === nth ? new Response('', { status: 502 }) : answer
      }
    }
    // Done at the relay, and nobody hears of it.
    if (cut === 'no-answer') lettersCut(2)
    await room.tablet.syncOnce('1.0.0').catch(() => undefined)
    site.onTheWay = (answer) => answer
    expect(room.tablet.waits()).toBe(1)
    if (cut === 'no-answer') await again()
    if (cut === 'relay-lost') await site.relay.relay.store.db.deleteFrom('letters').execute()
    if (cut === 'relay-lost') await again()
    if (cut === 'reader-no-answer') lettersCut(3)
    if (cut === 'reader-dies')
      site.onTheWay = (answer, path) => (path.endsWith('/sync') ? answer : cutOff(path, answer))
    await site.sync(one).catch(() => undefined)
    site.onTheWay = (answer) => answer
    if (cut === 'adopted-lost') await site.relay.relay.store.db.deleteFrom('letters').execute()
    if (cut === 'adopted-lost') await again()
    for (let round = 0; round < 3; round++) {
      await evened(site, [other, one])
      await again()
    }
    expect([cut, room.tablet.waits(), formsOf(one), formsOf(other)]).toEqual([
      cut,
      0,
      [[expect.any(String), all]],
      [[expect.any(String), all]],
    ])
    expect(room.tablet.turns()).toEqual([])
  }
}, 120_000)

it('both readers take in the same form at once: it is one', async () => {
  const { one, other, caseId } = await aUnit()
  const room = await inTheRoom(one)
  await room.tablet.begin(await sent(one, room, caseId, 'yp-core'))
  await site.sync(other)
  await room.tablet.taken()?.save(drafted(all))
  await room.tablet.taken()?.handIn()
  await room.tablet.syncOnce('1.0.0')
  await Promise.all([site.sync(one), site.sync(other)])
  await evened(site, [one, other])
  for (const reader of [one, other]) expect(formsOf(reader)).toEqual([[expect.any(String), all]])
  expect(formsOf(one)).toEqual(formsOf(other))
})

it('what a tablet says of a form that staff chose otherwise, or of another tablet’s, is noted and not believed', async () => {
  const { one, caseId } = await aUnit()
  const keys = await newTabletKeys()
  const [room, thief] = [await inTheRoom(one), await inTheRoom(one, keys)]
  const session = await sent(one, room, caseId, 'yp-core')
  const store = await storeOn(thief.disk, thief.place)
  const row = await store.get('meta', 'tablet')
  if (row?.id !== 'tablet') throw new Error('no tablet')
  const ids = { id: crypto.randomUUID(), session, epoch: row.inbox.n }
  const body = { kind: 'answers', form: 'yp-core' }
  const sealed = await sealJsonToUnit(row.inbox.public, handedAad(row.unit, ids), {
    index: 0,
    at: '2026-11-29T10:00:00.000Z',
    body,
  })
  await store.commit(async () => ({ ops: [put('handed', { ...ids, sealed })] }))
  await thief.tablet.syncOnce('1.0.0')
  await site.sync(one)
  // Another tablet's: it lies there, and counts for nothing.
  expect([formsOf(one), thief.tablet.waits()]).toEqual([[], 1])
  const own = await storeOn(room.disk, room.place)
  await own.commit(async () => ({ ops: [put('handed', { ...ids, sealed })] }))
  await site.relay.relay.store.db.deleteFrom('letters').where('id', '=', ids.id).execute()
  await room.tablet.syncOnce('1.0.0')
  await site.sync(one)
  expect(formsOf(one)).toEqual([])
  expect((await one.vault.log()).lines.map(({ body }) => body.what)).toContain('hand-in.refused')
})

it('a tablet takes nothing that no reader has signed', async () => {
  const { one, caseId } = await aUnit()
  const room = await inTheRoom(one)
  await sent(one, room, caseId, 'yp-core')
  // By whoever holds the relay, in the reader's name.
  const { db } = site.relay.relay.store
  const [letter] = await db
    .selectFrom('letters')
    .selectAll()
    .where('unit', '=', one.vault.unit)
    .where('recipient', '!=', one.vault.unit)
    .execute()
  const said = JSON.parse(letter?.body ?? '')
  const forged = JSON.stringify({ ...said, sig: said.sig.replace(/^./, (c: string) => (c === 'A' ? 'B' : 'A')) })
  await db
    .updateTable('letters')
    .set({ body: forged })
    .where('id', '=', letter?.id ?? '')
    .execute()
  room.tablet = await openedOn(room.disk, room.place)
  await room.tablet.syncOnce('1.0.0')
  expect(room.tablet.turns()).toEqual([])
})

it('a tablet that does not know a form, or was not heard of, is not sent one', async () => {
  const { one, caseId } = await aUnit()
  const room = await inTheRoom(one)
  const relay = await site.of(one)
  await relay.syncOnce()
  const [seen] = relay.tablets()
  expect(seen).toMatchObject({ version: '1.0.0', begun: null })
  expect(await relay.send(planFor(caseId, 'of-a-later-version'), seen?.device ?? '')).toEqual({
    refused: 'tablet-older',
  })
  expect(await relay.send(planFor(caseId, 'yp-core'), crypto.randomUUID())).toEqual({ refused: 'tablet-unheard' })
  expect(relay.sent()).toEqual([])
  await room.tablet.syncOnce('1.1.0')
  await relay.syncOnce()
  expect(relay.tablets()[0]?.version).toBe('1.1.0')
})

/** A wording in each language with so much of recordings, loaded in the unit; and the plan by which it is handed over here. */
async function recorded({ vault }: Apparatus, caseId: string, sizes: Record<string, number>): Promise<HandoverPlan> {
  const wordings = Object.entries(sizes).map(([language, size]) => {
    const audio = { items: { i1: { type: 'audio/ogg', data: 'T2dnU'.padEnd(size, 'A') } } }
    const text = JSON.stringify({ language, training: true, title: `In ${language}`, audio })
    return { language, hash: `${language} ${crypto.randomUUID()}`, text }
  })
  for (const { hash, text } of wordings)
    await vault.append({ caseId: null, body: { kind: 'loaded', what: 'wording', hash, text } })
  const [pack, ...others] = wordings
  const { forms, ...plan } = planFor(caseId, 'yp-core')
  if (!forms[0] || !pack) throw new Error('no form')
  return { ...plan, language: pack.language, forms: [{ ...forms[0], pack, others }] }
}
/** What the tablet can say aloud of each wording that it has been sent. */
const heardOn = ({ tablet }: InTheRoom): readonly unknown[] => {
  const [form] = tablet.taken()?.plan.forms ?? []
  const texts = form ? [form.pack.text, ...(form.others ?? []).map(({ text }) => text)] : []
  return texts.map((text) => {
    const { title, audio } = JSON.parse(text)
    return [title, audio?.items.i1.data.length ?? 0]
  })
}

it.each([
  ['1.2 MB in two languages', { sv: 600_000, ar: 600_000 }, [600_000, 0]],
  ['8 MiB in one', { sv: 8 * 1024 * 1024 }, [0]],
  ['less than there is room for', { sv: 400_000, ar: 400_000 }, [400_000, 400_000]],
] as const)(
  'recordings go to a tablet as far as they fit, the chosen language’s first, and stand in no case: %s',
  async (_, sizes, heard) => {
    const { one, other, caseId } = await aUnit()
    const room = await inTheRoom(one)
    const relay = await site.of(one)
    await relay.syncOnce()
    const plan = await recorded(one, caseId, sizes)
    const device = relay.tablets()[0]?.device ?? ''
    expect(await relay.send(plan, device)).toMatchObject({ left: true })
    const session = relay.sent()[0]?.session ?? ''
    expect(one.vault.of('handed-over').at(-1)?.body.tablet?.session.length).toBeLessThan(5000)
    await room.tablet.syncOnce('1.0.0')
    await room.tablet.begin(session)
    expect(heardOn(room)).toEqual(Object.keys(sizes).map((language, i) => [`In ${language}`, heard[i]]))
    await room.tablet.taken()?.save(drafted(all))
    expect(await room.tablet.taken()?.handIn()).toBe('all-done')
    await room.tablet.syncOnce('1.0.0')
    await site.sync(other)
    expect(formsOf(other)).toEqual([[expect.any(String), all]])
  },
  60_000,
)

it('what is too large without its recordings is refused before anything is written, and stops nothing', async () => {
  const { one, other, caseId } = await aUnit()
  const room = await inTheRoom(one)
  const relay = await site.of(one)
  await relay.syncOnce()
  const device = relay.tablets()[0]?.device ?? ''
  const plan = planFor(caseId, 'yp-core')
  const wordy = (length: number) => {
    const pack = { hash: 'h', text: JSON.stringify({ language: 'sv', training: true, title: 'å'.repeat(length / 2) }) }
    return { ...plan, forms: plan.forms.map((form) => ({ ...form, pack })) }
  }
  expect(await relay.send(wordy(1_000_000), device)).toEqual({ refused: 'plan-too-large' })
  expect([relay.sent(), one.vault.of('handed-over')]).toEqual([[], []])
  // As much as there is room for goes all the way.
  expect(await relay.send(wordy(999_600), device)).toMatchObject({ left: true })
  for (const { row } of relay.sent()) sentWith(row)
  await room.tablet.syncOnce('1.0.0')
  expect(room.tablet.turns()).toHaveLength(1)
  await evened(site, [one, other])
  expect(relay.standing()).toMatchObject({ refused: null, tooLarge: 0 })
  expect((await site.of(other)).sent()).toHaveLength(1)
}, 60_000)

it('a form that the relay has no room for is said, stops nothing else, and ends when it is called back', async () => {
  const { one, other, caseId } = await aUnit()
  const room = await inTheRoom(one)
  const begun = await sent(one, room, caseId, 'core-10')
  const relay = await site.of(one)
  const { unit } = one.vault
  const plan = await recorded(one, caseId, { sv: 300_000 })
  await relay.syncOnce()
  const device = relay.tablets()[0]?.device ?? ''
  const { store } = site.relay.relay
  await store.asUnit(unit, async (tx) => {
    const { used } = await tx.selectFrom('units').select('used').where('unit', '=', unit).executeTakeFirstOrThrow()
    await tx
      .updateTable('units')
      .set({ quota: used + 100_000 })
      .where('unit', '=', unit)
      .execute()
  })
  expect(await relay.send(plan, device)).toEqual({ turn: expect.any(Number), left: false })
  expect(relay.standing().refused).toBe('no-room')
  await room.tablet.begin(begun)
  await room.tablet.taken()?.save(drafted(all))
  await room.tablet.taken()?.handIn()
  room.tablet.done()
  await room.tablet.syncOnce('1.0.0')
  await relay.syncOnce()
  expect(formsOf(one)).toEqual([[expect.any(String), all]])
  await room.tablet.syncOnce('1.0.0')
  expect(room.tablet.waits()).toBe(0)
  const [stuck] = relay.sent()
  if (stuck) sentWith(stuck.row)
  await relay.askBack(stuck?.session ?? '')
  await evened(site, [one, other])
  for (const reader of [one, other]) expect((await site.of(reader)).sent()).toEqual([])
  expect(relay.standing().refused).toBeNull()
})

it('what was called back before the relay heard of it is over, and never comes up on the tablet', async () => {
  const { one, other, caseId } = await aUnit()
  const room = await inTheRoom(one)
  const relay = await site.of(one)
  await relay.syncOnce()
  const device = relay.tablets()[0]?.device ?? ''
  site.onTheWay = () => new Response('', { status: 502 })
  expect(await relay.send(planFor(caseId, 'yp-core'), device)).toMatchObject({ left: false })
  for (const { row } of relay.sent()) sentWith(row)
  await relay.askBack(relay.sent()[0]?.session ?? '')
  expect(relay.sent().map(({ asked }) => asked)).toEqual([true])
  site.onTheWay = (answer) => answer
  await evened(site, [one, other])
  for (const reader of [one, other]) expect((await site.of(reader)).sent()).toEqual([])
  await room.tablet.syncOnce('1.0.0')
  expect(room.tablet.turns()).toEqual([])
})

it('what must be read on a reader that is handed over reaches the other though the wording has 8 MiB of recordings', async () => {
  const { one, other, caseId } = await aUnit()
  await asPage(async () => {
    await (await site.of(one)).readyBeside()
    const plan = await recorded(one, caseId, { sv: 8 * 1024 * 1024 })
    Dexie.dependencies.indexedDB = one.disk
    const session = await one.vault.handOver(plan)
    await session.save(drafted({ i1: 1, i4: 3 }))
    await settled(() => site.sync(other).then(() => brokenOffOf(other).length === 1))
    expect(other.vault.of('broken-off')[0]?.body).toMatchObject({
      answers: { i1: 1, i4: 3 },
      wording: { hash: plan.forms[0]?.pack.hash, language: 'sv', training: true },
    })
    await session.takeBack(phrase)
  })
}, 60_000)

it('a tablet that knows the form in an earlier revision is not sent it; one that knows a later is', async () => {
  const { one, caseId } = await aUnit()
  const keys = await newTabletKeys()
  await inTheRoom(one, keys)
  const { unit, place } = one.vault
  const inbox = inboxIn((await (await storeOn(one.disk, place)).local('relayChain')) ?? [])
  if (!inbox) throw new Error('no inbox')
  const signer = await signerBy(keys)
  const relay = await site.of(one)
  const { revision = 0 } = formById('yp-core') ?? {}
  const answered = async (knows: number) => {
    const id = crypto.randomUUID()
    const forms: [string, number][] = [['yp-core', knows]]
    const what = { says: 'standing', version: '1.0.0', forms, begun: null, at: new Date().toISOString() } as const
    const letter = await written(unit, signer, id, { to: unit, public: inbox.public, epoch: inbox.n }, what)
    const link = relayLink(unit, signer, site.at)
    const { here } = await askLetters(link, {})
    await leftAndDropped(
      link,
      [letter],
      here.map((each) => each.id),
    )
    await relay.syncOnce()
    const sends = await relay.send(planFor(caseId, 'yp-core'), signer.id)
    for (const { row } of relay.sent()) sentWith(row)
    return sends
  }
  expect(await answered(revision - 1)).toEqual({ refused: 'tablet-older' })
  expect(relay.sent()).toEqual([])
  for (const knows of [revision, revision + 1]) expect(await answered(knows)).toMatchObject({ left: true })
})

it('a stolen tablet opens its own draft and nothing else of the unit: before, in the middle and after', async () => {
  const { one, caseId } = await aUnit()
  const room = await inTheRoom(one)
  const held = async () => {
    const store = await storeOn(room.disk, room.place)
    const tables = ['meta', 'keys', 'records', 'audit', 'entries', 'sessions', 'drafts', 'handed'] as const
    const found = await Promise.all(tables.map(async (table) => [table, await store.all(table)] as const))
    return { store, rows: Object.fromEntries(found) as unknown as Record<(typeof tables)[number], readonly unknown[]> }
  }
  const nothingOfTheUnit = ({ rows }: Awaited<ReturnType<typeof held>>) => {
    expect([rows.keys, rows.records, rows.audit, rows.entries]).toEqual([[], [], [], []])
    expect(rows.meta.map((row) => (row as { id: string }).id)).toEqual(['tablet'])
  }
  const before = await held()
  nothingOfTheUnit(before)
  expect([before.rows.sessions, before.rows.drafts, before.rows.handed]).toEqual([[], [], []])

  await room.tablet.begin(await sent(one, room, caseId, 'yp-core'))
  await room.tablet.taken()?.save(drafted({ i1: 1, i4: 3 }))
  await settled(async () => (await held()).rows.handed.length === 1)
  const middle = await held()
  nothingOfTheUnit(middle)
  await opensNothing(middle.rows.handed)
  await room.tablet.taken()?.save(drafted(all))
  await room.tablet.taken()?.handIn()
  const after = await held()
  nothingOfTheUnit(after)
  expect([after.rows.drafts, await after.store.local('session')]).toEqual([[], undefined])
  await opensNothing(after.rows.handed)

  /** With every key that lies there. */
  async function opensNothing(handed: readonly unknown[]) {
    const row = await keysOf(room)
    for (const one of handed as { id: string; session: string; sealed: SealedToUnit }[])
      for (const label of [handedAad(row.unit, one), partAad(row.unit, one)])
        await expect(openJsonAsUnit(row.sealing.private, label, one.sealed)).rejects.toThrow()
  }
})

async function keysOf({ disk, place }: InTheRoom) {
  const row = await (await storeOn(disk, place)).get('meta', 'tablet')
  if (row?.id !== 'tablet') throw new Error('no tablet')
  return row
}

it('a tablet that was taken away gives nothing more: what it still has comes in as a file, and it may be emptied', async () => {
  const { one, other, caseId } = await aUnit()
  const room = await inTheRoom(one)
  const session = await sent(one, room, caseId, 'yp-core')
  await room.tablet.begin(session)
  await room.tablet.taken()?.save(drafted(all))
  await room.tablet.taken()?.handIn()
  await expect(room.tablet.erase()).rejects.toThrow()
  const relay = await site.of(one)
  const epochs = one.vault.keyDays()
  const { device = '' } = relay.tablets()[0] ?? {}
  const noKeeper = await again(other, otherPhrase)
  await expect((await site.of(noKeeper)).removeTablet(device)).rejects.toMatchObject({ reason: 'not-permitted' })
  await relay.removeTablet(device)
  expect([relay.tablets(), relay.sent()]).toEqual([[], []])
  await expect(room.tablet.syncOnce('1.0.0')).rejects.toMatchObject({ refused: 'removed' })
  expect([room.tablet.refused(), room.tablet.waits()]).toEqual(['removed', 1])
  await evened(site, [one, other])
  expect([formsOf(one), (await site.of(other)).sent(), one.vault.keyDays()]).toEqual([[], [], epochs])
  const lies = await site.relay.relay.store.db.selectFrom('letters').select('id').where('unit', '=', one.vault.unit)
  expect(await lies.execute()).toEqual([])
  const file = await room.tablet.answersFile()
  expect(await other.vault.loadAnswers(file as Blob)).toEqual({ news: true })
  expect(formsOf(other)).toEqual([[expect.any(String), all]])
  Dexie.dependencies.indexedDB = room.disk
  await room.tablet.erase()
  expect(await Dexie.getDatabaseNames()).toEqual([])
})

it('what a relay says of a tablet’s removal and does not show is not believed', async () => {
  const { one } = await aUnit()
  const room = await inTheRoom(one)
  const said = { refused: 'removed', sentence: '' }
  for (const step of [
    undefined,
    ((await (await storeOn(one.disk, one.vault.place)).local('relayChain')) ?? []).at(-1),
  ]) {
    site.onTheWay = () => Response.json({ ...said, ...(step && { step }) }, { status: 401 })
    await room.tablet.syncOnce('1.0.0').catch(() => undefined)
    expect(room.tablet.refused()).toBe('not-let-in')
    await expect(room.tablet.erase()).rejects.toThrow()
  }
  site.onTheWay = (answer) => answer
})

it('readers see when a tablet was last heard of, and what it holds that they may not read', async () => {
  const { one, caseId } = await aUnit()
  const room = await inTheRoom(one)
  const relay = await site.of(one)
  await relay.syncOnce()
  const heard = Date.parse(relay.tablets()[0]?.heard ?? '')
  expect(Math.abs(Date.now() - heard)).toBeLessThan(60_000)
  await room.tablet.syncOnce('1.0.0')
  await relay.syncOnce()
  expect(Date.parse(relay.tablets()[0]?.heard ?? '')).toBe(heard)
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60 * 60_000 })
  await room.tablet.syncOnce('1.0.0').finally(() => vi.useRealTimers())
  await relay.syncOnce()
  expect(Date.parse(relay.tablets()[0]?.heard ?? '')).toBeGreaterThanOrEqual(heard + 60 * 60_000)

  const session = await sent(one, room, caseId, 'yp-core')
  await room.tablet.begin(session)
  await room.tablet.taken()?.save(drafted(all))
  await room.tablet.taken()?.handIn()
  await room.tablet.syncOnce('1.0.0')
  // Its case is nowhere any more, and nobody can say whose it is.
  await one.vault.eraseCase(caseId, 'asked for')
  await relay.syncOnce()
  expect([formsOf(one), relay.tablets()[0]?.holds]).toEqual([[], [session]])
})

/** A reader that asks the relay as a page of its does, while it is handed over. */
async function asPage<T>(work: () => Promise<T>): Promise<T> {
  const { fetch: outside } = globalThis
  const inside = (url: string, how: RequestInit) =>
    url.startsWith('/') ? site.at.fetch?.(url, how) : outside(url, how)
  vi.stubGlobal('fetch', inside)
  return work().finally(() => vi.unstubAllGlobals())
}
const brokenOffOf = ({ vault }: Apparatus) => vault.of('broken-off').map(({ id, body }) => [id, body.answers] as const)

it('what is answered on a reader that is handed over stands on the other at once: what must be read, and each form as it is handed in', async () => {
  const { one, other, caseId } = await aUnit()
  await asPage(async () => {
    await (await site.of(one)).readyBeside()
    await (await site.of(one)).readyBeside()
    Dexie.dependencies.indexedDB = one.disk
    const session = await one.vault.handOver(planFor(caseId, 'yp-core', 'core-10'))
    await session.save(drafted({ i1: 1, i4: 3 }))
    const onOther = (is: () => boolean) => settled(() => site.sync(other).then(is))
    await onOther(() => brokenOffOf(other).length === 1)
    expect(brokenOffOf(other)[0]?.[1]).toEqual({ i1: 1, i4: 3 })
    await session.save(drafted({ ...all, i4: 3 }))
    expect(await session.handIn()).toBe('next-form')
    await onOther(() => formsOf(other).length === 1)
    await session.save({ ...drafted({ i6: 2 }), form: 1 })
    await onOther(() => brokenOffOf(other).length === 1)
    const vault = await session.takeBack(phrase)
    if ('refused' in vault) throw new Error(vault.refused)
    const back = { ...one, vault }
    await evened(site, [back, other])
    expect(brokenOffOf(back)).toEqual([[expect.any(String), { i6: 2 }]])
    expect(formsOf(back)).toEqual([[expect.any(String), { ...all, i4: 3 }]])
    expect([brokenOffOf(back), formsOf(back)]).toEqual([brokenOffOf(other), formsOf(other)])
    // It is no tablet that anything is sent to, and goes with its reader.
    expect((await site.of(other)).tablets()).toEqual([])
    const chain = (await (await storeOn(other.disk, other.vault.place)).local('relayChain')) ?? []
    expect([...besideOf(chain).values()].map(({ reader }) => reader)).toEqual([chain[0]?.by])
    expect((await listUnits(site.relay.relay)).find(({ unit }) => unit === other.vault.unit)?.devices).toBe(2)
  })
})

it('what was answered on a reader while no relay could be asked comes in once, when staff have it again', async () => {
  const { one, other, caseId } = await aUnit()
  await asPage(async () => {
    await (await site.of(one)).readyBeside()
    site.onTheWay = () => new Response('', { status: 502 })
    Dexie.dependencies.indexedDB = one.disk
    const session = await one.vault.handOver(planFor(caseId, 'yp-core'))
    await session.save(drafted({ i1: 1, i4: 3 }))
    await session.save(drafted({ i1: 1, i4: 2 }))
    const vault = await session.takeBack(phrase)
    site.onTheWay = (answer) => answer
    if ('refused' in vault) throw new Error(vault.refused)
    const back = { ...one, vault }
    await evened(site, [back, other])
    expect(brokenOffOf(back).map(([, answers]) => answers)).toContainEqual({ i1: 1, i4: 2 })
    expect(brokenOffOf(back)).toEqual(brokenOffOf(other))
  })
})

it('no device follows a chain in which a tablet lets somebody in', async () => {
  const { one } = await aUnit()
  const keys = await newTabletKeys()
  await inTheRoom(one, keys)
  const { unit, place } = one.vault
  const chain = (await (await storeOn(one.disk, place)).local('relayChain')) ?? []
  const ghost = await newTabletKeys()
  const added = { device: await idOfKey(ghost.signing.public), key: ghost.signing.public }
  expect(await goneOn(unit, chain, [await nextStep(unit, chain, await signerBy(keys), { add: [added] })])).toBe(null)
  // Nor one that a tablet has begun.
  const first = { add: [{ ...added, tablet: ghost.sealing.public }] }
  expect(await goneOn(unit, [], [await nextStep(unit, [], await signerBy(ghost), first)])).toBe(null)
})
