import { describe, expect, it } from 'vitest'
import { agreeOn, asked, differences } from '../bench/second-opinion/agree.ts'
import { blankAnswers, type Form, forms } from './index.ts'

it('agrees with a second implementation on 20 000 random forms', () => {
  expect(agreeOn(20_000, 3)).toEqual({ asked: 20_000, differ: [] })
})

it('asks it about every form of the holders', () => {
  expect(forms.filter((form) => !asked.includes(form)).map((form) => form.id)).toEqual(['cgas', 'ordinary-week'])
})

describe('every pattern of blanks', () => {
  const itemScales = (form: Form) =>
    Object.values(form.scales).flatMap((scale) => ('items' in scale ? [scale.items] : []))

  it.each(asked.map((form) => [form.id, form] as const))(
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
