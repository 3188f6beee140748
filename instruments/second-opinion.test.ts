import { describe, expect, it } from 'vitest'
import { agreeOn, asked, differences } from '../bench/second-opinion/agree.ts'
import { blankAnswers, type Form } from './index.ts'

it('agrees with a second implementation on 20 000 random forms', () => {
  expect(agreeOn(20_000, 3)).toEqual({ asked: 20_000, differ: [] })
})

it('asks it about all fourteen forms that have a holder', () => {
  // SDQ's five versions twice, CORE-OM, YP-CORE, CORE-10 and C-GAS.
  expect(asked).toHaveLength(5 * 2 + 4)
})

describe('every pattern of blanks', () => {
  const choices = asked.filter(({ instrument }) => instrument !== 'cgas')
  const itemScales = (form: Form) =>
    Object.values(form.scales).flatMap((scale) => ('items' in scale ? [scale.items] : []))

  it.each(choices.map((form) => [form.id, form] as const))(
    '%s: in each scale of up to 12 items, with the others blank',
    (_, form) => {
      const differ: string[] = []
      for (const items of itemScales(form).filter((items) => items.length <= 12))
        for (let pattern = 0; pattern < 2 ** items.length; pattern += 1) {
          const answers: Record<string, number | null> = { ...blankAnswers(form) }
          for (const [at, item] of items.entries()) answers[item] = pattern & (1 << at) ? (at * 7 + pattern) % 3 : null
          if ('ebddiff' in answers) answers.ebddiff = pattern % 4
          differ.push(...differences(form, answers))
        }
      expect(differ).toEqual([])
    },
  )
})
