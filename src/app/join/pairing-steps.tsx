/** A device on its way in, as its screen shows it: a code, four words, what is fetched; or why not. */
import { type ReactNode, useState } from 'react'
import { Button } from '../../look/index.tsx'
import { QrCode } from '../../look/qr-code.tsx'
import { useWords } from '../../words/index.tsx'
import { FourWords } from './four-words.tsx'
import { PairingRefused } from './pairing-refused.tsx'
import { type OnTheWay, useOnTheWay } from './use-on-the-way.ts'
import './join.css'

interface Props<T> {
  /** A second device in a window beside the first: whoever is there does both. */
  readonly practice?: boolean
  /** What stands above the code. */
  readonly lead?: string
  readonly begin: (signal: AbortSignal) => Promise<OnTheWay<T>>
  readonly done: (found: T) => void
}

export function PairingSteps<T>(props: Props<T>) {
  const [turn, setTurn] = useState(0)
  return <OneTry key={turn} {...props} again={() => setTurn(turn + 1)} />
}

function OneTry<T>({ practice = false, lead, begin, done, again }: Props<T> & { readonly again: () => void }) {
  const { t } = useWords()
  const { at, differ } = useOnTheWay(begin, done)
  if (at.is === 'beginning') return <Status>{t('pairing.beginning')}</Status>
  if (at.is === 'code') return <CodeShown {...at} practice={practice} lead={lead ?? t('pairing.lead')} />
  if (at.is === 'words')
    return (
      <FourWords words={at.words} lead={t('pairing.words-new')}>
        <Button onClick={() => void differ()}>{t('pairing.different')}</Button>
      </FourWords>
    )
  if (at.is === 'fetching')
    return (
      <section className="stack" aria-labelledby="fetching">
        <h2 id="fetching">{t('pairing.in')}</h2>
        <p>{t('pairing.fetching')}</p>
        <progress value={at.share} max={1} aria-labelledby="fetching" />
      </section>
    )
  return (
    <>
      <PairingRefused refused={at.refused} />
      <Button look="main" onClick={again}>
        {t('pairing.again')}
      </Button>
    </>
  )
}

function CodeShown(shown: {
  readonly code: string
  readonly scanned: string
  readonly left: number
  readonly practice: boolean
  readonly lead: string
}) {
  const { t } = useWords()
  return (
    <>
      <p>{shown.lead}</p>
      {shown.practice ? <p>{t('pairing.practice-code')}</p> : <Steps />}
      <div className="pairing-code">
        <QrCode text={shown.scanned} label={t('pairing.picture')} />
        <div>
          <p className="muted">{t('pairing.code')}</p>
          <p className="code pairing-code__typed" dir="ltr">
            {shown.code}
          </p>
          <p className="muted">{t('pairing.left', { minutes: Math.ceil(shown.left / 60_000) })}</p>
        </div>
      </div>
    </>
  )
}

function Steps() {
  const { t } = useWords()
  return (
    <ol>
      <li>{t('pairing.step-open')}</li>
      <li>{t('pairing.step-code')}</li>
      <li>{t('pairing.step-words')}</li>
    </ol>
  )
}

const Status = ({ children }: { readonly children: ReactNode }) => (
  <p role="status" className="muted">
    {children}
  </p>
)
