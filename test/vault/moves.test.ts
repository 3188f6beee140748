/** A child moves between two units by files: what travels, to whom it opens, and what stands in both afterwards. */
import { Dexie } from 'dexie'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, it } from 'vitest'
import { civilDay } from '#aggregate'
import { unbase64 } from '../../src/vault/crypto/bytes.ts'
import { createUnit, type OpenVault, type Place } from '../../src/vault/index.ts'
import { openVaultAt } from '../../src/vault/open-vault-at.ts'
import type { RecordBody } from '../../src/vault/records.ts'
import { aCase, otherPhrase, phrase } from '../../src/vault/testing.ts'
import type { Address } from '../../src/vault/unit/move-file.ts'
import type { Arriving, Spoken } from '../../src/vault/unit/moves.ts'
import { isThrownAway } from './box-auditor.ts'

const consent = { by: 'guardian', day: '2026-11-20' } as const
const caseId = '33333333-3333-4333-8333-333333333333'
const goal = '44444444-4444-4444-8444-444444444444'
const importId = '55555555-5555-4555-8555-555555555555'

const form = (day: string, more: Partial<Extract<RecordBody, { kind: 'answers' }>> = {}): RecordBody => ({
  ...{ kind: 'answers', form: 'core-10', revision: 1, informant: 'self', occasion: 'first', day },
  ...{ answers: { 1: 3, 2: null }, blanks: { 2: 'skipped' }, via: 'tablet', mode: 'list' },
  ...{ wording: { hash: 'hash-of-a-text', language: 'sv', training: false }, rater: null, corrects: null },
  ...more,
})
const aGoal: RecordBody = {
  ...{ kind: 'goal', goal, owner: 'young-person', agreed: '2026-11-03', ended: null, follows: null },
  wordings: [{ text: 'GOALPLANTED', from: '2026-11-03' }],
}
const protocol: RecordBody = {
  ...{ kind: 'protocol', reasons: ['worry'], contactBy: null, interventions: null, professions: null },
  ...{ requested: '2026-10-01', firstOffered: null, firstVisit: '2026-11-02', started: null, ended: null },
  ...{ ending: null, takenOver: null },
}

interface Clinic {
  readonly place: Place
  readonly phrase: string
  vault: OpenVault
}
let here: Clinic
let there: Clinic

async function clinic(name: string, passphrase: string): Promise<Clinic> {
  const { vault } = await createUnit('unit', { name, staff: [{ name: `${name}s Alva`, passphrase }] })
  return { place: vault.place, phrase: passphrase, vault }
}
/** One unit is open at a time on a device: the other locks. */
async function at(unit: Clinic): Promise<OpenVault> {
  for (const one of [here, there]) await one?.vault.lock()
  const state = await openVaultAt(unit.place)
  if (state.is !== 'locked') throw new Error(state.is)
  const opened = await state.vault.unlock(unit.phrase)
  if ('refused' in opened) throw new Error(opened.refused)
  unit.vault = opened
  return opened
}

const addressOf = async (unit: Clinic): Promise<Address> => {
  const { text } = await (await (await at(unit)).moves()).address()
  const read = await (await (await at(unit === here ? there : here)).moves()).readAddress(text)
  if ('refused' in read) throw new Error(read.refused)
  return read.to
}
const lookAt = async (unit: Clinic, { text }: Pick<Spoken, 'text'>): Promise<Arriving> => {
  const seen = await (await (await at(unit)).moves()).look(text)
  if ('refused' in seen) throw new Error(seen.refused)
  return seen
}
const refusal = async (unit: Clinic, text: string) => {
  const seen = await (await (await at(unit)).moves()).look(text)
  return 'refused' in seen ? seen.refused : null
}
async function takenIn(unit: Clinic, file: Spoken, code = 'B-7'): Promise<string> {
  const seen = await lookAt(unit, file)
  return (await unit.vault.moves()).takeIn(seen, code)
}
const bodiesAt = async (unit: Clinic, id = caseId) =>
  (await at(unit)).records().flatMap((record) => (record.caseId === id ? [record.body] : []))

/** Two units, and a case in the first, with something of each kind that may be in one. */
beforeEach(async () => {
  Dexie.dependencies.indexedDB = new IDBFactory()
  here = await clinic('Måsen', phrase)
  await here.vault.lock()
  there = await clinic('Tärnan', otherPhrase)
  const vault = await at(here)
  await vault.append(
    { caseId, body: { ...aCase('A-1'), note: 'NOTEPLANTED', responsible: vault.me.staff } as RecordBody },
    { caseId, body: form('2026-11-03', { imported: { import: importId, line: 3 } }) },
    { caseId, body: aGoal },
    {
      caseId,
      body: { kind: 'goal-rating', day: '2026-11-03', rater: 'self', via: 'paper', ratings: [{ goal, value: 2 }] },
    },
    { caseId, body: protocol },
  )
  const [first] = vault.of('answers')
  await vault.append(
    { caseId, body: form('2026-11-03', { corrects: { record: first?.id ?? '', reason: 'fel rad' } }) },
    { caseId, body: { kind: 'seen', record: first?.id ?? '', items: ['1'], done: 'SEENPLANTED' } },
  )
  await vault.audit('case-opened', caseId, 'AUDITPLANTED')
})

async function give(to: Address, from = here): Promise<Spoken> {
  const file = await (await (await at(from)).moves()).give(caseId, to, consent, [])
  told(file.text)
  return file
}
/** The auditor of what is sealed to whom sees databases alone. */
function told(text: string): void {
  const [, enc] = /"enc":"([^"]*)"/.exec(text) ?? []
  if (enc) isThrownAway(enc)
}

describe('a case that moves', () => {
  it('arrives with its answers, corrections, goals and ratings, its protocol as that of the other unit, and no word of staff', async () => {
    const file = await give(await addressOf(there))
    const { name } = here.vault.me
    const seen = await lookAt(there, file)
    expect(seen).toMatchObject({ is: 'new', caseId, news: 4 })
    expect(seen.moved).toMatchObject({ from: { name: 'Måsen' }, consent, protected: false })
    const text = JSON.stringify(seen.moved)
    for (const word of ['NOTEPLANTED', 'SEENPLANTED', 'AUDITPLANTED', name, importId]) expect(text).not.toContain(word)
    await (await there.vault.moves()).takeIn(seen, 'B-7')
    const bodies = await bodiesAt(there)
    expect(bodies.map(({ kind }) => kind).sort()).toEqual(
      ['answers', 'answers', 'case', 'goal', 'goal-rating', 'moved-in'].sort(),
    )
    expect(bodies.find(({ kind }) => kind === 'case')).toMatchObject({
      ...{ code: 'B-7', born: 2010, sex: 'f', responsible: there.vault.me.staff },
      opened: civilDay(Date.now()),
    })
    expect(bodies.find(({ kind }) => kind === 'moved-in')).toMatchObject({
      ...{ from: 'Måsen', opened: '2026-11-02', goals: [goal], consent },
      protocol: { reasons: ['worry'], requested: '2026-10-01' },
    })
    for (const body of bodies) if (body.kind === 'answers') expect(body).toMatchObject({ moved: true, late: true })
    const { lines } = await there.vault.log()
    expect(lines.map(({ body }) => [body.what, body.detail])).toContainEqual(['case.moved-in', 'Måsen'])
  })

  it('is closed where it was, says whither and with whose consent, stays there with all that it had, and stands in the log', async () => {
    const file = await give(await addressOf(there))
    const day = civilDay(Date.now())
    const bodies = await bodiesAt(here)
    expect(bodies.filter(({ kind }) => kind === 'case').at(-1)).toMatchObject({ code: 'A-1', closed: day })
    expect(bodies.find(({ kind }) => kind === 'moved-out')).toMatchObject({ to: 'Tärnan', day, consent })
    expect(bodies.filter(({ kind }) => kind === 'answers')).toHaveLength(2)
    const { lines } = await here.vault.log()
    expect(lines.map(({ body }) => [body.what, body.detail])).toContainEqual(['case.moved-out', 'Tärnan'])
    expect(file.words.split(' ')).toHaveLength(4)
  })

  it('is a sealed file in which no word of the case stands, and whose length tells of 256 bytes at a time', async () => {
    const { text } = await give(await addressOf(there))
    for (const word of ['GOALPLANTED', 'A-1', 'Måsen', 'Tärnan', 'core-10', caseId, '2010'])
      expect(text).not.toContain(word)
    expect((unbase64(JSON.parse(text).box).length - 12 - 16) % 256).toBe(0)
  })

  it('is taken in once: the same file again, and another of the same move, bring nothing new; a later answer comes by itself', async () => {
    const to = await addressOf(there)
    const file = await give(to)
    await takenIn(there, file)
    expect((await lookAt(there, file)).is).toBe('known')
    await takenIn(there, file)
    const again = await give(to)
    expect((await lookAt(there, again)).is).toBe('known')
    const before = (await bodiesAt(there)).length
    await (await at(here)).append({ caseId, body: form('2026-11-12') })
    const later = await give(to)
    expect(await lookAt(there, later)).toMatchObject({ is: 'back', news: 1 })
    await takenIn(there, later)
    const bodies = await bodiesAt(there)
    expect(bodies).toHaveLength(before + 1)
    expect(bodies.filter(({ kind }) => kind === 'moved-in')).toHaveLength(1)
  })

  it('that comes back is the same case: open again under its own code, with what was answered meanwhile', async () => {
    await takenIn(there, await give(await addressOf(there)))
    const back = await addressOf(here)
    await (await at(there)).append({ caseId, body: form('2026-11-25') })
    const file = await give(back, there)
    expect(await lookAt(here, file)).toMatchObject({ is: 'back', caseId, news: 1 })
    await takenIn(here, file, 'ignored')
    const bodies = await bodiesAt(here)
    const last = bodies.filter(({ kind }) => kind === 'case').at(-1)
    expect(last).toMatchObject({ code: 'A-1', opened: '2026-11-02' })
    expect(last).not.toHaveProperty('closed')
    const days = bodies.flatMap((body) => (body.kind === 'answers' ? [[body.day, body.moved ?? false]] : []))
    expect(days).toEqual([
      ['2026-11-03', false],
      ['2026-11-03', false],
      ['2026-11-25', true],
    ])
  })

  it('that was erased where it comes to gets another id, the same at each reading, and its correction follows', async () => {
    await takenIn(there, await give(await addressOf(there)))
    const back = await addressOf(here)
    const file = await give(back, there)
    await (await at(here)).eraseCase(caseId, 'gallring')
    const seen = await lookAt(here, file)
    expect(seen.is).toBe('new')
    expect(seen.caseId).not.toBe(caseId)
    const id = await takenIn(here, file, 'A-1')
    const bodies = (await at(here)).records().filter((record) => record.caseId === id)
    const [first, corrected] = bodies.filter(({ body }) => body.kind === 'answers')
    expect(corrected?.body).toMatchObject({ corrects: { record: first?.id } })
    expect(await lookAt(here, file)).toMatchObject({ is: 'known', caseId: id })
    await here.vault.eraseCase(id, 'gallring')
    expect(await refusal(here, file.text)).toBe('move-erased-here')
  })

  it('opens by keys that have been changed since the address was made, and not by a unit or a person that it is not for', async () => {
    const to = await addressOf(there)
    const { text } = await give(to)
    await (await (await at(there)).devices()).takeOverKeys()
    expect(await refusal(there, text)).toBeNull()
    expect(await refusal(here, text)).toBe('move-for-another-unit')
  })
})

describe('a protected case', () => {
  it('arrives protected: sealed to whoever made the address, and kept for them and the sheet from the first row', async () => {
    const to = await addressOf(there)
    const vault = await at(here)
    await vault.protect(caseId, { staff: [vault.me.staff] })
    const file = await give(to)
    expect(JSON.parse(file.text).keys).toMatchObject([{ to: to.person }])
    await takenIn(there, file)
    const [one] = (await at(there)).protectedCases()
    expect(one).toMatchObject({ caseId, code: 'B-7', mine: true, readers: [there.vault.me.staff], notLetIn: [] })
    expect((await bodiesAt(there)).some(({ kind }) => kind === 'answers')).toBe(true)
    // The log is for all to read: it has the move, and not whither or whence.
    const details = async (clinic: Clinic) => {
      const { lines } = await (await at(clinic)).log()
      return lines.flatMap(({ body }) => (body.what.startsWith('case.moved') ? [body.detail] : []))
    }
    expect(await details(there)).toEqual([''])
    expect(await details(here)).toEqual([''])
  })

  it('opens to no colleague of the receiving unit, though they hold all its keys', async () => {
    const away = await at(there)
    await away.addMember('Bo Prov', 'en fras som bara gäller en gång')
    const to = await addressOf(there)
    const vault = await at(here)
    await vault.protect(caseId, { staff: [vault.me.staff] })
    const { text } = await give(to)
    await there.vault.lock()
    await here.vault.lock()
    const state = await openVaultAt(there.place)
    if (state.is !== 'locked') throw new Error(state.is)
    const bo = await state.vault.unlock('en fras som bara gäller en gång')
    if ('refused' in bo) throw new Error(bo.refused)
    expect(await (await bo.moves()).look(text)).toEqual({ refused: 'move-for-other-keys' })
    await bo.lock()
  })
})

describe('a file that is not what was given', () => {
  it('is refused wherever one of its characters is another, and nothing is kept', async () => {
    const { text } = await give(await addressOf(there))
    const vault = await at(there)
    const before = vault.records().length
    const moves = await vault.moves()
    for (let i = 0; i < text.length; i += 97) {
      const touched = `${text.slice(0, i)}${text[i] === 'A' ? 'B' : 'A'}${text.slice(i + 1)}`
      told(touched)
      expect(await moves.look(touched), `at ${i}`).toHaveProperty('refused')
    }
    for (const other of ['', '{}', '[]', 'not json', text.slice(0, -9), '{"move":"mattstock-move-1"}'])
      expect(await moves.look(other)).toHaveProperty('refused')
    expect(await moves.look('{"move":"mattstock-move-2"}')).toEqual({ refused: 'newer-move' })
    expect(vault.records()).toHaveLength(before)
  })

  it('has other words: an address in which another key stands is heard on the telephone', async () => {
    const made = await (await (await at(there)).moves()).address()
    const moves = await (await at(here)).moves()
    const own = await moves.address()
    const swapped = JSON.stringify({ ...JSON.parse(made.text), inbox: JSON.parse(own.text).inbox })
    const words = await Promise.all(
      [made.text, swapped].map(async (text) => {
        const read = await moves.readAddress(text)
        return 'words' in read ? read.words : ''
      }),
    )
    const [right, wrong] = words
    expect(right).toBe(made.words)
    expect(wrong).not.toBe(made.words)
    expect(await moves.readAddress(own.text)).toEqual({ refused: 'own-address' })
    // A point of no curve: somebody would otherwise find out as they seal to it.
    for (const inbox of ['A'.repeat(87), `B${'A'.repeat(86)}`]) {
      // The auditor takes whatever is looked at as a point for one that is sealed to.
      isThrownAway(inbox)
      const nowhere = JSON.stringify({ ...JSON.parse(made.text), inbox })
      expect(await moves.readAddress(nowhere)).toEqual({ refused: 'not-an-address' })
    }
    expect(await moves.readAddress('{"address":"mattstock-address-1"}')).toEqual({ refused: 'not-an-address' })
  })
})
