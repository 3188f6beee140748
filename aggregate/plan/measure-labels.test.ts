import { expect, it } from 'vitest'
import { loadLabels } from '#instruments/labels'
import { measureLabels } from './measure-labels.ts'
import { currentPlan, plans } from './plans.ts'

const languages = ['sv', 'en', 'ar'] as const
async function labelsInSwedish() {
  const texts = await loadLabels('sv')
  return measureLabels(
    currentPlan,
    (key, fallback) => texts[key] ?? fallback,
    (instrument, informant) => `${instrument} (${informant})`,
  )
}

it.each(languages)('every scale and band that can be published has a name in %s', async (language) => {
  const texts = await loadLabels(language)
  const without: string[] = []
  const named = (key: string, fallback: string) => {
    if (texts[key] === undefined) without.push(key)
    return texts[key] ?? fallback
  }
  for (const plan of Object.values(plans)) {
    const { measure, scale, band } = measureLabels(plan, named, (instrument) => instrument)
    for (const { id, scales } of plan.measures) {
      measure(id)
      for (const one of scales) {
        scale(id, one.id)
        for (const { id: name } of one.bands) band(id, name)
      }
    }
  }
  // A band of C-GAS that the plan makes of several of the instrument's own goes by its ends.
  expect(without.filter((key) => !/^label\.cgas\.band\.\d+-\d+$/.test(key))).toEqual([])
})

it('the highest band of CORE in the plan says that it holds two of the instrument’s', async () => {
  const { band } = await labelsInSwedish()
  expect(['core-om', 'core-10'].map((measure) => band(measure, 'severe'))).toEqual([
    'måttlig till svår belastning / svår belastning',
    'måttlig till svår belastning / svår belastning',
  ])
})

it('a measure is called by its instrument, and by whose answers they are where several are asked', async () => {
  const { measure } = await labelsInSwedish()
  expect(['sdq-self', 'sdq-parent', 'core-om', 'cgas'].map(measure)).toEqual([
    'SDQ (self)',
    'SDQ (parent)',
    'CORE-OM',
    'C-GAS',
  ])
  expect(measure('no-such-form')).toBe('no-such-form')
})

it('one word in two instruments is two labels', async () => {
  const { band, scale } = await labelsInSwedish()
  expect([band('sdq-self', 'normal'), band('core-om', 'low'), band('cgas', '41-60')]).toEqual([
    'inom det vanliga',
    'låg belastning',
    '41–60',
  ])
  expect([scale('sdq-self', 'total'), scale('core-om', 'total')]).toEqual(['Totala svårigheter', 'total'])
})
