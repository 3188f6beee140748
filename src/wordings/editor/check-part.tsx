/** What is left before the text is whole, each fault a way to its field; then what can be done with it. */
import { Button, Notice } from '../../look/index.tsx'
import { useWords } from '../../words/index.tsx'
import { download, saveAs } from '../download.ts'
import type { Brought, BroughtFault } from '../read-pack.ts'
import { type PackDraft, packOf, written } from './draft.ts'
import { fieldId } from './line.tsx'
import type { Keeping } from './use-draft.ts'

const shownFaults = 12

export interface Checked {
  readonly of: PackDraft
  readonly read: Brought
}

export function CheckPart(props: {
  readonly draft: PackDraft
  readonly checked: Checked | null
  readonly keeping: Keeping
  readonly sealed: boolean
  onReview?: (pack: Extract<Brought, { ok: true }>) => void
}) {
  const { t } = useWords()
  const { draft, keeping } = props
  const checked = props.checked?.read
  // A press within a moment of the last letter would take the text without it.
  const isEarlier = props.checked?.of !== draft
  const { done, of } = written(draft)
  const asDraft = () => saveAs(packOf(draft), `utkast-${draft.form}-${draft.language.trim() || 'x'}.json`)
  return (
    <section className="card stack" aria-label={t('editor.check')}>
      <h2>{t('editor.check')}</h2>
      <p>{t('editor.written', { done, of })}</p>
      <p role="status" className="muted">
        {t(props.sealed ? `editor.${keeping}` : `editor.${keeping}-in-tab`)}
      </p>
      {checked?.ok && (
        <>
          <Notice kind="calm">
            <p>{t('editor.whole')}</p>
            <p>
              {t('wordings.hash')}: <span className="code">{checked.hash}</span>
            </p>
          </Notice>
          <div className="row">
            <Button look="main" disabled={isEarlier} onClick={() => download(checked.pack, checked.hash)}>
              {t('wordings.download')}
            </Button>
            {props.onReview && (
              <Button disabled={isEarlier} onClick={() => props.onReview?.(checked)}>
                {t('editor.to-unit')}
              </Button>
            )}
          </div>
        </>
      )}
      {checked && !checked.ok && <FaultList faults={checked.faults} />}
      <div className="row">
        <Button onClick={asDraft}>{t('editor.save-draft')}</Button>
      </div>
    </section>
  )
}

function FaultList({ faults }: { readonly faults: readonly BroughtFault[] }) {
  const { t, named } = useWords()
  return (
    <>
      <p>{t('editor.faults', { count: faults.length })}</p>
      <ul>
        {faults.slice(0, shownFaults).map(({ reason, at }) => (
          <li key={`${at} ${reason}`}>
            <button type="button" className="button button--quiet" onClick={() => goTo(at)}>
              {named(`wordings.fault.${reason}`, reason)} <bdi className="code">{at}</bdi>
            </button>
          </li>
        ))}
      </ul>
      {faults.length > shownFaults && <p>{t('wordings.more-faults', { count: faults.length - shownFaults })}</p>}
    </>
  )
}

/** A fault of the whole has no field: then the first is as near as any. */
function goTo(at: string) {
  const field = document.getElementById(fieldId(at)) ?? document.querySelector('.written-lines .input')
  if (field instanceof HTMLElement) field.focus()
}
