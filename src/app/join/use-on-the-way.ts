/** How far a device has come on its way into a unit, for as long as the page is shown. Whoever leaves the page has ended it. */
import { useEffect, useRef, useState } from 'react'
import { RelayRefusal, VaultError } from '../../vault/index.ts'

type Stop = 'different' | 'cancelled'
interface Refused {
  readonly refused: string
}

/** A device that has shown itself to the relay and waits to be let in. */
export interface OnTheWay<T> {
  readonly code: string
  readonly scanned: string
  /** Milliseconds that the code has left. */
  readonly left: number
  run(words: (four: readonly string[]) => void, progress: (share: number) => void): Promise<T | Refused>
  /** False where it was let in already. */
  stop(why: Stop): Promise<boolean>
}

export type WayAt =
  | { readonly is: 'beginning' }
  | { readonly is: 'code'; readonly code: string; readonly scanned: string; readonly left: number }
  | { readonly is: 'words'; readonly words: readonly string[] }
  | { readonly is: 'fetching'; readonly share: number }
  | { readonly is: 'refused'; readonly refused: string }

/** How often the minutes that are left are shown anew. */
const TICK_MS = 10_000

export function useOnTheWay<T>(begin: (signal: AbortSignal) => Promise<OnTheWay<T>>, done: (found: T) => void) {
  const [at, setAt] = useState<WayAt>({ is: 'beginning' })
  const way = useRef<OnTheWay<T> | null>(null)
  const then = useRef({ begin, done })
  then.current = { begin, done }
  useEffect(() => {
    const gone = new AbortController()
    const show = (next: WayAt) => gone.signal.aborted || setAt(next)
    void shown(gone.signal, then.current.begin, show, (begun) => {
      way.current = begun
    })
      .then((found) => found && !gone.signal.aborted && then.current.done(found.found))
      .catch((fault) => {
        // A fault of the program goes on to whoever draws the page.
        if (!gone.signal.aborted)
          setAt(() => {
            throw fault
          })
      })
    return () => {
      gone.abort()
      void way.current?.stop('cancelled')
    }
  }, [])
  return {
    at,
    /** The words are not the same. */
    async differ() {
      const stopped = await way.current?.stop('different')
      // Where it was let in already, it is to be taken away on the other device.
      setAt({ is: 'refused', refused: stopped ? 'different' : 'let-in-already' })
    },
  }
}

async function shown<T>(
  signal: AbortSignal,
  begin: (signal: AbortSignal) => Promise<OnTheWay<T>>,
  show: (at: WayAt) => void,
  begun: (way: OnTheWay<T>) => void,
): Promise<{ readonly found: T } | null> {
  let tick: ReturnType<typeof setInterval> | undefined
  try {
    const way = await begin(signal)
    begun(way)
    const ends = performance.now() + way.left
    const code = () =>
      show({ is: 'code', code: way.code, scanned: way.scanned, left: Math.max(0, ends - performance.now()) })
    code()
    tick = setInterval(code, TICK_MS)
    const found = await way.run(
      (words) => {
        clearInterval(tick)
        show({ is: 'words', words })
      },
      (share) => show({ is: 'fetching', share }),
    )
    if (!isRefused(found)) return { found }
    show({ is: 'refused', refused: found.refused })
  } catch (fault) {
    if (fault instanceof RelayRefusal) show({ is: 'refused', refused: fault.refused })
    else if (fault instanceof VaultError) show({ is: 'refused', refused: fault.reason })
    else throw fault
  } finally {
    clearInterval(tick)
  }
  return null
}

const isRefused = <T>(found: T | Refused): found is Refused =>
  typeof found === 'object' && found !== null && 'refused' in found
