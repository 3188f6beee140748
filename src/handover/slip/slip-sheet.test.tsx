import { render, screen, waitFor } from '@testing-library/react'
import { beforeAll, expect, it } from 'vitest'
import { loadLaterWords } from '../../words/index.tsx'
import type { Finished } from './made-slip.tsx'
import { SlipSheet } from './slip-sheet.tsx'

beforeAll(loadLaterWords)

const made: Finished = {
  slip: 'AAAAAAAAAAAAAAAA',
  link: 'https://matt.example/hem#1.AAAAAAAAAAAAAAAA.BBBBBBBBBBBBBBBBBBBBBB.CCCCCCCCCCCCCCCCCCCCCC',
  typed: '7F3KA-9D2MB-QQQQC-RRRRD-SSSSE-TTTTF',
  spoken: null,
  expires: new Date(2026, 11, 6, 16, 0).getTime(),
  for: { to: 'youth', informant: 'self' },
  language: 'sv',
  review: true,
  promise: null,
}

async function sheet(change: Partial<Finished> = {}): Promise<HTMLElement> {
  const { container } = render(<SlipSheet slip={{ ...made, ...change }} unit="Ejderenheten" />)
  await waitFor(() => expect(container.querySelector('.slip')).toBeTruthy())
  return container.querySelector('.slip') as HTMLElement
}

it('says for whom, until when, the way in as a picture and to be typed, when somebody reads, and 112', async () => {
  const slip = await sheet()
  expect(slip.textContent).toContain('Till dig från Ejderenheten')
  expect(slip.textContent).toMatch(/Går att börja på till 2026-12-06 16:00/)
  expect(screen.getByRole('img', { name: 'Kod att skanna' })).toBeTruthy()
  expect(slip.textContent).toContain('https://matt.example/hem')
  expect(slip.textContent).toContain('7F3KA9D2MBQQQQCRRRRDSSSSETTTTF')
  expect(slip.textContent).toContain('Läser ingen går det inte att börja.')
  expect(slip.textContent).toContain('Ring 112 om det är fara för liv.')
})

it('says until when somebody reads today where it has been promised, and nothing of it on a form that need not be read', async () => {
  const until = new Date(2026, 10, 29, 16, 0).getTime()
  const promise = { reader: 'Alva Prov', deputy: 'Bo Prov', until, within: 4 }
  expect((await sheet({ promise })).textContent).toContain('I dag läser någon till 2026-11-29 16:00, inom 4 timmar.')
})

it('a teacher’s names neither unit nor form, in the language of the form', async () => {
  const slip = await sheet({ for: { to: 'teacher', informant: 'teacher' }, review: false })
  expect(slip.textContent).toContain('Till dig som är lärare')
  expect(slip.textContent).not.toMatch(/Ejderenheten|SDQ|CORE/)
  const arabic = await sheet({ for: { to: 'teacher', informant: 'teacher' }, language: 'ar' })
  expect([arabic.lang, arabic.dir]).toEqual(['ar', 'rtl'])
  expect(arabic.textContent).not.toContain('Ejderenheten')
})

it('never has the spoken digits on it', async () => {
  const slip = await sheet({ spoken: '4821' })
  expect(slip.textContent).toContain('fyra siffror')
  expect(slip.textContent).not.toContain('4821')
})
