/** The app's outermost decision: somebody answers, or staff are at work. What one side needs is not loaded for the other. */
import { lazy, Suspense, useCallback, useEffect, useState } from 'react'
import { swedish } from '../words/index.tsx'
import type { Standing } from './standing.ts'

const HandedOverTablet = lazy(() => import('../handover/handed-over-tablet.tsx'))
const StaffSide = lazy(() => import('./staff-side.tsx'))

export function App() {
  const [standing, setStanding] = useState<Standing | null>(null)
  const [fault, setFault] = useState<unknown>(null)
  const lookAgain = useCallback(() => {
    // Fetched here, so that no schema is made before main.tsx has told Zod to do without eval.
    import('./standing.ts').then(({ whereWeStand }) => whereWeStand()).then(setStanding, setFault)
  }, [])
  useEffect(lookAgain, [lookAgain])

  if (fault) throw fault
  if (!standing) return <Starting />
  return (
    <Suspense fallback={<Starting />}>
      {standing.is === 'handed-over' ? (
        <HandedOverTablet session={standing.session} go={setStanding} lookAgain={lookAgain} />
      ) : (
        <StaffSide standing={standing} go={setStanding} lookAgain={lookAgain} />
      )}
    </Suspense>
  )
}

const Starting = () => (
  <p className="starting" role="status">
    {swedish.t('app.starting')}
  </p>
)
