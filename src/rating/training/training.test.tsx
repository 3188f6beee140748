import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { Router } from 'wouter'
import { memoryLocation } from 'wouter/memory-location'
import { bandEnds, bandOf } from '../../results/rater-agreement.ts'
import { kept, vaultInMemory } from '../../results/testing.ts'
import { type RecordBody, VaultProvider } from '../../vault/index.ts'
import { sv } from '../course/cases/sv.ts'
import { projectCourse } from '../course/course.ts'
import { readOwnCourse } from '../course/own-cases.ts'
import { references } from '../course/references.ts'
import { TrainingPages } from './index.tsx'

const me = '00000000-0000-4000-8000-000000000001'

function show(path: string, ...bodies: readonly RecordBody[]) {
  const vault = vaultInMemory(kept(bodies.map((body) => [null, body] as const)))
  const { hook, history } = memoryLocation({ path, record: true })
  render(
    <VaultProvider vault={vault}>
      <Router hook={hook}>
        <TrainingPages />
      </Router>
    </VaultProvider>,
  )
  return { vault, history, user: userEvent.setup() }
}

it('has at least 24 cases from 4 to 17 years over all ten bands, one of them a longer interview', () => {
  const all = Object.values(references)
  expect(all.length).toBeGreaterThanOrEqual(24)
  expect(new Set(all.map(({ score }) => bandOf(score))).size).toBe(10)
  expect(all.every(({ age }) => age >= 4 && age <= 17)).toBe(true)
  expect(all.filter((one) => 'interview' in one)).toHaveLength(1)
  const words = (id: keyof typeof sv) => sv[id].text.join(' ').split(/\s+/).length
  expect(words('c25')).toBeGreaterThan(2 * words('c01'))
})

it('tells every case in every language, of somebody of the same age', async () => {
  for (const language of ['sv', 'en', 'ar'] as const)
    for (const one of (await projectCourse(language)).cases) {
      expect(one.title, `${language} ${one.id}`).toContain(String(one.age))
      expect(one.why.length).toBeGreaterThan(40)
      expect(one.text.length).toBeGreaterThan(1)
    }
})

it('says in each case’s reasons the band that the reference lies in', async () => {
  for (const language of ['sv', 'en', 'ar'] as const)
    for (const one of (await projectCourse(language)).cases) {
      const band = bandEnds(bandOf(one.score)).join('–')
      if (/\d+–\d+/.test(one.why)) expect(one.why, `${language} ${one.id}`).toContain(band)
    }
})

it('says plainly that the cases are ours and not tried by experts', async () => {
  show('/training')
  expect(await screen.findByText(/påhittade av oss.*inte prövats av någon expertgrupp/)).toBeTruthy()
})

it('shows the reference and its reasons only after the rating, and keeps the rating at once', async () => {
  const { user, vault } = show('/training/cgas-1/rate')
  await screen.findByRole('heading', { name: sv.c01.title })
  expect(document.body.textContent).not.toContain(sv.c01.why)
  await user.click(screen.getByRole('radio', { name: /^81–90/ }))
  await user.click(screen.getByRole('radio', { name: '84' }))
  await user.click(screen.getByRole('button', { name: 'Jämför' }))
  expect(screen.getByRole('heading', { name: 'Du: 84. Jämförelse: 74.' })).toBeTruthy()
  expect(screen.getByText('10 poäng högre än jämförelsen, och en annan nivå.')).toBeTruthy()
  expect(screen.getByText(sv.c01.why)).toBeTruthy()
  expect(vault.of('training').at(-1)?.body).toMatchObject({ ratings: [{ case: 'c01', score: 84 }], finished: null })
  await user.click(screen.getByRole('button', { name: 'Fortsätt' }))
  expect(screen.getByRole('heading', { name: sv.c02.title })).toBeTruthy()
})

const all = Object.entries(references).map(([id, { score }]) => ({ case: id, score }))
const round = (staff: string, add: number, finished: string | null): RecordBody => ({
  kind: 'training',
  staff,
  course: 'cgas-1',
  ratings: all.map((one) => ({ ...one, score: Math.min(100, one.score + add) })),
  finished,
})

it('says which way I lean, with the figures', async () => {
  show('/training', round(me, 4, '2026-11-01'))
  expect(await screen.findByText(/^Du skattar högre än jämförelsen i snitt/)).toBeTruthy()
  expect(screen.getByText('Skillnad i snitt').nextSibling?.textContent).toBe('+4,0')
  expect(screen.getByText('Skillnadernas spridning (SD)').nextSibling?.textContent).toBe('0,0')
})

it('reminds after a year', async () => {
  show('/training', round(me, 0, '2024-11-01'))
  expect(await screen.findByText(/mer än ett år sedan du gick kursen \(2024-11-01\)/)).toBeTruthy()
})

it('shows the unit as a group only from three raters, and names nobody', async () => {
  const names: RecordBody[] = [{ kind: 'staff', staff: 'b', name: 'Bo Prov', active: true }]
  const { vault } = show('/training', round(me, 0, '2026-11-01'), round('b', 6, '2026-11-02'), ...names)
  expect(await screen.findByText(/minst tre/)).toBeTruthy()
  await vault.append({ caseId: null, body: round('c', 12, '2026-11-03') })
  expect(await screen.findByText(/^3 bedömare/)).toBeTruthy()
  expect(document.body.textContent).not.toContain('Bo Prov')
})

const own = {
  format: 'mattstock-cases-1',
  id: 'lan-2026',
  title: 'Länets fall',
  language: 'sv',
  experts: 'Fem erfarna bedömare, 2026',
  cases: [
    { id: '1', age: 12, title: 'Ett', text: ['Påhittat.'], score: 58, why: 'Så.' },
    { id: '2', age: 9, title: 'Två', text: ['Påhittat.'], score: 71, why: '' },
  ],
}

it.each([
  ['not-json', '{'],
  ['not-cases', JSON.stringify({ ...own, cases: [] })],
  ['not-cases', JSON.stringify({ ...own, extra: 1 })],
  ['not-cases', JSON.stringify({ ...own, cases: own.cases.map((one) => ({ ...one, score: 0 })) })],
  ['same-id', JSON.stringify({ ...own, cases: own.cases.map((one) => ({ ...one, id: '1' })) })],
  ['own-course-taken', JSON.stringify({ ...own, id: 'cgas-1' })],
  ['personal-number', JSON.stringify({ ...own, title: '20120101-1234' })],
])('refuses a file of cases as %s', (refused, text) => {
  expect(readOwnCourse(text)).toMatchObject({ refused })
})

it('adds a unit’s own cases, says so once they are kept, and who rated them, and rates them like the rest', async () => {
  const { user, vault } = show('/training/own')
  const { append } = vault
  let keep = () => {}
  const mayBeKept = new Promise<void>((done) => (keep = done))
  vault.append = async (...added) => mayBeKept.then(() => append(...added))
  const file = new File([JSON.stringify(own)], 'fall.json', { type: 'application/json' })
  await user.upload(screen.getByLabelText('Fil med fall'), file)
  await new Promise((later) => setTimeout(later, 50))
  expect(screen.queryByText('Länets fall är tillagd.')).toBeNull()
  keep()
  expect(await screen.findByText('Länets fall är tillagd.')).toBeTruthy()
  expect(vault.of('loaded')[0]?.body.what).toBe('rating-cases')
  await user.click(screen.getByRole('link', { name: 'Länets fall' }))
  expect(await screen.findByText(/Fem erfarna bedömare/)).toBeTruthy()
})
