/** Reading aloud, on a stand-in for the browser's own speech: jsdom has none. */
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Answering } from './index.ts'
import { memorySession, newDraft, planOf } from './testing.ts'
import { plainPack } from './testing-pack.ts'

const said: { text: string; voice: string }[] = []
const cancel = vi.fn()

/** A device with these voices, as `[language, on the device]`. */
function device(voices: readonly (readonly [string, boolean])[]) {
  vi.stubGlobal(
    'SpeechSynthesisUtterance',
    class {
      voice = { name: '' }
      readonly text: string
      constructor(text: string) {
        this.text = text
      }
    },
  )
  vi.stubGlobal('speechSynthesis', {
    getVoices: () => voices.map(([lang, localService]) => ({ lang, localService, name: `${lang} ${localService}` })),
    speak: ({ text, voice }: { text: string; voice: { name: string } }) => said.push({ text, voice: voice.name }),
    cancel,
    addEventListener() {},
    removeEventListener() {},
  })
}
beforeEach(() => {
  said.length = 0
  cancel.mockClear()
  sessionStorage.clear()
})
afterEach(() => void vi.unstubAllGlobals())

async function open() {
  const session = memorySession(planOf([plainPack('core-10')]), { ...newDraft(0), position: 2 })
  render(<Answering session={session} onTakeBack={() => {}} />)
  const user = userEvent.setup()
  await user.click(screen.getByRole('button', { name: 'Inställningar' }))
  return user
}

it.each([
  ['no voice at all', []],
  ['only a voice on the network', [['sv-SE', false]]],
  ['only a voice in another language', [['en-GB', true]]],
] as const)('is not offered where the device has %s', async (_, voices) => {
  device(voices)
  await open()
  expect(screen.queryByRole('group', { name: 'Läs upp frågorna' })).toBeNull()
})

it('reads the question and its choices in order, with the device’s own voice, and again when asked', async () => {
  device([
    ['sv-SE', false],
    ['sv_SE', true],
  ])
  const user = await open()
  await user.click(screen.getByRole('radio', { name: 'Ja' }))
  const once = ['Mening 2', 'Val 1', 'Val 2', 'Val 3', 'Val 4', 'Val 5']
  expect(said.map(({ text }) => text)).toEqual(once)
  expect(new Set(said.map(({ voice }) => voice))).toEqual(new Set(['sv_SE true']))
  await user.click(screen.getByRole('button', { name: 'Klart' }))

  cancel.mockClear()
  await user.click(screen.getByRole('button', { name: 'Sluta läsa' }))
  expect(cancel).toHaveBeenCalled()
  await user.click(screen.getByRole('button', { name: 'Läs upp' }))
  expect(said.map(({ text }) => text)).toEqual([...once, ...once])
})

it('falls silent when the question is left', async () => {
  device([['sv-SE', true]])
  const user = await open()
  await user.click(screen.getByRole('radio', { name: 'Ja' }))
  await user.click(screen.getByRole('button', { name: 'Klart' }))
  cancel.mockClear()
  await user.click(screen.getByRole('button', { name: 'Hoppa över' }))
  expect(cancel).toHaveBeenCalled()
  expect(said.at(-6)?.text).toBe('Mening 3')
})
