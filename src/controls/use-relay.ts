/** The unit's relay and how this place stands with it, drawn again when that changes. */
import { useEffect, useState } from 'react'
import { type Relay, type RelayStanding, useVault } from '../vault/index.ts'
import { useWords } from '../words/index.tsx'

export interface AtRelay {
  readonly relay: Relay
  readonly standing: RelayStanding
}

export function useRelay(): AtRelay | null {
  const vault = useVault()
  const [at, setAt] = useState<AtRelay | null>(null)
  useEffect(() => {
    const end = new AbortController()
    void vault.ended.then(() => end.abort())
    void vault.relay().then((relay) => {
      const look = () => end.signal.aborted || setAt({ relay, standing: relay.standing() })
      const stops = [relay.subscribe(look), vault.subscribe(look)]
      end.signal.addEventListener('abort', () => {
        for (const stop of stops) stop()
      })
      look()
    })
    return () => end.abort()
  }, [vault])
  return at
}

/** Why the relay was of no use, in words. */
export function useRefusedWords(): (refused: string) => string {
  const { t, named } = useWords()
  return (refused) => named(`relay.refused.${refused}`, t('relay.refused.other', { why: refused }))
}
