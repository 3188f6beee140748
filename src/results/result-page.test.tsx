import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { type Kept, type RecordBody, VaultProvider } from '../vault/index.ts'
import { CaseDesk } from './case-desk.tsx'
import { ResultPage } from './result-page.tsx'
import { answersTo, caseBody, kept, later, rated, vaultInMemory } from './testing.ts'
import { TogetherPage } from './young-person-view.tsx'

const of = (...bodies: readonly RecordBody[]) =>
  kept(bodies.map((body) => [body.kind === 'setting' ? null : 'c', body] as const))

const off: RecordBody = { kind: 'setting', name: 'interpretation', value: false }

function showNewest(records: readonly Kept[]) {
  const newest = records.findLast(({ body }) => body.kind === 'answers')
  render(
    <VaultProvider vault={vaultInMemory(records)}>
      <ResultPage caseId="c" recordId={newest?.id ?? ''} />
    </VaultProvider>,
  )
}

const showCase = (records: readonly Kept[], page: 'desk' | 'together') =>
  render(
    <VaultProvider vault={vaultInMemory(records)}>
      {page === 'desk' ? <CaseDesk caseId="c" next={null} sections={null} /> : <TogetherPage caseId="c" />}
    </VaultProvider>,
  )

/** The desk with one of its sections open. */
async function showSection(records: readonly Kept[], title: string) {
  showCase(records, 'desk')
  await userEvent.click(screen.getByRole('heading', { name: title }))
}

it('names the norm set, its population, year and grade beside the bands', () => {
  showNewest(of(caseBody(), answersTo('sdq-p4-17', {})))
  expect(
    screen.getByText('Norm: SDQ, tre nivåer (barn och unga i Storbritannien, 1997). Källa: läst i andra hand.'),
  ).toBeTruthy()
})

it('marks figures that nobody has seen in a source as unverified', () => {
  const four: RecordBody = { kind: 'setting', name: 'norms', value: { 'sdq-s11-17': 'sdq-four-band' } }
  showNewest(of(caseBody(), answersTo('sdq-s11-17', {}), four))
  expect(screen.getAllByText('overifierad').length).toBeGreaterThan(0)
})

it('shows both limits where sex is unstated, and picks neither', () => {
  showNewest(of(caseBody(2009, 'x'), answersTo('core-om', {})))
  const problems = screen.getByText('Problem', { selector: 'dt' }).closest('div') as HTMLElement
  expect(within(problems).getByText('Gräns för flickor/kvinnor:')).toBeTruthy()
  expect(within(problems).getByText('Gräns för pojkar/män:')).toBeTruthy()
})

it('says so where no norm applies', () => {
  // The table for 11–16 years, and a young person of 20.
  showNewest(of(caseBody(2006), answersTo('yp-core', {})))
  expect(screen.getByText('ingen norm för åldern')).toBeTruthy()
})

it('says that a training wording is not the licensed form', () => {
  const wording = { hash: 'own', language: 'sv', training: true }
  showNewest(of(caseBody(), answersTo('sdq-s11-17', {}, { wording })))
  expect(screen.getByText(/^Övningstext: inte det licensierade formuläret/)).toBeTruthy()
})

it('lists risk answers apart once they are marked as seen, and never makes a level of them', () => {
  const answers = answersTo('core-om', { i9: 1, i24: null })
  const records = of(caseBody(2009), answers)
  const seen: RecordBody = { kind: 'seen', record: records[1]?.id ?? '', items: ['i9'], done: 'Samtal.' }
  showNewest(of(caseBody(2009), answers, seen))
  const list = screen
    .getByRole('heading', { name: 'Svar att gå igenom med personen' })
    .closest('section') as HTMLElement
  expect(within(list).getByText('Formuläret kan inte bedöma risk. Prata med personen.')).toBeTruthy()
  expect(within(list).getAllByRole('row')).toHaveLength(3)
  expect(screen.queryByText('Risk', { selector: 'dt' })).toBeNull()
})

it('counts blanks and says that a score is prorated, or why there is none', () => {
  showNewest(of(caseBody(), answersTo('sdq-p4-17', { tantrum: null, worries: null, unhappy: null, afraid: null })))
  expect(screen.getByText('1 obesvarad av 5, värdet är omräknat')).toBeTruthy()
  expect(screen.getByText('3 obesvarade, högst 2 får vara det')).toBeTruthy()
})

it('opens the answers by a click, each by its printed number', async () => {
  showNewest(of(caseBody(), answersTo('sdq-s11-17', { worries: 2 }, { wording: null, via: 'paper' })))
  await userEvent.click(screen.getByText('Visa svaren'))
  const [question] = await screen.findAllByText(/^(8\.|Fråga 8)\s*$/)
  expect(question?.closest('tr')?.querySelector('td')?.textContent).toMatch(/^2/)
})

it('shows C-GAS as a band first, with its direction, the rater and their training', () => {
  showNewest(of(caseBody(), answersTo('cgas', { score: 58 }, rated('2026-05-02'))))
  expect(screen.getByText('51–60').parentElement?.textContent).toBe(
    '51–60 Ojämnt: svårt då och då i flera områden bättre\u00a0↑',
  )
  expect(screen.getByText(/Gick kursen 2026-05-02/)).toBeTruthy()
})

it('says what changed and how sure that is, with the rule and its figures', async () => {
  await showSection(
    of(caseBody(2009), answersTo('core-om', { i2: 4, i5: 4, i8: 4, i11: 4, i13: 4 }), answersTo('core-om', {}, later)),
    'Vad har ändrats?',
  )
  const card = screen.getByRole('article')
  // 20 / 34 · 10 = 5,88.
  expect(card.textContent).toContain('5,9')
  expect(
    within(card).getByText('Bättre med mer än mätfelet', { exact: false, selector: '.change__verdict' }),
  ).toBeTruthy()
  expect(card.textContent).toContain('Gräns: 5,0 poäng eller mer, publicerad.')
})

describe('a form filled in at home', () => {
  const low = answersTo('core-om', { i2: 4, i5: 4, i8: 4, i11: 4, i13: 4 })
  const home = answersTo('core-om', {}, { ...later, via: 'home' })

  it('says so beside its value and beside what came before it', async () => {
    showCase(of(caseBody(2009), low, home), 'desk')
    expect(stripOf('Klinisk poäng')).toMatch(/självskattning ifyllt hemma.*0,0.*var 5,9 den 2026-03-02▲ Bättre/)
    cleanup()
    showCase(of(caseBody(2009), { ...low, via: 'home' }, { ...home, via: 'tablet' }), 'desk')
    expect(stripOf('Klinisk poäng')).toMatch(/självskattning0,0.*var 5,9 den 2026-03-02 ifyllt hemma/)
    cleanup()
    showNewest(of(caseBody(2009), home))
    expect(screen.getByText(/^Ifyllt hemma, /)).toBeTruthy()
  })

  it('is compared with one filled in at the unit only together with what is not known of that', async () => {
    const unknown = 'Ett av de två är ifyllt hemma. Hur mycket det påverkar svaren är inte känt.'
    await showSection(of(caseBody(2009), low, home), 'Vad har ändrats?')
    expect(within(screen.getByRole('article')).getByText(unknown)).toBeTruthy()
    cleanup()
    await showSection(of(caseBody(2009), { ...low, via: 'home' }, home), 'Vad har ändrats?')
    expect(within(screen.getByRole('article')).queryByText(unknown)).toBeNull()
  })

  it('and one at the unit by two informants are set side by side with that said', async () => {
    const parent = answersTo('sdq-p4-17', {}, { via: 'home' })
    await showSection(of(caseBody(), parent, answersTo('sdq-s11-17', {})), 'Vad har ändrats?')
    expect(screen.getByText(/Det ena är ifyllt hemma\./)).toBeTruthy()
  })
})

it('shows SDQ side by side, impact first and prosocial last', async () => {
  await showSection(of(caseBody(), answersTo('sdq-p4-17', {}), answersTo('sdq-s11-17', {})), 'Alla skalor')
  const table = screen.getByRole('table', { name: /sida vid sida/ })
  const rows = within(table)
    .getAllByRole('rowheader')
    .map((cell) => cell.textContent?.trim())
  expect(rows[0]).toBe('Problem i vardagen')
  expect(rows.at(-1)).toBe('Prosocialt bättre\u00a0↑')
  const columns = within(table)
    .getAllByRole('columnheader')
    .map((cell) => cell.textContent)
  expect(columns).toEqual(['Delskala', 'självskattning2026-03-02', 'föräldraskattning2026-03-02'])
})

it('leaves answers and sums when interpretation is off', async () => {
  const forms = [answersTo('core-om', { i2: 4, i5: 4, i8: 4, i11: 4, i13: 4 }), answersTo('core-om', {}, later)]
  await showSection(of(caseBody(2009), ...forms, off), 'Vad har ändrats?')
  expect(screen.getByRole('article').textContent).toContain('5,9')
  const { textContent } = document.body
  expect(stripOf('Klinisk poäng')).toContain('−5,9 var 5,9')
  for (const word of ['mätfel', 'Gräns', 'Norm']) expect(textContent).not.toContain(word)
})

it('looks together at the young person’s own answers alone, strengths first and no levels', async () => {
  const parent = answersTo('sdq-p4-17', { worries: 2 })
  showCase(of(caseBody(), answersTo('sdq-s11-17', { kind: 1 }), parent), 'together')
  expect(screen.getAllByRole('heading').map((one) => one.textContent)).toEqual(['Titta tillsammans', 'Det här går bra'])
  expect(document.body.textContent).not.toMatch(/ÖVA-07|föräldra|inom det vanliga|Totala/)
  await userEvent.click(screen.getByRole('checkbox', { name: 'Visa nivåer' }))
  expect(screen.getAllByText('inom det vanliga').length).toBeGreaterThan(0)
})

it('says how many forms of a case cannot be scored here, instead of leaving them out in silence', () => {
  const unknown = { ...answersTo('core-om', {}), form: 'a form of tomorrow' }
  showCase(of(caseBody(), answersTo('sdq-s11-17', {}), unknown), 'desk')
  expect(screen.getByText('1 formulär går inte att räkna ut här. Svaren finns kvar.')).toBeTruthy()
})

it('says what time each informant’s form asks of where they differ', async () => {
  await showSection(
    of(caseBody(), answersTo('sdq-p4-17', {}), answersTo('sdq-s11-17-followup', {}, later)),
    'Alla skalor',
  )
  const table = screen.getByRole('table', { name: /sida vid sida/ })
  const columns = within(table)
    .getAllByRole('columnheader')
    .map((cell) => cell.textContent)
  expect(columns.slice(1)).toEqual([
    'självskattning, gäller 1 månad2026-06-01',
    'föräldraskattning, gäller 6 månader2026-03-02',
  ])
})

/** What stands in the row of a scale. */
const stripOf = (scale: string) =>
  screen.getByRole('rowheader', { name: new RegExp(`^${scale}`) }).closest('tr')?.textContent ?? ''

describe('the strips of a case', () => {
  it('say the value, its level and what the core has labelled, in a row and to whoever hears it', () => {
    const low = answersTo('core-om', { i2: 4, i5: 4, i8: 4, i11: 4, i13: 4 })
    showCase(of(caseBody(2009), low, answersTo('core-om', {}, later)), 'desk')
    // 20 / 34 · 10 = 5,88: more than the published 5 points.
    expect(stripOf('Klinisk poäng')).toMatch(
      /självskattning.*0,0.*−5,9 var 5,9 den 2026-03-02.*Bättre med mer än mätfelet/,
    )
    expect(screen.getByRole('img', { name: 'Klinisk poäng: 0,0 på en skala från 0 till 40' })).toBeTruthy()
    expect(screen.getByText(/^Den som mäts när det är som svårast/)).toBeTruthy()
  })

  it('give a first form and its follow-up a difference and no verdict', () => {
    showCase(of(caseBody(), answersTo('sdq-p4-17', { worries: 2 }), answersTo('sdq-p4-17-followup', {}, later)), 'desk')
    expect(stripOf('Totala svårigheter')).toMatch(/−2 var 2 .*Utan omdöme: frågorna gäller olika lång tid/)
  })

  it('set no value against one on another wording, and draw no mark of it', () => {
    const wording = { hash: 'own', language: 'sv', training: true }
    showCase(
      of(caseBody(), answersTo('sdq-p4-17', { worries: 2 }), answersTo('sdq-p4-17', {}, { ...later, wording })),
      'desk',
    )
    expect(stripOf('Totala svårigheter')).toContain('var 2 den 2026-03-02Jämförs inte: det är olika formulärtexter.')
    expect(stripOf('Totala svårigheter')).not.toContain('−2')
    expect(document.querySelectorAll('.strip__earlier')).toHaveLength(0)
  })

  it('give both limits a lane where sex is unstated', () => {
    showCase(of(caseBody(2009, 'x'), answersTo('yp-core', {})), 'desk')
    const strip = screen.getByRole('img', { name: /^Klinisk poäng/ })
    const tops = [...strip.querySelectorAll('.strip__band')].map((band) => band.getAttribute('y'))
    expect(new Set(tops).size).toBe(2)
    expect(stripOf('Klinisk poäng')).toMatch(/Gräns för pojkar\/män.*Gräns för flickor\/kvinnor/)
  })

  it('of a single occasion are all there is: no picture over time', () => {
    showCase(of(caseBody(), answersTo('sdq-p4-17', {}), answersTo('sdq-s11-17', {}, { day: '2026-03-20' })), 'desk')
    expect(screen.queryByRole('heading', { name: 'Över tid' })).toBeNull()
    expect(screen.getByText(/^Det finns bara en mätning/)).toBeTruthy()
  })
})

it('gives the text for the record of every form of a day, and of an earlier day when it is chosen', async () => {
  await showSection(
    of(caseBody(2009), answersTo('sdq-s11-17', {}), answersTo('core-om', {}), answersTo('core-om', {}, later)),
    'Text till journalen',
  )
  const text = () => document.querySelector('.record-text__text')?.textContent
  await waitFor(() => expect(text()).toMatch(/^CORE-OM, självskattning, 2026-06-01/))
  await userEvent.selectOptions(screen.getByLabelText('Mättillfälle'), '2026-03-02')
  await waitFor(() =>
    expect(text()).toMatch(/^SDQ S11-17, självskattning, 2026-03-02.*\n\nCORE-OM, självskattning, 2026-03-02/s),
  )
})
