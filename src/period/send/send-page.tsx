/** Step 3: what will leave the house, in plain words, before it does. Nothing is written until *Skicka*. */

import { useMemo } from 'react'
import { Link } from 'wouter'
import { mayRelease, type Refused, type Release } from '#aggregate'
import { today } from '../../app/today.ts'
import { Notice } from '../../look/index.tsx'
import { version } from '../../offline/version.ts'
import { useVault } from '../../vault/react.tsx'
import { useWords } from '../../words/index.tsx'
import { StepPage } from '../steps/step-page.tsx'
import type { Work } from '../use-work.ts'
import { prepare } from './prepare.ts'
import { Preview } from './preview.tsx'

export function SendPage({ work }: { readonly work: Work }) {
  return (
    <StepPage work={work} step="send">
      <Sending work={work} />
    </StepPage>
  )
}

function Sending({ work }: { readonly work: Work }) {
  const { t } = useWords()
  const { period, stage, enrolled } = work
  const prepared = usePrepared(work)
  const window = mayRelease(period, stage.edition, today())

  if (!enrolled)
    return (
      <>
        <Notice>{t('period.send.not-enrolled')}</Notice>
        <Link href="/period/enrol" className="button button--main">
          {t('period.enrol.title')}
        </Link>
      </>
    )
  if (stage.batch && stage.delivery?.is !== 'refused')
    return (
      <>
        <Notice kind="calm">{t('period.send.already')}</Notice>
        <Link href={`/period/${period.id}/receipt`} className="button button--main">
          {t('period.step.receipt')}
        </Link>
      </>
    )
  if ('refused' in window)
    return <Notice>{t(`period.send.${window.refused}`, { opens: window.opens, closes: window.closes ?? '' })}</Notice>
  if (!prepared) return null
  if ('refused' in prepared) return <Notice kind="refusal">{t(`period.send.${prepared.refused}`)}</Notice>
  return <Preview work={work} enrolled={enrolled} release={prepared} />
}

function usePrepared({ period, stage, cases, joined, batches, enrolled }: Work): Release | Refused | null {
  const vault = useVault()
  const unit = enrolled?.unit.id
  return useMemo(
    () =>
      unit
        ? prepare({
            period,
            edition: stage.edition,
            cases,
            joined,
            unit,
            key: vault.roundingKey(),
            app: version,
            batches,
          })
        : null,
    [vault, period, stage.edition, cases, joined, batches, unit],
  )
}
