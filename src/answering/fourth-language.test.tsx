/** The screens in a made-up fourth language: whatever is not marked as translated was written into a component. */
import { render } from '@testing-library/react'
import { expect, it } from 'vitest'
import { formById } from '#instruments'
import { WordsProvider, wordsOf } from '../words/index.tsx'
import { pseudoMessages } from '../words/pseudo.ts'
import { sv } from '../words/sv.ts'
import { Blanks } from './blanks.tsx'
import { Questionnaire } from './questionnaire.tsx'
import { Shell } from './shell.tsx'
import { newDraft } from './testing.ts'
import { plainPack } from './testing-pack.ts'
import { Thanks } from './thanks.tsx'
import { Pause, Welcome } from './welcome.tsx'

const nothing = () => {}
const form = formById('sdq-s11-17')
const pack = plainPack('sdq-s11-17')
if (!form) throw new Error('no SDQ')
const asked = { form, pack }
const questions = { asked, onDraft: nothing, onLeave: nothing, onHandIn: nothing }
const start = { ...newDraft(0), position: 3 }
const settings = {
  text: 'usual',
  theme: 'device',
  contrast: 'usual',
  look: 'older',
  mode: 'list',
  aloud: 'off',
} as const

/** Sentences of the pack, names and numbers of the help list, and the numbers before questions. */
const notOurs =
  /^(Mening \d+|Val \d|Ett formulär|Välj det som passar bäst\.|Den senaste tiden|© Övningsbolaget|[\d .:]+|SOS Alarm|Bris|Självmordslinjen|Hjälplinjen|UMO\.se|)$/

it.each([
  [
    'welcome',
    <Welcome
      key=""
      informant="self"
      forms={[asked]}
      languages={[]}
      language="so"
      onLanguage={nothing}
      onStart={nothing}
    />,
  ],
  ['a pause', <Pause key="" next={asked} number={2} of={2} onStart={nothing} />],
  ['a question', <Questionnaire key="" {...questions} draft={start} mode="one-by-one" />],
  ['the list', <Questionnaire key="" {...questions} draft={start} mode="list" />],
  [
    'the last look',
    <Blanks
      key=""
      pack={pack}
      asked={['kind']}
      blank={['kind']}
      onGo={nothing}
      onLook={nothing}
      onBack={nothing}
      onHandIn={nothing}
    />,
  ],
  ['thanks', <Thanks key="" age={14} />],
  [
    'what stands around',
    <Shell
      key=""
      age={14}
      shown={asked}
      training
      practice
      save={{ is: 'failed', reason: 'full', times: 1 }}
      settings={settings}
      canRead
      language="so"
      onSettings={nothing}
      onTryAgain={nothing}
      onKeepFile={async () => new Blob()}
      onTakeBack={nothing}
    >
      {null}
    </Shell>,
  ],
])('%s is said wholly from the catalogue', (_, screen) => {
  const { container } = render(<WordsProvider words={wordsOf('sv', pseudoMessages(sv))}>{screen}</WordsProvider>)
  const texts: string[] = []
  const walk = document.createTreeWalker(container, NodeFilter.SHOW_TEXT)
  while (walk.nextNode()) texts.push(walk.currentNode.textContent?.trim() ?? '')
  const labels = [...container.querySelectorAll('[aria-label]')].map((one) => one.getAttribute('aria-label') ?? '')
  expect([...texts, ...labels].filter((text) => !notOurs.test(text) && !/^\[.*\]$/s.test(text))).toEqual([])
})
