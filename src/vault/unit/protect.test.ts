/** Protected cases: what those whom a case is not for can come by, with the app and with all that lies on the device. */
import { Dexie } from 'dexie'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, it } from 'vitest'
import { newRecoveryCode } from '../crypto/recovery-code.ts'
import { Store } from '../disk/store.ts'
import { createUnit } from '../index.ts'
import type { RecordBody } from '../records.ts'
import {
  aCase,
  allThatOpens,
  inside,
  locked,
  opensTo,
  otherPhrase,
  phrase,
  planFor,
  theOnly,
  unitOfTwo,
} from '../testing.ts'
import type { OpenVault } from '../vault.ts'
import { CaseKeys, openKey } from './sealed-records.ts'

const [bosPhrase, cillasPhrase] = ['bos egen lösenfras i sex ord', 'cillas egen lösenfras i sex ord']
const thirdPhrase = 'kajak kaktus kalas kanel kanin kanot'
const code = newRecoveryCode()
const unitOfThree = {
  ...unitOfTwo,
  staff: [...unitOfTwo.staff, { name: 'Cilla Prov', passphrase: thirdPhrase }],
  recoveryCode: code,
}
const planted = ['VITSIPPAN', 'BLÅSIPPAN', 'GULLVIVAN']

beforeEach(() => {
  Dexie.dependencies.indexedDB = new IDBFactory()
})

async function unlocked(secret: string): Promise<OpenVault> {
  const here = await locked()
  return inside(secret === code ? await here.recover(secret) : await here.unlock(secret))
}
const idOf = (vault: OpenVault, name: string) =>
  vault.of('staff').findLast(({ body }) => body.name === name)?.body.staff as string
const noted = (word: string): RecordBody => ({ ...aCase('SKYDD-1'), note: word }) as RecordBody
const goal = (word: string): RecordBody =>
  ({
    ...{
      kind: 'goal',
      goal: crypto.randomUUID(),
      owner: 'young-person',
      agreed: '2026-11-02',
      ended: null,
      follows: null,
    },
    ...{ wordings: [{ text: word, from: '2026-11-02' }] },
  }) as never

/** Bo and Cilla have changed what they were given: nobody else knows what opens their pairs. */
async function unitOfOwnPhrases(): Promise<OpenVault> {
  const { vault } = await createUnit('unit', unitOfThree)
  for (const [given, own] of [
    [otherPhrase, bosPhrase],
    [thirdPhrase, cillasPhrase],
  ] as const)
    expect(await (await unlocked(given)).changePassphrase(given, own)).toBe('changed')
  return vault
}

/** A case with words from before it was protected to Alva and Bo, and from after. */
async function withProtected() {
  const vault = await unitOfOwnPhrases()
  const caseId = crypto.randomUUID()
  await vault.append({ caseId, body: noted('VITSIPPAN') }, { caseId: crypto.randomUUID(), body: aCase('ÖPPET') })
  const staff = [vault.me.staff, idOf(vault, 'Bo Prov')]
  await vault.protect(caseId, { staff })
  await vault.append({ caseId, body: goal('BLÅSIPPAN') })
  return { vault, caseId, staff }
}

const readable = async (vault: OpenVault) =>
  JSON.stringify([vault.records(), (await vault.log()).lines, vault.unfinished(), vault.protectedCases()])
const plantedIn = (words: string) => planted.filter((word) => words.includes(word))

describe('a protected case', () => {
  it('is read by those who are named, whose words from before and after come back at their next unlock', async () => {
    const { caseId, staff } = await withProtected()
    const bo = await unlocked(bosPhrase)
    expect(plantedIn(await readable(bo))).toEqual(['VITSIPPAN', 'BLÅSIPPAN'])
    await bo.append({ caseId, body: goal('GULLVIVAN') })
    expect(plantedIn(await readable(await unlocked(phrase)))).toEqual(planted)
    expect(bo.protectedCases()).toMatchObject([{ code: 'SKYDD-1', readers: staff, mine: true, notLetIn: [] }])
  })

  it('is to the others a code and whom to ask: records, log and broken-off forms hold no word of it', async () => {
    const { caseId, staff } = await withProtected()
    const cilla = await unlocked(cillasPhrase)
    expect(plantedIn(await readable(cilla))).toEqual([])
    expect(cilla.of('case').map(({ body }) => body.code)).toEqual(['ÖPPET'])
    expect(cilla.protectedCases()).toMatchObject([{ caseId, code: 'SKYDD-1', readers: staff, mine: false }])
    expect(cilla.report).toBeNull()
    expect((await cilla.log()).keyless).toBe(0)
    await expect(cilla.append({ caseId, body: goal('x') })).rejects.toThrow('protected')
    await expect(cilla.protect(caseId, null)).rejects.toThrow('protected')
    await expect(cilla.protect(caseId, { staff: [cilla.me.staff] })).rejects.toThrow('protected')
  })

  it('opens with none of the keys that all staff hold: database and snapshot searched with every key that lies there', async () => {
    await withProtected()
    await unlocked(cillasPhrase)
    expect(plantedIn(await allThatOpens(cillasPhrase))).toEqual([])
    // The search finds what there is to find.
    expect(plantedIn(await allThatOpens(bosPhrase))).toEqual(['VITSIPPAN', 'BLÅSIPPAN'])
  })

  it('opens to the recovery sheet', async () => {
    await withProtected()
    expect(plantedIn(await readable(await unlocked(code)))).toEqual(['VITSIPPAN', 'BLÅSIPPAN'])
  })

  it('goes from the memory of a colleague who has the unit open in another tab', async () => {
    const vault = await unitOfOwnPhrases()
    const caseId = crypto.randomUUID()
    await vault.append({ caseId, body: noted('VITSIPPAN') })
    const cilla = await unlocked(cillasPhrase)
    expect(plantedIn(await readable(cilla))).toEqual(['VITSIPPAN'])
    await vault.protect(caseId, { staff: [vault.me.staff] })
    await cilla.audit('looked', null)
    expect(plantedIn(await readable(cilla))).toEqual([])
    await cilla.backup()
    expect(plantedIn(await allThatOpens(cillasPhrase))).toEqual([])
  })

  it('is left whole by whoever may not read it: they back up, lock, and those who may find nothing amiss', async () => {
    await withProtected()
    const cilla = await unlocked(cillasPhrase)
    await cilla.backup()
    const alva = await unlocked(phrase)
    expect([alva.report, plantedIn(await readable(alva))]).toEqual([null, ['VITSIPPAN', 'BLÅSIPPAN']])
  })

  it('is read by the whole unit again once somebody who reads it says so', async () => {
    const { vault, caseId } = await withProtected()
    await vault.protect(caseId, null)
    const cilla = await unlocked(cillasPhrase)
    expect(plantedIn(await readable(cilla))).toEqual(['VITSIPPAN', 'BLÅSIPPAN'])
    expect(cilla.protectedCases()).toEqual([])
    await cilla.append({ caseId, body: goal('GULLVIVAN') })
    expect(plantedIn(await readable(await unlocked(phrase)))).toEqual(planted)
  })

  it('is gone with its protection when it is erased', async () => {
    const { vault, caseId } = await withProtected()
    await vault.eraseCase(caseId, 'begärt')
    expect(vault.protectedCases()).toEqual([])
    expect((await unlocked(bosPhrase)).report).toBeNull()
    expect(await allThatOpens(bosPhrase)).not.toContain('SKYDD-1')
  })
})

it('a protected case goes whole when it is erased by somebody who does not read it, and has none of it in memory', async () => {
  const { caseId } = await withProtected()
  expect(await allThatOpens(cillasPhrase)).toContain(`"of":"${caseId}"`)
  await (await unlocked(cillasPhrase)).eraseCase(caseId, 'begärt')
  expect(await allThatOpens(cillasPhrase)).not.toContain(`"of":"${caseId}"`)
  expect(plantedIn(await allThatOpens(bosPhrase))).toEqual([])
})

describe('who reads a protected case', () => {
  it('a new passphrase from a colleague lets nobody in: the person is let in anew by somebody who reads it', async () => {
    const { vault, caseId, staff } = await withProtected()
    await vault.setKeeper(idOf(vault, 'Cilla Prov'), true)
    const cilla = await unlocked(cillasPhrase)
    const taken = 'taken over by a colleague who is curious'
    await cilla.setPassphrase(staff[1] as string, taken)
    expect(plantedIn(await readable(await unlocked(taken)))).toEqual([])
    const alva = await unlocked(phrase)
    // Somebody else knows what opens those keys: nobody is let in by them, though a reader should say so.
    expect(alva.protectedCases()).toMatchObject([{ readers: [alva.me.staff], notLetIn: [], pending: [staff[1]] }])
    await alva.protect(caseId, { staff })
    await alva.append({ caseId, body: goal('GULLVIVAN') })
    expect(plantedIn(await allThatOpens(taken))).toEqual([])
    const own = 'bos nya egna lösenfras i sex ord'
    expect(await (await unlocked(taken)).changePassphrase(taken, own)).toBe('changed')
    await alva.audit('looked', null)
    expect(alva.protectedCases()).toMatchObject([{ notLetIn: [staff[1]] }])
    expect(plantedIn(await allThatOpens(own))).toEqual([])
    await alva.protect(caseId, { staff })
    expect(plantedIn(await readable(await unlocked(own)))).toEqual(planted)
  })

  it('a new sheet opens it once somebody who reads it has said so', async () => {
    const { vault, caseId, staff } = await withProtected()
    await vault.setKeeper(idOf(vault, 'Cilla Prov'), true)
    const cilla = await unlocked(cillasPhrase)
    const next = newRecoveryCode()
    await cilla.changeRecoveryCode(next)
    const withSheet = async () => {
      return plantedIn(await readable(inside(await (await locked()).recover(next))))
    }
    expect(await withSheet()).toEqual([])
    const alva = await unlocked(phrase)
    expect(alva.protectedCases()).toMatchObject([{ notLetIn: ['sheet'] }])
    await alva.protect(caseId, { staff })
    expect(await withSheet()).toEqual(['VITSIPPAN', 'BLÅSIPPAN'])
  })

  it('whoever leaves, or is named no longer, reads nothing that is written after', async () => {
    const { vault, caseId, staff } = await withProtected()
    await vault.protect(caseId, { staff: [vault.me.staff] })
    await vault.append({ caseId, body: goal('GULLVIVAN') })
    expect(plantedIn(await readable(await unlocked(bosPhrase)))).toEqual([])
    expect(plantedIn(await allThatOpens(bosPhrase))).not.toContain('GULLVIVAN')
    await vault.removeMember(staff[1] as string)
    await vault.append({ caseId, body: goal('GULLVIVAN') })
    expect(plantedIn(await readable(await unlocked(phrase)))).toEqual(planted)
  })

  it('a team: somebody new in it is let in by a reader, and whoever has left it reads nothing new', async () => {
    const vault = await unitOfOwnPhrases()
    const [caseId, team] = [crypto.randomUUID(), crypto.randomUUID()]
    const [bo, cilla] = [idOf(vault, 'Bo Prov'), idOf(vault, 'Cilla Prov')]
    const of = (...staff: string[]) => ({ caseId: null, body: { kind: 'team', team, name: 'Unga', staff } as const })
    await vault.append({ caseId, body: noted('VITSIPPAN') }, of(vault.me.staff, bo))
    await vault.protect(caseId, { team })
    await vault.append(of(vault.me.staff, cilla))
    await vault.append({ caseId, body: goal('BLÅSIPPAN') })
    expect(vault.protectedCases()).toMatchObject([{ readers: [vault.me.staff], notLetIn: [cilla] }])
    expect(plantedIn(await readable(await unlocked(cillasPhrase)))).toEqual([])
    expect(plantedIn(await allThatOpens(bosPhrase))).not.toContain('BLÅSIPPAN')
    await vault.protect(caseId, { team })
    expect(plantedIn(await readable(await unlocked(cillasPhrase)))).toEqual(['VITSIPPAN', 'BLÅSIPPAN'])
  })
})

describe('a hand-over of a protected case', () => {
  it('what is answered waits for somebody who may read it, and opens to nobody else', async () => {
    const { vault, caseId } = await withProtected()
    const session = await vault.handOver(planFor(caseId, 'core-om', 'yp-core'))
    await session.save({ ...session.draft(), answers: { 1: 4 } })
    await session.handIn()
    await session.save({ ...session.draft(), answers: { 1: 3 } })
    const cilla = inside(await session.takeBack(cillasPhrase))
    expect(cilla.unfinished()).toEqual([])
    expect(cilla.protectedCases()).toMatchObject([{ caseId, waiting: 1 }])
    expect(cilla.report).toBeNull()
    const store = await Store.open(await theOnly())
    const { keys } = await opensTo(store, cillasPhrase)
    const [row] = await store.all('sessions')
    const { openAsUnit } = await import('../crypto/unit-key.ts')
    const epochs = [...keys.all.values()].map(async ({ private: own }) =>
      openAsUnit(own, `session-key|${cilla.unit}|${row?.id}`, row?.key as never).then(
        () => 'opened',
        () => 'shut',
      ),
    )
    expect(await Promise.all(epochs)).toEqual(['shut'])
    await cilla.lock()
    const bo = await unlocked(bosPhrase)
    expect(bo.of('answers').map(({ body }) => body.answers)).toEqual([{ 1: 4 }])
    expect(bo.unfinished().map(({ draft }) => draft.answers)).toEqual([{ 1: 3 }])
    expect(bo.protectedCases()).toMatchObject([{ waiting: 0 }])
  })
})

it('each key of a protected case lies there for others than whoever may not read it', async () => {
  const { caseId } = await withProtected()
  const store = await Store.open(await theOnly())
  const { header, keys, pair } = await opensTo(store, cillasPhrase)
  const cases = new CaseKeys(header.unit, store, () => [pair])
  const rows = await store.all('keys')
  const own = (await Promise.all(rows.map((row) => openKey(keys, header.unit, row, [pair])))).filter(
    ({ of }) => of === caseId,
  )
  expect(own.length).toBeGreaterThan(1)
  for (const { opens } of own) expect(await cases.byId(keys, opens)).toBe('for-others')
})
