import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { trainingPack } from '#instruments'
import { today } from '../clock/today.ts'
import { answersTo, caseBody, kept, rated, vaultInMemory } from '../results/testing.ts'
import { type RecordBody, VaultError, VaultProvider } from '../vault/index.ts'
import { RatePage } from './rate.tsx'

const other = '00000000-0000-4000-8000-000000000002'
const me = '00000000-0000-4000-8000-000000000001'

function show(...more: readonly RecordBody[]) {
  return showFor(2012, ...more)
}

function showFor(born: number, ...more: readonly RecordBody[]) {
  const bodies = [caseBody(born), ...more]
  const vault = vaultInMemory(
    kept(bodies.map((body) => [body.kind === 'training' || body.kind === 'loaded' ? null : 'c', body] as const)),
  )
  const done = vi.fn()
  render(
    <VaultProvider vault={vault}>
      <RatePage caseId="c" onDone={done} />
    </VaultProvider>,
  )
  return { vault, done, user: userEvent.setup() }
}

const save = () => screen.getByRole('button', { name: 'Spara' })

it('asks for the band before it shows any number, and chooses nothing beforehand', async () => {
  const { user, vault } = show()
  expect(screen.queryByRole('group', { name: /Välj sedan talet/ })).toBeNull()
  expect(screen.getAllByRole('radio', { checked: true })).toHaveLength(1) // the first measurement of the case
  await user.click(save())
  expect(screen.getByRole('alert').textContent).toBe('Välj först en nivå.')
  await user.click(screen.getByRole('radio', { name: /^51–60/ }))
  expect(screen.getByRole('group', { name: /Välj sedan talet/ }).textContent).toContain('51525354')
  await user.click(save())
  expect(screen.getByRole('alert').textContent).toBe('Välj ett tal inom nivån.')
  expect(vault.of('answers')).toEqual([])
})

it('says beside the button that the storage refused, and keeps what was chosen', async () => {
  const { user, vault, done } = show()
  vi.spyOn(vault, 'append').mockRejectedValueOnce(new VaultError('full'))
  await user.click(screen.getByRole('radio', { name: /^41–50/ }))
  await user.click(screen.getByRole('radio', { name: '47' }))
  await user.click(save())
  expect(screen.getByText(/^Det gick inte att spara\. Apparaten är full/)).toBeTruthy()
  expect(screen.getByRole<HTMLInputElement>('radio', { name: '47' }).checked).toBe(true)
  expect(done).not.toHaveBeenCalled()
  await user.click(save())
  expect(vault.of('answers')[0]?.body.answers).toEqual({ score: 47 })
})

it('keeps rater, day, occasion and training state with the score', async () => {
  const course: RecordBody = { kind: 'training', staff: me, course: 'cgas-1', ratings: [], finished: '2026-05-02' }
  const { user, vault, done } = show(course)
  await user.click(screen.getByRole('radio', { name: /^41–50/ }))
  await user.click(screen.getByRole('radio', { name: '47' }))
  await user.click(save())
  expect(vault.of('answers')[0]?.body).toMatchObject({
    form: 'cgas',
    answers: { score: 47 },
    day: today(),
    occasion: 'first',
    via: 'rating',
    rater: { staff: me, trained: '2026-05-02' },
  })
  await user.click(screen.getByRole('button', { name: 'Klar' }))
  expect(done).toHaveBeenCalledOnce()
})

it('forgets the number when another band is chosen', async () => {
  const { user } = show()
  await user.click(screen.getByRole('radio', { name: /^41–50/ }))
  await user.click(screen.getByRole('radio', { name: '47' }))
  await user.click(screen.getByRole('radio', { name: /^61–70/ }))
  await user.click(save())
  expect(screen.getByRole('alert').textContent).toBe('Välj ett tal inom nivån.')
})

it('shows another rater’s figure only after one’s own is kept, and asks to talk where the bands differ', async () => {
  const theirs = answersTo(
    'cgas',
    { score: 62 },
    { ...rated(null), day: today(), rater: { staff: other, trained: null } },
  )
  const { user } = show(theirs)
  expect(document.body.textContent).not.toContain('62 ')
  await user.click(screen.getByRole('radio', { name: 'Första mätning' }))
  await user.click(screen.getByRole('radio', { name: /^41–50/ }))
  await user.click(screen.getByRole('radio', { name: '47' }))
  await user.click(save())
  expect(screen.getByText(/^15 poäng isär, olika nivåer/)).toBeTruthy()
})

it('shows the scale’s own text where the unit has loaded it, and keeps which text it was', async () => {
  const practice = await trainingPack('cgas', 'sv')
  const licensed = {
    ...practice,
    training: false,
    instruction: 'Påhittad ankartext.',
    copyright: 'Påhittad ägare',
    sha256: undefined,
  }
  const loaded: RecordBody = { kind: 'loaded', what: 'wording', hash: 'h', text: JSON.stringify(licensed) }
  const { user, vault } = show(loaded)
  expect(await screen.findByText('Påhittad ankartext.')).toBeTruthy()
  expect(screen.getByText('Påhittad ägare')).toBeTruthy()
  await user.click(screen.getByRole('radio', { name: /^41–50/ }))
  await user.click(screen.getByRole('radio', { name: '47' }))
  await user.click(save())
  expect(vault.of('answers')[0]?.body.wording).toMatchObject({ language: 'sv', training: false })
})

it('says that the levels are in our own words where no text is loaded', () => {
  show()
  expect(screen.getByText(/i våra egna ord\. Det är inte skalans egen text/)).toBeTruthy()
})

it('warns outside the ages that the scale is made for, and lets the rating be made', () => {
  showFor(Number(today().slice(0, 4)) - 23)
  expect(screen.getByText(/är gjort för 4–17 år/)).toBeTruthy()
  expect(save()).toBeTruthy()
})
