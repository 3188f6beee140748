/** Faults that other questionnaires were found to have, each as a test that this one has not. */
import { render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import { trainingPack, type WordingPack } from '#instruments'
import { spoken } from '../../test/screen-reader.ts'
import type { Draft } from '../vault/index.ts'
import { Answering } from './index.ts'
import { memorySession, newDraft, planOf } from './testing.ts'
import { plainPack } from './testing-pack.ts'

beforeEach(() => sessionStorage.clear())

function open(start: Partial<Draft>, pack: WordingPack = plainPack('core-10')) {
  const session = memorySession(planOf([pack]), { ...newDraft(0), ...start })
  return render(<Answering session={session} onTakeBack={() => {}} />)
}

const times = (log: readonly string[], phrase: string) => log.filter((said) => said === phrase).length
const group = () => screen.getByRole('group')

it('row text unspoken in a matrix: every question of the list is a group named by its own sentence', async () => {
  open({ position: 1, mode: 'list' })
  await screen.findByRole('group', { name: '1. Mening 1' })
  const log = await spoken()
  for (let n = 1; n <= 10; n++) expect(times(log, `group, ${n}. Mening ${n}`)).toBe(1)
})

it('option labelled with the question: each choice is named by its own words alone', async () => {
  open({ position: 3 })
  const radios = (await spoken()).filter((said) => said.startsWith('radio'))
  expect(radios).toEqual([1, 2, 3, 4, 5].map((n) => `radio, Val ${n}, not checked, position ${n}, set size 5`))
})

it('radios without a group name: no radio stands outside a named group, in the settings either', async () => {
  open({ position: 3 })
  await userEvent.click(screen.getByRole('button', { name: 'Inställningar' }))
  for (const radio of screen.getAllByRole('radio', { hidden: true })) {
    expect(radio.closest('fieldset')?.querySelector('legend')?.textContent).toBeTruthy()
    expect(radio.getAttribute('name')).toBeTruthy()
  }
})

it('one group of radios for the whole page: choosing in one question leaves the others', async () => {
  open({ position: 1, mode: 'list' })
  const choose = (n: number) =>
    userEvent.click(
      within(screen.getByRole('group', { name: `${n}. Mening ${n}` })).getByRole('radio', { name: 'Val 2' }),
    )
  await choose(1)
  await choose(2)
  expect(screen.getAllByRole<HTMLInputElement>('radio').filter((radio) => radio.checked)).toHaveLength(2)
})

it('title unread: what it is about is the heading, and the tab says which question', () => {
  open({ position: 3 })
  expect(screen.getByRole('heading', { level: 1, name: 'Frågor om hur du har det' })).toBeTruthy()
  expect(document.title).toBe('Fråga 3 av 10 · Frågor om hur du har det')
})

it('label read four times: the sentence is the group’s name, and is repeated by nothing', async () => {
  const { container } = open({ position: 3 })
  const log = await spoken()
  expect(times(log, 'group, Mening 3')).toBe(1)
  expect(times(log, 'Mening 3')).toBe(1) // the legend itself, where a reader walks line by line
  expect(container.querySelectorAll('[aria-label*="Mening"], [aria-labelledby], [aria-describedby]')).toHaveLength(0)
})

it('new question unannounced: the focus stands on the group, and no live region repeats it', async () => {
  const user = userEvent.setup()
  open({ position: 3 })
  await user.click(screen.getByRole('radio', { name: 'Val 1' }))
  await user.click(screen.getByRole('button', { name: 'Nästa' }))
  expect(document.activeElement).toBe(group())
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe('Sparat'))
  expect(document.querySelectorAll('[aria-live]')).toHaveLength(0)
  expect(screen.getByRole('alert').textContent).toBe('')
})

it('a question asked twice: on the way to the last look each sentence comes once', async () => {
  const user = userEvent.setup()
  open({ position: 1 })
  const seen: string[] = []
  while (screen.queryByRole('button', { name: 'Hoppa över' })) {
    seen.push(group().querySelector('legend')?.textContent ?? '')
    await user.click(screen.getByRole('button', { name: 'Hoppa över' }))
  }
  expect(seen).toEqual(Array.from({ length: 10 }, (_, i) => `Mening ${i + 1}`))
  await screen.findByRole('heading', { level: 1, name: '10 frågor saknar svar' })
})

it('help that moves: its button is the last of the same bar before a question, after it and at the end', async () => {
  const user = userEvent.setup()
  open({ position: 10 })
  const place = () => {
    const help = screen.getByRole('button', { name: 'Hjälp' })
    return [help.parentElement?.className, help === help.parentElement?.lastElementChild]
  }
  const first = place()
  expect(first).toEqual(['answering__bar', true])
  await user.click(screen.getByRole('button', { name: 'Hoppa över' }))
  await screen.findByRole('heading', { level: 1, name: /saknar svar/ })
  expect(place()).toEqual(first)
  await user.click(screen.getByRole('button', { name: 'Lämna in ändå' }))
  await screen.findByRole('heading', { level: 1, name: 'Tack!' })
  expect(place()).toEqual(first)
})

describe('right-to-left guessed from the text', () => {
  it('an Arabic wording that begins with a Latin word is still right to left', () => {
    const items = plainPack('core-10').items.map((item) => ({ ...item, text: `CORE ${item.text}` }))
    open({ position: 1 }, plainPack('core-10', { language: 'so', direction: 'rtl', items }))
    expect(group().getAttribute('dir')).toBe('rtl')
  })

  it('a Swedish wording that begins with an Arabic word is still left to right', () => {
    const items = plainPack('core-10').items.map((item) => ({ ...item, text: `سلام ${item.text}` }))
    open({ position: 1 }, plainPack('core-10', { items }))
    expect(group().getAttribute('dir')).toBe('ltr')
  })

  it('nothing on the screen leaves its direction to a guess', () => {
    const { container } = open({ position: 1 })
    expect(container.querySelectorAll('[dir=auto]')).toHaveLength(0)
  })
})

it('sentences changed on the way: the screen shows the wording code point by code point', () => {
  const text = 'Jag a\u0308r “jag” \u2013 1.\u00a0ja, 2.\u202fnej \u{1F33B}'
  const items = plainPack('core-10').items.map((item) => ({ ...item, text }))
  open({ position: 1 }, plainPack('core-10', { items }))
  expect([...(group().querySelector('legend')?.textContent ?? '')]).toEqual([...text])
})

describe.each(['sv', 'en', 'ar'] as const)('what a screen reader says in %s', (language) => {
  it('of a question, from top to end, is as written down', async () => {
    const pack = await trainingPack('yp-core', language)
    if (!pack) throw new Error(`no practice sentences in ${language}`)
    open({ position: 3 }, pack)
    await screen.findByRole('group')
    await expect(`${(await spoken()).join('\n')}\n`).toMatchFileSnapshot(`./golden/question.${language}.txt`)
  })
})
