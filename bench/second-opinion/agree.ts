/** Draws forms and asks both implementations. Blanks are drawn at every density, so that every number of them is met. */

import { type Answers, type Form, forms, score } from '#instruments'
import { chance } from '../../src/practice/chance.ts'
import { type Codes, coreOmAgain, type Scores, sdqAgain, tenAgain } from './tables.ts'

const DENSITIES = [0, 0.01, 0.05, 0.1, 0.3, 0.6, 1]

/** The instruments that the second implementation knows: every one that has a holder. */
const KNOWN = ['sdq', 'core-om', 'yp-core', 'core-10', 'cgas']

export const asked: readonly Form[] = forms.filter(({ instrument }) => KNOWN.includes(instrument))

export function draw(form: Form, random: () => number): Answers {
  const density = DENSITIES[Math.floor(random() * DENSITIES.length)] ?? 0
  return Object.fromEntries(
    Object.entries(form.items).map(([id, item]) => {
      const [from, to] = item.kind === 'choice' ? [0, item.worth.length - 1] : [item.from, item.to]
      return [id, random() < density ? null : from + Math.floor(random() * (to - from + 1))]
    }),
  )
}

export function again(form: Form, answers: Answers): Scores {
  const codes: Codes = Object.values(answers)
  if (form.instrument === 'core-om') return coreOmAgain(codes)
  if (form.instrument === 'cgas') return { score: codes[0] ?? null }
  if (form.instrument !== 'sdq') return tenAgain(form.id as 'yp-core' | 'core-10', codes)
  const five = ['distres', 'imphome', 'impfrie', 'impclas', 'impleis']
  return sdqAgain({
    items: codes.slice(0, 25),
    ebddiff: answers.ebddiff ?? null,
    impact: five.filter((item) => item in answers).map((item) => answers[item] ?? null),
  })
}

/** Where the two differ, in words; empty where they agree to the last bit. */
export function differences(form: Form, answers: Answers): readonly string[] {
  const ours = score(form, answers, { age: null, sex: 'x' }, []).scales
  const theirs = again(form, answers)
  if (Object.keys(ours).sort().join() !== Object.keys(theirs).sort().join()) return [`${form.id}: other scales`]
  return Object.entries(ours).flatMap(([scale, got]) => {
    const value = got.kind === 'scored' ? got.value : null
    if (value === theirs[scale]) return []
    return [`${form.id} ${scale}: ${value} and ${theirs[scale]} for ${JSON.stringify(answers)}`]
  })
}

export function agreeOn(count: number, seed: number): { readonly asked: number; readonly differ: readonly string[] } {
  const random = chance(seed).next
  const differ: string[] = []
  for (let turn = 0; turn < count && differ.length < 10; turn += 1) {
    const form = asked[turn % asked.length] as Form
    differ.push(...differences(form, draw(form, random)))
  }
  return { asked: count, differ }
}
