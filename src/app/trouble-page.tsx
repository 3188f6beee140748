/** When the vault cannot be reached: one plain sentence, and what to do. Nothing has been written. */
import { Button, Notice, Page } from '../look/index.tsx'
import type { Place } from '../vault/index.ts'
import { useWords } from '../words/index.tsx'
import type { Trouble } from './tablet-state.ts'
import { UnitChoice } from './units-here.tsx'

export function TroublePage(props: {
  readonly trouble: Trouble
  readonly again: () => void
  readonly choose: (place: Place) => void
}) {
  const { t, named } = useWords()
  const { reason, at } = props.trouble
  return (
    <Page title={t('trouble.title')} narrow>
      {at && <UnitChoice here={at.here} current={at.place} choose={props.choose} />}
      <Notice kind="refusal">{named(`trouble.${reason}`, reason)}</Notice>
      <Button look="main" onClick={props.again}>
        {t('trouble.again')}
      </Button>
    </Page>
  )
}
