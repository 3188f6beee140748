/** The way in by a passkey, beside the passphrase: fetched once the page stands, and nothing where there is none here. */
import { lazy, Suspense } from 'react'
import type { OpenVault } from '../vault/index.ts'
import { loadLaterWords } from '../words/index.tsx'
import type { ByPasskeyProps } from './by-passkey.tsx'

const ByPasskey = lazy(async () => {
  const [room] = await Promise.all([import('./by-passkey.tsx'), loadLaterWords()])
  return { default: room.default<OpenVault> }
})

export function PasskeyWay(props: ByPasskeyProps) {
  return (
    <Suspense>
      <ByPasskey {...props} />
    </Suspense>
  )
}
