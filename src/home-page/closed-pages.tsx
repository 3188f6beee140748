/** Where there is no form to show: a link that was cut, one that is over, a moment when nobody reads. Each says what to do, and the help list stands under it. */
import { type FormEvent, type ReactNode, useState } from 'react'
import { Help } from '../answering/help.tsx'
import { Button, Field, Page } from '../look/index.tsx'
import { readTyped, type Way } from '../vault/home/index.ts'
import { useWords } from '../words/index.tsx'
import type { CutLink } from './address.ts'
import type { Closed } from './come-in.ts'
import { momentSaid } from './moments.ts'

/** Tried again, it may be otherwise. */
const passing: ReadonlySet<Closed['refused']> = new Set(['offline', 'too-many', 'nobody-reads', 'not-understood'])

export function ClosedPage({ why, again }: { readonly why: Closed; again(): void }) {
  const { t, language } = useWords()
  const { refused } = why
  // Said of what the first page asks, and of what it sends.
  const kind = refused === 'wrong-code' || refused === 'not-begun' ? 'not-understood' : refused
  return (
    <WithHelp title={t(`home.${kind}`)}>
      {kind === 'too-many' ? (
        <p>{t('refusal.wait', { seconds: why.seconds ?? 60 })}</p>
      ) : (
        <p className="answering__lead">{t(`home.${kind}.about`)}</p>
      )}
      {kind === 'nobody-reads' && (
        <p className="answering__lead">
          {why.opens == null
            ? t('home.nobody-reads.later')
            : t('home.nobody-reads.opens', { when: momentSaid(language, why.opens) })}
        </p>
      )}
      {passing.has(kind) && <Button onClick={again}>{t('app.try-again')}</Button>}
    </WithHelp>
  )
}

/** The typed way in stands here, since whoever types has opened the page without a link. */
export function CutLinkPage({ why, opened }: { readonly why: CutLink['refused']; opened(way: Way): void }) {
  const { t, list } = useWords()
  const [typed, setTyped] = useState('')
  const [fault, setFault] = useState<string | undefined>()
  const [busy, setBusy] = useState(false)
  async function submit(event: FormEvent) {
    event.preventDefault()
    setBusy(true)
    const read = await readTyped(typed)
    setBusy(false)
    if ('secret' in read) return opened(read)
    setFault(
      'characters' in read
        ? t('home.typed.length', { count: read.characters })
        : t('home.typed.groups', { groups: list(read.wrongGroups.map(String)), count: read.wrongGroups.length }),
    )
  }
  return (
    <WithHelp title={t('home.link-cut')}>
      <p className="answering__lead">{t(why === 'newer-link' ? 'home.newer-link' : 'home.link-cut.about')}</p>
      <form className="stack" onSubmit={submit} noValidate autoComplete="off">
        <Field label={t('home.typed')} hint={t('home.typed.hint')} fault={fault}>
          {(ties) => (
            <input
              {...ties}
              className="input code"
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              dir="ltr"
              value={typed}
              onChange={({ target }) => setTyped(target.value)}
            />
          )}
        </Field>
        <Button look="main" type="submit" disabled={busy}>
          {t('home.open')}
        </Button>
      </form>
    </WithHelp>
  )
}

export function HandedInPage() {
  const { t } = useWords()
  return (
    <WithHelp title={t('home.handed-in')}>
      <p className="answering__lead">{t('home.handed-in.about')}</p>
    </WithHelp>
  )
}

export function OtherTabPage({ again }: { again(): void }) {
  const { t } = useWords()
  return (
    <WithHelp title={t('app.other-tab-title')}>
      <p className="answering__lead">{t('app.other-tab')}</p>
      <Button onClick={again}>{t('app.try-again')}</Button>
    </WithHelp>
  )
}

function WithHelp({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const { t } = useWords()
  return (
    <Page narrow title={title}>
      {children}
      <section className="card">
        <h2>{t('answering.help.title')}</h2>
        <Help age={null} />
      </section>
    </Page>
  )
}
