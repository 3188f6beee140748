/**
 * One case. The first screen answers, in this order: must somebody act, how is it now, what has changed and how sure is that,
 * what is next. Everything else stands behind sections that say what they hold.
 */
import { lazy, Suspense, useEffect, useRef } from 'react'
import { Link } from 'wouter'
import { bornText } from '../case-file/born.ts'
import type { CaseFile } from '../case-file/case-file.ts'
import { useProtected } from '../case-file/protected.ts'
import { useStaffNames } from '../case-file/staff.ts'
import { useSameCode } from '../case-file/use-cases.ts'
import { today } from '../clock/today.ts'
import { Button, Notice, Page } from '../look/index.tsx'
import { Menu } from '../look/menu.tsx'
import { Section } from '../look/section.tsx'
import { useVault } from '../vault/index.ts'
import { loadLaterWords, useWords } from '../words/index.tsx'
import { BrokenOffForms } from './broken-off-forms.tsx'
import { GoalsSection } from './goals-section.tsx'
import { MeasureNow } from './measure-now.tsx'
import { Measurements } from './measurements.tsx'
import { Saved } from './saved.tsx'
import { VersionsBanner } from './two-versions.tsx'
import { UnreadBanner } from './unread-banner.tsx'
import { WhatIsNext } from './what-is-next.tsx'

const CorrectedTwice = lazy(async () => {
  const [room] = await Promise.all([import('./conflicts/corrected-twice.tsx'), loadLaterWords()])
  return room
})
const SameCode = lazy(async () => {
  const [room] = await Promise.all([import('./conflicts/same-code.tsx'), loadLaterWords()])
  return room
})
const SlipsSection = lazy(async () => {
  const [room] = await Promise.all([import('./slips/slips-section.tsx'), loadLaterWords()])
  return room
})
const MovedFrom = lazy(async () => {
  const [room] = await Promise.all([import('./moved-from.tsx'), loadLaterWords()])
  return room
})
const SentForms = lazy(async () => {
  const [room] = await Promise.all([import('./tablets/sent-forms.tsx'), loadLaterWords()])
  return room
})
const CaseDesk = lazy(() => import('../results/index.ts').then((room) => ({ default: room.CaseDesk })))

export function CasePage({ file }: { readonly file: CaseFile }) {
  const { t, list, language } = useWords()
  const day = today()
  const responsible = useStaffNames().get(file.responsible ?? '')
  const guarded = useProtected().find(({ caseId }) => caseId === file.id)
  const twins = useSameCode().get(file.id)
  const slips = useVault()
    .of('slip')
    .some(({ caseId }) => caseId === file.id)
  useOpenedAudit(file.id)
  return (
    <Page
      title={t('case.title', { code: file.code })}
      tab={t('case.tab')}
      wide
      beside={
        <>
          <p className="case-facts">
            <span className="only-print">{t('case.born', { year: bornText(file, language) })}</span>
            <span className="only-print">{t(`sex.${file.sex}`)}</span>
            <span>{t('case.opened', { day: file.opened })}</span>
            {guarded && <strong>{t('case.protected-for', { names: list(guarded.names) })}</strong>}
            {file.movedTo && <strong>{t('case.moved-to', { to: file.movedTo.to, day: file.movedTo.day })}</strong>}
            {file.closed !== null && <strong>{t('case.closed', { day: file.closed })}</strong>}
            {responsible !== undefined && <span>{t('case.responsible-is', { name: responsible })}</span>}
          </p>
          {file.note !== '' && (
            <p className="case-note no-print" dir="auto">
              {file.note}
            </p>
          )}
          <div className="row case-acts no-print">
            <MeasureNow file={file} day={day} />
            <CaseMenu file={file} />
          </div>
        </>
      }
    >
      <Saved file={file} />
      {guarded && guarded.notLetIn.length > 0 && (
        <Notice>
          <Link href={`/cases/${file.id}/readers`}>{t('case.protected-let-in')}</Link>
        </Notice>
      )}
      <UnreadBanner file={file} day={day} />
      <VersionsBanner file={file} />
      <AtTablets caseId={file.id} />
      {twins && (
        <Suspense>
          <SameCode file={file} others={twins} />
        </Suspense>
      )}
      {file.correctedTwice.length > 0 && (
        <Suspense>
          <CorrectedTwice file={file} />
        </Suspense>
      )}
      <Suspense>
        <CaseDesk
          caseId={file.id}
          next={<WhatIsNext file={file} day={day} />}
          sections={
            <>
              <GoalsSection file={file} />
              {slips && (
                <Suspense>
                  <SlipsSection file={file} />
                </Suspense>
              )}
              {file.measurements.length > 0 && (
                <Section title={t('case.measurements')} holds={String(file.measurements.length)}>
                  <Measurements file={file} />
                </Section>
              )}
              {file.movedFrom.map((arrival) => (
                <Section
                  key={arrival.move}
                  title={t('case.moved-from', { from: arrival.from })}
                  holds={arrival.day}
                  onScreen
                >
                  <Suspense>
                    <MovedFrom arrival={arrival} />
                  </Suspense>
                </Section>
              ))}
              {file.brokenOff.length > 0 && (
                <Section title={t('case.broken-off')} holds={String(file.brokenOff.length)} onScreen>
                  <BrokenOffForms file={file} />
                </Section>
              )}
            </>
          }
        />
      </Suspense>
    </Page>
  )
}

/** Nothing of it is fetched where no form of the case ever went to a tablet. */
function AtTablets({ caseId }: { readonly caseId: string }) {
  const sent = useVault()
    .of('handed-over')
    .some((one) => one.caseId === caseId && one.body.tablet !== undefined)
  if (!sent) return null
  return (
    <Suspense>
      <SentForms caseId={caseId} />
    </Suspense>
  )
}

function CaseMenu({ file }: { readonly file: CaseFile }) {
  const { t } = useWords()
  const measured = file.measurements.length > 0
  const at = `/cases/${file.id}`
  return (
    <Menu label={t('case.menu')}>
      <ul className="plain">
        <li>
          <Link href={`${at}/edit`}>{t('case.edit')}</Link>
        </li>
        <li>
          <Link href={`${at}/readers`}>{t('case.readers')}</Link>
        </li>
        <li>
          <Link href={`${at}/protocol`}>{t('case.protocol')}</Link>
        </li>
        <li>
          <Link href={`${at}/goals`}>{t('results.goals')}</Link>
        </li>
        <li>
          <Link href={`${at}/move`}>{t('case.move')}</Link>
        </li>
        {measured && (
          <>
            <li>
              <Link href={`${at}/together`}>{t('results.together')}</Link>
            </li>
            <li>
              <Link href={`${at}/fhir`}>{t('exchange.bundle')}</Link>
            </li>
            <li>
              <Button look="quiet" onClick={() => window.print()}>
                {t('results.print')}
              </Button>
            </li>
          </>
        )}
      </ul>
    </Menu>
  )
}

/** Who opened which case, and when: once for each time the page is entered. */
function useOpenedAudit(caseId: string) {
  const vault = useVault()
  const noted = useRef('')
  useEffect(() => {
    if (noted.current === caseId) return
    noted.current = caseId
    void vault.append({ caseId, body: { kind: 'audit', what: 'case-opened', detail: '' } })
  }, [vault, caseId])
}
