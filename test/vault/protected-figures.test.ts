/** A period is counted by a releaser who may not read all its cases: the figures that leave are the same, byte for byte. */
import { Dexie } from 'dexie'
import { IDBFactory } from 'fake-indexeddb'
import { beforeAll, expect, it } from 'vitest'
import { disclose, period2014 } from '#aggregate'
import { caseFiles } from '../../src/case-file/case-file.ts'
import { casesOfPeriod } from '../../src/period/cases-of-period.ts'
import { rowsOwed, uncounted } from '../../src/period/protected-rows.ts'
import { prepare } from '../../src/period/send/prepare.ts'
import { fillVault } from '../../src/practice/fill.ts'
import { practiceUnit } from '../../src/practice/practice-unit.ts'
import { createUnit, type OpenVault } from '../../src/vault/index.ts'
import { openTheOnly, otherPhrase, unitOfTwo } from '../../src/vault/testing.ts'

/** Every third case is protected, of a unit that is counted first with all of them open. */
let alva: OpenVault
let before: string
let guarded: readonly string[]

const idOf = (name: string) => alva.of('staff').find(({ body }) => body.name === name)?.body.staff as string

function figures(vault: OpenVault): string {
  const release = disclose(
    prepare({
      ...{ period: period2014, edition: 1, joined: null, unit: 'enhet-1', app: '0.1.0', batches: [] },
      cases: casesOfPeriod(vault.records(), period2014),
      key: vault.roundingKey(),
    }),
  )
  if ('refused' in release) throw new Error(release.refused)
  return new TextDecoder().decode(release.bytes)
}

const asBo = () => unlocked(otherPhrase)
const cillasPhrase = 'kajak kaktus kalas kanel kanin kanot'

async function unlocked(passphrase: string): Promise<OpenVault> {
  const state = await openTheOnly()
  const vault = state.is === 'locked' ? await state.vault.unlock(passphrase) : null
  if (!vault || 'refused' in vault) throw new Error(state.is)
  return vault
}

beforeAll(async () => {
  Dexie.dependencies.indexedDB = new IDBFactory()
  const staff = [...unitOfTwo.staff, { name: 'Cilla Prov', passphrase: cillasPhrase }]
  alva = (await createUnit('unit', { ...unitOfTwo, staff })).vault
  await alva.setReleaser(idOf('Bo Prov'))
  await fillVault(alva, practiceUnit(7, '2014-09-30', alva.me.staff))
  const text = JSON.stringify(period2014)
  await alva.append({ caseId: null, body: { kind: 'loaded', what: 'period', hash: 'x', text } })
  before = figures(alva)
  guarded = [...caseFiles(alva.records()).keys()].filter((_, i) => i % 3 === 0)
  for (const caseId of guarded) await alva.protect(caseId, { staff: [alva.me.staff] })
}, 120_000)

it('until somebody who reads the protected cases has kept their rows, it is told how many are not counted', async () => {
  const bo = await asBo()
  expect(uncounted(bo.records(), period2014, guarded)).toEqual(guarded)
  expect(figures(bo)).not.toBe(before)
})

it('with the rows kept, whoever may not read the cases gives the very same figures, and opens none of them', async () => {
  expect(guarded.length).toBeGreaterThan(10)
  await alva.append(...rowsOwed(alva.records(), new Set(guarded)))
  expect(rowsOwed(alva.records(), new Set(guarded))).toEqual([])
  expect(figures(alva)).toBe(before)
  const bo = await asBo()
  const files = caseFiles(bo.records())
  expect(guarded.filter((caseId) => files.has(caseId))).toEqual([])
  expect(uncounted(bo.records(), period2014, guarded)).toEqual([])
  expect(figures(bo)).toBe(before)
})

it('what is written to a protected case is counted once its row is kept anew, and a row that stands is not counted twice', async () => {
  const one = [...caseFiles(alva.records()).values()].find(({ id }) => guarded.includes(id))
  const form = one?.measurements.find(({ body }) => body.occasion === 'first')
  if (!one || !form) throw new Error('too small a unit')
  await alva.append({ caseId: null, body: { kind: 'tombstone', record: form.id, reason: 'fel' } })
  const after = figures(alva)
  await alva.append(...rowsOwed(alva.records(), new Set(guarded)))
  expect(figures(alva)).toBe(after)
  expect(figures(await asBo())).toBe(after)
})

it('a colleague who is not the releaser has other figures, until the role is handed on to them: then the very same', async () => {
  const cilla = await unlocked(cillasPhrase)
  expect(cilla.of('counted')).toEqual([])
  expect(figures(cilla)).not.toBe(figures(alva))
  await alva.setReleaser(cilla.me.staff)
  expect(figures(await unlocked(cillasPhrase))).toBe(figures(alva))
  expect(figures(await asBo())).not.toBe(figures(alva))
})
