/** Step 3: what will leave the house, in plain words, before it does. Nothing is written until *Skicka*. */

import { lazy, Suspense } from 'react'
import { Link } from 'wouter'
import { type Enrolled, mayRelease } from '#aggregate'
import { today } from '../../clock/today.ts'
import { Notice } from '../../look/index.tsx'
import { useVault } from '../../vault/index.ts'
import { loadLaterWords, useWords } from '../../words/index.tsx'
import { findingsOf } from '../check/findings.ts'
import { HowFar } from '../counting/how-far.tsx'
import { isPlayedElsewhere, PracticeInstead } from '../start/practice-instead.tsx'
import { ForReleaser } from '../steps/for-releaser.tsx'
import { StepPage } from '../steps/step-page.tsx'
import type { Work } from '../use-work.ts'
import { Preview } from './preview.tsx'
import { usePrepared } from './use-prepared.ts'

const DevicesHeard = lazy(async () => {
  const [room] = await Promise.all([import('./devices-heard.tsx'), loadLaterWords()])
  return room
})

export function SendPage({ work }: { readonly work: Work }) {
  return (
    <StepPage work={work} step="send">
      <ForReleaser>
        <Sending work={work} />
      </ForReleaser>
    </StepPage>
  )
}

function Sending({ work }: { readonly work: Work }) {
  const { t } = useWords()
  const { period, stage, enrolled } = work
  const vault = useVault()
  const window = mayRelease(period, stage.edition, today())

  if (isPlayedElsewhere(period, vault)) return <PracticeInstead />
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
  const counted = <Counted work={work} enrolled={enrolled} />
  return (
    <>
      <Unsettled work={work} />
      {vault.deviceCount() > 1 ? (
        <Suspense>
          <DevicesHeard>{counted}</DevicesHeard>
        </Suspense>
      ) : (
        counted
      )}
    </>
  )
}

/** What two have changed in different ways, and nobody has chosen: the figures hold what was written last. */
function Unsettled({ work }: { readonly work: Work }) {
  const { t } = useWords()
  const { period, cases, files } = work
  const count = findingsOf(period, cases, files, today()).filter(({ kind }) => kind === 'unsettled').length
  if (count === 0) return null
  return (
    <Notice>
      <p>
        {t('period.check.unsettled', { count })} {t('period.check.unsettled.what')}
      </p>
      <Link href={`/period/${period.id}/check`} className="button">
        {t('period.step.check')}
      </Link>
    </Notice>
  )
}

function Counted({ work, enrolled }: { readonly work: Work; readonly enrolled: Enrolled }) {
  const { t } = useWords()
  const prepared = usePrepared(work, enrolled)
  if (!prepared) return null
  if ('step' in prepared) return <HowFar {...prepared} />
  if ('refused' in prepared) return <Notice kind="refusal">{t(`period.send.${prepared.refused}`)}</Notice>
  return <Preview work={work} enrolled={enrolled} release={prepared} />
}
