/** After the last form: whether it is received, when it is read, and that nothing of it is left here. */
import { useState, useSyncExternalStore } from 'react'
import { Help } from '../answering/help.tsx'
import { Button, Notice, Page } from '../look/index.tsx'
import { saveFile } from '../look/save-file.ts'
import { useWords } from '../words/index.tsx'
import { momentSaid } from './moments.ts'
import { NewsNotices } from './news.tsx'
import type { Outbox, Sending } from './outbox.ts'

/** Failures before a way round the network is offered. */
const TRIES = 3

export function SentPage({ outbox, age }: { readonly outbox: Outbox; readonly age: number | null }) {
  const { t } = useWords()
  const sending = useSyncExternalStore(outbox.whenChanged, outbox.sending)
  return (
    <Page narrow title={t('answering.thanks')}>
      <div role="status" className="stack">
        {sending.is === 'sending' && <p className="answering__lead">{t('home.sending')}</p>}
        {sending.is === 'received' && <Received {...sending} />}
      </div>
      {sending.is === 'failed' && (
        <Notice kind="refusal">
          <div className="stack">
            <p>{t('home.unsent')}</p>
            <Button onClick={outbox.tryNow}>{t('app.try-again')}</Button>
            {sending.failures >= TRIES && <InFile outbox={outbox} />}
          </div>
        </Notice>
      )}
      <section className="card">
        <h2>{t('answering.help.title')}</h2>
        <Help age={age} />
      </section>
    </Page>
  )
}

function Received({ reads, ...news }: Extract<Sending, { is: 'received' }>) {
  const { t, language } = useWords()
  return (
    <>
      <p className="answering__lead">{t('home.sent')}</p>
      <p className="answering__lead">
        {reads === null
          ? t('home.sent.no-time')
          : 'by' in reads
            ? t('home.sent.by', { when: momentSaid(language, reads.by) })
            : t('home.sent.from', { when: momentSaid(language, reads.from) })}
      </p>
      <p>{t('home.sent.gone')}</p>
      <NewsNotices {...news} />
    </>
  )
}

function InFile({ outbox }: { readonly outbox: Outbox }) {
  const { t } = useWords()
  const [made, setMade] = useState(false)
  const keep = () => {
    saveFile('formular.answers', outbox.file())
    setMade(true)
  }
  return (
    <>
      <p>{t('home.file.about')}</p>
      <Button onClick={keep}>{t('home.file')}</Button>
      <p role="status">{made && t('home.file.made')}</p>
    </>
  )
}
