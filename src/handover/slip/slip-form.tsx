/** What staff choose before a slip is made: whose it is, its forms, how long it lives, and by which way it travels. */
import { type FormEvent, useMemo, useState } from 'react'
import { Link } from 'wouter'
import { type Form, GOALS_FORM } from '#instruments'
import type { CaseFile } from '../../case-file/case-file.ts'
import { formsAt } from '../../case-file/offers.ts'
import { type Addressee, addressees, LONGEST_DAYS, smsAllowed } from '../../case-file/slips.ts'
import { useHome } from '../../case-file/use-home.ts'
import { today } from '../../clock/today.ts'
import { useSaving } from '../../controls/use-saving.tsx'
import { Button, Field, Notice } from '../../look/index.tsx'
import { RelayRefusal, useRecords, useVault } from '../../vault/index.ts'
import { useFormName } from '../../words/form-name.ts'
import { useWords } from '../../words/index.tsx'
import { languageName } from '../../words/language-name.ts'
import { LeftOut } from '../left-out.tsx'
import { choices, commonLanguages, planOf } from '../plan.ts'
import { usePacks } from '../use-packs.ts'
import { agreedOf, type Consent, ConsentFields } from './consent-fields.tsx'
import type { Finished } from './made-slip.tsx'

interface Chosen {
  readonly for: Addressee
  readonly forms: readonly Form[]
  readonly language: string
  readonly days: number
  readonly bySms: boolean
}

export function SlipForm({ file, done }: { readonly file: CaseFile; readonly done: (made: Finished) => void }) {
  const { t, named } = useWords()
  const vault = useVault()
  const at = useHome()
  const [day] = useState(today)
  const possible = addressees(file, day)
  const [chosen, setChosen] = useState<Chosen>({
    ...{ for: possible[0] as Addressee, forms: [], language: 'sv', days: LONGEST_DAYS, bySms: false },
  })
  const choose = (change: Partial<Chosen>) => setChosen((before) => ({ ...before, ...change }))
  const [consent, setConsent] = useState<Consent>({ by: null, day })
  const [refused, setRefused] = useState<string | null>(null)
  const { busy, save, refusal } = useSaving()
  const sms = smsAllowed(useRecords())
  const packs = usePacks(file, chosen.forms, day)
  const languages = commonLanguages(packs ?? [])
  const language = languages.includes(chosen.language) ? chosen.language : (languages[0] ?? chosen.language)
  const teacher = chosen.for.to === 'teacher'
  const review = chosen.forms.some((form) => form.review.length > 0)
  const promise = at?.home.reading()?.promise ?? null

  const { forms } = chosen
  const plan = useMemo(
    () =>
      planOf(
        file,
        forms.map((form, at) => ({ form, packs: packs?.[at] ?? [] })),
        language,
        day,
      ),
    [file, forms, packs, language, day],
  )

  const make = async (event: FormEvent) => {
    event.preventDefault()
    const agreed = teacher ? agreedOf(consent, day) : null
    const lacking =
      chosen.forms.length === 0 ? 'no-form' : !plan ? 'no-words' : teacher && !agreed ? 'no-consent' : null
    setRefused(lacking)
    if (!plan || lacking) return
    const asked = {
      ...{ caseId: file.id, ...chosen.for, forms: plan.forms, language, days: chosen.days },
      ...{ bySms: sms && chosen.bySms, consent: agreed },
    }
    const made = await save(async () =>
      (await vault.home()).make(location.origin, asked).catch((fault) => {
        if (!(fault instanceof RelayRefusal)) throw fault
        return { refused: fault.refused }
      }),
    )
    if (made && 'refused' in made) setRefused(made.refused)
    else if (made) done({ ...made, for: chosen.for, language, review, promise })
  }

  return (
    <form className="stack" autoComplete="off" onSubmit={(event) => void make(event)}>
      <WhoFor possible={possible} chosen={chosen.for} choose={(next) => choose({ for: next, forms: [] })} />
      <WhichForms
        offered={choices(file, formsAt(vault), chosen.for.informant, day).offered.filter(canTravel)}
        chosen={chosen.forms}
        choose={(forms) => choose({ forms })}
      />
      {review && at && !promise && (
        <Notice>
          {t('slip.nobody-reads')} <Link href="/unit/home">{t('unit.home')}</Link>
        </Notice>
      )}
      {languages.length > 1 && (
        <LanguageChoice languages={languages} chosen={language} choose={(next) => choose({ language: next })} />
      )}
      <HowLong days={chosen.days} choose={(days) => choose({ days })} />
      {sms && <WayThere bySms={chosen.bySms} choose={(bySms) => choose({ bySms })} />}
      {teacher && <ConsentFields consent={consent} setConsent={setConsent} />}
      {plan && <LeftOut plan={plan} to="slip" />}
      {refused && <Notice kind="refusal">{named(`slip.refused.${refused}`, t('slip.refused.other'))}</Notice>}
      {refusal}
      <div className="row">
        <Button look="main" type="submit" disabled={busy || !packs}>
          {t(busy ? 'slip.making' : 'slip.make')}
        </Button>
        <Link href={`/cases/${file.id}`} className="button button--quiet">
          {t('app.cancel')}
        </Link>
      </div>
    </form>
  )
}

/** Goals are in the young person's own words, and are rated in the room. */
const canTravel = ({ id }: Form) => id !== GOALS_FORM

const keyOf = ({ to, informant }: Addressee) => `${to}-${informant}`

function WhoFor(props: {
  readonly possible: readonly Addressee[]
  readonly chosen: Addressee
  readonly choose: (one: Addressee) => void
}) {
  const { t, named } = useWords()
  const guarded = props.possible.some(({ to, informant }) => to === 'guardian' && informant === 'self')
  return (
    <fieldset className="choice-set">
      <legend>{t('slip.to')}</legend>
      {props.possible.map((one) => (
        <label key={keyOf(one)} className="option">
          <input
            type="radio"
            name="to"
            autoComplete="off"
            checked={keyOf(one) === keyOf(props.chosen)}
            onChange={() => props.choose(one)}
          />
          {named(`slip.to.${keyOf(one)}`, keyOf(one))}
        </label>
      ))}
      {!guarded && <p className="muted">{t('slip.from-13')}</p>}
    </fieldset>
  )
}

function WhichForms(props: {
  readonly offered: readonly Form[]
  readonly chosen: readonly Form[]
  readonly choose: (forms: readonly Form[]) => void
}) {
  const { t } = useWords()
  const formName = useFormName()
  const { offered, chosen } = props
  const toggle = (form: Form) =>
    props.choose(chosen.includes(form) ? chosen.filter((one) => one !== form) : [...chosen, form])
  return (
    <fieldset className="choice-set">
      <legend>{t('hand.forms')}</legend>
      {offered.length === 0 && <p>{t('slip.no-form-fits')}</p>}
      {offered.map((form) => (
        <label key={form.id} className="option">
          <input type="checkbox" autoComplete="off" checked={chosen.includes(form)} onChange={() => toggle(form)} />
          {formName(form.id)}
        </label>
      ))}
    </fieldset>
  )
}

function LanguageChoice(props: {
  readonly languages: readonly string[]
  readonly chosen: string
  readonly choose: (language: string) => void
}) {
  const { t } = useWords()
  return (
    <Field label={t('hand.language')}>
      {(ties) => (
        <select {...ties} className="input" value={props.chosen} onChange={(event) => props.choose(event.target.value)}>
          {props.languages.map((each) => (
            <option key={each} value={each} lang={each}>
              {languageName(each, each)}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

function HowLong({ days, choose }: { readonly days: number; readonly choose: (days: number) => void }) {
  const { t } = useWords()
  return (
    <Field label={t('slip.days')}>
      {(ties) => (
        <select {...ties} className="input" value={days} onChange={(event) => choose(Number(event.target.value))}>
          {Array.from({ length: LONGEST_DAYS }, (_, i) => i + 1).map((count) => (
            <option key={count} value={count}>
              {t('slip.days-of', { count })}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

/** Måttstock sends no message itself; where the unit does, four digits are said another way. */
function WayThere({ bySms, choose }: { readonly bySms: boolean; readonly choose: (bySms: boolean) => void }) {
  const { t } = useWords()
  return (
    <fieldset className="choice-set">
      <legend>{t('slip.way')}</legend>
      {[false, true].map((way) => (
        <label key={String(way)} className="option">
          <input type="radio" name="way" autoComplete="off" checked={bySms === way} onChange={() => choose(way)} />
          {t(way ? 'slip.way.sms' : 'slip.way.here')}
        </label>
      ))}
      {bySms && <p className="muted">{t('slip.way.sms-about')}</p>}
    </fieldset>
  )
}
