/** Why a passkey was not taken, in one plain sentence. */
import { Notice } from '../look/index.tsx'
import type { Refusal } from '../vault/index.ts'
import { useWords } from '../words/index.tsx'
import { Refused } from './refused.tsx'

export function PasskeyRefused({ refusal }: { readonly refusal: Refusal | null }) {
  const { named } = useWords()
  const own = refusal && named(`passkey.refused.${refusal.refused}`, '')
  return own ? <Notice kind="refusal">{own}</Notice> : <Refused refusal={refusal} />
}
