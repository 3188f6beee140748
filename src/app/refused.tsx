/** A refusal in one plain sentence, read out at once. */
import { Notice } from '../look/index.tsx'
import type { Refusal } from '../vault/vault.ts'
import { useWords } from '../words/index.tsx'

export function Refused({ refusal }: { readonly refusal: Refusal | null }) {
  const { named } = useWords()
  if (!refusal) return null
  return (
    <Notice kind="refusal">
      {named(`refusal.${refusal.refused}`, refusal.refused, { seconds: refusal.seconds ?? 0 })}
    </Notice>
  )
}
