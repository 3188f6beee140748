/** A device becomes a reader, or a tablet in the waiting room: it shows a code, then four words, and is let in. Nothing is kept before. */
import { useEffect, useState } from 'react'
import { today } from '../../clock/today.ts'
import { Notice, Page } from '../../look/index.tsx'
import { joinAsTablet, joinUnit, type KeptOver, keptOver, type Place, type UnitsHere } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'
import '../../cases/cases.css'
import { PairingSteps } from './pairing-steps.tsx'

interface Props {
  readonly here: UnitsHere | null
  /** Invented people: what a browser keeps of them matters to nobody. */
  readonly practice: boolean
  readonly joined: (place: Place, kind: Kind) => void
}

/** What it asks to become. */
const kinds = {
  reader: { begin: joinUnit, lead: 'pairing.lead' },
  tablet: { begin: joinAsTablet, lead: 'pairing.lead-tablet' },
} as const
export type Kind = keyof typeof kinds

export default function JoinPage({ here, practice, joined }: Props) {
  const { t } = useWords()
  const [kind, setKind] = useState<Kind>('reader')
  const kept = useKeptOver(here, practice)
  return (
    <Page title={t('pairing.title')} narrow>
      {kept === 'kept' && (
        <>
          <KindChoice kind={kind} setKind={setKind} />
          <PairingSteps<{ readonly place: Place }>
            key={kind}
            practice={practice}
            lead={t(kinds[kind].lead)}
            begin={kinds[kind].begin}
            done={({ place }) => joined(place, kind)}
          />
        </>
      )}
      {kept === 'after-restart' && <RestartFirst />}
      {kept === 'never' && <Notice kind="refusal">{t('pairing.never-kept')}</Notice>}
    </Page>
  )
}

function KindChoice({ kind, setKind }: { readonly kind: Kind; readonly setKind: (kind: Kind) => void }) {
  const { t } = useWords()
  return (
    <fieldset className="choice-set">
      <legend>{t('pairing.kind')}</legend>
      {(['reader', 'tablet'] as const).map((each) => (
        <label key={each} className="option">
          <input type="radio" name="kind" autoComplete="off" checked={kind === each} onChange={() => setKind(each)} />
          {t(`pairing.kind.${each}`)}
        </label>
      ))}
    </fieldset>
  )
}

function useKeptOver(here: UnitsHere | null, practice: boolean): KeptOver | null {
  const [kept, setKept] = useState<KeptOver | null>(practice ? 'kept' : null)
  useEffect(() => {
    let late = false
    if (!practice) void keptOver(here?.units ?? [], today()).then((found) => late || setKept(found))
    return () => {
      late = true
    }
  }, [here, practice])
  return kept
}

function RestartFirst() {
  const { t } = useWords()
  return (
    <section className="stack" aria-labelledby="restart-first">
      <h2 id="restart-first">{t('pairing.restart')}</h2>
      <p>{t('pairing.restart-why')}</p>
      <ol>
        <li>{t('pairing.restart-close')}</li>
        <li>{t('pairing.restart-open')}</li>
      </ol>
      <Notice>{t('pairing.restart-again')}</Notice>
    </section>
  )
}
