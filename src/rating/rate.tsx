/** A clinician rates one child: day, occasion, band, number. Other raters' figures are shown only when this one is kept. */

import { useState } from 'react'
import { Link } from 'wouter'
import * as z from 'zod'
import { fitsAge, itemIds, ratedForm } from '#instruments'
import { type CaseFile, caseFiles } from '../case-file/case-file.ts'
import { today } from '../clock/today.ts'
import { DateField } from '../controls/date-field.tsx'
import { NotSaved, useTyped } from '../controls/typed.tsx'
import { useSaving } from '../controls/use-saving.tsx'
import { Button, Notice, Page } from '../look/index.tsx'
import { ComparedRatings } from '../results/compared-ratings.tsx'
import { ratingsOf } from '../results/two-raters.ts'
import { type KeptOf, type NewRecord, useRecords, useVault } from '../vault/index.ts'
import { useWords } from '../words/index.tsx'
import { BandThenNumber, nothingChosen } from './band-then-number.tsx'
import { lastTrained, trainingState } from './rounds.ts'
import { ScaleText, useScaleText } from './scale-text.tsx'
import './rating.css'

type Occasion = 'first' | 'follow-up'

export function RatePage({ caseId, onDone }: { readonly caseId: string; readonly onDone: () => void }) {
  const { t } = useWords()
  const records = useRecords()
  const { me } = useVault()
  const [kept, setKept] = useState<string | null>(null)
  const file = caseFiles(records).get(caseId)
  if (!file) return null
  const ratings = ratingsOf(file.measurements)
  return (
    <Page narrow title={t('rating.title', { code: file.code })} tab={t('rating.tab')}>
      {kept === null ? (
        <>
          <Trained day={lastTrained(records, me.staff)} />
          <Age file={file} />
          <RatingForm caseId={caseId} rated={ratings.length > 0} onKept={setKept} />
        </>
      ) : (
        <>
          <div role="status">
            <Notice kind="calm">{t('rating.kept')}</Notice>
          </div>
          <ComparedRatings ratings={ratings} />
          <Button look="main" onClick={onDone}>
            {t('rating.done')}
          </Button>
        </>
      )}
    </Page>
  )
}

/** The scale is made for an age; outside it a rating may be made, and is read with care. */
function Age({ file }: { readonly file: CaseFile }) {
  const { t } = useWords()
  if (fitsAge(ratedForm, file, today())) return null
  return <Notice>{t('results.outside-age', { from: ratedForm.ages.from, to: ratedForm.ages.to })}</Notice>
}

function Trained({ day }: { readonly day: string | null }) {
  const { t } = useWords()
  const state = trainingState(day, today())
  return (
    <p className="muted">
      {t(`training.state.${state}`, { day: day ?? '' })} <Link href="/training">{t('training.title')}</Link>
    </p>
  )
}

/** As it stands on the screen. */
const rated = z.object({
  choice: z.object({ band: z.number().nullable(), score: z.number().nullable() }),
  day: z.string(),
  occasion: z.enum(['first', 'follow-up']).nullable(),
})
type Rated = z.infer<typeof rated>

function RatingForm(props: {
  readonly caseId: string
  readonly rated: boolean
  readonly onKept: (record: string) => void
}) {
  const { t } = useWords()
  const vault = useVault()
  const records = useRecords()
  const typed = useTyped(rated, props.caseId)
  const unset = { choice: nothingChosen, day: today(), occasion: props.rated ? null : ('first' as const) }
  const [{ choice, day, occasion }, setRated] = useState<Rated>(typed.found ?? unset)
  const set = (part: Partial<Rated>) => setRated((before) => ({ ...before, ...part }))
  const [asked, setAsked] = useState(false)
  const { busy, save, refusal } = useSaving()
  const text = useScaleText()
  const fault = faultOf(choice.band, choice.score)
  const dayFault = day === '' ? 'rating.no-day' : day > today() ? 'rating.future' : null

  const keep = async () => {
    setAsked(true)
    if (fault || dayFault || occasion === null || choice.score === null) return
    const rater = { staff: vault.me.staff, trained: lastTrained(records, vault.me.staff) }
    const wording = text && { hash: text.hash, language: text.pack.language, training: false }
    const rating = { score: choice.score, day, occasion, rater, wording }
    const [record] = (await save(() => vault.append(ratingRecord(props.caseId, rating), ...typed.settled))) ?? []
    if (record) props.onKept(record.id)
  }
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void keep()
      }}
    >
      <NotSaved
        typed={typed}
        value={choice.band === null && choice.score === null ? null : { choice, day, occasion }}
        what={t('unsaved.what')}
        forget={() => setRated(unset)}
      />
      <p>{t('rating.about')}</p>
      <DateField
        label={t('rating.day')}
        fault={asked && dayFault ? t(dayFault) : undefined}
        value={day}
        onChange={(day) => set({ day })}
        max={today()}
      />
      <OccasionChoice occasion={occasion} onChange={(occasion) => set({ occasion })} asked={asked} />
      <BandThenNumber
        choice={choice}
        onChange={(choice) => set({ choice })}
        fault={asked && fault ? t(fault) : undefined}
      />
      <ScaleText text={text} />
      {refusal}
      <Button type="submit" look="main" disabled={busy}>
        {t('app.save')}
      </Button>
    </form>
  )
}

function OccasionChoice(props: {
  readonly occasion: Occasion | null
  readonly onChange: (occasion: Occasion) => void
  readonly asked: boolean
}) {
  const { t } = useWords()
  return (
    <fieldset className="occasions">
      <legend>{t('rating.occasion')}</legend>
      {(['first', 'follow-up'] as const).map((occasion) => (
        <label key={occasion} className="bands__row">
          <input
            type="radio"
            autoComplete="off"
            name="occasion"
            checked={props.occasion === occasion}
            onChange={() => props.onChange(occasion)}
          />
          <span>{t(`occasion.${occasion}`)}</span>
        </label>
      ))}
      {props.asked && props.occasion === null && (
        <p className="field__fault" role="alert">
          {t('rating.no-occasion')}
        </p>
      )}
    </fieldset>
  )
}

const faultOf = (band: number | null, score: number | null) =>
  band === null ? 'rating.no-band' : score === null ? 'rating.no-number' : null

interface NewRating {
  readonly score: number
  readonly day: string
  readonly occasion: Occasion
  readonly rater: { readonly staff: string; readonly trained: string | null }
  readonly wording: KeptOf<'answers'>['body']['wording']
}

function ratingRecord(caseId: string, { score, day, occasion, rater, wording }: NewRating): NewRecord {
  const [item] = itemIds(ratedForm)
  if (item === undefined) throw new Error('the rated form asks nothing')
  return {
    caseId,
    body: {
      kind: 'answers',
      form: ratedForm.id,
      revision: ratedForm.revision,
      informant: 'clinician',
      occasion,
      day,
      answers: { [item]: score },
      blanks: {},
      via: 'rating',
      mode: null,
      wording,
      rater,
      corrects: null,
    },
  }
}
