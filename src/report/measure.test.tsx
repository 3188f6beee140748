/** What the report says of SDQ by parents: the pair's sentence, and the group's added value. */
import { render, screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { type Period, period2014 } from '#aggregate'
import { casesOfPeriod } from '../period/cases-of-period.ts'
import { answersTo, caseBody, kept, later } from '../results/testing.ts'
import { swedish } from '../words/index.tsx'
import { sayFor } from './figure-text.ts'
import { reportFigures } from './figures.ts'
import { Measure } from './measure.tsx'

// jsdom lays nothing out: a picture keeps the width that it begins with.
vi.stubGlobal(
  'ResizeObserver',
  class {
    observe() {}
    disconnect() {}
  },
)

const period: Period = { ...period2014, first: '2026-01-01', last: '2026-12-31' }
// Emotional 5 · 2 = 10, hyperactivity 3 · 2 = 6, conduct 2: a total of 18 and an impact of 0.
const emotional = { worries: 2, unhappy: 2, clingy: 2, afraid: 2, somatic: 2 }
const eighteen = { ...emotional, restles: 2, fidgety: 2, distrac: 2, tantrum: 2 }

/** The report of so many children, whose parents answer 18 at first and 0 at follow-up. */
function report(children: number) {
  const bodies = [caseBody(), answersTo('sdq-p4-17', eighteen), answersTo('sdq-p4-17-followup', {}, later)]
  const ids = Array.from({ length: children }, (_, i) => `case-${i}`)
  const records = kept(ids.flatMap((id) => bodies.map((body) => [id, body] as const)))
  const { measures, addedValue } = reportFigures(period, casesOfPeriod(records, period), [])
  const figures = measures.find(({ measure }) => measure === 'sdq-parent')
  if (!figures) throw new Error('no parents')
  render(<Measure figures={figures} addedValue={addedValue} say={sayFor(swedish, period)} />)
}

it('gives the added value of thirty children, with its interval', () => {
  report(30)
  // 2.3 + 0.8 · 18 + 0.2 · 0 − 0.3 · 10 − 0 = 13.7; 1.959964 · 5 / √30 = 1.79.
  screen.getByText(/^Mervärde .*: 13,7 poäng för 30 barn, 95 % konfidensintervall 11,9 till 15,5\./)
})

it.each([1, 29])('gives none for %d', (children) => {
  report(children)
  screen.getByText('Från första mätningen till uppföljningen')
  expect(screen.queryByText(/Mervärde/)).toBeNull()
})

it('says of the shift that the two forms ask of different stretches of time, and who is measured', () => {
  report(2)
  screen.getByText(/^Första formuläret gäller sex månader och uppföljningen en månad\./)
  screen.getByText(/^Den som mäts när det är som svårast har ofta bättre värden nästa gång/)
})
