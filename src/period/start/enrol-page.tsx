/** The device's place at the collector: a code is typed, four words are compared, and only then is anything kept. */

import { type FormEvent, useState } from 'react'
import { Link } from 'wouter'
import { practiceCode } from '#aggregate'
import { useRoles } from '../../case-file/roles.ts'
import { OneTimeCodeField } from '../../controls/one-time-code-field.tsx'
import { Button, Field, Notice, Page } from '../../look/index.tsx'
import { type Enrolment, type EnrolmentRefusal, enrol, enrolmentOf, enrolmentRecord } from '../../outbox/enrolment.ts'
import { useRecords, useVault } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'
import { ForReleaser } from '../steps/for-releaser.tsx'

export function EnrolPage() {
  const { t } = useWords()
  const { releaser } = useRoles()
  if (releaser) return <Enrolling />
  return (
    <Page title={t('period.enrol.title')} narrow above={<Link href="/period">{t('period.title')}</Link>}>
      <ForReleaser>{null}</ForReleaser>
    </Page>
  )
}

function Enrolling() {
  const { t } = useWords()
  const vault = useVault()
  const enrolled = enrolmentOf(useRecords())
  const [code, setCode] = useState('')
  const [name, setName] = useState('')
  const [asking, setAsking] = useState(false)
  const [made, setMade] = useState<Enrolment | null>(null)
  const [said, setSaid] = useState<EnrolmentRefusal | null>(null)

  async function ask(code: string, name: string) {
    setAsking(true)
    setSaid(null)
    const answer = await enrol(vault, code, name)
    setAsking(false)
    if ('refused' in answer) return setSaid(answer)
    // A practice unit is the device's own: there is no second screen to compare with, and nothing real to protect.
    if (answer.enrolled.unit.practice) await keep(answer)
    else setMade(answer)
  }
  async function keep(made: Enrolment) {
    await vault.append(enrolmentRecord(made))
    setMade(null)
  }
  const practise = () => ask(practiceCode, t('period.enrol.practice-device'))
  function submit(event: FormEvent) {
    event.preventDefault()
    void ask(code, name.trim())
  }

  if (made) return <FourWords made={made} keep={keep} drop={() => setMade(null)} />
  return (
    <Page title={t('period.enrol.title')} narrow above={<Link href="/period">{t('period.title')}</Link>}>
      {enrolled && (
        <Notice kind="calm">
          <p>{t('period.start.enrolled', { unit: enrolled.unit.name })}</p>
          <Link href="/period" className="button button--main">
            {t('app.continue')}
          </Link>
        </Notice>
      )}
      {said && (
        <Notice kind="refusal">
          {said.refused === 'by-collector'
            ? t('period.enrol.by-collector', { sentence: said.sentence })
            : t(`period.enrol.${said.refused}`)}
        </Notice>
      )}
      {vault.practice ? (
        <>
          <p>{t('period.enrol.practice')}</p>
          <Button look="main" disabled={asking} onClick={() => void practise()}>
            {t('period.enrol.practice-button')}
          </Button>
        </>
      ) : (
        <form className="stack" onSubmit={submit}>
          <p>{t('period.enrol.about')}</p>
          <OneTimeCodeField
            label={t('period.enrol.code')}
            hint={t('period.enrol.code-hint')}
            value={code}
            onChange={setCode}
          />
          <Field label={t('period.enrol.name')} hint={t('period.enrol.name-hint')}>
            {(ties) => (
              <input
                {...ties}
                className="input"
                value={name}
                onChange={(event) => setName(event.target.value)}
                maxLength={60}
                required
              />
            )}
          </Field>
          <Button type="submit" look="main" disabled={asking || code.trim() === '' || name.trim() === ''}>
            {t('period.enrol.title')}
          </Button>
        </form>
      )}
    </Page>
  )
}

function FourWords(props: {
  readonly made: Enrolment
  readonly keep: (made: Enrolment) => Promise<void>
  readonly drop: () => void
}) {
  const { t } = useWords()
  return (
    <Page title={t('period.enrol.words-title')} narrow>
      <p>{t('period.enrol.words', { unit: props.made.enrolled.unit.name })}</p>
      <ol className="four-words" lang="sv" dir="ltr">
        {props.made.words.map((word) => (
          <li key={word}>{word}</li>
        ))}
      </ol>
      <div className="row">
        <Button look="main" onClick={() => void props.keep(props.made)}>
          {t('period.enrol.same')}
        </Button>
        <Button onClick={props.drop}>{t('period.enrol.differ')}</Button>
      </div>
      <p className="muted">{t('period.enrol.differ-what')}</p>
    </Page>
  )
}
