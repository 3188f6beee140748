/** What the collector has, and what a definition that comes does to those that the unit has. Corrections are looked for by themselves. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { correctionOf, type Enrolled, type Period } from '#aggregate'
import { loadedPeriods } from '../../catalogue/periods.ts'
import { loadedHashes } from '../../catalogue/read-instrument.ts'
import { useVault } from '../../vault/index.ts'
import { type DefinitionStatus, definitionStatus } from '../corrections.ts'
import {
  clashesWithOwn,
  type FetchRefusal,
  type FileRefusal,
  fetchPeriod,
  type Listing,
  listPeriods,
  periodRecords,
} from '../fetch-periods.ts'
import { isPlayedElsewhere } from './practice-instead.tsx'

export type Came =
  | FetchRefusal
  | FileRefusal
  | { readonly refused: 'other-questions' | 'played-elsewhere' }
  | { readonly status: DefinitionStatus; readonly found: Period; readonly kept: Period | null }

export function useMorePeriods(enrolled: Enrolled | null) {
  const vault = useVault()
  const [listed, setListed] = useState<Listing | null>(null)
  const [came, setCame] = useState<readonly Came[]>([])
  const server = enrolled?.server

  const keep = useCallback(
    async (found: Period | FetchRefusal | FileRefusal): Promise<Came> => {
      if ('refused' in found) return found
      if (isPlayedElsewhere(found, vault)) return { refused: 'played-elsewhere' }
      if (clashesWithOwn(found)) return { refused: 'other-questions' }
      const kept = loadedPeriods(vault.of('loaded')).find(({ id }) => id === found.id)
      const status = definitionStatus(found, kept)
      if (status === 'new' || status === 'correction')
        await vault.append(...(await periodRecords(found, loadedHashes(vault))))
      return { status, found, kept: kept ?? null }
    },
    [vault],
  )

  /** Every period that the collector has; corrections of those that the unit has are taken over. */
  const look = useCallback(
    async (pinned: Enrolled['server']): Promise<readonly Came[]> => {
      const found = await listPeriods(pinned)
      if ('refused' in found) return [found]
      setListed(found)
      const known = new Map(loadedPeriods(vault.of('loaded')).map((period) => [period.id, correctionOf(period)]))
      const corrected = found.periods.filter(({ id, correction }) => correction > (known.get(id) ?? correction))
      const all: Came[] = []
      for (const one of corrected) all.push(await keep(await fetchPeriod(one, pinned)))
      return all
    },
    [vault, keep],
  )

  // Read anew with every record, and the same as long as its key is.
  const pinned = useRef(server)
  pinned.current = server
  const kid = server?.kid
  useEffect(() => {
    // Without a network nothing is said: nobody has asked for anything.
    const quiet = (all: readonly Came[]) => setCame(all.filter((one) => 'status' in one))
    if (kid !== undefined && pinned.current) void look(pinned.current).then(quiet)
  }, [kid, look])

  return {
    listed,
    came,
    ask: async (pinned: Enrolled['server']) => setCame(await look(pinned)),
    take: async (period: Promise<Period | FetchRefusal | FileRefusal>) => setCame([await keep(await period)]),
  }
}
