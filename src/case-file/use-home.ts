/** The unit's forms from home, asked of its relay while a page about them is seen, and drawn again when that changes. */
import { useEffect, useState } from 'react'
import { type Home, RelayRefusal, useVault } from '../vault/index.ts'

/** Between two questions to the relay while a page that shows them is looked at. */
const AGAIN_MS = 20_000

export interface AtHome {
  readonly home: Home
  /** Why the relay was of no use the last time, by its name; null where it answered. */
  readonly refused: string | null
  readonly ask: () => Promise<void>
}

/** Null until the room is fetched, and in a unit without a relay. Hears also what others on this page have asked. */
export function useHome(againMs = AGAIN_MS): AtHome | null {
  const vault = useVault()
  const [home, setHome] = useState<Home | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const [, redraw] = useState(0)
  useEffect(() => {
    if (!vault.joined()) return
    const end = new AbortController()
    void vault.ended.then(() => end.abort())
    void vault.home().then(async (found) => {
      if (end.signal.aborted) return
      const stop = found.subscribe(() => redraw((times) => times + 1))
      end.signal.addEventListener('abort', stop)
      setHome(found)
      const look = async () => {
        if (end.signal.aborted || document.visibilityState !== 'visible') return
        const why = await asked(found)
        if (!end.signal.aborted) setRefused(why)
      }
      const timer = setInterval(() => void look(), againMs)
      end.signal.addEventListener('abort', () => clearInterval(timer))
      await look()
    })
    return () => end.abort()
  }, [vault, againMs])
  return home && { home, refused, ask: async () => setRefused(await asked(home)) }
}

/** @returns why not, or null */
async function asked(home: Home): Promise<string | null> {
  try {
    await home.fetch()
    return null
  } catch (fault) {
    if (!(fault instanceof RelayRefusal)) throw fault
    return fault.refused
  }
}
