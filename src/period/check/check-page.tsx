/** Step 2: what to look at before closing, each with the way to mend it; and the closing itself. */
import { Link, useLocation } from 'wouter'
import { today } from '../../clock/today.ts'
import { Button, Notice } from '../../look/index.tsx'
import { useVault } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'
import { closingRecord } from '../stage.ts'
import { CaseLinks } from '../steps/case-links.tsx'
import { StepPage } from '../steps/step-page.tsx'
import type { Work } from '../use-work.ts'
import { findingKinds, findingsOf } from './findings.ts'
import { ProtectedCounted } from './protected-counted.tsx'

const ofProtocol: readonly string[] = ['impossible-date', 'no-protocol', 'unknown-fields']

export function CheckPage({ work }: { readonly work: Work }) {
  const { t } = useWords()
  const vault = useVault()
  const [, navigate] = useLocation()
  const { period, cases, files, stage } = work
  const findings = findingsOf(period, cases, files, today())

  async function close(closed: boolean) {
    await vault.append(closingRecord(period.id, closed))
    if (closed) navigate(`/period/${period.id}/send`)
  }

  return (
    <StepPage work={work} step="check">
      {findings.length === 0 ? (
        <Notice kind="calm">{t('period.check.nothing')}</Notice>
      ) : (
        <ul className="findings">
          {findingKinds.flatMap((kind) => {
            const ids = findings.filter((finding) => finding.kind === kind).map(({ caseId }) => caseId)
            if (ids.length === 0) return []
            return (
              <li key={kind} className="card">
                <details>
                  <summary>{t(`period.check.${kind}`, { count: ids.length })}</summary>
                  <p className="muted">{t(`period.check.${kind}.what`)}</p>
                  <CaseLinks ids={ids} files={files} to={ofProtocol.includes(kind) ? '/protocol' : ''} />
                </details>
              </li>
            )
          })}
        </ul>
      )}
      <ProtectedCounted work={work} />
      {stage.closed ? (
        <>
          <Notice kind="calm">{t('period.check.closed')}</Notice>
          <div className="row">
            <Link href={`/period/${period.id}/send`} className="button button--main">
              {t('period.check.to-send')}
            </Link>
            {!stage.batch && <Button onClick={() => void close(false)}>{t('period.check.reopen')}</Button>}
          </div>
        </>
      ) : (
        <section className="stack">
          <p>{t('period.check.what-closing-is')}</p>
          <Button look="main" onClick={() => void close(true)}>
            {t('period.check.close')}
          </Button>
        </section>
      )}
    </StepPage>
  )
}
