/**
 * A youth, parent or teacher answers what was handed over. Knows the hand-over alone: no code, no name, no earlier
 * answer, and no way to them.
 */
import './answering.css'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { Button, Notice, Page } from '../look/index.tsx'
import type { Answering as AnsweringSession, Draft } from '../vault/index.ts'
import {
  isLanguage,
  loadWords,
  swedish,
  useDocumentLanguage,
  useWords,
  type Words,
  WordsProvider,
} from '../words/index.tsx'
import { useIdle } from './idle.ts'
import { languagesOf, type PlannedForm, readPlan } from './plan.ts'
import { Questionnaire } from './questionnaire.tsx'
import { useReader } from './read-aloud.ts'
import { ReaderProvider } from './read-aloud-button.tsx'
import { type SaveState, saver } from './saver.ts'
import { type Settings, useSettings } from './settings.tsx'
import { Shell } from './shell.tsx'
import { Thanks } from './thanks.tsx'
import { Pause, Welcome } from './welcome.tsx'

/** What a device that staff have no way back through shows in its place. */
interface Room {
  readonly leave?: ReactNode
  /** Beside *Sparat*. */
  readonly delivered?: ReactNode
  /** Above the form. */
  readonly news?: ReactNode
  /** Under the thanks. */
  readonly after?: ReactNode
}

interface Props {
  readonly session: AnsweringSession
  readonly room?: Room | undefined
  /** The way back to staff; at home there is none. */
  readonly onTakeBack?: (() => void) | undefined
}

/** Speaks the language that was chosen; where the app has no words in it, its own are Swedish. */
export function Answering({ session, room, onTakeBack }: Props) {
  const [language, setLanguage] = useState(() => session.draft().language ?? session.plan.language)
  const forms = useMemo(() => readPlan(session.plan, language), [session, language])
  const [handedIn, setHandedIn] = useState(0)
  const [words, setWords] = useState<Words | null>(language === 'sv' || !isLanguage(language) ? swedish : null)
  useEffect(() => {
    // Better asked in Swedish than not at all, should a language's file be missing.
    if (!isLanguage(language)) setWords(swedish)
    else void loadWords(language, 'respondent').then(setWords, () => setWords(swedish))
  }, [language])
  if (!words) return null
  return (
    <WordsProvider words={words}>
      {forms ? (
        // Screens of their own for each form: React lets go of what was answered once they are gone.
        <Session
          key={handedIn}
          {...{ session, room, forms, language, setLanguage, onTakeBack }}
          onHandedIn={() => setHandedIn(handedIn + 1)}
        />
      ) : (
        <CannotShow way={room?.leave} onTakeBack={onTakeBack} />
      )}
    </WordsProvider>
  )
}

interface SessionProps extends Props {
  readonly forms: readonly PlannedForm[]
  readonly language: string
  setLanguage(language: string): void
  onHandedIn(): void
}

/** One form of the hand-over, or the thanks after the last. */
function Session({ session, room, forms, language, setLanguage, onTakeBack, onHandedIn }: SessionProps) {
  const words = useWords()
  useDocumentLanguage(words)
  const { plan } = session
  const [draft, setDraft] = useState(() => session.draft())
  const [done] = useState(() => session.over())
  const [save, setSave] = useState<SaveState>({ is: 'nothing-yet' })
  const line = useMemo(() => saver(session, setSave), [session])
  const untouched = !done && draft.form === 0 && draft.position === 0 && Object.keys(draft.answers).length === 0
  const [settings, setSettings] = useSettings(startingFrom(draft, session), untouched)
  const heard = forms[draft.form]?.pack
  const reader = useReader(heard?.language ?? language, heard?.audio !== undefined)
  const { idle, here } = useIdle()
  const handing = useRef(false)

  function keep(next: Draft) {
    setDraft(next)
    line.put(next)
  }
  function change(next: Settings) {
    setSettings(next)
    if (next.mode !== draft.mode && !done) keep({ ...draft, mode: next.mode })
  }
  function speak(next: string) {
    keep({ ...draft, language: next })
    setLanguage(next)
  }
  async function handIn(final: Draft) {
    if (handing.current) return
    handing.current = true
    setDraft(final)
    const next = (await line.flush(final)) ? await line.handIn() : null
    handing.current = false
    if (next) onHandedIn()
  }
  const shown = done ? null : (forms[draft.form] ?? null)
  return (
    <ReaderProvider value={settings.aloud === 'on' ? reader : null}>
      <Shell
        age={plan.age}
        training={shown ? shown.pack.training : forms.some(({ pack }) => pack.training)}
        practice={session.practice}
        {...{ shown, save, settings, room, onTakeBack }}
        language={heard?.language ?? language}
        canRead={reader !== null}
        onSettings={change}
        onTryAgain={line.again}
        onKeepFile={session.answersFile}
      >
        {idle && <StillThere onHere={here} />}
        <div hidden={idle}>
          {shown === null ? (
            <Thanks age={plan.age} after={room?.after} />
          ) : draft.position > 0 ? (
            <Questionnaire
              key={draft.form}
              asked={shown}
              draft={draft}
              mode={settings.mode}
              onDraft={keep}
              onLeave={() => keep({ ...draft, position: 0 })}
              onHandIn={handIn}
            />
          ) : draft.form === 0 ? (
            <Welcome
              informant={plan.informant}
              forms={forms}
              // Answers belong to the sentences they were given to.
              languages={untouched ? languagesOf(plan) : []}
              language={language}
              onLanguage={speak}
              onStart={() => keep({ ...draft, position: 1 })}
            />
          ) : (
            <Pause
              next={shown}
              number={draft.form + 1}
              of={forms.length}
              onStart={() => keep({ ...draft, position: 1 })}
            />
          )}
        </div>
      </Shell>
    </ReaderProvider>
  )
}

function startingFrom(draft: Draft, { plan }: AnsweringSession): Settings {
  const look = plan.informant === 'self' && plan.age !== null && plan.age <= 12 ? 'younger' : 'older'
  return { text: 'usual', theme: 'device', contrast: 'usual', aloud: 'off', look, mode: draft.mode }
}

function StillThere({ onHere }: { onHere(): void }) {
  const { t } = useWords()
  return (
    <Page narrow title={t('answering.still-there')}>
      <p className="answering__lead">{t('answering.still-there.about')}</p>
      <Button look="main" className="button--wide" onClick={onHere}>
        {t('answering.still-there.yes')}
      </Button>
    </Page>
  )
}

function CannotShow({ way, onTakeBack }: Pick<Props, 'onTakeBack'> & { readonly way: ReactNode }) {
  const { t } = useWords()
  return (
    <Page narrow title={t('answering.cannot-show')}>
      <Notice>{t('answering.cannot-show.about')}</Notice>
      {way ?? (onTakeBack && <Button onClick={onTakeBack}>{t('answering.take-back')}</Button>)}
    </Page>
  )
}
