/** What a screen reader says of each state of the page at home, as written down and read through in `golden/`. */
import { cleanup, render, screen } from '@testing-library/react'
import type { ReactNode } from 'react'
import { describe, expect, it } from 'vitest'
import { spoken } from '../../test/screen-reader.ts'
import type { HomePlan, Looked } from '../vault/home/index.ts'
import { type Words, WordsProvider } from '../words/index.tsx'
import { ClosedPage, CutLinkPage, HandedInPage, OtherTabPage } from './closed-pages.tsx'
import type { Closed } from './come-in.ts'
import { FirstPage } from './first-page.tsx'
import { HomeFrame } from './home-frame.tsx'
import type { Outbox, Sending } from './outbox.ts'
import { SentPage } from './sent-page.tsx'
import { loadHomeWords } from './words.ts'

/** A Monday, by the clock of whatever machine this runs on. */
const at = (hour: number, day = 7) => new Date(2026, 11, day, hour).getTime()
const nothing = () => {}

const plan = { to: 'youth', unitName: 'Mottagningen Eken', expires: at(20, 11), age: 15 } as HomePlan
const looked: Looked = {
  ...{ state: 'open', needsCode: false, begun: null, plan, received: [], second: false, revoked: false },
  reading: { stands: true, until: at(16), within: 4, who: { reader: 'Alva Alm', deputy: 'Bo Berg' } },
}
const first = (change: Partial<HomePlan>, seen: Partial<Looked> = {}) => (
  <FirstPage plan={{ ...plan, ...change }} looked={{ ...looked, ...seen }} begin={async () => null} />
)
const closed = (refused: Closed['refused'], more: Partial<Closed> = {}) => (
  <ClosedPage why={{ refused, ...more }} again={nothing} />
)
const sent = (sending: Sending) => {
  const outbox: Outbox = {
    ...{ sending: () => sending, whenChanged: () => nothing, add: nothing, tryNow: nothing, file: () => new Blob() },
  }
  return <SentPage outbox={outbox} age={15} />
}

const states: Readonly<Record<string, ReactNode>> = {
  'a young person, before the first question': (
    <HomeFrame age={15} onLanguage={nothing}>
      {first({})}
    </HomeFrame>
  ),
  'a guardian, with the spoken digits, while nobody has said when': first(
    { to: 'guardian' },
    { needsCode: true, reading: { stands: false, opens: null } },
  ),
  'a teacher': first({ to: 'teacher', unitName: null }, { reading: { stands: false, opens: at(8, 8) } }),
  'begun here before, and taken back since': first({}, { state: 'mine', revoked: true, second: true }),
  'a cut link': <CutLinkPage why="link-cut" opened={nothing} />,
  'a newer link': <CutLinkPage why="newer-link" opened={nothing} />,
  'nobody reads now': closed('nobody-reads', { opens: at(8, 8) }),
  'nobody reads, and nobody has said when': closed('nobody-reads', { opens: null }),
  ...Object.fromEntries(
    (['expired', 'revoked', 'elsewhere', 'code-spent', 'no-slip', 'changed', 'not-understood'] as const).map(
      (refused) => [refused, closed(refused)],
    ),
  ),
  offline: closed('offline'),
  'too often': closed('too-many', { seconds: 90 }),
  'another tab': <OtherTabPage again={nothing} />,
  'handed in before': <HandedInPage />,
  sending: sent({ is: 'sending', failures: 0 }),
  'not sent': sent({ is: 'failed', failures: 3 }),
  received: sent({ is: 'received', reads: { by: at(15) }, second: false, revoked: false }),
  'received, with nobody there': sent({ is: 'received', reads: { from: at(8, 8) }, second: false, revoked: false }),
  'received after it was taken back, and opened elsewhere': sent({
    ...{ is: 'received', reads: null, second: true, revoked: true },
  }),
}

/** Without the help list, which stands last and is the same everywhere. */
async function transcript(words: Words): Promise<string> {
  const said: string[] = []
  for (const [state, shown] of Object.entries(states)) {
    const { container } = render(<WordsProvider words={words}>{shown}</WordsProvider>)
    await screen.findByRole('heading', { level: 1 })
    container.querySelector('.card:has(.contacts)')?.setAttribute('hidden', '')
    said.push(`# ${state}`, ...(await spoken()).slice(1, -1), '')
    cleanup()
  }
  return said.join('\n')
}

describe.each(['sv', 'en', 'ar'] as const)('what a screen reader says in %s', (language) => {
  it('of each state of the page at home is as written down', async () => {
    await expect(await transcript(await loadHomeWords(language))).toMatchFileSnapshot(`./golden/states.${language}.txt`)
  })
})
