import { expect, it } from 'vitest'
import type { Again, HomePlan, HomeRefusal, Received, SealedForm, Way } from '../vault/home/index.ts'
import { blankDraft, random } from '../vault/index.ts'
import { keptSlip, tidy } from './kept.ts'
import type { Phone } from './phone.ts'
import { giveAgain } from './waiting.ts'

const MINUTE = 60_000
const EXPIRES = 1_800_000_000_000
const way: Way = { id: 'slip', secret: random(16), check: null }
const planTo = (to: HomePlan['to']) => ({ to, expires: EXPIRES, forms: [] }) as unknown as HomePlan

/** The phone's tables, in memory. */
function aPhone(): Phone {
  const tables = { slips: new Map(), drafts: new Map(), forms: new Map(), given: new Map() }
  return {
    all: async (table) => [...tables[table].values()],
    async write(...ops) {
      for (const op of ops)
        if ('put' in op) tables[op.put].set(op.row.id, op.row)
        else tables[op.drop].delete(op.id)
    },
    forget: async () => {},
  }
}

/** Whether there is something to go on with, so long after the last answer. */
async function heldAfter(to: HomePlan['to'], answered: number, opened: number): Promise<boolean> {
  const phone = aPhone()
  const kept = await keptSlip(phone, way, () => answered)
  await kept.save(planTo(to), blankDraft(0, { mode: 'one-by-one' }))
  await tidy(phone, opened)
  return (await keptSlip(phone, way)).held?.draft != null
}

it.each([
  // The youth’s own: an hour after the last answer, before the slip’s end and past it.
  ['youth', -600, -541, true],
  ['youth', -600, -540, false],
  ['youth', -10, 49, true],
  ['youth', -10, 50, false],
  // Others’: until the slip’s end, and an hour for whoever is in the middle then.
  ['guardian', -600, -1, true],
  ['guardian', -600, 0, false],
  ['guardian', -10, 49, true],
  ['teacher', 5, 64, true],
  ['teacher', 5, 65, false],
] as const)(
  'a %s’s answers, the last %i minutes from the slip’s end, are there at %i minutes: %s',
  async (to, answered, opened, there) => {
    expect(await heldAfter(to, EXPIRES + answered * MINUTE, EXPIRES + opened * MINUTE)).toBe(there)
  },
)

const again: Again = { slip: 'slip', token: 'token', relayKey: 'key', begun: { payload: 'p', sig: 's' } }
const sealed: SealedForm = { id: 'form', slip: 'slip', part: 0, last: true, enc: 'e', box: 'b' }
const received = (taken: boolean): Received => ({
  ...{ received: true, at: 1, reads: null, second: false, revoked: false, taken },
})

/** Handed in and received: what lies on the phone by then. */
async function givenOn(phone: Phone, keep: boolean): Promise<void> {
  const kept = await keptSlip(phone, way, () => EXPIRES)
  await kept.keepKey()
  await kept.keepKey(again.begun)
  if (keep) await kept.save(planTo('youth'), blankDraft(0, { mode: 'one-by-one' }))
  await kept.handIn(planTo('youth'), sealed, null)
  await kept.received(sealed, again)
  await kept.forget()
}

it('keeps of a form that is received the sealed box alone, gives it again each time, and lets it go once the unit has it', async () => {
  const phone = aPhone()
  await givenOn(phone, true)
  expect([await phone.all('slips'), await phone.all('drafts'), await phone.all('forms')]).toEqual([[], [], []])
  const [row] = await phone.all('given')
  expect(Object.keys(row ?? {}).sort()).toEqual(['again', 'ends', 'form', 'id', 'pageKey'])
  expect([row?.form, row?.again]).toEqual([sealed, again])
  const answers: (Received | HomeRefusal)[] = [{ refused: 'offline' }, received(false), received(true)]
  const left: number[] = []
  for (const answer of answers) {
    await giveAgain(phone, EXPIRES, async () => answer)
    left.push((await phone.all('given')).length)
  }
  expect(left).toEqual([1, 1, 0])
})

it('keeps it for fourteen days at most, and not at all where nothing was to be kept', async () => {
  const phone = aPhone()
  await givenOn(phone, true)
  await giveAgain(phone, EXPIRES + 14 * 24 * 60 * MINUTE - 1, async () => received(false))
  expect(await phone.all('given')).toHaveLength(1)
  await giveAgain(phone, EXPIRES + 14 * 24 * 60 * MINUTE, async () => received(false))
  expect(await phone.all('given')).toEqual([])
  const bare = aPhone()
  await givenOn(bare, false)
  expect(await bare.all('given')).toEqual([])
})

it('hands in with the relay’s word that it was begun here, also when the page was ended in between', async () => {
  const phone = aPhone()
  const kept = await keptSlip(phone, way)
  await kept.keepKey()
  await kept.keepKey(again.begun)
  await kept.save(planTo('guardian'), blankDraft(0, { mode: 'one-by-one' }))
  expect((await keptSlip(phone, way)).begun).toEqual(again.begun)
})
