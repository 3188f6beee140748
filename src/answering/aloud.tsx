/** The button that reads a question aloud. Not there where reading is off, or the device has no voice of its own. */
import { createContext, useContext, useEffect, useState } from 'react'
import { Button } from '../look/index.tsx'
import { useWords } from '../words/index.tsx'
import type { Reader } from './read-aloud.ts'

const Context = createContext<Reader | null>(null)
export const ReaderProvider = Context

export function Aloud({ sentences, atOnce }: { readonly sentences: readonly string[]; readonly atOnce?: boolean }) {
  const { t } = useWords()
  const reader = useContext(Context)
  const [mine, setMine] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once, when the question comes or reading is turned on
  useEffect(() => {
    if (!atOnce || !reader) return
    setMine(true)
    reader.read(sentences)
    return () => reader.stop()
  }, [atOnce, reader === null])
  if (!reader) return null
  const reading = mine && reader.speaking
  return (
    <Button
      className="aloud"
      onClick={() => {
        setMine(!reading)
        if (reading) reader.stop()
        else reader.read(sentences)
      }}
    >
      {t(reading ? 'answering.stop-reading' : 'answering.read')}
    </Button>
  )
}
