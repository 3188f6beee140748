/**
 * A wording is written or translated: each sentence beside its topic and its source, checked as it is written, seen as on
 * a phone, and saved as a file. Needs no unit; where there is one, the draft is sealed in it and the text can be loaded.
 */
import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { usualDirection } from '#exchange'
import { formById, type WordingPack } from '#instruments'
import type { UnitPack } from '../../catalogue/packs.ts'
import { Button } from '../../look/index.tsx'
import { useWords } from '../../words/index.tsx'
import { Preview } from '../preview.tsx'
import { type Brought, readPack } from '../read-pack.ts'
import { useTraining } from '../topics.ts'
import { type Checked, CheckPart } from './check-part.tsx'
import { ChoicesPart } from './choices-part.tsx'
import { type PackDraft, packOf, shownPack } from './draft.ts'
import { HeadPart } from './head-part.tsx'
import type { DraftKeeper } from './keep-draft.ts'
import { RecordingsPart } from './recordings-part.tsx'
import { RightsPart } from './rights-part.tsx'
import { SentencesPart } from './sentences-part.tsx'
import { SourceChoice } from './source-choice.tsx'
import { Start } from './start.tsx'
import { type Keeping, useDraft } from './use-draft.ts'
import '../wordings.css'

interface Props {
  readonly packs: readonly UnitPack[]
  readonly keeper: DraftKeeper
  readonly day: string
  /** Where there is a unit to load the text into. */
  onReview?: (pack: Extract<Brought, { ok: true }>) => void
}

export function Editor(props: Props) {
  const { draft, keeping, change, drop } = useDraft(props.keeper)
  if (!draft) return <Start packs={props.packs} onStart={change} />
  return <Writing key={draft.form} {...props} {...{ draft, keeping, change, drop }} />
}

function Writing(
  props: Props & {
    readonly draft: PackDraft
    readonly keeping: Keeping
    change(draft: PackDraft): void
    drop(): Promise<void>
  },
) {
  const { t } = useWords()
  const { draft, change } = props
  const form = formById(draft.form)
  const training = useTraining(draft.form)
  const [beside, setBeside] = useState<WordingPack | null>(null)
  const [at, setAt] = useState(0)
  const checked = useChecked(useDeferredValue(draft), props.day)
  const read = checked?.read
  const faults = useMemo(
    () => new Map(read?.ok === false ? read.faults.toReversed().map((fault) => [fault.at, fault.reason]) : []),
    [read],
  )
  const tag = draft.language.trim()
  const own = { lang: tag, dir: usualDirection(tag) }
  if (!form) return null
  return (
    <div className="editor">
      <div className="stack">
        <h2>{form.title}</h2>
        <SourceChoice form={form.id} packs={props.packs} beside={beside} onBeside={setBeside} />
        <HeadPart {...{ draft, faults, own }} onChange={change} />
        <SentencesPart {...{ form, draft, faults, own, training, beside }} onChange={change} onAt={setAt} />
        <ChoicesPart {...{ form, draft, faults, own, beside }} onChange={change} />
        <RightsPart {...{ draft, faults }} onChange={change} />
        <RecordingsPart {...{ form, draft }} onChange={change} />
        <CheckPart
          {...{ draft, checked, keeping: props.keeping, sealed: props.keeper.sealed }}
          {...(props.onReview && { onReview: props.onReview })}
        />
        <Drop drop={props.drop} />
      </div>
      <aside className="editor__phone" aria-label={t('wordings.preview')}>
        <h2>{t('wordings.preview')}</h2>
        <Preview pack={shownPack(draft)} at={at} onAt={setAt} />
      </aside>
    </div>
  )
}

/** A draft is thrown away in two presses. */
function Drop({ drop }: { drop(): Promise<void> }) {
  const { t } = useWords()
  const [sure, setSure] = useState(false)
  return (
    <div className="row">
      {sure ? (
        <>
          <Button onClick={() => void drop()}>{t('editor.drop-sure')}</Button>
          <Button look="quiet" onClick={() => setSure(false)}>
            {t('app.cancel')}
          </Button>
        </>
      ) : (
        <Button look="quiet" onClick={() => setSure(true)}>
          {t('editor.drop')}
        </Button>
      )}
    </div>
  )
}

/** What was found in the text, and in which of its states: what is typed meanwhile is not in it yet. */
function useChecked(draft: PackDraft, day: string): Checked | null {
  const [checked, setChecked] = useState<Checked | null>(null)
  useEffect(() => {
    let late = false
    void readPack(packOf(draft), [], day).then((read) => late || setChecked({ of: draft, read }))
    return () => {
      late = true
    }
  }, [draft, day])
  return checked
}
