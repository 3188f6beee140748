/** Between staff and whoever answers: one card with what is to happen, and one press. */
import { lazy, Suspense, useMemo, useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import type { Form } from '#instruments'
import './handover.css'
import type { CaseFile } from '../case-file/case-file.ts'
import { formsAt } from '../case-file/offers.ts'
import { endedPacks } from '../catalogue/packs.ts'
import { today } from '../clock/today.ts'
import { TextField } from '../controls/text-field.tsx'
import { useSaving } from '../controls/use-saving.tsx'
import { Button, Notice, Page } from '../look/index.tsx'
import { type HandoverPlan, useVault } from '../vault/index.ts'
import { useFormName } from '../words/form-name.ts'
import { loadLaterWords, useWords } from '../words/index.tsx'
import { languageName } from '../words/language-name.ts'
import { FormChoice } from './form-choice.tsx'
import { laterSetting, useLater } from './given-back-page.tsx'
import { HandOverCard } from './hand-over-card.tsx'
import { type Moment, MomentChoice } from './moment-choice.tsx'
import { PinChoice } from './pin-choice.tsx'
import { answerers, choices, commonLanguages, planOf, readChosen } from './plan.ts'
import type { Sent } from './send-to-tablet.tsx'
import { usePacks } from './use-packs.ts'

const SendToTablet = lazy(async () => {
  const [room] = await Promise.all([import('./send-to-tablet.tsx'), loadLaterWords()])
  return room
})
const SentPage = lazy(() => import('./sent-page.tsx'))

export function HandOverPage(props: {
  readonly file: CaseFile
  readonly handOver: (plan: HandoverPlan) => Promise<void>
}) {
  const { t, language: spokenBy } = useWords()
  const formName = useFormName()
  const { file } = props
  const vault = useVault()
  const [search] = useSearchParams()
  const [chosen, setChosen] = useState<readonly Form[]>(() => readChosen(search.get('forms'), file))
  const [who, setWho] = useState(
    () => answerers.find((one) => one === chosen[0]?.informant) ?? firstFitting(file, formsAt(vault)),
  )
  const [language, setLanguage] = useState('sv')
  const chosenBefore: Moment = useLater(file.id) ? 'later' : 'now'
  const [moment, setMoment] = useState<Moment>('now')
  const [reason, setReason] = useState('')
  const [fault, setFault] = useState<string | undefined>()
  const { save, refusal } = useSaving()
  const [busy, setBusy] = useState(false)
  const [sent, setSent] = useState<Sent | null>(null)
  // Looked at again at the press: a page may stand open over midnight.
  const [day, setDay] = useState(today)
  const found = usePacks(file, chosen, day)
  const packs = found ?? []
  const ended = chosen.flatMap((form) => endedPacks(vault.of('loaded'), form, day))

  const { offered } = choices(file, formsAt(vault), who, today())
  const pastOffer = chosen.filter(({ id }) => !offered.some((form) => form.id === id))
  const languages = commonLanguages(packs)
  const spoken = languages.includes(language) ? language : (languages[0] ?? language)
  // Recordings make it long to write.
  const plan = useMemo(
    () =>
      planOf(
        file,
        chosen.map((form, at) => ({ form, packs: found?.[at] ?? [] })),
        spoken,
        day,
      ),
    [file, chosen, found, spoken, day],
  )

  /** What is asked first is answered, and noted. */
  const ready = async () => {
    if (day !== today()) setDay(today())
    else if (pastOffer.length > 0 && reason.trim() === '') setFault(t('app.required'))
    else return pastOffer.length === 0 || (await save(noteReason)) !== null
    return false
  }
  const go = async () => {
    if (!plan || !(await ready())) return
    if (moment !== chosenBefore && !(await save(noteMoment))) return
    setBusy(true)
    await props.handOver(plan)
  }
  const noteMoment = () =>
    vault.append({ caseId: file.id, body: { kind: 'setting', name: laterSetting, value: moment === 'later' } })
  const noteReason = () =>
    vault.append({
      caseId: file.id,
      body: {
        kind: 'audit',
        what: 'form-past-offer',
        detail: `${pastOffer.map(({ id }) => id).join(', ')}: ${reason.trim()}`.slice(0, 400),
      },
    })

  if (sent) return <SentPage file={file} sent={sent} />
  return (
    <Page title={t('hand.title')} narrow>
      {ended.map(({ pack }) => (
        <Notice key={`${pack.form} ${pack.language}`}>
          <p>
            {t('wordings.ended-for', {
              form: formName(pack.form),
              language: languageName(pack.language, spokenBy),
              day: pack.licence.validUntil ?? '',
            })}
          </p>
          <Link href="/unit/wordings">{t('wordings.title')}</Link>
        </Notice>
      ))}
      {packs.some((found) => found.length === 0) && (
        <div className="row">
          <Link className="button button--main" href={`/cases/${file.id}/paper`}>
            {t('case.paper')}
          </Link>
          <Link className="button" href="/unit/wordings/missing">
            {t('wordings.missing')}
          </Link>
        </div>
      )}
      <HandOverCard {...{ file, who, chosen, packs, language: spoken, languages, setLanguage }} />
      {pastOffer.length > 0 && (
        <TextField
          label={t('hand.past-offer')}
          hint={t('hand.past-offer-hint')}
          value={reason}
          onChange={setReason}
          fault={fault}
          max={200}
        />
      )}
      {plan && vault.joined() && (
        <Suspense>
          <SendToTablet plan={plan} ready={ready} sent={setSent} />
        </Suspense>
      )}
      {chosen.length > 0 && <Notice kind="calm">{t('hand.then')}</Notice>}
      {refusal}
      {chosen.length > 0 && <MomentChoice moment={moment} setMoment={setMoment} />}
      {chosen.length > 0 && <PinChoice />}
      <Button look="main" className="hand-over" onClick={() => void go()} disabled={busy || !plan}>
        {t(busy ? 'hand.going' : 'hand.go')}
      </Button>
      <FormChoice
        key={who}
        {...{ file, who, chosen, setChosen }}
        open={chosen.length === 0}
        setWho={(next) => {
          setWho(next)
          setChosen([])
        }}
      />
    </Page>
  )
}

const firstFitting = (file: CaseFile, register: readonly Form[]) =>
  answerers.find((one) => choices(file, register, one, today()).offered.length > 0) ?? 'self'
