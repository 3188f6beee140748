/** How the unit's cases stand, worked out a slice at a time once the list is on the screen, whatever its length. */
import { useCallback, useEffect, useState } from 'react'
import type { CaseFile } from '../case-file/case-file.ts'
import { whenPainted } from '../look/after-paint.ts'
import { useSlices } from '../period/counting/use-slices.ts'
import { type Kept, useRecords } from '../vault/index.ts'

type Room = typeof import('../results/index.ts')
type Counting = ReturnType<Room['standingsOf']>
type Standings = Counting extends Generator<number, infer All> ? All : never

/** Whoever comes back to the list sees it as it was: lines that change under a finger are another case's. */
let fetched: Room | null = null
const counted = new WeakMap<readonly Kept[], Standings>()

/** Null until every case has been counted. */
export function useStandings(files: ReadonlyMap<string, CaseFile>) {
  const [room, setRoom] = useState(fetched)
  useEffect(() => {
    if (fetched) return
    let gone = false
    // What is fetched for it must not come before the list.
    const leave = whenPainted(
      () =>
        void import('../results/index.ts').then((found) => {
          fetched = found
          if (!gone) setRoom(found)
        }),
    )
    return () => {
      gone = true
      leave()
    }
  }, [])
  const records = useRecords()
  const state = useSlices(
    useCallback(() => counting(room, files, records), [room, files, records]),
    0,
  )
  const standings = 'done' in state ? state.done : null
  return room && standings
    ? { standings, interpreted: room.interpretationOf(records) !== null, Text: room.StandingText }
    : null
}

function* counting(room: Room | null, files: ReadonlyMap<string, CaseFile>, records: readonly Kept[]): Counting {
  const known = counted.get(records)
  if (known) return known
  // Nothing to count yet.
  if (!room) {
    yield 0
    return new Map()
  }
  const standings = yield* room.standingsOf(files.values(), records)
  counted.set(records, standings)
  return standings
}
