import { expect, it } from 'vitest'
import { defineForm } from './definition.ts'

it('lets no scale name an unknown item, cite an unknown source, or be silent about blanks', () => {
  // The compiler is the test: `tsc -b` is red where one of these lines is not.
  const form = defineForm({
    id: 'x',
    instrument: 'x',
    revision: 1,
    title: 'X',
    informant: 'self',
    ages: { from: 1, to: 2 },
    period: 'now',
    occasion: 'any',
    sources: { m: { reference: 'm' } },
    items: { a: { kind: 'choice', worth: [0, 1] } },
    scales: {
      s: {
        // @ts-expect-error a scale cannot name an item that is not there
        items: ['a', 'b'],
        combine: 'sum',
        higherIs: 'worse',
        // @ts-expect-error nor cite a source that is not there
        missing: { allow: 0, cite: { source: 'nowhere', at: '', grade: 'own' } },
        cite: { source: 'm', at: '', grade: 'own' },
      },
      // @ts-expect-error nor be silent about blanks
      t: { items: ['a'], combine: 'sum', higherIs: 'worse', cite: { source: 'm', at: '', grade: 'own' } },
      u: {
        items: ['a'],
        combine: 'sum',
        higherIs: 'worse',
        // @ts-expect-error nor bear blanks without saying what stands in for them
        missing: { allow: 1, cite: { source: 'm', at: '', grade: 'own' } },
        cite: { source: 'm', at: '', grade: 'own' },
      },
      v: {
        items: ['a'],
        combine: 'sum',
        higherIs: 'worse',
        missing: { allow: 0, cite: { source: 'm', at: '', grade: 'own' } },
        // @ts-expect-error nor give a figure without its grade
        cite: { source: 'm', at: '' },
      },
      // @ts-expect-error nor add a scale that is not there
      w: { scales: ['s', 'nothing'], higherIs: 'worse', cite: { source: 'm', at: '', grade: 'own' } },
    },
    // @ts-expect-error nor ask somebody to read an item that is not there
    review: ['c'],
  })
  expect(form.id).toBe('x')
})
