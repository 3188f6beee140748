/** A slip that has just been made: shown and printed now, or never. Beside it, on the screen alone, what staff say aloud. */
import { useState } from 'react'
import { Link } from 'wouter'
import type { CaseFile } from '../../case-file/case-file.ts'
import type { Addressee } from '../../case-file/slips.ts'
import { Button, Notice } from '../../look/index.tsx'
import { type MadeSlip, type ReadingState, useVault } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'
import { SlipSheet } from './slip-sheet.tsx'

export interface Finished extends MadeSlip {
  readonly for: Addressee
  /** In which the form is asked, and the slip written. */
  readonly language: string
  /** Whether it holds questions that somebody must read. */
  readonly review: boolean
  readonly promise: ReadingState['promise']
}

export function MadeSlipView(props: {
  readonly finished: Finished
  readonly file: CaseFile
  readonly again: () => void
}) {
  const { t } = useWords()
  const vault = useVault()
  const { finished } = props
  const unit = vault.of('unit').at(-1)?.body.name ?? ''
  return (
    <>
      <div className="stack no-print">
        <Notice>{t('slip.shown-once')}</Notice>
        {finished.spoken && <Spoken code={finished.spoken} link={finished.link} />}
      </div>
      <SlipSheet slip={finished} unit={unit} />
      <div className="row no-print">
        <Button look="main" onClick={() => print()}>
          {t('app.print')}
        </Button>
        <Link href={`/cases/${props.file.id}`} className="button">
          {t('slip.done')}
        </Link>
        <Button look="quiet" onClick={props.again}>
          {t('slip.another')}
        </Button>
      </div>
    </>
  )
}

/** For a link that travels in a message: the digits go another way. */
function Spoken({ code, link }: { readonly code: string; readonly link: string }) {
  const { t } = useWords()
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null)
  const copy = () =>
    navigator.clipboard.writeText(link).then(
      () => setCopied('yes'),
      () => setCopied('no'),
    )
  return (
    <section className="card stack" aria-label={t('slip.spoken')}>
      <p>
        {t('slip.spoken')}: <strong className="code slip__spoken">{code}</strong>
      </p>
      <p className="muted">{t('slip.spoken-about')}</p>
      <div className="row">
        <Button onClick={() => void copy()}>{t('slip.copy')}</Button>
        <span role="status">{copied && t(copied === 'yes' ? 'slip.copied' : 'slip.not-copied')}</span>
      </div>
    </section>
  )
}
