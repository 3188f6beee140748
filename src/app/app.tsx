/** The app's outermost decision: somebody answers, or staff are at work. What staff need is not loaded for whoever answers. */
import { lazy, Suspense, useCallback, useEffect, useReducer, useState } from 'react'
import HandedOverTablet from '../handover/handed-over-tablet.tsx'
import { swedish } from '../words/index.tsx'
import { type Beginning, wholeStart } from './start.ts'
import type { TabletState } from './tablet-state.ts'

const StaffSide = lazy(() => import('./staff-side.tsx'))

interface Stood {
  readonly standing: TabletState | null
  readonly turn: number
}
const moved = ({ turn }: Stood, standing: TabletState): Stood => ({ standing, turn: turn + 1 })

/** `shown` is called once, when the first screen is up. */
export function App({ beginning, shown }: { readonly beginning: Beginning; shown(): void }) {
  const [{ standing, turn }, go] = useReducer(moved, { standing: beginning.first, turn: 0 })
  const [fault, setFault] = useState<unknown>(null)
  useEffect(() => {
    beginning.rest().then((next) => next && go(next), setFault)
  }, [beginning])
  const up = standing !== null
  useEffect(() => {
    if (up) shown()
  }, [up, shown])
  const lookAgain = useCallback(() => {
    wholeStart().then(go, setFault)
  }, [])

  if (fault) throw fault
  if (!standing) return <Starting />
  // Another session is another screen, even where one follows on the other.
  if (standing.is === 'handed-over')
    return (
      <HandedOverTablet
        key={turn}
        session={standing.session}
        takenBack={(vault) => go({ is: 'open', vault })}
        lookAgain={lookAgain}
      />
    )
  return (
    <Suspense fallback={<Starting />}>
      <StaffSide standing={standing} go={go} lookAgain={lookAgain} />
    </Suspense>
  )
}

const Starting = () => (
  <p className="starting" role="status">
    {swedish.t('app.starting')}
  </p>
)
