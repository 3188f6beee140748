/** How the unit's cases stand, worked out a slice at a time once the list is on the screen, whatever its length. */
import { useCallback, useEffect, useState } from 'react'
import type { CaseFile } from '../case-file/case-file.ts'
import { useSlices } from '../period/counting/use-slices.ts'
import { useRecords } from '../vault/index.ts'

type Room = typeof import('../results/index.ts')

/** Null until every case has been counted. */
export function useStandings(files: ReadonlyMap<string, CaseFile>) {
  const [room, setRoom] = useState<Room | null>(null)
  useEffect(() => {
    let gone = false
    // After the list has been drawn: what is fetched for it must not come before it.
    const later = setTimeout(() => void import('../results/index.ts').then((fetched) => gone || setRoom(fetched)))
    return () => {
      gone = true
      clearTimeout(later)
    }
  }, [])
  const records = useRecords()
  const state = useSlices(
    useCallback(() => room?.standingsOf(files.values(), records) ?? waiting(), [room, files, records]),
    0,
  )
  const standings = 'done' in state ? state.done : null
  return room && standings
    ? { standings, interpreted: room.interpretationOf(records) !== null, Text: room.StandingText }
    : null
}

/** Nothing to count yet. */
function* waiting(): ReturnType<Room['standingsOf']> {
  yield 0
  return new Map()
}
