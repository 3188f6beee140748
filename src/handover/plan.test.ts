import { expect, it } from 'vitest'
import { formById, goalsPack, trainingPack, type WordingPack } from '#instruments'
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
  expect(readChosen('sdq-s11-17,nothing,sdq-p4-17,core-om', fileOf(2011)).map(({ id }) => id)).toEqual([
    'sdq-s11-17',
    'core-om',
  ])
  expect(readChosen(null, fileOf(2011))).toEqual([])
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

const goal = { id: '0b1f6a52-7c1e-4a5f-9d0e-3a4b5c6d7e8f', text: 'Åka buss ensam' }
const withGoal = (ratings: readonly number[] = []) => ({
  ...fileOf(2011),
  goals: [
    {
      id: goal.id,
      wordings: [{ text: goal.text, from: '2026-10-01' }],
      owner: 'both' as const,
      agreed: '2026-10-01',
      ended: null,
      follows: null,
      ratings: ratings.map((value, i) => ({
        ...{ id: String(i), record: String(i), day: '2026-10-01', rater: 'self' as const, via: 'tablet' as const },
        value,
      })),
      versions: { ids: [], unsettled: [] },
    },
  ],
})

it('offers the open goals to those who rate them, and to nobody where there are none', () => {
  const offered = (who: 'self' | 'parent' | 'teacher', file = withGoal() as ReturnType<typeof fileOf>) =>
    choices(file, [], who, day).offered.map(({ id }) => id)
  expect([offered('self'), offered('parent'), offered('teacher')]).toEqual([['goals'], ['goals'], []])
  expect(offered('self', fileOf(2011))).toEqual([])
  expect(readChosen('core-om,goals', withGoal()).map(({ id }) => id)).toEqual(['core-om', 'goals'])
  expect(readChosen('goals', fileOf(2011))).toEqual([])
})

it('sends the goals along as a form of today, with their own words as its wording', async () => {
  const [goals] = readChosen('goals', withGoal([3]))
  if (!goals) throw new Error('no goals')
  const frame = { title: 'Dina mål', instruction: '', ends: '', method: '' }
  const words = goalsPack(withGoal().goals, frame, { language: 'sv', direction: 'ltr' })
  const plan = planOf(withGoal([3]), [{ form: goals, packs: [{ pack: words, hash: 'h', record: null }] }], 'sv', day)
  expect(plan?.forms).toMatchObject([{ form: 'goals', occasion: 'follow-up', own: goals }])
  expect(JSON.parse(plan?.forms[0]?.pack.text ?? '').items).toMatchObject([{ text: goal.text }])
})

it('hands over every language that all the forms have, so that whoever answers can choose', async () => {
  const chosen = [
    { form: form('sdq-s11-17'), packs: [await pack('sdq-s11-17', 'sv'), await pack('sdq-s11-17', 'ar')] },
    { form: form('core-om'), packs: [await pack('core-om', 'ar'), await pack('core-om', 'sv')] },
  ]
  const plan = planOf(fileOf(2011), chosen, 'ar', day)
  expect(plan?.forms.map(({ pack, others }) => [pack.hash, others?.map((one) => [one.language, one.hash])])).toEqual([
    ['hash of sdq-s11-17 ar', [['sv', 'hash of sdq-s11-17 sv']]],
    ['hash of core-om ar', [['sv', 'hash of core-om sv']]],
  ])
  const [first] = chosen.slice(0, 1)
  const alone = first && planOf(fileOf(2011), [{ ...first, packs: first.packs.slice(0, 1) }], 'sv', day)
  expect(alone?.forms[0]).not.toHaveProperty('others')
})
