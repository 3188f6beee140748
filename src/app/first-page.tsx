/** What a tablet without a unit shows, or where one more is wanted: try with invented people, or set up a unit of one's own. */
import { useState } from 'react'
import { Link } from 'wouter'
import { Button, Notice, Page } from '../look/index.tsx'
import { oldestBrowsers } from '../offline/browsers.ts'
import { DeviceHealth } from '../offline/device-health.tsx'
import { type OpenVault, type UnitsHere, VaultError } from '../vault/index.ts'
import { useWords } from '../words/index.tsx'
import { openPractice } from './practice.ts'
import { NotWhole } from './units-here.tsx'

interface Props {
  readonly here: UnitsHere
  readonly opened: (vault: OpenVault) => void
  readonly setUp: () => void
  readonly restore: () => void
  readonly write: () => void
  readonly lookAgain: () => void
  /** Back to the locked page, where there is a unit already. */
  readonly leave: (() => void) | null
}

export function FirstPage({ here, opened, setUp, restore, write, lookAgain, leave }: Props) {
  const { t, named } = useWords()
  const [making, setMaking] = useState(false)
  const [fault, setFault] = useState<VaultError['reason'] | null>(null)
  const practise = async () => {
    setMaking(true)
    setFault(null)
    try {
      opened(await openPractice(here))
    } catch (error) {
      if (!(error instanceof VaultError)) throw error
      setFault(error.reason)
    } finally {
      setMaking(false)
    }
  }
  return (
    <Page title={t('app.name')} narrow above={<img className="brand" src="/icon.svg" alt="" width="80" height="80" />}>
      <NotWhole here={here} again={lookAgain} />
      <p className="lead">{t('first.lead')}</p>
      {leave && (
        <div className="row">
          <Button onClick={leave}>{t('app.back')}</Button>
        </div>
      )}
      <div className="choices">
        <section className="card choice">
          <p>{t('first.practice-why')}</p>
          <Button look="main" onClick={() => void practise()} disabled={making}>
            {t('first.practice')}
          </Button>
        </section>
        <section className="card choice">
          <p>{t('first.new-why')}</p>
          <Button onClick={setUp}>{t('first.new')}</Button>
        </section>
      </div>
      <p role="status" className="muted">
        {making && t('first.practice-making')}
      </p>
      {fault && <Notice kind="refusal">{named(`trouble.${fault}`, fault)}</Notice>}
      <p className="muted">
        {t('first.join-why')} <Link href="/join">{t('first.join')}</Link>
      </p>
      <p className="muted">
        {t('first.restore-why')}{' '}
        <Button look="quiet" onClick={restore}>
          {t('first.restore')}
        </Button>
      </p>
      <p className="muted">
        {t('first.write-why')}{' '}
        <Button look="quiet" onClick={write}>
          {t('first.write')}
        </Button>
      </p>
      <details className="muted">
        <summary>{t('first.browsers')}</summary>
        <p>{t('fit.browsers', oldestBrowsers)}</p>
        <p>{t('first.browsers-address')}</p>
      </details>
      <DeviceHealth />
    </Page>
  )
}
