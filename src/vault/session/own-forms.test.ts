import { Dexie } from 'dexie'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { afterTheVisit } from '#aggregate'
import { type Form, formById, setOwnForms } from '#instruments'
import { privateFilesInMemory } from '../disk/testing-files.ts'
import { createUnit } from '../index.ts'
import { aCase, openTheOnly, phrase, planFor, unitOfTwo } from '../testing.ts'
import type { HandedOver } from '../vault.ts'

const files = privateFilesInMemory()
beforeEach(() => {
  files.clear()
  Dexie.dependencies.indexedDB = new IDBFactory()
})
afterEach(() => setOwnForms([]))

const [form] = afterTheVisit.forms as [Form]

/** Handed over with the form, and looked at as after a reload, when the program knew no form of the unit's own. */
async function handedOverWith(own: Form): Promise<HandedOver> {
  const { vault } = await createUnit('unit', unitOfTwo)
  const caseId = crypto.randomUUID()
  await vault.append({ caseId, body: aCase('A1') })
  const plan = planFor(caseId, own.id)
  const session = await vault.handOver({ ...plan, forms: plan.forms.map((planned) => ({ ...planned, own })) })
  setOwnForms([])
  const state = await openTheOnly()
  if (state.is !== 'handed-over') throw new Error(state.is)
  expect(state.session.plan.forms[0]?.own).toEqual(own)
  return session
}

it('a form that came as data is answered on a tablet that can open no record', async () => {
  const session = await handedOverWith(form)
  expect(formById(form.id)).toEqual(form)
  const answers = { listened: 3, understood: 3, decided: 2, safe: null, helped: 1, recommend: 3 }
  await session.save({ ...session.draft(), answers, blanks: { safe: 'skipped' } })
  await session.handIn()
  const vault = await session.takeBack(phrase)
  if ('refused' in vault) throw new Error(vault.refused)
  expect(vault.of('answers').map(({ body }) => body)).toMatchObject([{ form: form.id, revision: 1, answers }])
}, 40_000)

it('a form that is not right is not known to the tablet, so that nothing is asked by it', async () => {
  await handedOverWith({ ...form, items: { ...form.items, listened: { kind: 'choice', worth: [0] } } })
  expect(formById(form.id)).toBeNull()
}, 40_000)
