/** A child moves to another unit: consent, the other unit's address heard on the telephone, and the case in a file that only they open. */

import { useState } from 'react'
import { Link } from 'wouter'
import { type CaseFile, measuredHere } from '../../case-file/case-file.ts'
import { useProtected } from '../../case-file/protected.ts'
import { toReview } from '../../case-file/to-review.ts'
import { today } from '../../clock/today.ts'
import { DateField } from '../../controls/date-field.tsx'
import { DocumentField } from '../../controls/file-field.tsx'
import '../../controls/personal.css'
import { useSaving } from '../../controls/use-saving.tsx'
import { Button, Notice, Page } from '../../look/index.tsx'
import { saveJson } from '../../look/save-file.ts'
import { type Address, type Consent, type Spoken, useRecords, useVault } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'
import '../transfer.css'
import { questionnairesOf } from './own-questionnaires.ts'
import { WordsHeard, WordsToReadOut } from './words-heard.tsx'

export default function GivePage({ file }: { readonly file: CaseFile }) {
  const { t } = useWords()
  const vault = useVault()
  const records = useRecords()
  const [by, setBy] = useState<Consent['by'] | null>(null)
  const [day, setDay] = useState(today())
  const [to, setTo] = useState<Address | null>(null)
  const [made, setMade] = useState<(Spoken & { readonly name: string; readonly unit: string }) | null>(null)
  const [faults, setFaults] = useState<readonly ('consent' | 'day' | 'to')[]>([])
  const { busy, save, refusal } = useSaving()
  const begun = vault.unfinished().some(({ plan }) => plan.caseId === file.id)
  const give = async () => {
    const wrong = [
      ...(by === null ? (['consent'] as const) : []),
      ...(day === '' || day > today() ? (['day'] as const) : []),
      ...(to === null ? (['to'] as const) : []),
    ]
    setFaults(wrong)
    if (by === null || to === null || wrong.length > 0) return
    const forms = new Set([...file.measurements, ...file.brokenOff].map(({ body }) => body.form))
    const spoken = await save(async () =>
      (await vault.moves()).give(file.id, to, { by, day }, questionnairesOf(records, forms)),
    )
    if (!spoken) return
    const name = `mattstock-flytt-personuppgifter-${today()}.json`
    saveJson(name, spoken.text)
    setMade({ ...spoken, name, unit: to.name })
  }
  if (made) return <Made {...made} file={file} />
  return (
    <Page title={t('move.give')} tab={t('case.tab')} narrow>
      <p>{t('move.give-lead')}</p>
      {file.movedTo && <Notice>{t('move.again', { to: file.movedTo.to, day: file.movedTo.day })}</Notice>}
      <Travels file={file} />
      <ConsentFields {...{ by, setBy, day, setDay, faults }} />
      <OtherUnit to={to} setTo={setTo} lacking={faults.includes('to')} />
      {begun && <Notice kind="refusal">{t('protected.begun')}</Notice>}
      {refusal}
      <div className="row">
        <Button look="main" disabled={busy || begun} onClick={() => void give()}>
          {t('move.give-do')}
        </Button>
        <Link href={`/cases/${file.id}`} className="button button--quiet">
          {t('app.cancel')}
        </Link>
      </div>
    </Page>
  )
}

/** What the file holds, and what stays. */
function Travels({ file }: { readonly file: CaseFile }) {
  const { t } = useWords()
  const guarded = useProtected().some(({ caseId }) => caseId === file.id)
  const unread = toReview(file).length
  return (
    <section className="card stack personal" aria-labelledby="travels">
      <h2 id="travels">
        {t('move.travels')} <span className="personal__mark">{t('exports.personal')}</span>
      </h2>
      <ul>
        <li>{t('move.travels-case')}</li>
        <li>{t('move.travels-forms', { count: file.measurements.length })}</li>
        {file.goals.length > 0 && <li>{t('move.travels-goals', { count: file.goals.length })}</li>}
        {file.protocol && <li>{t('move.travels-protocol')}</li>}
      </ul>
      <p>{t('move.stays')}</p>
      {measuredHere(file).length > 0 && <p>{t('move.counted')}</p>}
      {guarded && <p>{t('move.protected')}</p>}
      {unread > 0 && <Notice>{t('move.unread', { count: unread })}</Notice>}
    </section>
  )
}

const givers: readonly Consent['by'][] = ['self', 'guardian', 'both']

function ConsentFields(props: {
  readonly by: Consent['by'] | null
  readonly setBy: (by: Consent['by']) => void
  readonly day: string
  readonly setDay: (day: string) => void
  readonly faults: readonly string[]
}) {
  const { t } = useWords()
  const { me } = useVault()
  return (
    <>
      <fieldset className="choice-set">
        <legend>{t('move.consent')}</legend>
        {givers.map((one) => (
          <label key={one} className="option">
            <input
              type="radio"
              name="consent"
              checked={props.by === one}
              onChange={() => props.setBy(one)}
              autoComplete="off"
            />
            {t(`move.consent.${one}`)}
          </label>
        ))}
        {props.faults.includes('consent') && (
          <p className="field__fault" role="alert">
            {t('move.consent-needed')}
          </p>
        )}
      </fieldset>
      <DateField
        label={t('move.consent-day')}
        hint={t('move.consent-noted', { name: me.name })}
        fault={props.faults.includes('day') ? t('paper.wrong-day') : undefined}
        value={props.day}
        onChange={props.setDay}
      />
    </>
  )
}

/** Their address, which counts only once its words were heard. */
function OtherUnit(props: {
  readonly to: Address | null
  readonly setTo: (to: Address | null) => void
  readonly lacking: boolean
}) {
  const { t, named } = useWords()
  const vault = useVault()
  const [read, setRead] = useState<{ readonly to: Address; readonly words: string } | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const take = async (text: string) => {
    props.setTo(null)
    const found = await (await vault.moves()).readAddress(text)
    setRefused('refused' in found ? found.refused : null)
    setRead('refused' in found ? null : found)
  }
  return (
    <section className="stack" aria-labelledby="other-unit">
      <h2 id="other-unit">{t('move.to')}</h2>
      <p>{t('move.to-about')}</p>
      <DocumentField
        label={t('move.address-file')}
        fault={props.lacking && !read ? t('move.to-needed') : undefined}
        onText={(text) => void take(text)}
      />
      {refused && <Notice kind="refusal">{named(`move.refused.${refused}`, refused)}</Notice>}
      {read && !props.to && (
        <>
          <p>{t('move.says', { name: read.to.name, day: read.to.day })}</p>
          <WordsHeard
            key={read.words}
            words={read.words}
            hint={t('move.words-of-address', { name: read.to.name })}
            heard={() => props.setTo(read.to)}
          />
          {props.lacking && <Notice kind="refusal">{t('move.words-needed')}</Notice>}
        </>
      )}
      <div role="status">{props.to && <Notice kind="calm">{t('move.to-sure', { name: props.to.name })}</Notice>}</div>
    </section>
  )
}

function Made({ file, name, unit, words }: Spoken & { file: CaseFile; name: string; unit: string }) {
  const { t } = useWords()
  return (
    <Page title={t('move.made')} tab={t('case.tab')} narrow>
      <p role="status">{t('exports.saved', { name })}</p>
      <p>{t('move.made-next', { unit })}</p>
      <WordsToReadOut words={words} />
      <p>{t('move.made-again')}</p>
      <div className="row">
        <Link href={`/cases/${file.id}`} className="button button--main">
          {t('move.words-read')}
        </Link>
      </div>
    </Page>
  )
}
