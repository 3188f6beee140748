/**
 * What whoever answers is promised: by the vault's hand-over, by the page at home, and by the one in memory that the tests of
 * the screens use. The way back to staff, by those two that have one.
 */
import { Dexie } from 'dexie'
import { IDBFactory } from 'fake-indexeddb'
import { describe, expect, it } from 'vitest'
import { memorySession } from '../../src/answering/testing.ts'
import { keptSlip } from '../../src/home-page/kept.ts'
import { openPhone } from '../../src/home-page/phone.ts'
import { homeSession } from '../../src/home-page/session.ts'
import { newUnitKey } from '../../src/vault/crypto/unit-key.ts'
import { type HomePlan, homePage, type SealedForm, type Way } from '../../src/vault/home/index.ts'
import { type Answering, createUnit, type Draft, type HandedOver } from '../../src/vault/index.ts'
import { planFor, unitOfTwo } from '../../src/vault/testing.ts'
import { isThrownAway } from './box-auditor.ts'

const plan = planFor('00000000-0000-4000-8000-000000000001', 'core-om', 'yp-core')

const handedOver: Readonly<Record<string, () => Promise<HandedOver>>> = {
  'a hand-over in the vault': async () => {
    Dexie.dependencies.indexedDB = new IDBFactory()
    return (await createUnit('unit', unitOfTwo)).vault.handOver(plan)
  },
  'a hand-over in memory': async () => memorySession(plan),
}

/** With the forms that it has given to be sent. */
async function atHome(given: SealedForm[] = [], { keep = true, keeps = true } = {}): Promise<Answering> {
  globalThis.indexedDB = new IDBFactory()
  const way: Way = { id: 'AAAAAAAAAAAAAAAA', secret: new Uint8Array(16), check: null }
  const kept = await keptSlip(keeps ? await openPhone() : null, way)
  const inbox = await newUnitKey()
  // Of a unit that is not here.
  isThrownAway(inbox.public)
  const homePlan: HomePlan = {
    ...{ unit: crypto.randomUUID(), unitName: null, inbox: inbox.public, head: '', relayKey: '' },
    ...{ informant: 'self', to: 'youth', forms: plan.forms, language: plan.language, age: plan.age },
    ...{ expires: Date.now() + 3_600_000, review: false, promiseKey: null },
  }
  const begun = { plan: homePlan, page: homePage(way, kept.pageKey), kept, keep }
  const outbox = { add: (form: SealedForm) => void given.push(form) }
  return homeSession(
    { ...begun, outbox, draft: { form: 0, position: 0, answers: {}, blanks: {}, mode: 'list' } },
    () => {},
  )
}
const answering: Readonly<Record<string, () => Promise<Answering>>> = {
  ...handedOver,
  'a form at home': () => atHome(),
}

const answered = (form: number): Draft => ({
  form,
  position: 2,
  answers: { 1: 4, 2: null },
  blanks: { 2: 'declined' },
  mode: 'list',
})

describe.each(Object.entries(answering))('%s', (_where, begin) => {
  it('begins at an empty first form, and is not over', async () => {
    const session = await begin()
    expect(session.draft()).toMatchObject({ form: 0, position: 0, answers: {}, blanks: {} })
    expect([session.practice, session.over()]).toEqual([false, false])
    expect(session.plan.forms.map(({ form }) => form)).toEqual(['core-om', 'yp-core'])
  })

  it('stands at what was saved last', async () => {
    const session = await begin()
    expect(['saved', 'saved-in-one-place']).toContain(await session.save(answered(0)))
    expect(session.draft()).toEqual(answered(0))
  })

  it('goes on to the next form, empty and shown in the same way, and ends after the last', async () => {
    const session = await begin()
    await session.save(answered(0))
    expect(await session.handIn()).toBe('next-form')
    expect(session.draft()).toEqual({ form: 1, position: 0, answers: {}, blanks: {}, mode: 'list' })
    await session.save(answered(1))
    expect(await session.handIn()).toBe('all-done')
    expect(session.over()).toBe(true)
  })

  it('keeps the language that was chosen, to the thanks', async () => {
    const session = await begin()
    await session.save({ ...answered(0), language: 'ar' })
    await session.handIn()
    expect(session.draft().language).toBe('ar')
    await session.save({ ...answered(1), language: 'ar' })
    await session.handIn()
    expect(session.draft().language).toBe('ar')
  })

  it('keeps nothing of the last form once it is handed in, and saves nothing more', async () => {
    const session = await begin()
    await session.save(answered(0))
    await session.handIn()
    await session.save(answered(1))
    await session.handIn()
    expect(session.draft()).toEqual({ form: 1, position: 0, answers: {}, blanks: {}, mode: 'list' })
    await expect(session.save(answered(1))).rejects.toThrow('is over')
    await expect(session.handIn()).rejects.toThrow('is over')
  })
})

describe.each(Object.entries(handedOver))('%s', (_where, begin) => {
  it('is the writer', async () => {
    expect((await begin()).writer).toBe(true)
  })

  it('refuses a wrong passphrase, and any PIN where none was set, and goes on', async () => {
    const session = await begin()
    expect(await session.takeBack('fel ord')).toEqual({ refused: 'wrong-passphrase' })
    expect(session.hasPin()).toBe(false)
    expect(await session.takeBackByPin('135792')).toEqual({ refused: 'pin-spent' })
    await session.save(answered(0))
    expect(session.draft()).toEqual(answered(0))
  })

  it('gives what it holds in a file', async () => {
    const session = await begin()
    await session.save(answered(0))
    expect((await session.answersFile()).size).toBeGreaterThan(0)
  })
})

describe('a form at home', () => {
  const onPhone = async () => {
    const phone = await openPhone()
    return { drafts: await phone?.all('drafts'), forms: await phone?.all('forms'), slips: await phone?.all('slips') }
  }

  it('puts each form sealed in the place of its draft, and gives it to be sent, the last marked so', async () => {
    const given: SealedForm[] = []
    const session = await atHome(given)
    await session.save(answered(0))
    await session.handIn()
    expect(given.map(({ part, last }) => [part, last])).toEqual([[0, false]])
    await session.save(answered(1))
    await session.handIn()
    expect(given.map(({ part, last }) => [part, last])).toEqual([
      [0, false],
      [1, true],
    ])
    const { drafts, forms, slips } = await onPhone()
    expect(drafts).toEqual([])
    expect(forms?.map(({ id }) => id).sort()).toEqual(given.map(({ id }) => id).sort())
    // A key that is on the disk and cannot be taken out of it.
    expect(slips?.map(({ key, pageKey }) => [key.extractable, pageKey.pair.privateKey.extractable])).toEqual([
      [false, false],
    ])
  })

  it('that is not to be kept leaves no draft, and says that it is on the page alone', async () => {
    const session = await atHome([], { keep: false })
    expect(await session.save(answered(0))).toBe('saved-in-one-place')
    await session.handIn()
    expect((await onPhone()).drafts).toEqual([])
    expect((await onPhone()).forms).toHaveLength(1)
  })

  it('goes on where the browser keeps nothing, and says that it is on the page alone', async () => {
    const given: SealedForm[] = []
    const session = await atHome(given, { keeps: false })
    expect(await session.save(answered(0))).toBe('saved-in-one-place')
    expect(await session.handIn()).toBe('next-form')
    expect(given).toHaveLength(1)
  })
})
