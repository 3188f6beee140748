/** The button that reads a question aloud. Not there where reading is off, or there is neither voice nor recording. */
import { createContext, useContext, useEffect, useState } from 'react'
import type { WordingItem, WordingPack } from '#instruments'
import { Button } from '../look/index.tsx'
import { useWords } from '../words/index.tsx'
import type { Reader, Said } from './read-aloud.ts'

const Context = createContext<Reader | null>(null)
export const ReaderProvider = Context

export function Aloud({ parts, atOnce }: { readonly parts: readonly Said[]; readonly atOnce?: boolean }) {
  const { t } = useWords()
  const reader = useContext(Context)
  const [mine, setMine] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once, when the question comes or reading is turned on
  useEffect(() => {
    if (!atOnce || !reader) return
    setMine(true)
    reader.read(parts)
    return () => reader.stop()
  }, [atOnce, reader === null])
  if (!reader?.can(parts)) return null
  const reading = mine && reader.speaking
  return (
    <Button
      className="aloud"
      onClick={() => {
        setMine(!reading)
        if (reading) reader.stop()
        else reader.read(parts)
      }}
    >
      {t(reading ? 'answering.stop-reading' : 'answering.read')}
    </Button>
  )
}

/** A question and its choices, each with its recording where the wording brings one. */
export function questionAloud({ options, audio }: WordingPack, item: WordingItem): readonly Said[] {
  const list = item.options ?? ''
  const choices = (options[list] ?? []).map((text, i) => ({ text, clip: audio?.options?.[list]?.[i] }))
  return [{ text: item.text, clip: audio?.items?.[item.id] }, ...choices]
}

/** What is read before the first question. */
export const instructionAloud = ({ instruction, period, audio }: WordingPack): readonly Said[] =>
  [
    { text: instruction, clip: audio?.instruction },
    { text: period, clip: audio?.period },
  ].filter(({ text }) => text !== '')
