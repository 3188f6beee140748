/** Long work in a component. What is done within the first slice is there at the first drawing, as if it were short. */
import { useEffect, useMemo, useState } from 'react'
import { nextTask, type Slices, slices, sparing } from './slices.ts'

/** @param work made with `useCallback`; begins anew when it changes, and is left when the component is. */
export function useSlices<P, T>(work: () => Iterator<P, T>, from: P): Slices<P, T>['state'] {
  const begun = useMemo(() => {
    const all = slices(work(), from)
    all.go()
    return all
  }, [work, from])
  const [, setDrawn] = useState<unknown>(begun.state)
  useEffect(() => {
    let stop = () => {}
    const due = sparing()
    const more = () => {
      if ('done' in begun.state) return
      begun.go()
      if ('done' in begun.state || due()) setDrawn(begun.state)
      stop = nextTask(more)
    }
    stop = nextTask(more)
    return () => stop()
  }, [begun])
  return begun.state
}
