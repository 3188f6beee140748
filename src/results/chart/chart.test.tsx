import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { caseFiles } from '../../case-file/case-file.ts'
import { swedish } from '../../words/index.tsx'
import { interpretationOf } from '../interpretation/index.ts'
import { measurementsOf } from '../measurement.ts'
import { panelsOf } from '../panels.ts'
import { answersTo, caseBody, kept, later } from '../testing.ts'
import { frameOf, spread, timeAxis } from './axis.ts'
import { TimeChart } from './index.tsx'

function panels(...bodies: readonly ReturnType<typeof answersTo>[]) {
  const records = kept([caseBody(2009), ...bodies].map((body) => ['c', body] as const))
  const file = caseFiles(records).get('c')
  const interpretation = interpretationOf(records)
  return file && interpretation ? panelsOf(measurementsOf(file, interpretation.placedIn), swedish) : []
}

it('moves labels apart without changing their order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 8 }), (ys) => {
      const placed = spread(ys, 15).toSorted((a, b) => a - b)
      placed.forEach((y, i) => {
        if (i > 0) expect(y - (placed[i - 1] as number)).toBeGreaterThanOrEqual(15)
      })
    }),
  )
})

it('puts days in order on one axis, inside the frame, however close they lie', () => {
  for (const last of ['2026-03-02', '2026-03-03', '2026-06-01', '2029-01-01']) {
    const frame = frameOf(358)
    const { x } = timeAxis(['2026-03-02', last], frame)
    expect(x('2026-03-02')).toBeGreaterThan(frame.left)
    expect(x(last)).toBeLessThan(frame.width - frame.right)
    expect(x(last)).toBeGreaterThanOrEqual(x('2026-03-02'))
  }
})

it('names the days of its points, and no other day: a form of 28 November stands over 28 November', () => {
  const named = (days: readonly string[], width = 720) =>
    timeAxis(days, frameOf(width)).days.flatMap(({ day, named }) => (named ? [day] : []))
  expect(named(['2026-11-28'])).toEqual(['2026-11-28'])
  expect(named(['2026-11-28', '2026-08-21', '2026-11-28'])).toEqual(['2026-08-21', '2026-11-28'])
  // Two days of one week have room for one name: the newest.
  expect(named(['2026-11-26', '2026-11-28'])).toEqual(['2026-11-28'])
})

it('names no two days where their names would touch, and always the newest', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 60 }), (after) => {
      const days = after.map((n) => new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10))
      const named = timeAxis(days, frameOf(720)).days.filter((one) => one.named)
      expect(named.at(-1)?.day).toBe(days.toSorted().at(-1))
      named.forEach(({ x }, i) => {
        if (i > 0) expect(x - (named[i - 1]?.x ?? 0)).toBeGreaterThanOrEqual(62)
      })
    }),
  )
})

it('tells a 1-month form, another wording and another informant apart, and joins only what is alike', () => {
  const wording = { hash: 'own', language: 'sv', training: true }
  const [impact, total] = panels(
    answersTo('sdq-p4-17', {}),
    answersTo('sdq-p4-17', {}, { day: '2026-04-01' }),
    answersTo('sdq-p4-17-followup', {}, later),
    answersTo('sdq-p4-17', {}, { day: '2026-07-01', wording }),
    answersTo('sdq-s11-17', {}, { day: '2026-07-01' }),
  )
  expect(impact?.title).toBe('SDQ: Problem i vardagen')
  expect(total?.series.map(({ name, apart, mark, points }) => [name, apart, mark, points.length])).toEqual([
    ['föräldraskattning, gäller 6 månader', false, 'square', 2],
    ['föräldraskattning, gäller 1 månad', true, 'square', 1],
    ['föräldraskattning, gäller 6 månader, övningstext, inte det licensierade formuläret', true, 'square', 1],
    ['självskattning', false, 'circle', 1],
  ])
})

it('draws a form filled in at home on the same line with a hollow mark, and names it', () => {
  const [, total] = panels(
    answersTo('sdq-p4-17', {}),
    answersTo('sdq-p4-17', {}, { day: '2026-04-01', via: 'home' }),
    answersTo('sdq-p4-17', {}, { day: '2026-05-01' }),
  )
  expect(total?.series.map(({ name, apart, line, points }) => [name, apart, line, points.length])).toEqual([
    ['föräldraskattning', false, '0', 2],
    ['föräldraskattning, ifyllt hemma', true, '0', 1],
  ])
  expect(total?.note).toBeNull()
})

it('draws a follow-up that a clock fallen back has dated after the first form, under its own day: 20 → 10 stays so', () => {
  const worst = { i1: 4, i2: 4, i3: 4, i4: 4 }
  const [clinical] = panels(answersTo('core-om', worst), answersTo('core-om', {}, { ...later, day: '2022-01-01' }))
  const points = clinical?.series[0]?.points ?? []
  expect(points.map(({ day, at }) => [day, at])).toEqual([
    ['2026-03-02', '2026-03-02'],
    ['2022-01-01', '2026-03-02'],
  ])
  expect((points[0]?.value ?? 0) > (points[1]?.value ?? 0)).toBe(true)
})

it('labels each cut-off with whose it is', () => {
  const [, total] = panels(answersTo('sdq-p4-17', {}), answersTo('sdq-s11-17', {}), answersTo('sdq-t4-17', {}))
  expect(total?.cutOffs).toEqual([
    { value: 17, name: '17 förälder' },
    { value: 20, name: '20 själv' },
    { value: 16, name: '16 lärare' },
  ])
})

it('is one picture of the scale that is chosen: at first where most has been measured', async () => {
  const user = userEvent.setup()
  render(
    <TimeChart
      panels={panels(
        answersTo('core-om', {}),
        answersTo('sdq-p4-17', {}),
        answersTo('sdq-s11-17', {}),
        answersTo('core-om', {}, later),
        answersTo('sdq-p4-17', {}, later),
      )}
      onOpen={() => {}}
    />,
  )
  const drawn = () => screen.getAllByRole('group').flatMap((one) => one.querySelector('title')?.textContent ?? [])
  expect(drawn()).toEqual(['SDQ: Totala svårigheter'])
  await user.click(screen.getByRole('radio', { name: 'CORE-OM: Klinisk poäng' }))
  expect(drawn()).toEqual(['CORE-OM: Klinisk poäng'])
})

it('is walked through with the arrow keys, opens answers with Enter, and says the same in a table', async () => {
  const opened = vi.fn()
  const user = userEvent.setup()
  render(
    <TimeChart panels={panels(answersTo('core-om', { i2: 4 }), answersTo('core-om', {}, later))} onOpen={opened} />,
  )
  // 4 / 34 · 10 = 1,18.
  const first = screen.getByRole('button', { name: '2026-03-02, självskattning: 1,2. Öppna svaren' })
  const last = screen.getByRole('button', { name: '2026-06-01, självskattning: 0,0. Öppna svaren' })
  await user.tab()
  expect(document.activeElement).toBe(first)
  await user.keyboard('{ArrowRight}')
  expect(document.activeElement).toBe(last)
  await user.keyboard('{Enter}')
  expect(opened).toHaveBeenCalledExactlyOnceWith('00000000-0000-4000-9000-000000000002')
  expect(screen.getByRole('group', { name: /CORE-OM: Klinisk poäng.*bättre/ })).toBeTruthy()
  expect(screen.getByRole('row', { name: '2026-06-01 självskattning 0,0', hidden: true })).toBeTruthy()
})
