/** Before the first question: who reads, what is asked, how much, and that you may skip. One tap from here. */
import { lazy, Suspense } from 'react'
import { exactly } from '../look/exactly.ts'
import { Button, Page } from '../look/index.tsx'
import type { HandoverPlan } from '../vault/index.ts'
import { type MessageId, useWords } from '../words/index.tsx'
import { languageName } from '../words/language-name.ts'
import { amount, type PlannedForm } from './plan.ts'
import { Aloud, instructionAloud } from './read-aloud-button.tsx'

/** Below the button, so that the first question waits for no picture. */
const Story = lazy(() => import('./story.tsx'))

const about: Record<HandoverPlan['informant'], MessageId> = {
  self: 'answering.welcome.self',
  parent: 'answering.welcome.parent',
  teacher: 'answering.welcome.teacher',
  clinician: 'answering.welcome.clinician',
}

export function Welcome(props: {
  readonly informant: HandoverPlan['informant']
  readonly forms: readonly PlannedForm[]
  /** Those to choose from; empty once something is answered. */
  readonly languages: readonly string[]
  readonly language: string
  onLanguage(language: string): void
  onStart(): void
}) {
  const { t } = useWords()
  const first = props.forms[0]
  return (
    <Page narrow title={t('answering.welcome')} above={<Languages {...props} />}>
      <p className="answering__lead">{t(about[props.informant])}</p>
      <p className="answering__lead">{t('answering.welcome.amount', amount(props.forms))}</p>
      {first && <Instruction asked={first} />}
      <p className="muted">{t('answering.welcome.exact')}</p>
      <Button look="main" className="button--wide" onClick={props.onStart}>
        {t('answering.welcome.start')}
      </Button>
      <Suspense>
        <Story informant={props.informant} />
      </Suspense>
    </Page>
  )
}

/** Each named in itself, so that whoever reads no other finds it. */
function Languages({ languages, language, onLanguage }: Omit<Parameters<typeof Welcome>[0], 'informant' | 'forms'>) {
  if (languages.length < 2) return null
  return (
    <div className="row">
      {languages.map((tag) => (
        <Button key={tag} lang={tag} aria-pressed={tag === language} onClick={() => onLanguage(tag)}>
          {languageName(tag, tag)}
        </Button>
      ))}
    </div>
  )
}

/** Between two forms: a breath, and what comes next. */
export function Pause(props: {
  readonly next: PlannedForm
  readonly number: number
  readonly of: number
  onStart(): void
}) {
  const { t } = useWords()
  return (
    <Page narrow title={t('answering.pause')}>
      <p className="answering__lead">{t('answering.pause.next', { number: props.number, of: props.of })}</p>
      <p className="answering__lead">{t('answering.welcome.amount', amount([props.next]))}</p>
      <Instruction asked={props.next} />
      <Button look="main" className="button--wide" onClick={props.onStart}>
        {t('app.continue')}
      </Button>
    </Page>
  )
}

/** The form's own name, small, and its instruction: unchanged and in its own language. */
function Instruction({ asked: { pack } }: { readonly asked: PlannedForm }) {
  return (
    <div {...exactly(pack, 'instruction')}>
      <p className="form-name">{pack.title}</p>
      <p>{pack.instruction}</p>
      <Aloud parts={instructionAloud(pack)} />
    </div>
  )
}
