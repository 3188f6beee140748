/** The page on which a device becomes one of a unit's, at an address of its own: a second practice device is opened there in a new window. */
import { useLocation } from 'wouter'
import { choosePlace, isPractice, type Place } from '../../vault/index.ts'
import type { TabletState } from '../tablet-state.ts'
import JoinPage, { type Kind } from './join-page.tsx'

export default function JoinRoute(props: {
  readonly standing: TabletState
  readonly how: string | undefined
  readonly go: (standing: TabletState) => void
  readonly lookAgain: () => void
}) {
  const { standing, how, go, lookAgain } = props
  const [, navigate] = useLocation()
  const joined = async (place: Place, kind: Kind) => {
    choosePlace(place)
    navigate('/', { replace: true })
    if (!isPractice(place) || kind === 'tablet') return lookAgain()
    const { openedPractice } = await import('../practice.ts')
    go({ is: 'open', vault: await openedPractice(place) })
  }
  return (
    <JoinPage
      here={'here' in standing ? standing.here : null}
      practice={how === 'practice'}
      joined={(place, kind) => void joined(place, kind)}
    />
  )
}
