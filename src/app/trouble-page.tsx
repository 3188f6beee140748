/** When the vault cannot be reached: one plain sentence, and what to do. Nothing has been written. */
import { Button, Notice, Page } from '../look/index.tsx'
import type { VaultError } from '../vault/index.ts'
import { useWords } from '../words/index.tsx'

export function TroublePage(props: { readonly reason: VaultError['reason']; readonly again: () => void }) {
  const { t, named } = useWords()
  return (
    <Page title={t('trouble.title')} narrow>
      <Notice kind="refusal">{named(`trouble.${props.reason}`, props.reason)}</Notice>
      <Button look="main" onClick={props.again}>
        {t('trouble.again')}
      </Button>
    </Page>
  )
}
