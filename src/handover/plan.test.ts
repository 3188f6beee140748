import { expect, it } from 'vitest'
import { formById, trainingPack, type WordingPack } from '#instruments'
import { formsAt } from '../case-file/offers.ts'
import { answered, caseId, fileOf } from '../cases/testing.ts'
import { choices, commonLanguages, planOf, readChosen } from './plan.ts'

const day = '2026-11-21'
const pack = async (form: string, language: 'sv' | 'ar') => ({
  pack: (await trainingPack(form, language)) as WordingPack,
  hash: `hash of ${form} ${language}`,
  record: null,
})
const form = (id: string) => {
  const found = formById(id)
  if (!found) throw new Error(id)
  return found
}

it('offers what fits and knows everything else the informant could be asked', () => {
  const { offered, all } = choices(fileOf(2011), formsAt({ practice: false }), 'parent', day)
  expect(offered.map(({ id }) => id)).toEqual(['sdq-p4-17'])
  expect(all.map(({ id }) => id)).toContain('sdq-p2-4')
})

it('reads forms from the address, and drops what is no form or another informant’s', () => {
  expect(readChosen('sdq-s11-17,nothing,sdq-p4-17,core-om').map(({ id }) => id)).toEqual(['sdq-s11-17', 'core-om'])
  expect(readChosen(null)).toEqual([])
})

it('offers the languages in which every chosen form can be shown', async () => {
  const sdq = [await pack('sdq-s11-17', 'sv'), await pack('sdq-s11-17', 'ar')]
  const core = [await pack('core-om', 'sv')]
  expect(commonLanguages([sdq])).toEqual(['sv', 'ar'])
  expect(commonLanguages([sdq, core])).toEqual(['sv'])
})

it('tells whoever answers no code and no name: case id, age, forms with their wording, and nothing else', async () => {
  const file = fileOf(2011, answered('core-om', '2026-10-01'))
  const chosen = [
    { form: form('sdq-s11-17'), packs: [await pack('sdq-s11-17', 'sv')] },
    { form: form('core-om'), packs: [await pack('core-om', 'sv')] },
  ]
  const plan = planOf(file, chosen, 'sv', day)
  expect(plan).toMatchObject({ caseId, informant: 'self', language: 'sv', age: 15 })
  expect(plan?.forms.map(({ form, occasion }) => [form, occasion])).toEqual([
    ['sdq-s11-17', 'first'],
    ['core-om', 'follow-up'],
  ])
  expect(JSON.stringify(plan)).not.toContain(file.code)
})

it('makes no plan where a form has no wording in the language', async () => {
  const chosen = [{ form: form('core-om'), packs: [await pack('core-om', 'sv')] }]
  expect(planOf(fileOf(2011), chosen, 'ar', day)).toBeNull()
})
