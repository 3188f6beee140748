/** Why a device was not let in, and what to do now. */
import { Notice } from '../../look/index.tsx'
import { useWords } from '../../words/index.tsx'

export function PairingRefused({ refused }: { readonly refused: string }) {
  const { t, named } = useWords()
  const known = named(`pairing.refused.${refused}`, '') || named(`trouble.${refused}`, '')
  return <Notice kind="refusal">{known || t('pairing.refused.other', { refused })}</Notice>
}
