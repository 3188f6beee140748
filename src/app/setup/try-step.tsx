/** The sheet is tried once, from paper, before the unit exists. */
import type { ReactNode } from 'react'
import { Button, Notice, Page } from '../../look/index.tsx'
import { useWords } from '../../words/index.tsx'
import { TryCode } from './try-code.tsx'

export function TryStep(props: {
  readonly above: ReactNode
  readonly back: () => void
  readonly code: string
  readonly create: () => Promise<void>
  readonly fault: string | undefined
}) {
  const { t } = useWords()
  return (
    <Page title={t('setup.try-title')} narrow above={props.above}>
      <p>{t('setup.try-lead')}</p>
      {props.fault && <Notice kind="refusal">{props.fault}</Notice>}
      <TryCode
        code={props.code}
        press={t('setup.create')}
        pressing={t('setup.creating')}
        right={props.create}
        beside={
          <Button look="quiet" onClick={props.back}>
            {t('app.back')}
          </Button>
        }
      />
    </Page>
  )
}
