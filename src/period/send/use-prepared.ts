/** Counting begins when the preview is opened and whenever something in it has changed, and ends when it is left. */
import { useEffect, useMemo, useState } from 'react'
import type { Enrolled, Refused } from '#aggregate'
import { version } from '../../offline/version.ts'
import { useVault } from '../../vault/index.ts'
import { countApart, type HowFar, type Prepared } from '../counting/count-apart.ts'
import type { Work } from '../use-work.ts'
import { listsAreHere, prepare } from './prepare.ts'

/** Null until the children have been read. */
export function usePrepared(work: Work, enrolled: Enrolled): Prepared | Refused | HowFar | null {
  const vault = useVault()
  const { period, stage, cases, joined, batches, fresh } = work
  const { edition } = stage
  const unit = enrolled.unit.id
  const asked = useMemo(
    () =>
      fresh && listsAreHere(batches)
        ? prepare({ period, edition, cases, joined, unit, key: vault.roundingKey(), app: version, batches })
        : null,
    [vault, period, edition, cases, joined, batches, unit, fresh],
  )
  const [heard, setHeard] = useState<{ readonly of: typeof asked; readonly now: Prepared | Refused | HowFar }>()
  useEffect(() => {
    if (!asked) return
    const hear = (now: Prepared | Refused | HowFar) => setHeard({ of: asked, now })
    const counting = countApart(asked, hear)
    counting.made.then(hear, (fault: unknown) =>
      // A fault of the program is thrown where the screen is drawn, as any other.
      setHeard(() => {
        throw fault
      }),
    )
    return counting.stop
  }, [asked])
  if (!listsAreHere(batches)) return { refused: 'case-lists-missing' }
  if (!asked) return null
  return heard?.of === asked ? heard.now : { step: 'reading', done: 0, of: asked.cases.length }
}
