/** Everything under /cases: one case by its id, and what is done with it. */
import { lazy } from 'react'
import { Link, Redirect, Route, Switch, useLocation, useParams, useRoute } from 'wouter'
import '../cases/cases.css'
import type { CaseFile } from '../case-file/case-file.ts'
import { useProtected } from '../case-file/protected.ts'
import { useCaseFiles } from '../case-file/use-cases.ts'
import { AnswersPage } from '../cases/answers-page.tsx'
import { CaseInSight } from '../cases/case-in-sight.tsx'
import { CasePage } from '../cases/case-page.tsx'
import { CorrectPage } from '../cases/correct-page.tsx'
import { EditCase } from '../cases/edit-case.tsx'
import { NewCase } from '../cases/new-case.tsx'
import { PaperPage } from '../cases/paper-page.tsx'
import { ProtectedPage } from '../cases/protected-page.tsx'
import { GivenBackPage } from '../handover/given-back-page.tsx'
import { HandOverPage } from '../handover/hand-over-page.tsx'
import { Notice, Page } from '../look/index.tsx'
import { type HandoverPlan, homesOf, useRecords } from '../vault/index.ts'
import { loadLaterWords, useWords } from '../words/index.tsx'

const ProtocolPage = lazy(() => import('../cases/protocol/index.tsx').then((room) => ({ default: room.ProtocolPage })))
const TogetherPage = lazy(() => import('../results/index.ts').then((room) => ({ default: room.TogetherPage })))
const FhirExport = lazy(() => import('../transfer/fhir-export.tsx'))
const FhirImport = lazy(() => import('../transfer/fhir-import.tsx'))
const GoalsPage = lazy(async () => {
  const [room] = await Promise.all([import('../goals/index.ts'), loadLaterWords()])
  return { default: room.GoalsPage }
})
const ReadersPage = lazy(async () => {
  const [room] = await Promise.all([import('../cases/readers-page.tsx'), loadLaterWords()])
  return room
})
const ChooseCorrection = lazy(async () => {
  const [room] = await Promise.all([import('../cases/conflicts/choose-correction.tsx'), loadLaterWords()])
  return room
})
const MergePage = lazy(async () => {
  const [room] = await Promise.all([import('../cases/conflicts/merge-page.tsx'), loadLaterWords()])
  return room
})
const SlipPage = lazy(async () => {
  const [room] = await Promise.all([import('../handover/slip/slip-page.tsx'), loadLaterWords()])
  return room
})
const GivePage = lazy(async () => {
  const [room] = await Promise.all([import('../transfer/move/give-page.tsx'), loadLaterWords()])
  return room
})
const RatePage = lazy(() => import('../rating/index.ts').then((room) => ({ default: room.RatePage })))

interface Ways {
  readonly handOver: (plan: HandoverPlan) => Promise<void>
  readonly resume: (session: string) => void
}

export default function CasePages(ways: Ways) {
  return (
    <Switch>
      <Route path="/cases/new" component={NewCase} />
      <Route path="/cases/:id/*?">
        <OneCase {...ways} />
      </Route>
      <Route>
        <Redirect to="/" replace />
      </Route>
    </Switch>
  )
}

function OneCase(ways: Ways) {
  const { id } = useParams<{ id: string }>()
  const file = useCaseFiles().get(id)
  const shown = useRoute('/cases/:id/together')[0]
  const others = useProtected().find(({ caseId }) => caseId === id)
  if (!file) return others ? <ProtectedPage one={others} /> : <NotHere id={id} />
  return (
    <>
      {/* What staff and the young person look at together is theirs: no code over it. */}
      {!shown && <CaseInSight file={file} />}
      <PagesOf file={file} {...ways} />
    </>
  )
}

function PagesOf({ file, handOver, resume }: Ways & { readonly file: CaseFile }) {
  const at = `/cases/${file.id}`
  return (
    <Switch>
      <Route path={at}>
        <CasePage key={file.id} file={file} />
      </Route>
      <Route path={`${at}/edit`}>
        <EditCase file={file} />
      </Route>
      <Route path={`${at}/readers`}>
        <ReadersPage file={file} />
      </Route>
      <Route path={`${at}/merge/:from`}>{({ from }) => <MergePage file={file} fromId={from} />}</Route>
      <Route path={`${at}/hand-over`}>
        <HandOverPage file={file} handOver={handOver} />
      </Route>
      <Route path={`${at}/slip`}>
        <SlipPage file={file} />
      </Route>
      <Route path={`${at}/given-back`}>
        <GivenBackPage file={file} resume={resume} />
      </Route>
      <Route path={`${at}/paper`}>
        <PaperPage file={file} />
      </Route>
      <Route path={`${at}/protocol`}>
        <ProtocolPage caseId={file.id} />
      </Route>
      <Route path={`${at}/fhir`}>
        <FhirExport file={file} />
      </Route>
      <Route path={`${at}/fhir-in`}>
        <FhirImport file={file} />
      </Route>
      <Route path={`${at}/move`}>
        <GivePage file={file} />
      </Route>
      <Route path={`${at}/goals`}>
        <GoalsPage file={file} />
      </Route>
      <Route path={`${at}/rate`}>
        <Rate caseId={file.id} />
      </Route>
      <Route path={`${at}/together`}>
        <TogetherPage caseId={file.id} />
      </Route>
      <Route path={`${at}/answers/:record`}>{({ record }) => <AnswersPage file={file} recordId={record} />}</Route>
      <Route path={`${at}/answers/:record/correct`}>
        {({ record }) => <CorrectPage file={file} recordId={record} />}
      </Route>
      <Route path={`${at}/answers/:record/choose`}>
        {({ record }) => <ChooseCorrection file={file} recordId={record} />}
      </Route>
      <Route>
        <Redirect to={at} replace />
      </Route>
    </Switch>
  )
}

/** Merged into another, or gone. */
function NotHere({ id }: { readonly id: string }) {
  const { t } = useWords()
  const home = homesOf(useRecords()).get(id)
  if (home) return <Redirect to={`/cases/${home}`} replace />
  return (
    <Page title={t('case.tab')} narrow>
      <Notice>{t('case.gone')}</Notice>
      <Link className="button" href="/">
        {t('case.to-list')}
      </Link>
    </Page>
  )
}

function Rate({ caseId }: { readonly caseId: string }) {
  const [, go] = useLocation()
  return <RatePage caseId={caseId} onDone={() => go(`/cases/${caseId}`)} />
}
