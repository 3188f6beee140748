/** A refusal in one plain sentence, read out at once. */
import { Notice } from '../look/index.tsx'
import type { Refusal, WrongCode } from '../vault/index.ts'
import { useWords } from '../words/index.tsx'

export function Refused({ refusal }: { readonly refusal: (Refusal & Pick<WrongCode, 'groups'>) | null }) {
  const { t, named, list } = useWords()
  if (!refusal) return null
  return (
    <Notice kind="refusal">
      {refusal.groups
        ? t('setup.try-groups', { groups: list(refusal.groups.map(String)) })
        : named(`refusal.${refusal.refused}`, refusal.refused, {
            seconds: refusal.seconds ?? 0,
            left: refusal.left ?? 0,
          })}
    </Notice>
  )
}
