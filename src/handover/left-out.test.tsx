/** What goes to a tablet, in a room of its own size: the chosen language's recordings first. */
import { render, screen } from '@testing-library/react'
import { beforeAll, expect, it } from 'vitest'
import { fitting } from '../vault/index.ts'
import { loadLaterWords } from '../words/index.tsx'
import { LeftOut } from './left-out.tsx'

beforeAll(loadLaterWords)

const wording = (language: string, sound: number) => {
  const audio = { items: { i1: { type: 'audio/ogg', data: 'A'.repeat(sound) } } }
  return { language, hash: language, text: JSON.stringify({ language, training: true, title: 'Å "A"', audio }) }
}
const planned = (form: string, [sv, ar]: readonly [number, number]) =>
  ({ form, occasion: 'first', pack: wording('sv', sv), others: [wording('ar', ar)] }) as const

const plan = (language: string) => ({
  language,
  forms: [planned('core-10', [450_000, 450_000]), planned('yp-core', [450_000, 450_000])],
})

it('names each wording whose recordings do not go along', () => {
  render(<LeftOut plan={plan('sv')} to="tablet" />)
  const [said, ...more] = screen.getAllByText(/följer inte med/)
  expect(more).toEqual([])
  expect(said?.textContent).toContain('CORE-10 (arabiska), YP-CORE (arabiska)')
})

it('counts what fits to the byte, and gives up where the sentences alone do not', () => {
  const { forms } = plan('sv')
  const silent = { language: 'sv', forms: fitting(plan('sv'), 5_000)?.forms ?? [] }
  const bytes = new TextEncoder().encode(JSON.stringify(silent.forms)).length
  expect(fitting(silent, bytes)).toEqual({ forms: silent.forms, silent: [], bytes })
  expect(fitting(silent, bytes - 1)).toBeNull()
  const whole = new TextEncoder().encode(JSON.stringify(forms)).length
  expect(fitting(plan('sv'), whole)?.silent).toEqual([])
  const all = fitting(plan('sv'), whole - 1)
  expect(all?.silent.map(({ form, language }) => [form, language])).toEqual([['yp-core', 'ar']])
  expect(new TextEncoder().encode(JSON.stringify(all?.forms)).length).toBe(all?.bytes)
})
