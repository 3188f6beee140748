/** Where forms from home wait to be read it is said on every staff screen: at length on the first, in a line above the others. */
import { lazy, Suspense, useSyncExternalStore } from 'react'
import { useLocation } from 'wouter'
import { asksAtHome } from '../../case-file/asks-at-home.ts'
import { useVault } from '../../vault/index.ts'
import { loadLaterWords } from '../../words/index.tsx'

const room = async () => (await Promise.all([import('./home-strip.tsx'), loadLaterWords()]))[0]
const HomeStrip = lazy(async () => ({ default: (await room()).HomeStrip }))
const HomeLine = lazy(async () => ({ default: (await room()).HomeLine }))

export function FromHome() {
  return useAsks() ? (
    <Suspense>
      <HomeStrip />
    </Suspense>
  ) : null
}

/** Two screens say it themselves. */
const SAYING: ReadonlySet<string> = new Set(['/', '/unit/home'])

export function FromHomeElsewhere() {
  const [path] = useLocation()
  return useAsks() && !SAYING.has(path) ? (
    <Suspense>
      <HomeLine />
    </Suspense>
  ) : null
}

function useAsks(): boolean {
  const vault = useVault()
  return useSyncExternalStore(vault.subscribe, () => asksAtHome(vault))
}
